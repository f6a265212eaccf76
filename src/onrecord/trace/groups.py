"""Put statements together that say nearly the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from onrecord.positions import Dated
from onrecord.verify.grammar import FUNCTION_WORDS, NEGATORS
from onrecord.verify.support import stem
from onrecord.verify.words import Word, read_words

_SAME_WORDS = 0.6
"""Share of all stems that two statements must have in common (Jaccard)."""
_SAME_MEANING = 0.8
"""The cosine from which two statements say nearly the same, where the archive has vectors. Of five
candidates' statements in training articles, six of the seven pairs above it that share fewer words
were one claim; of thirteen between 0.75 and it, four were not."""
_FEWEST = 3
"""Shorter statements ("it was not") are alike by chance."""
_COMMON = 300


def group(
    statements: Sequence[Dated], vectors: Mapping[int, bytes], numbers: Sequence[int]
) -> tuple[tuple[int, ...], ...]:
    """Return the places of statements that say nearly the same: together, each once.

    Statements with other figures, another act, or a "not" more or less are never together.

    Args:
        statements: Of one speaker.
        vectors: What the archive has of them, by number.
        numbers: The statements' numbers.
    """
    words = [_words(each) for each in statements]
    stems = [_stems(each) for each in words]
    keys = [_key(each, said) for each, said in zip(words, statements, strict=True)]
    cosines = _cosines([vectors.get(number) for number in numbers])
    leader = list(range(len(statements)))
    places: dict[str, list[int]] = defaultdict(list)
    for place, own in enumerate(stems):
        nearby = {other for each in own for other in places[each] if len(places[each]) <= _COMMON}
        alike = {
            other: _alike(own, stems[other], cosines(place, other))
            for other in nearby
            if keys[other] == keys[place] and leader[other] == other
        }
        best = max(alike, key=lambda other: (alike[other], -other), default=None)
        if best is not None and alike[best] > 0:
            leader[place] = best
        for each in own:
            places[each].append(place)
    groups: dict[int, list[int]] = {}
    for place, first in enumerate(leader):
        groups.setdefault(first, []).append(place)
    return tuple(tuple(each) for each in groups.values())


def _alike(own: frozenset[str], other: frozenset[str], cosine: float) -> float:
    """Return how alike two statements are; 0 where they are not nearly the same."""
    if min(len(own), len(other)) < _FEWEST:
        return float(own == other)
    shared = len(own & other) / len(own | other)
    return max(shared, cosine) if shared >= _SAME_WORDS or cosine >= _SAME_MEANING else 0.0


def _words(said: Dated) -> list[Word]:
    text = said.document.text
    return [word for part in said.statement.content for word in read_words(text, part)]


def _stems(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(
        stem(word.low) for word in words if word.kind == "word" and word.low not in FUNCTION_WORDS
    )


def _key(words: Sequence[Word], said: Dated) -> tuple[object, ...]:
    """Return what statements that are put together have in common."""
    figures = frozenset(word.key for word in words if word.kind == "number")
    negations = sum(word.low in NEGATORS for word in words) % 2
    # One outlet's "noted" is another's "said", which is not certain to be more.
    act = said.statement.act if said.statement.act != "asserts" else None
    return figures, negations, act, said.told_by is None


class _Cosines:
    """The cosines of statements by place; 0 where one has no vector."""

    def __init__(self, vectors: Sequence[bytes | None]) -> None:
        import numpy as np

        size = max((len(each) for each in vectors if each), default=0)
        rows = [each if each is not None and len(each) == size else bytes(size) for each in vectors]
        self._rows = np.frombuffer(b"".join(rows), np.int8).reshape(len(rows), size)
        self._rows = self._rows.astype(np.float32)
        lengths = np.linalg.norm(self._rows, axis=1, keepdims=True)
        self._rows = self._rows / np.maximum(lengths, 1)

    def __call__(self, one: int, other: int) -> float:
        return float(self._rows[one] @ self._rows[other])


def _cosines(vectors: Sequence[bytes | None]) -> _Cosines:
    return _Cosines(vectors)
