"""Divide a text into zones, paragraphs, sentences and quotations: views that change nothing."""

from __future__ import annotations

from onrecord.segment.composed import Composed, compose
from onrecord.segment.locate import label_of, zone_at
from onrecord.segment.paragraphs import find_paragraphs
from onrecord.segment.quotations import pair_quotations
from onrecord.segment.sentences import find_sentences
from onrecord.segment.turns import turn_words
from onrecord.segment.zones import find_zones
from onrecord.types import Document, Layout

__all__ = [
    "Composed",
    "compose",
    "find_paragraphs",
    "find_sentences",
    "find_zones",
    "label_of",
    "pair_quotations",
    "segment",
    "turn_words",
    "zone_at",
]


def segment(document: Document) -> Layout:
    """Return the layout of ``document``: its zones, paragraphs, sentences and quotations."""
    text = document.text
    paragraphs = find_paragraphs(text)
    return Layout(
        zones=find_zones(document, paragraphs),
        paragraphs=paragraphs,
        sentences=find_sentences(text, paragraphs),
        quotations=pair_quotations(text, paragraphs),
    )
