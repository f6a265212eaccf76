"""``onrecord compare``: one occasion as several documents tell it."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

import click

from onrecord.cli.options import (
    archive_option,
    format_for,
    model_options,
    output_option,
    reading_options,
)

if TYPE_CHECKING:
    from onrecord.comparisons import Comparison
    from onrecord.event import Member
    from onrecord.ingest import ReadOptions
    from onrecord.types import Record

CompareFormat = Literal["table", "html", "json"]
_SUFFIXES: dict[str, CompareFormat] = {
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".txt": "table",
}
_BY_WORDS = "only shared words are compared"


@click.command(short_help="Compare what several documents tell of one occasion.")
@click.argument("docs", nargs=-1, required=True, metavar="DOC...")
@click.option(
    "--event",
    is_flag=True,
    help="Find the others: compare the one DOC with those of the archive on the same occasion.",
)
@click.option(
    "--days",
    type=click.IntRange(min=0),
    help="With --event: how many days apart the documents may be dated.  [default: 3]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "html", "json"]),
    help="Default: by the output file's name; else table on a terminal, json elsewhere.",
)
@output_option
@archive_option
@model_options
@reading_options
def compare(
    *,
    docs: tuple[str, ...],
    event: bool,
    days: int | None,
    form: CompareFormat | None,
    output: Path | None,
    archive_path: Path,
    model: Path,
    threads: int,
    options: ReadOptions,
) -> None:
    """Compare what several documents tell of one occasion, statement by statement.

    DOC is a document of the archive (its number, URL or path, as `onrecord documents` lists them)
    or else a file or URL, which is read on the spot.

    With --event, one DOC of the archive is named, and the others are found: those that carry the
    same quotation, or name the same occasion (kind and place or date) and speaker. Why each is
    taken is shown.

    For each statement the fullest version is taken, that with the most words in quotation marks.
    Each other document has it verbatim, shortened, overlapping with it, altered, as a paraphrase
    or contradicted; perhaps; or leaves it out. Changes that can turn the meaning (a lost "not",
    another figure, a condition cut off) are alarms. "Left out" means: not found in what was read
    of the document, its sentences outside all statements included.

    Paraphrases in wholly other words are found with a model of sentences, which is a package of its
    own; without it, by shared words alone.
    """
    from onrecord.cli.meaning import find_meaning
    from onrecord.cli.output import output_file, refuse_overwriting, standard_output
    from onrecord.collate import collate
    from onrecord.errors import OnrecordError

    if event and len(docs) != 1:
        raise click.UsageError("--event goes with one DOC, to which it finds the others.")
    if not event and days is not None:
        raise click.UsageError(
            "--days goes with --event. Leave it out where you name all documents."
        )
    if not event and len(docs) < 2:
        raise click.UsageError(
            "Name two documents or more; they are compared with each other. With --event, the"
            " others are found to one."
        )
    refuse_overwriting((output,), (*docs, archive_path))
    form = form or format_for(output, _SUFFIXES, terminal="table", elsewhere="json")
    try:
        if event:
            members = _event(docs[0], archive_path, days)
            records = [member.record for member in members]
            reasons = [member.reasons for member in members]
        else:
            records, reasons = _records(docs, archive_path, options, model, threads), []
        comparison = collate(records, find_meaning(_BY_WORDS, threads), reasons=reasons)
        with (
            standard_output("text" if form == "table" else "json")
            if output is None
            else output_file(output)
        ) as file:
            _write(comparison, form, file)
    except OnrecordError as error:
        raise click.ClickException(str(error)) from error


def _event(doc: str, archive_path: Path, days: int | None) -> tuple[Member, ...]:
    from onrecord.cli.archive import opened
    from onrecord.cli.quotes import follow_new
    from onrecord.event import DAYS, find_event

    with opened(archive_path) as archive:
        document = archive.find_document(doc)
        follow_new(archive)
        members = find_event(archive, document, days=DAYS if days is None else days)
    if len(members) < 2:
        raise click.ClickException(
            f"{archive_path}: no other document in it is sure to tell of the occasion of {doc!r}:"
            " none carries the same quotation, or names the same occasion and speaker. Name the"
            " documents to compare, or give more --days."
        )
    return members


def _records(
    docs: tuple[str, ...], archive_path: Path, options: ReadOptions, model: Path, threads: int
) -> list[Record]:
    from onrecord.cli.archive import record_of
    from onrecord.store import Archive

    with ExitStack() as stack:
        archive = stack.enter_context(Archive(archive_path)) if archive_path.is_file() else None
        records = [record_of(doc, archive, options, model, threads) for doc in docs]
    if len({record.document.id for record in records}) < len(records):
        raise click.ClickException("Two of the documents have the same text. Name each only once.")
    return records


def _write(comparison: Comparison, form: CompareFormat, file: TextIO) -> None:
    if form == "json":
        from onrecord.export.compare_wire import write_comparison

        write_comparison(comparison, file)
    elif form == "html":
        from onrecord.export.compare_html import render_comparison_html

        file.write(render_comparison_html(comparison))
    else:
        from rich.console import Console

        from onrecord.export.compare_text import render_comparison

        render_comparison(comparison, console=Console(file=file, highlight=False))
