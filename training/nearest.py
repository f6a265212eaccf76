"""Write the model that nearest statements are found by: ``python training/nearest.py``.

It is all-MiniLM-L6-v2 as it is, trained by its makers to give sentences of one meaning vectors of
one direction. Nothing is trained here: the graph is written in int8 as the tagger's is.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper

from bases import BASES
from export import (
    Graph,
    _embed,
    make_model,
    measure_inputs,
    quantise,
    save_model,
    write_card,
    write_layer,
    write_tokenizer,
)
from network import Encoder, EncoderShape
from onrecord.example import REPORTS, TRANSCRIPT
from onrecord.example import path as example
from onrecord.tag.encode import load_tokenizer

MAX_PIECES = 256
"""What the model was trained on at most, its two marks included."""
VERSION = "1"


def write_sentence_graph(
    encoder: Encoder, path: Path, ranges: Mapping[str, NDArray[np.float32]]
) -> None:
    """Write the encoder in float32: ``pieces``, int32 (1, pieces), to ``vector``, (1, size)."""
    state = {f"encoder.{name}": value.numpy() for name, value in encoder.state_dict().items()}
    shape = encoder.shape
    graph = Graph(ranges)
    hidden, _length = _embed(graph, state, shape)
    for index in range(shape.num_hidden_layers):
        hidden = write_layer(graph, state, shape, f"encoder.layers.{index}", hidden, None)
    graph.node("ReduceMean", [hidden], "vector", axes=[1], keepdims=0)
    pieces = helper.make_tensor_value_info("pieces", TensorProto.INT32, ["batch", "pieces"])
    model = make_model(graph, [pieces], ("vector",), ("batch", None), "nearest")
    onnx.save(model, str(path))


def measure_ranges(encoder: Encoder, pieces: Iterable[list[int]]) -> dict[str, NDArray[np.float32]]:
    """Return for each matrix product the largest absolute value of each column of its input."""

    def read() -> None:
        for window in pieces:
            ids = torch.tensor([window])
            encoder(ids, torch.zeros_like(ids), torch.ones_like(ids, dtype=torch.bool))

    ranges = measure_inputs(encoder, "", read)
    return {f"encoder.{name}": largest for name, largest in ranges.items()}


def export(folder: Path, runs: Path) -> None:
    """Write the model into ``folder``; the base is unpacked under ``runs``."""
    base = BASES["minilm"]
    unpacked = base.unpack(runs)
    encoder = Encoder(EncoderShape.read(unpacked / "config.json"), dropout=0.0)
    encoder.load_base(unpacked / "model.safetensors")
    folder.mkdir(parents=True, exist_ok=True)
    with torch.no_grad(), tempfile.TemporaryDirectory() as scratch:
        whole, small = Path(scratch) / "whole.onnx", Path(scratch) / "small.onnx"
        tokenizer = load_tokenizer(unpacked / "tokenizer.json")
        windows = (tokenizer.encode(line).ids[:MAX_PIECES] for line in _example_lines())
        write_sentence_graph(encoder, whole, measure_ranges(encoder.eval(), windows))
        quantise(whole, small)
        save_model(onnx.load(str(small)), folder / "weights.onnx")
    write_tokenizer(unpacked / "tokenizer.json", folder / "tokenizer.json")
    more = {"max_pieces": MAX_PIECES - 2, "size": encoder.shape.hidden_size}
    write_card(folder, "nearest", VERSION, base, **more)


def _example_lines() -> list[str]:
    texts = [example(name).read_text("utf-8") for name in (TRANSCRIPT, *REPORTS)]
    return [line for text in texts for line in text.splitlines() if line.strip()]


def main() -> int:
    """Read the command line and export."""
    here = Path(__file__).parent
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=here.parent / "models/nearest")
    arguments = parser.parse_args()
    export(arguments.output, here / "runs")
    total = sum(path.stat().st_size for path in arguments.output.iterdir())
    print(f"{arguments.output}: {total / 2**20:.1f} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
