"""Passages of one structure each, marked up by hand; see ``tests/structures/README.md``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import CorpusError
from onrecord.evaluate.complete import tally_complete
from onrecord.evaluate.gold import GoldAttribution, checksum
from onrecord.evaluate.markup import read_markup, read_written
from onrecord.evaluate.report import Report, measures_of
from onrecord.evaluate.tally import Counts
from onrecord.types import Record


@dataclass(frozen=True, slots=True)
class Case:
    """One passage.

    Attributes:
        structure: The name of the file it stands in.
        text: Without the markup.
        statements: With the nested ones, in the order of their numbers.
    """

    structure: str
    text: str
    statements: tuple[GoldAttribution, ...]


def read_cases(path: Path) -> tuple[Case, ...]:
    """Read a file of marked-up passages.

    Raises:
        CorpusError: If the file is missing or its markup is wrong.
    """
    return tuple(
        Case(path.stem, *read_markup(written.place, written.passage))
        for written in read_written(path)
    )


def evaluate_structures(extract: Callable[[str], Record], folder: Path) -> Report:
    """Measure the statements of every passage in a folder's ``.txt`` files, nested ones included.

    Raises:
        CorpusError: If there are no such files, or the markup of one is wrong.
    """
    paths = sorted(folder.glob("*.txt"))
    if not paths:
        raise CorpusError(f"{folder}: no .txt files there. Give a folder of marked-up passages.")
    cases = [case for path in paths for case in read_cases(path)]
    tallies, found = [], 0
    model = None
    for case in cases:
        record = extract(case.text)
        model = record.model
        found += len(record.statements)
        counts = tally_complete(case.text, record.statements, case.statements)
        tallies.append(dict(_keyed(case.structure, counts)))
    return Report(
        name="structures",
        corpus={f"structures/{path.name}": checksum(path) for path in paths},
        model=model,
        articles=len(cases),
        annotations=sum(len(case.statements) for case in cases),
        passages=len(cases),
        statements=found,
        measures=measures_of(tallies),
    )


def _keyed(structure: str, counts: dict[str, Counts]) -> Iterator[tuple[str, Counts]]:
    for measure in ("exact", "overlap"):
        yield f"structure.{structure}.{measure}", counts[measure]
        yield f"structure.all.{measure}", counts[measure]
