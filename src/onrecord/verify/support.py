"""Find the passage of a transcript that an indirect statement rests on, and measure the support."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from onrecord.types import Span
from onrecord.verify.grammar import FUNCTION_WORDS
from onrecord.verify.index import Index
from onrecord.verify.words import Word

_CANDIDATES = 12
_IN_CONTEXT = 0.7
"""What a word counts for that stands not in the sentence but beside it, or in the question."""
_UNSAID = 0.6
_SMALL = 3
"""Length of the key of a figure of two digits."""
_OPENING = 2
"""The first sentences of a turn answer the turn before it."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence of a transcript.

    Attributes:
        turn: Index of its turn.
        number: Which of the turn's sentences it is.
        span: Where it stands in its document.
        words: Its words.
        stems: The stems of its content words and numbers.
    """

    turn: int
    number: int
    span: Span
    words: tuple[Word, ...]
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class Support:
    """How far a sentence supports a statement.

    Attributes:
        unit: The sentence.
        context: The sentences beside it, and the question.
        share: Of the statement's content words, by rarity, that are there: from 0 to 1.
        missing: The stems that are not.
    """

    unit: Unit
    context: tuple[Unit, ...]
    share: float
    missing: frozenset[str]


@dataclass(frozen=True)
class Units:
    """The sentences of all transcripts, by the stems in them."""

    index: Index
    units: tuple[Unit, ...]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The sentences that have a stem."""
        places: dict[str, list[int]] = defaultdict(list)
        for number, unit in enumerate(self.units):
            for stem in unit.stems:
                places[stem].append(number)
        return dict(places)

    @cached_property
    def of_turn(self) -> dict[int, list[int]]:
        """The sentences of a turn."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, unit in enumerate(self.units):
            found[unit.turn].append(number)
        return dict(found)

    def weight(self, stem: str) -> float:
        """Return how much a stem tells, by its rarity."""
        count = len(self.places.get(stem, ()))
        rarity = 1.0 + math.log((len(self.units) + 1) / (count + 1))
        if not count:
            # The writer's own word for what the speaker may have said in another.
            rarity *= _UNSAID
        # A year or a sum is one of many; two or three of something is said all the time.
        return rarity * (1.5 if stem.startswith("#") and len(stem) > _SMALL else 1.0)

    def supports(self, stems: frozenset[str]) -> list[Support]:
        """Return the sentences that support a statement best, the best first."""
        votes: dict[int, float] = defaultdict(float)
        for stem in stems:
            for number in self.places.get(stem, ()):
                votes[number] += self.weight(stem)
        ranked = sorted(votes, key=lambda number: (-votes[number], number))[:_CANDIDATES]
        found = [self._support(number, stems) for number in ranked]
        return sorted(found, key=lambda support: -support.share)

    def _support(self, number: int, stems: frozenset[str]) -> Support:
        unit = self.units[number]
        context = tuple(self._context(number))
        around = frozenset().union(*(each.stems for each in context))
        whole = sum(map(self.weight, stems))
        there = sum(map(self.weight, stems & unit.stems))
        beside = sum(map(self.weight, (stems - unit.stems) & around))
        share = (there + _IN_CONTEXT * beside) / whole if whole else 0.0
        return Support(unit, context, share, stems - unit.stems - around)

    def _context(self, number: int) -> Iterable[Unit]:
        unit = self.units[number]
        for other in (number - 1, number + 1):
            if 0 <= other < len(self.units) and self.units[other].turn == unit.turn:
                yield self.units[other]
        if unit.number < _OPENING:
            before = self.of_turn.get(unit.turn - 1, [])
            yield from (self.units[at] for at in before[-2:])


def build_units(index: Index) -> Units:
    """Divide the words of an index into sentences."""
    units: list[Unit] = []
    at = 0
    for turn, (_, each) in enumerate(index.turns):
        for number, sentence in enumerate(each.sentences):
            first = at
            while (
                at < len(index.words)
                and index.owners[at] == turn
                and (index.words[at].start < sentence.end)
            ):
                at += 1
            words = index.words[first:at]
            if words:
                units.append(Unit(turn, number, sentence, tuple(words), stems_of(words)))
    return Units(index, tuple(units))


def stems_of(words: Iterable[Word]) -> frozenset[str]:
    """Return the stems of the content words among ``words``, and their numbers."""
    return frozenset(
        word.key if word.kind == "number" else stem(word.low)
        for word in words
        if word.kind in ("word", "number") and word.low not in FUNCTION_WORDS
    )


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a word's stem, by Porter's algorithm for English (M. Porter, Snowball, 2001)."""
    from onrecord.verify.spelling import canonical

    return str(_stemmer().stemWord(canonical(_BASES.get(word, word))))


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


# Irregular past forms of the commonest verbs, which no stemmer knows. From any grammar's table.
_BASES = {
    form: base
    for base, forms in {
        "begin": "began begun",
        "bring": "brought",
        "build": "built",
        "buy": "bought",
        "choose": "chose chosen",
        "come": "came",
        "cost": "cost",
        "fall": "fell fallen",
        "feel": "felt",
        "find": "found",
        "get": "got gotten",
        "give": "gave given",
        "go": "went gone going",
        "grow": "grew grown",
        "hold": "held",
        "keep": "kept",
        "know": "knew known",
        "lead": "led",
        "leave": "left",
        "lend": "lent",
        "lose": "lost",
        "make": "made",
        "mean": "meant",
        "meet": "met",
        "pay": "paid",
        "ring": "rang rung",
        "rise": "rose risen",
        "run": "ran",
        "say": "said",
        "see": "saw seen",
        "sell": "sold",
        "send": "sent",
        "show": "showed shown",
        "sit": "sat",
        "speak": "spoke spoken",
        "spend": "spent",
        "stand": "stood",
        "take": "took taken",
        "teach": "taught",
        "tell": "told",
        "think": "thought",
        "win": "won",
        "write": "wrote written",
    }.items()
    for form in forms.split()
}
