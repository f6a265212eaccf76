"""Read a released model back: ``python training/restore.py training/accurate.toml``.

Writes the run's ``network.pt`` from the released files, so that a later run can begin from it, or
imitate it, where the run itself is gone. Weights of matrix products come back as int8 has them.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from bases import BASES
from network import DISTANCE_SCALE, Chain, Pointer
from settings import Config, make_network, read_config
from train import save_whole

Weights = dict[str, NDArray[Any]]


def restore(config: Config, folder: Path, runs: Path) -> dict[str, torch.Tensor]:
    """Return the weights of the released model in ``folder`` as a network's state.

    Args:
        config: The settings of the run that the model came from.
        folder: The model.
        runs: Folder of all runs, where the base model is unpacked: what training left as it was
            is taken from there.
    """
    network = make_network(config, BASES[config.base].unpack(runs), dropout=0.0)
    weights = read_weights(folder)
    state: dict[str, torch.Tensor] = network.state_dict()
    changed = read_encoder(
        weights,
        state,
        range(config.frozen_layers, network.encoder.shape.num_hidden_layers),
    )
    changed["emit.weight"], changed["emit.bias"] = weights["labels.w"].T, weights["labels.b"]
    vectors = read_dense(weights, "vectors")
    places = [f"{head}.{part}" for head in ("source_of", "cue_of") for part in ("query", "key")]
    for kind, array in zip(("weight", "bias"), vectors, strict=True):
        for place, piece in zip(places, np.split(array, len(places)), strict=True):
            changed[f"{place}.{kind}"] = piece
    heads = np.load(folder / "heads.npz")
    for layer, chain in enumerate(network.chains):
        assert isinstance(chain, Chain)
        for part, forbidden in (("first", chain.forbidden_first), ("between", chain.forbidden)):
            changed[f"chains.{layer}.{part}"] = heads[f"{layer}.{part}"] - forbidden.numpy()
    for head in ("source_of", "cue_of"):
        assert isinstance(getattr(network, head), Pointer)
        changed[f"{head}.distance"] = heads[f"{head}.distance"] / DISTANCE_SCALE
        changed[f"{head}.nothing"] = heads[f"{head}.nothing"]
        changed[f"{head}.nothing_bias"] = heads[f"{head}.nothing_bias"].reshape(1)
    return put_back(changed, state, folder)


def read_weights(folder: Path) -> Weights:
    """Return the tensors of the graph of the model in ``folder``, by name."""
    graph = onnx.load(str(folder / "weights.onnx")).graph
    return {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}


def read_encoder(weights: Weights, state: dict[str, torch.Tensor], layers: range) -> Weights:
    """Return an encoder's weights as its network names them.

    Args:
        weights: Of the released graph.
        state: Of the network; it tells the shape of what the graph has no need of.
        layers: Those that were trained. Where they begin with the first, so were the embeddings.
    """
    changed: Weights = {"encoder.features.weight": weights["features.table"]}
    if layers.start == 0:
        changed["encoder.words.weight"] = weights["words"] * weights["scales"]
        # The graph has no positions before those of the first piece.
        positions = state["encoder.positions.weight"].numpy().copy()
        positions[-len(weights["positions"]) :] = weights["positions"]
        changed["encoder.positions.weight"] = positions
        changed["encoder.kinds"] = np.zeros_like(state["encoder.kinds"].numpy())
        for part in ("weight", "bias"):
            changed[f"encoder.norm.{part}"] = weights[f"encoder.norm.{part}"]
    for index in layers:
        name = f"encoder.layers.{index}"
        parts = [read_dense(weights, f"{name}.{part}") for part in ("query", "key", "value")]
        changed[f"{name}.attend_in.weight"] = np.concatenate([weight for weight, _ in parts])
        changed[f"{name}.attend_in.bias"] = np.concatenate([bias for _, bias in parts])
        for part in ("attend_out", "widen", "narrow"):
            weight, bias = read_dense(weights, f"{name}.{part}")
            changed |= {f"{name}.{part}.weight": weight, f"{name}.{part}.bias": bias}
        for norm in ("attend_norm", "output_norm"):
            for part in ("weight", "bias"):
                changed[f"{name}.{norm}.{part}"] = weights[f"{name}.{norm}.{part}"]
    return changed


def put_back(
    changed: Weights, state: dict[str, torch.Tensor], folder: Path
) -> dict[str, torch.Tensor]:
    """Return ``state`` with what the model in ``folder`` has otherwise.

    Raises:
        ValueError: If a weight has another shape than the network's.
    """
    state = dict(state)
    for name, array in changed.items():
        tensor = torch.from_numpy(np.array(array, dtype=np.float32))
        if tensor.shape != state[name].shape:
            raise ValueError(
                f"{folder}: {name} is {tuple(tensor.shape)} there and {tuple(state[name].shape)} "
                "in the network; give the settings that the model was trained with"
            )
        state[name] = tensor
    return state


def read_dense(weights: Weights, name: str) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return the weight, (outputs, inputs), and the bias of a product that export.py wrote."""
    bias = weights[f"{name}.b"]
    if f"{name}.w" in weights:
        weight = weights[f"{name}.w"]
    else:
        zero = weights[f"{name}.w_zero_point"].astype(np.float32)
        weight = (weights[f"{name}.w_quantized"] - zero) * weights[f"{name}.w_scale"]
    if f"{name}.columns" in weights:
        weight[weights[f"{name}.columns"]] = weights[f"{name}.rows"]
    return weight.T, bias


def main() -> int:
    """Read the command line and restore."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("--model", type=Path, help="folder of the model (models/NAME)")
    arguments = parser.parse_args()
    config = read_config(arguments.config)
    here = Path(__file__).parent
    model = arguments.model or here.parent / "models" / config.name
    run = here / "runs" / config.name
    run.mkdir(parents=True, exist_ok=True)
    if (run / "network.pt").exists():
        print(f"{run / 'network.pt'} exists: it is better than what int8 left.", file=sys.stderr)
        return 2
    save_whole(run / "network.pt", restore(config, model, run.parent))
    print(f"{run / 'network.pt'}: from {model}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
