"""``onrecord read``: documents in, records out."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import (
    NumberRange,
    format_for,
    many_options,
    model_options,
    output_option,
    reading_options,
)

if TYPE_CHECKING:
    from collections.abc import Generator

    from onrecord.cli.output import Format
    from onrecord.cli.run import Failure
    from onrecord.ingest import ReadOptions
    from onrecord.types import Record

_SUFFIXES: dict[str, Format] = {
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".txt": "text",
}


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "html", "json", "jsonl"]),
    help="How to write the records. Default: by the output file's name; else text on a terminal, "
    "jsonl elsewhere.",
)
@output_option
@model_options
@click.option(
    "--min-confidence",
    type=NumberRange(0, 1),
    default=0.0,
    show_default=True,
    metavar="SHARE",
    help="Leave out statements that are less probably right than this, and what is nested in them.",
)
@click.option(
    "--explain",
    is_flag=True,
    help="In text, say under each statement how it and its speaker were found.",
)
@many_options
@reading_options
def read(
    *,
    paths: tuple[str, ...],
    form: Format | None,
    output: Path | None,
    model: Path,
    threads: int,
    min_confidence: float,
    explain: bool,
    workers: int,
    errors_path: Path | None,
    options: ReadOptions,
) -> None:
    """Read documents and write who said what.

    PATH is a file, a folder, a pattern, a URL, or - for standard input: plain text, HTML, PDF,
    DOCX, an RSS or Atom feed, VTT or SRT subtitles, JSON or JSONL. Several documents are written
    in the order given; one that can't be read does not stop the others.

    \b
    Exit status:
      0  all was read
      1  some inputs failed: they are listed on standard error, the rest is complete
      2  wrong usage
    """
    from onrecord.cli.output import (
        output_file,
        refuse_overwriting,
        report,
        standard_output,
        unless_all_failed,
        write_records,
    )
    from onrecord.pipeline import keep_confident

    form = form or format_for(output, _SUFFIXES, terminal="text", elsewhere="jsonl")
    if explain and form != "text":
        raise click.UsageError(f"--explain goes with --format text; in {form}, see 'why'.")
    refuse_overwriting((output, errors_path), paths)
    outputs = tuple(filter(None, (output, errors_path)))
    failures: list[Failure] = []
    # On a terminal that records are written to, a bar would be drawn into them.
    has_bar = sys.stderr.isatty() and (output is not None or not sys.stdout.isatty())

    try:
        with closing(
            _read(paths, outputs, options, model, failures, workers, threads, has_bar)
        ) as found:
            confident = (keep_confident(record, min_confidence) for record in found)
            records = unless_all_failed(confident, output, failures)
            if records is not None:
                with standard_output(form) if output is None else output_file(output) as file:
                    write_records(records, form, file, explain=explain)
    finally:
        report(failures, errors_path)
    if failures:
        sys.exit(1)


def _read(
    paths: tuple[str, ...],
    outputs: tuple[Path, ...],
    options: ReadOptions,
    model: Path,
    failures: list[Failure],
    workers: int,
    threads: int,
    has_bar: bool,
) -> Generator[Record]:
    """Yield records. What stops the input is said here: it is no error of the output."""
    from onrecord.cli.output import progress_bar
    from onrecord.cli.run import records
    from onrecord.errors import OnrecordError
    from onrecord.ingest import find_sources, read_sources

    try:
        sources = list(find_sources(paths, outputs))
        items = read_sources(sources, options)
        means = {"workers": workers, "threads": threads}
        with (
            progress_bar(len(sources), shown=has_bar) as advance,
            closing(records(items, model, failures, **means, advance=advance)) as found,
        ):
            yield from found
    except (OnrecordError, OSError) as error:
        raise click.ClickException(str(error)) from error
