"""Parse people's names and tell whether two of them can be one person's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.resolve.given_names import FEMALE_NAMES, MALE_NAMES, NAMES_BEHIND, NEUTRAL_NAMES
from onrecord.resolve.lexicon import (
    DEGREES,
    FEMALE,
    MALE,
    PARTICLES,
    SUFFIXES,
    Gender,
)
from onrecord.resolve.word_lists import words_of

# Names that come family name first, as Chinese, Korean and Vietnamese ones do in the news.
FAMILY_NAMES_FIRST = words_of(
    """
    kim park lee moon choi jung kang yoon roh xi li wang zhang liu chen yang huang zhao wu zhou
    xu sun ma zhu hu guo he lin gao luo zheng deng mao jiang wen hua nguyen tran pham ho vo
    """
)


# A given name of two syllables with a hyphen, as Korean ones and some Chinese ones are written.
_SYLLABLE = (
    r"(?:[bcdghjkmnpstwy]|ch|gw|hs|hw|kh|kw|kk|ph|sh|th|ts|tt)?"
    r"(?:ae|ai|ao|ee|eou|eo|eu|oe|oo|ou|ui|wa|we|wi|wo|yae|ya|yeo|ye|yoo|yo|yu|a|e|i|o|u)"
    r"(?:ng|n|m|k|l|p|b|h)?"
)
_TWO_SYLLABLES = re.compile(f"{_SYLLABLE}-{_SYLLABLE}")
_LONG_NAME = 6  # letters, of which one may be misspelt
_VOWELS = frozenset("aeiouy")


class PersonName(NamedTuple):
    """A person's name, in lower case.

    Attributes:
        given: All words before the surname.
        surname: The family name with its particles ("de la cruz"); empty in "Donald Jr.".
        suffix: "jr", "sr", "ii" … or ``None``.
        gender: What the given name tells.
        family_first: The surname stands first ("Kim Jong Un").
    """

    given: tuple[str, ...]
    surname: str
    suffix: str | None = None
    gender: Gender | None = None
    family_first: bool = False


def parse_name(words: Sequence[str]) -> PersonName:
    """Parse the words of a name of two words or more, without titles.

    Raises:
        ValueError: If there are fewer words.
    """
    if len(words) < 2:
        raise ValueError(f"a name in full has two words at least, not {len(words)}: {words!r}")
    parts = [word.lower().strip(".") for word in words]
    while len(parts) > 2 and parts[-1] in DEGREES:
        parts.pop()
    suffix = None
    if len(parts) > 1 and parts[-1] in SUFFIXES:
        suffix = parts.pop()
    if len(parts) == 1:
        return PersonName((parts[0],), "", suffix, gender_of(parts[0]))
    known_first = parts[0] in FAMILY_NAMES_FIRST and gender_of(parts[-1]) is None
    two = len(parts) == 2 and is_two_syllables(parts[1]) and gender_of(parts[0]) is None
    if two or (len(parts) in (2, 3) and known_first):
        return PersonName(tuple(parts[1:]), parts[0], suffix, family_first=True)
    start = len(parts) - 1
    while start > 1 and parts[start - 1] in PARTICLES:
        start -= 1
    given = tuple(parts[:start])
    return PersonName(given, " ".join(parts[start:]), suffix, gender_of(given[0]))


def is_two_syllables(word: str) -> bool:
    """Tell whether a word in lower case is built as "jong-un" is: the family name stands first."""
    return _TWO_SYLLABLES.fullmatch(word) is not None


def gender_of(given: str) -> Gender | None:
    """Return the gender that a given name (in lower case) tells, if it tells one."""
    if "-" in given and given not in MALE_NAMES and given not in FEMALE_NAMES:
        given = given.partition("-")[0]
    if given in NEUTRAL_NAMES:
        return None
    if given in MALE_NAMES:
        return MALE
    return FEMALE if given in FEMALE_NAMES else None


def same_given(one: str, other: str) -> bool:
    """Tell whether two given names may be one: equal, an initial, or a short form of the other."""
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[:1] == other[:1]
    if _spelled_alike(one, other):
        return True
    behind = NAMES_BEHIND.get(one, frozenset()) & NAMES_BEHIND.get(other, frozenset())
    return bool(behind)


def _spelled_alike(one: str, other: str) -> bool:
    """Tell whether two names differ in accents or in one vowel: "Kristin" and "Kristen"."""
    one, other = _without_accents(one), _without_accents(other)
    if len(one) != len(other):
        return False
    differing = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    if len(one) < _LONG_NAME or len(differing) > 1:
        return not differing
    return all(_VOWELS.issuperset(pair) for pair in differing)


def _without_accents(name: str) -> str:
    parts = unicodedata.normalize("NFD", name)
    return "".join(part for part in parts if not unicodedata.combining(part))


def same_person(one: PersonName, other: PersonName) -> bool:
    """Tell whether ``one`` can be the name of the person who was named ``other`` before.

    The surname must agree, and the first given names too, or one be the other's middle name. A
    suffix may be left out later, but where it comes later somebody else is meant.
    """
    if one.suffix and one.suffix != other.suffix:
        return False
    if one.gender and other.gender and one.gender != other.gender:
        return False
    if not one.surname or not other.surname:
        return one.suffix == other.suffix and one.given[:1] == other.given[:1]
    if not same_surname(one.surname, other.surname):
        return False
    if same_given(one.given[0], other.given[0]):
        return all(
            same_given(left, right)
            for left, right in zip(one.given[1:], other.given[1:], strict=False)
            if len(one.given) == len(other.given)
        )
    long, short = sorted((one.given, other.given), key=len, reverse=True)
    return len(short) == 1 and len(long) > 1 and len(short[0]) > 1 and short[0] in long[1:]


def has_other_middle(one: PersonName, other: PersonName) -> bool:
    """Tell whether two names have middle names of which neither can be the other's."""
    both = len(one.given) > 1 and len(one.given) == len(other.given)
    return both and one.surname == other.surname and not same_person(one, other)


def same_surname(one: str, other: str) -> bool:
    """Tell whether two surnames agree, be it without a particle or half of a double name."""
    if one == other:
        return True
    if one.replace("-", " ") == other.replace("-", " "):
        return True
    long, short = sorted((one, other), key=len, reverse=True)
    return (
        long.endswith((f" {short}", f"-{short}"))
        and long[: -len(short) - 1].split()[0] in PARTICLES
    )
