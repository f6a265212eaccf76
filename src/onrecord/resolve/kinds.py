"""Tell what a name in capitals names: a person, a body, a state, a place."""

from __future__ import annotations

import re
from typing import Literal

from onrecord.resolve.given_names import GIVEN_NAMES
from onrecord.resolve.lexicon import (
    ABBREVIATED_TITLES,
    DEGREES,
    HONORIFICS,
    PARTICLES,
    PARTY_PLURALS,
    PARTY_WORDS,
    PLACE_NOUNS,
    PLACE_OPENERS,
    SUFFIXES,
)
from onrecord.resolve.nouns import (
    BODY_NOUNS,
    DOCUMENT_ENDINGS,
    KNOWN_BODIES,
    PERSON_NOUNS,
    is_legal_form,
)
from onrecord.resolve.places import (
    ADJECTIVES,
    CAPITALS,
    COUNTRIES,
    PARTS,
    PEOPLES,
    TOWNS,
    without_realm,
)
from onrecord.resolve.word_lists import words_of
from onrecord.resolve.words import Words

NameKind = Literal["person", "organisation", "state", "group", "document", "place", "name"]

_LONGEST_ACRONYM = 6
_INITIALS = re.compile(r"(?:\w\.){2,3}$")
# Bodies that may begin with a given name: "Orlando Regional Medical Center". Others are surnames,
# too: "Ann House", "Don Guardian".
_NEVER_SURNAMES = words_of(
    """
    center centre university department commission foundation institute college hospital agency
    association council committee ministry bureau authority federation
    watch aid international
    """
)
_SITE = re.compile(r"\w\.[a-z]{2,}$")  # "Amazon.com"
_ADHERENTS = ("ists", "crats")
_PARTIES = frozenset(("democratic", "gop"))


def classify(words: Words, first: int, last: int, key: str) -> NameKind:
    """Tell what the words ``first`` up to ``last`` (included) name."""
    ending, opening = words.lowers[last], words.lowers[first]
    if key in KNOWN_BODIES:
        return "organisation"
    if key in COUNTRIES or key in CAPITALS or key in PARTS:
        return "state"
    if without_realm(key) != key:
        return "state"
    if key in TOWNS:
        return "place"
    if ending in PARTY_PLURALS or ending.rpartition("-")[2] in PEOPLES or key in PEOPLES:
        return "group"
    if key in ADJECTIVES or (ending[-1] == "s" and ending[:-1] in PERSON_NOUNS):
        return "group"
    if first == last:
        return _classify_word(words, first, opening)
    if ending in DOCUMENT_ENDINGS:
        return "document"
    shouted = words.forms[first].isupper() and is_shouted(words, first)
    if is_legal_form(words.forms[last]) and not shouted:
        return "organisation"
    if ending in BODY_NOUNS and first and words.lowers[first - 1] == "the":
        return "organisation"  # "the Charlotte Observer", whose name may begin as a person's
    if any(words.gap(index) == " & " for index in range(first, last)):
        return "organisation"
    if is_body(opening, ending) or opening in BODY_NOUNS:
        return "organisation"
    if is_given(opening):
        return "person"
    if ending in PLACE_NOUNS or opening in PLACE_OPENERS:
        return "place"
    inner = words.lowers[first + 1 : last]
    if ending in SUFFIXES | DEGREES or any(len(word) == 1 or word in PARTICLES for word in inner):
        return "person"
    return "name"


def _classify_word(words: Words, index: int, low: str) -> NameKind:
    form = words.forms[index]
    if low in GIVEN_NAMES:
        return "person"
    if low.endswith(_ADHERENTS) or low in _PARTIES:
        return "group"
    if index and words.lowers[index - 1] == "the" and low in BODY_NOUNS:
        return "organisation"
    if _SITE.search(low):
        return "organisation"
    acronym = form.isupper() and 2 <= len(form) <= _LONGEST_ACRONYM
    return "organisation" if acronym and not is_shouted(words, index) else "name"


def is_shouted(words: Words, index: int) -> bool:
    """Tell whether the words around are in capitals too, so that this one tells nothing."""
    around = (index - 1, index + 1)
    return any(
        0 <= other < len(words)
        and other not in words.new_paragraph
        and words.forms[other].isupper()
        and len(words.forms[other]) > 1
        for other in around
    )


def is_body(opening: str, ending: str) -> bool:
    """Tell by its first and last word whether a name of several words is a body's."""
    if opening in HONORIFICS or (opening in ABBREVIATED_TITLES and opening != "st"):
        return False
    if ending in _NEVER_SURNAMES:
        return True
    return ending in BODY_NOUNS and (opening in PARTY_WORDS or not is_given(opening))


def is_given(word: str) -> bool:
    """Tell whether a word in lower case is a given name or an initial."""
    if word in GIVEN_NAMES:
        return True
    initials = len(word) == 1 or (_INITIALS.match(word) and word not in COUNTRIES)
    return bool(initials and word not in KNOWN_BODIES)
