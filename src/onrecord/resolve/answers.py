"""Go through a document's attributions and find the party behind each source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.resolve.cast import bring_up, describe, read_cast
from onrecord.resolve.labels import Labels
from onrecord.resolve.lexicon import (
    ARTICLES,
    FEMALE,
    FEMALE_PRONOUNS,
    MALE,
    MALE_PRONOUNS,
    SPEAKER_PRONOUNS,
    SPEAKERS_PRONOUNS,
)
from onrecord.resolve.nouns import NOUNS
from onrecord.resolve.party import Party
from onrecord.resolve.pronouns import find_antecedent
from onrecord.resolve.roles import may_be_person
from onrecord.resolve.sources import Reading, read_source
from onrecord.types import Attribution, Document, Layout, Span, Zone


@dataclass(frozen=True, slots=True)
class Answer:
    """The party behind one attribution, if that is certain, and why."""

    party: Party | None
    why: str


class Answers:
    """Answers for the attributions of one document, each parent before its children."""

    def __init__(
        self, document: Document, layout: Layout, attributions: Sequence[Attribution]
    ) -> None:
        self.cast = read_cast(document, layout)
        self._attributions = attributions
        self._labels = Labels(document.text, layout)
        self._readings = [self._read(attribution.source) for attribution in attributions]
        self._joint: dict[tuple[str, ...], Party] = {}
        self._labelled: dict[str, Party] = {}
        self._found: dict[int, Answer] = {}
        self._sayers = self._find_sayers(layout)
        bring_up(self.cast, set(self._source_words()))

    def _find_sayers(self, layout: Layout) -> dict[int, list[int]]:
        """Map where a quotation begins to the attributions whose content holds all of it."""
        starts = [quotation.inner.start for quotation in layout.quotations]
        sayers: dict[int, list[int]] = {}
        for index, attribution in enumerate(self._attributions):
            for content in attribution.content:
                for number in range(bisect_left(starts, content.start), len(starts)):
                    if starts[number] > content.end:
                        break
                    if content.contains(layout.quotations[number].inner):
                        sayers.setdefault(starts[number], []).append(index)
        return sayers

    def all(self) -> list[Answer]:
        """Return the answer for each attribution."""
        for index in sorted(range(len(self._attributions)), key=self._order):
            self._found[index] = self._answer(index)
        return [self._found[index] for index in range(len(self._attributions))]

    def _order(self, index: int) -> tuple[int, int]:
        """Order parents before children, then by the place of the source."""
        attribution = self._attributions[index]
        place = attribution.source or attribution.content[0]
        return len(list(self._ancestors(index))), place.start

    def _ancestors(self, index: int) -> Iterator[int]:
        seen = {index}
        parent = self._attributions[index].parent
        while parent is not None and parent not in seen and parent < len(self._attributions):
            yield parent
            seen.add(parent)
            parent = self._attributions[parent].parent

    def _read(self, source: Span | None) -> Reading | None:
        if source is None:
            return None
        return read_source(self.cast.words, self.cast.names, self.cast.roles, source)

    def _source_words(self) -> Iterator[int]:
        for reading in self._readings:
            if reading is not None and reading.kind == "name":
                yield self.cast.names.mentions[reading.head].last
            elif reading is not None and reading.kind == "phrase":
                yield reading.head

    def _answer(self, index: int) -> Answer:
        attribution, reading = self._attributions[index], self._readings[index]
        turn = self._turn_labelled(attribution)
        if turn is not None:
            return self._answer_label(turn)
        if reading is None:
            return Answer(None, "no source is named")
        if reading.kind == "pronoun":
            return self._answer_pronoun(index, reading.head)
        if reading.kind == "relative":
            answer = self._answer_relative(reading.head)
            if answer.party is not None:
                self.cast.timeline.add(reading.head, reading.head, answer.party, source=True)
            return answer
        return self._answer_reading(reading)

    def _turn_labelled(self, attribution: Attribution) -> Zone | None:
        """Return the turn whose label is the source, or which has none of its own."""
        source = attribution.source
        if source is None and attribution.parent is not None:
            return None
        turn = self._labels.turn_at((source or attribution.content[0]).start)
        if turn is None or source is None:
            return turn
        label = self._labels.label_of(turn)
        return turn if label is not None and label.overlap(source) else None

    def _answer_label(self, turn: Zone) -> Answer:
        """Return whose turn it is: everybody labelled alike is one speaker."""
        label = turn.label or ""
        span = self._labels.label_of(turn)
        if label not in self._labelled:
            self._labelled[label] = self._find_labelled(label, span)
        party = self._labelled[label]
        if span is None:
            if party.wording is None:
                party.wording = Span(turn.span.start, turn.span.start)
        else:
            self._mark(party, self._labels.without_article(span))
        return Answer(party, f"transcript: the turn is labelled {label}")

    def _find_labelled(self, label: str, span: Span | None) -> Party:
        reading = self._read(span)
        if reading is not None and reading.kind in ("name", "phrase"):
            party = self._answer_reading(reading).party
            if party is not None:
                return party
        key = label.lower()
        for party in self.cast.joined.parties:
            if any(mention.key == key for mention in party.mentions):
                return party
        return Party("person" if " " in label else "unnamed", label=label)

    def _answer_reading(self, reading: Reading) -> Answer:
        words = self.cast.words
        if reading.kind == "name":
            return self._answer_name(reading.head)
        wording = words.span(reading.first, reading.last)
        if reading.kind == "several":
            key = tuple(words.lowers[reading.first : reading.last + 1])
            party = self._joint.setdefault(key, Party("group"))
            self._mark(party, wording)
            return Answer(party, "several are named together")
        if reading.kind == "nobody":
            return Answer(None, f"{wording.of(words.text)} names nobody in particular")
        return self._answer_phrase(reading)

    def _answer_name(self, mention: int) -> Answer:
        text = self.cast.words.text
        name = self.cast.names.mentions[mention].span.of(text)
        party = self.cast.joined.party_of[mention]
        if party is not None:
            called = party.called(self.cast.words)
            return Answer(party, f"name: {name}" + (f", elsewhere {called}" * (called != name)))
        rivals = self.cast.joined.rivals.get(mention, ())
        bearers = " or ".join(rival.mentions[0].span.of(text) for rival in rivals)
        return Answer(None, f"name: {name} may be {bearers}" if bearers else f"name: {name}")

    def _answer_phrase(self, reading: Reading) -> Answer:
        words = self.cast.words
        looked_at = reading.head in self.cast.at_head
        party = describe(self.cast, reading.head)
        if party is not None and not looked_at:
            self.cast.described.note(party, self.cast.timeline.place(reading.head).sentence)
            self.cast.timeline.add(reading.head, reading.head, party, source=True)
        first = reading.first
        while first < reading.head and words.lowers[first] in ARTICLES:
            first += 1
        start = words.starts[first]
        wording = Span(start, max(words.ends[reading.last], start))
        said = wording.of(words.text)
        if party is None:
            return Answer(None, f"description: {said} fits more than one")
        if not party.mentions and not party.certain and party.is_person:
            return Answer(None, f"description: nobody is said to be {said}")
        self._mark(party, wording)
        called = party.called(words)
        return Answer(party, f"description: {said}" + (f" is {called}" * (called != said)))

    def _mark(self, party: Party, wording: Span) -> None:
        party.others.append(wording)
        if party.wording is None:
            party.wording = wording

    def _answer_pronoun(self, index: int, word: int) -> Answer:
        low = self.cast.words.lowers[word]
        if low in SPEAKER_PRONOUNS or low in SPEAKERS_PRONOUNS:
            return self._answer_first_person(index, word)
        around = self._speaker_around(index)
        parent = self._attributions[index].parent
        told = self._found.get(parent) if parent is not None else None
        antecedent = find_antecedent(
            self.cast.timeline,
            word,
            quoted=around.party if around is not None else None,
            teller=told.party if told is not None else None,
        )
        party = antecedent.party
        if party is None:
            return Answer(None, antecedent.why)
        if party.is_person and party.gender is None:
            party.gender = (
                MALE if low in MALE_PRONOUNS else FEMALE if low in FEMALE_PRONOUNS else None
            )
        party.others.append(self.cast.words.span(word, word))
        self.cast.timeline.add(word, word, party, source=True)
        return Answer(party, antecedent.why)

    def _speaker_around(self, index: int) -> Answer | None:
        """Return who says, word for word, what a source stands in: whoever is quoted there."""
        source = self._attributions[index].source
        if source is None:
            return None
        quotation = self.cast.timeline.quotation_around(source.start)
        if quotation is None:
            turn = self._labels.turn_at(source.start)
            return None if turn is None else self._answer_label(turn)
        sayers = [other for other in self._sayers.get(quotation.start, ()) if other != index]
        above = (other for other in self._ancestors(index) if other in sayers)
        other = next(above, sayers[0] if sayers else None)
        return None if other is None else self._found.get(other)

    def _answer_first_person(self, index: int, word: int) -> Answer:
        around = self._speaker_around(index)
        parent = self._attributions[index].parent
        if around is None and parent is not None:
            around = self._found.get(parent)
        said = self.cast.words.forms[word]
        if around is None or around.party is None:
            return Answer(None, f"pronoun: it is not certain who says {said}")
        party = around.party
        if self.cast.words.lowers[word] in SPEAKERS_PRONOUNS and party.is_person:
            return Answer(None, f"pronoun: {said} means more than the one who says it")
        party.others.append(self.cast.words.span(word, word))
        return Answer(party, f"pronoun: {said} is whoever is quoted")

    def _answer_relative(self, word: int) -> Answer:
        """Return whom the noun phrase right before "who" or "which" speaks of."""
        words, names, before = self.cast.words, self.cast.names, word - 1
        nobody = Answer(None, f"{words.forms[word]} does not follow a name or a known noun")
        if before < 0 or word in words.new_paragraph or words.gap(before).strip() not in ("", ","):
            return nobody
        person = words.lowers[word] in ("who", "whom", "whose")
        role = next((role for role in self._roles_ending(before)), None)
        if role is not None and person:
            reading = Reading("phrase", role, before, before)
            bearer = self.cast.roles[role].bearer
            return self._answer_name(bearer) if bearer is not None else self._answer_phrase(reading)
        if before in names.ends:
            mention = names.mentions[names.ends[before]]
            if person and not may_be_person(mention) and mention.kind != "group":
                return nobody
            answer = self._answer_name(names.ends[before])
            unfit = not person and answer.party is not None and answer.party.kind == "person"
            return nobody if unfit else answer
        if words.lowers[before] not in NOUNS:
            return nobody
        return self._answer_phrase(Reading("phrase", before, before, before))

    def _roles_ending(self, last: int) -> Iterator[int]:
        for head in range(last, max(last - 8, -1), -1):
            role = self.cast.roles.get(head)
            if role is not None and role.phrase.last == last:
                yield head
