"""The sentence and the paragraph that a statement is reported in."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import attrgetter

from onrecord.types import Layout, Span

# Not that of "the U.S.", which is the abbreviation's too.
_STOP = re.compile(r"(?<!\b[A-Z]\.[A-Z])[.?!…\s]+\Z")
_start = attrgetter("start")


def sentence_of(layout: Layout, span: Span) -> Span:
    """Return the sentence that ``span`` begins in: sentences cover all words."""
    return layout.sentences[bisect_right(layout.sentences, span.start, key=_start) - 1]


def paragraph_at(layout: Layout, span: Span) -> int:
    """Return the index of the paragraph that ``span`` begins in."""
    return bisect_right(layout.paragraphs, span.start, key=_start) - 1


def cut_to(text: str, span: Span, sentence: Span) -> Span | None:
    """Return what ``span`` has of ``sentence``; ``None`` where that is no word.

    What runs over the sentence's end has its full stop inside, and is left without it.
    """
    start, end = max(span.start, sentence.start), min(span.end, sentence.end)
    if start >= end:
        return None
    if end < span.end:
        stop = _STOP.search(text, start, end)
        end = stop.start() if stop else end
    return Span(start, end) if any(map(str.isalnum, text[start:end])) else None
