"""What an annotator changed: the corrections that lead from a record to what was left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.describe import describe_anew
from onrecord.review.annotated import Annotated, UnreadableAnnotation
from onrecord.store import Correction, Labels, Right
from onrecord.types import Record, Span, Statement


def find_corrections(record: Record, annotated: Annotated) -> Iterator[Correction]:
    """Yield a correction for each statement that was changed, added or taken away.

    A statement is the one that was exported under its id, or else the one that has its content.
    What was left as it was is no correction: that nobody changed it does not say that somebody
    looked at it.

    Raises:
        UnreadableAnnotation: If the words that the file has are not those of the record's text.
    """
    _check(record.document.text, annotated)
    by_id = {statement.id: statement for statement in record.statements}
    by_content = {statement.content: statement for statement in record.statements}
    met: set[str] = set()
    for each in annotated.statements:
        statement = by_id.get(each.id or "") or by_content.get(each.right.content)
        if statement is None:
            yield Correction("add", each.right.content, _described(each.right, record))
            continue
        met.add(statement.id)
        right = _completed(each.right, statement)
        if right != _as_read(statement):
            yield Correction("fix", statement.content, right)
    for statement in record.statements:
        if statement.id not in met and any(map(len, statement.content)):
            yield Correction("reject", statement.content, None)


def _check(text: str, annotated: Annotated) -> None:
    for each in annotated.statements:
        for span, words in each.words:
            if span.of(text) != words:
                raise UnreadableAnnotation(
                    f"{annotated.origin}: the text reads {span.of(text)!r} from {span.start} to"
                    f" {span.end}, not {words!r}. It was exported from another text; export again."
                )


def _completed(right: Right, statement: Statement) -> Right:
    """Take from the record what the format does not carry, where the speaker is the same."""
    right = replace(right, act=statement.act, labels=Labels.of(statement))
    speaker = statement.speaker
    same = speaker is not None and _line(speaker.name) == _line(right.speaker or "")
    if speaker is None or not same:
        return right
    return replace(right, speaker=speaker.name, kind=speaker.kind, role=speaker.role)


def _described(right: Right, record: Record) -> Right:
    """Give a statement that was missed the labels that an annotator does not write."""
    found = describe_anew(record, right.source, right.cue, right.content)
    return replace(right, act=right.act or found.act, labels=Labels.of(found))


def _as_read(statement: Statement) -> Right:
    return replace(
        Right.of(statement),
        source=_or_none(statement.source),
        cue=_or_none(statement.cue),
        content=tuple(span for span in statement.content if len(span)),
        quoted=tuple(span for span in statement.quoted if len(span)),
    )


def _or_none(span: Span | None) -> Span | None:
    # An empty span stands for nothing, and no format of annotations has it.
    return span if span is not None and len(span) else None


def _line(words: str) -> str:
    return " ".join(words.split())
