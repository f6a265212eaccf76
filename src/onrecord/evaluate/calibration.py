"""Whether a statement's confidence is the probability that it is right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

BINS = 10
THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement's confidence, and which share of the annotators holds it for right."""

    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Bin:
    """Statements of like confidence.

    Attributes:
        number: How many.
        confidence: Their mean confidence.
        right: The share of them that is right.
    """

    number: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class OperatingPoint:
    """What is left when statements of less confidence than ``least`` are left out; in per cent."""

    least: float
    precision: float
    recall: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far confidence can be taken at its word.

    Attributes:
        bins: Of equal width from 0 to 1, those without statements left out.
        points: What each of ``THRESHOLDS`` keeps.
    """

    bins: tuple[Bin, ...]
    points: tuple[OperatingPoint, ...]

    @property
    def error(self) -> float:
        """The expected calibration error (Naeini et al. 2015): the bins' mean gap, by number."""
        number = sum(each.number for each in self.bins)
        gaps = (each.number * abs(each.confidence - each.right) for each in self.bins)
        return sum(gaps) / number if number else 0.0

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON values: shares with four decimals, per cents with two."""
        return {
            "error": round(self.error, 4),
            "bins": [
                {
                    "number": each.number,
                    "confidence": round(each.confidence, 4),
                    "right": round(each.right, 4),
                }
                for each in self.bins
            ],
            "points": [
                {
                    "least": each.least,
                    "precision": round(each.precision, 2),
                    "recall": round(each.recall, 2),
                }
                for each in self.points
            ],
        }


def measure_reliability(judged: Iterable[Judged], gold: float) -> Reliability:
    """Compare confidence with what was right.

    Args:
        judged: The statements.
        gold: How many statements there are to be found.
    """
    every = sorted(judged, key=lambda each: each.confidence)
    bins: list[list[Judged]] = [[] for _ in range(BINS)]
    for each in every:
        bins[min(int(each.confidence * BINS), BINS - 1)].append(each)
    return Reliability(
        bins=tuple(_bin(members) for members in bins if members),
        points=tuple(_point(every, least, gold) for least in THRESHOLDS),
    )


def _bin(members: Sequence[Judged]) -> Bin:
    number = len(members)
    return Bin(
        number,
        sum(each.confidence for each in members) / number,
        sum(each.right for each in members) / number,
    )


def _point(judged: Sequence[Judged], least: float, gold: float) -> OperatingPoint:
    kept = [each.right for each in judged if each.confidence >= least]
    right = sum(kept)
    return OperatingPoint(
        least,
        precision=100 * right / len(kept) if kept else 100.0,
        recall=100 * right / gold if gold else 100.0,
    )
