"""Find people and bodies named together: "Ann Doe and Tom Roe", "the latter", "the two"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.resolve.lexicon import FEMALE, MALE, Gender
from onrecord.resolve.mentions import Mention
from onrecord.resolve.nouns import PERSON_NOUNS
from onrecord.resolve.parties import Joined
from onrecord.resolve.party import Party
from onrecord.resolve.phrases import SAME_NOUN, Names, Phrase, skip_titles
from onrecord.resolve.roles import kinds_of, may_be_person
from onrecord.resolve.timeline import Timeline
from onrecord.resolve.words import Words

# What may stand between two names joined by "and": an age, a role.
_BETWEEN = re.compile(
    r"(?:,\s[^.!?;\n]{1,40},)?\s(?:and|&)\s(?:(?:the\s)?[a-z][\w-]*\.?\s){0,2}", re.IGNORECASE
)
_BOTH = frozenset(("two", "both", "couple", "pair", "duo", "spouses", "newlyweds"))
_SENTENCES = 3  # how far back the two may stand
_FAR = 8  # the same where it is said what both are, or no others are named together
_OF_TWO = frozenset(("the", "both", "these", "two"))
_GENDERS: dict[str, Gender] = {"women": FEMALE, "men": MALE}


class Pair(NamedTuple):
    """Two people named together.

    Attributes:
        first, last: The words from the first name to the second.
        party: Both of them, as one group.
        members: The two.
    """

    first: int
    last: int
    party: Party
    members: tuple[Party, Party]


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
        former, latter = party_of[index], party_of[index + 1]
        if not _are_joined(words, one, other) or former is None or latter is None:
            continue
        if former is latter or not (former.is_person and latter.is_person):
            continue
        # "Hal and Brenda Moffat": a given name that no list has is vouched for by the other one.
        vouched = one.size == 1 < other.size
        if not (latter.certain and (former.certain or vouched)):
            continue
        wording = words.span(_first_title(words, names, one), other.last)
        group = groups.setdefault(frozenset((former, latter)), Party("group", wording=wording))
        yield Pair(one.first, other.last, group, (former, latter))


def _first_title(words: Words, names: Names, mention: Mention) -> int:
    """Return where a name begins with what stands before it: "Mr.", "Mayor", "Lt. Governor"."""
    first = mention.first - (mention.honorific is not None)
    while first and words.joined(first - 1) and skip_titles(words, first - 1, names) >= first:
        first -= 1
    return first


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
    """Return whom "the two", "both" and "the couple" stand for: the pair brought up last."""
    here = timeline.place(word)
    groups = {pair.party for pair in pairs}
    farthest = _FAR if len(groups) == 1 else _SENTENCES
    for event in reversed(tuple(timeline.before(word))):
        if here.sentence - event.sentence > farthest:
            return None
        if event.party in groups:
            return event.party
    return None


def find_sharing(timeline: Timeline, pairs: tuple[Pair, ...], phrase: Phrase) -> Party | None:
    """Return the pair that "both ministers" stands for: the last one, if both are ministers.

    "Both women" are the last two, if neither is known to be a man, and one to be a woman.
    """
    gender = _GENDERS.get(phrase.noun)
    plural = gender is not None or phrase.noun[-1:] == "s"
    if not phrase.bare or not plural or phrase.determiner not in _OF_TWO:
        return None
    if gender is not None and phrase.determiner != "both":
        return None
    nouns = kinds_of(SAME_NOUN.get(phrase.noun[:-1], phrase.noun[:-1]))
    pair = next((pair for pair in reversed(pairs) if pair.last < phrase.head), None)
    if pair is None:
        return None
    since = timeline.place(phrase.head).sentence - timeline.place(pair.first).sentence
    if gender is None:
        shared = all(any(each.noun in nouns for each in one.phrases) for one in pair.members) or (
            since <= 1
            and PERSON_NOUNS.issuperset(nouns)
            and not any(one.phrases for one in pair.members)
        )
    else:
        genders = {one.gender for one in pair.members}
        shared = gender in genders and genders <= {gender, None}
    return pair.party if since <= _FAR and shared else None


def means_both(words: Words, word: int) -> bool:
    """Tell whether a noun speaks of two people as one source."""
    return words.lowers[word] in _BOTH
