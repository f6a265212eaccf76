"""What a document tells about its people besides their names, to know them again by.

"Sarah Ouellette, who chairs the school board" may be called "the school board chair" further down,
and "Abel Tesfai, 54" "the 54-year-old". Whoever has most of a description's words said of him
before, alone among all, is meant by it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from onrecord.resolve.lexicon import (
    DETERMINERS,
    OPENERS,
    PARTY_WORDS,
    PREPOSITIONS,
    RELATIVE_WORDS,
    SAYING,
)
from onrecord.resolve.mentions import Mention
from onrecord.resolve.nouns import (
    BODY_NOUNS,
    FEMALE_NOUNS,
    FORMERLY,
    GROUP_NOUNS,
    MALE_NOUNS,
)
from onrecord.resolve.parties import Joined
from onrecord.resolve.party import Party
from onrecord.resolve.phrases import Names, Phrase
from onrecord.resolve.places import country_of
from onrecord.resolve.roles import differs
from onrecord.resolve.word_lists import words_of
from onrecord.resolve.words import Words

# Words that open what is said of the one named before them.
_IS = re.compile(
    r"(?:is|who|whose|becomes|became|(?:was\s|has\sbeen\s)(?:named|elected|appointed))\b"
)
_LONGEST = 14  # words after a name that may tell of its bearer
_BEFORE = 4  # words before it
_AGE = re.compile(r"(\d{1,3})-(?:year|month)s?-old")
_TEENS = range(13, 20)
_TEENAGER = "teenager"
_STEM = 5  # letters that two words of one family share at least
_FEWEST_SHARED = 4  # where one of them is no longer
_SAYS = SAYING - {"who"}
_AUXILIARIES = words_of(
    "is are was were has have had does did do will would shall should can could may might must"
)
_COLLECTIVE = BODY_NOUNS | GROUP_NOUNS
_ENDS_CLAUSE = re.compile(r"[.;:!?—–\n\"“”]")
_ENDS_APPOSITION = re.compile(r"[,.;:!?—–\n\"“”]")


class Profiles:
    """What is said of each named person where he is named."""

    def __init__(self, words: Words, names: Names, joined: Joined) -> None:
        self._words, self._names, self._joined = words, names, joined
        self._people: tuple[Party, ...] | None = None
        self._told: dict[str, list[tuple[int, str, Party]]] = {}

    def find(self, phrase: Phrase) -> Party | None:
        """Return the one person of whom most of a description's words were said before."""
        wanted = list(self._wanted(phrase))
        if not wanted:
            return None
        if self._people is None:
            self._people = self._gather()
        scores: Counter[Party] = Counter()
        for word in wanted:
            scores.update(self._told_of(word, phrase.first))
        scores.update(
            party
            for party in self._people
            if any(called.noun == phrase.noun for called in party.phrases)
        )
        fitting = {
            party: score
            for party, score in scores.items()
            if not (phrase.gender and party.gender and party.gender != phrase.gender)
            and not any(differs(phrase, called) for called in party.phrases)
        }
        for number in filter(str.isdecimal, phrase.modifiers):  # "the District 1 councillor"
            told = self._told_of(number, phrase.first)
            fitting = {party: score for party, score in fitting.items() if party in told}
        most = max(fitting.values(), default=0)
        best = [party for party, score in fitting.items() if score == most]
        return best[0] if len(best) == 1 and 2 * most > len(wanted) else None

    def _wanted(self, phrase: Phrase) -> Iterator[str]:
        """Yield the words of a description that could tell of whom it speaks."""
        for index in range(phrase.first, phrase.last + 1):
            low = self._words.lowers[index]
            if low in FORMERLY:
                yield low
            elif low not in OPENERS and low not in MALE_NOUNS and low not in FEMALE_NOUNS:
                yield _key(low)

    def _told_of(self, wanted: str, before: int) -> set[Party]:
        """Return of whom a word of a description is told before a place in the text."""
        told = self._told.get(wanted[:_FEWEST_SHARED], ())
        return {party for at, word, party in told if at < before and _fits(wanted, word)}

    def _gather(self) -> tuple[Party, ...]:
        """Note what is told of the people that are named, and return these."""
        people: dict[Party, None] = {}
        for mention, party in zip(self._names.mentions, self._joined.party_of, strict=True):
            if party is not None and party.is_person:
                people[party] = None
                for at in self._around(mention):
                    if (low := self._words.lowers[at]) not in OPENERS:
                        self._note(at, _key(low), party)
        for party in people:
            for phrase in party.phrases:
                # Half of a text's people may be Democrats.
                for word in {phrase.noun, *phrase.modifiers, *phrase.owners} - PARTY_WORDS:
                    self._note(phrase.head, word, party)
        return tuple(people)

    def _note(self, at: int, word: str, party: Party) -> None:
        """Remember by its first letters a word that is told of somebody."""
        self._told.setdefault(word[:_FEWEST_SHARED], []).append((at, word, party))
        if word.isdecimal() and int(word) in _TEENS:
            self._told.setdefault(_TEENAGER[:_FEWEST_SHARED], []).append((at, word, party))

    def _around(self, mention: Mention) -> Iterator[int]:
        """Yield the words that tell of the one who is named by ``mention``."""
        words = self._words
        index = mention.first
        while index and mention.first - index < _BEFORE and words.joined(index - 1):
            index -= 1
            if words.lowers[index] in OPENERS or index in self._names.ends:
                break
            yield index
        after = mention.last + 1
        if after >= len(words) or words.is_possessive(mention.last):
            return
        gap, low = words.gap(mention.last).strip(), words.lowers[after]
        apposed = mention.first and words.gap(mention.first - 1).strip() == ","
        if apposed and low not in DETERMINERS and low != "who":
            return  # "the envoy, Ann Doe, met a minister": what follows is no apposition
        if gap == "," and low not in _SAYS:
            passage = self._until(after, _ENDS_APPOSITION)
            if not self._is_clause(passage):
                yield from passage
        elif not gap and (_IS.match(words.text, words.starts[after]) or low in PREPOSITIONS):
            yield from self._until(after, _ENDS_CLAUSE)

    def _is_clause(self, passage: range) -> bool:
        """Tell whether a passage has a verb of its own.

        After "If you trust Ann Doe," a clause begins: "the doctors will thank you".
        """
        for low in self._words.lowers[passage.start : passage.stop]:
            if low in RELATIVE_WORDS:
                return False
            if low in _AUXILIARIES:
                return True
        return False

    def _until(self, first: int, end: re.Pattern[str]) -> range:
        stop = min(first + _LONGEST, len(self._words))
        ends = (index + 1 for index in range(first, stop) if end.search(self._words.gap(index)))
        return range(first, next(ends, stop))


def _key(low: str) -> str:
    """Return what a word is compared by: a country for its adjective, an age in years."""
    age = _AGE.fullmatch(low)
    return age[1] if age else country_of(low) or low


def _fits(wanted: str, told: str) -> bool:
    """Tell whether a word of a description is told: "teenager" by an age, too."""
    if wanted == _TEENAGER and told.isdecimal():
        return int(told) in _TEENS
    return _alike(wanted, told)


def _alike(one: str, other: str) -> bool:
    """Tell whether two words are of one family: "chairs" and "chair", "Veldland" and "Velder"."""
    shared = min(_STEM, len(one), len(other))
    if one != other and other in _COLLECTIVE:
        return False  # one of the ministry is no minister
    return one == other or (shared >= _FEWEST_SHARED and one[:shared] == other[:shared])
