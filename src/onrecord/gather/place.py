"""Which topic a statement is about: the nearest one, or one that it names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.gather.vocabulary import read_tokens
from onrecord.store.topics import Worded
from onrecord.verify.support import stem

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAST_LIKENESS = 0.5
"""The cosine from which a statement is taken to be about a centre's topic. With 0.4 all but one in
twenty statements of news on one election had a topic; the largest had nothing in common."""
LEAST_NAMED = 0.35
"""The cosine from which it is where its own words have a term of the topic's label."""
_CHUNK = 10_000


@dataclass(frozen=True, slots=True)
class Centres:
    """The centres of topics.

    Attributes:
        owners: The number of each centre's topic.
        vectors: Of length 1, shape (centres, components).
    """

    owners: tuple[int, ...]
    vectors: NDArray[np.float32]


def place(
    numbers: Sequence[int],
    vectors: NDArray[np.float32],
    worded: Mapping[int, Worded],
    centres: Centres,
    labels: Mapping[int, str],
) -> dict[int, int]:
    """Return the topic of each statement that is about one.

    Args:
        numbers: Of the statements.
        vectors: Their vectors, of length 1, shape (statements, components).
        worded: The statements by number.
        centres: Of the topics.
        labels: Of the topics that a statement may be about since it names them.
    """
    places: dict[int, list[int]] = defaultdict(list)
    for at, topic in enumerate(centres.owners):
        places[topic].append(at)
    names = Names({topic: label for topic, label in labels.items() if topic in places})
    named = {
        at: [place for topic in found for place in places[topic]]
        for at, number in enumerate(numbers)
        if (found := frozenset(names.find(worded[number].words)))
    }
    nearest = place_vectors(vectors, centres.vectors, named)
    return {
        number: centres.owners[at]
        for number, at in zip(numbers, nearest.tolist(), strict=True)
        if at >= 0
    }


def place_vectors(
    vectors: NDArray[np.float32],
    centres: NDArray[np.float32],
    named: Mapping[int, Sequence[int]] | None = None,
) -> NDArray[np.int64]:
    """Return the place of each vector's centre: one that its statement names, else the nearest.

    Args:
        vectors: Of length 1, shape (vectors, components).
        centres: Of length 1, shape (centres, components).
        named: By vector, the centres of topics that its statement names.

    Returns:
        -1 for a vector that is near to none.
    """
    import numpy as np

    nearest = np.full(len(vectors), -1)
    if not len(centres):
        return nearest
    for start in range(0, len(vectors), _CHUNK):
        likeness = vectors[start : start + _CHUNK] @ centres.T
        best = np.where(likeness.max(axis=1) >= LEAST_LIKENESS, likeness.argmax(axis=1), -1)
        nearest[start : start + _CHUNK] = best
    for at, places in (named or {}).items():
        likeness = centres[list(places)] @ vectors[at]
        if len(likeness) and likeness.max() >= LEAST_NAMED:
            nearest[at] = places[int(likeness.argmax())]
    return nearest


class Names:
    """Knows the terms of topics' labels.

    Args:
        labels: By any number, such as the topic's.
    """

    def __init__(self, labels: Mapping[int, str]) -> None:
        self._known: dict[str, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
        for topic, label in labels.items():
            for term in label.split(","):
                stems = _stems(term)
                if stems:
                    self._known[stems[0]].append((stems, topic))

    def find(self, words: str) -> Iterator[int]:
        """Yield the numbers of labels of which a term stands in ``words``."""
        stems = _stems(words)
        for at, first in enumerate(stems):
            for term, topic in self._known.get(first, ()):
                if stems[at : at + len(term)] == term:
                    yield topic


def _stems(words: str) -> tuple[str, ...]:
    return tuple(stem(token.low) for token in read_tokens(words) if token.is_word)
