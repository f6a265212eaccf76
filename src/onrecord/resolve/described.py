"""Find whom a description speaks of: "the minister", "the Russian Foreign Minister", "the report".

A description goes to the one party it fits. Where it fits several, the one that was brought up
last wins if it was brought up clearly later, or clearly more often; otherwise nobody does.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import deque
from collections.abc import Sequence

from onrecord.resolve.lexicon import POSSESSIVES
from onrecord.resolve.nouns import (
    COMMON_BODY_NOUNS,
    DOCUMENT_NOUNS,
    GENERIC_ROLES,
    GROUP_NOUNS,
    GROUP_PLURALS,
    OFFICES,
    PERSON_NOUNS,
)
from onrecord.resolve.party import Party
from onrecord.resolve.phrases import Phrase
from onrecord.resolve.roles import fits, kinds_of
from onrecord.types import SpeakerKind

# By how many sentences the last one must have been brought up later than any other.
_CLEARLY_LATER = 2
# How much more often the main one must have been brought up.
_CLEARLY_MORE = 4
# An unnamed party ("a senior official") is remembered for so many sentences,
_UNNAMED_LASTS = 8
# and so many of them with one noun.
_MOST_INDEFINITE = 10
# A holder of an office who was named so many sentences ago is still "the minister".
_OFFICE_LASTS = 6


class Described:
    """The parties of a document by what they are called besides their names."""

    def __init__(self, parties: Sequence[Party]) -> None:
        self._known: dict[str, list[Party]] = {}
        self._indefinite: dict[str, deque[Party]] = {}
        self._brought_up: dict[Party, list[int]] = {}
        self._people: list[int] = []
        self._most = 0
        for party in parties:
            for noun in {phrase.noun for phrase in party.phrases}:
                self._known.setdefault(noun, []).append(party)

    def note(self, party: Party, sentence: int) -> None:
        """Remember that a party was brought up in a sentence."""
        times = self._brought_up.setdefault(party, [])
        insort(times, sentence)
        if party.is_person:
            insort(self._people, sentence)
            self._most = max(self._most, len(times))

    def find(self, phrase: Phrase, sentence: int) -> tuple[Party | None, bool]:
        """Return the party that a definite phrase speaks of, and whether there is any it fits."""
        fitting = self._fitting(phrase, sentence)
        if not fitting:
            return None, False
        if len(fitting) == 1:
            return (fitting[0] if self._is_likely(phrase, fitting[0], sentence) else None), True
        return self._main(fitting, sentence), True

    def _fitting(self, phrase: Phrase, sentence: int) -> list[Party]:
        found = []
        for noun in kinds_of(phrase.noun):
            for party in (*self._known.get(noun, ()), *self._indefinite.get(noun, ())):
                if party in found or not any(_speaks_of(phrase, o) for o in party.phrases):
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
            return phrase.noun in OFFICES
        if phrase.noun in GENERIC_ROLES:
            latest = self._people[bisect_right(self._people, sentence) - 1]
            return sentence - latest >= since
        return since <= _OFFICE_LASTS or len(self._brought_up[party]) == self._most

    def _main(self, parties: Sequence[Party], sentence: int) -> Party | None:
        """Return the one that is clearly meant."""
        since = [self._since(party, sentence) for party in parties]
        ago = [sentence + _UNNAMED_LASTS if each is None else each for each in since]
        nearest = min(range(len(parties)), key=ago.__getitem__)
        others = [number for number in range(len(parties)) if number != nearest]
        if all(ago[other] - ago[nearest] >= _CLEARLY_LATER for other in others):
            return parties[nearest]
        counts = [len(self._brought_up.get(party, ())) for party in parties]
        most = max(range(len(parties)), key=counts.__getitem__)
        others = [number for number in range(len(parties)) if number != most]
        if all(counts[most] >= _CLEARLY_MORE * max(counts[other], 1) for other in others):
            return parties[most]
        return None

    def enter(self, phrase: Phrase) -> Party:
        """Make a party of somebody or something that is only described."""
        party = Party(kind_of(phrase), phrases=[phrase], definite=phrase.definite)
        if party.definite:
            self._known.setdefault(phrase.noun, []).append(party)
        else:
            parties = self._indefinite.setdefault(phrase.noun, deque(maxlen=_MOST_INDEFINITE))
            parties.append(party)
        return party


def _speaks_of(phrase: Phrase, other: Phrase) -> bool:
    """Tell whether ``phrase`` fits, and says the same of whose it is: "his wife" is not "her"."""
    if phrase.determiner in POSSESSIVES and phrase.determiner != other.determiner:
        return False
    return fits(phrase, other)


def kind_of(phrase: Phrase) -> SpeakerKind:
    """Tell what a phrase without a name speaks of."""
    noun = phrase.noun
    if noun in PERSON_NOUNS:
        return "person" if phrase.definite and noun in OFFICES else "unnamed"
    if noun in DOCUMENT_NOUNS:
        return "document"
    if noun in GROUP_PLURALS or noun in GROUP_NOUNS:
        return "group"
    if noun == "group" and not phrase.definite:
        return "group"
    if noun in COMMON_BODY_NOUNS:
        return "organisation"
    if noun.endswith("s") and noun[:-1] in DOCUMENT_NOUNS:
        return "document"
    return "group" if noun.endswith("s") and not noun.endswith("ss") else "unnamed"
