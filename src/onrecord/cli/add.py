"""``onrecord add``: documents into the archive."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import archive_option, many_options, model_options, reading_options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.errors import InputError
    from onrecord.ingest import ReadOptions
    from onrecord.store import Archive, Outcome
    from onrecord.types import Document

_SAID: dict[Outcome, str] = {
    "added": "added",
    "revised": "changed since they were added",
    "reread": "read again",
    "unchanged": "there already",
}


@click.command(short_help="Put documents and their records into the archive.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@archive_option
@click.option(
    "--again",
    is_flag=True,
    help="Read anew what is there already, and replace its statements; another model may read"
    " other ones.",
)
@model_options
@many_options
@reading_options
def add(
    *,
    paths: tuple[str, ...],
    archive_path: Path,
    again: bool,
    model: Path,
    threads: int,
    workers: int,
    errors_path: Path | None,
    options: ReadOptions,
) -> None:
    """Read documents and put them, with their records, into the archive.

    PATH is what `onrecord read` takes. What is in the archive already is not read again, so the
    same command can be repeated after an interruption, or every day on a folder or a feed. A
    document that has changed at its URL or path is a new revision: the old one stays, and
    `onrecord diff` shows which statements were added, removed or changed.

    \b
    Exit status:
      0  all is in the archive
      1  some inputs failed: they are listed on standard error, the rest is in the archive
      2  wrong usage
    """
    from onrecord.cli.archive import opened
    from onrecord.cli.output import progress_bar, refuse_overwriting, report
    from onrecord.cli.run import Failure, records
    from onrecord.ingest import find_sources, read_sources

    refuse_overwriting((errors_path, archive_path), paths)
    failures: list[Failure] = []
    done: Counter[Outcome] = Counter()
    try:
        with opened(archive_path, create=True) as archive:
            archive.finish_removal()
            sources = list(find_sources(paths, tuple(filter(None, (errors_path,)))))
            items = read_sources(sources, options)
            if not again:
                items = _new(items, archive, done)
            means = {"workers": workers, "threads": threads}
            with (
                progress_bar(len(sources), shown=sys.stderr.isatty()) as advance,
                closing(records(items, model, failures, **means, advance=advance)) as found,
            ):
                for record in found:
                    done[archive.put(record, again=again)] += 1
            _keep_up(archive)
    finally:
        report(failures, errors_path)
        said = [f"{done[outcome]} {words}" for outcome, words in _SAID.items() if done[outcome]]
        if said:
            click.echo(f"onrecord: {', '.join(said)}.", err=True)
    if failures:
        sys.exit(1)


def _keep_up(archive: Archive) -> None:
    """Let new statements join the archive's topics, if it has any and the model is there."""
    from contextlib import suppress

    from onrecord import find
    from onrecord.errors import ModelError
    from onrecord.gather import keep_up

    with suppress(ModelError):
        keep_up(archive, lambda: find.load_embedder(find.embedder_folder()))


def _new(
    items: Iterator[tuple[int, Document | InputError]], archive: Archive, done: Counter[Outcome]
) -> Iterator[tuple[int, Document | InputError]]:
    """Leave out documents that are in the archive, before the model reads them."""
    from onrecord.errors import InputError

    for number, item in items:
        if not isinstance(item, InputError) and archive.holds(item):
            done["unchanged"] += 1
        else:
            yield number, item
