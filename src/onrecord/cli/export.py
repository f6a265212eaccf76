"""``onrecord export``: records in the formats of other programs."""

from __future__ import annotations

import sys
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import archive_option, many_options, model_options, reading_options

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from onrecord.cli.run import Failure
    from onrecord.export.formats import Format
    from onrecord.ingest import ReadOptions
    from onrecord.store import Archive
    from onrecord.types import Record

NAMES = (
    "jsonl",
    "csv",
    "markdown",
    "web-annotation",
    "schema-org",
    "tei",
    "conll",
    "brat",
    "parquet",
)


@click.command(short_help="Write records in formats of other programs.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--format", "name", type=click.Choice(NAMES), required=True, help="The format.")
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write there, not to standard output; a folder for brat. Needed for brat and parquet.",
)
@click.option("--doc", "docs", multiple=True, metavar="DOC", help="Only this document; repeatable.")
@archive_option
@model_options
@many_options
@reading_options
def export(
    *,
    paths: tuple[str, ...],
    name: str,
    output: Path | None,
    docs: tuple[str, ...],
    archive_path: Path,
    model: Path,
    threads: int,
    workers: int,
    errors_path: Path | None,
    options: ReadOptions,
) -> None:
    """Write records in a format of other programs: of the archive, or of PATHs read on the spot.

    What a format can't carry is said on standard error.

    \b
    jsonl           all of the record, an object a line
    csv             a row a statement
    markdown        quotation blocks for a draft
    web-annotation  W3C Web Annotations: found by words and by place
    schema-org      Quotation and Claim in JSON-LD, for a web page
    tei             TEI P5 with <said>
    conll           tokens with IOB labels
    brat            a folder of texts and standoff annotations
    parquet         a row a statement; needs the extra parquet

    \b
    Exit status:
      0  all is written
      1  some inputs failed: they are listed on standard error, the rest is written
      2  wrong usage
    """
    from onrecord.cli.archive import opened
    from onrecord.cli.output import refuse_overwriting, report
    from onrecord.export.formats import FORMATS

    form = FORMATS[name]
    if form.output != "text" and output is None:
        raise click.UsageError(f"--format {name} needs --output, the {form.output} to write.")
    if paths and docs:
        raise click.UsageError("--doc names documents of the archive. Leave it out with PATHs.")
    refuse_overwriting((output, errors_path), (*paths, archive_path))
    outputs = tuple(filter(None, (output, errors_path)))
    failures: list[Failure] = []
    with ExitStack() as stack:
        if paths:
            reading = _read(paths, outputs, options, model, workers, threads, failures)
            records: Iterable[Record] = stack.enter_context(closing(reading))
        else:
            records = _stored(stack.enter_context(opened(archive_path)), docs)
        try:
            _write(form, iter(records), output, failures)
        finally:
            report(failures, errors_path)
    click.echo(f"onrecord: {name} can't carry: {form.limits}.", err=True)
    if failures:
        sys.exit(1)


def _write(
    form: Format, records: Iterator[Record], output: Path | None, failures: list[Failure]
) -> None:
    from onrecord.cli.output import output_file, standard_output, unless_all_failed, unwritable
    from onrecord.errors import OnrecordError

    try:
        found = unless_all_failed(records, output, failures)
        if found is None:
            return
        if form.output == "text":
            with standard_output("jsonl") if output is None else output_file(output) as file:
                form.write(found, file)  # type: ignore[arg-type]
        else:
            form.write(found, output)  # type: ignore[arg-type]
    except OnrecordError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise unwritable(str(output), error) from error


def _stored(archive: Archive, docs: tuple[str, ...]) -> Iterator[Record]:
    from onrecord.registry import update

    update(archive)
    chosen = {archive.find_document(doc) for doc in docs}
    for entry in archive.entries():
        if entry.latest and (not docs or entry.document in chosen):
            yield archive.record(entry.id)


def _read(
    paths: tuple[str, ...],
    outputs: tuple[Path, ...],
    options: ReadOptions,
    model: Path,
    workers: int,
    threads: int,
    failures: list[Failure],
) -> Generator[Record]:
    from onrecord.cli.run import records
    from onrecord.ingest import find_sources, read_sources

    items = read_sources(find_sources(paths, outputs), options)
    return records(items, model, failures, workers=workers, threads=threads)
