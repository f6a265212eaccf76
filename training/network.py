"""The tagger's network in torch: a BERT encoder, two linear-chain CRFs and two pointers.

``export.py`` writes the same network as an ONNX graph; a change here needs one there.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from onrecord.tag.decode import LABELS, LAYERS, allowed_transitions
from onrecord.tag.encode import FEATURES
from onrecord.tag.link import DISTANCES

FORBIDDEN = -1e4
DISTANCE_SCALE = 30.0
"""Adam moves a weight by its learning rate a step, and these weights must come to several units
in a few hundred steps: they are learned as thirtieths."""


@dataclass(frozen=True, slots=True)
class EncoderShape:
    """The sizes of a BERT encoder, named as in its ``config.json``."""

    vocab_size: int
    hidden_size: int
    num_hidden_layers: int
    num_attention_heads: int
    intermediate_size: int
    max_position_embeddings: int
    layer_norm_eps: float

    @classmethod
    def read(cls, path: Path) -> EncoderShape:
        """Read the sizes from a ``config.json``."""
        config = json.loads(path.read_text("utf-8"))
        return cls(**{name: config[name] for name in cls.__dataclass_fields__})


class Layer(nn.Module):
    """One transformer layer, normalised after each half (BERT, Devlin et al. 2019).

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
        """Map (batch, pieces, size) to the same shape; ``mask`` is True where there is a piece."""
        batch, pieces, size = hidden.shape
        parts = self.attend_in(hidden).view(batch, pieces, 3, self.heads, size // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        attended = functional.scaled_dot_product_attention(
            query, key, value, attn_mask=mask[:, None, None, :]
        )
        attended = attended.transpose(1, 2).reshape(batch, pieces, size)
        hidden = self.attend_norm(hidden + self.dropout(self.attend_out(attended)))
        wide = functional.gelu(self.widen(hidden))
        return self.output_norm(hidden + self.dropout(self.narrow(wide)))


class Encoder(nn.Module):
    """BERT with one more input embedding, for what the layout says of each word."""

    def __init__(self, shape: EncoderShape, dropout: float) -> None:
        super().__init__()
        size = shape.hidden_size
        self.shape = shape
        self.words = nn.Embedding(shape.vocab_size, size)
        self.positions = nn.Embedding(shape.max_position_embeddings, size)
        self.kinds = nn.Parameter(torch.zeros(size))
        self.features = nn.Embedding(FEATURES, size)
        nn.init.zeros_(self.features.weight)
        self.norm = nn.LayerNorm(size, eps=shape.layer_norm_eps)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.num_hidden_layers))

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """Map piece ids and features, (batch, pieces) each, to (batch, pieces, size)."""
        positions = self.positions.weight[: pieces.shape[1]]
        embedded = self.words(pieces) + positions + self.kinds + self.features(features)
        hidden: Tensor = self.dropout(self.norm(embedded))
        for layer in self.layers:
            hidden = layer(hidden, mask)
        return hidden

    def load_base(self, path: Path) -> None:
        """Load the weights of a BERT checkpoint in safetensors form."""
        given = load_file(str(path))
        state = {
            "words.weight": given["embeddings.word_embeddings.weight"],
            "positions.weight": given["embeddings.position_embeddings.weight"],
            "kinds": given["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": given["embeddings.LayerNorm.weight"],
            "norm.bias": given["embeddings.LayerNorm.bias"],
            "features.weight": self.features.weight.data,
        }
        names = {
            "attend_out": "attention.output.dense",
            "attend_norm": "attention.output.LayerNorm",
            "widen": "intermediate.dense",
            "narrow": "output.dense",
            "output_norm": "output.LayerNorm",
        }
        for index in range(self.shape.num_hidden_layers):
            theirs = f"encoder.layer.{index}"
            for part in ("weight", "bias"):
                state[f"layers.{index}.attend_in.{part}"] = torch.cat(
                    [
                        given[f"{theirs}.attention.self.{name}.{part}"]
                        for name in ("query", "key", "value")
                    ]
                )
                for ours, name in names.items():
                    state[f"layers.{index}.{ours}.{part}"] = given[f"{theirs}.{name}.{part}"]
        self.load_state_dict(state)


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
        total = first + emissions[:, 0]
        for step in range(1, emissions.shape[1]):
            longer = torch.logsumexp(total[:, :, None] + between, dim=1) + emissions[:, step]
            total = torch.where(mask[:, step, None], longer, total)
        return (torch.logsumexp(total, dim=1).sum() - gold) / mask.sum()


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

    def __init__(self, shape: EncoderShape, *, width: int, dropout: float) -> None:
        super().__init__()
        self.encoder = Encoder(shape, dropout)
        self.dropout = nn.Dropout(dropout)
        self.emit = nn.Linear(shape.hidden_size, LAYERS * len(LABELS))
        self.chains = nn.ModuleList(Chain() for _ in range(LAYERS))
        self.source_of = Pointer(shape.hidden_size, width)
        self.cue_of = Pointer(shape.hidden_size, width)

    def word_vectors(self, pieces: Tensor, features: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """Return the vector of each word's first piece, (batch, words, size)."""
        hidden = self.dropout(self.encoder(pieces, features, mask))
        return hidden.gather(1, first[..., None].expand(-1, -1, hidden.shape[2]))
