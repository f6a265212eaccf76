"""A timeline to read in a terminal: understandable without colour."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.export.text import neutralise
from onrecord.export.timeline_view import (
    Passage,
    Position,
    ShiftView,
    TimelineView,
    lay_out_timeline,
)
from onrecord.positions import Timeline

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_DAY = 12
_KEY = "{…} the words that differ. Read both passages: a shift is where to look, not a verdict."


def render_timeline(timeline: Timeline, *, console: Console) -> None:
    """Print the shifts with both passages, then all positions by year."""
    for line in _lines(lay_out_timeline(timeline), console.encoding):
        console.print(line, highlight=False, soft_wrap=True)


def _lines(view: TimelineView, encoding: str) -> Iterator[Text]:
    def say(words: str, style: str = "") -> Text:
        from rich.text import Text

        return Text(neutralise(" ".join(words.split()), encoding), style=style)

    yield say(f"{view.speaker} · {view.topic}" if view.topic else view.speaker, "bold")
    yield say(view.summary, "dim")
    if view.shifts:
        yield say("")
        yield say("SHIFTS", "bold")
        for shift in view.shifts:
            yield from _shift(shift, encoding)
        yield say(_KEY, "dim")
    for year in view.years:
        yield say("")
        yield say(str(year.year) if year.year is not None else "WITHOUT A DATE", "bold")
        for position in year.positions:
            yield from _position(position, encoding)


def _shift(shift: ShiftView, encoding: str) -> Iterator[Text]:
    from rich.text import Text

    why = neutralise(shift.why, encoding)
    yield Text.assemble((f"{shift.number}  {shift.name.upper()}", "bold red"), f"  {why}")
    for passage in (shift.earlier, shift.later):
        yield from _passage(passage, encoding, full=True)
    yield Text("")


def _position(position: Position, encoding: str) -> Iterator[Text]:
    from rich.text import Text

    yield from _passage(position.first, encoding, full=False, shifts=position.shifts)
    if position.others:
        days = ", ".join(dict.fromkeys(each.iso or "no date" for each in position.others))
        count = len(position.others)
        alike = f"{count} more alike" if count > 1 else "1 more alike"
        yield Text(" " * _DAY + f"{alike}: {days}", style="dim")


def _passage(
    passage: Passage, encoding: str, *, full: bool, shifts: tuple[int, ...] = ()
) -> Iterator[Text]:
    from rich.text import Text

    line = Text(f"{passage.iso or '':{_DAY}}")
    if passage.labels:
        line.append(f"{', '.join(passage.labels)}  ", style="dim")
    if passage.cue is not None and (cue := passage.cue.rstrip(":")):  # a transcript's is a colon
        line.append(f"{neutralise(cue, encoding)}: ", style="italic")
    if not passage.begins:
        line.append("… ")
    for number, part in enumerate(passage.parts):
        if number:
            line.append(" … ")
        for piece in part:
            words = neutralise(" ".join(piece.text.split()), encoding)
            before = " " if piece.text[:1].isspace() else ""
            after = " " if piece.text[-1:].isspace() else ""
            if piece.is_evidence and full:
                line.append(f"{before}{{{words}}}{after}", style="bold")
            else:
                line.append(f"{before}{words}{after}")
    if not passage.ends:
        line.append(" …")
    if shifts:
        line.append(f"  [shift {', '.join(map(str, shifts))}]", style="bold red")
    yield line
    if full or passage.told_by:
        told = [f"told by {passage.told_by}"] if passage.told_by else []
        facts = [*told, *passage.facts, *([f"statement {passage.statement}"] if full else ())]
        where = neutralise(" ".join(" · ".join(facts).split()), encoding)
        yield Text(" " * _DAY + where, style="dim")
