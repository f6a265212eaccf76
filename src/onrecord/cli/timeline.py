"""``onrecord timeline``: what one speaker said over time."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from onrecord.cli.options import (
    PAGE_SUFFIXES,
    PageFormat,
    archive_option,
    day_options,
    format_for,
    output_option,
)

if TYPE_CHECKING:
    from onrecord.positions import Timeline


@click.command(short_help="Show what a speaker said over time, and where it shifted.")
@click.argument("speaker", metavar="SPEAKER")
@archive_option
@click.option("--topic", metavar="WORDS", help="Only on a topic: words of its label.")
@day_options(
    "What was said on this day or later, as 2024-05-31.", "What was said on this day or earlier."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "html", "json"]),
    help="How to write it. Default: by the output file's name; else text on a terminal, json"
    " elsewhere.",
)
@output_option
def timeline(
    *,
    speaker: str,
    archive_path: Path,
    topic: str | None,
    since: datetime | None,
    until: datetime | None,
    form: PageFormat | None,
    output: Path | None,
) -> None:
    """Show what a speaker said, in order of date, and mark where the position shifted.

    SPEAKER is an id or a name, as `onrecord speakers` lists them, or words of one speaker's name;
    statements under all of that speaker's names count. The day is that of the occasion where the
    document tells it, else the document's. Statements that say nearly the same stand together.

    A shift is: supported then opposed, asserted then denied (or the other way round), another
    figure or deadline for the same thing, a commitment that is dropped. Each is shown with both
    passages. It is marked only where both say for certain what their speaker does and are about
    the same thing word for word; so many shifts are not marked. Where the article tells of an
    earlier time, or somebody else tells it, nothing is.
    """
    from onrecord.cli.archive import opened
    from onrecord.cli.output import output_file, refuse_overwriting, standard_output
    from onrecord.trace import trace

    refuse_overwriting((output,), (archive_path,))
    with opened(archive_path) as archive:
        found = trace(
            archive,
            speaker,
            topic,
            since=since.date() if since else None,
            until=until.date() if until else None,
        )
    form = form or format_for(output, PAGE_SUFFIXES, terminal="text", elsewhere="json")
    with standard_output(form) if output is None else output_file(output) as file:
        _write(found, form, file)
    if not found.statements:
        click.echo("onrecord: nothing was found.", err=True)


def _write(timeline: Timeline, form: PageFormat, file: TextIO) -> None:
    if form == "json":
        from onrecord.export.timeline_wire import write_timeline

        write_timeline(timeline, file)
    elif form == "html":
        from onrecord.export.timeline_html import render_timeline_html

        file.write(render_timeline_html(timeline))
    else:
        from rich.console import Console

        from onrecord.export.timeline_text import render_timeline

        render_timeline(timeline, console=Console(file=file, highlight=False))
