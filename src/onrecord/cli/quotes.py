"""``onrecord quotes``: the same quotation in many documents."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from onrecord.cli.options import archive_option, day_options

if TYPE_CHECKING:
    from onrecord.store import Archive


@click.command(short_help="Follow quotations across the documents of the archive.")
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@archive_option
@click.option("--speaker", metavar="NAME", help="Words of the speaker's name.")
@click.option("--outlet", metavar="NAME", help="Words of the outlet's name.")
@click.option("--topic", metavar="WORDS", help="Words of the topic.")
@day_options(
    "Carried by a document of this day or later, as 2024-05-31.",
    "Carried by a document of this day or earlier.",
)
@click.option("--doc", metavar="DOC", help="Carried by this document: its number, URL or path.")
@click.option(
    "--min-documents",
    type=click.IntRange(min=1),
    default=2,
    show_default=True,
    help="Carried by so many documents.",
)
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many at most."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    help="Default: table on a terminal, json elsewhere.",
)
def quotes(
    *,
    words: tuple[str, ...],
    archive_path: Path,
    since: datetime | None,
    until: datetime | None,
    doc: str | None,
    min_documents: int,
    limit: int,
    form: Literal["table", "json"] | None,
    **filters: Any,
) -> None:
    """Follow quotations across the documents of the archive.

    The same words in quotation marks, a part of them, or the same with a few words changed, cut or
    put in, are one quotation, whichever marks are around them. Shown are its longest wording, what
    each document has of it, where it was first, and the speaker, if the documents agree on one;
    who is one and who is not, `onrecord speakers` tells. Those that most documents carry come
    first.

    WORDS and the filters choose quotations that a statement carries for which they hold, as
    `onrecord find` understands them; all documents of these are shown.

    Fewer than six words, or fewer than three beside words such as "the" and "will", are not
    followed.
    """
    from onrecord.cli.archive import opened
    from onrecord.cli.output import standard_output
    from onrecord.cli.quotes_text import render_quotations
    from onrecord.find import Filters
    from onrecord.follow.quotations import find_quotations
    from onrecord.follow.wire import write_quotations
    from onrecord.registry import update

    form = form or ("table" if sys.stdout.isatty() else "json")
    with opened(archive_path) as archive:
        follow_new(archive)
        update(archive)
        asked = Filters(
            since=since and since.date(),
            until=until and until.date(),
            document=archive.find_document(doc) if doc is not None else None,
            **filters,
        )
        found = find_quotations(
            archive, " ".join(words) or None, asked, min_documents=min_documents, limit=limit
        )
    with standard_output("text" if form == "table" else "json") as file:
        if form == "table":
            render_quotations(found, file)
        else:
            write_quotations(found, file)
    if not found:
        click.echo("onrecord: nothing was found.", err=True)


def follow_new(archive: Archive) -> None:
    """Follow what was added since the last time, and show on a terminal how far that is."""
    from onrecord.follow.update import bring_up_to_date

    shown = sys.stderr.isatty()

    def advance(done: int, total: int) -> None:
        if shown and total > 1:
            click.echo(f"\r{done:,} of {total:,} new documents read", nl=done == total, err=True)

    bring_up_to_date(archive, advance)
