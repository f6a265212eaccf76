"""The picture of a timeline: where its marks are. The templates draw it as SVG.

A lane an act, from those that are for something to those that are against. Places along the line of
time are in per cent, so that the picture fills any width and its letters keep their size.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import log2

from onrecord.export.timeline_view import KIND_NAMES, in_words
from onrecord.positions import ShiftKind, Timeline

_ACTS = (
    *("supports", "commits", "urges", "expects", "asserts", "asks"),
    *("warns", "denies", "opposes", "other"),
)
NOT_CERTAIN = "act not certain"
_FIRST_LANE, _LANE, _BELOW = 44, 46, 26
_LEFT, _RIGHT = 3.0, 97.0
_RADIUS, _MOST_WIDER = 5.0, 4.0
_MOST_TICKS = 10
_SHOWN = 80
_SHARES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)
"""Where on its line a shift's number may stand."""
_WIDE, _HIGH = 7.0, 22.0
"""What a number takes, in per cent and in pixels."""
_MONTHS = ("Jan", "Apr", "Jul", "Oct")


@dataclass(frozen=True, slots=True)
class Tick:
    """A year, or the beginning of a quarter: its place in per cent and its name."""

    place: float
    name: str


@dataclass(frozen=True, slots=True)
class LaneView:
    """A lane: its name, how many marks it has, and its height in pixels from above."""

    name: str
    count: int
    height: float


@dataclass(frozen=True, slots=True)
class MarkView:
    """A statement, or several that say nearly the same on one day.

    Attributes:
        place: Of the statement in the timeline.
        x: In per cent.
        y, radius: In pixels.
        title: What it is, in words.
        in_shift: Whether it is part of a shift.
    """

    place: int
    x: float
    y: float
    radius: float
    title: str
    in_shift: bool


@dataclass(frozen=True, slots=True)
class ShiftLine:
    """A shift: a line from the earlier mark to the later one, its number at ``x`` and ``y``."""

    number: int
    kind: ShiftKind
    title: str
    x1: float
    y1: float
    x2: float
    y2: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class TimelineChart:
    """A picture, ``height`` pixels high."""

    height: float
    title: str
    lanes: tuple[LaneView, ...]
    ticks: tuple[Tick, ...]
    marks: tuple[MarkView, ...]
    lines: tuple[ShiftLine, ...]


def draw(timeline: Timeline) -> TimelineChart | None:
    """Return the picture of a timeline; ``None`` where none of its statements has a day."""
    days = [each.day for each in timeline.statements if each.day is not None]
    if not days:
        return None
    first, last = min(days), max(days)
    of = [each.statement.act or NOT_CERTAIN for each in timeline.statements]
    names = [name for name in (*_ACTS, NOT_CERTAIN) if name in of]
    heights = {name: float(_FIRST_LANE + number * _LANE) for number, name in enumerate(names)}
    in_shifts = {place for shift in timeline.shifts for place in (shift.earlier, shift.later)}
    marks = {
        place: MarkView(
            place,
            _place(day, first, last),
            heights[of[place]],
            _RADIUS,
            f"{in_words(day)}, {of[place]}: {_beginning(timeline, place)}",
            place in in_shifts,
        )
        for place, each in enumerate(timeline.statements)
        if (day := each.day) is not None
    }
    return TimelineChart(
        height=_FIRST_LANE + (len(names) - 0.5) * _LANE + _BELOW,
        title=f"{timeline.speaker}: statements by act, {in_words(first)} to {in_words(last)}",
        lanes=tuple(LaneView(name, of.count(name), heights[name]) for name in names),
        ticks=_ticks(first, last),
        marks=_together(tuple(marks.values())),
        lines=_lines(timeline, marks),
    )


def _lines(timeline: Timeline, marks: Mapping[int, MarkView]) -> tuple[ShiftLine, ...]:
    lines: list[ShiftLine] = []
    for number, shift in enumerate(timeline.shifts, 1):
        one, other = marks[shift.earlier], marks[shift.later]
        places = [
            (one.x + share * (other.x - one.x), one.y + share * (other.y - one.y))
            for share in _SHARES
        ]
        free = (place for place in places if not any(_hides(place, line) for line in lines))
        x, y = next(free, places[0])
        title = f"Shift {number}, {KIND_NAMES[shift.contrast.kind]}: {shift.contrast.why}"
        lines.append(
            ShiftLine(
                number,
                shift.contrast.kind,
                title,
                one.x,
                one.y,
                other.x,
                other.y,
                round(x, 2),
                round(y, 1),
            )
        )
    return tuple(lines)


def _hides(place: tuple[float, float], line: ShiftLine) -> bool:
    """Tell whether two numbers would stand on each other, on a phone too."""
    return abs(place[0] - line.x) < _WIDE and abs(place[1] - line.y) < _HIGH


def _place(day: date, first: date, last: date) -> float:
    if first == last:
        return 50.0
    share = (day - first).days / (last - first).days
    return round(_LEFT + (_RIGHT - _LEFT) * share, 2)


def _ticks(first: date, last: date) -> tuple[Tick, ...]:
    years = range(first.year, last.year + 1)
    step = -(-len(years) // _MOST_TICKS)
    if len(years) > 2:
        begins = [(date(year, 1, 1), str(year)) for year in years[::step]]
    else:
        begins = [
            (date(year, 3 * number + 1, 1), f"{name} {year}")
            for year in years
            for number, name in enumerate(_MONTHS)
        ]
    within = [(day, name) for day, name in begins if first <= day <= last]
    if not within:
        return tuple(Tick(_place(day, first, last), in_words(day)) for day in {first: 0, last: 0})
    return tuple(Tick(_place(day, first, last), name) for day, name in within)


def _together(marks: tuple[MarkView, ...]) -> tuple[MarkView, ...]:
    """Draw marks that lie on each other as one, the wider the more they are."""
    at: dict[tuple[float, float, bool], list[MarkView]] = {}
    for mark in marks:
        at.setdefault((mark.x, mark.y, mark.in_shift), []).append(mark)
    return tuple(
        MarkView(
            same[0].place,
            same[0].x,
            same[0].y,
            round(_RADIUS + min(_MOST_WIDER, log2(len(same))), 1),
            same[0].title + (f" (and {len(same) - 1} more)" if len(same) > 1 else ""),
            same[0].in_shift,
        )
        for same in at.values()
    )


def _beginning(timeline: Timeline, place: int) -> str:
    said = timeline.statements[place]
    words = " ".join(said.statement.content[0].of(said.document.text).split())
    if len(words) <= _SHOWN:
        return words
    return (words[:_SHOWN].rpartition(" ")[0] or words[:_SHOWN]) + " …"
