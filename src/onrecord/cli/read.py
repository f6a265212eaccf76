"""``onrecord read``: documents in, records out."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.cli.output import Format
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
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write there, not to standard output.",
)
@click.option(
    "--model",
    "model_name",
    default="fast",
    show_default=True,
    metavar="NAME",
    help="Which model reads.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 256),
    default=1,
    show_default=True,
    help="Processes that read at once, one thread each where there are several.",
)
@click.option(
    "--threads",
    type=click.IntRange(1, 256),
    default=2,
    show_default=True,
    help="Threads of a single process.",
)
@click.option(
    "--lang",
    type=click.Choice(["en"]),
    help="Take the texts to be in this language, without looking.",
)
@click.option("--encoding", metavar="NAME", help="Text encoding. Default: detected.")
@click.option(
    "--encoding-errors",
    type=click.Choice(["strict", "replace"]),
    default="strict",
    show_default=True,
    help="What to do with bytes that are no text.",
)
@click.option(
    "--text-field",
    default="text",
    show_default=True,
    metavar="NAME",
    help="The field of JSON inputs that holds the text.",
)
@click.option(
    "--errors",
    "errors_path",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Also write failures there, as JSON lines.",
)
def read(
    *,
    paths: tuple[str, ...],
    form: Format | None,
    output: Path | None,
    model_name: str,
    workers: int,
    threads: int,
    lang: str | None,
    encoding: str | None,
    encoding_errors: Literal["strict", "replace"],
    text_field: str,
    errors_path: Path | None,
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
    from onrecord.cli.output import counting, report, whole_file, write_records
    from onrecord.cli.run import Failure, run
    from onrecord.errors import ModelError, OnrecordError
    from onrecord.ingest import ReadOptions
    from onrecord.tag import model_folder

    options = ReadOptions(
        encoding=encoding, encoding_errors=encoding_errors, text_field=text_field, lang=lang
    )
    try:
        folder = model_folder(model_name)
    except ModelError as error:
        raise click.UsageError(str(error)) from error
    form = form or _format_for(output)
    failures: list[Failure] = []

    def records() -> Iterator[Record]:
        with counting(sys.stderr) as count:
            for result in run(paths, options, folder, workers=workers, threads=threads):
                count()
                if isinstance(result, Failure):
                    failures.append(result)
                else:
                    yield result

    try:
        if output is None:
            write_records(records(), form, sys.stdout)
        else:
            with whole_file(output) as file:
                write_records(records(), form, file)
    except (OnrecordError, OSError) as error:
        if isinstance(error, BrokenPipeError):
            # The reader of our output has gone: there is nobody left to write for.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(1)
        raise click.ClickException(str(error)) from error
    report(failures, errors_path)
    if failures:
        sys.exit(1)


def _format_for(output: Path | None) -> Format:
    if output is not None:
        return _SUFFIXES.get(output.suffix.lower(), "jsonl")
    return "text" if sys.stdout.isatty() else "jsonl"
