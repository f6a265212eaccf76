"""What an evaluation of followed quotations found."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from onrecord.evaluate.layout import new_table
from onrecord.evaluate.tally import RESAMPLES, SEED

if TYPE_CHECKING:
    from rich.console import RenderableType

OWN = "onrecord"
"""The name of the program itself among those whose answers are scored."""

MEASURES = {
    "pair-precision": "pairs, precision",
    "pair-recall": "pairs, recall",
    "b3-precision": "B³ precision",
    "b3-recall": "B³ recall",
    "b3-f1": "B³ F1",
}
_CAPTION = (
    "Per cent, with the 95 % interval from drawing cases anew. Pairs: of quotations that are said\n"
    "to be the same, and of those that are. B³: the mean over quotations (Bagga and Baldwin,\n"
    "1998). Thresholds of the others are tuned on the open cases."
)


@dataclass(frozen=True, slots=True)
class QuotationRow:
    """One line of the table.

    Attributes:
        collection: ``open`` or ``held-back``.
        program: Whose answers they are.
        quotations: How many.
        values: By measure, in per cent.
        intervals: The 95 % intervals.
    """

    collection: str
    program: str
    quotations: int
    values: Mapping[str, float]
    intervals: Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class QuotationMiss:
    """Two quotations that came out otherwise than labelled."""

    one: str
    other: str
    is_same: bool


@dataclass(frozen=True)
class QuotationReport:
    """How often the same quotations are found to be the same.

    Attributes:
        corpus: SHA-256 of each file that was read.
        rows: By collection, the program itself before the others.
        misses: Its own, never of cases that are held back.
    """

    corpus: Mapping[str, str]
    rows: tuple[QuotationRow, ...]
    misses: tuple[QuotationMiss, ...]

    @property
    def figures(self) -> dict[str, float]:
        """The program's own figures, such as ``quotations.open.b3-f1``; higher is better."""
        return {
            f"quotations.{row.collection}.{measure}": value
            for row in self.rows
            if row.program == OWN
            for measure, value in row.values.items()
        }

    def to_json(self) -> dict[str, Any]:
        """Return the report as JSON values."""
        return {
            "name": "quotations",
            "corpus": dict(self.corpus),
            "rows": [
                {
                    **asdict(row),
                    "values": {key: round(value, 2) for key, value in row.values.items()},
                }
                for row in self.rows
            ],
            "misses": [asdict(miss) for miss in self.misses],
        }


def score_groups(
    collection: str,
    program: str,
    cases: Sequence[int],
    truth: Sequence[Hashable],
    found: Sequence[Hashable],
) -> QuotationRow:
    """Score groups of quotations.

    Args:
        collection: Where the quotations are from.
        program: Who grouped them.
        cases: The case of each quotation; cases are drawn anew for the intervals.
        truth: For each quotation its right group.
        found: The one it was given.
    """
    import numpy as np

    counts = np.zeros((max(cases) + 1, 6))
    for at, case in enumerate(cases):
        right = {other for other, group in enumerate(truth) if group == truth[at]}
        given = {other for other, group in enumerate(found) if group == found[at]}
        both = len(right & given)
        # Pairs are counted at both of their quotations.
        counts[case] += (
            both - 1,
            len(given) - 1,
            len(right) - 1,
            both / len(given),
            both / len(right),
            1,
        )
    values = _values(counts.sum(axis=0))
    draws = np.random.default_rng(SEED).integers(0, len(counts), (RESAMPLES, len(counts)))
    drawn = [_values(counts[draw].sum(axis=0)) for draw in draws]
    intervals = {
        key: (
            float(np.percentile([each[key] for each in drawn], 2.5)),
            float(np.percentile([each[key] for each in drawn], 97.5)),
        )
        for key in values
    }
    return QuotationRow(collection, program, len(cases), values, intervals)


def _values(counts: Sequence[float]) -> dict[str, float]:
    matched, given, right, precision, recall, quotations = (float(count) for count in counts)
    precision, recall = 100 * precision / quotations, 100 * recall / quotations
    return {
        "pair-precision": 100 * matched / given if given else 100.0,
        "pair-recall": 100 * matched / right if right else 100.0,
        "b3-precision": precision,
        "b3-recall": recall,
        "b3-f1": 2 * precision * recall / (precision + recall),
    }


def render_quotations_report(report: QuotationReport) -> RenderableType:
    """Return the report as one table."""
    table = new_table("The same quotations, against labels", _CAPTION)
    for title in ("", "quotations", *MEASURES.values()):
        table.add_column(title, justify="left" if not title else "right")
    for row in report.rows:
        name = row.collection if row.program == OWN else f"  {row.program}"
        table.add_row(name, str(row.quotations), *(_cell(row, measure) for measure in MEASURES))
    return table


def _cell(row: QuotationRow, measure: str) -> str:
    return "{:.1f} [{:.0f}–{:.0f}]".format(row.values[measure], *row.intervals[measure])
