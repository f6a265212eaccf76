"""Everybody a document speaks of, and where: the parties and the order they are brought up in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import chain

from onrecord.resolve.antecedents import find_described
from onrecord.resolve.bodies import tell_bodies
from onrecord.resolve.described import Described, kind_of
from onrecord.resolve.epithets import find_body_meant, find_person_meant
from onrecord.resolve.lexicon import DEFINITE
from onrecord.resolve.mentions import find_mentions
from onrecord.resolve.nouns import (
    BODY_NOUNS,
    COMMON_BODY_NOUNS,
    FORMERLY,
    GROUP_PLURALS,
    PREMISES,
    SINGLE_OFFICES,
)
from onrecord.resolve.offices import Succession, tell_offices
from onrecord.resolve.pairs import Pair, find_pairs
from onrecord.resolve.parties import Joined, join_names
from onrecord.resolve.party import Party
from onrecord.resolve.phrases import GENITIVE, NATIONAL, Names, Phrase, read_phrase
from onrecord.resolve.profiles import Profiles
from onrecord.resolve.roles import Role, find_roles
from onrecord.resolve.states import tell_states
from onrecord.resolve.timeline import Timeline
from onrecord.resolve.words import Words, read_words
from onrecord.types import Document, Layout

# Others than "Doe & Company" may be "the company".
_OF_ANY_NAME = frozenset(("company", "firm", "group", "organisation", "organization"))
# These tell somebody from others who were named: "the younger senator".
_COMPARED = frozenset(
    ("younger", "older", "elder", "oldest", "youngest", "other", "same", "taller")
)


@dataclass(frozen=True, slots=True)
class Cast:
    """The parties of one document.

    Attributes:
        words, names: The text as words, and the names in it.
        roles: The phrases for single persons, by the word of their noun.
        phrases: Those and others that were looked at, by the same.
        joined: Which names are one party's.
        described: The parties by what they are called besides.
        profiles: What is said of people where they are named.
        timeline: Where they are brought up.
        at_head: The party that the phrase with a certain noun brings up, as far as it was looked
            at; ``None`` where that is not certain.
        pairs: The people that are named together.
        successions: Who followed whom in an office.
    """

    words: Words
    names: Names
    roles: dict[int, Role]
    phrases: dict[int, Phrase]
    joined: Joined
    described: Described
    profiles: Profiles
    timeline: Timeline
    at_head: dict[int, Party | None]
    pairs: tuple[Pair, ...]
    successions: tuple[Succession, ...]


def read_cast(document: Document, layout: Layout) -> Cast:
    """Find all names and roles of ``document`` and join those that are one party's."""
    words = read_words(document.text, layout)
    names = Names.of(tell_states(words, find_mentions(words)))
    roles = find_roles(words, names)
    joined = join_names(words, names, roles)
    tell_bodies(words, names, joined)
    pairs = find_pairs(words, names, joined)
    successions = tell_offices(words, layout, names, roles, joined, pairs)
    return Cast(
        words=words,
        names=names,
        roles={role.phrase.head: role for role in roles},
        phrases={role.phrase.head: role.phrase for role in roles},
        joined=joined,
        described=Described(joined.parties),
        profiles=Profiles(words, names, joined),
        timeline=Timeline(words, layout),
        at_head={},
        pairs=pairs,
        successions=successions,
    )


def bring_up(cast: Cast, source_words: Collection[int], label_words: Collection[int]) -> None:
    """Go through the text and enter in the timeline who is brought up where.

    Args:
        cast: The cast, whose timeline is still empty.
        source_words: The words that a source of a statement hangs on: the last of a name, the
            noun of a phrase.
        label_words: The words of the labels of turns. They tell whose a turn is and bring nobody
            up that a pronoun could stand for.
    """
    people = (
        (role.phrase.first, role.phrase.head) for role in cast.roles.values() if role.bearer is None
    )
    groups = ((head, head) for head, low in enumerate(cast.words.lowers) if low in GROUP_PLURALS)
    named = (
        (mention.first, index)
        for index, mention in enumerate(cast.names.mentions)
        if not mention.modifies
        and (cast.joined.party_of[index] is not None or index in cast.joined.rivals)
    )
    phrases = (
        (first, True, head) for first, head in chain(people, groups) if head not in cast.names.words
    )
    for first, is_phrase, key in sorted(chain(phrases, ((at, False, key) for at, key in named))):
        rivals: tuple[Party, ...] = ()
        if is_phrase:
            last, party = key, describe(cast, key)
        else:
            mention, party = cast.names.mentions[key], cast.joined.party_of[key]
            first, last = mention.first, mention.last
            rivals = cast.joined.rivals.get(key, ())
        source = last in source_words
        if party is not None and source:
            party.speaks = True
        if last not in label_words:
            cast.timeline.add(first, last, party, rivals=rivals, source=source)
        if party is not None:
            cast.described.note(party, cast.timeline.place(first).sentence)
    for pair in cast.pairs:
        if pair.last not in label_words:
            leads = cast.timeline.is_subject(pair.first)
            source = pair.last in source_words
            cast.timeline.add(pair.first, pair.last, pair.party, source=source, leads=leads)


def phrase_at(cast: Cast, head: int) -> Phrase:
    """Return the phrase around the noun at the word ``head``."""
    if head not in cast.phrases:
        cast.phrases[head] = read_phrase(cast.words, head, cast.names)
    return cast.phrases[head]


def describe(cast: Cast, head: int) -> Party | None:
    """Return whom the phrase with the noun at ``head`` speaks of, a new party if need be."""
    if head in cast.at_head:
        return cast.at_head[head]
    phrase = phrase_at(cast, head)
    party, known = _named_body(cast, phrase)
    if not known and phrase.definite:
        party, known = cast.described.find(phrase, cast.timeline)
    if party is None and not known and _may_be_person(phrase):
        party = cast.profiles.find(phrase)
    if party is None and not known:
        party, known = _meant(cast, phrase)
    if party is None and not known and _is_one_of_each(cast.words, phrase):
        party = cast.described.enter_each(phrase)
    elif party is None and not known:
        party = cast.described.enter(phrase)
        party.gender = phrase.gender
        party.certain = _tells_who(cast, phrase)
    cast.at_head[head] = party
    return party


def _meant(cast: Cast, phrase: Phrase) -> tuple[Party | None, bool]:
    """Return whom a phrase means that tells nothing known, and whether there is any it may mean."""
    party, known = find_person_meant(cast.words, cast.timeline, cast.joined.parties, phrase)
    if party is not None or known:
        return party, known
    return find_body_meant(cast.words, cast.timeline, cast.joined.parties, phrase)


def _is_one_of_each(words: Words, phrase: Phrase) -> bool:
    """Tell whether several are meant: "an official from each party" is not "the official"."""
    after = words.lowers[phrase.head + 1 : phrase.head + 3]
    return not phrase.definite and len(after) == 2 and after[1] in ("each", "every")


def _may_be_person(phrase: Phrase) -> bool:
    told = phrase.determiner in DEFINITE and kind_of(phrase) in ("person", "unnamed")
    return told and phrase.noun not in BODY_NOUNS


def _tells_who(cast: Cast, phrase: Phrase) -> bool:
    """Tell whether a phrase can bring somebody up whom nothing told of before.

    "A colonel" and "his colonel" can. "The retired colonel" speaks of one who was named, as a rule,
    even if no word was the same, and "the former chief" of one whom readers know.
    """
    if not phrase.definite:
        return True
    if phrase.determiner in DEFINITE:
        words, head = cast.words, phrase.head
        if phrase.noun in BODY_NOUNS and words.is_capital(head) and not words.opens_sentence(head):
            return True  # "the Lind Center for Peace" is a name
        return not phrase.modifiers & _COMPARED and _says_enough(phrase)
    if kind_of(phrase) in ("organisation", "person"):
        return True
    if phrase.noun == NATIONAL or (phrase.modifiers & FORMERLY and not phrase.owners):
        return False
    return not phrase.bare or phrase.determiner in (None, GENITIVE)


def _says_enough(phrase: Phrase) -> bool:
    """Tell whether "the …" says enough of somebody to bring him up: "the head of the river board".

    "The retired colonel" does not; a body does always: "the school board".
    """
    if phrase.noun in COMMON_BODY_NOUNS or phrase.noun in PREMISES:
        return True
    if phrase.noun == NATIONAL or (phrase.modifiers & FORMERLY and not phrase.owners):
        return False
    return bool(phrase.owners) or phrase.last > phrase.head or phrase.noun in SINGLE_OFFICES


def _named_body(cast: Cast, phrase: Phrase) -> tuple[Party | None, bool]:
    """Return the body that a phrase calls by words of its name, and whether there is any it fits.

    "The ministry" is the Ministry of Transport, and "Doe's campaign" the Doe Campaign, if no other
    body in the text has such a name.
    """
    if not phrase.definite or phrase.noun not in COMMON_BODY_NOUNS:
        return None, False
    if phrase.bare and phrase.noun in _OF_ANY_NAME:
        return None, False
    told = phrase.modifiers | phrase.owners
    fitting = [
        party
        for party in cast.joined.bodies.get(phrase.noun, ())
        if (phrase.owners or party.mentions[0].first < phrase.head)
        and any(told.issubset(mention.key.split()) for mention in party.mentions)
    ]
    if len(fitting) < 2:
        return (fitting[0], True) if fitting else (None, False)
    return find_described(cast.timeline, phrase.head, fitting), True
