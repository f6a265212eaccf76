"""Read the turns of a transcript as statements."""

from __future__ import annotations

import re

from onrecord.describe.locate import index_at, trim
from onrecord.types import Attribution, Document, Layout, Span, Zone

# What may stand before a label: marks of emphasis, list or channel change.
_LEAD = re.compile(r"[\s*_>\[(•–—-]*")
# What may stand between a label and its colon: a remark, marks of emphasis.
_TO_COLON = re.compile(r"[\s*_\])]*(?:[(\[][^)\]\n]{0,80}[)\]])?[*_ \t]*(?P<colon>[:：])[*_]*")
# "(Laughter.)" on a line of its own is not said by anyone.
_STAGE_DIRECTION = re.compile(r"(?:\([^()]*\)|\[[^\[\]]*\])[.]?$")


def find_turn_statements(document: Document, layout: Layout) -> tuple[Attribution, ...]:
    """Return one direct statement for each turn of a transcript in which something is said.

    The source is the label's name, the cue its colon; in subtitles, whose labels are not in the
    text, both are ``None``. The content is what is said, one span a paragraph, with its final
    punctuation: it is all the speaker's.
    """
    turns = (zone for zone in layout.zones if zone.kind == "turn")
    statements = (_read_turn(zone, document.text, layout) for zone in turns)
    return tuple(statement for statement in statements if statement is not None)


def _read_turn(zone: Zone, text: str, layout: Layout) -> Attribution | None:
    source = _find_label(zone, text)
    cue = None
    start = zone.span.start
    if source is not None:
        start = source.end
        if colon := _TO_COLON.match(text, source.end, zone.span.end):
            cue = Span(*colon.span("colon"))
            start = colon.end()
    content = _content(Span(start, zone.span.end), text, layout)
    if not content:
        return None
    reason = f"a turn of the transcript, labelled {zone.label}" if zone.label else "a subtitle"
    return Attribution(source, cue, content, why=(reason,))


def _find_label(zone: Zone, text: str) -> Span | None:
    label = (zone.label or "").strip().rstrip(":：").rstrip()
    if not label:
        return None
    lead = _LEAD.match(text, zone.span.start, zone.span.end)
    for start in (zone.span.start, lead.end() if lead else zone.span.start):
        if start + len(label) <= zone.span.end and text.startswith(label, start):
            return Span(start, start + len(label))
    return None


def _content(words: Span, text: str, layout: Layout) -> tuple[Span, ...]:
    spans = []
    first = max(index_at(layout.paragraphs, words.start), 0)
    for index in range(first, len(layout.paragraphs)):
        paragraph = layout.paragraphs[index]
        if paragraph.start >= words.end:
            break
        start, end = max(paragraph.start, words.start), min(paragraph.end, words.end)
        span = trim(text, start, max(start, end))
        if span and not _STAGE_DIRECTION.match(text, span.start, span.end):
            spans.append(span)
    return tuple(spans)
