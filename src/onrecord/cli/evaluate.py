"""``onrecord evaluate``: quality against annotated corpora."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.measure import (
    HALVED,
    LABELS,
    Means,
    measure_corpus,
    measure_document,
    measure_labels,
    measure_structures,
)
from onrecord.cli.options import OutputFile, model_options

if TYPE_CHECKING:
    from onrecord.evaluate import AnyReport
    from onrecord.evaluate.speakers import Half

_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


def _label_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add an option for each kind of labels: a folder to measure on instead of a corpus."""
    for kind, said in reversed(LABELS.items()):
        command = click.option(f"--{kind}", type=_FOLDER, metavar="FOLDER", help=said)(command)
    return command


def _options(kinds: tuple[str, ...], conjunction: str) -> str:
    *others, last = (f"--{kind}" for kind in kinds)
    return f"{', '.join(others)} {conjunction} {last}"


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
    type=_FOLDER,
    metavar="FOLDER",
    help="Measure on marked-up passages, a file a structure, instead of a corpus.",
)
@_label_options
@click.option(
    "--half",
    type=click.Choice(["open", "held-back"]),
    help=f"With {_options(HALVED, 'or')}: measure on one half. Misses are listed of the open one"
    " alone.",
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
    half: Half | None,
    model: Path,
    threads: int,
    json_path: Path | None,
    differences_path: Path | None,
    floors_path: Path | None,
    raising: bool,
    **folders: Path | None,
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
    from onrecord.cli.output import output_file, refuse_overwriting
    from onrecord.errors import OnrecordError

    if raising and floors_path is None:
        raise click.UsageError("--raise needs --floors FILE, the file to raise.")
    labels = [(kind, folder) for kind, folder in folders.items() if folder is not None]
    if half is not None and not any(kind in HALVED for kind, _ in labels):
        raise click.UsageError(f"--half goes with {_options(HALVED, 'or')}, parted in two.")
    if len(labels) > 1:
        raise click.UsageError(
            f"{_options(tuple(LABELS), 'and')} measure different things. Give one of them."
        )
    read_folders = filter(None, (data, structures, *folders.values()))
    inputs = (
        floors_path,
        *(gold or ()),
        *(file for each in read_folders for file in each.rglob("*")),
    )
    refuse_overwriting((json_path, differences_path), inputs)
    means = Means(data, half, model, threads)
    report: AnyReport
    try:
        if labels:
            report = measure_labels(*labels[0], means)
        elif gold is not None:
            report = measure_document(*gold, means)
        elif structures is not None:
            report = measure_structures(structures, means)
        else:
            report = measure_corpus(corpus, means)
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


def _print(report: AnyReport) -> None:
    from rich.console import Console

    from onrecord.cli.output import standard_output
    from onrecord.evaluate import render

    with standard_output("text") as file:
        Console(file=file, highlight=False).print(render(report))


def _write_differences(report: AnyReport, path: Path) -> None:
    from onrecord.cli.output import output_file
    from onrecord.evaluate import Report

    if not isinstance(report, Report) or not report.differences:
        raise click.UsageError("--differences goes with --corpus polnear, which has statements.")
    with output_file(path) as file:
        for difference in report.differences:
            file.write(json.dumps(difference.to_json(), ensure_ascii=False) + "\n")


def _below(report: AnyReport, path: Path, raising: bool) -> bool:
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
