"""Where records and failures are written: stdout is data, stderr is talk."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

import click

from onrecord.types import Record

if TYPE_CHECKING:
    from onrecord.cli.run import Failure

Format = Literal["text", "html", "json", "jsonl"]


def write_records(records: Iterable[Record], form: Format, file: TextIO) -> None:
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
            render_text(record, console=console)


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """Open a file that appears at ``path`` whole, or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
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


@contextmanager
def counting(file: TextIO) -> Iterator[Callable[[], None]]:
    """Show how many documents are done, from the second on, on a terminal only."""
    if not file.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed} documents"),
        TextColumn("{task.speed:.1f}/s", justify="right"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(file=file), transient=True) as progress:
        task = progress.add_task("read", total=None, visible=False)

        def count() -> None:
            progress.advance(task)
            progress.update(task, visible=progress.tasks[0].completed > 1)

        yield count


def report(failures: Sequence[Failure], path: Path | None) -> None:
    """List what could not be read on stderr, and as JSON lines in ``path`` if it is given."""
    if path is not None:
        with whole_file(path) as file:
            for failure in failures:
                file.write(json.dumps(asdict(failure), ensure_ascii=False) + "\n")
    for failure in failures:
        click.echo(f"onrecord: {failure.origin}: {failure.problem} {failure.advice}", err=True)
    if len(failures) > 1:
        click.echo(f"onrecord: {len(failures)} inputs could not be read.", err=True)
