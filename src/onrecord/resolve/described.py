"""Find whom a description speaks of: "the minister", "the Russian Foreign Minister", "the report".

A description goes to the one party it fits. Where it fits several, the likeliest antecedent wins if
it is clearly likelier than the others; otherwise nobody does.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import deque
from collections.abc import Sequence

from onrecord.resolve.antecedents import find_described
from onrecord.resolve.lexicon import POSSESSIVES
from onrecord.resolve.nouns import (
    COMMON_BODY_NOUNS,
    DOCUMENT_NOUNS,
    GENERIC_ROLES,
    GROUP_NOUNS,
    GROUP_PLURALS,
    OFFICES,
    PERSON_NOUNS,
    PREMISES,
)
from onrecord.resolve.party import Party
from onrecord.resolve.phrases import Phrase
from onrecord.resolve.roles import fits, kinds_of
from onrecord.resolve.timeline import Timeline
from onrecord.types import SpeakerKind

# An unnamed party ("a senior official") is remembered for so many sentences,
_UNNAMED_LASTS = 8
# and so many of them with one noun.
_MOST_INDEFINITE = 10
_TITLES = {"dr": "doctor", "prof": "professor"}
# A holder of an office who was named so many sentences ago is still "the minister".
_OFFICE_LASTS = 6


class Described:
    """The parties of a document by what they are called besides their names."""

    def __init__(self, parties: Sequence[Party]) -> None:
        self._known: dict[str, list[Party]] = {}
        self._indefinite: dict[str, deque[Party]] = {}
        self._brought_up: dict[Party, list[int]] = {}
        self._each: set[str] = set()
        self._without_role: list[int] = []
        self._most = 0
        for party in parties:
            for noun in _nouns_of(party):
                self._known.setdefault(noun, []).append(party)

    def note(self, party: Party, sentence: int) -> None:
        """Remember that a party was brought up in a sentence."""
        times = self._brought_up.setdefault(party, [])
        insort(times, sentence)
        if party.is_person:
            if not party.phrases:
                insort(self._without_role, sentence)
            self._most = max(self._most, len(times))

    def find(self, phrase: Phrase, timeline: Timeline) -> tuple[Party | None, bool]:
        """Return the party that a definite phrase speaks of, and whether there is any it fits."""
        sentence = timeline.place(phrase.head).sentence
        fitting = self._fitting(phrase, sentence)
        if not fitting:
            return None, phrase.bare and phrase.noun in self._each
        exact = [party for party in fitting if any(_repeats(phrase, o) for o in party.phrases)]
        told = any(party.definite for party in exact) or phrase.noun in GENERIC_ROLES
        if told or not any(party.mentions for party in fitting):
            fitting = exact or fitting  # else "the vicar" may be the named reverend, or "a vicar"
        if _told_at_once(timeline, phrase, fitting):
            return None, True
        if len(fitting) == 1:
            return (fitting[0] if self._is_likely(phrase, fitting[0], sentence) else None), True
        return find_described(timeline, phrase.head, fitting), True

    def _fitting(self, phrase: Phrase, sentence: int) -> list[Party]:
        found = []
        for noun in kinds_of(phrase.noun):
            for party in (*self._known.get(noun, ()), *self._indefinite.get(noun, ())):
                called = any(_speaks_of(phrase, other) for other in party.phrases)
                if party in found or not (called or (phrase.bare and noun in _titles_of(party))):
                    continue
                if phrase.gender and party.gender and party.gender != phrase.gender:
                    continue
                since = self._since(party, sentence)
                if party.definite or (since is not None and since <= _UNNAMED_LASTS):
                    found.append(party)
        return found

    def _since(self, party: Party, sentence: int) -> int | None:
        """Return how many sentences ago a party was brought up, if it was before."""
        times = self._brought_up.get(party, ())
        before = bisect_right(times, sentence) - 1
        return sentence - times[before] if before >= 0 else None

    def _is_likely(self, phrase: Phrase, party: Party, sentence: int) -> bool:
        """Tell whether the only party that a phrase fits is near enough to be meant by it.

        "The candidate" may be anybody who runs, called so before or not: it speaks of the person
        brought up last. "The minister" needs the minister to be near, or the text's main person.
        """
        if not phrase.bare or not party.is_person:
            return True
        since = self._since(party, sentence)
        if since is None:
            return phrase.noun in OFFICES or any(other.definite for other in party.phrases)
        if phrase.noun in GENERIC_ROLES:
            before = bisect_right(self._without_role, sentence) - 1
            return before < 0 or sentence - self._without_role[before] >= since
        return since <= _OFFICE_LASTS or len(self._brought_up[party]) == self._most

    def enter_each(self, phrase: Phrase) -> Party:
        """Make a party of several: after "an official from each side" nobody is "the official"."""
        self._each.add(phrase.noun)
        return Party("group", phrases=[phrase])

    def enter(self, phrase: Phrase) -> Party:
        """Make a party of somebody or something that is only described."""
        party = Party(kind_of(phrase), phrases=[phrase], definite=phrase.definite)
        if party.definite:
            self._known.setdefault(phrase.noun, []).append(party)
        else:
            parties = self._indefinite.setdefault(phrase.noun, deque(maxlen=_MOST_INDEFINITE))
            parties.append(party)
        return party


def _nouns_of(party: Party) -> set[str]:
    return {phrase.noun for phrase in party.phrases} | _titles_of(party)


def _titles_of(party: Party) -> set[str]:
    """Return what forms of address say a person is: Dr Doe may be "the doctor"."""
    addressed = {mention.honorific for mention in party.mentions}
    return {_TITLES[form] for form in addressed if form in _TITLES}


def _told_at_once(timeline: Timeline, phrase: Phrase, parties: Sequence[Party]) -> bool:
    """Tell whether several were last called alike in one sentence: neither is meant by it more."""
    told = {
        max(
            (timeline.place(o.head).sentence for o in party.phrases if o.noun == phrase.noun),
            default=-index,
        )
        for index, party in enumerate(parties, start=1)
    }
    return len(parties) > 1 and len(told) == 1


def _speaks_of(phrase: Phrase, other: Phrase) -> bool:
    """Tell whether ``phrase`` fits, and says the same of whose it is: "his wife" is not "her"."""
    if phrase.determiner in POSSESSIVES and phrase.determiner != other.determiner:
        return False
    return fits(phrase, other)


def _repeats(phrase: Phrase, other: Phrase) -> bool:
    """Tell whether ``phrase`` says nothing that ``other`` does not say in the same words."""
    return phrase.noun == other.noun and phrase.modifiers <= other.modifiers


def kind_of(phrase: Phrase) -> SpeakerKind:
    """Tell what a phrase without a name speaks of."""
    noun = phrase.noun
    if noun in PERSON_NOUNS:
        return "person" if phrase.definite and noun in OFFICES else "unnamed"
    if noun in DOCUMENT_NOUNS or (noun == "figures" and phrase.definite):
        return "document"
    if noun[-1].isdigit() and phrase.last > phrase.head:
        return "group"  # "56% of Americans"
    if noun in GROUP_PLURALS or noun in GROUP_NOUNS:
        return "group"
    if noun == "government":
        return "state"
    if noun == "group" and not phrase.definite:
        return "group"
    if noun in COMMON_BODY_NOUNS or noun in PREMISES:
        return "organisation"
    if noun.endswith("s") and not DOCUMENT_NOUNS.isdisjoint((noun[:-1], f"{noun[:-3]}y")):
        return "document"
    return "group" if noun.endswith("s") and not noun.endswith("ss") else "unnamed"
