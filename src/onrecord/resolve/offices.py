"""Find the offices that a text tells of between the lines.

Two people can share a description ("the foreign ministers of Turkey and Greece, Doe and Roe"), one
can be another's counterpart ("his Greek counterpart, Tom Roe"), and an office can be handed on
("Doe resigned … Roe was sworn in"). What each is called then is told to the parties, so that "the
Greek minister" and "the new minister" are found like any other description.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.resolve.lexicon import ABBREVIATED_TITLES
from onrecord.resolve.nouns import FORMERLY, GROUP_PLURALS, PERSON_NOUNS
from onrecord.resolve.pairs import Pair
from onrecord.resolve.parties import Joined
from onrecord.resolve.party import Party
from onrecord.resolve.phrases import SAME_NOUN, Names, Phrase, read_phrase
from onrecord.resolve.places import country_of
from onrecord.resolve.roles import COUNTERPART, Role
from onrecord.resolve.words import Words
from onrecord.types import Layout, Span

_CHANGE = re.compile(
    r"\b(?:(?P<left>resign(?:s|ed)|st(?:eps|epped|epping)\sdown|quits?|left\soffice|conceded\sdefeat)"
    r"|(?P<removed>dismiss(?:es|ed)|fire[sd]|sack(?:s|ed)|oust(?:s|ed)|remove[sd]|depose[sd])"
    r"|(?P<replaced>replace[sd]|succeed(?:s|ed))"
    r"|(?P<took>t(?:akes|ook)\s(?:over|office|charge)|(?:in\s(?:his|her)\splace|as\s(?:his|her)"
    r"\s(?:successor|replacement)))"
    r"|(?P<named>named|appoint(?:s|ed)|elect(?:s|ed)|sw(?:ears|ore|orn)\sin|promote[sd]|installed))\b"
)
HOLDERS = FORMERLY | {"new", "acting"}
"""Words that tell the holders of an office apart."""
_PASSIVE = re.compile(r"\b(?:is|was|were|be|been|being)\s(?:\w+ly\s)?$")
_BY = re.compile(r"\s(?:\w+\s){0,4}(?:by|with)\s")
_LONGEST_PASSIVE = 20  # characters before a verb in which its "was" stands
_SENTENCES = 3  # from where somebody leaves an office to where another takes it


class Succession(NamedTuple):
    """One person left an office and another took it."""

    before: Party
    after: Party


class _Move(NamedTuple):
    """Somebody leaves an office or takes one, in a certain sentence."""

    party: Party
    sentence: int
    leaves: bool


def tell_offices(
    words: Words,
    layout: Layout,
    names: Names,
    roles: Sequence[Role],
    joined: Joined,
    pairs: Sequence[Pair],
) -> tuple[Succession, ...]:
    """Tell the parties of ``joined`` what they are called besides; return who followed whom."""
    for pair in pairs:
        _share(words, names, joined, pair)
    _follow_counterparts(roles, joined)
    moves = list(_find_moves(words, layout, names, joined))
    return tuple(_hand_on(moves, layout))


def _share(words: Words, names: Names, joined: Joined, pair: Pair) -> None:
    """Give a description of two to each of them: the first country is the first one's."""
    head = _plural_before(words, pair.first)
    if head is None:
        return
    noun = words.lowers[head][:-1]
    phrase = read_phrase(words, head, names)._replace(noun=SAME_NOUN.get(noun, noun))
    countries = list(_countries(words, phrase.first, pair.first))
    parties = (joined.party_of[names.begins[pair.first]], joined.party_of[names.ends[pair.last]])
    for number, party in enumerate(parties):
        owners = frozenset(countries[number : number + 1]) if len(countries) == 2 else phrase.owners
        if party is not None:
            party.phrases.append(phrase._replace(owners=owners))


def _plural_before(words: Words, first: int) -> int | None:
    """Return the noun for several that stands before two: "ministers of A and B, Doe and Roe"."""
    for head in range(first - 1, max(first - 8, -1), -1):
        low = words.lowers[head]
        if low in GROUP_PLURALS or (low[-1] == "s" and low[:-1] in ABBREVIATED_TITLES):
            return head
        parted = words.gap(head).strip()
        if parted not in ("", ",") or (parted and head != first - 1):
            return None
    return None


def _countries(words: Words, index: int, end: int) -> Iterator[str]:
    """Yield the countries among the words ``index`` up to ``end``, in order."""
    while index < end:
        pair = " ".join(words.lowers[index : index + 2])
        for length, low in ((2, pair), (1, words.lowers[index])):
            if words.is_capital(index) and (country := country_of(low)):
                yield country
                index += length - 1
                break
        index += 1


def _follow_counterparts(roles: Sequence[Role], joined: Joined) -> None:
    """Give a counterpart the office of whoever was called by one before."""
    office: Phrase | None = None
    for role in roles:
        party = None if role.bearer is None else joined.party_of[role.bearer]
        if role.phrase.noun == COUNTERPART:
            if party is not None and office is not None and role.phrase.owners:
                # It stands where "counterpart" does: the other's words are not said of this one.
                modifiers = office.modifiers | {COUNTERPART}
                party.phrases.append(role.phrase._replace(noun=office.noun, modifiers=modifiers))
        elif party is not None:
            office = role.phrase


def _find_moves(words: Words, layout: Layout, names: Names, joined: Joined) -> Iterator[_Move]:
    starts = [sentence.start for sentence in layout.sentences]
    people = _People(words, names, joined)
    for change in _CHANGE.finditer(words.text):
        number = bisect_right(starts, change.start()) - 1
        if number < 0:
            continue
        sentence = layout.sentences[number]
        opening = max(sentence.start, change.start() - _LONGEST_PASSIVE)
        passive = _PASSIVE.search(words.text[opening : change.start()]) is not None
        by = _BY.match(words.text, change.end()) if passive else None
        before = people.last_in(Span(sentence.start, change.start()))
        after = people.first_in(Span(by.end() if by else change.end(), sentence.end))
        leaver, taker = {
            "left": (before, None),
            "removed": (before if passive else after, None),
            "replaced": (before, after if by else None) if passive else (after, before),
            "took": (None, before),
            "named": (None, before if passive else after),
        }[str(change.lastgroup)]
        if leaver is not None:
            yield _Move(leaver, number, leaves=True)
        if taker is not None and taker is not leaver:
            yield _Move(taker, number, leaves=False)


class _People:
    """The people of a document by where they are named, but for "Doe's" and "the Doe campaign"."""

    def __init__(self, words: Words, names: Names, joined: Joined) -> None:
        named = [
            (mention.span.start, party)
            for mention, party in zip(names.mentions, joined.party_of, strict=True)
            if party is not None and party.is_person
            if not mention.modifies and not words.is_possessive(mention.last)
        ]
        self._starts = [start for start, _ in named]
        self._parties = [party for _, party in named]

    def first_in(self, span: Span) -> Party | None:
        """Return who is named first in a part of a sentence."""
        index = bisect_left(self._starts, span.start)
        inside = index < len(self._starts) and self._starts[index] < span.end
        return self._parties[index] if inside else None

    def last_in(self, span: Span) -> Party | None:
        """Return who is named last in a part of a sentence."""
        index = bisect_left(self._starts, span.end) - 1
        return self._parties[index] if index >= 0 and self._starts[index] >= span.start else None


def _hand_on(moves: Sequence[_Move], layout: Layout) -> Iterator[Succession]:
    """Call whoever left an office the former holder, and whoever took it the new one."""
    left: list[tuple[_Move, Phrase]] = []
    for move in moves:
        if move.leaves:
            end = layout.sentences[move.sentence].end
            office = _office(move.party, end)
            if office is not None:
                left.append((move, office))
                move.party.phrases.append(_with(office, "former"))
    for move in moves:
        near = [
            (leaver, office)
            for leaver, office in left
            if leaver.party is not move.party and abs(move.sentence - leaver.sentence) <= _SENTENCES
        ]
        if move.leaves or not near:
            continue
        leaver, office = near[-1]
        move.party.phrases += (_with(office, "new"), _with(office, "acting"))
        yield Succession(leaver.party, move.party)


def _office(party: Party, end: int) -> Phrase | None:
    """Return what somebody was called last before a place in the text."""
    called = [
        phrase
        for phrase in party.phrases
        if phrase.span.start < end
        and phrase.noun in PERSON_NOUNS
        and not phrase.modifiers & FORMERLY
    ]
    return called[-1] if called else None


def _with(office: Phrase, modifier: str) -> Phrase:
    return office._replace(modifiers=office.modifiers | {modifier}, determiner="the")
