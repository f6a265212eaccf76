"""Write a trained network as a released model: ``python training/export.py training/fast.toml``.

The ONNX graph is written node by node with ONNX Runtime's fused transformer operators, so that
what runs does not hang on an exporter's and an optimiser's pattern matching. Weights of matrix
products are then quantised to int8, per channel and with reduced range (7 bits: without VNNI
instructions the sum of two products of 8 bits saturates). The word embeddings are int8 too, with a
scale for each word; they stand in a file of their own, which keeps each file small enough to be
published.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnx.external_data_helper import set_external_data
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from tokenizers import Tokenizer
from torch import Tensor, nn

from bases import BASES, Base
from batches import collate, epoch_crops
from corpus import make_examples, read_articles
from network import Chain, Encoder, EncoderShape, Network, Pointer
from onrecord import __version__
from onrecord.tag.calibration import EVIDENCE
from onrecord.tag.encode import FEATURES, load_tokenizer
from onrecord.tag.link import DISTANCES
from onrecord.tag.model import FORMAT, MIDDLE
from settings import Config, load_network, make_network, read_config
from wrap import Annotated

MAX_PIECES = 158
"""Pieces of a window when the model reads, less than in training. On the development split windows
of 126 to 254 pieces are equal within what int8 rounding moves (half a point); short ones cost less
attention."""
FUSED = "com.microsoft"
OUTLIER = 6.0
"""Columns of a product's input that exceed this are multiplied in float32: the threshold of
LLM.int8 (Dettmers et al. 2022)."""
MEASURED = 40
"""Articles of the training split that the activations' ranges are measured on."""
WORDS = "words"
"""The tensor of the word embeddings, and the name of its file."""


class Graph:
    """Collects the nodes and weights of an ONNX graph.

    Attributes:
        ranges: For some matrix products, by their input's name, the largest absolute value of
            each column of the input; see ``measure_ranges``.
    """

    def __init__(self, ranges: Mapping[str, NDArray[np.float32]]) -> None:
        self.ranges = ranges
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def outliers(self, dense: str) -> list[int]:
        """Return the columns of a product's input that are too large for int8."""
        ranges = self.ranges.get(dense, np.zeros(0, dtype=np.float32))
        return [int(column) for column in np.flatnonzero(ranges > OUTLIER)]

    def weight(self, name: str, value: NDArray[np.generic]) -> str:
        """Add a constant and return its name."""
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, inputs: list[str], output: str, **attributes: object) -> str:
        """Add a node with one output and return the output's name."""
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, **attributes))
        return output


def write_graph(
    network: Network, path: Path, ranges: Mapping[str, NDArray[np.float32]], acts_from: int
) -> None:
    """Write the network in float32.

    Inputs: ``pieces`` and ``features``, int32 (batch, pieces): windows of one length, without
    padding.
    Outputs: ``labels`` and ``vectors``, and, where ``acts_from`` is not 0, ``middle``: what that
    many layers make of the pieces. See ``onrecord.tag.model.Model.score``.
    """
    state = {name: value.numpy() for name, value in network.state_dict().items()}
    shape = network.encoder.shape
    graph = Graph(ranges)
    encoder = network.encoder
    hidden, length = _embed(graph, state, shape)
    bias = write_attention_bias(graph, encoder, length, MAX_PIECES + 2)
    table = graph.weight("features.table", state["encoder.features.weight"])
    for index in range(shape.num_hidden_layers):
        if index == encoder.frozen:
            featured = graph.node("Gather", [table, "features"], "embedded.features")
            hidden = graph.node("Add", [hidden, featured], "embedded.featured")
        hidden = write_layer(graph, state, shape, f"encoder.layers.{index}", hidden, bias)
        if index + 1 == acts_from:
            graph.node("Identity", [hidden], MIDDLE)
    write_dense(graph, hidden, "labels", state["emit.weight"], state["emit.bias"])
    parts = [f"{head}.{part}" for head in ("source_of", "cue_of") for part in ("query", "key")]
    write_dense(
        graph,
        hidden,
        "vectors",
        np.concatenate([state[f"{part}.weight"] for part in parts]),
        np.concatenate([state[f"{part}.bias"] for part in parts]),
    )
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT32, ["batch", "pieces"])
        for name in ("pieces", "features")
    ]
    outputs = ("labels", "vectors", MIDDLE) if acts_from else ("labels", "vectors")
    onnx.save(make_model(graph, inputs, outputs), str(path))


def make_model(
    graph: Graph,
    inputs: Sequence[onnx.ValueInfoProto],
    outputs: Sequence[str],
    shape: Sequence[str | None] = ("batch", "pieces", None),
    name: str = "onrecord",
) -> onnx.ModelProto:
    """Return the model of a graph that is called ``name``; ``outputs`` are float, of ``shape``."""
    return helper.make_model(
        helper.make_graph(
            graph.nodes,
            name,
            inputs,
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name in outputs],
            graph.weights,
        ),
        opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(FUSED, 1)],
        ir_version=9,
    )


def _embed(
    graph: Graph, state: dict[str, NDArray[np.float32]], shape: EncoderShape
) -> tuple[str, str]:
    """Write the embeddings; return their name and that of the window's length."""
    table = state["encoder.words.weight"]
    scales = np.maximum(np.abs(table).max(axis=1, keepdims=True), 1e-8) / 127
    words = graph.weight(WORDS, np.rint(table / scales).astype(np.int8))
    looked_up = graph.node("Gather", [words, "pieces"], "embedded.words.int8")
    rounded = graph.node("Cast", [looked_up], "embedded.words.rounded", to=TensorProto.FLOAT)
    scale = graph.node("Gather", [graph.weight("scales", scales), "pieces"], "embedded.scale")
    embedded = graph.node("Mul", [rounded, scale], "embedded.words")
    positions = graph.weight(
        "positions",
        state["encoder.positions.weight"][shape.first_position :] + state["encoder.kinds"],
    )
    zero = graph.weight("zero", np.array([0], dtype=np.int64))
    one = graph.weight("one", np.array([1], dtype=np.int64))
    two = graph.weight("two", np.array([2], dtype=np.int64))
    sizes = graph.node("Shape", ["pieces"], "sizes")
    length = graph.node("Slice", [sizes, one, two], "length")
    placed = graph.node("Slice", [positions, zero, length, zero], "embedded.positions")
    summed = graph.node("Add", [embedded, placed], "embedded.sum")
    normed = graph.node(
        "LayerNormalization",
        [summed, *_norm(graph, state, "encoder.norm")],
        "embedded",
        axis=-1,
        epsilon=shape.layer_norm_eps,
    )
    return normed, length


def write_attention_bias(graph: Graph, encoder: Encoder, length: str, most: int) -> str | None:
    """Write what relative position adds to attention; BERT has no such thing.

    Args:
        graph: Where to.
        encoder: The network's encoder.
        length: The name of the window's length.
        most: Pieces of the longest window, with the marks at its ends.
    """
    if not encoder.shape.relative_attention_num_buckets:
        return None
    bias = graph.weight("relative", encoder.bias(most).numpy())
    lengths = graph.node("Concat", [length, length], "lengths", axis=0)
    zeros = graph.weight("zeros", np.array([0, 0], dtype=np.int64))
    axes = graph.weight("axes", np.array([2, 3], dtype=np.int64))
    return graph.node("Slice", [bias, zeros, lengths, axes], "attention_bias")


def write_layer(
    graph: Graph,
    state: dict[str, NDArray[np.float32]],
    shape: EncoderShape,
    name: str,
    hidden: str,
    bias: str | None,
) -> str:
    """Write the layer that ``state`` calls ``name``; return what its output is called."""
    size = shape.hidden_size
    parts = []
    for place, part in enumerate(("query", "key", "value")):
        here = slice(place * size, (place + 1) * size)
        weight, offset = (state[f"{name}.attend_in.{each}"][here] for each in ("weight", "bias"))
        outliers = graph.outliers(f"{name}.attend_in")
        parts.append(write_dense(graph, hidden, f"{name}.{part}", weight, offset, outliers))
    # Without mask and bias, ONNX Runtime computes this operator blockwise (FlashAttention).
    attended = graph.node(
        "MultiHeadAttention",
        parts if bias is None else [*parts, "", "", bias],
        f"{name}.attended",
        domain=FUSED,
        num_heads=shape.num_attention_heads,
    )
    hidden = _add_and_norm(
        graph, state, shape, f"{name}.attend_out", attended, hidden, f"{name}.attend_norm"
    )
    wide = write_dense(
        graph,
        hidden,
        f"{name}.widen",
        state[f"{name}.widen.weight"],
        state[f"{name}.widen.bias"],
        graph.outliers(f"{name}.widen"),
    )
    wide = graph.node("Gelu", [wide], f"{name}.gelu", domain=FUSED)
    return _add_and_norm(graph, state, shape, f"{name}.narrow", wide, hidden, f"{name}.output_norm")


def _add_and_norm(
    graph: Graph,
    state: dict[str, NDArray[np.float32]],
    shape: EncoderShape,
    dense: str,
    inner: str,
    hidden: str,
    norm: str,
) -> str:
    product = write_dense(
        graph,
        inner,
        dense,
        state[f"{dense}.weight"],
        state[f"{dense}.bias"],
        graph.outliers(dense),
    )
    summed = graph.node("Add", [product, hidden], f"{norm}.sum")
    return graph.node(
        "LayerNormalization",
        [summed, *_norm(graph, state, norm)],
        norm,
        axis=-1,
        epsilon=shape.layer_norm_eps,
    )


def _norm(graph: Graph, state: dict[str, NDArray[np.float32]], name: str) -> list[str]:
    return [graph.weight(f"{name}.{part}", state[f"{name}.{part}"]) for part in ("weight", "bias")]


def write_dense(
    graph: Graph,
    hidden: str,
    output: str,
    weight: NDArray[np.float32],
    bias: NDArray[np.float32],
    outliers: Sequence[int] = (),
) -> str:
    """Write a product and a sum; the input's columns ``outliers`` are multiplied by themselves.

    A few columns are many times larger than the others and would take nearly all steps of int8.
    """
    weight = weight.T.copy()
    apart = None
    if outliers:
        columns = graph.weight(f"{output}.columns", np.array(outliers, dtype=np.int64))
        taken = graph.node("Gather", [hidden, columns], f"{output}.taken", axis=2)
        rows = graph.weight(f"{output}.rows", weight[list(outliers)])
        apart = graph.node("MatMul", [taken, rows], f"{output}.outliers")
        kept = np.ones(len(weight), dtype=np.float32)
        kept[list(outliers)] = 0
        weight[list(outliers)] = 0
        mask = graph.weight(f"{output}.kept", kept)
        hidden = graph.node("Mul", [hidden, mask], f"{output}.masked")
    product = graph.node("MatMul", [hidden, graph.weight(f"{output}.w", weight)], f"{output}.x")
    if apart is not None:
        product = graph.node("Add", [product, apart], f"{output}.joined")
    return graph.node("Add", [product, graph.weight(f"{output}.b", bias)], output)


def quantise(whole: Path, small: Path) -> None:
    """Quantise the matrix products to int8, all but those of outliers and of the heads."""
    with tempfile.TemporaryDirectory() as folder:
        nodes = onnx.load(str(whole)).graph.node
        in_float = [node.name for node in nodes if node.name.endswith(".outliers")]
        prepared = Path(folder) / "prepared.onnx"
        quant_pre_process(
            str(whole), str(prepared), skip_symbolic_shape=True, skip_optimization=True
        )
        quantize_dynamic(
            str(prepared),
            str(small),
            op_types_to_quantize=["MatMul", "Attention"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=["labels.x", "acts.x", "changes.x", *in_float],
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )


def save_model(model: onnx.ModelProto, path: Path) -> None:
    """Write a graph, its word embeddings as a file beside it."""
    # onnx appends to a file of an earlier export.
    path.with_name(f"{WORDS}.bin").unlink(missing_ok=True)
    for tensor in model.graph.initializer:
        if tensor.name == WORDS:
            set_external_data(tensor, location=f"{WORDS}.bin")
    onnx.save(model, str(path))
    path.with_name(f"{WORDS}.bin").chmod(0o644)


def write_card(folder: Path, name: str, version: str, base: Base, **more: object) -> None:
    """Write the card of a model that is opened by ``onrecord.released``, with its checksums."""
    names = ("weights.onnx", f"{WORDS}.bin", "tokenizer.json")
    card = {
        "name": name,
        "version": version,
        "begin": base.begin,
        "end": base.end,
        **more,
        "files": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names},
    }
    (folder / "card.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")


def measure_ranges(
    network: Network, base: Base, tokenizer: Tokenizer, articles: Sequence[Annotated]
) -> dict[str, NDArray[np.float32]]:
    """Return for each matrix product of the layers the largest absolute value of its input.

    Args:
        network: Reads the articles.
        base: The model that its training began with.
        tokenizer: Of that model.
        articles: A few dozen of the training split.

    Returns:
        By the name of the product's weights, a value for each column, shape (columns,).
    """
    vocabulary = tokenizer.get_vocab()
    examples = list(make_examples(articles, tokenizer, Random(0), 0.0))

    def read() -> None:
        for crop in epoch_crops(examples, Random(0), MAX_PIECES):
            batch = collate(
                [crop],
                begin=vocabulary[base.begin],
                end=vocabulary[base.end],
                straighten={},
                random=Random(0),
            )
            network.word_vectors(batch.pieces, batch.features, batch.mask, batch.first_pieces)

    return measure_inputs(network, "encoder.layers.", read)


def measure_inputs(
    module: nn.Module, prefix: str, read: Callable[[], None]
) -> dict[str, NDArray[np.float32]]:
    """Return the largest absolute value of each column of the input of the products in a module.

    Those whose name begins with ``prefix``, while ``read`` uses it; see ``measure_ranges``.
    """
    ranges: dict[str, Tensor] = {}

    def watch(name: str) -> Callable[[nn.Module, tuple[Tensor, ...]], None]:
        def note(_module: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            largest = inputs[0].abs().amax(dim=(0, 1))
            ranges[name] = torch.maximum(ranges.get(name, largest), largest)

        return note

    for name, part in module.named_modules():
        if isinstance(part, nn.Linear) and name.startswith(prefix):
            part.register_forward_pre_hook(watch(name))
    read()
    return {name: largest.numpy() for name, largest in ranges.items()}


def write_heads(network: Network, path: Path) -> None:
    """Write the chains' and the pointers' few weights, which numpy applies."""
    arrays = {}
    for layer, chain in enumerate(network.chains):
        assert isinstance(chain, Chain)
        arrays[f"{layer}.first"], arrays[f"{layer}.between"] = chain.scores()
    for name in ("source_of", "cue_of"):
        pointer = getattr(network, name)
        assert isinstance(pointer, Pointer)
        arrays |= {
            f"{name}.distance": pointer.far(),
            f"{name}.nothing": pointer.nothing,
            f"{name}.nothing_bias": pointer.nothing_bias,
        }
    np.savez(path, **{name: value.detach().numpy().squeeze() for name, value in arrays.items()})


def write_tokenizer(base: Path, path: Path) -> None:
    """Write the base model's tokenizer, without its truncation and padding."""
    content = json.loads(base.read_text("utf-8"))
    content["truncation"] = content["padding"] = None
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), "utf-8")


def mean_state(runs: Sequence[Path]) -> dict[str, torch.Tensor]:
    """Return the mean of the runs' weights (model soups, Wortsman et al. 2022)."""
    states = [load_network(run) for run in runs]
    return {name: sum(state[name] for state in states) / len(states) for name in states[0]}


def export(
    config: Config,
    runs: Sequence[Path],
    folder: Path,
    articles: Sequence[Annotated],
    *,
    quantised: bool,
) -> None:
    """Write the mean of the runs' networks as the model ``config.name`` into ``folder``.

    Activations' ranges are measured on ``articles``.
    """
    base = BASES[config.base]
    unpacked = base.unpack(runs[0].parent)
    tokenizer = load_tokenizer(unpacked / "tokenizer.json")
    network = make_network(config, unpacked, dropout=0.0)
    network.load_state_dict(mean_state(runs))
    network.eval()
    folder.mkdir(parents=True, exist_ok=True)
    with torch.no_grad(), tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        written = Path(scratch) / "small.onnx" if quantised else whole
        if quantised:
            ranges = measure_ranges(network, base, tokenizer, articles)
            write_graph(network, whole, ranges, config.acts_from)
            quantise(whole, written)
        else:
            write_graph(network, whole, {}, config.acts_from)
        save_model(onnx.load(str(written)), folder / "weights.onnx")
        write_heads(network, folder / "heads.npz")
    write_tokenizer(unpacked / "tokenizer.json", folder / "tokenizer.json")
    names = ("weights.onnx", "heads.npz", "tokenizer.json", f"{WORDS}.bin")
    card = {
        "format": FORMAT,
        "name": config.name,
        "version": __version__,
        "weights": names[0],
        "heads": names[1],
        "tokenizer": names[2],
        "begin": base.begin,
        "end": base.end,
        "features": FEATURES,
        "distances": DISTANCES,
        "pointer_width": config.pointer_width,
        "max_pieces": MAX_PIECES,
        "held_out": config.held_out,
        "calibration": {"bias": 0.0} | dict.fromkeys(EVIDENCE, 0.0),
        "files": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names},
    }
    if config.companion:
        card["companion"] = {"model": config.companion, "weight": config.companion_weight}
    (folder / "model.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")


def main() -> int:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("--run", type=Path, help="folder of the run (training/runs/NAME)")
    parser.add_argument(
        "--mean-with", type=Path, action="append", default=[], help="another run of the same shape"
    )
    parser.add_argument("--output", type=Path, help="folder of the model (models/NAME)")
    parser.add_argument("--float32", action="store_true", help="do not quantise")
    arguments = parser.parse_args()
    config = read_config(arguments.config)
    here = Path(__file__).parent
    run = arguments.run or here / "runs" / config.name
    output = arguments.output or here.parent / "models" / config.name
    data = Path(os.environ.get("ONRECORD_DATA", "../shared")) / "data/polnear/train.jsonl"
    articles = read_articles(data)[:MEASURED]
    export(config, [run, *arguments.mean_with], output, articles, quantised=not arguments.float32)
    total = sum(path.stat().st_size for path in output.iterdir())
    print(f"{output}: {total / 2**20:.1f} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
