"""Passages of one structure each, marked up by hand; see ``tests/structures/README.md``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import CorpusError
from onrecord.evaluate.complete import tally_complete
from onrecord.evaluate.gold import GoldAttribution, checksum
from onrecord.evaluate.markup import read_markup, read_written
from onrecord.evaluate.report import Report, measures_of
from onrecord.evaluate.tally import Counts
from onrecord.types import Record, Statement

NESTED_LEVELS = (2, 3)
"""Depths that are measured apart: nested in a statement, and in one that is nested itself."""


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

    A measure of a level takes the statements of that depth alone, on both sides: one that is nested
    in the wrong statement, or in none, counts as missed at its own level.

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
        tally = dict(_keyed(case.structure, counts))
        levels = _levels(record.statements)
        for level in NESTED_LEVELS:
            predicted = [each for each in record.statements if levels[each.id] == level]
            gold = [each for each in case.statements if _gold_level(each, case) == level]
            counts = tally_complete(case.text, predicted, gold)
            tally[f"structure.level-{level}.overlap"] = counts["overlap"]
        tallies.append(tally)
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


def _levels(statements: Sequence[Statement]) -> dict[str, int]:
    """Return by id how deep each statement stands, the top being 1."""
    levels: dict[str, int] = {}
    for each in statements:  # a parent precedes its children
        levels[each.id] = 1 if each.parent is None else levels[each.parent] + 1
    return levels


def _gold_level(statement: GoldAttribution, case: Case) -> int:
    """Return how deep a statement stands: one more than the number of those that hold it."""
    return 1 + sum(_holds(other, statement) for other in case.statements)


def _holds(other: GoldAttribution, statement: GoldAttribution) -> bool:
    """Tell whether all spans of a statement stand inside contents of another."""
    spans = [span for span in (statement.source, statement.cue, *statement.content) if span]
    return other is not statement and all(
        any(content.contains(span) for content in other.content) for span in spans
    )


def _keyed(structure: str, counts: dict[str, Counts]) -> Iterator[tuple[str, Counts]]:
    for measure in ("exact", "overlap"):
        yield f"structure.{structure}.{measure}", counts[measure]
        yield f"structure.all.{measure}", counts[measure]
