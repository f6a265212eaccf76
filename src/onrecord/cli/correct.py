"""``onrecord correct`` and ``corrections``: what a person says of a statement."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

import click

from onrecord.cli.options import archive_option
from onrecord.types import Span, SpeakerKind

if TYPE_CHECKING:
    from onrecord.store import Archive, Correction, Right
    from onrecord.types import Record, Statement

Action = Literal["accept", "reject", "fix", "undo"]


def _places(
    _context: click.Context, _option: click.Parameter, value: str | None
) -> tuple[Span, ...] | None:
    """Return offsets, as ``12-34,50-61``, as spans: none for ``none``."""
    from onrecord.review import read_places

    if value is None or value == "none":
        return None if value is None else ()
    try:
        return read_places(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


@click.command(short_help="Say what is right of a statement.")
@click.argument("doc", metavar="DOC")
@click.argument("statement_id", metavar="STATEMENT")
@click.argument("action", type=click.Choice(get_args(Action)))
@click.option("--speaker", metavar="NAME", help="Who says it; none if nobody can be named.")
@click.option("--kind", type=click.Choice(get_args(SpeakerKind)), help="What the speaker is.")
@click.option("--source", callback=_places, metavar="A-B", help="Where its source stands, or none.")
@click.option("--cue", callback=_places, metavar="A-B", help="Where its cue stands, or none.")
@click.option("--content", callback=_places, metavar="A-B,C-D", help="Where its content stands.")
@archive_option
def correct(
    *,
    doc: str,
    statement_id: str,
    action: Action,
    speaker: str | None,
    kind: SpeakerKind | None,
    source: tuple[Span, ...] | None,
    cue: tuple[Span, ...] | None,
    content: tuple[Span, ...] | None,
    archive_path: Path,
) -> None:
    """Say what is right of a statement in a document's latest text.

    STATEMENT is its id, or the first digits of it, as `onrecord find` shows it; "new" with fix adds
    one that was missed. accept: it is right as read. reject: it is no statement. fix: it is right
    with what the options say. undo: what the model read holds again.

    A correction is kept apart from what the model read and wins over it, in every revision that has
    the passage, and after the document is read again. Offsets are those of the document's text.
    """
    from onrecord.cli.archive import opened
    from onrecord.store import Correction

    fixes = {"speaker": speaker, "kind": kind, "source": source, "cue": cue, "content": content}
    given = {name: value for name, value in fixes.items() if value is not None}
    if bool(given) != (action == "fix"):
        raise click.UsageError("fix needs an option that says what is right; the others take none.")
    with opened(archive_path) as archive:
        revision = _latest(archive, doc)
        record = archive.record(revision)
        if action == "undo":
            _undo(archive, revision, statement_id)
            return
        if statement_id == "new":
            if action != "fix" or not content:
                raise click.UsageError("A new statement needs fix and --content.")
            if any(each.content == content for each in record.statements):
                raise click.UsageError("There is a statement with this content already: fix that.")
            archive.correct(revision, Correction("add", content, _fixed(None, given, record)))
            return
        statement = _find(record.statements, statement_id, doc)
        right = None if action == "reject" else _fixed(statement, given, record)
        archive.correct(revision, Correction(action, statement.content, right))


@click.command(short_help="Write corrections as training data.")
@archive_option
def corrections(*, archive_path: Path) -> None:
    """Write the corrections that hold, as training data: an object a line.

    Each has the verdict (accept, reject, fix, or add for what was missed), the document's text, and
    with their offsets the content that it is about and the parts of the statement that is right.
    """
    from onrecord.cli.archive import opened
    from onrecord.cli.output import standard_output

    with opened(archive_path) as archive, standard_output("jsonl") as file:
        for entry in archive.entries():
            for each in archive.corrections(entry.id) if entry.latest else ():
                line = _to_json(each, archive.record(entry.id), entry.document)
                file.write(json.dumps(line, ensure_ascii=False) + "\n")


def _latest(archive: Archive, doc: str) -> int:
    entries = archive.entries(archive.find_document(doc))
    return next(entry.id for entry in entries if entry.latest)


def _find(statements: tuple[Statement, ...], given: str, doc: str) -> Statement:
    found = [each for each in statements if each.id.startswith(given)]
    if len(found) != 1:
        raise click.ClickException(
            f"{given!r}: {len(found) or 'no'} statements of document {doc!r} have an id that begins"
            " so. `onrecord find --doc DOC` shows them."
        )
    return found[0]


def _undo(archive: Archive, revision: int, given: str) -> None:
    record = archive.record(revision)
    read = archive.read_record(revision)
    contents = {
        each.content for each in (*record.statements, *read.statements) if each.id.startswith(given)
    }
    for each in archive.corrections(revision):
        right = each.right.content if each.right is not None else None
        if each.anchor in contents or right in contents:
            assert each.number is not None
            archive.drop_correction(revision, each.number)
            return
    raise click.ClickException(
        f"{given!r}: no correction of such a statement. `onrecord corrections` lists them."
    )


def _fixed(statement: Statement | None, given: dict[str, Any], record: Record) -> Right:
    """Return the statement with what was given."""
    from onrecord.review import put_right

    def one(name: str) -> Span | None:
        if name in given:
            spans = given[name]
            if len(spans) > 1:
                raise click.UsageError(f"--{name} takes one place.")
            return spans[0] if spans else None
        return getattr(statement, name) if statement is not None else None

    source, cue = one("source"), one("cue")
    content = given.get("content", statement.content if statement is not None else ())
    if not content:
        raise click.UsageError("--content takes at least one place.")
    party = statement.speaker if statement is not None else None
    name = given.get("speaker", party.name if party is not None else None)
    return put_right(
        record,
        statement,
        source=source,
        cue=cue,
        content=content,
        speaker=None if name == "none" else name,
        kind=given.get("kind", "person"),
    )


def _to_json(correction: Correction, record: Record, document: int) -> dict[str, Any]:
    from onrecord.export.wire import slice_to_wire

    text, right = record.document.text, correction.right

    def slices(spans: tuple[Span, ...]) -> list[dict[str, Any]]:
        return [slice_to_wire(span, text) for span in spans]

    def one(span: Span | None) -> dict[str, Any] | None:
        return slice_to_wire(span, text) if span is not None else None

    return {
        "document": document,
        "id": record.document.id,
        "made": correction.made,
        "verdict": correction.verdict,
        "about": slices(correction.anchor),
        "statement": {
            "source": one(right.source),
            "cue": one(right.cue),
            "content": slices(right.content),
            "quoted": slices(right.quoted),
            "type": right.type,
            "voice": right.voice,
            "act": right.act,
            "speaker": right.speaker,
        }
        if right is not None
        else None,
        "text": text,
    }
