"""``onrecord diff``: what an outlet changed in the statements of a document."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TextIO

import click

from onrecord.cli.options import archive_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.find import Edit, Edits, FieldEdit
    from onrecord.types import Record, Statement

_PARTS = ("source", "cue", "content")


@click.command(short_help="Show what changed in the statements of a document.")
@click.argument("doc", metavar="DOC")
@archive_option
@click.option("--from", "first", type=int, metavar="N", help="Revision. Default: the one before.")
@click.option("--to", "last", type=int, metavar="N", help="Revision. Default: the latest.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl"]),
    help="Default: text on a terminal, jsonl elsewhere.",
)
def diff(
    *,
    doc: str,
    archive_path: Path,
    first: int | None,
    last: int | None,
    form: Literal["text", "jsonl"] | None,
) -> None:
    """Show which statements were added, removed or changed between two revisions of a document.

    DOC is its number, URL or path, as `onrecord documents` lists them. The words of both texts are
    shown: - is the earlier one, + the later one. A new title, date, outlet or author comes first.
    A statement that was read in one text only, or otherwise, though its words stand in both, is no
    edit; how many those are is said at the end, and how much changed outside the statements.
    """
    from onrecord.cli.archive import opened
    from onrecord.cli.output import standard_output
    from onrecord.find import find_edits

    form = form or ("text" if sys.stdout.isatty() else "jsonl")
    with opened(archive_path) as archive:
        revisions = {
            entry.number: entry.id for entry in archive.entries(archive.find_document(doc))
        }
        last = last if last is not None else max(revisions)
        first = first if first is not None else last - 1
        for number in (last, first):
            if number not in revisions:
                known = ", ".join(map(str, revisions))
                raise click.ClickException(
                    f"document {doc!r} has no revision {number}. It has: {known}."
                    + (" Its text has not changed since it was added." if known == "1" else "")
                )
        before, after = (archive.record(revisions[number]) for number in (first, last))
    edits = find_edits(before, after)
    with standard_output(form) as file:
        if form == "jsonl":
            for field in edits.fields:
                file.write(json.dumps(_field_to_json(field), ensure_ascii=False) + "\n")
            for edit in edits.edits:
                file.write(json.dumps(_to_json(edit, before, after), ensure_ascii=False) + "\n")
        else:
            _write_text(edits, before, after, file)
    for line in _remarks(edits):
        click.echo(f"onrecord: {line}", err=True)


def _to_json(edit: Edit, before: Record, after: Record) -> dict[str, Any]:
    from onrecord.export.wire import statement_to_wire

    def wire(statement: Statement | None, record: Record) -> dict[str, Any] | None:
        if statement is None:
            return None
        return statement_to_wire(statement, record.document.text)

    return {
        "edit": edit.kind,
        "parts": list(edit.parts),
        "before": wire(edit.before, before),
        "after": wire(edit.after, after),
    }


def _field_to_json(edit: FieldEdit) -> dict[str, Any]:
    return {
        "edit": "document",
        "parts": [edit.field],
        "before": {edit.field: edit.before},
        "after": {edit.field: edit.after},
    }


def _write_text(edits: Edits, before: Record, after: Record, file: TextIO) -> None:
    from onrecord.export.text import neutralise

    for field in edits.fields:
        file.write(f"changed: {field.field}\n")
        for sign, value in (("-", field.before), ("+", field.after)):
            if value is not None:
                file.write(f"  {sign} {field.field:8} {neutralise(' '.join(value.split()))}\n")
        file.write("\n")
    for edit in edits.edits:
        parts = f": {', '.join(edit.parts)}" if edit.parts else ""
        file.write(f"{edit.kind}{parts}\n")
        for sign, statement, record in (("-", edit.before, before), ("+", edit.after, after)):
            if statement is not None:
                for name, words in _said(statement, record):
                    file.write(f"  {sign} {name:8} {words}\n")
        file.write("\n")


def _said(statement: Statement, record: Record) -> Iterator[tuple[str, str]]:
    """Yield the parts of a statement with their words and where they stand."""
    from onrecord.export.text import neutralise

    for name in _PARTS:
        given = getattr(statement, name)
        for span in given if name == "content" else filter(None, (given,)):
            words = neutralise(" ".join(span.of(record.document.text).split()))
            yield name, f"{words}  [{span.start}-{span.end}]"
    if statement.speaker is not None:
        yield "speaker", neutralise(statement.speaker.name)


def _remarks(edits: Edits) -> Iterator[str]:
    yield f"{len(edits.edits)} edited, {edits.unchanged} the same."
    if edits.unread:
        count = len(edits.unread)
        yield f"{count} more were read in one text only, or otherwise; their words stand in both."
    if others := sum(edit.parts == ("speaker",) for edit in edits.unread):
        yield f"{others} of these have another speaker: see what was changed around them."
    if any(edits.outside):
        new, gone = edits.outside
        yield f"outside the statements, sentences that are new: {new}, that are gone: {gone}."
    if not edits.same_model:
        yield (
            "the texts were read by different models, which may find different statements;"
            " `onrecord add --again` reads the latest with another one."
        )
