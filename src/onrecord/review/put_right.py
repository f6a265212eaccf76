"""A statement as a person has it: what is chosen by hand, and the labels that follow from it."""

from __future__ import annotations

from onrecord.describe import describe_anew
from onrecord.store import Labels, Right
from onrecord.types import Record, Span, SpeakerKind, Statement


def put_right(
    record: Record,
    statement: Statement | None,
    *,
    source: Span | None,
    cue: Span | None,
    content: tuple[Span, ...],
    speaker: str | None,
    kind: SpeakerKind = "person",
) -> Right:
    """Return a statement with the spans and the speaker that a person has chosen.

    Args:
        record: Where it stands.
        statement: As it is; ``None`` for one that was missed. Where its spans stay its labels do.
        source: What is chosen as its source.
        cue: As its cue.
        content: As its content.
        speaker: Name; ``None`` if nobody can be named.
        kind: What a speaker is whom the record does not name.
    """
    if statement is None or (source, cue, content) != _spans(statement):
        statement = describe_anew(record, source, cue, content)
    known = next((each for each in record.speakers if each.name == speaker), None)
    return Right(
        source=source,
        cue=cue,
        content=content,
        quoted=statement.quoted,
        type=statement.type,
        voice="source" if speaker is not None else statement.voice,
        act=statement.act,
        speaker=speaker,
        kind=known.kind if known is not None else kind,
        role=known.role if known is not None else None,
        labels=Labels.of(statement),
    )


def _spans(statement: Statement) -> tuple[Span | None, Span | None, tuple[Span, ...]]:
    return statement.source, statement.cue, statement.content
