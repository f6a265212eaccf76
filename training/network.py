"""The tagger's network in torch: an encoder, two linear-chain CRFs and two pointers.

The encoder is BERT (Devlin et al. 2019) or MPNet (Song et al. 2020), which is BERT with a bias of
the attention by relative position.

``export.py`` writes the same network as an ONNX graph; a change here needs one there.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from corpus import ANNOTATORS
from onrecord.entail import CHANGES
from onrecord.tag.decode import LABELS, LAYERS, allowed_transitions
from onrecord.tag.encode import FEATURES
from onrecord.tag.link import DISTANCES
from onrecord.types import ACTS

FORBIDDEN = -1e4
DISTANCE_SCALE = 30.0
"""Adam moves a weight by its learning rate a step, and these weights must come to several units
in a few hundred steps: they are learned as thirtieths."""


ENTAILMENTS = 4
"""What a passage may make of a claim: support it, deny it, leave it open, be on something else."""
RELATIVE_REACH = 128
"""Pieces beyond which MPNet's attention tells no distances apart."""
STEPS = 64
"""Steps of int8 with reduced range, from 0 to the largest weight."""


@dataclass(frozen=True, slots=True)
class EncoderShape:
    """The sizes of an encoder, named as in its ``config.json``.

    Attributes:
        first_position: Index of the first piece's position embedding: MPNet's begin with two
            that are never used.
        relative_attention_num_buckets: Classes of relative position; 0 for BERT.
    """

    vocab_size: int
    hidden_size: int
    num_hidden_layers: int
    num_attention_heads: int
    intermediate_size: int
    max_position_embeddings: int
    layer_norm_eps: float
    first_position: int = 0
    relative_attention_num_buckets: int = 0

    @classmethod
    def read(cls, path: Path, layers: int | None = None) -> EncoderShape:
        """Read the sizes from a ``config.json``; keep the lowest ``layers`` layers, or all."""
        config: dict[str, Any] = json.loads(path.read_text("utf-8"))
        given = {name: config[name] for name in cls.__dataclass_fields__ if name in config}
        if config["model_type"] == "mpnet":
            given["first_position"] = 2
        given["num_hidden_layers"] = layers or given["num_hidden_layers"]
        return cls(**given)


class Layer(nn.Module):
    """One transformer layer, normalised after each half.

    Dropout is left out of the attention weights: on a CPU it costs half of the training time.
    """

    def __init__(self, shape: EncoderShape, dropout: float) -> None:
        super().__init__()
        size = shape.hidden_size
        self.heads = shape.num_attention_heads
        self.attend_in = nn.Linear(size, 3 * size)
        self.attend_out = nn.Linear(size, size)
        self.attend_norm = nn.LayerNorm(size, eps=shape.layer_norm_eps)
        self.widen = nn.Linear(size, shape.intermediate_size)
        self.narrow = nn.Linear(shape.intermediate_size, size)
        self.output_norm = nn.LayerNorm(size, eps=shape.layer_norm_eps)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """Map (batch, pieces, size) to the same shape; attention adds ``mask``, or minds it."""
        batch, pieces, size = hidden.shape
        parts = self.attend_in(hidden).view(batch, pieces, 3, self.heads, size // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        attended = functional.scaled_dot_product_attention(
            query, key, value, attn_mask=mask.to(query.dtype) if mask.is_floating_point() else mask
        )
        attended = attended.transpose(1, 2).reshape(batch, pieces, size)
        hidden = self.attend_norm(hidden + self.dropout(self.attend_out(attended)))
        wide = functional.gelu(self.widen(hidden))
        return self.output_norm(hidden + self.dropout(self.narrow(wide)))


class Encoder(nn.Module):
    """BERT or MPNet with one more embedding, for what the layout says of each word.

    The lowest ``frozen`` layers stay as they are, and that embedding is added above them.
    """

    def __init__(self, shape: EncoderShape, dropout: float, frozen: int = 0) -> None:
        super().__init__()
        size = shape.hidden_size
        self.shape = shape
        self.frozen = frozen
        self.words = nn.Embedding(shape.vocab_size, size)
        self.positions = nn.Embedding(shape.max_position_embeddings, size)
        self.kinds = nn.Parameter(torch.zeros(size))
        self.features = nn.Embedding(FEATURES, size)
        nn.init.zeros_(self.features.weight)
        self.norm = nn.LayerNorm(size, eps=shape.layer_norm_eps)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.num_hidden_layers))
        # Never trained: with a bias to be learned, torch computes attention the slow way.
        self.relative = nn.Parameter(
            torch.zeros(shape.relative_attention_num_buckets, shape.num_attention_heads),
            requires_grad=False,
        )
        if frozen:
            for part in (self.words, self.positions, self.norm, *self.layers[:frozen]):
                part.requires_grad_(False)
            self.kinds.requires_grad_(False)

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """Map piece ids and features, (batch, pieces) each, to (batch, pieces, size)."""
        first, length = self.shape.first_position, pieces.shape[1]
        positions = self.positions.weight[first : first + length]
        hidden: Tensor = self.norm(self.words(pieces) + positions + self.kinds)
        attention = mask[:, None, None, :]
        if self.shape.relative_attention_num_buckets:
            attention = self.bias(length).masked_fill(~attention, FORBIDDEN)
        for layer in self.layers[: self.frozen]:
            hidden = layer.eval()(hidden, attention)
        hidden = self.dropout(hidden + self.features(features))
        for layer in self.layers[self.frozen :]:
            hidden = layer(hidden, attention)
        return hidden

    def bias(self, length: int) -> Tensor:
        """Return what relative position adds to attention, (1, heads, length, length)."""
        places = torch.arange(length)
        buckets = relative_buckets(
            places[None, :] - places[:, None], self.shape.relative_attention_num_buckets
        )
        return self.relative[buckets].permute(2, 0, 1)[None]

    def load_base(self, path: Path) -> None:
        """Load the weights of a BERT or MPNet checkpoint in safetensors form."""
        given = load_file(str(path))
        state = {
            "words.weight": given["embeddings.word_embeddings.weight"],
            "positions.weight": given["embeddings.position_embeddings.weight"],
            "kinds": self.kinds.data,
            "norm.weight": given["embeddings.LayerNorm.weight"],
            "norm.bias": given["embeddings.LayerNorm.bias"],
            "features.weight": self.features.weight.data,
            "relative": self.relative.data,
        }
        names = dict(_NAMES)
        if self.shape.relative_attention_num_buckets:
            state["relative"] = given["encoder.relative_attention_bias.weight"]
            names |= _MPNET_NAMES
        else:
            state["kinds"] = given["embeddings.token_type_embeddings.weight"][0]
        for index in range(self.shape.num_hidden_layers):
            theirs = f"encoder.layer.{index}"
            for part in ("weight", "bias"):
                state[f"layers.{index}.attend_in.{part}"] = torch.cat(
                    [given[f"{theirs}.{names[name]}.{part}"] for name in ("query", "key", "value")]
                )
                for ours in ("attend_out", "attend_norm", "widen", "narrow", "output_norm"):
                    name = f"{theirs}.{names[ours]}.{part}"
                    state[f"layers.{index}.{ours}.{part}"] = given[name]
        self.load_state_dict(state)


_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "attend_out": "attention.output.dense",
    "attend_norm": "attention.output.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "output_norm": "output.LayerNorm",
}
"""A layer's parts as BERT's checkpoints name them."""
_MPNET_NAMES = {
    "query": "attention.attn.q",
    "key": "attention.attn.k",
    "value": "attention.attn.v",
    "attend_out": "attention.attn.o",
    "attend_norm": "attention.LayerNorm",
}


def relative_buckets(offsets: Tensor, buckets: int) -> Tensor:
    """Return the class of each offset between two pieces (Raffel et al. 2020, as MPNet has it).

    Half of the classes are for either direction; near offsets have one each, far ones share
    classes that widen with the logarithm of the distance.
    """
    buckets //= 2
    far = buckets // 2
    distance = offsets.abs()
    steps = torch.log(distance.clamp(min=1) / far) / math.log(RELATIVE_REACH / far)
    wide = (far + (steps * (buckets - far)).long()).clamp(max=buckets - 1)
    return torch.where(distance < far, distance, wide) + (offsets > 0) * buckets


class Chain(nn.Module):
    """A linear-chain CRF over words (Lafferty et al. 2001), with forbidden transitions."""

    def __init__(self) -> None:
        super().__init__()
        first, between = allowed_transitions()
        self.register_buffer("forbidden_first", torch.from_numpy(~first) * FORBIDDEN)
        self.register_buffer("forbidden", torch.from_numpy(~between) * FORBIDDEN)
        self.first = nn.Parameter(torch.zeros(len(LABELS)))
        self.between = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))

    def scores(self) -> tuple[Tensor, Tensor]:
        """Return the scores of a first label and of each (from, to) pair of labels."""
        return self.first + self.forbidden_first, self.between + self.forbidden

    def loss(self, emissions: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
        """Return minus the log-likelihood of ``labels`` per word.

        ``emissions`` is (batch, words, labels), the others (batch, words); every first word
        is inside the mask.
        """
        first, between = self.scores()
        gold = emissions.gather(2, labels[..., None])[..., 0]
        gold = (gold * mask).sum() + first[labels[:, 0]].sum()
        gold = gold + (between[labels[:, :-1], labels[:, 1:]] * mask[:, 1:]).sum()
        return (log_partition(emissions, first, between, mask) - gold) / mask.sum()

    def imitation_loss(self, emissions: Tensor, teacher: Expectation, mask: Tensor) -> Tensor:
        """Return the cross-entropy of the teacher's distribution over whole chains, per word.

        A chain's score is a sum over its labels and pairs, so that what the teacher expects of
        these is all that is needed of its distribution (Wang et al. 2021, Structural Knowledge
        Distillation). Shapes are those of ``loss``.
        """
        first, between = self.scores()
        expected = (emissions * teacher.labels).sum()
        expected = expected + (first * teacher.first).sum() + (between * teacher.between).sum()
        return (log_partition(emissions, first, between, mask) - expected) / mask.sum()


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a chain's distribution over the labels of a batch expects.

    These are the derivatives of its log-partition by its scores.

    Attributes:
        labels: Probability of each label at each word, (batch, words, labels); 0 outside the mask.
        first: Expected number of chains that begin with each label, (labels,).
        between: Expected number of each (from, to) pair of labels, (labels, labels).
    """

    labels: Tensor
    first: Tensor
    between: Tensor


def expect(emissions: Tensor, first: Tensor, between: Tensor, mask: Tensor) -> Expectation:
    """Return how often chains of these scores have each label and pair of labels.

    Shapes are those of ``log_partition``.
    """
    given = tuple(scores.detach().requires_grad_() for scores in (emissions, first, between))
    emissions, first, between = given
    return Expectation(*torch.autograd.grad(log_partition(emissions, first, between, mask), given))


def log_partition(emissions: Tensor, first: Tensor, between: Tensor, mask: Tensor) -> Tensor:
    """Return the sum over chains of the logarithm of their labellings' summed weights.

    ``emissions`` is (batch, words, labels), ``mask`` (batch, words), and the scores of a first
    label and of each (from, to) pair are (labels,) and (labels, labels).
    """
    total = first + emissions[:, 0]
    for step in range(1, emissions.shape[1]):
        longer = torch.logsumexp(total[:, :, None] + between, dim=1) + emissions[:, step]
        total = torch.where(mask[:, step, None], longer, total)
    return torch.logsumexp(total, dim=1).sum()


class Pointer(nn.Module):
    """From a span, point at the word that begins the span it belongs with, or at nothing.

    The score of a word is the product of the span's mean query and the word's key, plus a
    weight for the signed distance between them in words and in paragraphs.
    """

    def __init__(self, size: int, width: int) -> None:
        super().__init__()
        self.width = width
        self.query = nn.Linear(size, width)
        self.key = nn.Linear(size, width)
        self.distance = nn.Parameter(torch.zeros(DISTANCES))
        self.nothing = nn.Parameter(torch.zeros(width))
        self.nothing_bias = nn.Parameter(torch.zeros(1))

    def far(self) -> Tensor:
        """Return the weight of each class of distance, (DISTANCES,)."""
        return self.distance * DISTANCE_SCALE

    def loss(
        self,
        words: Tensor,
        row: Tensor,
        span: Tensor,
        target: Tensor,
        distance: Tensor,
        mask: Tensor,
    ) -> Tensor:
        """Return the cross-entropy per link.

        Args:
            words: Word vectors, (batch, words, size).
            row: For each link, its row in the batch, (links,).
            span: First and last-but-one word of the pointing span, (links, 2).
            target: The same of the span pointed at; both 0 where there is none, (links, 2).
            distance: Distance class of every word from the pointing span, (links, words).
            mask: True where there is a word, (batch, words).
        """
        queries = self.query(words)
        total = functional.pad(queries.cumsum(1), (0, 0, 1, 0))
        summed = total[row, span[:, 1]] - total[row, span[:, 0]]
        query = summed / (span[:, 1] - span[:, 0])[:, None] / math.sqrt(self.width)
        scores = torch.einsum("lw,lkw->lk", query, self.key(words)[row]) + self.far()[distance]
        scores = scores.masked_fill(~mask[row], FORBIDDEN)
        nothing = query @ self.nothing + self.nothing_bias
        scores = torch.cat([nothing[:, None], scores], dim=1)
        place = torch.arange(scores.shape[1]) - 1
        inside = (place >= target[:, :1]) & (place < target[:, 1:])
        inside[:, 0] = target[:, 1] == 0
        chosen = torch.logsumexp(scores.masked_fill(~inside, FORBIDDEN), dim=1)
        return (torch.logsumexp(scores, dim=1) - chosen).mean()


class Network(nn.Module):
    """Encoder, a chain for each layer of statements, and pointers together."""

    def __init__(self, shape: EncoderShape, *, width: int, dropout: float, frozen: int = 0) -> None:
        super().__init__()
        self.encoder = Encoder(shape, dropout, frozen)
        self.dropout = nn.Dropout(dropout)
        self.emit = nn.Linear(shape.hidden_size, LAYERS * len(LABELS))
        self.habits = nn.Embedding(len(ANNOTATORS) + 1, self.emit.weight.numel())
        nn.init.zeros_(self.habits.weight)
        self.chains = nn.ModuleList(Chain() for _ in range(LAYERS))
        self.source_of = Pointer(shape.hidden_size, width)
        self.cue_of = Pointer(shape.hidden_size, width)

    def emit_as(self, vectors: Tensor, annotator: Tensor) -> Tensor:
        """Return the labels' scores of words as an annotator would give them.

        ``emit`` is what all annotators have in common, and ``habits`` what each adds to it: they
        begin and end cues and contents by habits of their own, which nothing in a text tells.

        Args:
            vectors: Of the words of chains, (chains, words, size).
            annotator: Of each chain, (chains,); ``len(ANNOTATORS)`` for none in particular.

        Returns:
            (chains, words, layers * labels).
        """
        added = self.habits(annotator).view(len(annotator), *self.emit.weight.shape)
        known = (annotator < len(ANNOTATORS)).float()[:, None, None]
        scores: Tensor = self.emit(vectors) + known * torch.einsum("cws,cls->cwl", vectors, added)
        return scores

    def word_vectors(self, pieces: Tensor, features: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """Return the vector of each word's first piece, (batch, words, size)."""
        hidden = self.dropout(self.encoder(pieces, features, mask))
        return hidden.gather(1, first[..., None].expand(-1, -1, hidden.shape[2]))


class Branch(nn.Module):
    """Layers that go on from the middle of an encoder, and the scores of acts.

    They begin as copies of the encoder's own layers from ``first`` on.
    """

    def __init__(self, encoder: Encoder, first: int, layers: int, dropout: float) -> None:
        super().__init__()
        # In a list it is no part of what is trained; the bias of the attention is the same.
        self.encoder = [encoder]
        self.layers = nn.ModuleList(Layer(encoder.shape, dropout) for _ in range(layers))
        for layer, copied in zip(self.layers, encoder.layers[first:], strict=False):
            layer.load_state_dict(copied.state_dict())
        self.dropout = nn.Dropout(dropout)
        self.act = nn.Linear(encoder.shape.hidden_size, 2 * len(ACTS))

    def forward(self, middle: Tensor, mask: Tensor) -> Tensor:
        """Map (batch, pieces, size) and the mask of pieces to scores, (batch, pieces, 2 * acts)."""
        attention = mask[:, None, None, :]
        if self.encoder[0].shape.relative_attention_num_buckets:
            bias = self.encoder[0].bias(middle.shape[1])
            attention = bias.masked_fill(~attention, FORBIDDEN)
        for layer in self.layers:
            middle = layer(middle, attention)
        scores: Tensor = self.act(self.dropout(middle))
        return scores


class Rounded(nn.Module):
    """Rounds a product's weights to the steps that ``export.quantise`` has for each output.

    The slope is that of the weights themselves (straight-through estimator, Bengio et al. 2013).
    """

    def forward(self, weight: Tensor) -> Tensor:
        """Return ``weight``, (outputs, inputs), rounded."""
        step = weight.detach().abs().amax(dim=1, keepdim=True) / STEPS
        return weight + ((weight / step).round() * step - weight).detach()


class Entailment(nn.Module):
    """An encoder with two heads on what its pieces are on average, and its first one."""

    def __init__(self, shape: EncoderShape, dropout: float) -> None:
        super().__init__()
        self.encoder = Encoder(shape, dropout)
        self.dropout = nn.Dropout(dropout)
        self.heads = nn.Linear(2 * shape.hidden_size, ENTAILMENTS + len(CHANGES))

    def forward(self, pieces: Tensor, kinds: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Map (batch, pieces) to the scores of labels, (batch, 4), and of changes, (batch, 8)."""
        hidden = self.encoder(pieces, kinds, mask)
        weights = mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * weights).sum(dim=1) / weights.sum(dim=1)
        scores = self.heads(self.dropout(torch.cat([hidden[:, 0], mean], dim=-1))).float()
        return scores[:, :ENTAILMENTS], scores[:, ENTAILMENTS:]
