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
        """Bring a value for each place, (chains, longest), back into text order."""
        return values[np.arange(values.shape[1]) < self.lengths[:, None]]


def decode(
    chains: Chains, first: NDArray[np.float32], between: NDArray[np.float32]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the best label of each word, on the best legal path, and its probability.

    The path is Viterbi's (1967), the probabilities are the forward-backward algorithm's
    (Baum et al. 1970); both run over all chains at once.

    Args:
        chains: Scores of the words' labels.
        first: Score of each label for the first word of a chain, shape (labels,).
        between: Score of each (from, to) pair, shape (labels, labels).
    """
    path = _best_path(chains, first, between)
    odds = _probabilities(chains, first, between)
    certainty = np.take_along_axis(odds, path[..., None], axis=2)[..., 0]
    return (
        cast("NDArray[np.int64]", chains.join(path)),
        cast("NDArray[np.float64]", chains.join(certainty)),
    )


def _best_path(
    chains: Chains, first: NDArray[np.float32], between: NDArray[np.float32]
) -> NDArray[np.int64]:
    count, longest, labels = chains.scores.shape
    came_from = np.tile(np.arange(labels), (longest, count, 1))
    best = first + chains.scores[:, 0]
    into = np.ascontiguousarray(between.T)
    for place in range(1, longest):
        options = best[:, None, :] + into
        chosen = options.argmax(2)
        going = place < chains.lengths
        # A chain that has ended stays as it is, and traces back to itself.
        came_from[place, going] = chosen[going]
        longer = np.take_along_axis(options, chosen[..., None], axis=2)[..., 0]
        best = np.where(going[:, None], longer + chains.scores[:, place], best)
    path = np.empty((count, longest), dtype=np.int64)
    path[:, -1] = best.argmax(1)
    rows = np.arange(count)
    for place in range(longest - 1, 0, -1):
        path[:, place - 1] = came_from[place, rows, path[:, place]]
    return path


def _probabilities(
    chains: Chains, first: NDArray[np.float32], between: NDArray[np.float32]
) -> NDArray[np.float64]:
    count, longest, labels = chains.scores.shape
    # Scaled products, not sums of logarithms: as exact here, and several times faster.
    scores = chains.scores.astype(np.float64)
    weights = np.exp(scores - scores.max(2, keepdims=True))
    steps = np.exp(between.astype(np.float64))
    forward = np.empty((longest, count, labels))
    forward[0] = _scaled(np.exp(first.astype(np.float64)) * weights[:, 0])
    for place in range(1, longest):
        forward[place] = _scaled((forward[place - 1] @ steps) * weights[:, place])
    backward = np.ones((longest, count, labels))
    for place in range(longest - 2, -1, -1):
        later = _scaled((backward[place + 1] * weights[:, place + 1]) @ steps.T)
        going = (place + 1 < chains.lengths)[:, None]
        backward[place] = np.where(going, later, 1.0)
    odds = (forward * backward).swapaxes(0, 1)
    return np.asarray(odds / odds.sum(2, keepdims=True))


def _scaled(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(values / values.sum(1, keepdims=True))


def spans_of(path: NDArray[np.int64]) -> list[tuple[Role, int, int]]:
    """Return role, first word and end word of each span on a legal path."""
    spans: list[tuple[Role, int, int]] = []
    begins = np.flatnonzero(path % 2 == 1)
    for begin in begins.tolist():
        inside = path[begin] + 1
        end = begin + 1
        while end < len(path) and path[end] == inside:
            end += 1
        spans.append((cast(Role, LABELS[path[begin]].split("-")[0]), begin, end))
    return spans
