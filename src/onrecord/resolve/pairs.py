"""Find people and bodies named together: "Ann Doe and Tom Roe", "the latter", "the two"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.resolve.mentions import Mention
from onrecord.resolve.parties import Joined
from onrecord.resolve.party import Party
from onrecord.resolve.phrases import Names
from onrecord.resolve.roles import may_be_person
from onrecord.resolve.timeline import Timeline
from onrecord.resolve.words import Words

# What may stand between two names joined by "and": an age, a role.
_BETWEEN = re.compile(
    r"(?:,\s[^.!?;\n]{1,40},)?\s(?:and|&)\s(?:(?:the\s)?[a-z][\w-]*\s){0,2}", re.IGNORECASE
)
_BOTH = frozenset(("two", "both", "couple", "pair", "duo", "spouses", "newlyweds"))
_SENTENCES = 3  # how far back the two may stand


class Pair(NamedTuple):
    """Two people named together.

    Attributes:
        first, last: The words from the first name to the second.
        party: Both of them, as one group.
    """

    first: int
    last: int
    party: Party


def find_pairs(words: Words, names: Names, joined: Joined) -> tuple[Pair, ...]:
    """Return the people that are named together, a pair that returns as one group."""
    groups: dict[frozenset[Party], Party] = {}
    return tuple(_find_pairs(words, names, joined, groups))


def _find_pairs(
    words: Words, names: Names, joined: Joined, groups: dict[frozenset[Party], Party]
) -> Iterator[Pair]:
    mentions, party_of = names.mentions, joined.party_of
    for index in range(len(mentions) - 1):
        one, other = mentions[index], mentions[index + 1]
        members = (party_of[index], party_of[index + 1])
        if not _are_joined(words, one, other) or members[0] is members[1]:
            continue
        if not all(party is not None and party.is_person for party in members):
            continue
        # "Hal and Brenda Moffat": a given name that no list has is vouched for by the other one.
        if not all(party.certain for party in members[one.size == 1 < other.size :] if party):
            continue
        key = frozenset(party for party in members if party is not None)
        group = groups.setdefault(key, Party("group", wording=words.span(one.first, other.last)))
        yield Pair(one.first, other.last, group)


def _are_joined(words: Words, one: Mention, other: Mention) -> bool:
    if not (may_be_person(one) and may_be_person(other)):
        return False
    if words.is_possessive(one.last) or words.is_possessive(other.last):
        return False
    return _BETWEEN.fullmatch(words.text, one.span.end, other.span.start) is not None


def find_either(timeline: Timeline, word: int) -> Party | None:
    """Return whom "the former" or "the latter" stands for: the first or the last of two.

    They are the only two people, or the only two bodies, of the nearest sentence that has two.
    """
    here = timeline.place(word)
    before: dict[int, list[Party]] = {}
    for event in timeline.before(word):
        if event.party is not None and event.party.kind != "group":
            before.setdefault(event.sentence, []).append(event.party)
    for sentence in sorted(before, reverse=True):
        if here.sentence - sentence > _SENTENCES:
            return None
        found = list(dict.fromkeys(before[sentence]))
        people = [party for party in found if party.is_person and party.certain]
        for alike in (people, [party for party in found if not party.is_person], found):
            if len(alike) == 2:
                return alike[timeline.words.lowers[word] == "latter"]
        if len(found) > 1:
            return None
    return None


def find_both(timeline: Timeline, pairs: tuple[Pair, ...], word: int) -> Party | None:
    """Return whom "the two", "both" and "the couple" stand for: the pair named last."""
    here = timeline.place(word)
    for pair in reversed(pairs):
        if pair.last < word:
            near = here.sentence - timeline.place(pair.first).sentence <= _SENTENCES
            return pair.party if near else None
    return None


def means_both(words: Words, word: int) -> bool:
    """Tell whether a noun speaks of two people as one source."""
    return words.lowers[word] in _BOTH
