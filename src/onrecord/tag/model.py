"""The model's files: weights as an ONNX graph, a tokenizer, and a card with checksums."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.errors import ModelError
from onrecord.graph import Graph
from onrecord.released import verify_file
from onrecord.tag.calibration import EVIDENCE, Calibration
from onrecord.tag.decode import LAYERS, Transitions
from onrecord.tag.encode import FEATURES, in_marks, load_tokenizer
from onrecord.tag.link import DISTANCES, PointerWeights
from onrecord.tag.pieces import WordPieces
from onrecord.types import ModelIdentity

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

FORMAT = 3
MIDDLE = "middle"
"""The output of the encoder that the branch for acts goes on from."""
ACT_WEIGHTS = "acts.onnx"

Window = tuple["NDArray[np.int64]", "NDArray[np.int64]"]
"""Of a window's pieces the vocabulary ids, (pieces,), at least one, and the layout features."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What the encoder makes of a window.

    Attributes:
        labels: Label scores, (pieces, LAYERS * labels).
        vectors: The pointers' vectors, (pieces, 4 * width): queries and keys of ``source_of``,
            then of ``cue_of``.
        middle: The vectors of the pieces half-way up, with the marks at the window's ends, (1,
            pieces + 2, size); ``None`` where they are not wanted.
    """

    labels: NDArray[np.float32]
    vectors: NDArray[np.float32]
    middle: NDArray[np.float32] | None = None


@dataclass(frozen=True)
class Companion:
    """A second model, whose label scores count a little beside those of the first.

    Encoders of different kinds err in different places. In quotation marks the first is followed
    alone: what of fiction stands in marks is content, which the smaller one sees less often.

    Attributes:
        model: The second model. It has the same word pieces, by other ids.
        ids: The second's vocabulary id for each of the first's, shape (vocabulary,).
        weight: Its share of a mean, from 0 to 1.
    """

    model: Model
    ids: NDArray[np.int64]
    weight: float

    def join(self, windows: Sequence[Window], scores: Sequence[Scores]) -> list[Scores]:
        """Return the first model's ``scores`` of ``windows`` with the mean of both's labels."""
        seconds = self.model.score([(self.ids[pieces], features) for pieces, features in windows])
        return [
            replace(first, labels=first.labels + self._shares(features) * (second - first.labels))
            for first, second, (_, features) in zip(
                scores, (each.labels for each in seconds), windows, strict=True
            )
        ]

    def _shares(self, features: NDArray[np.int64]) -> NDArray[np.float32]:
        return np.where(in_marks(features), 0, self.weight).astype(np.float32)[:, None]


@dataclass(frozen=True)
class Model:
    """A loaded model.

    Attributes:
        identity: Name, version and checksum of the weights.
        encoder: Labels the pieces of a window.
        pieces: Makes word pieces.
        begin, end: Vocabulary ids of the marks at a window's ends.
        max_pieces: Pieces in a window, the two marks left out.
        width: Length of the pointers' vectors.
        transitions: Scores of the labels' transitions, for each layer of statements.
        source_of, cue_of: The pointers' weights.
        calibration: Makes a confidence of the probabilities of a statement's parts.
        acts: Goes on from the middle of the encoder to tell acts; ``None`` where the model tells
            none.
        act_scale: What its scores are multiplied by, so that the probability of an act is how
            often it is right (temperature scaling, Guo et al. 2017).
        companion: Reads beside it; ``None`` where it reads alone.
    """

    identity: ModelIdentity
    encoder: Graph
    pieces: WordPieces
    begin: int
    end: int
    max_pieces: int
    width: int
    transitions: tuple[Transitions, ...]
    source_of: PointerWeights
    cue_of: PointerWeights
    calibration: Calibration
    acts: Graph | None
    act_scale: float
    companion: Companion | None = None

    def score(self, windows: Sequence[Window], whole: bool = False) -> list[Scores]:
        """Run the encoder on windows, each alone.

        Args:
            windows: What is read.
            whole: Whether a whole text is read: a companion then reads beside, and what
                ``score_acts`` reads is kept. Single sentences are read no better by two.
        """
        # All is made ready first: a run leaves the processor's caches without anything of ours.
        feeds = [self._feed(pieces, features) for pieces, features in windows]
        wanted = ["labels", "vectors"]
        if whole:
            wanted += [name for name in self.encoder.outputs if name == MIDDLE]
        found = [
            Scores(labels[0, 1:-1], vectors[0, 1:-1], *middle)
            for labels, vectors, *middle in self.encoder.run(wanted, feeds)
        ]
        return self.companion.join(windows, found) if whole and self.companion else found

    def score_acts(self, middles: Sequence[NDArray[np.float32]]) -> list[NDArray[np.float32]]:
        """Return how much each piece of windows speaks for each act, (pieces, 2 * acts).

        First as one of a cue, then as one of a content.

        Args:
            middles: Of each window what ``Scores`` has.
        """
        assert self.acts is not None
        scored = self.acts.run(["acts"], [{MIDDLE: middle} for middle in middles])
        return [acts[0, 1:-1] * np.float32(self.act_scale) for (acts,) in scored]

    def _feed(
        self, pieces: NDArray[np.int64], features: NDArray[np.int64]
    ) -> dict[str, NDArray[np.int32]]:
        ids = np.zeros((1, len(pieces) + 2), dtype=np.int32)
        layout = np.zeros_like(ids)
        ids[0, 0], ids[0, -1] = self.begin, self.end
        ids[0, 1:-1] = pieces
        layout[0, 1:-1] = features
        return {"pieces": ids, "features": layout}


def model_folder(name: str) -> Path:
    """Return the folder of a released model.

    A model is in this package, in a package of its own (``onrecord_NAME``), or in a checkout.

    Raises:
        ModelError: If there is no such model.
    """
    places = [Path(str(files("onrecord"))) / "models", Path(__file__).parents[3] / "models"]
    if name.isidentifier() and find_spec(f"onrecord_{name}"):
        places.append(Path(str(files(f"onrecord_{name}"))) / "models")
    for folder in places:
        if (folder / name / "model.json").is_file():
            return folder / name
    known = sorted(
        path.parent.name
        for folder in places
        if folder.is_dir()
        for path in folder.glob("*/model.json")
    )
    raise ModelError(
        f"model {name!r}: not installed. Installed models: {', '.join(known) or 'none'}. "
        "Choose one of them with --model, or install the package onrecord-NAME of the model."
    )


@lru_cache(maxsize=2)
def load_model(folder: Path, threads: int = 2) -> Model:
    """Load the model in ``folder`` for ``threads`` threads.

    Raises:
        ModelError: If a file is missing or damaged, or the model needs another version.
    """
    card = _read_card(folder)
    for name, checksum in card["files"].items():
        verify_file(folder / name, checksum)
    acts = card.get("acts")
    tokenizer = load_tokenizer(folder / card["tokenizer"])
    begin, end = tokenizer.token_to_id(card["begin"]), tokenizer.token_to_id(card["end"])
    if begin is None or end is None:
        raise ModelError(
            f"{folder / card['tokenizer']}: has no {card['begin']} and {card['end']}. "
            "Install onrecord again."
        )
    heads = np.load(folder / card["heads"])
    return Model(
        identity=ModelIdentity(card["name"], card["version"], card["files"][card["weights"]]),
        encoder=Graph.open(folder / card["weights"], threads),
        pieces=WordPieces(tokenizer),
        begin=begin,
        end=end,
        max_pieces=card["max_pieces"],
        width=card["pointer_width"],
        transitions=tuple(
            Transitions(heads[f"{layer}.first"], heads[f"{layer}.between"])
            for layer in range(LAYERS)
        ),
        source_of=_pointer(heads, "source_of"),
        cue_of=_pointer(heads, "cue_of"),
        calibration=Calibration(
            bias=card["calibration"]["bias"],
            weights=tuple(card["calibration"][name] for name in EVIDENCE),
        ),
        acts=Graph.open(folder / acts["weights"], threads) if acts else None,
        act_scale=acts["scale"] if acts else 1.0,
        companion=_load_companion(folder, card.get("companion"), tokenizer, threads),
    )


def _load_companion(
    folder: Path, wanted: dict[str, Any] | None, tokenizer: Tokenizer, threads: int
) -> Companion | None:
    """Load the model that the card in ``folder`` wants beside its own, if it wants one."""
    if wanted is None:
        return None
    model = load_model(model_folder(wanted["model"]), threads)
    second = model.pieces.tokenizer
    ours, theirs = tokenizer.get_vocab(), second.get_vocab()
    marks = {mark.content for mark in tokenizer.get_added_tokens_decoder().values()}
    strange = ours.keys() - theirs.keys() - marks
    if strange:
        raise ModelError(
            f"{folder}: its companion {wanted['model']!r} does not know {len(strange)} of its word "
            "pieces. Install the models of one version of onrecord."
        )
    # A mark of the first alone, should a text contain its name, is an unknown word to the second.
    ids = np.full(len(ours), theirs[second.model.unk_token], dtype=np.int64)
    for piece in ours.keys() & theirs.keys():
        ids[ours[piece]] = theirs[piece]
    return Companion(model, ids, wanted["weight"])


def _read_card(folder: Path) -> dict[str, Any]:
    path = folder / "model.json"
    try:
        card: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: cannot be read ({error}). Install onrecord again.") from error
    expected = {"format": FORMAT, "features": FEATURES, "distances": DISTANCES}
    for field, value in expected.items():
        if card.get(field) != value:
            raise ModelError(
                f"{path}: {field} is {card.get(field)!r}; this version of onrecord reads {value}. "
                "Install the model that belongs to this version."
            )
    return card


def _pointer(heads: Any, name: str) -> PointerWeights:
    return PointerWeights(
        distance=heads[f"{name}.distance"],
        nothing=heads[f"{name}.nothing"],
        nothing_bias=float(heads[f"{name}.nothing_bias"]),
    )
