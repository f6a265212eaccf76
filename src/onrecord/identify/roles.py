"""Roles as documents give them, and whether two of them can be one person's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.resolve.lexicon import ABBREVIATED_TITLES, PREPOSITIONS
from onrecord.resolve.nouns import (
    FEMALE_NOUNS,
    FORMERLY,
    MALE_NOUNS,
    PERSON_NOUNS,
    RANKS,
    RELATIVES,
    ROLE_NOUNS,
)
from onrecord.resolve.phrases import Names, read_phrase
from onrecord.resolve.places import country_of, same_place
from onrecord.resolve.word_lists import words_of
from onrecord.resolve.words import read_words
from onrecord.types import Layout, Span

Field = Literal["politics", "law", "medicine", "police", "sport", "arts", "church", "trade"]
Agreement = Literal["same", "alike", "related", "unknown", "contrary"]

# What people are who are not at the same time something of another line. Whoever may have gone into
# politics from there, or back, is left out: business, the army, the press, universities.
_FIELDS: dict[Field, frozenset[str]] = {
    "politics": words_of(
        "president premier chancellor minister senator representative governor mayor congressman"
        " lawmaker legislator mp ambassador envoy politician parliamentarian assemblyman"
        " assemblywoman councillor councilman councilwoman candidate nominee secretary"
        " undersecretary diplomat"
    ),
    "law": words_of("lawyer attorney solicitor prosecutor barrister judge magistrate"),
    "medicine": words_of(
        "doctor physician surgeon neurosurgeon nurse dentist psychiatrist therapist"
    ),
    "police": words_of("detective policeman policewoman patrolman firefighter ranger"),
    "sport": words_of(
        "footballer striker goalkeeper midfielder athlete quarterback swimmer golfer boxer"
        " sprinter cyclist wrestler skipper"
    ),
    "arts": words_of("actor actress singer musician guitarist rapper comedian painter poet dancer"),
    "church": words_of(
        "priest pastor bishop archbishop cardinal rabbi imam pope vicar chaplain preacher"
    ),
    "trade": words_of(
        "plumber electrician carpenter farmer fisherman cashier waiter waitress mechanic chef baker"
        " butcher driver barber hairdresser receptionist salesman technician miner"
    ),
}
# Lawyers go into politics as often as anybody.
_ONE_LIFE = frozenset(("politics", "law"))
# Whoever is of one of these lines, is seldom known for another occupation too.
_OF_ONE_LINE = frozenset(("medicine", "police", "sport", "arts", "church", "trade"))
# What people of any line may be called besides.
_OF_ANY_LINE = (
    MALE_NOUNS
    | FEMALE_NOUNS
    | RELATIVES
    | words_of(
        "author writer activist host founder cofounder co-founder director producer supporter"
        " critic ally campaigner volunteer leader member veteran celebrity friend fan resident"
        " voter survivor victim witness plaintiff defendant suspect donor expert star guest"
        " philanthropist speaker person individual insider colleague rival opponent participant"
        " winner professor teacher head chief boss native"
    )
)
# Offices that one person at a time holds where it is said of what.
_SINGLE = words_of(
    "president premier chancellor minister secretary governor mayor pope king queen emperor"
    " secretary-general ambassador sultan emir"
)
# Offices that one person at a time holds, which the news names without a country at home.
_HOME = words_of("president premier chancellor minister pope")
_LEADING = words_of("prime vice")
_LOCAL = words_of("governor mayor king queen")
_PARTIES = words_of(
    "republican democratic democrat conservative labour liberal gop presumptive presidential"
    " senior junior popular embattled new current longtime"
)
_KINGDOM = {"england", "scotland", "wales", "northern ireland"}
_BEYOND_COUNTRIES = {"europe"}
_NO_NAMES = Names.of(())


@dataclass(frozen=True, slots=True)
class Office:
    """A role, taken apart.

    Attributes:
        noun: What it is: "minister".
        modifiers: Which one: "foreign", "deputy". Words that tell nobody apart are left out.
        owners: Whose: countries by name, and words of other names.
        former: Whether it is over.
    """

    noun: str
    modifiers: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()
    former: bool = False

    @property
    def key(self) -> str:
        """Be the same for roles that differ in small words only."""
        parts = (*sorted(self.modifiers), *sorted(self.owners), "former" if self.former else "")
        return " ".join((self.noun, *parts)).strip()

    @property
    def countries(self) -> frozenset[str]:
        """The countries among its owners."""
        found = {country_of(owner) for owner in self.owners} - {None} - _BEYOND_COUNTRIES
        return frozenset("united kingdom" if each in _KINGDOM else str(each) for each in found)

    @property
    def field(self) -> Field | None:
        """The line of work, where it tells."""
        return next((name for name, nouns in _FIELDS.items() if self.noun in nouns), None)

    @property
    def is_single(self) -> bool:
        """Whether one person at a time holds it, wherever that is."""
        if self.noun in ("minister", "secretary"):
            return bool(self.modifiers)
        return self.noun in _SINGLE

    @property
    def is_of_home(self) -> bool:
        """Whether it is known whose it is where the text leaves that out."""
        if self.noun == "minister":
            return "prime" in self.modifiers
        return self.noun in _HOME or (self.noun == "secretary" and "state" in self.modifiers)


@cache
def read_role(role: str) -> Office | None:
    """Take a role apart; ``None`` where there is no noun for a person in it."""
    # After an article the first capital is not taken for that of a sentence: "Ohio governor".
    role = f"the {role}"
    words = read_words(role, Layout((), (Span(0, len(role)),), (), ()))
    head = None
    for index, low in enumerate(words.lowers):
        if low in PREPOSITIONS or (index and "," in words.gap(index - 1)):
            if head is not None:
                break
        elif low in PERSON_NOUNS or low in ABBREVIATED_TITLES or low in _all_fields():
            head = index if not words.is_possessive(index) else head
    if head is None:
        return None
    phrase = read_phrase(words, head, _NO_NAMES)
    noun = "premier" if phrase.noun == "prime-minister" else phrase.noun
    modifiers, owners = phrase.modifiers, phrase.owners
    before = words.lowers[max(0, head - 1)] if head else ""
    if noun == "general" and before in ("secretary", "attorney"):
        noun, modifiers, owners = f"{before}-general", modifiers - {before}, owners - {before}
    if noun == "minister" and "prime" in modifiers:
        noun, modifiers = "premier", modifiers - {"prime"}
    if noun in ("premier", "pope"):
        modifiers &= RANKS - FORMERLY
    former = bool(modifiers & FORMERLY)
    owners = frozenset(country_of(owner) or owner for owner in owners)
    return Office(noun, modifiers - FORMERLY - _PARTIES, owners, former)


@cache
def agree(one: Office | None, other: Office | None) -> Agreement:
    """Say whether two roles can be one person's, and how much speaks for it.

    Returns:
        ``"same"``: one office, of one owner that both name. ``"alike"``: one office, as far as
        it is named. ``"related"``: offices under one owner. ``"contrary"``: of two people, unless
        more is known. Else ``"unknown"``.
    """
    if one is None or other is None:
        return "unknown"
    if why_contrary(one, other) is not None:
        return "contrary"
    shared = any(same_place(mine, theirs) for mine in one.owners for theirs in other.owners)
    if one.noun == other.noun and _same_rank(one, other):
        if shared:
            return "same"
        if not one.owners or not other.owners:
            return "alike"
    return "related" if shared else "unknown"


@cache
def why_contrary(one: Office, other: Office) -> str | None:
    """Return why two roles are two people's, as a rule; ``None`` where they may be one's."""
    fields = {one.field, other.field} - {None}
    if len(fields) > 1 and fields != _ONE_LIFE:
        return "the roles are of different lines of work"
    for mine, theirs in ((one, other), (other, one)):
        known = theirs.noun in ROLE_NOUNS and theirs.noun not in _OF_ANY_LINE
        if mine.field in _OF_ONE_LINE and theirs.field is None and known:
            return "the roles are of different lines of work"
    both = one.countries and other.countries
    if one.field == other.field == "politics" and both and not one.countries & other.countries:
        return "the offices are of different countries"
    local = one.noun == other.noun and one.noun in _LOCAL and one.owners and other.owners
    if local and not any(same_place(mine, its) for mine in one.owners for its in other.owners):
        return "the offices are of different places"
    return None


def _same_rank(one: Office, other: Office) -> bool:
    if (one.modifiers ^ other.modifiers) & (RANKS - FORMERLY | _LEADING):
        return False
    mine, theirs = one.modifiers, other.modifiers
    if one.noun in ("minister", "secretary") and bool(mine) != bool(theirs):
        return False
    return mine <= theirs or theirs <= mine


@cache
def _all_fields() -> frozenset[str]:
    return frozenset().union(*_FIELDS.values())
