"""Train the network that sets a claim beside what was said: ``python training/train_entail.py``.

It learns from the scenes in ``claims/``: whether a passage supports a claim, denies it, leaves it
open, or is on something else, and by what change it is denied. One scene in ten is kept apart: on
these the scale of the scores is fitted (temperature scaling, Guo et al. 2017) and the figures are
printed. Writes ``models/entail``; resumes where it was stopped.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper
from torch import Tensor, nn
from torch.nn import functional

from bases import BASES
from batches import batch_alike
from export import (
    Graph,
    _embed,
    make_model,
    measure_inputs,
    quantise,
    save_model,
    write_card,
    write_dense,
    write_layer,
    write_tokenizer,
)
from network import ENTAILMENTS, EncoderShape, Entailment
from onrecord.entail import (
    CHANGES,
    DENIED,
    ELSEWHERE,
    OPEN,
    SUPPORTED,
    Heard,
    encode_pair,
)
from onrecord.released import open_released
from onrecord.tag.encode import load_tokenizer
from retell import change, retell
from scenes import Labelled, Scene, read_scenes
from settings import has_bfloat16
from train import Average, rate_at, save_whole

HERE = Path(__file__).parent
BASE = BASES["minilm"]
VERSION = "1"
EPOCHS = 4
BATCH = 32
LEARNING_RATE = 1.5e-4
HEAD_LEARNING_RATE = 1e-3
WARMUP = 0.06
DROPOUT = 0.1
AVERAGE_DECAY = 0.995
CHANGE_WEIGHT = 0.2
"""What the loss of changes counts, that of labels being 1."""
BEFORE, AFTER = 0.5, 0.3
"""How often a passage has the sentence before it, or after it, with it."""
APART = 0.2
"""How often a claim is also set beside a passage on something else."""
RETOLD = 8
"""Sentences of a scene that are retold in their own words; half of them are changed, too."""
CHANGED = 0.5
KEPT = 10
"""Of so many scenes, one is kept apart."""
CHECKPOINT = 200
SEED = 20261127


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage and a claim as the network reads them.

    Attributes:
        pieces, kinds: Of equal length; see ``encode_pair``.
        label: ``SUPPORTED``, ``DENIED``, ``OPEN`` or ``ELSEWHERE``.
        change: Which of ``CHANGES`` makes it denied; -1 where it is not.
    """

    pieces: list[int]
    kinds: list[int]
    label: int
    change: int


class Pairs:
    """Makes pairs of scenes."""

    def __init__(self, tokenizer: Path) -> None:
        made = load_tokenizer(tokenizer)
        self._pieces: Callable[[str], list[int]] = lambda text: (
            made.encode(text, add_special_tokens=False).ids
        )
        vocabulary = made.get_vocab()
        self._begin, self._end = vocabulary[BASE.begin], vocabulary[BASE.end]

    def draw(self, scenes: Sequence[Scene], random: Random) -> list[Pair]:
        """Return every claim of ``scenes`` beside what it is judged by, some beside more."""
        return [pair for scene in scenes for pair in self._of(scene, scene.claims, random)]

    def draw_retold(self, scenes: Sequence[Scene], random: Random) -> list[Pair]:
        """Return sentences of ``scenes`` retold, rightly and with a change, in the same way."""
        return [
            pair for scene in scenes for pair in self._of(scene, retell_some(scene, random), random)
        ]

    def _of(self, scene: Scene, claims: Sequence[Labelled], random: Random) -> list[Pair]:
        found = []
        for claim in claims:
            first, last = _widen(scene, min(claim.places), max(claim.places), random)
            change = CHANGES.index(claim.change) if claim.change else -1
            found.append(self._pair(scene, first, last, claim.text, claim.label, change))
            far = [at for at in range(len(scene.sentences)) if not first - 1 <= at <= last + 1]
            if far and random.random() < APART:
                at = random.choice(far)
                apart = _widen(scene, at, at, random)
                if apart[1] < first or last < apart[0]:
                    found.append(self._pair(scene, *apart, claim.text, ELSEWHERE, -1))
        return found

    def _pair(
        self, scene: Scene, first: int, last: int, claim: str, label: int, change: int
    ) -> Pair:
        passage = [Heard(each.text, each.asked) for each in scene.sentences[first : last + 1]]
        pieces, kinds = encode_pair(passage, claim, self._pieces, self._begin, self._end)
        return Pair(pieces, kinds, label, change)


def retell_some(scene: Scene, random: Random) -> list[Labelled]:
    """Return claims made of sentences of ``scene``: see ``retell``."""
    spoken = [at for at, each in enumerate(scene.sentences) if not each.asked]
    claims = []
    for at in random.sample(spoken, min(RETOLD, len(spoken))):
        told = retell(scene.sentences[at].text, random)
        if told is None:
            continue
        claims.append(Labelled(told, SUPPORTED, (at,), None))
        changed = change(told, scene, random) if random.random() < CHANGED else None
        if changed is not None:
            claims.append(Labelled(changed[0], DENIED, (at,), changed[1]))
    return claims


def _widen(scene: Scene, first: int, last: int, random: Random) -> tuple[int, int]:
    if first and (random.random() < BEFORE or scene.sentences[first - 1].asked):
        first -= 1
    if last + 1 < len(scene.sentences) and random.random() < AFTER:
        last += 1
    return first, last


def collate(pairs: Sequence[Pair]) -> tuple[Tensor, Tensor, Tensor]:
    """Return pieces, kinds and mask, (pairs, pieces) each."""
    shape = len(pairs), max(len(each.pieces) for each in pairs)
    pieces, kinds = torch.zeros(shape, dtype=torch.long), torch.zeros(shape, dtype=torch.long)
    mask = torch.zeros(shape, dtype=torch.bool)
    for row, each in enumerate(pairs):
        length = len(each.pieces)
        pieces[row, :length], kinds[row, :length] = map(torch.tensor, (each.pieces, each.kinds))
        mask[row, :length] = True
    return pieces, kinds, mask


def loss_of(network: Entailment, pairs: Sequence[Pair]) -> Tensor:
    """Return the loss of one batch."""
    with torch.autocast("cpu", torch.bfloat16, enabled=has_bfloat16()):
        labels, changes = network(*collate(pairs))
    loss = functional.cross_entropy(labels, torch.tensor([each.label for each in pairs]))
    change = torch.tensor([each.change for each in pairs])
    if (change >= 0).any():
        told = functional.cross_entropy(changes, change, ignore_index=-1)
        loss = loss + CHANGE_WEIGHT * told
    return loss


def train(network: Entailment, pairs: Pairs, scenes: Sequence[Scene], run: Path) -> None:
    """Train to the end, and leave the moving average of the weights in ``network``."""
    random = Random(SEED)
    batches = [
        batch
        for _ in range(EPOCHS)
        for batch in batch_alike(
            [*pairs.draw(scenes, random), *pairs.draw_retold(scenes, random)],
            random,
            size=BATCH,
            length=lambda each: len(each.pieces),
        )
    ]
    heads = [*network.heads.parameters(), network.encoder.features.weight]
    known = {id(each) for each in heads}
    rest = [each for each in network.parameters() if each.requires_grad and id(each) not in known]
    optimizer = torch.optim.AdamW(
        [{"params": rest, "lr": LEARNING_RATE}, {"params": heads, "lr": HEAD_LEARNING_RATE}],
        weight_decay=0.01,
        fused=True,
    )
    rates = [group["lr"] for group in optimizer.param_groups]
    average = Average(network, AVERAGE_DECAY)
    checkpoint = run / "checkpoint.pt"
    done = 0
    if checkpoint.is_file():
        saved = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(saved["network"])
        optimizer.load_state_dict(saved["optimizer"])
        average.state, done = saved["average"], saved["step"]
    began, total = time.monotonic(), 0.0
    network.train()
    for step, batch in enumerate(batches[done:], start=done + 1):
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * rate_at(step / len(batches), WARMUP)
        loss = loss_of(network, batch)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        average.add(network, step)
        total += loss.item()
        if step % CHECKPOINT == 0 or step == len(batches):
            left = (time.monotonic() - began) * (len(batches) - step) / (step - done) / 60
            since = step % CHECKPOINT or CHECKPOINT
            print(
                f"step {step}/{len(batches)}  loss {total / since:.3f}  {left:.0f} min left",
                flush=True,
            )
            total = 0.0
            state = {"network": network.state_dict(), "optimizer": optimizer.state_dict()}
            save_whole(checkpoint, {**state, "average": average.state, "step": step})
    network.load_state_dict(average.state)
    network.eval()


def score(network: Entailment, pairs: Sequence[Pair]) -> tuple[Tensor, Tensor]:
    """Return the scores of labels and of changes for ``pairs``."""
    with torch.no_grad():
        found = [network(*collate([pair])) for pair in pairs]
    return torch.cat([labels for labels, _ in found]), torch.cat([each for _, each in found])


def report(labels: Tensor, changes: Tensor, pairs: Sequence[Pair]) -> float:
    """Print how many labels and changes are right, and return the scale of the scores."""
    gold = torch.tensor([each.label for each in pairs])
    found = labels.argmax(dim=1)
    names = ("supported", "denied", "open", "elsewhere")
    for label, name in enumerate(names):
        there = gold == label
        told = ", ".join(f"{names[each]} {int((found[there] == each).sum())}" for each in range(4))
        print(f"{name}: {told}")
    on = gold != ELSEWHERE
    plain = torch.where(found == ELSEWHERE, OPEN, found)
    print(f"right: {100 * (found == gold).float().mean():.1f} % of four")
    print(f"right: {100 * (plain == gold)[on].float().mean():.1f} % of three, on the subject")
    change = torch.tensor([each.change for each in pairs])
    denied = change >= 0
    right = (changes.argmax(dim=1) == change)[denied].float().mean()
    print(f"changes: {100 * right:.1f} % right")
    scales = torch.linspace(0.1, 1.5, 141)
    losses = [functional.cross_entropy(labels * scale, gold).item() for scale in scales]
    return round(float(scales[int(np.argmin(losses))]), 2)


def write(network: Entailment, pairs: Sequence[Pair], folder: Path) -> None:
    """Write the graph in int8: inputs ``pieces`` and ``features``, one pair at a time."""

    def read() -> None:
        score(network, pairs)

    network.eval()
    ranges = measure_inputs(network, "encoder.layers.", read)
    state = {name: value.numpy() for name, value in network.state_dict().items()}
    shape = network.encoder.shape
    graph = Graph(ranges)
    hidden, _length = _embed(graph, state, shape)
    table = graph.weight("features.table", state["encoder.features.weight"])
    kinds = graph.node("Gather", [table, "features"], "embedded.features")
    hidden = graph.node("Add", [hidden, kinds], "embedded.featured")
    for index in range(shape.num_hidden_layers):
        hidden = write_layer(graph, state, shape, f"encoder.layers.{index}", hidden, None)
    mean = graph.node("ReduceMean", [hidden], "mean", axes=[1], keepdims=1)
    first = graph.node("Gather", [hidden, graph.weight("opening", np.array([0]))], "first", axis=1)
    both = graph.node("Concat", [first, mean], "both", axis=2)
    for name, rows in (("labels", slice(ENTAILMENTS)), ("changes", slice(ENTAILMENTS, None))):
        write_dense(graph, both, name, state["heads.weight"][rows], state["heads.bias"][rows])
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT32, ["batch", "pieces"])
        for name in ("pieces", "features")
    ]
    with tempfile.TemporaryDirectory() as scratch:
        whole, small = Path(scratch) / "whole.onnx", Path(scratch) / "small.onnx"
        onnx.save(make_model(graph, inputs, ("labels", "changes")), str(whole))
        quantise(whole, small)
        save_model(onnx.load(str(small)), folder / "weights.onnx")


def main() -> int:
    """Read the command line, train and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=HERE.parent / "models/entail")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(SEED)
    run = HERE / "runs/entail"
    run.mkdir(parents=True, exist_ok=True)
    base = BASE.unpack(HERE / "runs")
    pairs = Pairs(base / "tokenizer.json")
    scenes = read_scenes(HERE / "claims")
    learned = [scene for at, scene in enumerate(scenes) if at % KEPT]
    kept = pairs.draw(scenes[::KEPT], Random(SEED))
    claims = sum(len(scene.claims) for scene in learned)
    print(f"{claims} claims in {len(learned)} scenes", flush=True)
    network = Entailment(EncoderShape.read(base / "config.json"), DROPOUT)
    network.encoder.load_base(base / "model.safetensors")
    train(network, pairs, learned, run)
    scale = report(*score(network, kept), kept)
    arguments.output.mkdir(parents=True, exist_ok=True)
    with torch.no_grad():
        write(network, pairs.draw(learned[::KEPT], Random(0))[:300], arguments.output)
    write_tokenizer(base / "tokenizer.json", arguments.output / "tokenizer.json")
    write_card(arguments.output, "entail", VERSION, BASE, scale=scale)
    print("in int8:")
    report(*score_released(arguments.output, kept), kept)
    return 0


def score_released(folder: Path, pairs: Sequence[Pair]) -> tuple[Tensor, Tensor]:
    """Return the scores of the model in ``folder`` for ``pairs``."""
    session = open_released(folder, 2).session
    found: list[list[Tensor]] = [[], []]
    for pair in pairs:
        pieces, kinds = (np.array([each], dtype=np.int32) for each in (pair.pieces, pair.kinds))
        scores = session.run(["labels", "changes"], {"pieces": pieces, "features": kinds})
        for each, value in zip(found, scores, strict=True):
            each.append(torch.tensor(value[0]))
    return torch.cat(found[0]), torch.cat(found[1])


if __name__ == "__main__":
    sys.exit(main())
