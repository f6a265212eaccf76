"""Fit contents to the quotation marks around them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
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


def continue_quotations(
    layout: Layout, attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Give a quotation's later paragraphs to the statement that has its beginning.

    By the printers' convention a quotation of several paragraphs is opened anew in each and
    closed only in the last. A paragraph that so continues a content, and that no other
    attribution has a part of, is one more content span. Where a text fails to open it anew, the
    paragraph's words may have been read as unquoted, and given to whoever speaks next: such a
    statement gives them back, if it has other words of its own.
    """
    unclosed = [quotation for quotation in layout.quotations if not quotation.closed]
    if not unclosed:
        return tuple(attributions)
    taken = parts_of(attributions)
    following = _continuations(layout)
    grown = []
    given_back: list[Span] = []
    for found in attributions:
        content = list(found.content)
        quotation = _unclosed_at(unclosed, content[-1])
        while quotation is not None and (later := following.get(quotation.span)) is not None:
            if any(later.span.overlap(other) for other in taken):
                unopened = later.span.start == later.inner.start
                if not (unopened and _can_give_back(attributions, found, later.span)):
                    break
                given_back.append(later.span)
            content.append(later.span)
            quotation = None if later.closed else later
        if len(content) > len(found.content):
            why = (
                *found.why,
                "the quotation goes on in the next paragraph: its mark is not closed",
            )
            found = replace(found, content=tuple(content), why=why)
        grown.append(found)
    return tuple(_give_back(found, given_back) for found in grown)


def _can_give_back(attributions: Sequence[Attribution], holder: Attribution, span: Span) -> bool:
    """Tell whether ``span`` has only contents of statements that have others elsewhere."""
    for found in attributions:
        if any(part is not None and part.overlap(span) for part in (found.source, found.cue)):
            return False
        inside = [content for content in found.content if content.overlap(span)]
        if inside and (found is holder or len(inside) == len(found.content)):
            return False
    return True


def _give_back(found: Attribution, given_back: Sequence[Span]) -> Attribution:
    """Leave out the contents that run over a quotation that is another statement's."""
    kept = tuple(
        content
        for content in found.content
        if content in given_back or not any(map(content.overlap, given_back))
    )
    return with_content(found, kept)


def _continuations(layout: Layout) -> dict[Span, Quotation]:
    """Map each unclosed quotation to the one that continues it, in the next paragraph."""
    outer = [quotation for quotation in layout.quotations if quotation.depth == 0]
    following = {before.end: after for before, after in pairwise(layout.paragraphs)}
    return {
        before.span: after
        for before, after in pairwise(outer)
        if not before.closed
        and before.style == after.style
        and before.span.end in following
        and following[before.span.end].contains(after.span)
    }


def _unclosed_at(unclosed: Sequence[Quotation], span: Span) -> Quotation | None:
    """Return the first of the unclosed quotations that ``span`` reaches the end of."""
    for quotation in unclosed:
        if quotation.span.start > span.end:
            break
        if quotation.span.overlap(span) and span.end >= quotation.span.end - 1:
            return quotation
    return None


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
