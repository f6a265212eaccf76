"""Train the branch that tells acts: ``python training/train_acts.py training/accurate.toml``.

The released model in ``models/`` reads the labelled statements' articles once; the branch begins in
the middle of it, as a copy of the two layers that come next there, and learns from what those
before them give. The rest of the model stays as it is, bit by bit: tags got worse where one network
learned both. Writes ``acts.onnx`` beside the model and notes it in its card, with a scale for its
scores that is fitted on the articles that no model is trained on (temperature scaling, Guo et al.
2017).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
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
from corpus import is_held_out
from export import (
    MAX_PIECES,
    Graph,
    make_model,
    measure_inputs,
    quantise,
    write_attention_bias,
    write_dense,
    write_layer,
)
from network import Branch
from onrecord.evaluate import read_acts
from onrecord.evaluate.acted import ActStatement, by_article
from onrecord.ingest import read_text
from onrecord.segment import segment
from onrecord.tag.encode import EncodedText, encode
from onrecord.tag.model import ACT_WEIGHTS, MIDDLE, Model, load_model
from onrecord.tag.tagger import tag_encoded
from onrecord.tag.windows import Window, cut_windows
from onrecord.types import ACTS
from settings import Config, has_bfloat16, load_network, make_network, read_config
from train import Average, rate_at

HERE = Path(__file__).parent
LABELS = HERE / "acts/labels.jsonl"
CORPUS = "data/polnear/train.jsonl"
LAYERS = 2
EPOCHS = 3
"""On a fifth of the articles kept apart a fourth brings nothing."""
BATCH = 16
LEARNING_RATE = 1e-4
HEAD_LEARNING_RATE = 1e-3
WARMUP = 0.08
DROPOUT = 0.1
AVERAGE_DECAY = 0.99
EVENNESS = 0.5
"""How far acts weigh the same, however many statements each has: 1 is wholly, 0 is not at all."""
SEED = 20261126


@dataclass(frozen=True, slots=True)
class Told:
    """A statement in a window whose act somebody has told.

    Attributes:
        cue, content: Places of the first pieces of its words in the window.
        act: Index in ``ACTS``.
    """

    cue: tuple[int, ...]
    content: tuple[int, ...]
    act: int


@dataclass(frozen=True, slots=True)
class Half:
    """A window as the middle of the model has it.

    Attributes:
        middle: The vectors of its pieces there, the marks at its ends too, (pieces, size).
        told: The statements whose cue begins in it.
    """

    middle: Tensor
    told: tuple[Told, ...]


def read_halves(model: Model, statements: Sequence[ActStatement]) -> Iterator[Half]:
    """Read the windows that labelled statements of one article stand in."""
    text = statements[0].text
    encoded = encode(text, segment(read_text(text)), model.pieces)
    windows = cut_windows(encoded, range(encoded.words), max_pieces=model.max_pieces)
    for window in windows:
        told = tuple(find_told(encoded, window, statements))
        if told:
            start = encoded.word_pieces[window.first]
            stop = min(encoded.word_pieces[window.last], start + model.max_pieces)
            (scores,) = model.score(
                [(encoded.pieces[start:stop], encoded.features[start:stop])], True
            )
            assert scores.middle is not None
            yield Half(torch.from_numpy(scores.middle[0]).bfloat16(), told)


def find_told(
    encoded: EncodedText, window: Window, statements: Sequence[ActStatement]
) -> Iterator[Told]:
    """Yield the statements that have words of their cue in a window; of others nothing is read."""
    start = encoded.word_pieces[window.first]

    def places(words: Sequence[int]) -> tuple[int, ...]:
        inside = [word for word in words if window.first <= word < window.last]
        return tuple(int(place) + 1 for place in encoded.word_pieces[inside] - start)

    for each in statements:
        cue = places(encoded.word_range(each.cue)) if each.cue else ()
        if cue:
            content = [word for span in each.content for word in encoded.word_range(span)]
            yield Told(cue, places(content), ACTS.index(each.act))


def score(branch: Branch, halves: Sequence[Half]) -> tuple[Tensor, Tensor]:
    """Return the scores of the statements in some windows, (statements, acts), and their acts."""
    longest = max(len(half.middle) for half in halves)
    middle = torch.zeros(len(halves), longest, halves[0].middle.shape[1], dtype=torch.bfloat16)
    mask = torch.zeros(len(halves), longest, dtype=torch.bool)
    for row, half in enumerate(halves):
        middle[row, : len(half.middle)] = half.middle
        mask[row, : len(half.middle)] = True
    with torch.autocast("cpu", torch.bfloat16, enabled=has_bfloat16()):
        scores = branch(middle if has_bfloat16() else middle.float(), mask)
    as_cue, as_content = scores.float().chunk(2, dim=2)
    found = []
    for row, half in enumerate(halves):
        for told in half.told:
            found.append(as_cue[row, list(told.cue)].mean(dim=0))
            if told.content:
                found[-1] = found[-1] + as_content[row, list(told.content)].mean(dim=0)
    acts = [told.act for half in halves for told in half.told]
    return torch.stack(found), torch.tensor(acts)


def train(branch: Branch, halves: Sequence[Half]) -> None:
    """Train, and leave the moving average of the weights in ``branch``."""
    counts = Counter(told.act for half in halves for told in half.told)
    even = sum(counts.values()) / len(ACTS)
    weights = torch.tensor([(even / max(counts[act], 1)) ** EVENNESS for act in range(len(ACTS))])
    heads = list(branch.act.parameters())
    optimizer = torch.optim.AdamW(
        [
            {"params": list(branch.layers.parameters()), "lr": LEARNING_RATE},
            {"params": heads, "lr": HEAD_LEARNING_RATE},
        ],
        weight_decay=0.01,
        fused=True,
    )
    rates = [group["lr"] for group in optimizer.param_groups]
    average = Average(branch, AVERAGE_DECAY)
    random = Random(SEED)
    epochs = [
        batch_alike(halves, random, size=BATCH, length=lambda half: len(half.middle))
        for _ in range(EPOCHS)
    ]
    steps = sum(map(len, epochs))
    began = time.monotonic()
    branch.train()
    for step, batch in enumerate((batch for epoch in epochs for batch in epoch), start=1):
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * rate_at(step / steps, WARMUP)
        loss = functional.cross_entropy(*score(branch, batch), weight=weights)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(branch.parameters(), 1.0)
        optimizer.step()
        average.add(branch, step)
        if step % 25 == 0 or step == steps:
            left = (time.monotonic() - began) * (steps - step) / step / 60
            print(f"step {step}/{steps}  loss {loss.item():.3f}  {left:.0f} min left", flush=True)
    branch.load_state_dict(average.state)
    branch.eval()


def write(branch: Branch, halves: Sequence[Half], path: Path) -> None:
    """Write the branch in int8: input ``middle`` (batch, pieces, size), output ``acts``."""

    def read() -> None:
        for half in halves:
            branch(half.middle.float()[None], torch.ones(1, len(half.middle), dtype=torch.bool))

    with torch.no_grad():
        graph = Graph(measure_inputs(branch, "layers.", read))
    state = {name: value.numpy() for name, value in branch.state_dict().items()}
    encoder = branch.encoder[0]
    sizes = graph.node("Shape", [MIDDLE], "sizes")
    places = [graph.weight(str(place), np.array([place], dtype=np.int64)) for place in (1, 2)]
    length = graph.node("Slice", [sizes, *places], "length")
    bias = write_attention_bias(graph, encoder, length, MAX_PIECES + 2)
    hidden = MIDDLE
    for index in range(LAYERS):
        hidden = write_layer(graph, state, encoder.shape, f"layers.{index}", hidden, bias)
    write_dense(graph, hidden, "acts", state["act.weight"], state["act.bias"])
    shape = ["batch", "pieces", encoder.shape.hidden_size]
    middle = helper.make_tensor_value_info(MIDDLE, TensorProto.FLOAT, shape)
    model = make_model(graph, [middle], ("acts",))
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        onnx.save(model, str(whole))
        quantise(whole, path)


def fit_scale(model: Model, statements: Sequence[ActStatement]) -> float:
    """Return what the scores of acts are best multiplied by, and print how right they are then."""
    scores, gold = [], []
    for each in by_article(statements).values():
        text = each[0].text
        acts = tag_encoded(encode(text, segment(read_text(text)), model.pieces), model).acts
        for statement in each:
            if acts and statement.cue:
                scores.append(acts.score(statement.cue, statement.content))
                gold.append(ACTS.index(statement.act))
    raw, right = torch.tensor(np.array(scores)), torch.tensor(gold)
    scales = torch.linspace(0.1, 1.5, 141)
    losses = [functional.cross_entropy(raw * scale, right).item() for scale in scales]
    scale = float(scales[int(np.argmin(losses))])
    sure, told = functional.softmax(raw * scale, dim=1).max(dim=1)
    for least in (0.0, 0.5, 0.6, 0.7, 0.8, 0.9):
        kept = sure >= least
        share, correct = 100 * kept.float().mean(), 100 * (told == right)[kept].float().mean()
        print(f"probability from {least}: {share:.0f} % told, {correct:.0f} % of them right")
    return round(scale, 2)


def note(folder: Path, scale: float) -> None:
    """Note the branch in the model's card."""
    path = folder / "model.json"
    card = json.loads(path.read_text("utf-8"))
    card["acts"] = {"weights": ACT_WEIGHTS, "scale": scale}
    card["files"][ACT_WEIGHTS] = hashlib.sha256((folder / ACT_WEIGHTS).read_bytes()).hexdigest()
    path.write_text(json.dumps(card, indent=1) + "\n", "utf-8")


def make_branch(config: Config, runs: Path) -> Branch:
    """Make the branch of a run's network."""
    network = make_network(config, BASES[config.base].unpack(runs), dropout=0.0)
    network.load_state_dict(load_network(runs / config.name))
    encoder = network.encoder.eval().requires_grad_(False)
    return Branch(encoder, config.acts_from, LAYERS, DROPOUT)


def main() -> int:
    """Read the command line, train and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("--model", type=Path, help="folder of the model (models/NAME)")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    config = read_config(arguments.config)
    if not config.acts_from:
        print(f"{arguments.config}: it has no acts_from, the layer to begin at.", file=sys.stderr)
        return 2
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(SEED)
    folder = arguments.model or HERE.parent / "models" / config.name
    data = Path(os.environ.get("ONRECORD_DATA", "../shared"))
    labels = read_acts(LABELS, data / CORPUS)
    learned = [each for each in labels if not is_held_out(each.text)]
    model = load_model(folder, arguments.threads)
    halves = [half for each in by_article(learned).values() for half in read_halves(model, each)]
    told = sum(len(half.told) for half in halves)
    print(f"{told} statements in {len(halves)} windows", flush=True)
    branch = make_branch(config, HERE / "runs")
    train(branch, halves)
    write(branch, halves[:: len(halves) // 100], folder / ACT_WEIGHTS)
    note(folder, 1.0)
    load_model.cache_clear()
    kept = [each for each in labels if is_held_out(each.text)]
    note(folder, fit_scale(load_model(folder, arguments.threads), kept))
    return 0


if __name__ == "__main__":
    sys.exit(main())
