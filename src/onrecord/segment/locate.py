"""Find the zone that a place lies in, and the label of a turn."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from onrecord.types import Span, Zone

# What may stand before a label: marks of emphasis, list or channel change.
_LEAD = re.compile(r"[\s*_>\[(•–—-]*")
_start = attrgetter("span.start")


def zone_at(zones: Sequence[Zone], offset: int) -> Zone | None:
    """Return the zone that ``offset`` lies in, of zones that are ascending and disjoint."""
    index = bisect_right(zones, offset, key=_start) - 1
    return zones[index] if index >= 0 and offset < zones[index].span.end else None


def label_of(turn: Zone, text: str) -> Span | None:
    """Return where the label of ``turn`` stands; ``None`` in subtitles, where it does not."""
    label = (turn.label or "").strip().rstrip(":：").rstrip()
    lead = _LEAD.match(text, turn.span.start, turn.span.end)
    for start in (turn.span.start, lead.end() if lead else turn.span.start):
        if label and text.startswith(label, start, turn.span.end):
            return Span(start, start + len(label))
    return None
