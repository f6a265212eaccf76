"""``onrecord topics``: what the archive's statements are about, across documents."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.options import archive_option


@click.group(invoke_without_command=True, short_help="List and edit topics across documents.")
@archive_option
@click.option(
    "--again", is_flag=True, help="Learn all anew; what you renamed or merged stays as you made it."
)
@click.pass_context
def topics(context: click.Context, *, archive_path: Path, again: bool) -> None:
    """Learn and list what statements of several documents are about.

    A line a topic, with tabs between: its number, how many statements, in how many documents, and
    its label: a heading that many of them stand under, or words that stand in them more than
    elsewhere. Statements that were added since the last time join the topic that they are nearest
    to, and make new ones where they are near to none; topics that are there stay. Their labels
    count in `onrecord find --topic` and `onrecord timeline --topic`.

    Needs a model that is a package of its own, as `onrecord find --like` does.
    """
    if context.invoked_subcommand is not None:
        context.obj = archive_path
        return
    from onrecord.cli.archive import opened
    from onrecord.cli.output import count_up, standard_output
    from onrecord.export.text import neutralise
    from onrecord.find import embedder_folder, load_embedder
    from onrecord.gather import gather

    advance = count_up("new statements read")
    with opened(archive_path) as archive:
        found = gather(archive, load_embedder(embedder_folder()), again=again, advance=advance)
    with standard_output("jsonl") as file:
        for each in found:
            label = neutralise(" ".join(each.label.split()))
            file.write(f"{each.id}\t{each.statements}\t{each.documents}\t{label}\n")
    if not found:
        click.echo("onrecord: no topic has statements of several documents yet.", err=True)


@topics.command()
@click.argument("topic", type=click.IntRange(min=1), metavar="TOPIC")
@click.argument("label", metavar="LABEL")
@click.pass_obj
def rename(archive_path: Path, *, topic: int, label: str) -> None:
    """Give a topic, by its number, another label."""
    from onrecord.cli.archive import opened
    from onrecord.gather import rename_topic

    with opened(archive_path) as archive:
        rename_topic(archive, topic, label)


@topics.command()
@click.argument("into", type=click.IntRange(min=1), metavar="TOPIC")
@click.argument("others", type=click.IntRange(min=1), nargs=-1, required=True, metavar="TOPIC...")
@click.pass_obj
def merge(archive_path: Path, *, into: int, others: tuple[int, ...]) -> None:
    """Make topics one, by their numbers. The first one's number and label stay."""
    from onrecord.cli.archive import opened
    from onrecord.gather import merge_topics

    with opened(archive_path) as archive:
        merge_topics(archive, into, others)
