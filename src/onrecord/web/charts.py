"""Pictures of numbers: where the lines and bars are. The templates draw them as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.export.view import Figure, Item, PageRecord
from onrecord.types import Record
from onrecord.web.views import Count

WIDTH = 1000
"""Of a picture, in its own units; it is stretched to the room that it has."""
_LEAST = 3.0
"""Units that even the shortest statement has, so that it can be seen and pointed at."""
MOST_LANES = 9


@dataclass(frozen=True, slots=True)
class Stroke:
    """One part of a statement: where, how long, and the statement's key on the page."""

    start: float
    width: float
    key: str


@dataclass(frozen=True, slots=True)
class Lane:
    """What one party says, from the beginning of the text to its end."""

    figure: Figure
    strokes: tuple[Stroke, ...]
    share: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A number as a bar: ``width`` in units, ``share`` in percent of all."""

    name: str
    count: int
    share: float
    width: float
    link: str | None


def strip_of_voices(record: Record, page: PageRecord) -> tuple[Lane, ...]:
    """Return where in the text each party speaks; those who speak most, if there are many."""
    length = max(1, len(record.document.text))
    strokes: dict[str, list[Stroke]] = {}
    covered: dict[str, int] = {}
    for key, item in _items(page).items():
        if not key.isdecimal():
            continue
        for part in record.statements[int(key) - 1].content:
            width = max(_LEAST, WIDTH * len(part) / length)
            start = min(WIDTH * part.start / length, WIDTH - width)
            stroke = Stroke(round(start, 1), round(width, 1), key)
            strokes.setdefault(item.figure.key, []).append(stroke)
            covered[item.figure.key] = covered.get(item.figure.key, 0) + len(part)
    speaking = [figure for figure in page.figures if figure.key in strokes]
    most = sorted(speaking, key=lambda figure: -covered[figure.key])[:MOST_LANES]
    return tuple(
        Lane(figure, tuple(strokes[figure.key]), round(100 * covered[figure.key] / length))
        for figure in speaking
        if figure in most
    )


def bars(counts: Sequence[Count]) -> tuple[Bar, ...]:
    """Return numbers as bars, the longest as wide as the picture."""
    total = sum(each.count for each in counts)
    longest = max((each.count for each in counts), default=0)
    return tuple(
        Bar(
            each.name,
            each.count,
            100 * each.count / total if total else 0.0,
            round(WIDTH * each.count / longest, 1) if longest else 0.0,
            each.link,
        )
        for each in counts
    )


def _items(page: PageRecord) -> dict[str, Item]:
    items = [item for topic in page.topics for group in topic.groups for item in group.items]
    for item in items:  # which grows: children follow
        items.extend(item.children)
    return {item.key: item for item in sorted(items, key=lambda item: (len(item.key), item.key))}
