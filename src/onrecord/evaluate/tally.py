"""Counting: precision, recall, F1 and their intervals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

RESAMPLES = 1000
SEED = 20220915


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were matched, out of how many predicted and how many in the gold.

    A mean (of Jaccard ratios) is kept in the same form: the ratios' sum as ``matched``, their
    number as both ``predicted`` and ``gold``; then precision, recall and F1 all are the mean.

    Attributes:
        matched, predicted, gold: Weighted counts: an article's annotators may share a weight of 1.
    """

    matched: float = 0.0
    predicted: float = 0.0
    gold: float = 0.0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.matched + other.matched,
            self.predicted + other.predicted,
            self.gold + other.gold,
        )

    def times(self, weight: float) -> Counts:
        """Return these counts multiplied by ``weight``."""
        return Counts(self.matched * weight, self.predicted * weight, self.gold * weight)

    @property
    def precision(self) -> float:
        """Per cent of the predicted that match; 100 where nothing was and nothing should be."""
        return _per_cent(self.matched, self.predicted, empty=self.gold == 0)

    @property
    def recall(self) -> float:
        """Per cent of the gold that is matched; 100 where nothing was and nothing should be."""
        return _per_cent(self.matched, self.gold, empty=self.predicted == 0)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, in per cent."""
        return _per_cent(2 * self.matched, self.predicted + self.gold, empty=True)


Tally = Mapping[str, Counts]
"""Counts by the name of their measure, such as ``cofe.source.exact``."""


def _per_cent(part: float, whole: float, *, empty: bool) -> float:
    if whole == 0:
        return 100.0 if empty else 0.0
    return min(100.0, 100 * part / whole)


def scaled(tally: Tally, weight: float) -> dict[str, Counts]:
    """Return the tally with every count multiplied by ``weight``."""
    return {key: counts.times(weight) for key, counts in tally.items()}


def total(tallies: Iterable[Tally]) -> dict[str, Counts]:
    """Add tallies up, measure by measure."""
    sums: dict[str, Counts] = {}
    for tally in tallies:
        for key, counts in tally.items():
            sums[key] = sums.get(key, Counts()) + counts
    return sums


def intervals(
    tallies: Sequence[Tally], *, resamples: int = RESAMPLES, seed: int = SEED
) -> dict[str, tuple[float, float]]:
    """Return the 95 % percentile bootstrap interval of each measure's F1.

    Args:
        tallies: One for each article: articles are drawn with replacement, since the statements
            of one article are not independent of each other.
        resamples: How often to draw.
        seed: Of the random draw, so that a report can be repeated.

    Returns:
        Lower and upper bound by measure, in per cent; empty for fewer than two articles.
    """
    if len(tallies) < 2:
        return {}
    import numpy as np

    keys = list(total(tallies))
    nothing = Counts()
    table = np.array(
        [
            [
                (2 * counts.matched, counts.predicted + counts.gold)
                for counts in (tally.get(key, nothing) for key in keys)
            ]
            for tally in tallies
        ]
    )
    draws = np.random.default_rng(seed).integers(0, len(tallies), size=(resamples, len(tallies)))
    sums = np.stack([table[draw].sum(axis=0) for draw in draws])
    scores = np.where(sums[..., 1] > 0, 100 * sums[..., 0] / np.maximum(sums[..., 1], 1e-12), 100.0)
    low, high = np.percentile(np.minimum(scores, 100.0), (2.5, 97.5), axis=0)
    return {key: (float(low[at]), float(high[at])) for at, key in enumerate(keys)}
