"""Who is spoken of where: the order in which a document brings its parties up."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from onrecord.resolve.lexicon import CONJUNCTIONS, OPENINGS, PREPOSITIONS, PRONOUNS
from onrecord.resolve.party import Party
from onrecord.resolve.words import Words
from onrecord.types import Layout, Span


class Place(NamedTuple):
    """Where a word stands.

    Attributes:
        sentence: The number of its sentence; sentences that lie in a quotation as a whole are
            not counted, as nothing is told in them.
        paragraph: The number of its paragraph.
        quotation: The number of the outermost quotation around it, or -1.
    """

    sentence: int
    paragraph: int
    quotation: int


class Event(NamedTuple):
    """A party is brought up.

    Attributes:
        sentence, paragraph, quotation: Where, as in ``Place``.
        party: Who; ``None`` for a person where it is not certain which.
        rivals: Whom it may be where that is not certain.
        subject: It looks like the subject of its sentence.
        source: A statement is attributed to it.
        possessive: It carries the mark of a genitive.
        pronoun: A pronoun stands for it.
        opens: It is the first of its sentence.
        governed: A preposition or an "and" stands before it.
    """

    sentence: int
    paragraph: int
    quotation: int
    party: Party | None
    rivals: tuple[Party, ...]
    subject: bool
    source: bool
    possessive: bool
    pronoun: bool
    opens: bool
    governed: bool


class Timeline:
    """The events of a document in order; sources are added as they are resolved."""

    def __init__(self, words: Words, layout: Layout) -> None:
        self.words = words
        self.starts: list[int] = []
        self.events: list[Event] = []
        self._sentences = [sentence.start for sentence in layout.sentences]
        self._paragraphs = [paragraph.start for paragraph in layout.paragraphs]
        self._quotations = layout.quotations
        self._inner_starts = [quotation.inner.start for quotation in layout.quotations]
        outer = [quotation.span for quotation in layout.quotations if quotation.depth == 0]
        self._quotation_starts = [quotation.start for quotation in outer]
        self._quotation_ends = [quotation.end for quotation in outer]
        self._told = _count_told(layout)
        self._subject_from: dict[int, int] = {}
        self._places: dict[int, Place] = {}

    def place(self, word: int) -> Place:
        """Return where a word stands."""
        if word not in self._places:
            start = self.words.starts[word]
            sentence = self._told[bisect_right(self._sentences, start)]
            quotation = bisect_right(self._quotation_starts, start) - 1
            if quotation >= 0 and start >= self._quotation_ends[quotation]:
                quotation = -1
            paragraph = bisect_right(self._paragraphs, start)
            self._places[word] = Place(sentence, paragraph, quotation)
        return self._places[word]

    def quotation_around(self, offset: int) -> Span | None:
        """Return the innermost quotation, without its marks, that holds ``offset``."""
        index = bisect_right(self._inner_starts, offset) - 1
        while index >= 0:
            quotation = self._quotations[index]
            if offset < quotation.inner.end:
                return quotation.inner
            if quotation.depth == 0:
                return None
            index -= 1
        return None

    def before(self, word: int) -> Iterator[Event]:
        """Yield the events before ``word``, in order."""
        yield from self.events[: bisect_left(self.starts, word)]

    def last(self, word: int, paragraph: int) -> Iterator[Event]:
        """Yield the events of a paragraph before ``word``, the last one first."""
        return takewhile(lambda event: event.paragraph == paragraph, self._back_from(word))

    def brought_up_at(self, party: Party, word: int) -> int | None:
        """Return the offset where ``party`` was brought up last before ``word``."""
        for index in reversed(range(bisect_left(self.starts, word))):
            if self.events[index].party is party:
                return self.words.starts[self.starts[index]]
        return None

    def last_sources(self, word: int) -> tuple[Party, ...]:
        """Return whom the statements before ``word`` are attributed to, two of them, last first."""
        found: list[Party] = []
        for event in self._back_from(word):
            if event.source and event.party is not None and event.party not in found:
                found.append(event.party)
                if len(found) > 1:
                    break
        return tuple(found)

    def last_subject(self, word: int) -> Party | None:
        """Return who is the subject that was brought up last before ``word``."""
        for event in self._back_from(word):
            if event.subject:
                return event.party
        return None

    def _back_from(self, word: int) -> Iterator[Event]:
        """Yield the events before ``word``, the last one first."""
        for index in range(bisect_left(self.starts, word) - 1, -1, -1):
            yield self.events[index]

    def is_subject(self, word: int) -> bool:
        """Tell whether whoever is brought up at ``word`` looks like its sentence's subject."""
        index = bisect_left(self.starts, word)
        return (
            index < len(self.starts) and self.starts[index] == word and self.events[index].subject
        )

    def add(
        self,
        first: int,
        last: int,
        party: Party | None,
        *,
        rivals: tuple[Party, ...] = (),
        source: bool = False,
        leads: bool = False,
    ) -> Event:
        """Record that the words ``first`` up to ``last`` bring up ``party``, or one of ``rivals``.

        Args:
            first: The first word.
            last: The last word, included.
            party: Who; ``None`` where that is not certain.
            rivals: Whom it may be then.
            source: A statement is attributed to it.
            leads: It opens the sentence as its subject.
        """
        place = self.place(first)
        possessive = self.words.is_possessive(last) or self.words.lowers[last] in ("his", "her")
        governed = self._follows_connector(first)
        subject = leads or (
            place.quotation < 0 and not possessive and not governed and self._takes_subject(first)
        )
        sentence, paragraph, quotation = place
        pronoun = self.words.lowers[last] in PRONOUNS
        event = Event(
            sentence,
            paragraph,
            quotation,
            party,
            rivals,
            subject,
            source,
            possessive,
            pronoun,
            self.words.opens_sentence(first),
            governed,
        )
        index = bisect_left(self.starts, first)
        self.starts.insert(index, first)
        self.events.insert(index, event)
        return event

    def _takes_subject(self, word: int) -> bool:
        """Tell whether a word is the first that can be its sentence's subject; it then is."""
        start = self.words.starts[word]
        sentence = bisect_right(self._sentences, start)
        if sentence not in self._subject_from:
            self._subject_from[sentence] = self._end_of_opening(sentence - 1, start)
        if start < self._subject_from[sentence]:
            return False
        self._subject_from[sentence] = len(self.words.text)
        return True

    def _end_of_opening(self, sentence: int, start: int) -> int:
        """Return where a sentence goes on after "Asked about this," or "In March,"."""
        opening = self._sentences[sentence] if sentence >= 0 else start
        low = self.words.lowers[self.words.first_at(opening)]
        opens = low in OPENINGS or low.endswith(("ing", "ed"))
        end = self._sentences[sentence + 1] if sentence + 1 < len(self._sentences) else None
        return self.words.text.find(",", opening, end) + 1 if opens else 0

    def _follows_connector(self, word: int) -> bool:
        if word == 0 or not self.words.joined(word - 1):
            return False
        before = self.words.lowers[word - 1]
        if before in ("the", "a", "an") and word > 1:
            before = self.words.lowers[word - 2]
        return before in PREPOSITIONS or before in CONJUNCTIONS


def _count_told(layout: Layout) -> list[int]:
    """Return, for each number of sentences, how many of these are not quoted as a whole."""
    counts = [0]
    quotations = [quotation.span for quotation in layout.quotations if quotation.depth == 0]
    index = 0
    for sentence in layout.sentences:
        while index < len(quotations) and quotations[index].end <= sentence.start:
            index += 1
        quoted = index < len(quotations) and quotations[index].contains(sentence)
        counts.append(counts[-1] + (not quoted))
    return counts
