"""``onrecord documents``, ``remove``, ``check-archive``: looking after the archive."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import archive_option

if TYPE_CHECKING:
    from onrecord.ingest import ReadOptions
    from onrecord.store import Archive
    from onrecord.types import Record


@contextmanager
def opened(path: Path, *, create: bool = False) -> Iterator[Archive]:
    """Open the archive for a command, and end the command where it can't go on."""
    from onrecord.errors import OnrecordError
    from onrecord.store import Archive

    try:
        with Archive(path, create=create) as archive:
            yield archive
    except (OnrecordError, ValueError) as error:
        raise click.ClickException(str(error)) from error


def record_of(
    doc: str, archive: Archive | None, options: ReadOptions, model: Path, threads: int
) -> Record:
    """Return a document's latest record in the archive, else that of the file or URL."""
    from onrecord.errors import ArchiveError
    from onrecord.ingest import read_one
    from onrecord.pipeline import extract_record
    from onrecord.tag import load_model

    if archive is not None:
        try:
            entries = archive.entries(archive.find_document(doc))
        except ArchiveError:
            if not Path(doc).exists() and "://" not in doc:
                raise
        else:
            return archive.record(next(entry.id for entry in entries if entry.latest))
    return extract_record(read_one(doc, options), load_model(model, threads))


@click.command()
@archive_option
@click.option("--revisions", is_flag=True, help="Also list texts that later ones have replaced.")
def documents(*, archive_path: Path, revisions: bool) -> None:
    """List the documents of the archive.

    A line a document, with tabs between: its number, revision, how many statements it has, its
    date, its outlet, its URL or path, and its title.
    """
    from onrecord.cli.output import standard_output
    from onrecord.export.text import neutralise

    with opened(archive_path) as archive, standard_output("jsonl") as file:
        for entry in archive.entries():
            if entry.latest or revisions:
                cells = (
                    entry.document,
                    entry.number,
                    entry.statements,
                    entry.date,
                    entry.outlet,
                    entry.address,
                    entry.title,
                )
                shown = (neutralise(" ".join(str(cell or "").split())) for cell in cells)
                file.write("\t".join(shown).rstrip() + "\n")


@click.command(short_help="Take documents out of the archive for good.")
@click.argument("names", nargs=-1, metavar="DOC...")
@archive_option
def remove(*, names: tuple[str, ...], archive_path: Path) -> None:
    """Take documents out of the archive for good, with all their revisions.

    DOC is a number, URL or path, as `onrecord documents` lists them. Their words are overwritten
    in the file, its index and its log; where another program hinders that, run the command
    without DOC to finish it. Copies of the file keep what they hold.
    """
    with opened(archive_path) as archive:
        numbers = [archive.find_document(name) for name in names]
        if not names:
            if not archive.is_removal_unfinished:
                raise click.UsageError("Name the documents to remove; no removal is unfinished.")
            archive.finish_removal()
        for number in dict.fromkeys(numbers):
            archive.remove(number)
            click.echo(f"onrecord: document {number} is removed.", err=True)


@click.command("check-archive")
@archive_option
def check_archive(*, archive_path: Path) -> None:
    """Check that the archive holds what was written.

    Looks through the file's pages and references, compares every text, record and file checksum
    with what stands there, slices every span, and compares the full-text index with the
    statements.

    \b
    Exit status:
      0  all is well
      1  something is damaged: each finding is a line
      2  wrong usage
    """
    from onrecord.store import check

    damaged = False
    with opened(archive_path) as archive:
        for finding in check(archive):
            click.echo(finding)
            damaged = True
        if not damaged:
            click.echo(f"onrecord: {archive_path}: all is well.", err=True)
    if damaged:
        sys.exit(1)
