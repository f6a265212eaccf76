"""Find the parts of a content that stand inside quotation marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from onrecord.types import Layout, Quotation, Span

_start = attrgetter("span.start")


def find_quoted(
    content: tuple[Span, ...], layout: Layout, *, outside: tuple[Span, ...] = ()
) -> tuple[Span, ...]:
    """Return the parts of ``content`` inside its outermost quotation marks, without the marks.

    Args:
        content: Ascending and disjoint.
        layout: Where the quotation marks of the document are.
        outside: The statement's own source and cue. Marks that hold these as well belong to
            someone who reports the statement (``"He told me taxes will fall," she said``), and
            do not vouch for its words; the marks within them do.
    """
    return tuple(
        Span(max(quotation.inner.start, span.start), min(quotation.inner.end, span.end))
        for span in content
        for quotation in _outermost(layout.quotations, span, outside)
        if quotation.inner.overlap(span)
    )


def _outermost(
    quotations: tuple[Quotation, ...], span: Span, outside: tuple[Span, ...]
) -> Iterator[Quotation]:
    index = bisect_left(quotations, span.start, key=_start)
    while index > 0:
        index -= 1
        if quotations[index].depth == 0:
            break
    reached = 0
    while index < len(quotations) and quotations[index].span.start < span.end:
        quotation = quotations[index]
        index += 1
        if quotation.span.start >= reached and not _is_reported(quotation, span, outside):
            reached = quotation.span.end
            yield quotation


def _is_reported(quotation: Quotation, span: Span, outside: tuple[Span, ...]) -> bool:
    """Tell whether the marks hold the statement's own source or cue.

    A quotation without its closing mark may run over the source by mistake: where the content
    begins with the opening mark, the marks are the content's.
    """
    if not quotation.closed and span.contains(Span(quotation.span.start, quotation.inner.start)):
        return False
    return any(quotation.span.contains(part) for part in outside)
