"""What a speaker said on a topic, in order of date, with its shifts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from onrecord.contrast import Reading, find_contrast, read_statement
from onrecord.find.filters import Filters
from onrecord.find.search import select
from onrecord.positions import Contrast, Dated, Shift, Timeline
from onrecord.store import Archive
from onrecord.trace.groups import group
from onrecord.trace.speaker import read_said, statements_by

_COMMON = 400
"""A stem that more of a speaker's statements have finds no pairs: others will, or none is alike."""
_MOST_COMPARED = 200
"""Earlier statements that one is compared with: those that share most with it."""


def trace(
    archive: Archive,
    speaker: str,
    topic: str | None = None,
    *,
    since: date | None = None,
    until: date | None = None,
) -> Timeline:
    """Return what one speaker is on record with.

    Args:
        archive: Where it is.
        speaker: The id in the registry, a name, or words of the name of one speaker only.
        topic: Words of the topic; ``None`` for all.
        since: The first day; what has no date is left out then.
        until: The last day, likewise.

    Raises:
        RegistryError: If no speaker, or several, are called so.
        ValueError: If there is no word in ``topic``.
    """
    name, ids = statements_by(archive, speaker)
    if topic is not None:
        found = select(archive, None, Filters(topic=topic), limit=-1, among=ids, ordered=False)
        ids = [number for number, _ in found]
    said = read_said(archive, ids)
    within = {number: each for number, each in said.items() if _is_within(each, since, until)}
    numbers = sorted(within, key=lambda number: _order(within[number]))
    statements = tuple(within[number] for number in numbers)
    return Timeline(
        name,
        topic,
        statements,
        group(statements, archive.vectors(numbers), numbers),
        find_shifts(statements),
    )


def find_shifts(statements: Sequence[Dated]) -> tuple[Shift, ...]:
    """Return the shifts between statements of one speaker, which are in order of date.

    Of several earlier statements that a later one differs from in one way, the last one counts.
    What others report of the same shift afterwards, in the same words, is not one more.
    """
    readings = {
        place: reading
        for place, each in enumerate(statements)
        if (reading := read_statement(each)) is not None
    }
    told: dict[tuple[str | None, ...], int] = {}
    shifts = []
    for later, earlier in _pairs(readings):
        kinds: set[str] = set()
        for place in earlier:
            contrast = find_contrast(readings[place], readings[later])
            if contrast is None or contrast.kind in kinds:
                continue
            kinds.add(contrast.kind)
            words = _words(contrast, statements[place], statements[later])
            if place >= told.get(words, 0):
                told[words] = later
                shifts.append(Shift(place, later, contrast))
    return tuple(sorted(shifts, key=lambda shift: (shift.later, shift.earlier)))


def _pairs(readings: dict[int, Reading]) -> Iterator[tuple[int, list[int]]]:
    """Yield each statement with the earlier ones that share words with it, the last one first."""
    places: dict[str, list[int]] = defaultdict(list)
    for _, together in groupby(sorted(readings), key=lambda place: readings[place].day):
        today = list(together)
        for later in today:
            shared = Counter(
                earlier
                for stem in readings[later].stems
                if len(places[stem]) <= _COMMON
                for earlier in places[stem]
            )
            most = [place for place, _ in shared.most_common(_MOST_COMPARED)]
            yield later, sorted(most, reverse=True)
        for place in today:
            for stem in readings[place].stems:
                places[stem].append(place)


def _words(contrast: Contrast, earlier: Dated, later: Dated) -> tuple[str | None, ...]:
    """Return what two shifts have in common that are one."""
    return (
        contrast.kind,
        *(" ".join(span.of(earlier.document.text).lower().split()) for span in contrast.earlier),
        earlier.statement.act,
        *(" ".join(span.of(later.document.text).lower().split()) for span in contrast.later),
    )


def _order(said: Dated) -> tuple[bool, date, int, int]:
    return (
        said.day is None,
        said.day or date.max,
        said.number or 0,
        said.statement.content[0].start,
    )


def _is_within(said: Dated, since: date | None, until: date | None) -> bool:
    if said.day is None:
        return since is None and until is None
    return (since is None or said.day >= since) and (until is None or said.day <= until)
