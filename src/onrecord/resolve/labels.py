"""The labels of a transcript's turns."""

from __future__ import annotations

import re
from bisect import bisect_right

from onrecord.types import Layout, Span, Zone

# What may stand before a label: marks of emphasis, list or channel change.
_LEAD = re.compile(r"[\s*_>\[(•–—-]*")
_ARTICLE = re.compile(r"the\s+(?=\S)", re.IGNORECASE)


class Labels:
    """Finds the turn that a place is in, and where its label stands.

    Attributes:
        turns: The labelled turns, in order.
    """

    def __init__(self, text: str, layout: Layout) -> None:
        self._text = text
        self.turns = [zone for zone in layout.zones if zone.kind == "turn" and zone.label]
        self._starts = [zone.span.start for zone in self.turns]

    def turn_at(self, offset: int) -> Zone | None:
        """Return the labelled turn that ``offset`` lies in."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self.turns[index].span.end:
            return self.turns[index]
        return None

    def label_of(self, turn: Zone) -> Span | None:
        """Return where the label of ``turn`` stands; ``None`` in subtitles, where it does not."""
        label = (turn.label or "").strip().rstrip(":：").rstrip()
        lead = _LEAD.match(self._text, turn.span.start, turn.span.end)
        start = lead.end() if lead else turn.span.start
        for place in (turn.span.start, start):
            if label and self._text.startswith(label, place, turn.span.end):
                return Span(place, place + len(label))
        return None

    def without_article(self, label: Span) -> Span:
        """Return ``label`` without "THE"."""
        article = _ARTICLE.match(self._text, label.start, label.end)
        return Span(article.end(), label.end) if article else label
