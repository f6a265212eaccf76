"""Keep attributions inside the turn of the transcript that they stand in."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.attribute.marks import with_content
from onrecord.segment import zone_at
from onrecord.types import Attribution, Layout, Span, Zone


def keep_to_turns(layout: Layout, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Drop what an attribution has in another speaker's turn.

    What the next speaker says is never content of what this one reports. An attribution without
    content in the turn of its cue, or with its source in another, is dropped altogether: who said
    what there is a guess.
    """
    if all(zone.kind != "turn" for zone in layout.zones):
        return tuple(attributions)

    def turn_of(span: Span) -> Zone | None:
        zone = zone_at(layout.zones, span.start)
        return zone if zone and zone.kind == "turn" and zone.span.contains(span) else None

    kept = []
    for found in attributions:
        home = turn_of(found.cue or found.content[0])
        content = tuple(span for span in found.content if turn_of(span) == home)
        if content and (found.source is None or turn_of(found.source) == home):
            kept.append(with_content(found, content))
    return tuple(kept)
