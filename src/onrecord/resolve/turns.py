"""Find whose the labelled turns of a transcript are."""

from __future__ import annotations

from onrecord.resolve.cast import Cast, describe
from onrecord.resolve.labels import Labels
from onrecord.resolve.parts import Parts, names_part
from onrecord.resolve.party import Answer, Party
from onrecord.resolve.sources import read_source
from onrecord.types import Layout, Span, Zone


class Turns:
    """The labelled turns of one document, and who speaks in them.

    Everybody labelled alike is one speaker, but for parts that change hands: a second witness.
    """

    def __init__(self, cast: Cast, layout: Layout, labels: Labels) -> None:
        self._cast, self._labels = cast, labels
        self._speakers: dict[int, Party] = {}
        self._reasons: dict[int, str] = {}
        if not labels.turns:
            return  # as in most texts, where nothing needs to be known of parts
        parts = Parts(cast, layout, labels)
        labelled: dict[str, Party] = {}
        for turn in labels.turns:
            label = turn.label or ""
            span = labels.label_of(turn)
            reason = f"transcript: the turn is labelled {label}"
            party, why = parts.holder(label, turn.span.start) or (None, "")
            if party is not None:
                reason += f"; {why}"
            else:
                if label not in labelled:
                    labelled[label] = self._find_labelled(label, span)
                party = labelled[label]
            self._speakers[turn.span.start], self._reasons[turn.span.start] = party, reason
            if span is not None:
                party.say(labels.without_article(span))
            elif party.wording is None:
                party.wording = Span(turn.span.start, turn.span.start)

    def speaker_of(self, turn: Zone) -> Party:
        """Return who speaks in ``turn``, one of the labelled."""
        return self._speakers[turn.span.start]

    def answer_of(self, turn: Zone) -> Answer:
        """Return who speaks in ``turn``, one of the labelled, and why."""
        return Answer(self.speaker_of(turn), self._reasons[turn.span.start])

    def speaker_at(self, offset: int) -> Party | None:
        """Return whose the turn is that ``offset`` lies in."""
        turn = self._labels.turn_at(offset)
        return None if turn is None else self.speaker_of(turn)

    def other_speaker(self, offset: int) -> Party | None:
        """Return to whom the turn at ``offset`` speaks: the other of two, or the one around it."""
        speaker, turn = self.speaker_at(offset), self._labels.turn_at(offset)
        if speaker is None or turn is None:
            return None
        others = set(self._speakers.values()) - {speaker}
        if len(others) > 1:
            before, after = self._labels.beside(turn.span.start)
            around = {self.speaker_of(each) for each in (before, after) if each is not None}
            others = around if before is not None and after is not None else set()
        other = others.pop() if len(others) == 1 else None
        return None if other is speaker else other

    def speaker_before(self, word_start: int) -> Party | None:
        """Return whose the turn before is, where three or more speak and no other is asked."""
        turn = self._labels.turn_at(word_start)
        if turn is None or len(set(self._speakers.values())) < 3:
            return None
        before, _ = self._labels.beside(turn.span.start)
        return None if before is None else self.speaker_of(before)

    def _find_labelled(self, label: str, span: Span | None) -> Party:
        if (party := self._initialled(label)) is not None:
            return party
        cast = self._cast
        reading = None if span is None else read_source(cast.words, cast.names, cast.roles, span)
        if reading is not None and reading.kind == "name" and names_part(label):
            return Party("unnamed", label=label)  # "CALLER" is an acronym's shape, and a person
        if reading is not None and reading.kind == "name":
            party = cast.joined.party_of[reading.head]
            if party is not None:
                return party
        elif reading is not None and reading.kind == "phrase":
            party = describe(cast, reading.head)
            if party is not None and (reading.head in cast.roles or party.is_introduced):
                return party
        key = label.lower()
        for party in cast.joined.parties:
            if any(mention.key == key for mention in party.mentions):
                return party
        return Party("person" if " " in label else "unnamed", label=label)

    def _initialled(self, label: str) -> Party | None:
        """Return the one person, or the one outlet, whose initials a label is."""
        if not (label.isupper() and len(label) in (2, 3, 4)):
            return None
        found = [each for each in self._cast.joined.parties if each.initials == label.lower()]
        persons = [each for each in found if each.is_person and each.certain]
        found = persons or [each for each in found if each.kind == "organisation"]
        return found[0] if len(found) == 1 else None
