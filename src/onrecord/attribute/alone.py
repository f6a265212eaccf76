"""Give paragraphs that are quotations alone to who was quoted in the paragraph before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter

from onrecord.attribute.marks import parts_of, quotations_inside
from onrecord.segment import zone_at
from onrecord.types import Attribution, Layout, Quotation, Span

_LEAST_WORDS = 6
_start = attrgetter("start")


def follow_alone(
    text: str, layout: Layout, attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Give a paragraph that is one quotation, and nobody's yet, to the last one quoted before it.

    News goes on quoting the same source so: of 57 such paragraphs in PolNeAR train, 48 are
    annotated as one content more of the statement before, and all but one of the others are the
    same source's. Where the paragraph before quotes several sources, or has no cue of its own, or
    is of another zone, it is left alone.
    """
    grown = list(attributions)
    for before, paragraph in pairwise(layout.paragraphs):
        quotation = _alone(text, layout, paragraph)
        if quotation is None or any(map(paragraph.overlap, parts_of(grown))):
            continue
        quoting = _quoting(layout, grown, before)
        sources = {grown[index].source for index in quoting}
        if len(sources) != 1 or _kind_at(layout, before) != _kind_at(layout, paragraph):
            continue
        found = grown[quoting[-1]]
        why = (*found.why, "the next paragraph is a quotation alone: nobody else is quoted between")
        content = tuple(sorted((*found.content, quotation.span), key=_start))
        grown[quoting[-1]] = replace(found, content=content, why=why)
    return tuple(grown)


def _alone(text: str, layout: Layout, paragraph: Span) -> Quotation | None:
    """Return the one quotation that a paragraph is, if it is one of a sentence or more."""
    inside = [each for each in quotations_inside(layout, paragraph) if each.depth == 0]
    if len(inside) != 1 or not inside[0].closed:
        return None
    span = inside[0].span
    rest = text[paragraph.start : span.start] + text[span.end : paragraph.end]
    long = len(span.of(text).split()) >= _LEAST_WORDS
    return inside[0] if long and not any(map(str.isalnum, rest)) else None


def _quoting(layout: Layout, attributions: Sequence[Attribution], paragraph: Span) -> list[int]:
    """Return the attributions that have words inside marks in ``paragraph``, by their place."""
    quoted = [each.span for each in quotations_inside(layout, paragraph)]
    last_words: dict[int, int] = {}
    has_cue = False
    for index, found in enumerate(attributions):
        for content in found.content:
            if any(map(content.overlap, quoted)):
                last_words[index] = content.end
        if index in last_words and found.cue is not None:
            has_cue = has_cue or paragraph.contains(found.cue)
    return sorted(last_words, key=last_words.__getitem__) if has_cue else []


def _kind_at(layout: Layout, paragraph: Span) -> str | None:
    zone = zone_at(layout.zones, paragraph.start)
    return None if zone is None else zone.kind
