"""Where records and failures are written: stdout is data, stderr is talk."""

from __future__ import annotations

import io
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

import click

from onrecord.types import Record

if TYPE_CHECKING:
    from onrecord.cli.run import Failure

Format = Literal["text", "html", "json", "jsonl"]


def write_records(
    records: Iterable[Record], form: Format, file: TextIO, *, explain: bool = False
) -> None:
    """Write records in one of the formats; all but HTML as they come."""
    if form == "jsonl":
        from onrecord.export.wire import write_jsonl

        write_jsonl(records, file)
    elif form == "json":
        from onrecord.export.wire import write_json

        write_json(records, file)
    elif form == "html":
        from onrecord.export.html import render_html, render_html_many

        pages = list(records)
        file.write(render_html(pages[0]) if len(pages) == 1 else render_html_many(pages))
    else:
        from rich.console import Console

        from onrecord.export.text import render_text

        console = Console(file=file, highlight=False, soft_wrap=False)
        for record in records:
            render_text(record, console=console, explain=explain)


@contextmanager
def standard_output(form: Format) -> Iterator[TextIO]:
    """Give standard output, set up for a format, and see to it that all is written.

    Text is for the terminal, in the terminal's encoding; the other formats are UTF-8 everywhere.
    """
    file = sys.stdout
    if isinstance(file, io.TextIOWrapper):
        if form == "text":
            file.reconfigure(errors="backslashreplace")
        else:
            file.reconfigure(encoding="utf-8", newline="\n")
    try:
        yield file
        file.flush()
    except OSError as error:
        # What is left in the buffer can't be written: Python must not try again as it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), file.fileno())
        if isinstance(error, BrokenPipeError):
            # The reader of our output has gone: there is nobody left to write for.
            sys.exit(1)
        raise unwritable("standard output", error) from error


@contextmanager
def output_file(path: Path) -> Iterator[TextIO]:
    """Open a file that appears at ``path`` whole, or not at all.

    A link stays, and its target is replaced. What is no regular file, such as a device or a pipe,
    stays too and is written to directly.
    """
    try:
        if path.exists() and not path.is_file():
            with path.open("w", encoding="utf-8", newline="") as file:
                yield file
        else:
            with _whole_file(path.resolve()) as file:
                yield file
    except OSError as error:
        raise unwritable(str(path), error) from error


def refuse_overwriting(outputs: Iterable[Path | None], inputs: Iterable[str | Path | None]) -> None:
    """Refuse as wrong usage an output that is an input or another output: that would be lost.

    Args:
        outputs: Where the command writes; ``None`` for what is not asked for.
        inputs: What it reads. What is no path, such as a URL or a pattern, leads to no file.
    """
    from onrecord.ingest import is_same_file

    kept = ["/dev/stdin" if each == "-" else each for each in inputs if each is not None]
    for output in filter(None, outputs):
        if any(is_same_file(output, each) for each in kept):
            raise click.UsageError(
                f"{str(output)!r} is read or written for something else, which would be lost. "
                "Name another file to write."
            )
        kept.append(output)


def unless_all_failed(
    records: Iterator[Record], output: Path | None, failures: Sequence[Failure]
) -> Iterator[Record] | None:
    """Return the same records; ``None`` where no input could be read for a file that is there.

    That file keeps what it has: there is nothing to put in its place.

    Args:
        records: What is read.
        output: Where it is to be written.
        failures: The inputs that can't be read; more come in while the records are read.
    """
    first = list(islice(records, 1))
    if failures and not first and output is not None and output.is_file():
        return None
    return chain(first, records)


def unwritable(name: str, error: OSError) -> click.ClickException:
    """Say that writing failed."""
    reason = error.strerror or error
    return click.ClickException(f"{name}: cannot be written ({reason}). Write to another place.")


@contextmanager
def _whole_file(path: Path) -> Iterator[TextIO]:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".onrecord-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            yield file
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def count_up(what: str) -> Callable[[int, int], None]:
    """Return what shows on a terminal's stderr how many of how many are done, as "new …"."""
    shown = sys.stderr.isatty()

    def advance(done: int, total: int) -> None:
        if shown:
            click.echo(f"\r{done:,} of {total:,} {what}", nl=done == total, err=True)

    return advance


@contextmanager
def progress_bar(inputs: int, *, shown: bool) -> Iterator[Callable[[int], None]]:
    """Show on stderr how far reading is, from the second document on.

    Args:
        inputs: How many there are; each may hold several documents, or none.
        shown: Whether to show it at all.

    Yields:
        A function to call after each document, with the number of inputs done before its own.
    """
    if not shown:
        yield lambda _done: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        BarColumn(),
        TextColumn("{task.completed}/{task.total} inputs"),
        TextColumn("{task.fields[documents]} documents"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("read", total=inputs, visible=False, documents=0)
        documents = 0

        def advance(done: int) -> None:
            nonlocal documents
            documents += 1
            progress.update(task, completed=done, documents=documents, visible=documents > 1)

        yield advance


def report(failures: Sequence[Failure], path: Path | None) -> None:
    """List what could not be read on stderr, and as JSON lines in ``path`` if it is given."""
    for failure in failures:
        click.echo(f"onrecord: {failure.origin}: {failure.problem} {failure.advice}", err=True)
    if len(failures) > 1:
        click.echo(f"onrecord: {len(failures)} inputs could not be read.", err=True)
    if path is not None:
        with output_file(path) as file:
            for failure in failures:
                file.write(json.dumps(asdict(failure), ensure_ascii=False) + "\n")
