"""People's names as documents give them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from rapidfuzz.distance import DamerauLevenshtein

from onrecord.identify.spelling import plain, same_sound, skeleton, sound
from onrecord.resolve.given_names import NAMES_BEHIND
from onrecord.resolve.lexicon import ABBREVIATED_TITLES, HONORIFICS, PARTICLES, Gender
from onrecord.resolve.names import PersonName, parse_name
from onrecord.resolve.nouns import PERSON_NOUNS

Likeness = Literal[
    "equal", "middle", "spelling", "short", "initial", "second", "alike", "surname", "other"
]
ALIKE = 0.75
"""Spellings of one name share at least so many letters in order, by normalised Damerau-Levenshtein
similarity: "Muammar" and "Moammar" 0.86, "Gaddafi" and "Gadhafi" 0.86; names of two brothers
mostly share fewer."""

_SUFFIXES = {"junior": "jr", "senior": "sr"}
_TITLES = (frozenset(HONORIFICS) | frozenset(ABBREVIATED_TITLES) | PERSON_NOUNS) - {
    "king",
    "prince",
}


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name, in plain lower-case letters.

    Attributes:
        words: Without forms of address and titles.
        titles: Those.
        person: Parsed; ``None`` where there is but one word.
        gender: What the form of address or the given name tells.
    """

    words: tuple[str, ...]
    titles: tuple[str, ...]
    person: PersonName | None
    gender: Gender | None

    @property
    def surname(self) -> str:
        """The family name; of a single word, that word."""
        return self.person.surname if self.person is not None else self.words[-1]

    @property
    def block(self) -> str:
        """What the names have in common that may be one person's."""
        return skeleton(self.surname.split()[-1]) if self.surname else skeleton(self.words[0])


@cache
def read_name(name: str) -> Name | None:
    """Parse a person's name; ``None`` where the words are no name.

    Words before the name are titles, or what a document says of somebody before naming them:
    "former secretary of state Ada Quill".
    """
    written = name.replace(".", " ").replace(",", " ").split()
    if not written or not _is_capital(written[-1]):
        return None
    start = len(written)
    while start and _may_be_of_name(written[start - 1]):
        start -= 1
    words = [_clean(word) for word in plain(" ".join(written[start:])).split()]
    words = [_SUFFIXES.get(word, word) for word in words if word]
    titles = []
    while len(words) > 1 and words[0] in _TITLES:
        titles.append(words.pop(0))
    if not words:
        return None
    addressed = next((HONORIFICS[each] for each in titles if HONORIFICS.get(each)), None)
    person = parse_name(words) if len(words) > 1 else None
    if person is not None and not person.surname:
        # "Donald Jr.": a given name alone.
        person = None
    gender = addressed or (person.gender if person is not None else None)
    return Name(tuple(words), tuple(titles), person, gender)


def _may_be_of_name(word: str) -> bool:
    return _is_capital(word) or word.lower() in PARTICLES


def _is_capital(word: str) -> bool:
    """Tell it of "al-Assad" too."""
    return any(part[:1].isupper() for part in word.split("-"))


def _clean(word: str) -> str:
    return word.removesuffix("'s").strip("'\"()[]")


def same_family(one: str, other: str) -> bool:
    """Tell whether two surnames may be one, but for particles and the way to transcribe them."""
    left, right = _without_particles(one), _without_particles(other)
    return len(left) == len(right) and all(map(same_sound, left, right))


@cache
def liken(one: Name, other: Name) -> Likeness:
    """Say in what two names agree, so that they may be one person's.

    ``"other"`` where they can't be, ``"surname"`` where one of them is no more than that.
    """
    if one.gender and other.gender and one.gender != other.gender:
        return "other"
    left, right = one.person, other.person
    if left is None or right is None:
        alone, whole = (one, other) if left is None else (other, one)
        return "surname" if same_family(alone.surname, whole.surname) else "other"
    if left.suffix != right.suffix:
        return "other"
    if not same_family(left.surname, right.surname):
        return (
            "alike"
            if _alike(left.surname, right.surname) and _alike_given(left, right)
            else "other"
        )
    return _liken_given(left, right)


def _liken_given(one: PersonName, other: PersonName) -> Likeness:
    first, second = one.given[0], other.given[0]
    middles = one.given[1:], other.given[1:]
    if same_sound(first, second):
        if one.family_first or other.family_first:
            return _equal(one, other) if _all_alike(one.given, other.given) else "other"
        if middles[0] and middles[1]:
            if not _same_start(middles[0][0], middles[1][0]):
                return "other"
            return _equal(one, other) if len(middles[0]) == len(middles[1]) else "middle"
        return "middle" if middles[0] or middles[1] else _equal(one, other)
    if len(first) == 1 or len(second) == 1:
        if first[0] != second[0]:
            return "other"
        clash = middles[0] and middles[1] and not _same_start(middles[0][0], middles[1][0])
        return "other" if clash else "initial"
    if NAMES_BEHIND.get(first, frozenset()) & NAMES_BEHIND.get(second, frozenset()):
        return "short"
    for alone, given in ((one.given, other.given), (other.given, one.given)):
        if len(alone) == 1 and any(_short_or_same(alone[0], each) for each in given[1:]):
            return "second"
    return "alike" if _alike_given(one, other) else "other"


def _equal(one: PersonName, other: PersonName) -> Likeness:
    written = (one.given, one.surname) == (other.given, other.surname)
    return "equal" if written else "spelling"


def _same_start(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return _short_or_same(one, other)


def _short_or_same(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return False
    behind = NAMES_BEHIND.get(one, frozenset()) & NAMES_BEHIND.get(other, frozenset())
    return same_sound(one, other) or bool(behind)


def _all_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return len(one) == len(other) and all(map(same_sound, one, other))


def _alike_given(one: PersonName, other: PersonName) -> bool:
    if one.family_first or other.family_first:
        return False
    return same_sound(one.given[0], other.given[0]) or _alike(one.given[0], other.given[0])


def _alike(one: str, other: str) -> bool:
    return DamerauLevenshtein.normalized_similarity(sound(one), sound(other)) >= ALIKE


def _without_particles(surname: str) -> list[str]:
    words = surname.split()
    while len(words) > 1 and words[0] in PARTICLES:
        del words[0]
    return words
