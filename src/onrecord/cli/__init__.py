"""The command line. Each command is a file here; heavy imports wait until a command runs."""

from __future__ import annotations

import click

from onrecord import __version__
from onrecord.cli.add import add
from onrecord.cli.archive import check_archive, documents, remove
from onrecord.cli.check import check
from onrecord.cli.compare import compare
from onrecord.cli.correct import correct, corrections
from onrecord.cli.diff import diff
from onrecord.cli.evaluate import evaluate
from onrecord.cli.export import export
from onrecord.cli.find import find
from onrecord.cli.import_corrections import import_corrections
from onrecord.cli.quotes import quotes
from onrecord.cli.read import read
from onrecord.cli.serve import serve
from onrecord.cli.speakers import speakers
from onrecord.cli.timeline import timeline
from onrecord.cli.topics import topics


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="onrecord")
def main() -> None:
    """Who said what, in which exact words and where: the checkable record of a text.

    Every word in a record is a slice of the source, by offset. Nothing is sent anywhere.
    """


main.add_command(read)
main.add_command(check)
main.add_command(evaluate)
for _command in (
    add,
    find,
    quotes,
    diff,
    timeline,
    compare,
    topics,
    correct,
    corrections,
    import_corrections,
    export,
    speakers,
    documents,
    remove,
    check_archive,
):
    main.add_command(_command)
main.add_command(serve)
