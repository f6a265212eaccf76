"""What an evaluation of comparisons found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.comparisons import RELATIONS
from onrecord.evaluate.layout import new_table
from onrecord.evaluate.shift_report import Share

if TYPE_CHECKING:
    from rich.console import RenderableType

_TITLES = {"pairs": "one statement", "alarms": "alarms"}
_CAPTION = (
    "Precision and recall in per cent, with the 95 % interval by Wilson's score. One statement:\n"
    "pairs of passages of two reports. A relation is right where both passages are one statement\n"
    "and it is the labelled one; which of two about equally full versions is called the fullest\n"
    "does not count. Perhaps: how many such passages there are, and how many tell it indeed.\n"
    "Given: the labelled statements; read: those that the model finds in the text."
)


@dataclass(frozen=True, slots=True)
class Figure:
    """Precision and recall of one measure."""

    precision: Share
    recall: Share


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """How comparisons of a collection are scored.

    Attributes:
        collection: ``open`` or ``held-back``.
        statements: ``given`` or ``read``.
        by_meaning: Whether the model of sentences took part.
        figures: By measure: ``pairs``, ``alarms`` and each relation.
        perhaps: How many of the passages that perhaps tell a point do.
    """

    collection: str
    statements: str
    by_meaning: bool
    figures: Mapping[str, Figure]
    perhaps: Share


@dataclass(frozen=True, slots=True)
class ComparisonMiss:
    """A pair of passages that came out otherwise than labelled."""

    case: str
    one: str
    other: str
    right: str
    found: str


@dataclass(frozen=True)
class ComparisonReport:
    """How often comparisons come out as labelled.

    Attributes:
        name: Of the folder of cases; the figures' keys begin with it.
        corpus: SHA-256 of each file that was read.
        rows: By collection.
        misses: Of statements that are given, by meaning; never of a case that is held back.
    """

    name: str
    corpus: Mapping[str, str]
    rows: tuple[ComparisonRow, ...]
    misses: tuple[ComparisonMiss, ...]

    @property
    def figures(self) -> dict[str, float]:
        """Figures such as ``comparisons.open.given.pairs.recall``; higher is better."""
        return {
            f"{self.name}.{row.collection}.{row.statements}.{measure}.{name}": share.value
            for row in self.rows
            if row.by_meaning
            for measure, figure in row.figures.items()
            for name, share in (("precision", figure.precision), ("recall", figure.recall))
        }

    def to_json(self) -> dict[str, Any]:
        """Return the report as JSON values."""
        return {
            "name": self.name,
            "corpus": dict(self.corpus),
            "rows": [
                {
                    "collection": row.collection,
                    "statements": row.statements,
                    "by_meaning": row.by_meaning,
                    "perhaps": _share(row.perhaps),
                    "figures": {
                        measure: {
                            "precision": _share(figure.precision),
                            "recall": _share(figure.recall),
                        }
                        for measure, figure in row.figures.items()
                    },
                }
                for row in self.rows
            ],
            "misses": [
                {name: getattr(miss, name) for name in ComparisonMiss.__slots__}
                for miss in self.misses
            ],
        }


def render_comparisons(report: ComparisonReport) -> RenderableType:
    """Return the report as a table."""
    table = new_table("Comparisons against labels", _CAPTION)
    table.add_column("")
    for row in report.rows:
        meaning = "" if row.by_meaning else ", by words"
        table.add_column(f"{row.collection}, {row.statements}{meaning}", justify="right")
    for measure in ("pairs", *RELATIONS[1:], "alarms"):
        table.add_row(_TITLES.get(measure, measure), *_cells(report.rows, measure))
    table.add_row("perhaps", *(f"{row.perhaps.part} of {row.perhaps.whole}" for row in report.rows))
    return table


def _cells(rows: Sequence[ComparisonRow], measure: str) -> list[str]:
    return [
        f"{row.figures[measure].precision}\n{row.figures[measure].recall}"
        if measure in row.figures
        else "–"
        for row in rows
    ]


def _share(share: Share) -> dict[str, Any]:
    low, high = share.interval
    return {"part": share.part, "whole": share.whole, "interval": [round(low, 2), round(high, 2)]}
