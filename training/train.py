"""Train the tagger: ``python training/train.py training/fast.toml``.

Resumes from the run's last checkpoint, if there is one; delete the run's folder to begin afresh.
The data is found through ``ONRECORD_DATA`` (default ``../shared``).
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from dataclasses import asdict
from functools import cache
from pathlib import Path
from random import Random

import torch
from torch import Tensor, nn

from bases import BASES
from batches import Batch, Crop, collate, epoch_batches
from corpus import Example, is_held_out, make_examples, read_articles, read_unannotated
from network import Network
from onrecord.tag.decode import LAYERS
from onrecord.tag.encode import load_tokenizer
from settings import Config, has_bfloat16, load_network, make_network, read_config
from teacher import Teacher

CURLY_TO_STRAIGHT = {"“": '"', "”": '"', "‘": "'", "’": "'"}


def losses(
    network: Network, batch: Batch, teacher: Teacher | None, imitation: float
) -> tuple[Tensor, Tensor, Tensor]:
    """Return the losses of the labels, per word: at the top, nested; and of the links, per link.

    Where there is a ``teacher``, the labels' losses are those of the annotators' labels and, with
    the weight ``imitation`` of 0 to 1, of the teacher's distribution.
    """
    with torch.autocast("cpu", torch.bfloat16, enabled=has_bfloat16()):
        vectors = network.word_vectors(batch.pieces, batch.features, batch.mask, batch.first_pieces)
    vectors = vectors.float()
    no_loss = torch.zeros(())
    in_chains = vectors.flatten(0, 1)[batch.chains]
    scores = network.emit_as(in_chains, batch.annotator).chunk(LAYERS, dim=2)
    of_layers = [
        chain.loss(mine[known], gold[known], batch.in_chain[known]) if known.any() else no_loss
        for chain, mine, gold, known in zip(
            network.chains, scores, batch.labels, batch.known, strict=True
        )
    ]
    if teacher and batch.taught is not None:
        imitated = (
            chain.imitation_loss(mine, expected, batch.in_chain)
            for chain, mine, expected in zip(
                network.chains,
                network.emit(in_chains).chunk(LAYERS, dim=2),
                teacher.expect(batch.taught, batch.in_chain),
                strict=True,
            )
        )
        of_layers = [
            (1 - imitation) * labelled + imitation * taught
            for labelled, taught in zip(of_layers, imitated, strict=True)
        ]
    linked = no_loss
    for pointer, links in (
        (network.source_of, batch.source_of),
        (network.cue_of, batch.cue_of),
    ):
        if len(links.row):
            linked = linked + pointer.loss(
                vectors, links.row, links.span, links.target, links.distance, batch.words
            )
    top, nested = of_layers
    return top, nested, linked


class Average:
    """An exponential moving average of a network's weights (Polyak and Juditsky 1992).

    The decay rises from 0 to its full value, so that the first weights are soon forgotten.
    """

    def __init__(self, network: nn.Module, decay: float) -> None:
        self.state = {name: value.clone() for name, value in network.state_dict().items()}
        self.decay = decay

    def add(self, network: nn.Module, step: int) -> None:
        """Take in the weights of ``network`` after ``step`` steps."""
        decay = min(self.decay, (1 + step) / (10 + step))
        for name, value in network.state_dict().items():
            self.state[name].lerp_(value, 1 - decay)


def make_optimizer(network: Network, config: Config) -> torch.optim.AdamW:
    """AdamW with a rate each for the encoder, the heads and the chain's few weights."""
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        rate = config.head_learning_rate
        if name.startswith("encoder.") and "features" not in name:
            rate = config.learning_rate
        elif name.startswith("chains."):
            rate = config.chain_learning_rate
        decay = config.weight_decay if parameter.dim() > 1 and "chain" not in name else 0.0
        groups.setdefault((rate, decay), []).append(parameter)
    return torch.optim.AdamW(
        [
            {"params": parameters, "lr": rate, "weight_decay": decay}
            for (rate, decay), parameters in groups.items()
        ],
        fused=True,
    )


class Log:
    """Means of the losses since the last line of the log."""

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self.began, self.pieces = time.monotonic(), 0
        self.losses: list[tuple[float, float, float]] = []

    def add(self, pieces: int, top: float, nested: float, links: float) -> None:
        """Take in one step."""
        self.pieces += pieces
        self.losses.append((top, nested, links))

    def take(self) -> str:
        """Return the line, and begin afresh."""
        means = [sum(column) / len(self.losses) for column in zip(*self.losses, strict=True)]
        pace = self.pieces / (time.monotonic() - self.began)
        self._begin()
        top, nested, links = means
        return f"top {top:.4f}  nested {nested:.4f}  links {links:.4f}  {pace:,.0f} pieces/s"


def rate_at(progress: float, warmup: float) -> float:
    """Return the share of the full learning rate: a linear rise, then a linear fall to 0.

    ``progress`` goes from 0 to 1 over the run, ``warmup`` is where the rise ends.
    """
    return progress / warmup if progress < warmup else (1 - progress) / (1 - warmup)


def save_whole(path: Path, state: object) -> None:
    """Save ``state`` so that a run killed at any moment leaves the old file or the new one."""
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        torch.save(state, file)
    Path(file.name).replace(path)


def train(config: Config, data: Path, run: Path, threads: int) -> None:
    """Train to the end, writing checkpoints and a log into ``run``."""
    torch.set_num_threads(threads)
    base = BASES[config.base]
    folder = base.unpack(run.parent)
    tokenizer = load_tokenizer(folder / "tokenizer.json")
    vocabulary = tokenizer.get_vocab()
    straighten = {vocabulary[curly]: vocabulary[mark] for curly, mark in CURLY_TO_STRAIGHT.items()}
    articles = read_articles(data / "data/polnear/train.jsonl")
    if config.held_out:
        articles = [article for article in articles if not is_held_out(article.text)]
    if config.unannotated:
        articles += read_unannotated(data / "data" / config.unannotated)
    torch.manual_seed(config.seed)
    network = make_network(config, folder, config.dropout)
    if config.start_from:
        network.load_state_dict(load_network(run.parent / config.start_from))
    teacher = Teacher.load(config.teacher, threads) if config.teacher else None
    average = Average(network, config.average_decay)
    optimizer = make_optimizer(network, config)
    full_rates = [group["lr"] for group in optimizer.param_groups]

    @cache
    def examples_of(wrapping: int) -> list[Example]:
        random = Random(config.seed + wrapping)
        teach = teacher.score if teacher else None
        made = make_examples(articles, tokenizer, random, config.wrapped, teach)
        return list(made)

    def batches_of(epoch: int) -> list[list[Crop]]:
        return list(
            epoch_batches(
                examples_of(epoch % config.wrappings),
                config.seed + epoch,
                max_pieces=config.max_pieces,
                size=config.batch_size,
            )
        )

    first_epoch, done, steps = 0, 0, 0
    checkpoint = run / "checkpoint.pt"
    if checkpoint.is_file():
        saved = torch.load(checkpoint, weights_only=True)
        if saved["settings"] != asdict(config):
            raise SystemExit(
                f"{checkpoint}: of a run with other settings. Give these their own folder (--run), "
                "or delete this one to begin afresh."
            )
        network.load_state_dict(saved["network"])
        average.state = saved["average"]
        optimizer.load_state_dict(saved["optimizer"])
        torch.set_rng_state(saved["random"])
        first_epoch, done, steps = saved["epoch"], saved["step"], saved["steps"]
        print(f"resumed in epoch {first_epoch + 1} after step {done}", flush=True)
    print(f"{len(articles)} articles, {config.epochs} epochs", flush=True)
    network.train()
    began = time.monotonic()
    progress = began_at = 0.0
    log = Log()
    for epoch in range(first_epoch, config.epochs):
        batches = batches_of(epoch)
        if epoch == first_epoch:
            began_at = (epoch + done / len(batches)) / config.epochs
        for step in range(done, len(batches)):
            progress = (epoch + (step + 1) / len(batches)) / config.epochs
            batch = collate(
                batches[step],
                begin=vocabulary[base.begin],
                end=vocabulary[base.end],
                straighten=straighten,
                random=Random(f"{config.seed} {epoch} {step}"),
            )
            for group, rate in zip(optimizer.param_groups, full_rates, strict=True):
                group["lr"] = rate * rate_at(progress, config.warmup)
            top, nested, linked = losses(network, batch, teacher, config.imitation)
            optimizer.zero_grad(set_to_none=True)
            (top + config.nested_weight * nested + config.link_weight * linked).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            steps += 1
            average.add(network, steps)
            log.add(int(batch.mask.sum()), top.item(), nested.item(), linked.item())
            if (step + 1) % 25 == 0:
                passed = time.monotonic() - began
                left = passed * (1 - progress) / (progress - began_at) / 60
                place = f"epoch {epoch + 1}/{config.epochs} step {step + 1}/{len(batches)}"
                print(f"{place}  {log.take()}  {left:.0f} min left", flush=True)
            last = step + 1 == len(batches)
            if (step + 1) % config.checkpoint_every == 0 or last:
                save_whole(
                    checkpoint,
                    {
                        "settings": asdict(config),
                        "network": network.state_dict(),
                        "average": average.state,
                        "optimizer": optimizer.state_dict(),
                        "random": torch.get_rng_state(),
                        "epoch": epoch + last,
                        "step": 0 if last else step + 1,
                        "steps": steps,
                    },
                )
        done = 0
    save_whole(run / "network.pt", average.state)
    report = {"articles": len(articles), "epochs": config.epochs, "steps": steps}
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
