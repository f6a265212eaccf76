"""``onrecord find``: statements in the archive."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from onrecord.cli.options import NumberRange, archive_option, day_options
from onrecord.types import StatementType, Voice, ZoneKind

if TYPE_CHECKING:
    from onrecord.cli.hits import Form
    from onrecord.find import Filters, Hit
    from onrecord.store import Archive


@click.command(short_help="Find statements in the archive.")
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@archive_option
@click.option(
    "--like",
    metavar="SENTENCE",
    help="Instead of WORDS: what means nearly the same, the nearest first.",
)
@click.option(
    "--speaker",
    metavar="NAME",
    help="Words of one of the speaker's names, or an id of `onrecord speakers`.",
)
@click.option("--outlet", metavar="NAME", help="Words of the outlet's name.")
@click.option("--topic", metavar="WORDS", help="Words of the topic.")
@day_options("Documents of this day or later, as 2024-05-31.", "Documents of this day or earlier.")
@click.option("--type", "kind", type=click.Choice(get_args(StatementType)), help="Kind of report.")
@click.option("--act", metavar="ACT", help="What the speaker does: asserts, denies, urges …")
@click.option("--voice", type=click.Choice(get_args(Voice)), help="Whose assertion it is.")
@click.option("--zone", type=click.Choice(get_args(ZoneKind)), help="Part of the document.")
@click.option(
    "--min-confidence",
    type=NumberRange(0, 1),
    default=0.0,
    metavar="SHARE",
    help="Statements that are at least so probably right.",
)
@click.option("--doc", metavar="DOC", help="Only in this document: its number, URL or path.")
@click.option("--all-revisions", is_flag=True, help="Also in texts that later ones replaced.")
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many at most."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "csv"]),
    help="Default: table on a terminal, jsonl elsewhere.",
)
def find(
    *,
    words: tuple[str, ...],
    archive_path: Path,
    like: str | None,
    since: datetime | None,
    until: datetime | None,
    kind: str | None,
    doc: str | None,
    limit: int,
    form: Form | None,
    **filters: Any,
) -> None:
    """Find statements in the archive.

    WORDS must all occur in what was said, in any order. Words in quotation marks must occur as a
    phrase, and a word that ends in * stands for all that begin so: '"no more than" cod*'. Case
    and accents do not count. The best fitting come first; without WORDS, the newest.

    --like compares meanings with a model that is a package of its own. Statements that were added
    since the last time are read by it first.

    Every word that is shown is a slice of the document's text.
    """
    from onrecord.cli.archive import opened
    from onrecord.cli.hits import write_hits
    from onrecord.cli.output import standard_output
    from onrecord.find import Filters
    from onrecord.find import find as find_statements
    from onrecord.registry import update

    if like is not None and words:
        raise click.UsageError("WORDS and --like can't be asked for together. Give one of them.")
    form = form or ("table" if sys.stdout.isatty() else "jsonl")
    with opened(archive_path) as archive:
        update(archive)
        asked = Filters(
            since=since and since.date(),
            until=until and until.date(),
            type=kind,
            document=archive.find_document(doc) if doc is not None else None,
            **filters,
        )
        if like is not None:
            found = _nearest(archive, like, asked, limit)
        else:
            found = find_statements(archive, " ".join(words) or None, asked, limit=limit)
    with standard_output("text" if form == "table" else "jsonl") as file:
        write_hits(found, form, file)
    if not found:
        click.echo("onrecord: nothing was found.", err=True)


def _nearest(archive: Archive, sentence: str, filters: Filters, limit: int) -> list[Hit]:
    from onrecord.cli.output import count_up
    from onrecord.find import Nearest, embedder_folder, load_embedder

    nearest = Nearest(archive, load_embedder(embedder_folder()))
    nearest.embed_new(count_up("new statements read"))
    return nearest.find(sentence, filters, limit=limit)
