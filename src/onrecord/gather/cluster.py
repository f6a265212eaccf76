"""Directions that many vectors lie around.

Spherical k-means (I. Dhillon and D. Modha, 2001) finds more directions than there are topics, and
average linkage joins those that are near each other. What is near to none stays without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SAME_TOPIC = 0.75
"""The cosine from which two centres are one topic's. With 0.7 one in six statements was of one
topic, that had the whole election in it."""
_SAMPLE = 20_000
"""Vectors that centres are learned from, at most."""
_ROUNDS = 25
_PER_CENTRE = 2
"""The least number of vectors to a centre at first. Of many vectors there are more: their number's
square root by a third."""
_SEED = 20240531


def find_centres(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the directions that vectors lie around.

    Args:
        vectors: Of length 1, shape (vectors, components). Their order makes no difference.

    Returns:
        Of length 1, shape (centres, components).
    """
    import numpy as np

    if not len(vectors):
        return vectors
    random = np.random.default_rng(_SEED)
    # In an order of their own, so that it is not told by who added what when.
    ordered = vectors[np.lexsort(vectors[:, :8].T)]
    if len(ordered) > _SAMPLE:
        ordered = ordered[random.choice(len(ordered), _SAMPLE, replace=False)]
    count = max(1, min(len(ordered) // _PER_CENTRE, int(3 * np.sqrt(len(ordered)))))
    centres = _spread(ordered, count, random)
    nearest = np.full(len(ordered), -1)
    for _ in range(_ROUNDS):
        before, nearest = nearest, (ordered @ centres.T).argmax(axis=1)
        if (before == nearest).all():
            break
        centres = _means(ordered, nearest, len(centres))
    return _join(centres, np.bincount(nearest, minlength=len(centres)))


def _spread(
    vectors: NDArray[np.float32], count: int, random: np.random.Generator
) -> NDArray[np.float32]:
    """Choose vectors far from each other to begin with (k-means++, D. Arthur and others, 2007)."""
    import numpy as np

    chosen = [int(random.integers(len(vectors)))]
    distance = 1 - vectors @ vectors[chosen[0]]
    for _ in range(1, count):
        weights = np.maximum(distance.astype(np.float64), 0) ** 2
        if weights.sum() <= 1e-9:
            break
        chosen.append(int(random.choice(len(vectors), p=weights / weights.sum())))
        distance = np.minimum(distance, 1 - vectors @ vectors[chosen[-1]])
    return vectors[chosen]


def _means(
    vectors: NDArray[np.float32], nearest: NDArray[np.int64], count: int
) -> NDArray[np.float32]:
    import numpy as np

    sums = np.zeros((count, vectors.shape[1]), np.float32)
    np.add.at(sums, nearest, vectors)
    sums = sums[np.bincount(nearest, minlength=count) > 0]
    means: NDArray[np.float32] = sums / np.linalg.norm(sums, axis=1, keepdims=True)
    return means


def _join(centres: NDArray[np.float32], sizes: NDArray[np.int64]) -> NDArray[np.float32]:
    """Join the two nearest centres, weighted by their sizes, until none are near."""
    import numpy as np

    weights = sizes.astype(np.float32)
    while len(centres) > 1:
        likeness = centres @ centres.T
        np.fill_diagonal(likeness, -1)
        one, other = np.unravel_index(likeness.argmax(), likeness.shape)
        if likeness[one, other] < SAME_TOPIC:
            break
        joined = centres[one] * weights[one] + centres[other] * weights[other]
        centres[one] = joined / np.linalg.norm(joined)
        weights[one] += weights[other]
        centres, weights = np.delete(centres, other, axis=0), np.delete(weights, other)
    return centres
