"""Read who talks in a document, in labelled turns or as "I", and of whom."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.resolve.antecedents import agreement, form_of_pronoun
from onrecord.resolve.cast import Cast, describe
from onrecord.resolve.labels import Labels
from onrecord.resolve.lexicon import ARTICLES, SPEAKERS_PRONOUNS
from onrecord.resolve.narrators import Narrators, find_narrators
from onrecord.resolve.nouns import PERSON_NOUNS, TRADE_ENDINGS
from onrecord.resolve.party import Party
from onrecord.resolve.phrases import Phrase
from onrecord.resolve.sources import read_source
from onrecord.resolve.turns import Turns
from onrecord.types import Attribution, Layout, Span, Zone

_TRADE = re.compile(rf"(?:{TRADE_ENDINGS}|ee)$")
_OFTEN = 3  # names of somebody of whom a text goes on to speak in other words
_WORD = re.compile(r"\w")
_ASKED_ABOUT = re.compile(
    r"\b(?:did|does|do|has|have|had|will|would)\s"
    r"(?P<who>(?!(?:you|he|she|they|we|it|i|anyone|anybody)\b)(?:[\w'’.-]+\s){0,4}[\w'’.-]+)"
    r"\s(?:say|said|think|thought|tell|told|make|made|feel|want|answer|reply|know|believe|mean"
    r"|react|call|promise|expect|claim)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Talk:
    """The turns and narrators of one document.

    Attributes:
        cast: Everybody whom it speaks of.
        paragraphs: Where they stand, in order.
        labels: The labels of its turns.
        turns: Whose these turns are.
        narrators: Who says "I" where no turn has a label.
    """

    cast: Cast
    paragraphs: Sequence[Span]
    labels: Labels
    turns: Turns
    narrators: Narrators

    def turn_labelled(self, attribution: Attribution) -> Zone | None:
        """Return the turn whose label is the source, or which has none of its own."""
        source = attribution.source
        if source is None:
            nested = attribution.parent is not None
            return None if nested else self.labels.turn_at(attribution.content[0].start)
        turn = self.labels.turn_at(source.start)
        label = None if turn is None else self.labels.label_of(turn)
        return turn if label is not None and label.overlap(source) else None

    def is_whole_answer(self, attribution: Attribution) -> bool:
        """Tell whether a statement without a source is a whole answer in an interview."""
        start = attribution.content[0].start
        whole = any(paragraph.start == start for paragraph in self.paragraphs)
        alone = attribution.cue is None and attribution.parent is None
        return whole and alone and self.narrators.is_talk(start)

    def narrator(self, word: int) -> Party | None:
        """Return who says the "I" or "we" at ``word`` where nobody is quoted."""
        if self.cast.timeline.place(word).quotation >= 0:
            return None
        start = self.cast.words.starts[word]
        plural = self.cast.words.lowers[word] in SPEAKERS_PRONOUNS
        party = (self.narrators.for_whom if plural else self.narrators.who_says)(start)
        if party is None and not plural:
            party = self.narrators.who_asks(start)
        unnamed = party is not None and not (party.mentions or party.phrases)
        if party is not None and unnamed and party.wording is None:
            party.wording = self.cast.words.span(word, word)
        return party

    def who_is_asked(self, word: int) -> Party | None:
        """Return whom the writer of a question, or who puts it, calls "you" at ``word``."""
        if self.cast.timeline.place(word).quotation >= 0:
            return None
        start = self.cast.words.starts[word]
        asked = self.narrators.who_is_asked(start) or self.turns.other_speaker(start)
        return asked if asked is not None and asked.is_called else None

    def speaker_before(self, word: int) -> Party | None:
        """Return who spoke in the turn before the one that ``word`` opens."""
        start = self.cast.words.starts[word]
        turn = self.labels.turn_at(start)
        if turn is None or not self._opens(turn, word):
            return None
        return self.turns.speaker_before(start)

    def asked_about(self, word: int) -> Party | None:
        """Return of whom the question before asks what he said, where the answer opens with him."""
        words, cast = self.cast.words, self.cast
        start = words.starts[word]
        at = bisect_right(self.paragraphs, start, key=lambda each: each.start) - 1
        turn = self.labels.turn_at(start)
        begins = not _WORD.search(words.text, self.paragraphs[at].start, start)
        if at < 1 or not (begins if turn is None else self._opens(turn, word)):
            return None
        before = self.paragraphs[at - 1].of(words.text)
        asked = _ASKED_ABOUT.search(before) if before.endswith("?") else None
        if asked is None:
            return None
        offset = self.paragraphs[at - 1].start
        span = Span(offset + asked.start("who"), offset + asked.end("who"))
        reading = read_source(words, cast.names, cast.roles, span)
        party = None
        if reading is not None and reading.kind == "name":
            party = cast.joined.party_of[reading.head]
        elif reading is not None and reading.kind == "phrase":
            party = describe(cast, reading.head)
        if party is None or not agreement(party, form_of_pronoun(words.lowers[word])):
            return None
        party.certain = True
        return party

    def is_told_by_one(self, phrase: Phrase) -> bool:
        """Tell whether somebody says so in a turn, or in a story that he tells as "I".

        A story may mean one whom it has just named without saying what he is, or names often.
        """
        noun, timeline = phrase.head, self.cast.timeline
        somebody = phrase.noun in PERSON_NOUNS or (
            phrase.determiner == "the" and phrase.noun not in ARTICLES | {"other"}
        )
        if not somebody or timeline.place(noun).quotation >= 0:
            return False
        start = self.cast.words.starts[noun]
        if self.labels.turn_at(start) is not None or self.narrators.is_talk(start):
            return True
        narrator = self.narrators.who_says(start)
        determiner = phrase.determiner
        trade = _may_be_trade(self.cast.words.lowers[noun])
        if narrator is None or determiner not in ("the", "my", "our", "your"):
            return False
        if not trade or determiner != "the":
            return determiner == "the" or trade
        near = timeline.last(noun, timeline.place(noun).paragraph)
        new = {each.party for each in near if each.party is not None and not each.party.phrases}
        often = {each for each in self.cast.joined.parties if len(each.mentions) >= _OFTEN}
        return not any(
            each.is_person and each.certain and each.mentions and each is not narrator
            for each in new | often
        )

    def _opens(self, turn: Zone, word: int) -> bool:
        """Tell whether a word is the first of what is said in a turn."""
        label = self.labels.label_of(turn)
        return not _WORD.search(
            self.cast.words.text,
            label.end if label else turn.span.start,
            self.cast.words.starts[word],
        )


def read_talk(cast: Cast, layout: Layout, labels: Labels) -> Talk:
    """Find whose the labelled turns are or, where there are none, who narrates."""
    turns = Turns(cast, layout, labels)
    narrators = Narrators([], [], []) if labels.turns else find_narrators(cast, layout)
    return Talk(cast, layout.paragraphs, labels, turns, narrators)


def _may_be_trade(noun: str) -> bool:
    """Tell whether a noun may say what a person is, known or by its ending."""
    return noun in PERSON_NOUNS or _TRADE.search(noun) is not None
