"""Find the span that an offset lies in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from onrecord.types import Attribution, Span

_start = attrgetter("start")


def covering(spans: Sequence[Span], offset: int) -> Span | None:
    """Return the span that ``offset`` lies in, of spans that are ascending and disjoint."""
    index = index_at(spans, offset)
    return spans[index] if index >= 0 and offset < spans[index].end else None


def index_at(spans: Sequence[Span], offset: int) -> int:
    """Return the index of the last span that starts at or before ``offset``; -1 if none does."""
    return bisect_right(spans, offset, key=_start) - 1


def within(spans: Sequence[Span], region: Span) -> Iterator[Span]:
    """Yield those that reach into ``region``, of spans that are ascending and disjoint."""
    for index in range(max(index_at(spans, region.start), 0), len(spans)):
        if spans[index].start >= region.end:
            break
        if spans[index].end > region.start:
            yield spans[index]


def union(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the stretches that ``spans`` cover together, ascending and disjoint."""
    merged: list[Span] = []
    for span in sorted(spans, key=_start):
        if merged and span.start <= merged[-1].end:
            if span.end > merged[-1].end:
                merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return tuple(merged)


def start_of(attribution: Attribution) -> int:
    """Return where an attribution's first part starts: its source, cue or content."""
    first = attribution.content[0].start
    for part in (attribution.source, attribution.cue):
        if part is not None and part.start < first:
            first = part.start
    return first


def trim(text: str, start: int, end: int) -> Span:
    """Return ``[start, end)`` without the white space at its edges."""
    words = text[start:end]
    kept = words.strip()
    if not kept:
        return Span(start, start)
    begin = start + words.index(kept[0])
    return Span(begin, begin + len(kept))
