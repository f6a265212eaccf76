"""Tell the states that no list has by what the text says: "Kestria's army", "the Kestrians".

Unlisted regions, and the states of fiction, would pass for people otherwise.
"""

from __future__ import annotations

import re

from onrecord.resolve.mentions import Mention
from onrecord.resolve.word_lists import words_of
from onrecord.resolve.words import Words

# What only a state, or a part of one, has.
_HAS = words_of(
    "army border borders capital coast constitution embassy government ministry minister parliament"
    " soldiers troops ambassador"
)
_OF = words_of("government republic kingdom parliament army soldiers people")
_FARTHEST = 3  # words from "Kestria's" to "defence minister"
# How the word for its people ends, after the last vowel of its own name is dropped.
_DEMONYM = re.compile(r"(?:n|an|ian|ean|ese|ish|i)s?")
_DEMONYMS = ("n", "ns", "ese", "ish", "i", "is")
_PLACE_ENDING = re.compile(r"(?:[aeiouy]|land|stan)$")
_SHORTEST = 4  # letters that both must share


def tell_states(words: Words, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return ``mentions``, those that the text tells to be states' names told so."""
    people = {mention.key.rpartition(" ")[2] for mention in mentions if _is_person(mention)}
    unknown = {
        mention.key
        for mention in mentions
        if mention.kind == "name" and mention.size == 1 and mention.key not in people
    }
    if not unknown:
        return mentions
    states = {mention.key for mention in mentions if _tells(words, mention)} & unknown
    states |= {
        mention.key.rpartition(" ")[2] for mention in mentions if mention.kind == "state"
    } & unknown
    peoples: dict[str, set[str]] = {}
    for low in {words.lowers[index] for index in words.cased}:
        if low.endswith(_DEMONYMS):
            peoples.setdefault(low[:_SHORTEST], set()).add(low)
    for key in unknown - states:
        if any(_is_demonym(key, low) for low in peoples.get(key[:_SHORTEST], ())):
            states.add(key)
    return tuple(
        mention._replace(kind="state") if mention.key in states else mention for mention in mentions
    )


def _is_person(mention: Mention) -> bool:
    named = mention.size > 1 and mention.kind in ("person", "name")
    return named or mention.titled or mention.honorific is not None or mention.kind == "person"


def _tells(words: Words, mention: Mention) -> bool:
    """Tell whether what stands around a name is a state's: "Kestria's foreign minister"."""
    before = words.lowers[max(mention.first - 2, 0) : mention.first]
    if before[1:] == ["of"] and before[0] in _OF:
        return True
    if not words.is_possessive(mention.last):
        return False
    for index in range(mention.last, min(mention.last + _FARTHEST, len(words) - 1)):
        if words.gap(index).strip(" '’s"):
            return False
        if words.lowers[index + 1] in _HAS:
            return True
    return False


def _is_demonym(name: str, other: str) -> bool:
    """Tell whether ``other`` is the word for the people of a place called ``name``."""
    stem = name.rstrip("aeiouy")
    if not _PLACE_ENDING.search(name) or len(stem) < _SHORTEST or not other.startswith(stem):
        return False
    return other != name and _DEMONYM.fullmatch(other[len(stem) :]) is not None
