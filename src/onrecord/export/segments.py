"""Cut a text at the edges of all that is marked in it.

Marks overlap and nest; segments do not. Each segment knows the marks that cover it, and together
the segments are the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from onrecord.types import Record, Span, Zone

MarkKind = Literal["content", "quoted", "cue", "source", "mention"]

_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_ENDS = re.compile(r"\n\s*")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that means something.

    Attributes:
        span: Where.
        kind: What it is.
        key: Of whom or of what: a statement's or a speaker's key.
    """

    span: Span
    kind: MarkKind
    key: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text inside which no mark begins or ends.

    Attributes:
        span: Where.
        marks: The marks that cover it, in the order in which they were given.
    """

    span: Span
    marks: tuple[Mark, ...]

    def keys(self, kind: MarkKind) -> tuple[str, ...]:
        """Return the keys of the marks of one kind."""
        return tuple(mark.key for mark in self.marks if mark.kind == kind)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or the white space between two.

    Attributes:
        span: Where.
        zone: The zone that it stands in; ``None`` outside all zones.
        gap: True for white space.
    """

    span: Span
    zone: Zone | None
    gap: bool


def cut(length: int, marks: Sequence[Mark], edges: Iterable[int] = ()) -> tuple[Segment, ...]:
    """Return the segments of a text.

    Args:
        length: Of the text, in characters.
        marks: All that is marked; empty marks cover nothing.
        edges: Where to cut besides.

    Raises:
        ValueError: If a mark does not lie inside the text.
    """
    starting: dict[int, list[int]] = defaultdict(list)
    cuts = {0, length, *edges}
    for index, mark in enumerate(marks):
        if mark.span.end > length:
            raise ValueError(f"{mark} does not lie inside a text of length {length}")
        if len(mark.span):
            starting[mark.span.start].append(index)
            cuts.update((mark.span.start, mark.span.end))
    segments: list[Segment] = []
    open_marks: list[int] = []
    for start, end in pairwise(sorted(cuts)):
        going_on = (index for index in open_marks if marks[index].span.end > start)
        open_marks = sorted((*going_on, *starting[start]))
        segments.append(Segment(Span(start, end), tuple(marks[index] for index in open_marks)))
    return tuple(segments)


def find_blocks(record: Record) -> tuple[Block, ...]:
    """Return the paragraphs of a record's text and the white space between: all of the text.

    The edges are those of the layout's paragraphs and zones. A layout without paragraphs is one
    that was read from JSON: there, blank lines set paragraphs apart, or line ends if there are
    no blank lines.
    """
    text = record.document.text
    zones = sorted(record.layout.zones, key=lambda zone: zone.span)
    paragraphs = record.layout.paragraphs or tuple(_paragraphs(text))
    spans = (*paragraphs, *(zone.span for zone in zones))
    edges = sorted({0, len(text), *(edge for span in spans for edge in (span.start, span.end))})
    blocks: list[Block] = []
    following = 0
    for start, end in pairwise(edges):
        while following < len(zones) and zones[following].span.end <= start:
            following += 1
        zone = zones[following] if following < len(zones) else None
        inside = zone if zone is not None and zone.span.start <= start else None
        span = Span(start, end)
        blocks.append(Block(span, inside, gap=span.of(text).isspace()))
    return tuple(blocks)


def cut_blocks(
    record: Record, marks: Sequence[Mark]
) -> Iterator[tuple[Block, tuple[Segment, ...]]]:
    """Yield the blocks of a record's text with their segments: together they are the text."""
    text = record.document.text
    blocks = find_blocks(record)
    segments = cut(len(text), marks, (block.span.start for block in blocks))
    assert "".join(segment.span.of(text) for segment in segments) == text
    start = 0
    for block in blocks:
        end = start
        while end < len(segments) and segments[end].span.end <= block.span.end:
            end += 1
        yield block, segments[start:end]
        start = end


def _paragraphs(text: str) -> Iterator[Span]:
    gaps = list(_BLANK_LINES.finditer(text)) or list(_LINE_ENDS.finditer(text))
    start = 0
    for gap in gaps:
        if gap.start() > start:
            yield Span(start, gap.start())
        start = gap.end()
    if start < len(text):
        yield Span(start, len(text))
