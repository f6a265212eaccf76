"""What an evaluation of acts found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.evaluate.layout import new_table
from onrecord.evaluate.report import Measure
from onrecord.evaluate.speaker_report import OWN
from onrecord.types import Act

if TYPE_CHECKING:
    from rich.console import RenderableType

_TARGETS = {"acts.target.touching": "target, touching", "acts.target.half": "target, by half"}


@dataclass(frozen=True, slots=True)
class ActRow:
    """How a program's answers are scored.

    Attributes:
        program: Whose answers they are.
        macro: Mean of the common acts' F1, in per cent.
        interval: Its 95 % interval, from drawing articles anew.
        measures: ``acts.all`` (how many are right), of each act, and of targets.
    """

    program: str
    macro: float
    interval: tuple[float, float]
    measures: tuple[Measure, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the row as JSON values, in per cent with two decimals."""
        return {
            "program": self.program,
            "macro": round(self.macro, 2),
            "interval": [round(bound, 2) for bound in self.interval],
            "measures": {measure.key: measure.to_json() for measure in self.measures},
        }


@dataclass(frozen=True, slots=True)
class ActReport:
    """How often the right act was told.

    Attributes:
        corpus: SHA-256 of each file that was read.
        articles, statements: How many.
        counts: How many statements of each act the gold has.
        common: The acts that the mean is over.
        rows: Of the program itself, then of what it is compared with.
    """

    corpus: Mapping[str, str]
    articles: int
    statements: int
    counts: Mapping[Act, int]
    common: tuple[Act, ...]
    rows: tuple[ActRow, ...]

    @property
    def figures(self) -> dict[str, float]:
        """The program's own figures, such as ``acts.macro``; higher is better."""
        found: dict[str, float] = {}
        for row in self.rows:
            if row.program == OWN:
                found["acts.macro"] = row.macro
                for measure in row.measures:
                    found |= measure.figures
        return found

    def to_json(self) -> dict[str, Any]:
        """Return the report as JSON values."""
        return {
            "name": "acts",
            "corpus": dict(self.corpus),
            "articles": self.articles,
            "statements": self.statements,
            "counts": dict(self.counts),
            "common": list(self.common),
            "rows": [row.to_json() for row in self.rows],
        }


def render_acts(report: ActReport) -> RenderableType:
    """Return the report as one table."""
    own = next(row for row in report.rows if row.program == OWN)
    table = new_table(
        f"What speakers do: {report.statements} given statements, {report.articles} articles",
        "F1 in per cent, with the 95 % interval from drawing articles anew. The mean is\n"
        f"over the acts that have 20 statements or more: {', '.join(report.common)}.\n"
        "A target is right where it touches the annotators', or covers it by half.",
    )
    for title in ("", "said", *(row.program for row in report.rows)):
        table.add_column(title, justify="right" if title else "left", no_wrap=True)
    table.add_row(
        "mean of acts",
        "",
        *("{:.1f} [{:.0f}–{:.0f}]".format(row.macro, *row.interval) for row in report.rows),
    )
    table.add_row("right", str(report.statements), *(_f1(row, "acts.all") for row in report.rows))
    for act, count in report.counts.items():
        table.add_row(act, str(count), *(_f1(row, f"acts.{act}") for row in report.rows))
    for key, title in _TARGETS.items():
        measure = next(each for each in own.measures if each.key == key)
        table.add_row(title, f"{measure.counts.gold:.0f}", _f1(own, key))
        table.add_row("  precision", "", f"{measure.counts.precision:.1f}")
        table.add_row("  recall", "", f"{measure.counts.recall:.1f}")
    return table


def _f1(row: ActRow, key: str) -> str:
    measure = next((each for each in row.measures if each.key == key), None)
    if measure is None:
        return "0.0"
    if measure.interval is None:
        return f"{measure.value:.1f}"
    return "{:.1f} [{:.0f}–{:.0f}]".format(measure.value, *measure.interval)
