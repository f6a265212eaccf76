"""Reports as tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.evaluate.calibration import Reliability
from onrecord.evaluate.compare import GoldScore
from onrecord.evaluate.differences import KINDS, count_kinds
from onrecord.evaluate.layout import new_table
from onrecord.evaluate.published import PART, SYSTEMS
from onrecord.evaluate.report import Measure, Report

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

_TITLES = {
    "record.exact": "statement, exact",
    "record.overlap": "statement, overlap",
    "record.content": "content, overlap",
    "gum.pairwise": "pairs of one speaker",
}
_NONE = "–"
_NOTES = {
    "precision": "",
    "recall": "",
    "F1": "Jaccard: the mean ratio of shared tokens, not an F1.",
    "95 %": "95 %: interval from drawing articles anew.",
    "humans": "Humans: the annotators of {articles} articles against each other.",
    "there": "There: the record on the same articles.",
    "published": "Published: the best of other systems, on another part of the corpus ({part}).",
}
"""What needs saying of each column of figures."""


def render_report(report: Report) -> RenderableType:
    """Return a report as tables: the measures, the published systems and the failures."""
    from rich.console import Group
    from rich.text import Text

    parts: list[RenderableType] = [Text(_heading(report)), _measures(report)]
    if any(measure.published is not None for measure in report.measures):
        parts.append(_systems(report))
    if report.reliability is not None:
        parts += [_bins(report.reliability), _points(report.reliability)]
    if report.differences:
        parts.append(_differences(report))
    if report.failures:
        parts.append(_failures(report))
    return Group(*_spaced(parts))


def render_gold(score: GoldScore) -> RenderableType:
    """Return a score against hand-annotated documents as tables: the figures and the misses."""
    from rich.console import Group

    figures = _table("Against the hand-annotated documents", "measure", "value")
    for name, value in score.to_json().items():
        if isinstance(value, int):
            figures.add_row(name.replace("_", " "), str(value))
    for key, figure in score.figures.items():
        figures.add_row(key.removeprefix("gold.").replace(".", ", ") + ", %", _figure(figure))
    misses = _table("What differs", "what", "gold", "record", "words", numeric=False)
    for miss in score.misses:
        misses.add_row(miss.what, *map(_line, (miss.expected, miss.found, miss.words)))
    return Group(*_spaced([figures, misses] if score.misses else [figures]))


def _spaced(parts: Sequence[RenderableType]) -> Iterator[RenderableType]:
    for number, part in enumerate(parts):
        if number:
            yield ""
        yield part


def _heading(report: Report) -> str:
    model = report.model
    by = f" by {model.name} {model.version}" if model else ""
    failed = f"; {len(report.failures)} articles failed" if report.failures else ""
    return (
        f"{report.name}: {report.articles} articles, {report.annotations} annotations, "
        f"{report.statements} statements{by}{failed}"
    )


def _measures(report: Report) -> Table:
    rows = {_title(measure): _cells(measure) for measure in report.measures}
    filled = [name for name in _NOTES if any(cells[name] != _NONE for cells in rows.values())]
    table = _table("All figures in per cent", "measure", *filled)
    for title, cells in rows.items():
        table.add_row(title, *(cells[name] for name in filled))
    notes = (_NOTES[name].format(articles=report.shared_articles, part=PART) for name in filled)
    table.caption = "\n".join(filter(None, notes))
    return table


def _cells(measure: Measure) -> dict[str, str]:
    """Return a measure's cells by the name of their column."""
    counts = measure.counts
    return {
        "precision": _NONE if measure.is_mean else _figure(counts.precision),
        "recall": _NONE if measure.is_mean else _figure(counts.recall),
        "F1": _figure(measure.value),
        "95 %": "{:.1f}–{:.1f}".format(*measure.interval) if measure.interval else _NONE,
        "humans": _figure(measure.human),
        "there": _figure(measure.shared),
        "published": _figure(measure.published),
    }


def _systems(report: Report) -> Table:
    keys = ("cofe.source.exact", "cofe.cue.exact", "cofe.content.exact", "record.content")
    table = _table(
        f"Exact-match F1 beside other systems (theirs on {PART})",
        *("system", "source", "cue", "content", "content, overlap"),
    )
    own = {measure.key: measure.value for measure in report.measures}
    table.add_row(f"onrecord ({report.name})", *(_figure(own.get(key)) for key in keys))
    for system in SYSTEMS:
        mark = " (measured)" if system.origin == "measured" else ""
        figures = system.figures
        table.add_row(system.name + mark, *(_figure(figures.get(key)) for key in keys))
    return table


def _bins(reliability: Reliability) -> Table:
    table = _table("Confidence and what is right (overlap)", "mean", "right", "statements")
    for each in reliability.bins:
        table.add_row(f"{each.confidence:.2f}", f"{each.right:.2f}", str(each.number))
    table.caption = f"Expected calibration error: {reliability.error:.3f}"
    return table


def _points(reliability: Reliability) -> Table:
    table = _table("Statements of at least a confidence", "least", "precision", "recall")
    for each in reliability.points:
        table.add_row(f"{each.least:.2f}", _figure(each.precision), _figure(each.recall))
    return table


def _differences(report: Report) -> Table:
    table = _table("What differs from the annotators", "kind", "number", "meaning")
    table.columns[-1].justify = "left"
    for kind, count in count_kinds(report.differences).items():
        table.add_row(kind, f"{count:.0f}", KINDS[kind])
    table.caption = "A statement may differ in several; several annotators share a weight of 1."
    return table


def _failures(report: Report) -> Table:
    table = _table("Articles that failed", "article", "problem", numeric=False)
    for failure in report.failures:
        table.add_row(failure.article, _line(failure.problem))
    return table


def _table(title: str, first: str, *others: str, numeric: bool = True) -> Table:
    table = new_table(title)
    table.add_column(first)
    for name in others:
        table.add_column(name, justify="right" if numeric else "left")
    return table


def _title(measure: Measure) -> str:
    if measure.key in _TITLES:
        return _TITLES[measure.key]
    _, role, kind = measure.key.split(".")
    return f"{role}, {'Jaccard' if kind == 'jaccard' else kind}"


def _figure(figure: float | None) -> str:
    return _NONE if figure is None else f"{figure:.1f}"


def _line(words: str | None) -> str:
    """Return words on one line, without what a terminal would take for markup."""
    from rich.markup import escape

    return _NONE if words is None else escape(" ".join(words.split()))
