"""``onrecord evaluate``: quality against annotated corpora."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from onrecord.evaluate import GoldScore, Report
    from onrecord.types import Record


@click.command()
@click.option(
    "--corpus",
    type=click.Choice(["polnear", "riqua"]),
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
    "--model", "model_name", default="fast", show_default=True, metavar="NAME", help="Who reads."
)
@click.option(
    "--threads",
    type=click.IntRange(1, 256),
    default=2,
    show_default=True,
    help="Threads of the model.",
)
@click.option(
    "--json",
    "json_path",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Also write the figures there.",
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
    model_name: str,
    threads: int,
    json_path: Path | None,
    floors_path: Path | None,
    raising: bool,
) -> None:
    """Measure the whole program on an annotated corpus, from raw text.

    Prints exact, begin and Jaccard scores of each part by the published protocol, the complete
    record (all parts of a statement right together), 95 % intervals, and what human annotators
    reach against each other.

    \b
    Exit status:
      0  measured, and no figure is below its floor
      1  a figure is below its floor, or the corpus is missing or damaged
      2  wrong usage
    """
    from onrecord.errors import OnrecordError

    if raising and floors_path is None:
        raise click.UsageError("--raise needs --floors FILE, the file to raise.")
    try:
        report = _measure(corpus, data, gold, model_name, threads)
        if json_path is not None:
            json_path.write_text(json.dumps(report.to_json(), indent=1) + "\n", "utf-8")
        _print(report)
        below = floors_path is not None and _below(report, floors_path, raising)
    except OnrecordError as error:
        raise click.ClickException(str(error)) from error
    if below:
        sys.exit(1)


def _measure(
    corpus: str,
    data: Path | None,
    gold: tuple[Path, Path] | None,
    model_name: str,
    threads: int,
) -> Report | GoldScore:
    from onrecord.errors import CorpusError
    from onrecord.evaluate import (
        corpus_root,
        evaluate_polnear,
        evaluate_riqua,
        read_gold,
        score_gold,
    )
    from onrecord.ingest import ReadOptions, read_one, read_text
    from onrecord.pipeline import extract_record
    from onrecord.tag import load_model, model_folder

    model = load_model(model_folder(model_name), threads)
    if gold is not None:
        annotation, document = gold
        read = read_one(str(document), ReadOptions())
        return score_gold(extract_record(read, model), read_gold(annotation))
    root = data or corpus_root()
    if root is None:
        raise CorpusError(
            "../shared: there is no corpus there. Name its folder with --data or ONRECORD_DATA."
        )

    def extract(text: str) -> Record:
        return extract_record(read_text(text), model)

    def progress(done: int, total: int) -> None:
        if sys.stderr.isatty():
            click.echo(f"\r{done}/{total} articles", nl=done == total, err=True)

    measure = evaluate_polnear if corpus == "polnear" else evaluate_riqua
    return measure(extract, root, progress)


def _print(report: Report | GoldScore) -> None:
    from rich.console import Console

    from onrecord.evaluate import GoldScore, render_gold, render_report

    table = render_gold(report) if isinstance(report, GoldScore) else render_report(report)
    Console(highlight=False).print(table)


def _below(report: Report | GoldScore, path: Path, raising: bool) -> bool:
    from onrecord.evaluate import check_floors, raise_floors, read_floors, write_floors

    floors = read_floors(path)
    violations = check_floors(report, floors)
    for violation in violations:
        click.echo(f"onrecord: {violation}", err=True)
    if raising:
        write_floors(path, raise_floors(report, floors))
    return bool(violations)
