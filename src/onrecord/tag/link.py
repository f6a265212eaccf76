"""Which source a cue has, and which cue a content has: pointers over words."""

from __future__ import annotations

from collections.abc import Sequence
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
    inside the span), with the signed number of paragraphs, cut off at two. For many spans at once
    ``first`` and ``last`` are (spans, 1), and the classes (spans, words).
    """
    after = np.searchsorted(_EDGES, words - last + 1, side="right")
    before = np.searchsorted(_EDGES, first - words, side="right")
    by_word = len(_EDGES) + after - before
    apart = paragraph_of[words] - paragraph_of[first]
    by_paragraph = np.clip(apart, -_PARAGRAPH_REACH, _PARAGRAPH_REACH) + _PARAGRAPH_REACH
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
    spans: Sequence[range],
    targets: Sequence[range],
    queries: NDArray[np.float32],
    keys: NDArray[np.float32],
    paragraph_of: NDArray[np.int64],
    weights: PointerWeights,
) -> NDArray[np.float64]:
    """Return the probability that each span belongs with each target, or with none.

    Args:
        spans: The words of each pointing span.
        targets: The words of each span that can be pointed at.
        queries: Query vector of each word, shape (words, width).
        keys: Key vector of each word, shape (words, width).
        paragraph_of: Paragraph of each word, shape (words,).
        weights: The pointer's other weights.

    Returns:
        Shape (spans, targets + 1); the last column is for "none". Rows sum to 1.
    """
    scores = np.empty((len(spans), len(targets) + 1))
    if not spans:
        return scores
    first = np.array([span.start for span in spans])
    last = np.array([span.stop for span in spans])
    means = np.stack([queries[span.start : span.stop].mean(0) for span in spans])
    means /= np.sqrt(queries.shape[1])
    scores[:, -1] = means @ weights.nothing + weights.nothing_bias
    if targets:
        words = np.array([word for target in targets for word in target], dtype=np.int64)
        starts = np.cumsum([0, *(len(target) for target in targets)][:-1], dtype=np.int64)
        classes = distance_classes(first[:, None], last[:, None], words, paragraph_of)
        each = means @ keys[words].T + weights.distance[classes]
        scores[:, :-1] = np.logaddexp.reduceat(each.astype(np.float64), starts, axis=1)
    scores -= scores.max(axis=1, keepdims=True)
    odds = np.exp(scores)
    return np.asarray(odds / odds.sum(axis=1, keepdims=True))
