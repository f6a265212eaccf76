"""A comparison as a page: who carries what at a glance, and the versions side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.comparisons import Comparison, Relation
from onrecord.export.compare_view import Cell, CompareView, Row, arrange
from onrecord.export.standalone import fill_page

TONES: Mapping[Relation, str] = {
    "fullest": "whole",
    "verbatim": "whole",
    "shortened": "part",
    "overlapping": "part",
    "altered": "grave",
    "paraphrase": "retold",
    "contradicted": "grave",
}
WIDTH, LANE = 1150, 30
"""Width of the picture and height of a document in it, in its own units."""
_WIDEST, _NARROWEST = 22, 8
"""Width of a point's column."""
_HEIGHT = 20
_LEAST = 4.0
"""Height that even the smallest part has, so that it can be seen."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A point in a document's lane of the picture.

    Attributes:
        left, width, top, height: Where, in the picture's units; ``height`` tells how much is
            carried.
        tone: How it is drawn.
        number: Of the point.
        title: What it says to whoever points at it.
    """

    left: float
    width: float
    top: float
    height: float
    tone: str
    number: int
    title: str


def render_comparison_html(comparison: Comparison) -> str:
    """Return a page that shows a comparison."""
    styles = ["record.css", "check.css", "compare.css"]
    return fill_page("compare.html", page_values(comparison), styles=styles)


def page_values(comparison: Comparison) -> dict[str, Any]:
    """Return what the template of a comparison shows."""
    view = arrange(comparison)
    rows = [*view.shared, *(row for rows in view.alone for row in rows)]
    column = min(_WIDEST, max(_NARROWEST, WIDTH / max(1, len(rows))))
    return {
        "view": view,
        "marks": tuple(_marks(view, rows, column)),
        "width": round(column * max(1, len(rows)), 1),
        "lanes": [(outlet, LANE * number + LANE / 2) for number, outlet in enumerate(view.outlets)],
        "height": LANE * len(view.outlets),
        "tones": TONES,
        "by_meaning": comparison.by_meaning,
    }


def _marks(view: CompareView, rows: list[Row], column: float) -> Iterator[Mark]:
    for at, row in enumerate(rows):
        is_alone = len(row.carriers) == 1
        for lane, cell in enumerate(row.cells):
            for tone, share, title in _mark(cell):
                height = round(max(_LEAST, _HEIGHT * share), 1)
                yield Mark(
                    round(column * at + 2, 1),
                    round(column - 4, 1),
                    round(LANE * lane + LANE / 2 + _HEIGHT / 2 - height, 1),
                    height,
                    tone,
                    row.number,
                    f"{row.number}, {view.outlets[lane].name}: "
                    f"{'only here' if is_alone and cell.tellings else title}",
                )


def _mark(cell: Cell) -> Iterator[tuple[str, float, str]]:
    if cell.tellings:
        first = max(cell.tellings, key=lambda telling: telling.share)
        tone = TONES[first.relation]
        yield tone, 1.0 if tone in ("retold", "grave") else first.share, first.relation
    elif cell.perhaps is not None:
        yield "perhaps", 0.0, "perhaps"
