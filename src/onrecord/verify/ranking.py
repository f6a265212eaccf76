"""Tell of the likeliest passages of a statement how likely it rests on each, beside the others."""

from __future__ import annotations

import math
import operator
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.verify.evidence import Evidence
from onrecord.verify.pairing import Pairing

# A logistic regression on the features of `Likeness`, fitted on the open cases of
# tests/gold/checks, and on the same without what faithful statements rest on, by
# `training/evidence.py`.
_WEIGHTS = (-2.19, 0.69, 3.2, 0.39, 0.34)
_LEAD = 4.0
"""The lead over other passages counts no more than this, in logits."""
_ALONE = -6.0
"""Logit of the passage that is not there."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far a statement and a passage have the same words.

    Attributes:
        evidence: The passage.
        pairing: The statement's words beside the passage's.
        back: The share of what the passage says that the statement has.
    """

    evidence: Evidence
    pairing: Pairing
    back: float


def features_of(likenesses: Sequence[Likeness]) -> list[tuple[float, ...]]:
    """Return, for each passage, what its chance is told by.

    That is 1, the share of the statement's words that the passage has, of the passage's that the
    statement has, the passage's own chance as a logit, and its lead over the best of those that
    have no sentence in common with it.
    """
    logits = [_logit(each.evidence.chance) for each in likenesses]
    found: list[tuple[float, ...]] = []
    for at, each in enumerate(likenesses):
        units = set(each.evidence.units)
        others = [
            logit
            for logit, other in zip(logits, likenesses, strict=True)
            if not units & set(other.evidence.units)
        ]
        lead = logits[at] - max(others, default=_ALONE)
        lead = min(max(lead, -_LEAD), _LEAD)
        found.append((1.0, each.pairing.share, each.back, logits[at], lead))
    return found


def rank_chances(likenesses: Sequence[Likeness]) -> list[float]:
    """Return how likely the statement rests on each of its likeliest passages."""
    values = [sum(map(operator.mul, _WEIGHTS, features)) for features in features_of(likenesses)]
    return [1.0 / (1.0 + math.exp(-value)) for value in values]


def _logit(chance: float) -> float:
    return math.log(max(chance, 1e-9) / max(1.0 - chance, 1e-9))
