"""The labels of a transcript's turns."""

from __future__ import annotations

import re

from onrecord.segment import label_of, zone_at
from onrecord.types import Layout, Span, Zone

_ARTICLE = re.compile(r"the\s+(?=\S)", re.IGNORECASE)


class Labels:
    """Finds the turn that a place is in, and where its label stands.

    Attributes:
        turns: The labelled turns, in order.
    """

    def __init__(self, text: str, layout: Layout) -> None:
        self._text = text
        self.turns = [zone for zone in layout.zones if zone.kind == "turn" and zone.label]
        self._zones = layout.zones

    def turn_at(self, offset: int) -> Zone | None:
        """Return the labelled turn that ``offset`` lies in."""
        zone = zone_at(self._zones, offset)
        return zone if zone is not None and zone.kind == "turn" and zone.label else None

    def label_of(self, turn: Zone) -> Span | None:
        """Return where the label of ``turn`` stands; ``None`` in subtitles, where it does not."""
        return label_of(turn, self._text)

    def without_article(self, label: Span) -> Span:
        """Return ``label`` without "THE"."""
        article = _ARTICLE.match(self._text, label.start, label.end)
        return Span(article.end(), label.end) if article else label
