"""Tell whether a description brings up somebody, or some body, that the text does not name.

"The Texas senator" and "the airline" speak of one who is named, as a rule; "the ferry's skipper"
and "the school board" may be mentioned once and by no name. Where nothing tells whom such a
description means, it is a speaker of its own only if that is likely; otherwise it is withheld. A
logistic regression weighs the noun, what stands around it, and whether anybody was named before.

``training/newcomers.py`` fits the weights, and says on what.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from importlib import resources
from itertools import islice
from math import exp

from onrecord.resolve.lexicon import PARTY_WORDS
from onrecord.resolve.nouns import (
    COMMON_BODY_NOUNS,
    FORMERLY,
    GENERIC_ROLES,
    OFFICES,
    PREMISES,
    SINGLE_OFFICES,
)
from onrecord.resolve.party import Party
from onrecord.resolve.phrases import NATIONAL, SOFT_MODIFIERS, Phrase
from onrecord.resolve.places import COUNTRIES, PARTS, TOWNS
from onrecord.resolve.roles import differs
from onrecord.resolve.word_lists import words_of

# These tell somebody from others who were named.
_COMPARED = words_of("younger older elder oldest youngest other same taller")
# How likely it must be; the labelled descriptions are of somebody named more often than others are.
_LEAST = 0.25
# People whom news tells of without naming them, by what they do in the story.
_PASSING = words_of(
    """
    official source aide adviser spokesperson witness man woman person boy girl employee narrator
    organizer organiser nurse lawyer attorney solicitor barrister member staffer insider consultant
    worker resident neighbour neighbor passenger driver pilot soldier guard officer detective
    judge coroner prosecutor magistrate juror interviewer interviewee reporter caller host
    partner owner manager landlord landlady tenant heckler protester bystander caretaker
    shopkeeper waiter doctor surgeon teacher pupil operator chairperson head clerk
    """
)
# Bodies that are part of a larger one, or that a place has one of.
_DEPENDENT = words_of(
    """
    camp team campaign board council legislature leadership committee subcommittee movement staff
    panel cabinet court police jury commission ministry parliament department office union
    administration government delegation faculty embassy
    """
)
_PLACES = COUNTRIES.keys() | PARTS | TOWNS
_MOST_NAMED = 2  # more make no difference

WEIGHTS: dict[str, float] = json.loads(
    resources.files("onrecord.resolve").joinpath("newcomers.json").read_text("utf-8")
)


def is_newcomer(parties: Iterable[Party], phrase: Phrase) -> bool:
    """Tell whether "the …" is likely to be somebody whom the text names nowhere.

    Args:
        parties: Who is named in the text.
        phrase: The description, which fits none of them for certain.
    """
    if phrase.modifiers & _COMPARED or _says_too_little(phrase):
        return False
    if _is_abroad(parties, phrase):
        return True
    score = sum(WEIGHTS.get(name, 0.0) for name in features_of(parties, phrase))
    return 1 / (1 + exp(-score)) >= _LEAST


def _is_body(phrase: Phrase) -> bool:
    return phrase.noun in COMMON_BODY_NOUNS or phrase.noun in PREMISES


def _says_too_little(phrase: Phrase) -> bool:
    """Tell whether a description of a person could not bring anybody up: "the retired colonel"."""
    if _is_body(phrase):
        return False
    if phrase.noun == NATIONAL or (phrase.modifiers & FORMERLY and not phrase.owners):
        return True
    return not (phrase.owners or phrase.last > phrase.head or phrase.noun in SINGLE_OFFICES)


def features_of(parties: Iterable[Party], phrase: Phrase) -> Iterator[str]:
    """Yield what tells whether a description is of somebody named."""
    body = _is_body(phrase)
    sort = "body" if body else "person"
    yield sort
    yield f"noun {phrase.noun}"
    if phrase.noun in (_DEPENDENT if body else _PASSING):
        yield "part" if body else "passing"
    if phrase.noun in OFFICES or phrase.noun in GENERIC_ROLES:
        yield "office"
    if phrase.owners & _PLACES:
        yield f"{sort} of a place"
    if phrase.owners - _PLACES - PARTY_WORDS:
        yield f"{sort} of another"
    if (phrase.owners | phrase.modifiers) & PARTY_WORDS:
        yield "of a party"
    if phrase.modifiers & FORMERLY:
        yield "former"
    if phrase.modifiers - FORMERLY - SOFT_MODIFIERS - PARTY_WORDS:
        yield f"{sort}, narrowed"
    if phrase.bare and phrase.last == phrase.head:
        yield f"{sort}, bare"
        if phrase.noun in SINGLE_OFFICES:
            yield "single office, bare"
    if phrase.last > phrase.head:
        yield f"{sort}, with a complement"
    named = (party for party in parties if _may_be(party, phrase, body))
    yield f"{sort}, {len(list(islice(named, _MOST_NAMED)))} named before"


def _is_abroad(parties: Iterable[Party], phrase: Phrase) -> bool:
    """Tell whether it is the office that somebody who is named holds for another country."""
    return phrase.noun in OFFICES and any(
        party.mentions and phrase.noun == called.noun and _are_two(called.owners, phrase.owners)
        for party in parties
        for called in party.phrases
    )


def _are_two(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two offices are known to be of two countries."""
    countries = (one & COUNTRIES.keys(), other & COUNTRIES.keys())
    return all(countries) and countries[0].isdisjoint(countries[1])


def _may_be(party: Party, phrase: Phrase, body: bool) -> bool:
    """Tell whether a description may mean somebody who is named before it."""
    if not party.mentions or party.mentions[0].first >= phrase.first:
        return False
    if body:
        return party.kind == "organisation" or (party.kind == "person" and not party.certain)
    opposed = phrase.gender and party.gender and party.gender != phrase.gender
    return (
        party.is_person
        and party.certain
        and not opposed
        and not any(differs(phrase, called) for called in party.phrases)
    )
