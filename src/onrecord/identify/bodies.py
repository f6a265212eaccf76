"""Names of bodies, states and documents: when two of them are one."""

from __future__ import annotations

from functools import cache

from onrecord.identify.spelling import COMPANY_ENDINGS, plain
from onrecord.resolve.lexicon import ARTICLES, POSSESSIVES
from onrecord.resolve.nouns import (
    BODY_NOUNS,
    KNOWN_BODIES,
    NOUNS,
    OFFICE_WORDS,
    ROLE_MODIFIERS,
)
from onrecord.resolve.phrases import SAME_NOUN
from onrecord.resolve.places import CAPITALS, country_of
from onrecord.resolve.word_lists import words_of
from onrecord.types import SpeakerKind

# Bodies of a state: "the Russian Defence Ministry" is "Russia's Ministry of Defence".
_OF_STATES = words_of("ministry department embassy parliament army navy government police cabinet")
_LITTLE = ARTICLES | words_of("of for and on in affairs")
# Known by name, but every country may have one.
_OF_MANY = words_of(
    "supreme_court senate congress house_of_commons house_of_lords house_of_representatives labour"
    " justice_department security_council general_assembly treasury"
)
# Named after a person, by the surname: whose it is, is as uncertain as the surname is.
_OF_A_SURNAME = words_of("campaign camp administration team government")
_LAWS = words_of("act amendment treaty constitution declaration accord")


@cache
def body_key(name: str, kind: SpeakerKind) -> str | None:
    """Return what is alike in all names of one body, state or document.

    ``None`` where the name does not tell which it is: "the company", "the Ministry of Defence",
    "a poll".
    """
    if kind == "state":
        return _state_key(name)
    if kind == "document":
        return _law_key(name)
    return _organisation_key(name) if kind == "organisation" else None


@cache
def is_of_a_surname(name: str) -> bool:
    """Tell whether a body is known by a person's surname: "the Clinton campaign"."""
    words = _words(name)
    return len(words) > 1 and words[-1] in _OF_A_SURNAME and country_of(words[0]) is None


def _state_key(name: str) -> str | None:
    words = [word for word in _words(name) if word not in ARTICLES]
    joined = " ".join(words)
    if joined in CAPITALS or not name.strip() or not any(map(str.isupper, name)):
        return joined if joined in CAPITALS else None
    return country_of(joined) or joined


def _law_key(name: str) -> str | None:
    written = [word for word in name.split() if word.lower() not in _LITTLE]
    if len(written) < 2 or not all(word[:1].isupper() for word in written):
        return None
    words = _words(name)
    return " ".join(words) if words[-1] in _LAWS else None


def _organisation_key(name: str) -> str | None:
    words = _words(name)
    if not words or words[0] in POSSESSIVES or not any(map(str.isupper, name)):
        return None
    if "_".join(words) in KNOWN_BODIES - _OF_MANY or (len(words) == 1 and words[0] in KNOWN_BODIES):
        return " ".join(words)
    telling = {_country(word) or word for word in words if _country(word) or not _is_common(word)}
    if not telling:
        return None
    if set(words) & _OF_STATES and any(_country(word) for word in words):
        return " ".join(sorted({_country(word) or word for word in words} - _LITTLE))
    if len(words) > 1 and words[-1] in COMPANY_ENDINGS:
        words.pop()
    return " ".join(words)


def _words(name: str) -> list[str]:
    words = [word.strip(".,'\"()“”").removesuffix("'s") for word in plain(name).split()]
    words = [SAME_NOUN.get(word, word).strip("'") for word in words if word]
    while len(words) > 1 and words[0] in ARTICLES:
        del words[0]
    return words


def _country(word: str) -> str | None:
    return country_of(word)


def _is_common(word: str) -> bool:
    return (
        word in NOUNS
        or word in BODY_NOUNS
        or word in ROLE_MODIFIERS
        or word in OFFICE_WORDS
        or word in _LITTLE
        or word in POSSESSIVES
        or word == "supreme"
    )
