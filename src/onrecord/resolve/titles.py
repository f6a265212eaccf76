"""Tell by what people are called besides that two of one name are not one person."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.resolve.lexicon import FEMALE, HONORIFICS, POSSESSIVES, Gender
from onrecord.resolve.mentions import Mention
from onrecord.resolve.names import PersonName
from onrecord.resolve.nouns import BODY_NOUNS, FORMERLY, RELATIVES
from onrecord.resolve.party import Party
from onrecord.resolve.phrases import GENITIVE, Phrase
from onrecord.resolve.places import COUNTRIES
from onrecord.resolve.roles import Role, kinds_of
from onrecord.resolve.word_lists import words_of

# By no two of these is one person called in one text, if not as what he was formerly. Ministers
# are left out, who in some countries are senators, and titles that are kept for life.
_OFFICES = words_of("president governor mayor senator representative judge professor")
# What nobody is who holds one of these.
_EMPLOYED = words_of("secretary spokesperson strategist aide adviser reporter")
_SPOUSES = words_of("lady gentleman")  # "first lady"


def gender_told(mention: Mention, role: Role | None) -> Gender | None:
    """Return the gender that a name's form of address or its title tells.

    Some women are called "chairman" too, but no man is called "chairwoman".
    """
    if gender := HONORIFICS.get(mention.honorific or ""):
        return gender
    return FEMALE if role is not None and role.phrase.gender == FEMALE else None


def is_of_another(mention: Mention, role: Role | None, holder: Party) -> bool:
    """Tell whether the title of a surname is not of the one person who has it so far.

    "President Obama" is not who was called "First Lady Michelle Obama", nor, where nobody says
    that he is president, "Trump Jr."; "Sanders, the Vermont senator" is no press secretary.
    """
    if role is None:
        return False
    apposed = role.phrase.determiner == "the" and role.phrase.first == mention.last + 1
    if not apposed and not (mention.titled and role.phrase.head == mention.first - 1):
        return False
    office = _office(role.phrase)
    held = {_office(phrase) for phrase in holder.phrases} - {None}
    if apposed:
        held |= {phrase.noun for phrase in holder.phrases if phrase.noun in _EMPLOYED}
    if office is None or any(role.phrase.noun == phrase.noun for phrase in holder.phrases):
        return False
    return bool(held) or _is_younger(holder)


def is_without_suffix(name: PersonName, called: Iterable[Phrase], holder: Party) -> bool:
    """Tell whether somebody else than who was named with "Jr." has the same name without it.

    Otherwise the suffix was left out. It was not where the name has one word more, and where he is
    called what the other was not: "George W. Bush", "President Donald Trump", "his father".
    """
    if name.suffix or not _is_younger(holder):
        return False
    if all(len(name.given) > len(other.given) for other in holder.names):
        return True
    known = {phrase.noun for phrase in holder.phrases}
    return any(known.isdisjoint(kinds_of(phrase.noun)) for phrase in called if _tells(phrase))


def _is_younger(party: Party) -> bool:
    """Tell whether somebody has been named with a suffix only."""
    return bool(party.names) and all(name.suffix for name in party.names)


def _tells(phrase: Phrase) -> bool:
    """Tell whether a phrase says who somebody is: "his father", but not "a father of two"."""
    owned = phrase.determiner in POSSESSIVES or phrase.determiner == GENITIVE
    return owned or phrase.noun not in RELATIVES


def _office(phrase: Phrase) -> str | None:
    """Return the office that a phrase says somebody has, if nobody has another one with it.

    Who presides over a body may well be a senator or a professor.
    """
    if phrase.modifiers & FORMERLY:
        return None
    if phrase.noun in _SPOUSES and "first" in phrase.modifiers:
        return phrase.noun
    told = phrase.modifiers | phrase.owners
    if phrase.noun == "president" and (told & BODY_NOUNS or not phrase.owners <= COUNTRIES.keys()):
        return None
    return phrase.noun if phrase.noun in _OFFICES else None
