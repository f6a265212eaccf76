"""Go through a document's attributions and find the party behind each source."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

from onrecord.resolve.cast import bring_up, read_cast
from onrecord.resolve.continued import asks, find_continued
from onrecord.resolve.descriptions import Descriptions
from onrecord.resolve.labels import Labels
from onrecord.resolve.lexicon import SPEAKER_PRONOUNS, SPEAKERS_PRONOUNS
from onrecord.resolve.nesting import Nesting, Surroundings
from onrecord.resolve.party import Answer
from onrecord.resolve.pronouns import Pronouns
from onrecord.resolve.relations import Relations
from onrecord.resolve.sources import Reading, read_source
from onrecord.resolve.talk import read_talk
from onrecord.types import Attribution, Document, Layout, Span


class Answers:
    """Answers for the attributions of one document, each parent before its children."""

    def __init__(
        self, document: Document, layout: Layout, attributions: Sequence[Attribution]
    ) -> None:
        self.cast = read_cast(document, layout)
        self._attributions = attributions
        self._readings = [self._read(attribution.source) for attribution in attributions]
        self._continued = find_continued(document.text, attributions)
        self._found: dict[int, Answer] = {}
        labels = Labels(document.text, layout, attributions)
        bring_up(self.cast, set(self._source_words()), set(self._label_words(labels)))
        relations = Relations(self.cast)
        self._talk = read_talk(self.cast, layout, labels)
        self._nesting = Nesting(self.cast.timeline, self._talk.turns, layout, attributions)
        self._descriptions = Descriptions(self.cast, relations, self._talk)
        self._pronouns = Pronouns(self.cast, self._talk, self._descriptions)

    def all(self) -> list[Answer]:
        """Return the answer for each attribution."""
        leading = deque(self._pronouns.leading(set(self._pronoun_words())))
        for index in sorted(range(len(self._attributions)), key=self._nesting.order):
            reading = self._readings[index]
            while leading and reading is not None and leading[0] < reading.first:
                self._pronouns.follow(leading.popleft())
            self._found[index] = self._answer(index)
        return [self._found[index] for index in range(len(self._attributions))]

    def _read(self, source: Span | None) -> Reading | None:
        if source is None:
            return None
        return read_source(self.cast.words, self.cast.names, self.cast.roles, source)

    def _source_words(self) -> Iterator[int]:
        """Yield the words that the sources hang on: the last of a name, the noun of a phrase."""
        for reading in self._readings:
            if reading is not None and reading.kind == "name":
                yield self.cast.names.mentions[reading.head].last
            elif reading is not None and reading.kind == "phrase":
                yield reading.head

    def _pronoun_words(self) -> Iterator[int]:
        """Yield the pronouns that are sources."""
        for reading in self._readings:
            if reading is not None and reading.kind == "pronoun":
                yield reading.head

    def _label_words(self, labels: Labels) -> Iterator[int]:
        """Yield the words of the labels of turns."""
        for turn in labels.turns:
            if (span := labels.label_of(turn)) is not None:
                yield from range(*self.cast.words.within(span))

    def _answer(self, index: int) -> Answer:
        attribution, reading = self._attributions[index], self._readings[index]
        turn = self._talk.turn_labelled(attribution)
        if turn is not None:
            return self._talk.turns.answer_of(turn)
        if index in self._continued and self._asks(self._continued[index]):
            return self._answer_reply(self._continued[index])
        if index in self._continued:
            before = self._found.get(self._continued[index])
            return Answer(
                before.party if before else None,
                "the same speaker as in the statement that it continues",
            )
        return (
            self._answer_unnamed(attribution)
            if reading is None
            else self._answer_source(index, reading)
        )

    def _answer_source(self, index: int, reading: Reading) -> Answer:
        if reading.kind == "pronoun":
            return self._pronouns.answer(reading.head, self._around(index, reading))
        if reading.kind == "relative":
            return self._pronouns.answer_relative(reading.head)
        if reading.kind == "nobody" and self.cast.words.lowers[reading.head] in ("you", "your"):
            return self._pronouns.answer_second_person(reading.head)
        related = None
        if reading.kind == "phrase":
            related = self._descriptions.answer_related(reading, self._around(index, reading))
        return self._descriptions.answer(reading) if related is None else related

    def _around(self, index: int, reading: Reading) -> Surroundings:
        return self._nesting.surroundings(index, reading.head, self._found)

    def _asks(self, index: int) -> bool:
        """Tell whether the writer says that he asked something: the quotation after is a reply."""
        attribution, reading = self._attributions[index], self._readings[index]
        if reading is None or reading.kind != "pronoun":
            return False
        own = self.cast.words.lowers[reading.head] in SPEAKER_PRONOUNS | SPEAKERS_PRONOUNS
        return own and asks(self.cast.words.text, attribution)

    def _answer_reply(self, question: int) -> Answer:
        """Return who replies to the writer: whom he asked, or who was brought up before."""
        cue, reading = self._attributions[question].cue, self._readings[question]
        end = self._attributions[question].content[0].start
        asker = self._found[question].party
        party = None
        for index, mention in enumerate(self.cast.names.mentions):
            if cue is not None and cue.end <= mention.span.start and mention.span.end <= end:
                party = self.cast.joined.party_of[index]
        if party is None and reading is not None:
            timeline = self.cast.timeline
            spoke = [each for each in timeline.last_sources(reading.first) if each is not asker]
            party = next(iter(spoke), timeline.last_subject(reading.first))
        if party is None or party is asker or not party.is_person:
            return Answer(None, "reply: it is not certain who was asked")
        return Answer(party, f"reply: {party.called(self.cast.words)} was asked")

    def _answer_unnamed(self, attribution: Attribution) -> Answer:
        """Return who says what names no source: a whole answer in an interview."""
        if not self._talk.is_whole_answer(attribution):
            return Answer(None, "no source is named")
        party = self._talk.narrators.who_says(attribution.content[0].start)
        if party is None or not (party.mentions or party.phrases):
            return Answer(None, "interview: it is not told who answers")
        return Answer(party, "interview: the paragraph is a turn")
