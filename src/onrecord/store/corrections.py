"""What a person says of statements, as values: see `correction_table` and `apply`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from onrecord.types import Occasion, Span, SpeakerKind, Statement, StatementType, Topic, Voice

Verdict = Literal["accept", "reject", "fix", "add"]

CORRECTED = "c:"
"""Begins the keys of statements that come from corrections."""


@dataclass(frozen=True, slots=True)
class Labels:
    """What a statement has beside spans, type, voice, act and speaker; see ``Statement``."""

    topic: Topic | None
    flags: tuple[str, ...]
    addressee: Span | None
    target: Span | None
    occasion: Occasion | None = None

    @classmethod
    def of(cls, statement: Statement) -> Labels:
        """Return those of a statement."""
        spans = statement.addressee, statement.target
        return cls(statement.topic, statement.flags, *spans, statement.occasion)


@dataclass(frozen=True, slots=True)
class Right:
    """A statement as a person has it.

    Attributes:
        source, cue, content, quoted: Spans of the text.
        type, voice, act: Labels.
        speaker: Name; ``None`` if nobody can be named.
        kind, role: Of the speaker.
        labels: The others; ``None`` where those of the statement that it is about hold, if any.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    quoted: tuple[Span, ...]
    type: StatementType
    voice: Voice = "source"
    act: str | None = None
    speaker: str | None = None
    kind: SpeakerKind = "person"
    role: str | None = None
    labels: Labels | None = None

    @classmethod
    def of(cls, statement: Statement) -> Right:
        """Return a statement as it is."""
        speaker = statement.speaker
        as_read = cls(
            source=statement.source,
            cue=statement.cue,
            content=statement.content,
            quoted=statement.quoted,
            type=statement.type,
            voice=statement.voice,
            act=statement.act,
            labels=Labels.of(statement),
        )
        if speaker is None:
            return as_read
        return replace(as_read, speaker=speaker.name, kind=speaker.kind, role=speaker.role)

    def parts(self) -> list[Span]:
        """Return all spans."""
        others = (self.labels.addressee, self.labels.target) if self.labels is not None else ()
        single = [span for span in (self.source, self.cue, *others) if span is not None]
        return [*single, *self.content, *self.quoted]


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says of one statement of a document.

    Attributes:
        verdict: Whether it is right as read, no statement at all, fixed, or added since no model
            had read it.
        anchor: The content of the statement that it is about; of one that is added, its own.
        right: What is right; ``None`` if rejected.
        number: In the archive; ``None`` before it is kept.
        made: When, ISO 8601 in UTC; empty before it is kept.
    """

    verdict: Verdict
    anchor: tuple[Span, ...]
    right: Right | None
    number: int | None = None
    made: str = ""

    def leaves(self, content: tuple[Span, ...]) -> bool:
        """Tell whether a content is what this correction leaves of its statement."""
        return self.right is not None and self.right.content == content

    def amended(self, verdict: Verdict, right: Right | None) -> Correction | None:
        """Return what to keep instead when something else is said of what this one made.

        It is about what this one is about. What was added stays an addition when it is put right;
        when it is rejected, nothing is left to say, which is ``None``.
        """
        if self.verdict != "add":
            return replace(self, verdict=verdict, right=right)
        return replace(self, anchor=right.content, right=right) if right is not None else None
