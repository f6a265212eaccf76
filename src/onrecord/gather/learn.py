"""Learn topics from statements: around centres of their vectors, then by the terms they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.gather.cluster import SAME_TOPIC, find_centres
from onrecord.gather.label import Labeller, is_topic
from onrecord.gather.place import Centres, place, place_vectors
from onrecord.store.topics import Worded

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Topic:
    """A topic that was learned.

    Attributes:
        label: What it is about.
        centres: Vectors of length 1, shape (centres, components).
        statements: Their numbers.
    """

    label: str
    centres: NDArray[np.float32]
    statements: tuple[int, ...]


def learn(
    numbers: Sequence[int],
    vectors: NDArray[np.float32],
    worded: Mapping[int, Worded],
    known: NDArray[np.float32],
) -> list[Topic]:
    """Return the topics that statements share.

    First come topics around centres. Those of one that the whole archive is about ("the
    candidate") and those that are near to none are then asked which terms they share: each is a
    topic too, and what is left of a broad one stays together.

    Args:
        numbers: Of the statements.
        vectors: Theirs, of length 1, shape (statements, components).
        worded: The statements by number.
        known: Centres of topics that are there already, shape (centres, components).
    """
    at = {number: place for place, number in enumerate(numbers)}
    labeller = Labeller(worded)
    centres = _apart(find_centres(vectors), known)
    members: dict[int, list[int]] = defaultdict(list)
    for number, nearest in zip(numbers, place_vectors(vectors, centres).tolist(), strict=True):
        if nearest >= 0:
            members[nearest].append(number)
    found = [
        (each.label, centres[list(each.places)], each.is_broad) for each in labeller.label(members)
    ]
    taken = _place(found, numbers, vectors, worded, broad=False)
    rest = [number for number in numbers if number not in taken]
    for label, ids in labeller.name(rest):
        found.append((label, _mean(vectors[[at[number] for number in ids]]), False))
    placed = _place(found, numbers, vectors, worded, broad=True)
    statements: dict[int, list[int]] = defaultdict(list)
    for number, topic in placed.items():
        statements[topic].append(number)
    return [
        Topic(label, own, tuple(statements[topic]))
        for topic, (label, own, _) in enumerate(found)
        if is_topic([worded[number] for number in statements[topic]])
    ]


_Found = tuple[str, "NDArray[np.float32]", bool]
"""A label, its centres, and whether it is broad."""


def _place(
    found: Sequence[_Found],
    numbers: Sequence[int],
    vectors: NDArray[np.float32],
    worded: Mapping[int, Worded],
    *,
    broad: bool,
) -> dict[int, int]:
    import numpy as np

    kept = {at: each for at, each in enumerate(found) if broad or not each[2]}
    owners = tuple(at for at, (_, own, _) in kept.items() for _ in own)
    stacked = [own for _, own, _ in kept.values()] or [vectors[:0]]
    centres = Centres(owners, np.concatenate(stacked))
    labels = {at: label for at, (label, _, is_broad) in kept.items() if not is_broad}
    return place(numbers, vectors, worded, centres, labels)


def _apart(centres: NDArray[np.float32], known: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the centres that are near to none that is known."""
    if not len(known) or not len(centres):
        return centres
    apart: NDArray[np.float32] = centres[(centres @ known.T).max(axis=1) < SAME_TOPIC]
    return apart


def _mean(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the direction of the mean, shape (1, components)."""
    import numpy as np

    total = vectors.sum(axis=0, keepdims=True)
    mean: NDArray[np.float32] = total / np.linalg.norm(total)
    return mean
