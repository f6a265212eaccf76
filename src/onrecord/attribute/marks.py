"""Fit contents to the quotation marks around them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from onrecord.types import Attribution, Layout, Quotation, Span

_CONNECTIVE = re.compile(r",?\s+(?:and|or|but)\s+|,\s+")
_start = attrgetter("span.start")
_bounds = attrgetter("start", "end")


def include_marks(
    text: str, layout: Layout, attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Widen contents by the quotation mark that they stop short of.

    PolNeAR's guide counts a quotation's marks as content. A content that reaches a quotation's
    first or last word takes the mark beside it, unless another span has it.
    """
    widen = _Widening(
        text,
        [quotation for quotation in layout.quotations if quotation.depth == 0],
        parts_of(attributions),
    )
    return tuple(
        with_content(found, tuple(map(widen.widen, found.content))) for found in attributions
    )


def include_inner_marks(
    text: str, layout: Layout, found: Attribution, contents: Sequence[Span]
) -> Attribution:
    """Do the same for a statement nested in ``contents``: its marks stand inside them."""
    inner = [
        quotation
        for content in contents
        for quotation in quotations_inside(layout, content)
        # A quotation that is all of the parent's content is the parent's.
        if quotation.span not in contents
    ]
    widen = _Widening(text, inner, parts_of([found]))
    return with_content(found, tuple(map(widen.widen, found.content)))


def with_content(found: Attribution, content: tuple[Span, ...]) -> Attribution:
    """Return the attribution with that content: most often it has it already."""
    return found if found.content == content else replace(found, content=content)


def without(found: Attribution, passage: Span) -> Attribution:
    """Return the attribution without the contents that have words in ``passage``."""
    kept = tuple(content for content in found.content if not content.overlap(passage))
    return with_content(found, kept)


def named_in(found: Attribution) -> list[Span]:
    """Return the source and the cue, as far as there are any."""
    return [span for span in (found.source, found.cue) if span is not None]


def quotations_inside(layout: Layout, content: Span) -> list[Quotation]:
    """Return the quotations that lie inside ``content`` with their marks."""
    begin = bisect_left(layout.quotations, content.start, key=_start)
    end = bisect_left(layout.quotations, content.end, key=_start)
    return [each for each in layout.quotations[begin:end] if content.contains(each.span)]


class _Widening:
    """Widens spans by quotation marks that no other span has."""

    def __init__(self, text: str, quotations: Sequence[Quotation], taken: Sequence[Span]) -> None:
        self.text = text
        self.quotations = quotations
        self.starts = [quotation.span.start for quotation in quotations]
        self.taken = sorted(taken, key=_bounds)
        self.taken_starts = [span.start for span in self.taken]

    def widen(self, span: Span) -> Span:
        """Return ``span`` with the marks that it stops short of."""
        first = bisect_right(self.starts, span.start) - 1
        last = bisect_left(self.starts, span.end)
        start, end = span.start, span.end
        for quotation in self.quotations[max(0, first) : last]:
            if _only_marks(self.text, quotation.span.start, start):
                start = quotation.span.start
            if _only_marks(self.text, end, quotation.span.end) and quotation.inner.end <= end:
                end = quotation.span.end
        if start == span.start and end == span.end:
            return span
        wider = Span(start, end)
        return wider if self._is_free(wider, span) else span

    def _is_free(self, wider: Span, span: Span) -> bool:
        last = bisect_left(self.taken_starts, wider.end)
        first = max(0, bisect_left(self.taken_starts, wider.start) - 1)
        return not any(wider.overlap(other) for other in self.taken[first:last] if other != span)


def close_gaps(text: str, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Join neighbouring contents of one attribution that only a comma or an "and" parts.

    Of 3,923 gaps between contents of one attribution in PolNeAR train 3 are of this kind: an
    annotator's content runs on over them. Gaps of white space alone are left: there, 456 are
    annotated as two contents, such as two quoted sentences.
    """
    taken = parts_of(attributions)

    def joined(content: tuple[Span, ...]) -> tuple[Span, ...]:
        spans = [content[0]]
        for span in content[1:]:
            gap = Span(spans[-1].end, span.start)
            if _CONNECTIVE.fullmatch(gap.of(text)) and not any(map(gap.overlap, taken)):
                spans[-1] = Span(spans[-1].start, span.end)
            else:
                spans.append(span)
        return tuple(spans)

    return tuple(with_content(found, joined(found.content)) for found in attributions)


def parts_of(attributions: Sequence[Attribution]) -> list[Span]:
    """Return every source, cue and content of ``attributions``."""
    return [
        span
        for found in attributions
        for span in (found.source, found.cue, *found.content)
        if span is not None
    ]


def _only_marks(text: str, low: int, high: int) -> bool:
    """Tell whether between ``low`` and ``high`` there is at least one sign, and no word."""
    return low < high and not any(sign.isalnum() for sign in text[low:high])
