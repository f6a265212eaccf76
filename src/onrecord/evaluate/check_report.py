"""What an evaluation of checks found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from onrecord.checks import VERDICTS, Verdict
from onrecord.evaluate.layout import new_table
from onrecord.evaluate.tally import RESAMPLES, SEED

if TYPE_CHECKING:
    from rich.console import RenderableType

OWN = "onrecord"
"""The name of the program itself among those whose answers are scored."""

MEASURES = {
    "accuracy": "verdict right",
    "macro-f1": "macro F1",
    "alarms": "alarms found",
    "negation-number": "negation, number",
    "quiet": "no false alarm",
}
_CAPTION = (
    "Per cent, with the 95 % interval from drawing articles anew. Macro F1: the mean over the\n"
    "verdicts that occur. Negation, number: share of these alarms that were raised. No false\n"
    "alarm: share of the checks that should raise none and do not. Claims are given, so that\n"
    "what is not found in an article does not count. Thresholds of the others are tuned on the\n"
    "open cases."
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One check beside its label.

    Attributes:
        right, found: Verdicts.
        alarms_right, alarms_found: Alarms.
    """

    right: Verdict
    found: Verdict
    alarms_right: frozenset[str]
    alarms_found: frozenset[str]


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One line of the table.

    Attributes:
        collection: ``open``, ``second``, ``held-back``, ``fresh``, ``third`` or ``generated``.
        program: Whose answers they are.
        checks: How many.
        values: By measure, in per cent.
        intervals: The 95 % intervals.
        verdicts: F1 of each verdict that occurs, in per cent.
    """

    collection: str
    program: str
    checks: int
    values: Mapping[str, float]
    intervals: Mapping[str, tuple[float, float]]
    verdicts: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class CheckMiss:
    """A check that came out otherwise than labelled."""

    case: str
    kind: str
    words: str
    change: str | None
    right: Verdict
    found: Verdict
    alarms_right: tuple[str, ...]
    alarms_found: tuple[str, ...]
    why: tuple[str, ...]


@dataclass(frozen=True)
class CheckReport:
    """How often checks come out as labelled.

    Attributes:
        corpus: SHA-256 of each file that was read.
        rows: By collection, the program itself before the others.
        misses: Its own, never of a case that is held back.
    """

    corpus: Mapping[str, str]
    rows: tuple[CheckRow, ...]
    misses: tuple[CheckMiss, ...]

    @property
    def figures(self) -> dict[str, float]:
        """The program's own figures, such as ``checks.open.macro-f1``; higher is better."""
        return {
            f"checks.{row.collection}.{measure}": value
            for row in self.rows
            if row.program == OWN
            for measure, value in row.values.items()
        }

    def to_json(self) -> dict[str, Any]:
        """Return the report as JSON values."""
        return {
            "name": "checks",
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


def score_rows(collection: str, program: str, articles: Sequence[Sequence[Outcome]]) -> CheckRow:
    """Score the outcomes of a collection, article by article."""
    import numpy as np

    outcomes = [outcome for article in articles for outcome in article]
    draws = np.random.default_rng(SEED).integers(0, len(articles), (RESAMPLES, len(articles)))
    table = np.array([_count(article) for article in articles])
    values = _values(table.sum(axis=0))
    drawn = [_values(table[draw].sum(axis=0)) for draw in draws] if len(articles) > 1 else []
    intervals = {
        key: (
            float(np.percentile([each[key] for each in drawn if key in each], 2.5)),
            float(np.percentile([each[key] for each in drawn if key in each], 97.5)),
        )
        for key in values
        if drawn
    }
    return CheckRow(
        collection,
        program,
        len(outcomes),
        values,
        intervals,
        _f1s(table.sum(axis=0)),
    )


def macro_f1(right: Sequence[Verdict], found: Sequence[Verdict]) -> float:
    """Return the mean F1 over the verdicts that occur in ``right``, in per cent."""
    outcomes = [
        Outcome(one, other, frozenset(), frozenset())
        for one, other in zip(right, found, strict=True)
    ]
    return _values(_count(outcomes))["macro-f1"]


_GRAVE = frozenset(("negation", "number"))


def _count(outcomes: Sequence[Outcome]) -> list[int]:
    """Count what the measures are made of: a row of numbers that can be added up."""
    counts = []
    for verdict in VERDICTS:
        counts += [
            sum(each.right == each.found == verdict for each in outcomes),
            sum(each.found == verdict for each in outcomes),
            sum(each.right == verdict for each in outcomes),
        ]
    quiet = [each for each in outcomes if not each.alarms_right]
    return [
        *counts,
        sum(len(each.alarms_right & each.alarms_found) for each in outcomes),
        sum(len(each.alarms_right) for each in outcomes),
        sum(len(each.alarms_right & each.alarms_found & _GRAVE) for each in outcomes),
        sum(len(each.alarms_right & _GRAVE) for each in outcomes),
        sum(not each.alarms_found for each in quiet),
        len(quiet),
    ]


def _f1s(counts: Sequence[int]) -> dict[str, float]:
    found: dict[str, float] = {}
    for number, verdict in enumerate(VERDICTS):
        matched, answered, right = (int(count) for count in counts[3 * number : 3 * number + 3])
        if right:
            found[verdict] = 200 * matched / (answered + right)
    return found


def _values(counts: Sequence[int]) -> dict[str, float]:
    verdicts = 3 * len(VERDICTS)
    right = sum(int(count) for count in counts[2:verdicts:3])
    matched = sum(int(count) for count in counts[0:verdicts:3])
    f1s = _f1s(counts)
    values = {
        "accuracy": 100 * matched / right,
        "macro-f1": sum(f1s.values()) / len(f1s),
    }
    pairs = [int(count) for count in counts[verdicts:]]
    for number, key in enumerate(("alarms", "negation-number", "quiet")):
        part, whole = pairs[2 * number : 2 * number + 2]
        if whole:
            values[key] = 100 * part / whole
    return values


def render_checks_report(report: CheckReport) -> RenderableType:
    """Return the report as one table."""
    table = new_table("Checks against labels", _CAPTION)
    for title in ("", "checks", *MEASURES.values()):
        table.add_column(title, justify="left" if not title else "right")
    for row in report.rows:
        name = row.collection if row.program == OWN else f"  {row.program}"
        table.add_row(name, str(row.checks), *(_cell(row, measure) for measure in MEASURES))
    return table


def _cell(row: CheckRow, measure: str) -> str:
    if measure not in row.values:
        return "–"
    if measure not in row.intervals:
        return f"{row.values[measure]:.1f}"
    return "{:.1f} [{:.0f}–{:.0f}]".format(row.values[measure], *row.intervals[measure])
