"""A released model that a run imitates (distillation)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from network import Expectation, expect
from onrecord.tag.encode import encode
from onrecord.tag.model import Model, load_model
from onrecord.tag.tagger import score_words
from onrecord.types import Layout

MODELS = Path(__file__).parents[1] / "models"


@dataclass(frozen=True, slots=True)
class Teacher:
    """A released model, read as it is released: in int8, by ONNX Runtime.

    Attributes:
        model: What reads.
        transitions: For each layer of statements the scores of a first label, (labels,), and of
            each (from, to) pair of labels, (labels, labels).
    """

    model: Model
    transitions: tuple[tuple[Tensor, Tensor], ...]

    @classmethod
    def load(cls, name: str, threads: int) -> Self:
        """Load the model ``name``."""
        model = load_model(MODELS / name, threads)
        transitions = tuple(
            (torch.from_numpy(layer.first).float(), torch.from_numpy(layer.between).float())
            for layer in model.transitions
        )
        return cls(model, transitions)

    def score(self, text: str, layout: Layout) -> NDArray[np.float32]:
        """Return the labels' scores of each word, (layers, words, labels)."""
        return score_words(encode(text, layout, self.model.pieces), self.model)

    def expect(self, scores: Tensor, mask: Tensor) -> list[Expectation]:
        """Return what the teacher expects of the labels of chains, for each layer of statements.

        Args:
            scores: The labels' scores of the chains' words, (layers, chains, words, labels).
            mask: True where there is a word, (chains, words).
        """
        return [
            expect(emissions, first, between, mask)
            for emissions, (first, between) in zip(scores, self.transitions, strict=True)
        ]
