"""Join attributions that were found apart: what lies inside another is nested in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribute import lies_inside
from onrecord.describe.locate import start_of
from onrecord.types import Attribution, Span


def adopt(
    attributions: Sequence[Attribution], holders: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Return ``attributions`` followed by ``holders``, as one tuple with parents by index.

    Holders are disjoint: turns, speech that lost its marks. An attribution without a parent whose
    spans all lie inside the content of a holder becomes its child. One that reads the holder's own
    source or cue ("Reyes:") is the same statement, and the holder stands for both.
    """
    order = sorted(range(len(holders)), key=lambda number: start_of(holders[number]))
    starts = [start_of(holders[number]) for number in order]
    kept: list[Attribution] = []
    # Where each attribution stands in the result; those of holders count from the end of ``kept``.
    places: dict[int, int] = {}
    stand_ins: dict[int, int] = {}
    parents: dict[int, int] = {}
    for index, attribution in enumerate(attributions):
        before = bisect_right(starts, start_of(attribution)) - 1
        holder = order[before] if attribution.parent is None and before >= 0 else None
        if holder is not None and _is_same(attribution, holders[holder]):
            stand_ins[index] = holder
            continue
        if holder is not None and lies_inside(attribution, holders[holder].content):
            parents[len(kept)] = holder
        places[index] = len(kept)
        kept.append(attribution)
    places |= {index: len(kept) + holder for index, holder in stand_ins.items()}
    for place, each in enumerate(kept):
        if place in parents:
            kept[place] = replace(each, parent=len(kept) + parents[place])
        elif each.parent is not None:
            kept[place] = replace(each, parent=places[each.parent])
    return (*kept, *holders)


def _is_same(attribution: Attribution, holder: Attribution) -> bool:
    return _touch(attribution.source, holder.source) or _touch(attribution.cue, holder.cue)


def _touch(first: Span | None, second: Span | None) -> bool:
    return first is not None and second is not None and first.overlap(second) > 0
