"""``onrecord check``: an article's words against transcripts."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from onrecord.checks import VERDICTS
from onrecord.cli.options import (
    PAGE_SUFFIXES,
    PageFormat,
    archive_option,
    format_for,
    model_options,
    output_option,
    reading_options,
)

if TYPE_CHECKING:
    from onrecord.checks import CheckedArticle
    from onrecord.ingest import ReadOptions

_ALARM = "alarm"
"""What `--fail-on` takes beside verdicts: any alarm."""
_BY_WORDS = "indirect statements are compared by their words alone"


def _outcomes(
    _context: click.Context, _option: click.Parameter, value: str | None
) -> frozenset[str]:
    """Return the verdicts of a list such as ``altered,spliced,alarm``."""
    wanted = frozenset(filter(None, (each.strip() for each in (value or "").split(","))))
    unknown = sorted(wanted - {*VERDICTS, _ALARM})
    if unknown:
        raise click.BadParameter(
            f"there is no verdict {unknown[0]!r}; there are {', '.join(VERDICTS)}, and alarm."
        )
    return wanted


@click.command()
@click.argument("article", metavar="ARTICLE")
@click.argument("more", nargs=-1, metavar="[TRANSCRIPT]...")
@click.option(
    "--against",
    "first",
    multiple=True,
    metavar="TRANSCRIPT",
    help="What was said. Further transcripts may follow it.",
)
@click.option(
    "--against-archive",
    is_flag=True,
    help="Check against what the archive has of the article's speakers in their own voice, that of "
    "the same occasion first. ARTICLE may be a document of the archive, too.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "html", "json"]),
    help="How to write the checks. Default: by the output file's name; else text on a terminal, "
    "json elsewhere.",
)
@output_option
@click.option(
    "--fail-on",
    callback=_outcomes,
    metavar="VERDICT,...",
    help="Exit with status 3 where one of these is among the verdicts. `alarm` is any alarm, "
    "whatever the verdict.",
)
@archive_option
@model_options
@reading_options
def check(
    *,
    article: str,
    more: tuple[str, ...],
    first: tuple[str, ...],
    against_archive: bool,
    form: PageFormat | None,
    output: Path | None,
    fail_on: frozenset[str],
    archive_path: Path,
    model: Path,
    threads: int,
    options: ReadOptions,
) -> None:
    """Check an article's quotations and indirect statements against transcripts.

    ARTICLE and TRANSCRIPT are whatever `onrecord read` reads. Each quotation is compared word by
    word with the passage it comes from; changes that can turn the meaning (a lost "not", another
    figure, a condition cut off) are alarms. "not-found" means: not in these transcripts.

    With --against-archive the transcripts are found: documents of the archive in which a speaker
    of ARTICLE speaks, as the labels of turns or "I" tell, and not after it. Which were taken is
    told with the checks, and why.

    \b
    Exit status:
      0  all was checked, whatever the verdicts
      1  some inputs could not be read: they are listed on standard error
      2  wrong usage
      3  a verdict named by --fail-on was given, or an alarm raised where it names alarm
    """
    from onrecord.cli.archive import record_of
    from onrecord.cli.meaning import find_meaning, find_reading
    from onrecord.cli.output import output_file, refuse_overwriting, report, standard_output
    from onrecord.cli.run import Failure
    from onrecord.errors import InputError, OnrecordError
    from onrecord.ingest import read_transcript
    from onrecord.pipeline import check_record
    from onrecord.store import Archive
    from onrecord.transcripts import find_transcripts

    if not first and not against_archive:
        raise click.UsageError(
            "Name a TRANSCRIPT with --against, or have some found with --against-archive."
        )
    form = form or format_for(output, PAGE_SUFFIXES, terminal="text", elsewhere="json")
    kept = archive_path if against_archive else None
    refuse_overwriting((output,), (article, *first, *more, kept))
    transcripts, failures = [], []
    for path in (*first, *more):
        try:
            transcripts.append(read_transcript(path, options))
        except InputError as error:
            failures.append(Failure.of(error))
    try:
        if not transcripts and not against_archive:
            raise click.ClickException("There is no transcript to check against.")
        with ExitStack() as stack:
            archive = stack.enter_context(Archive(archive_path)) if against_archive else None
            record = record_of(article, archive, options, model, threads)
            found = find_transcripts(archive, record) if archive is not None else ()
        embed = find_meaning(_BY_WORDS, threads)
        checked = check_record(
            record,
            [*transcripts, *(each.document for each in found)],
            embed,
            find_reading(threads),
            reasons=[each.reasons for each in found],
        )
        with standard_output(form) if output is None else output_file(output) as file:
            _write(checked, form, file)
    except OnrecordError as error:
        raise click.ClickException(str(error)) from error
    finally:
        report(failures, None)
    if failures:
        sys.exit(1)
    verdicts = {each.verdict for each in checked.checks}
    if fail_on & verdicts or (_ALARM in fail_on and any(each.alarms for each in checked.checks)):
        sys.exit(3)


def _write(checked: CheckedArticle, form: PageFormat, file: TextIO) -> None:
    if form == "json":
        from onrecord.export.check_wire import write_checks

        write_checks(checked, file)
    elif form == "html":
        from onrecord.export.check_html import render_check_html

        file.write(render_check_html(checked))
    else:
        from rich.console import Console

        from onrecord.export.check_text import render_checks

        render_checks(checked, console=Console(file=file, highlight=False))
