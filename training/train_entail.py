"""Train the network that sets a claim beside what was said: ``python training/train_entail.py``.

It learns from the scenes in ``claims/``: whether a passage supports a claim, denies it, leaves it
open, or is on something else, and by what change it is denied. A lesson brings claims of a new kind
and some of the earlier ones again. One scene in ten is kept apart: on these the scale of the scores
is fitted (temperature scaling, Guo et al. 2017) and the figures are printed. Writes
``models/entail``; resumes where it was stopped. With ``--further`` the released model learns more.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from zlib import crc32

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils import parametrize

from bases import BASES
from batches import batch_alike
from beside import Beside, draw, draw_retold
from export import (
    Graph,
    _embed,
    make_model,
    measure_inputs,
    quantise,
    save_model,
    write_attention_bias,
    write_card,
    write_dense,
    write_layer,
    write_tokenizer,
)
from network import ENTAILMENTS, EncoderShape, Entailment, Rounded
from onrecord.entail import ELSEWHERE, MOST_PIECES, OPEN, encode_pair
from onrecord.released import open_released
from onrecord.tag.encode import load_tokenizer
from restore import put_back, read_dense, read_encoder, read_weights
from scenes import Scene, read_scenes
from settings import has_bfloat16
from train import Average, rate_at, save_whole

HERE = Path(__file__).parent
BASE = BASES["mpnet"]
VERSION = "2"
BATCH = 32
WARMUP = 0.06
DROPOUT = 0.1
AVERAGE_DECAY = 0.995
CHANGE_WEIGHT = 0.2
"""What the loss of changes counts, that of labels being 1."""
KEPT = 10
"""Of so many scenes, one is kept apart."""
CHECKPOINT = 200
MEASURED = 300
"""Pairs that the activations' ranges are measured on."""
SEED = 20261127


@dataclass(frozen=True, slots=True)
class Lesson:
    """What the network learns in one go.

    Attributes:
        name: Of its folder under ``runs``.
        shares: By the folder of ``claims``, the share of its scenes that the lesson has.
        draws: How often pairs are made of the scenes.
        learning_rate, head_learning_rate: Of the encoder, and of what is new.
        rounded: Whether the products' weights are rounded as in the released file while it learns.
    """

    name: str
    shares: Mapping[str, float]
    draws: int
    learning_rate: float
    head_learning_rate: float
    rounded: bool = False

    @property
    def run(self) -> Path:
        """The folder of its run."""
        return HERE / "runs" / self.name


LESSONS = (
    Lesson("entail-short", {"short": 1}, 2, 6e-5, 5e-4),
    Lesson("entail-long", {"long": 1, "short": 0.5}, 1, 3e-5, 2e-4),
)
FURTHER = (
    Lesson("entail-lexical", {"lexical": 1, "long": 0.4, "short": 0.2}, 1, 3e-5, 2e-4),
    # What a lesson moves by less than half a step of int8 is lost again: five points of a hundred.
    Lesson("entail-rounded", {"lexical": 0.3, "long": 0.2, "short": 0.08}, 1, 2e-5, 1e-4, True),
)
"""What the released model has not learned: see ``EXPERIMENTS.md``."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage and a claim as the network reads them.

    Attributes:
        pieces, kinds: Of equal length; see ``encode_pair``.
        label, change: See ``Beside``.
    """

    pieces: list[int]
    kinds: list[int]
    label: int
    change: int


def encode_all(found: Sequence[Beside], tokenizer: Path) -> list[Pair]:
    """Return pairs as the network reads them."""
    made = load_tokenizer(tokenizer)
    vocabulary = made.get_vocab()
    begin, end = vocabulary[BASE.begin], vocabulary[BASE.end]

    def pieces_of(text: str) -> list[int]:
        return made.encode(text, add_special_tokens=False).ids

    return [
        Pair(*encode_pair(each.passage, each.claim, pieces_of, begin, end), each.label, each.change)
        for each in found
    ]


def draw_pairs(
    lesson: Lesson, learned: Mapping[str, Sequence[Scene]], tokenizer: Path, random: Random
) -> list[Pair]:
    """Return the pairs of a lesson's share of the scenes in ``learned``, by their folder."""
    chosen = [
        scene
        for name, share in lesson.shares.items()
        for scene in learned[name]
        if random.random() < share
    ]
    return encode_all([*draw(chosen, random), *draw_retold(chosen, random)], tokenizer)


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


def train(
    network: Entailment, draw_some: Callable[[Random], Sequence[Pair]], lesson: Lesson
) -> None:
    """Train to the end, and leave the moving average of the weights in ``network``."""
    random = Random(SEED)
    batches = [
        batch
        for _ in range(lesson.draws)
        for batch in batch_alike(
            draw_some(random), random, size=BATCH, length=lambda each: len(each.pieces)
        )
    ]
    products = [each for each in network.encoder.layers.modules() if isinstance(each, nn.Linear)]
    if lesson.rounded:
        for each in products:
            parametrize.register_parametrization(each, "weight", Rounded())
    heads = [*network.heads.parameters(), network.encoder.features.weight]
    known = {id(each) for each in heads}
    rest = [each for each in network.parameters() if each.requires_grad and id(each) not in known]
    optimizer = torch.optim.AdamW(
        [
            {"params": rest, "lr": lesson.learning_rate},
            {"params": heads, "lr": lesson.head_learning_rate},
        ],
        weight_decay=0.01,
        fused=True,
    )
    rates = [group["lr"] for group in optimizer.param_groups]
    average = Average(network, AVERAGE_DECAY)
    lesson.run.mkdir(parents=True, exist_ok=True)
    checkpoint = lesson.run / "checkpoint.pt"
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
    if lesson.rounded:
        for each in products:
            parametrize.remove_parametrizations(each, "weight")  # leaves them rounded
    network.eval()


def score(network: Entailment, pairs: Sequence[Pair]) -> tuple[Tensor, Tensor]:
    """Return the scores of labels and of changes for ``pairs``."""
    order = sorted(range(len(pairs)), key=lambda at: len(pairs[at].pieces))
    found = []
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=has_bfloat16()):
        for first in range(0, len(order), BATCH):
            found.append(network(*collate([pairs[at] for at in order[first : first + BATCH]])))
    back = torch.tensor(order).argsort()
    labels, changes = (torch.cat(each).float()[back] for each in zip(*found, strict=True))
    return labels, changes


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
        network(*collate(pairs))

    network.eval()
    ranges = measure_inputs(network, "encoder.layers.", read)
    state = {name: value.numpy() for name, value in network.state_dict().items()}
    shape = network.encoder.shape
    graph = Graph(ranges)
    hidden, length = _embed(graph, state, shape)
    bias = write_attention_bias(graph, network.encoder, length, MOST_PIECES)
    table = graph.weight("features.table", state["encoder.features.weight"])
    kinds = graph.node("Gather", [table, "features"], "embedded.features")
    hidden = graph.node("Add", [hidden, kinds], "embedded.featured")
    for index in range(shape.num_hidden_layers):
        hidden = write_layer(graph, state, shape, f"encoder.layers.{index}", hidden, bias)
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


def is_apart(scene: Scene) -> bool:
    """Whether a scene is kept apart; it stays so when others are written."""
    return crc32(scene.title.encode()) % KEPT == 0


def main() -> int:
    """Read the command line, train and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=HERE.parent / "models/entail")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--further", action="store_true", help="begin with the released model")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(SEED)
    base = BASE.unpack(HERE / "runs")
    tokenizer = base / "tokenizer.json"
    lessons = FURTHER if arguments.further else LESSONS
    folders = list(dict.fromkeys(name for lesson in lessons for name in lesson.shares))
    scenes = {name: read_scenes(HERE / "claims" / name) for name in folders}
    learned = {
        name: [each for each in found if not is_apart(each)] for name, found in scenes.items()
    }
    network = Entailment(EncoderShape.read(base / "config.json"), DROPOUT)
    network.encoder.load_base(base / "model.safetensors")
    if arguments.further:
        network.load_state_dict(restore(network, HERE.parent / "models/entail"))
    for lesson in lessons:
        print(lesson.name, flush=True)
        train(network, partial(draw_pairs, lesson, learned, tokenizer), lesson)
    apart = {
        name: encode_all(draw(list(filter(is_apart, found)), Random(SEED)), tokenizer)
        for name, found in scenes.items()
    }
    everything = [pair for pairs in apart.values() for pair in pairs]
    scale = report(*score(network, everything), everything)
    arguments.output.mkdir(parents=True, exist_ok=True)
    every = [scene for found in learned.values() for scene in found]
    measured = Random(0).sample(draw(every[::KEPT], Random(0)), MEASURED)
    with torch.no_grad():
        write(network, encode_all(measured, tokenizer), arguments.output)
    write_tokenizer(tokenizer, arguments.output / "tokenizer.json")
    write_card(arguments.output, "entail", VERSION, BASE, scale=scale)
    for name, pairs in apart.items():
        print(f"{name} claims, in int8:")
        report(*score_released(arguments.output, pairs), pairs)
    return 0


def restore(network: Entailment, folder: Path) -> dict[str, Tensor]:
    """Return the state of ``network`` with the weights of the model in ``folder``."""
    weights, state = read_weights(folder), network.state_dict()
    changed = read_encoder(weights, state, range(network.encoder.shape.num_hidden_layers))
    heads = [read_dense(weights, name) for name in ("labels", "changes")]
    changed["heads.weight"] = np.concatenate([weight for weight, _ in heads])
    changed["heads.bias"] = np.concatenate([bias for _, bias in heads])
    return put_back(changed, state, folder)


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
