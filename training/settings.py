"""A training run's settings, and the network that they make."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import torch

from network import EncoderShape, Network


@dataclass(frozen=True, slots=True)
class Config:
    """A run's settings; see ``fast.toml`` for what each means."""

    name: str
    base: str
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
    nested_weight: float
    wrapped: float
    wrappings: int
    average_decay: float
    checkpoint_every: int
    start_from: str = ""
    layers: int | None = None
    frozen_layers: int = 0
    held_out: bool = False
    teacher: str = ""
    imitation: float = 0.0
    unannotated: str = ""
    acts_from: int = 0
    companion: str = ""
    companion_weight: float = 0.0


def read_config(path: Path) -> Config:
    """Read a run's settings from a TOML file; the program ends with a message if they are none."""
    try:
        return Config(**tomllib.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise SystemExit(f"{path}: no settings of a run ({error}). See training/*.toml.") from error


def load_network(run: Path) -> dict[str, torch.Tensor]:
    """Load the weights that a finished run left; the program ends with a message if it has none."""
    path = run / "network.pt"
    if not path.is_file():
        raise SystemExit(
            f"{path}: not there. Train that run to its end (training/train.py), or take it from "
            "the released model (training/restore.py)."
        )
    state: dict[str, torch.Tensor] = torch.load(path, weights_only=True)
    return state


def make_network(config: Config, folder: Path, dropout: float) -> Network:
    """Make a run's network with the base model's weights from ``folder``; its heads are new."""
    shape = EncoderShape.read(folder / "config.json", config.layers)
    network = Network(
        shape, width=config.pointer_width, dropout=dropout, frozen=config.frozen_layers
    )
    network.encoder.load_base(folder / "model.safetensors")
    return network


def has_bfloat16() -> bool:
    """Whether the processor multiplies in bfloat16; where it must be emulated it is very slow."""
    return bool(torch.cpu.get_capabilities()["avx512_bf16"])
