"""Keep attributions inside the turn of the transcript that they stand in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.types import Attribution, Layout, Span


def keep_to_turns(layout: Layout, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Drop what an attribution has in another speaker's turn.

    What the next speaker says is never content of what this one reports. An attribution without
    content in the turn of its cue, or with its source in another, is dropped altogether: who said
    what there is a guess.
    """
    turns = [zone.span for zone in layout.zones if zone.kind == "turn"]
    if not turns:
        return tuple(attributions)
    starts = [turn.start for turn in turns]

    def turn_of(span: Span) -> int | None:
        index = bisect_right(starts, span.start) - 1
        return index if index >= 0 and turns[index].contains(span) else None

    kept = []
    for found in attributions:
        home = turn_of(found.cue or found.content[0])
        content = tuple(span for span in found.content if turn_of(span) == home)
        if content and (found.source is None or turn_of(found.source) == home):
            kept.append(replace(found, content=content))
    return tuple(kept)
