"""Find the passage of a transcript that an indirect statement rests on, and measure the support."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from onrecord.types import Span
from onrecord.verify.index import Index
from onrecord.verify.stems import stem, stems_of
from onrecord.verify.words import Word

__all__ = ["Support", "Unit", "Units", "build_units", "stem", "stems_of"]

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
    """

    unit: Unit
    context: tuple[Unit, ...]
    share: float


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
            for key in unit.stems:
                places[key].append(number)
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

    def ranked(self, stems: frozenset[str]) -> list[int]:
        """Return the sentences that share stems with a statement, those that share most first."""
        votes: dict[int, float] = defaultdict(float)
        for key in stems:
            for number in self.places.get(key, ()):
                votes[number] += self.weight(key)
        return sorted(votes, key=lambda number: (-votes[number], number))

    def support(self, number: int, stems: frozenset[str]) -> Support:
        """Return how far sentence ``number`` supports a statement that has ``stems``."""
        unit = self.units[number]
        context = tuple(self._context(number))
        around = frozenset().union(*(each.stems for each in context))
        return Support(unit, context, self.share(stems, unit.stems, around))

    def share(self, stems: frozenset[str], there: frozenset[str], beside: frozenset[str]) -> float:
        """Return the share of ``stems``, by weight, that are there, or beside."""
        whole = sum(map(self.weight, stems))
        found = sum(map(self.weight, stems & there))
        near = sum(map(self.weight, (stems - there) & beside))
        return (found + _IN_CONTEXT * near) / whole if whole else 0.0

    def before(self, unit: Unit) -> Unit | None:
        """Return the sentence before ``unit`` in its turn, or the last of the turn before it."""
        of_turn = self.of_turn[unit.turn]
        earlier = [at for at in of_turn if self.units[at].number < unit.number]
        before = earlier or self.turn_before(unit)
        return self.units[before[-1]] if before else None

    def _context(self, number: int) -> Iterable[Unit]:
        unit = self.units[number]
        for other in (number - 1, number + 1):
            if 0 <= other < len(self.units) and self.units[other].turn == unit.turn:
                yield self.units[other]
        if unit.number < _OPENING:
            yield from (self.units[at] for at in self.turn_before(unit)[-2:])

    def turn_before(self, unit: Unit) -> list[int]:
        """Return the sentences of the turn before a sentence's, in the same transcript."""
        before = self.of_turn.get(unit.turn - 1, [])
        turns = self.index.turns
        return before if before and turns[unit.turn - 1][0] == turns[unit.turn][0] else []


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
