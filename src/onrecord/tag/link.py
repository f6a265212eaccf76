"""Which source a cue has, and which cue a content has: pointers over words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_EDGES = np.array([1, 2, 3, 5, 9, 17, 33, 65, 129])
_WORD_CLASSES = 2 * len(_EDGES) + 1
_PARAGRAPH_REACH = 2
DISTANCES = _WORD_CLASSES * (2 * _PARAGRAPH_REACH + 1)
"""How many classes of distance there are between a span and a word."""


def distance_classes(
    first: int | NDArray[np.int64],
    last: int | NDArray[np.int64],
    words: NDArray[np.int64],
    paragraph_of: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Return the distance class of each of ``words`` from the span of words [first, last).

    The class joins the signed number of words between them, in steps that double (0 for a word
    inside the span), with the signed number of paragraphs, cut off at two. ``first`` and ``last``
    may also be arrays, a span for each word.
    """
    after = _EDGES.searchsorted(words - last + 1, side="right")
    before = _EDGES.searchsorted(first - words, side="right")
    by_word = len(_EDGES) + after - before
    apart = paragraph_of[words] - paragraph_of[first]
    near = np.minimum(np.maximum(apart, -_PARAGRAPH_REACH), _PARAGRAPH_REACH)
    by_paragraph = near + _PARAGRAPH_REACH
    return np.asarray(by_word * (2 * _PARAGRAPH_REACH + 1) + by_paragraph, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class PointerWeights:
    """What a pointer learned beside its projections.

    Attributes:
        distance: A weight for each distance class, shape (DISTANCES,).
        nothing: The key that stands for "no such span", shape (width,).
        nothing_bias: Its weight.
    """

    distance: NDArray[np.float32]
    nothing: NDArray[np.float32]
    nothing_bias: float


def point(
    spans: NDArray[np.int64],
    targets: NDArray[np.int64],
    queries: NDArray[np.float32],
    keys: NDArray[np.float32],
    paragraph_of: NDArray[np.int64],
    window_of: NDArray[np.int64],
    weights: PointerWeights,
) -> list[tuple[int | None, float]]:
    """Find which target each span belongs with, if any, and how probable that is.

    Only words of one window are compared, as in training: a vector also knows its place there. A
    span that runs over a window's edge is taken for what its larger part has of it.

    Args:
        spans: The first word of each pointing span, and the one after its last, shape (spans, 2).
        targets: The same of each span that can be pointed at, ascending and disjoint.
        queries: Query vector of each word, shape (words, width).
        keys: Key vector of each word, shape (words, width).
        paragraph_of: Paragraph of each word, shape (words,).
        window_of: Window of each word, ascending, shape (words,).
        weights: The pointer's other weights.

    Returns:
        For each span the index of its likeliest target, or ``None``, and the probability.
    """
    if not len(targets):
        return [(None, 1.0)] * len(spans)
    if not len(spans):
        return []
    first, last, window = _clip(spans, window_of)
    length = last - first
    _, own = _ranges(first, length)
    summed = np.add.reduceat(queries[own], length.cumsum() - length)
    means = summed / length[:, None] / np.sqrt(queries.shape[1])
    nothing = means @ weights.nothing + weights.nothing_bias
    target_first, target_last, target_window = _clip(targets, window_of)
    # The pairs of a span and a target in its window, and of a span and a word of such a target.
    begin = target_window.searchsorted(window, side="left")
    count = target_window.searchsorted(window, side="right") - begin
    of_span, target = _ranges(begin, count)
    target_length = (target_last - target_first)[target]
    of_pair, word = _ranges(target_first[target], target_length)
    span = of_span[of_pair]
    scores = np.full((len(spans), int(count.max()) + 1), -np.inf)
    scores[:, -1] = nothing
    if len(span):
        classes = distance_classes(first[span], last[span], word, paragraph_of)
        each = np.einsum("pw,pw->p", means[span], keys[word]) + weights.distance[classes]
        scores[of_span, target - begin[of_span]] = np.logaddexp.reduceat(
            each.astype(np.float64), target_length.cumsum() - target_length
        )
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    odds /= odds.sum(axis=1, keepdims=True)
    best = odds.argmax(axis=1)
    none = scores.shape[1] - 1
    return [
        (None if place == none else start + place, float(row[place]))
        for start, place, row in zip(begin.tolist(), best.tolist(), odds, strict=True)
    ]


def _clip(
    spans: NDArray[np.int64], window_of: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return first and end word of what each span has in the window of its middle; and which."""
    first, last = spans.T
    window = window_of[(first + last) // 2]
    return (
        np.maximum(first, window_of.searchsorted(window, side="left")),
        np.minimum(last, window_of.searchsorted(window, side="right")),
        window,
    )


def _ranges(
    begins: NDArray[np.int64], counts: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the numbers of all ranges in a row, and before that the range each belongs to."""
    index = np.arange(len(begins)).repeat(counts)
    return index, np.arange(len(index)) - (counts.cumsum() - counts - begins)[index]
