"""From the model's probabilities for a statement's parts to that of the whole statement."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

EVIDENCE = ("cue", "source", "no source", "content", "more contents")
"""What a statement's confidence is taken from.

``cue``, ``source`` and ``content`` are log-odds: of the cue, of the source and its link to the cue,
and of the least certain content and its link. ``no source`` are the log-odds that the cue has none,
which then stands in for ``source``. ``more contents`` counts the contents beyond the first."""
SUREST = 6.0
"""Log-odds are cut off here: what the model holds for surer is not more often right."""
_LEAST = 1 / (1 + math.exp(SUREST))


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic regression on ``EVIDENCE`` (Platt 1999).

    Attributes:
        bias: Log-odds that a statement is right whose evidence is all 0.
        weights: What each piece of evidence adds, in the order of ``EVIDENCE``.
    """

    bias: float
    weights: tuple[float, ...]

    def confidence(self, evidence: Sequence[float]) -> float:
        """Return the probability that a statement with this evidence is right."""
        total = self.bias + sum(map(float.__mul__, self.weights, evidence))
        return 1 / (1 + math.exp(-total))


def log_odds(probability: float) -> float:
    """Return the log-odds of a probability, cut off at ``SUREST``."""
    probability = min(max(probability, _LEAST), 1 - _LEAST)
    return math.log(probability / (1 - probability))
