"""Keep attributions inside the turn of the transcript that they stand in."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.attribute.marks import with_content
from onrecord.attribute.sentences import cut_to, sentence_of
from onrecord.segment import turn_words, zone_at
from onrecord.types import Attribution, Layout, Span, Zone


def keep_to_turns(
    text: str, layout: Layout, attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Drop what an attribution has in another speaker's turn, or of his own further words.

    What the next speaker says is never content of what this one reports. An attribution without
    content in the turn of its cue, or with its source in another, is dropped altogether: who said
    what there is a guess. Outside quotation marks the words of other sentences are the speaker's
    own: “I think it will. The leader told us we have the votes.”
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
        if home and found.cue and turn_words(home, text).contains(found.cue):
            content = _reported(text, layout, found.cue, content)
        if content and (found.source is None or turn_of(found.source) == home):
            kept.append(with_content(found, content))
    return tuple(kept)


def _reported(text: str, layout: Layout, cue: Span, contents: Sequence[Span]) -> tuple[Span, ...]:
    """Return what stands in the cue's sentence, and what is quoted elsewhere."""
    sentence = sentence_of(layout, cue)
    quoted = [each.span for each in layout.quotations]
    cut = (
        span if any(map(span.overlap, quoted)) else cut_to(text, span, sentence)
        for span in contents
    )
    return tuple(span for span in cut if span is not None)
