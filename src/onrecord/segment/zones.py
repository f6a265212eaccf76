"""Find what each stretch of a document is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from operator import attrgetter

from onrecord.segment.paragraphs import count_breaks
from onrecord.segment.place import classify
from onrecord.segment.turns import Turn, find_turns
from onrecord.types import Document, Span, Zone

_bounds = attrgetter("span.start", "span.end")


def find_zones(document: Document, paragraphs: Sequence[Span]) -> tuple[Zone, ...]:
    """Return the zones of ``document``, ascending and disjoint, that cover every paragraph.

    What the reader knew (``document.zones``) stands; the rest is inferred from the form of the
    paragraphs and what stands around them. A ``body`` zone of the reader's says no more than
    that it is text (with its page or time): other kinds are still found in it.

    Consecutive paragraphs of body text make one zone; a title, heading, byline, credit, caption
    or notice makes one by itself. A comment is the paragraph that its label opens (where the
    label stands alone, the next one, too), or goes on to the closing bracket where it opens with
    one; quotations that it introduces are not part of it. A turn's zone starts at the speaker's
    label, which is a part of it: see ``turn_words``.
    """
    text = document.text
    given = _sanitise(document.zones, len(text))
    fixed = [zone for zone in given if zone.kind != "body"]
    pages = [zone for zone in given if zone.kind == "body"]
    pieces = _cut(text, paragraphs, fixed, pages)
    turns: tuple[Turn, ...] = ()
    if not any(zone.kind == "turn" for zone in fixed):
        turns = find_turns(text, pieces)
        pieces, turns = _cut_before_labels(text, pieces, turns)
    gaps = [count_breaks(text, before.end, after.start) for before, after in pairwise(pieces)]
    has_title = any(zone.kind == "title" for zone in fixed)
    kinds = classify(document, [piece.of(text) for piece in pieces], gaps, turns, has_title)
    fixed_starts = [zone.span.start for zone in fixed]
    page_starts = [zone.span.start for zone in pages]

    def group(index: int) -> tuple[int, int, int]:
        start = pieces[index].start
        rank = bisect_right(fixed_starts, start), bisect_right(page_starts, start)
        return (kinds[index].group, *rank)

    zones = list(fixed)
    for (_, _, page), indexes in groupby(range(len(pieces)), key=group):
        first, *others = indexes
        last = others[-1] if others else first
        span = Span(pieces[first].start, pieces[last].end)
        zone = Zone(kinds[first].kind, span, kinds[first].label)
        if page and pages[page - 1].span.contains(span):
            zone = replace(zone, page=pages[page - 1].page, time=pages[page - 1].time)
        zones.append(zone)
    return tuple(sorted(zones, key=_bounds))


def _sanitise(zones: Sequence[Zone], length: int) -> list[Zone]:
    """Return the reader's zones in order, clipped to the text and to the zones before them."""
    kept: list[Zone] = []
    reached = {True: 0, False: 0}
    for zone in sorted(zones, key=lambda zone: (zone.span.start, -zone.span.end)):
        is_body = zone.kind == "body"
        start, end = max(zone.span.start, reached[is_body]), min(zone.span.end, length)
        if start < end:
            kept.append(replace(zone, span=Span(start, end)))
            reached[is_body] = end
    return kept


def _cut(
    text: str, paragraphs: Sequence[Span], fixed: Sequence[Zone], pages: Sequence[Zone]
) -> list[Span]:
    """Return the paragraphs, or the parts of them, that no fixed zone covers and no page splits."""
    zones = [*fixed, *pages]
    if not zones:
        return list(paragraphs)
    borders = sorted({border for zone in zones for border in (zone.span.start, zone.span.end)})
    starts = [zone.span.start for zone in fixed]
    pieces: list[Span] = []
    for paragraph in paragraphs:
        inside = borders[
            bisect_right(borders, paragraph.start) : bisect_right(borders, paragraph.end - 1)
        ]
        for start, end in pairwise([paragraph.start, *inside, paragraph.end]):
            before = bisect_right(starts, start) - 1
            if before >= 0 and start < fixed[before].span.end:
                continue
            pieces.extend(_trim(text, start, end))
    return pieces


def _trim(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield ``[start, end)`` without the white space around it; nothing where that is all."""
    words = text[start:end]
    if kept := words.strip():
        start += len(words) - len(words.lstrip())
        yield Span(start, start + len(kept))


def _cut_before_labels(
    text: str, pieces: Sequence[Span], turns: Sequence[Turn]
) -> tuple[list[Span], tuple[Turn, ...]]:
    """Cut off what stands before a label (the time, a dash), since a turn starts at its label."""
    cut: list[Span] = []
    moved: list[Turn] = []
    by_first = {turn.first: turn for turn in turns}
    for index, piece in enumerate(pieces):
        turn = by_first.get(index)
        if turn is None:
            cut.append(piece)
            continue
        cut.extend(_trim(text, piece.start, turn.start))
        by_how_many = len(cut) - turn.first
        moved.append(replace(turn, first=len(cut), last=turn.last + by_how_many))
        cut.append(Span(turn.start, piece.end))
    return cut, tuple(moved)
