"""Open a released model: find its folder, check its files, load its graph and its tokenizer."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import ModelError
from onrecord.types import ModelIdentity

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer


@dataclass(frozen=True)
class Released:
    """A model that is loaded.

    Attributes:
        identity: Name, version and checksum of the weights.
        card: What its ``card.json`` says.
        session: Its graph.
        tokenizer: Makes its word pieces.
        begin, end: The pieces that stand at a text's beginning and end.
    """

    identity: ModelIdentity
    card: dict[str, Any]
    session: InferenceSession
    tokenizer: Tokenizer
    begin: int
    end: int

    def pieces(self, text: str) -> list[int]:
        """Return the word pieces of ``text``, without marks."""
        ids: list[int] = self.tokenizer.encode(text, add_special_tokens=False).ids
        return ids


def find_released(name: str, missing: str) -> Path:
    """Return the folder of the model ``name``: in its package, or in a checkout.

    Args:
        name: Of the model; its package is ``onrecord_name``.
        missing: What the error says where it is not installed: it has the command that does it.

    Raises:
        ModelError: If it is not installed.
    """
    package = f"onrecord_{name}"
    places = [Path(__file__).parents[2] / "models"]
    if find_spec(package):
        places.insert(0, Path(str(files(package))) / "models")
    for place in places:
        if (place / name / "card.json").is_file():
            return place / name
    raise ModelError(missing)


def open_released(folder: Path, threads: int) -> Released:
    """Load the model in ``folder`` for ``threads`` threads.

    Raises:
        ModelError: If a file is missing or is not the one that was released.
    """
    from tokenizers import Tokenizer

    try:
        card = json.loads((folder / "card.json").read_text("utf-8"))
        for name, checksum in card["files"].items():
            verify_file(folder / name, checksum)
        weights = card["files"]["weights.onnx"]
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"{folder}: cannot be read ({error}). Install it again.") from error
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    vocabulary = tokenizer.get_vocab()
    return Released(
        ModelIdentity(card["name"], card["version"], weights),
        card,
        open_session(folder / "weights.onnx", threads),
        tokenizer,
        vocabulary[card["begin"]],
        vocabulary[card["end"]],
    )


def verify_file(path: Path, checksum: str) -> None:
    """Make sure that a model's file is the one that was released.

    Raises:
        ModelError: If it cannot be read, or its SHA-256 is not ``checksum``.
    """
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(f"{path}: cannot be read ({error}). Install it again.") from error
    if found != checksum:
        raise ModelError(
            f"{path}: damaged, its checksum is {found}, not {checksum}. Install it again."
        )


def open_session(path: Path, threads: int) -> InferenceSession:
    """Load the graph in ``path``, which runs on ``threads`` threads."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        str(path),
        options,
        providers=["CPUExecutionProvider"],
        # ONNX Runtime 1.32 would join a sum and a normalisation into a kernel that takes seven
        # times as long as the two: a quarter of the network's time.
        disabled_optimizers=["SkipLayerNormFusion"],
    )
