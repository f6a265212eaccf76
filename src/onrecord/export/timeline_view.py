"""What a timeline shows, whether in a terminal or on a page; every string is ready."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.excerpt import excerpt
from onrecord.export.roundup import divide
from onrecord.positions import Dated, Shift, ShiftKind, Timeline
from onrecord.types import Span

KIND_NAMES: dict[ShiftKind, str] = {
    "stance": "stance",
    "figure": "another figure",
    "deadline": "another date",
    "denial": "asserted and denied",
    "dropped": "commitment dropped",
}
SHORT, LONG = 240, 700
"""Characters of a content that are shown: in the line of time, and as evidence."""
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a document, and whether they are evidence."""

    text: str
    is_evidence: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A statement as it is shown.

    Attributes:
        place: Of the statement in the timeline.
        day: In words, such as ``3 May 2021``; ``None`` where it is not known.
        iso: The day as ISO 8601.
        labels: What the speaker does, where it is certain, and the statement's flags.
        source, cue: Words of the document.
        parts: What is shown of the content's parts, in pieces.
        begins, ends: Whether what is shown begins and ends where the content does.
        told_by: Who tells it, where somebody else does.
        facts: Where it stands, and what its day is.
        statement: Its id.
        document: The document's number.
    """

    place: int
    day: str | None
    iso: str | None
    labels: tuple[str, ...]
    source: str | None
    cue: str | None
    parts: tuple[tuple[Piece, ...], ...]
    begins: bool
    ends: bool
    told_by: str | None
    facts: tuple[str, ...]
    statement: str
    document: int | None


@dataclass(frozen=True, slots=True)
class ShiftView:
    """A shift as it is shown: its number, what it is, and both passages."""

    number: int
    kind: ShiftKind
    name: str
    why: str
    earlier: Passage
    later: Passage


@dataclass(frozen=True, slots=True)
class Position:
    """Statements that say nearly the same: the first of them, and the others.

    Attributes:
        first: As it is shown.
        others: The same of those that follow.
        shifts: Numbers of the shifts that one of them is part of.
    """

    first: Passage
    others: tuple[Passage, ...]
    shifts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The positions that were first taken in a year; without a day, ``None``."""

    year: int | None
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class TimelineView:
    """A timeline as it is shown."""

    speaker: str
    topic: str | None
    summary: str
    shifts: tuple[ShiftView, ...]
    years: tuple[Year, ...]


def lay_out_timeline(timeline: Timeline) -> TimelineView:
    """Lay a timeline out."""
    shifts = tuple(_shift(number, each, timeline) for number, each in enumerate(timeline.shifts, 1))
    of_statement: dict[int, list[int]] = {}
    for number, each in enumerate(timeline.shifts, 1):
        for place in (each.earlier, each.later):
            of_statement.setdefault(place, []).append(number)
    years: dict[int | None, list[Position]] = {}
    for group in timeline.groups:
        first, *others = (lay_out_passage(timeline, place) for place in group)
        numbers = sorted({number for place in group for number in of_statement.get(place, ())})
        day = timeline.statements[group[0]].day
        position = Position(first, tuple(others), tuple(numbers))
        years.setdefault(day.year if day is not None else None, []).append(position)
    return TimelineView(
        timeline.speaker,
        timeline.topic,
        summarise(timeline),
        shifts,
        tuple(Year(year, tuple(positions)) for year, positions in years.items()),
    )


def lay_out_passage(timeline: Timeline, place: int, evidence: Sequence[Span] = ()) -> Passage:
    """Lay out one statement of a timeline, with ``evidence`` marked in its content."""
    said = timeline.statements[place]
    text, statement = said.document.text, said.statement
    shown = excerpt(statement.content, text, LONG if evidence else SHORT, evidence)
    source, cue = (
        " ".join(span.of(text).split()) if span is not None else None
        for span in (statement.source, statement.cue)
    )
    return Passage(
        place=place,
        day=in_words(said.day) if said.day is not None else None,
        iso=said.day.isoformat() if said.day is not None else None,
        labels=(*((statement.act,) if statement.act else ()), *statement.flags),
        source=source,
        cue=cue,
        parts=tuple(
            tuple(Piece(piece.of(text), marked) for piece, marked in divide(part, evidence))
            for part in shown
        ),
        begins=shown[0].start == statement.content[0].start,
        ends=shown[-1].end == statement.content[-1].end,
        told_by=said.told_by,
        facts=_facts(said),
        statement=statement.id,
        document=said.number,
    )


def summarise(timeline: Timeline) -> str:
    """Return how many statements and shifts there are, and between which days, in words."""
    days = [each.day for each in timeline.statements if each.day is not None]
    parts = [_count(len(timeline.statements), "statement")]
    if days:
        first, last = in_words(days[0]), in_words(days[-1])
        parts.append(first if first == last else f"{first} to {last}")
    if len(days) < len(timeline.statements):
        parts.append(f"{len(timeline.statements) - len(days)} without a date")
    parts.append(_count(len(timeline.shifts), "shift"))
    return ", ".join(parts)


def in_words(day: date) -> str:
    """Return a day as a reader reads it: ``3 May 2021``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _shift(number: int, shift: Shift, timeline: Timeline) -> ShiftView:
    contrast = shift.contrast
    return ShiftView(
        number,
        contrast.kind,
        KIND_NAMES[contrast.kind],
        contrast.why,
        lay_out_passage(timeline, shift.earlier, contrast.earlier),
        lay_out_passage(timeline, shift.later, contrast.later),
    )


def _facts(said: Dated) -> tuple[str, ...]:
    document = said.document
    place = document.title or document.url or document.origin.path
    dated = "day of the occasion" if said.dated_by == "occasion" else None
    number = f"document {said.number}" if said.number is not None else None
    return tuple(fact for fact in (document.outlet, place, dated, number) if fact)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
