"""Find the passages that an indirect statement may rest on, and how likely each of them is it.

A passage is a sentence, or a question with its answer. How likely it is the one is told by a
regression on the words that it shares with the statement and on their likeness in meaning.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.checks import Claim
from onrecord.verify.index import Index
from onrecord.verify.meaning import Meaning, as_spoken
from onrecord.verify.names import is_spoken_by, name_words
from onrecord.verify.stems import stem, stems_of
from onrecord.verify.support import Support, Unit, Units
from onrecord.verify.words import Word

_READ_WHOLE = 400
"""Sentences of transcripts that are all read by the model; of longer ones those with the words."""
_BY_WORDS = 24
_REPLIES = 2
"""The first sentences of a turn answer the turn before it."""
_GAIN = 0.2
"""What a second sentence must add to the share of the statement's words."""
_QUESTION_WORDS = frozenset(
    ["who", "whom", "whose", "which", "what", "where", "when", "why", "how"]
)

# Logistic regressions: does the statement rest on this passage? In the order of
# `Evidence.features`, fitted on the open cases of tests/gold/checks by `training/evidence.py`.
_WITH_MEANING = (-5.66, 3.38, 6.85, 1.86, -2.09, 0.0)
_BY_WORDS_ALONE = (-2.37, 4.94, 0.0, 0.0, -2.24, 0.34)
_OTHERS = 4
"""Which of the features says that somebody else speaks."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that a statement may rest on.

    Attributes:
        units: Its sentences: one, or a question and the first of its answer.
        context: The sentences beside it.
        asked: How many of ``units`` are a question.
        theirs: Whether the statement's speaker says it; ``None`` where that can't be told.
        chance: That the statement rests on it, from 0 to 1.
        features: What the chance is told by: 1, the share of the statement's content words, by
            rarity, that are there or beside it, the likeness in meaning, what the sentence before
            adds to it, whether somebody else says it, and whether it is only asked.
    """

    units: tuple[Unit, ...]
    context: tuple[Unit, ...]
    asked: int
    theirs: bool | None
    chance: float
    features: tuple[float, ...]

    @property
    def words(self) -> list[Word]:
        """All words of the passage."""
        return [word for unit in self.units for word in unit.words]

    @property
    def said(self) -> list[Word]:
        """The words that state something: without the question."""
        return [word for unit in self.units[self.asked :] for word in unit.words]

    @property
    def question(self) -> list[Word]:
        """The words of the question."""
        return [word for unit in self.units[: self.asked] for word in unit.words]


@dataclass(frozen=True)
class Search:
    """Transcripts, ready to be searched for what indirect statements rest on."""

    index: Index
    units: Units
    meaning: Meaning | None

    def find(self, claim: Claim, words: Sequence[Word], text: str) -> list[Evidence]:
        """Return the passages that ``claim`` may rest on, the likeliest first.

        Args:
            claim: The statement.
            words: Its words.
            text: It, as it stands in the article.
        """
        asking = bool(words) and words[0].low in _QUESTION_WORDS | {"if", "whether"}
        joined = any(word.low in ("and", "but") for word in words)
        own = {stem(word) for word in name_words(claim.speaker or "")}
        stems = frozenset(stems_of(words)) - own
        spoken = as_spoken(text, claim.speaker)
        turns = [turn for _, turn in self.index.turns]
        speaks = any(is_spoken_by(claim, turn, turns) for turn in turns)
        found: list[Evidence] = []
        for number in self._candidates(stems):
            support = self.units.support(number, stems)
            unit = support.unit
            # Somebody who has no turn may be reported by those who have.
            theirs = is_spoken_by(claim, turns[unit.turn], turns) if speaks else None
            answers = list(self._answered(unit, claim, stems, spoken, speaks=speaks))
            if not answers or asking:
                found.append(self._sentence(support, spoken, theirs))
            found += answers
            if joined and not answers:
                found += self._with_next(number, stems, spoken, theirs)
            for question in self._question(number):
                found.append(self._answer(question, unit, stems, spoken, theirs))
        unique = {evidence.units: evidence for evidence in found}
        return sorted(unique.values(), key=lambda evidence: -evidence.chance)

    def asks(self, unit: Unit) -> bool:
        """Tell whether a sentence is a question, by its mark or its first word."""
        _, turn = self.index.turns[unit.turn]
        if self.text(unit).rstrip().endswith("?"):
            return True
        return not turn.punctuated and unit.words[0].low in _QUESTION_WORDS

    def text(self, unit: Unit) -> str:
        """Return a sentence as it stands in its transcript."""
        number, _ = self.index.turns[unit.turn]
        return unit.span.of(self.index.scripts[number].document.text)

    def chance_if_own(self, evidence: Evidence) -> float:
        """Return the chance of a passage if the statement's own speaker said it."""
        return self._chance((*evidence.features[:_OTHERS], 0.0, *evidence.features[_OTHERS + 1 :]))

    def _candidates(self, stems: frozenset[str]) -> Sequence[int]:
        if self.meaning is not None and len(self.units.units) <= _READ_WHOLE:
            return range(len(self.units.units))
        return self.units.ranked(stems)[:_BY_WORDS]

    def _sentence(self, support: Support, spoken: str, theirs: bool | None) -> Evidence:
        unit = support.unit
        asked = self.asks(unit)
        likeness = with_context = 0.0
        if self.meaning is not None:
            text = self.text(unit)
            likeness = with_context = self.meaning.likeness(spoken, text)
            before = self.units.before(unit)
            if before is not None:
                joined = f"{self.text(before)} {text}"
                with_context = max(likeness, self.meaning.likeness(spoken, joined))
        features = _features(support.share, likeness, with_context - likeness, theirs, asked)
        return Evidence(
            (unit,), support.context, int(asked), theirs, self._chance(features), features
        )

    def _with_next(
        self, number: int, stems: frozenset[str], spoken: str, theirs: bool | None
    ) -> Iterator[Evidence]:
        """Yield a sentence with the one after it, which has what the statement joins with "and"."""
        unit, following = self.units.units[number], self.units.units[number + 1 : number + 2]
        if not following or following[0].turn != unit.turn or not stems & following[0].stems:
            return
        share, *alone = (
            self.units.share(stems, there, frozenset())
            for there in (unit.stems | following[0].stems, unit.stems, following[0].stems)
        )
        if share < max(alone) + _GAIN:
            return
        likeness = 0.0
        if self.meaning is not None:
            both = f"{self.text(unit)} {self.text(following[0])}"
            likeness = self.meaning.likeness(spoken, both)
        features = _features(share, likeness, 0.0, theirs, False)
        yield Evidence((unit, following[0]), (), 0, theirs, self._chance(features), features)

    def _question(self, number: int) -> Iterator[Unit]:
        """Yield the question that a sentence answers."""
        unit = self.units.units[number]
        if unit.number >= _REPLIES or self.asks(unit):
            return
        before = [self.units.units[at] for at in self.units.turn_before(unit)]
        asked = [each for each in before if self.asks(each)]
        yield from asked[-1:]

    def _answered(
        self, question: Unit, claim: Claim, stems: frozenset[str], spoken: str, *, speaks: bool
    ) -> Iterator[Evidence]:
        replies = [self.units.units[at] for at in self.units.of_turn.get(question.turn + 1, [])]
        if not self.asks(question) or not replies or not self.units.turn_before(replies[0]):
            return
        turns = [turn for _, turn in self.index.turns]
        theirs = is_spoken_by(claim, turns[replies[0].turn], turns) if speaks else None
        for reply in replies[:_REPLIES]:
            yield self._answer(question, reply, stems, spoken, theirs)

    def _answer(
        self, question: Unit, reply: Unit, stems: frozenset[str], spoken: str, theirs: bool | None
    ) -> Evidence:
        share = self.units.share(stems, question.stems | reply.stems, frozenset())
        likeness = 0.0
        if self.meaning is not None:
            likeness = self.meaning.likeness(spoken, f"{self.text(question)} {self.text(reply)}")
        units = (question, *self._opening(reply))
        features = _features(share, likeness, 0.0, theirs, False)
        return Evidence(units, (), 1, theirs, self._chance(features), features)

    def _opening(self, reply: Unit) -> tuple[Unit, ...]:
        """Return an answer from its beginning on: "No." stands before what explains it."""
        turn = [self.units.units[at] for at in self.units.of_turn[reply.turn]]
        return tuple(turn[: turn.index(reply) + 1])

    def _chance(self, features: Sequence[float]) -> float:
        weights = _WITH_MEANING if self.meaning is not None else _BY_WORDS_ALONE
        value = sum(map(operator.mul, weights, features))
        return 1.0 / (1.0 + math.exp(-value))


def _features(
    share: float, likeness: float, gain: float, theirs: bool | None, asked: bool
) -> tuple[float, ...]:
    return (1.0, share, likeness, gain, float(theirs is False), float(asked))
