"""Set the words of a statement beside those of a passage: the same, akin, or the opposite."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.verify.antonyms import are_opposite
from onrecord.verify.grammar import (
    COMPASS,
    DAYS,
    DENYING_OF,
    FUNCTION_WORDS,
    MONTHS,
    NEGATIVE_FORMS,
    QUANTIFIERS,
    UNITS,
    WEEKDAYS,
)
from onrecord.verify.meaning import Meaning
from onrecord.verify.stems import stem
from onrecord.verify.words import Word

_AKIN = 0.5
"""From this cosine on two words are taken for words of one meaning (or of one field)."""
_CLOSED = COMPASS | DAYS | MONTHS.keys() | QUANTIFIERS.keys() | UNITS | WEEKDAYS
"""Words of these classes are near each other to any model, and never mean the same."""
_FUNCTION_OPPOSITES = {
    word: frozenset(others.split())
    for word, others in {
        "before": "after",
        "after": "before",
        "over": "under",
        "under": "over",
        "above": "below",
        "below": "above",
        "for": "against",
        "against": "for",
        "more": "fewer less",
        "fewer": "more",
        "less": "more",
    }.items()
}
_REACH = 3
_PARTICLES = frozenset(["off", "out", "about", "across", "over"])
"""They make another verb of the one before: who came off a road did not come."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A word of the statement and its counterpart.

    Attributes:
        mine: The statement's word.
        theirs: The passage's.
        share: How far they are one: 1 for the same word.
        opposite: Whether they say the opposite.
    """

    mine: Word
    theirs: Word
    share: float
    opposite: bool = False


@dataclass(frozen=True, slots=True)
class Pairing:
    """The words of a statement beside a passage's.

    Attributes:
        pairs: Words that have a counterpart.
        missing: Content words that have none.
        share: Of the statement's content words, by weight, that have one.
    """

    pairs: tuple[Pair, ...]
    missing: tuple[Word, ...]
    share: float

    @property
    def opposites(self) -> tuple[Pair, ...]:
        """The pairs of opposites."""
        return tuple(pair for pair in self.pairs if pair.opposite)


def pair_words(
    mine: Sequence[Word],
    theirs: Sequence[Word],
    weight: Callable[[str], float],
    meaning: Meaning | None,
) -> Pairing:
    """Find for each content word of ``mine`` its counterpart among ``theirs``.

    Args:
        mine: Words of the statement.
        theirs: Words of the passage.
        weight: How much a stem tells.
        meaning: Knows which words are akin; without it only stems and opposites are compared.
    """
    wanted = [word for word in mine if is_content(word)]
    offered = [word for word in theirs if is_content(word)]
    keys = {key_of(word): word for word in reversed(offered)}
    taken = {key_of(word) for word in wanted}
    free = [word for word in theirs if is_content(word) or word.low in DENYING_OF]
    free = [word for word in free if key_of(word) not in taken]
    phrasal, offered_phrasal = _with_particle(mine), _with_particle(theirs)
    comparable = {
        kind: [word for word in free if (word in offered_phrasal) == kind] for kind in (True, False)
    }
    pairs: list[Pair] = []
    missing: list[Word] = []
    there = whole = 0.0
    for word in wanted:
        whole += weight(key_of(word))
        found = _counterpart(word, keys, free, comparable[word in phrasal], meaning)
        if found is None:
            missing.append(word)
            continue
        pairs.append(found)
        there += found.share * weight(key_of(word))
    pairs += _function_opposites(mine, theirs)
    return Pairing(tuple(pairs), tuple(missing), there / whole if whole else 0.0)


def is_content(word: Word) -> bool:
    """Tell whether a word is none of the grammar's small words."""
    if word.kind == "number":
        return True
    denies = DENYING_OF.get(word.low) == frozenset()
    return word.kind == "word" and word.low not in FUNCTION_WORDS and not denies


def key_of(word: Word) -> str:
    """Return the stem of a word, the value of a number."""
    if word.kind == "number":
        return word.key
    return stem(NEGATIVE_FORMS.get(word.low, word.low))


def _with_particle(words: Sequence[Word]) -> set[Word]:
    """Return the words that a particle follows."""
    return {word for word, following in pairwise(words) if following.low in _PARTICLES}


def _counterpart(
    word: Word,
    keys: dict[str, Word],
    free: Sequence[Word],
    comparable: Sequence[Word],
    meaning: Meaning | None,
) -> Pair | None:
    """Return a word's counterpart: the same, one of ``comparable`` for an opposite, or one akin."""
    same = keys.get(key_of(word))
    if same is not None:
        return Pair(word, same, 1.0)
    if word.kind == "number":
        return None
    for other in comparable:
        if other.kind == "word" and are_opposite(word.low, other.low):
            # A verb that denies is counted as such.
            return Pair(word, other, 1.0, opposite=is_content(other))
    if meaning is None or word.low in _CLOSED:
        return None
    akin = [
        (meaning.likeness(word.low, other.low), at)
        for at, other in enumerate(free)
        if other.kind == "word" and other.low not in _CLOSED
    ]
    best = max(akin, default=(0.0, 0))
    return Pair(word, free[best[1]], best[0]) if best[0] >= _AKIN else None


def _function_opposites(mine: Sequence[Word], theirs: Sequence[Word]) -> list[Pair]:
    """Find "before noon" beside "after noon": the word that follows is the same."""
    found = []
    for at, word in enumerate(mine):
        opposites = _FUNCTION_OPPOSITES.get(word.low, frozenset())
        governed, before = _governed(mine, at), _content_before(mine, at)
        for where, other in enumerate(theirs):
            if other.low in opposites and (
                governed & _governed(theirs, where) or before & _content_before(theirs, where)
            ):
                found.append(Pair(word, other, 1.0, opposite=True))
                break
    return found


def _governed(words: Sequence[Word], at: int) -> set[str]:
    return {key_of(word) for word in words[at + 1 : at + 1 + _REACH] if is_content(word)}


def _content_before(words: Sequence[Word], at: int) -> set[str]:
    return {key_of(word) for word in words[max(at - 1, 0) : at] if is_content(word)}
