"""From scores for each word to spans: the best legal path of labels, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np

from onrecord.types import Role

if TYPE_CHECKING:
    from numpy.typing import NDArray

LABELS = (
    "outside",
    "source-begin",
    "source-inside",
    "cue-begin",
    "cue-inside",
    "content-begin",
    "content-inside",
)
"""A label for each word: the first word of a span begins it, the others are inside."""
LAYERS = 2
"""Every word is labelled twice: in the statements at the top, and in those nested in a content."""


def allowed_transitions() -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which labels may come first, and which may follow which (from, to)."""
    first = np.array([not label.endswith("inside") for label in LABELS])
    between = np.array(
        [
            [
                not label.endswith("inside") or before.split("-")[0] == label.split("-")[0]
                for label in LABELS
            ]
            for before in LABELS
        ]
    )
    return first, between


@dataclass(frozen=True, slots=True)
class Chains:
    """Label scores of words, a chain for each paragraph: no span runs over a paragraph's end.

    Attributes:
        scores: Padded, shape (chains, longest, labels).
        lengths: Words in each chain, shape (chains,).
    """

    scores: NDArray[np.float32]
    lengths: NDArray[np.int64]

    @classmethod
    def split(cls, scores: NDArray[np.float32], paragraph_of: NDArray[np.int64]) -> Chains:
        """Split (words, labels) scores where the paragraph changes."""
        cuts = np.flatnonzero(np.diff(paragraph_of)) + 1
        lengths = np.diff(np.concatenate([[0], cuts, [len(scores)]]))
        padded = np.zeros((len(lengths), int(lengths.max()), len(LABELS)), dtype=np.float32)
        padded[np.arange(padded.shape[1]) < lengths[:, None]] = scores
        return cls(padded, lengths)

    def join(self, values: NDArray[np.generic]) -> NDArray[np.generic]:
        """Bring what each place has, (chains, longest, …), back into text order, (words, …)."""
        return values[np.arange(values.shape[1]) < self.lengths[:, None]]


@dataclass(frozen=True, slots=True)
class Transitions:
    """What a chain learned beside the words' own scores.

    Attributes:
        first: Score of each label for the first word of a chain, shape (labels,).
        between: Score of each (from, to) pair, shape (labels, labels).
    """

    first: NDArray[np.float32]
    between: NDArray[np.float32]


def decode(
    chains: Chains, transitions: Transitions
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the best label of each word, on the best legal path, and all labels' probabilities.

    The path is Viterbi's (1967), the probabilities are the forward-backward algorithm's
    (Baum et al. 1970); both run over all chains at once.

    Args:
        chains: Scores of the words' labels.
        transitions: Scores of one label after another.

    Returns:
        The labels, (words,), and the probabilities, (words, labels).
    """
    path = _best_path(chains, transitions.first, transitions.between)
    odds = _probabilities(chains, transitions.first, transitions.between)
    return (
        cast("NDArray[np.int64]", chains.join(path)),
        cast("NDArray[np.float64]", chains.join(odds)),
    )


def _best_path(
    chains: Chains, first: NDArray[np.float32], between: NDArray[np.float32]
) -> NDArray[np.int64]:
    count, longest, labels = chains.scores.shape
    # Chains are the last axis: what is compared then lies side by side in memory.
    scores = np.ascontiguousarray(chains.scores.transpose(1, 2, 0))
    best = np.empty((longest, labels, count), dtype=np.float32)
    best[0] = first[:, None] + scores[0]
    steps = between[:, :, None]
    each = np.empty((labels, labels, count), dtype=np.float32)
    for place in range(1, longest):
        np.add(best[place - 1][:, None], steps, out=each)
        each.max(axis=0, out=best[place])
        best[place] += scores[place]
    # The best label before each label, (longest - 1, labels, chains); a chain that has ended
    # before a place begins its way back where it ended.
    before = (best[:-1, :, None] + steps).argmax(1)
    last = chains.lengths - 1
    ended = np.arange(longest - 1)[:, None] >= last
    before = np.where(ended[:, None], np.arange(labels)[:, None], before)
    rows = np.arange(count)
    path = np.empty((longest, count), dtype=np.int64)
    path[-1] = here = best[last, :, rows].argmax(1)
    by_label = before.reshape(longest - 1, labels * count)
    for place in range(longest - 2, -1, -1):
        path[place] = here = by_label[place].take(here * count + rows)
    return path.T


_RESCALED = 8
"""Steps after which products are scaled: a factor is e to the power of a score of some units."""


def _probabilities(
    chains: Chains, first: NDArray[np.float32], between: NDArray[np.float32]
) -> NDArray[np.float64]:
    count, longest, labels = chains.scores.shape
    # Scaled products, not sums of logarithms: as exact here, and several times faster. The
    # backward pass is a forward pass over the chains turned round, so one loop does both.
    scores = chains.scores.astype(np.float64)
    weights = np.exp(scores - scores.max(2, keepdims=True))
    rows = np.arange(count)[:, None]
    turned = np.maximum(chains.lengths[:, None] - 1 - np.arange(longest), 0)
    both = np.stack([weights, weights[rows, turned]]).transpose(2, 0, 1, 3).copy()
    steps = np.exp(between.astype(np.float64))
    steps = np.stack([steps, steps.T])
    # What has come into each place: with the word's own weight for the forward pass, without it
    # for the backward pass.
    here = both[0]
    here[0] *= np.exp(first.astype(np.float64))
    came = np.empty((longest, 2, count, labels))
    came[0, 0], came[0, 1] = here[0], 1.0
    for place in range(1, longest):
        arrived = here @ steps
        here = arrived * both[place]
        came[place, 0], came[place, 1] = here[0], arrived[1]
        if place % _RESCALED == 0:
            here /= here.sum(2, keepdims=True)
    forward, backward = came.transpose(1, 2, 0, 3)
    odds = forward * backward[rows, turned]
    return np.asarray(odds / odds.sum(2, keepdims=True))


def spans_of(path: NDArray[np.int64]) -> list[tuple[Role, int, int]]:
    """Return role, first word and end word of each span on a legal path."""
    begins = np.flatnonzero(path % 2 == 1)
    if not len(begins):
        return []
    # A span ends where the next label is not an inside one, or where the path does.
    stops = np.append(np.flatnonzero((path % 2 == 1) | (path == 0)), len(path))
    ends = stops[np.searchsorted(stops, begins, side="right")]
    roles = [cast(Role, LABELS[label].split("-")[0]) for label in path[begins].tolist()]
    return list(zip(roles, begins.tolist(), ends.tolist(), strict=True))
