"""``onrecord evaluate``: quality against annotated corpora."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import OutputFile, model_options

if TYPE_CHECKING:
    from onrecord.evaluate import (
        ActReport,
        CheckReport,
        ComparisonReport,
        GoldScore,
        IdentityReport,
        QuotationReport,
        Report,
        ShiftReport,
        SpeakerReport,
    )
    from onrecord.evaluate.speakers import Half
    from onrecord.types import Record

    _Report = (
        Report
        | GoldScore
        | SpeakerReport
        | ActReport
        | CheckReport
        | ShiftReport
        | QuotationReport
        | ComparisonReport
        | IdentityReport
    )


_LABELS = click.Path(path_type=Path, exists=True, file_okay=False)
"""A folder of labels, to measure on instead of a corpus."""


@click.command()
@click.option(
    "--corpus",
    type=click.Choice(["polnear", "riqua", "gum"]),
    default="polnear",
    show_default=True,
    help="Which corpus's dev split.",
)
@click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="The folder that holds data/. Default: ONRECORD_DATA, else ../shared.",
)
@click.option(
    "--gold",
    type=(
        click.Path(path_type=Path, exists=True, dir_okay=False),
        click.Path(path_type=Path, exists=True, dir_okay=False),
    ),
    metavar="GOLD DOCUMENT",
    help="Compare with one document's own annotation instead of a corpus.",
)
@click.option(
    "--structures",
    type=_LABELS,
    metavar="FOLDER",
    help="Measure on marked-up passages, a file a structure, instead of a corpus.",
)
@click.option(
    "--speakers",
    type=_LABELS,
    metavar="FOLDER",
    help="Measure who is named as speaker of statements given in passages and articles.",
)
@click.option(
    "--acts",
    type=_LABELS,
    metavar="FOLDER",
    help="Measure what speakers are said to do in statements given in articles.",
)
@click.option(
    "--checks",
    type=_LABELS,
    metavar="FOLDER",
    help="Measure checks against transcripts, on labelled cases and on generated quotations.",
)
@click.option(
    "--shifts",
    type=_LABELS,
    metavar="FOLDER",
    help="Measure shifts between two dated statements, on labelled pairs.",
)
@click.option(
    "--quotations",
    type=_LABELS,
    metavar="FOLDER",
    help="Measure which labelled quotations are found to be the same.",
)
@click.option(
    "--comparisons",
    type=_LABELS,
    metavar="FOLDER",
    help="Measure comparisons of reports of one occasion, on labelled cases.",
)
@click.option(
    "--identity",
    type=_LABELS,
    metavar="FOLDER",
    help="Measure who is told to be one across documents, on labelled pairs of speakers.",
)
@click.option(
    "--half",
    type=click.Choice(["open", "held-back"]),
    help="With --speakers, --checks, --shifts, --quotations, --comparisons or --identity: measure"
    " on one half. Misses are listed of the open one alone.",
)
@model_options
@click.option(
    "--json",
    "json_path",
    type=OutputFile(),
    metavar="FILE",
    help="Also write the figures there.",
)
@click.option(
    "--differences",
    "differences_path",
    type=OutputFile(),
    metavar="FILE",
    help="Also write there where statements differ from the annotators', a JSON object a line.",
)
@click.option(
    "--floors",
    "floors_path",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Fail where a figure is below its floor in this file.",
)
@click.option(
    "--raise", "raising", is_flag=True, help="Raise the floors to these figures; none is lowered."
)
def evaluate(
    *,
    corpus: str,
    data: Path | None,
    gold: tuple[Path, Path] | None,
    structures: Path | None,
    speakers: Path | None,
    acts: Path | None,
    checks: Path | None,
    shifts: Path | None,
    quotations: Path | None,
    comparisons: Path | None,
    identity: Path | None,
    half: Half | None,
    model: Path,
    threads: int,
    json_path: Path | None,
    differences_path: Path | None,
    floors_path: Path | None,
    raising: bool,
) -> None:
    """Measure the whole program on an annotated corpus, from raw text.

    Prints exact, begin and Jaccard scores of each part by the published protocol, the complete
    record (all parts of a statement right together), 95 % intervals, and what human annotators
    reach against each other. With --speakers, the statements are given and their speakers are
    measured; with --acts, what these do; on gum, whether two statements of one speaker are told to
    be.

    \b
    Exit status:
      0  measured, and no figure is below its floor
      1  a figure is below its floor, or the corpus is missing or damaged
      2  wrong usage
    """
    from onrecord.cli.output import output_file
    from onrecord.errors import OnrecordError
    from onrecord.evaluate import evaluate_identity, evaluate_quotations, evaluate_shifts

    if raising and floors_path is None:
        raise click.UsageError("--raise needs --floors FILE, the file to raise.")
    halved = (speakers, checks, shifts, quotations, comparisons, identity)
    if half is not None and all(folder is None for folder in halved):
        raise click.UsageError(
            "--half goes with --speakers, --checks, --shifts, --quotations, --comparisons or"
            " --identity, parted in two."
        )
    if sum(folder is not None for folder in (acts, *halved)) > 1:
        raise click.UsageError(
            "--acts, --speakers, --checks, --shifts, --quotations, --comparisons and --identity"
            " measure different things."
            " Give one of them."
        )
    report: _Report
    try:
        if speakers is not None:
            report = _measure_speakers(speakers, data, half)
        elif acts is not None:
            report = _measure_acts(acts, data)
        elif checks is not None:
            report = _measure_checks(checks, half)
        elif shifts is not None:
            report = evaluate_shifts(shifts, half)
        elif quotations is not None:
            report = evaluate_quotations(quotations, half)
        elif comparisons is not None:
            report = _measure_comparisons(comparisons, half, model, threads)
        elif identity is not None:
            report = evaluate_identity(identity, half)
        else:
            report = _measure(corpus, data, gold, structures, model, threads)
        _print(report)
        if json_path is not None:
            with output_file(json_path) as file:
                file.write(json.dumps(report.to_json(), indent=1) + "\n")
        if differences_path is not None:
            _write_differences(report, differences_path)
        below = floors_path is not None and _below(report, floors_path, raising)
    except OnrecordError as error:
        raise click.ClickException(str(error)) from error
    if below:
        sys.exit(1)


def _measure(
    corpus: str,
    data: Path | None,
    gold: tuple[Path, Path] | None,
    structures: Path | None,
    model: Path,
    threads: int,
) -> Report | GoldScore:
    from onrecord.errors import CorpusError
    from onrecord.evaluate import (
        corpus_root,
        evaluate_gum,
        evaluate_polnear,
        evaluate_riqua,
        evaluate_structures,
        read_gold,
        score_gold,
    )
    from onrecord.ingest import ReadOptions, read_one, read_text
    from onrecord.pipeline import extract_record
    from onrecord.tag import load_model

    loaded = load_model(model, threads)
    if gold is not None:
        annotation, document = gold
        read = read_one(str(document), ReadOptions())
        return score_gold(extract_record(read, loaded), read_gold(annotation))

    def extract(text: str) -> Record:
        return extract_record(read_text(text), loaded)

    if structures is not None:
        return evaluate_structures(extract, structures)
    root = data or corpus_root()
    if root is None:
        raise CorpusError(
            "../shared: there is no corpus there. Name its folder with --data or ONRECORD_DATA."
        )

    def progress(done: int, total: int) -> None:
        if sys.stderr.isatty():
            click.echo(f"\r{done}/{total} articles", nl=done == total, err=True)

    if corpus == "gum":
        return evaluate_gum(extract, root)
    measure = evaluate_polnear if corpus == "polnear" else evaluate_riqua
    return measure(extract, root, progress)


def _measure_speakers(folder: Path, data: Path | None, half: Half | None) -> SpeakerReport:
    from onrecord.evaluate import corpus_root, evaluate_speakers

    report = evaluate_speakers(folder, data or corpus_root(), half)
    for skipped in report.skipped:
        click.echo(f"onrecord: {skipped}", err=True)
    return report


def _measure_acts(folder: Path, data: Path | None) -> ActReport:
    from onrecord.evaluate import corpus_root, evaluate_acts

    return evaluate_acts(folder, data or corpus_root())


def _measure_checks(folder: Path, half: Half | None) -> CheckReport:
    from onrecord.evaluate import evaluate_checks
    from onrecord.find import embedder_folder, load_embedder

    return evaluate_checks(folder, half, load_embedder(embedder_folder()).embed)


def _measure_comparisons(
    folder: Path, half: Half | None, model: Path, threads: int
) -> ComparisonReport:
    from onrecord.evaluate import evaluate_comparisons
    from onrecord.find import embedder_folder, load_embedder
    from onrecord.pipeline import extract_record
    from onrecord.tag import load_model

    loaded = load_model(model, threads)
    embed = load_embedder(embedder_folder()).embed
    return evaluate_comparisons(folder, embed, lambda text: extract_record(text, loaded), half)


def _print(report: _Report) -> None:
    from rich.console import Console

    from onrecord.cli.output import standard_output
    from onrecord.evaluate import (
        ActReport,
        CheckReport,
        ComparisonReport,
        GoldScore,
        IdentityReport,
        QuotationReport,
        ShiftReport,
        SpeakerReport,
        render_acts,
        render_checks_report,
        render_comparisons,
        render_gold,
        render_identity,
        render_quotations_report,
        render_report,
        render_shifts,
        render_speakers,
    )

    match report:
        case GoldScore():
            table = render_gold(report)
        case SpeakerReport():
            table = render_speakers(report)
        case ActReport():
            table = render_acts(report)
        case CheckReport():
            table = render_checks_report(report)
        case ShiftReport():
            table = render_shifts(report)
        case QuotationReport():
            table = render_quotations_report(report)
        case ComparisonReport():
            table = render_comparisons(report)
        case IdentityReport():
            table = render_identity(report)
        case _:
            table = render_report(report)
    with standard_output("text") as file:
        Console(file=file, highlight=False).print(table)


def _write_differences(report: _Report, path: Path) -> None:
    from onrecord.cli.output import output_file
    from onrecord.evaluate import Report

    if not isinstance(report, Report) or not report.differences:
        raise click.UsageError("--differences goes with --corpus polnear, which has statements.")
    with output_file(path) as file:
        for difference in report.differences:
            file.write(json.dumps(difference.to_json(), ensure_ascii=False) + "\n")


def _below(report: _Report, path: Path, raising: bool) -> bool:
    from onrecord.cli.output import unwritable
    from onrecord.evaluate import check_floors, raise_floors, read_floors, write_floors

    floors = read_floors(path)
    violations = check_floors(report, floors)
    for violation in violations:
        click.echo(f"onrecord: {violation}", err=True)
    if raising:
        try:
            write_floors(path, raise_floors(report, floors))
        except OSError as error:
            raise unwritable(str(path), error) from error
    return bool(violations)
