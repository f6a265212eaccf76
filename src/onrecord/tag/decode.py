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
_ROLES = tuple(cast(Role, label.split("-")[0]) for label in LABELS)
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

    Words are sorted by their place in their chain, and then the longest chain comes first: those
    that are at the same place lie side by side, and the chains that go on are the first of them.

    Attributes:
        scores: Of each word in that order, shape (words, labels).
        words: Index of each in the text, shape (words,).
        mirrored: For each the index, in that order, of the word that is as far from its chain's
            other end, shape (words,).
        before: For each the index, in that order, of the word before it; of the first words of the
            chains their own, shape (words,).
        last: For each chain the index of its last word, in that order, shape (chains,).
        bounds: Where each place begins, and the number of words, shape (longest + 1,).
    """

    scores: NDArray[np.float32]
    words: NDArray[np.int64]
    mirrored: NDArray[np.int64]
    before: NDArray[np.int64]
    last: NDArray[np.int64]
    bounds: NDArray[np.int64]

    @classmethod
    def split(cls, scores: NDArray[np.float32], paragraph_of: NDArray[np.int64]) -> Chains:
        """Split (words, labels) scores where the paragraph changes."""
        changes = np.flatnonzero(paragraph_of[1:] != paragraph_of[:-1]) + 1
        starts = np.concatenate([[0], changes])
        lengths = np.concatenate([changes, [len(scores)]]) - starts
        order = (-lengths).argsort(kind="stable")
        starts, lengths = starts[order], lengths[order]
        counts = (-lengths).searchsorted(-np.arange(lengths[0]), side="left")
        bounds = np.concatenate([[0], counts.cumsum()])
        place = np.arange(len(counts)).repeat(counts)
        chain = np.arange(len(scores)) - bounds[place]
        words = starts[chain] + place
        return cls(
            scores[words],
            words,
            bounds[lengths[chain] - 1 - place] + chain,
            bounds[np.maximum(place - 1, 0)] + chain,
            bounds[lengths - 1] + np.arange(len(lengths)),
            bounds,
        )


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
    return (
        _best_path(chains, transitions.first, transitions.between),
        _probabilities(chains, transitions.first, transitions.between),
    )


def _best_path(
    chains: Chains, first: NDArray[np.float32], between: NDArray[np.float32]
) -> NDArray[np.int64]:
    bounds = chains.bounds.tolist()
    # Words are the last axis: what is compared then lies side by side in memory.
    best = chains.scores.T.copy()
    best[:, : bounds[1]] += first[:, None]
    steps = between[:, :, None]
    for start, here, end in zip(bounds, bounds[1:], bounds[2:], strict=False):
        arrived = best[:, None, start : start + end - here] + steps
        own = best[:, here:end]
        own += np.maximum.reduce(arrived, axis=0)
    # Label and word as one number, so that a step of the way back is one look-up.
    labels = len(between)
    came_from = chains.before * labels + (best[:, None, chains.before] + steps).argmax(0)
    came_from = came_from.T.ravel()
    path = np.empty(len(chains.words), dtype=np.int64)
    path[chains.last] = chains.last * labels + best[:, chains.last].argmax(0)
    for place in range(len(bounds) - 2, 0, -1):
        start, here, end = bounds[place - 1 : place + 2]
        came_from.take(path[here:end], out=path[start : start + end - here], mode="clip")
    found = np.empty_like(path)
    found[chains.words] = path - np.arange(len(path)) * labels
    return found


_RESCALED = 8
"""Steps after which products are scaled: a factor is e to the power of a score of some units."""


def _probabilities(
    chains: Chains, first: NDArray[np.float32], between: NDArray[np.float32]
) -> NDArray[np.float64]:
    # Scaled products, not sums of logarithms: as exact here, and several times faster. The
    # backward pass is a forward pass over the chains turned round, so one loop does both.
    scores = chains.scores.T.astype(np.float64)
    weights = np.exp(scores - scores.max(0)).T
    both = np.stack([weights, weights[chains.mirrored]])
    steps = np.exp(between.astype(np.float64))
    steps = np.stack([steps, steps.T])
    bounds = chains.bounds.tolist()
    # What comes to each word from the one before it, in either direction. A row alone would be
    # multiplied in another order, and rounded otherwise: the longest chain takes one with it.
    came = np.ones((2, len(weights) + 1, len(between)))
    came[0, : bounds[1]] = np.exp(first.astype(np.float64))
    here = came[:, : bounds[1]] * both[:, : bounds[1]]
    fewest = min(2, bounds[1])
    for place in range(1, len(bounds) - 1):
        start, end = bounds[place : place + 2]
        rows = max(end - start, fewest)
        arrived = np.matmul(here[:, :rows], steps, out=came[:, start : start + rows])
        np.multiply(arrived[:, : end - start], both[:, start:end], out=here[:, : end - start])
        if place % _RESCALED == 0:
            here /= np.add.reduce(here, axis=2, keepdims=True)
    # With the word's own weight for the forward pass, without it for the backward pass.
    odds = came[0, :-1] * weights * came[1, chains.mirrored]
    found = np.empty(odds.shape)
    found[chains.words] = odds / np.add.reduce(odds, axis=1, keepdims=True)
    return found


def spans_of(path: NDArray[np.int64]) -> list[tuple[Role, int, int]]:
    """Return role, first word and end word of each span on a legal path."""
    begin = (path & 1).astype(bool)
    begins = np.flatnonzero(begin)
    if not len(begins):
        return []
    # A span ends where the next label is not an inside one, or where the path does.
    stops = np.append(np.flatnonzero(begin | (path == 0)), len(path))
    ends = stops[stops.searchsorted(begins, side="right")]
    roles = [_ROLES[label] for label in path[begins].tolist()]
    return list(zip(roles, begins.tolist(), ends.tolist(), strict=True))
