"""``onrecord import-corrections``: what was changed in another program, back into the archive."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import archive_option

if TYPE_CHECKING:
    from onrecord.review import Annotated
    from onrecord.store import Archive


@click.command("import-corrections", short_help="Take over what was changed in other programs.")
@click.argument(
    "paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path)
)
@archive_option
def import_corrections(*, paths: tuple[Path, ...], archive_path: Path) -> None:
    """Take over what a person changed in exported annotations.

    PATH is a folder or .ann file that `onrecord export --format brat` wrote, or a file of
    --format web-annotation. A statement that is in the record, but no more in the file, is
    rejected; one that is changed in the file is fixed, one that is new there is added. What was
    left as it was stays without a correction. The document must be in the archive, with the text
    that was exported.

    \b
    Exit status:
      0  all is taken over
      1  some files were not: they are listed on standard error
      2  wrong usage
    """
    from onrecord.cli.archive import opened
    from onrecord.errors import OnrecordError
    from onrecord.review import find_corrections

    done: Counter[str] = Counter()
    failures = 0
    with opened(archive_path) as archive:
        for path in _files(paths):
            try:
                for annotated in _read(path):
                    revision = _revision(archive, annotated)
                    # All are found before the first is kept, which changes the record.
                    for each in list(find_corrections(archive.record(revision), annotated)):
                        archive.correct(revision, each)
                        done[each.verdict] += 1
            except (OnrecordError, ValueError) as error:
                failures += 1
                click.echo(f"onrecord: {error}", err=True)
    click.echo(
        f"onrecord: {done['fix']} fixed, {done['add']} added, {done['reject']} rejected.", err=True
    )
    if failures:
        sys.exit(1)


def _files(paths: tuple[Path, ...]) -> list[Path]:
    files: list[Path] = []
    for path in paths:
        files += sorted(path.glob("*.ann")) if path.is_dir() else [path]
    return files


def _read(path: Path) -> list[Annotated]:
    from onrecord.review import read_brat, read_web_annotations

    return [read_brat(path)] if path.suffix == ".ann" else read_web_annotations(path)


def _revision(archive: Archive, annotated: Annotated) -> int:
    from onrecord.errors import ArchiveError

    if annotated.text_id is None:
        document = archive.find_document(annotated.address or "")
        return next(entry.id for entry in archive.entries(document) if entry.latest)
    found = archive.query(
        "SELECT id FROM revision WHERE text_sha256 = ? ORDER BY latest DESC, id DESC",
        (annotated.text_id,),
    )
    if not found:
        raise ArchiveError(
            archive.path,
            f"there is no document with the text of {annotated.origin}. Add it first, or export"
            " again if its text has changed.",
        )
    return int(found[0][0])
