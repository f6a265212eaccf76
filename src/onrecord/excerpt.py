"""What to show of a long content: some of its words, around what is looked for."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.types import Span


def excerpt(
    content: Sequence[Span], text: str, width: int, around: Sequence[Span] = ()
) -> tuple[Span, ...]:
    """Return about ``width`` characters of a content, around the first of ``around``.

    The spans lie inside the content's parts, and begin and end at white space or at an end of the
    part.
    """
    if sum(map(len, content)) <= width:
        return tuple(content)
    first = around[0].start if around else content[0].start
    shown: list[Span] = []
    left = width
    for part in content:
        if part.end <= first or left <= 0:
            continue
        start = max(part.start, min(first - width // 4, part.end))
        end = min(part.end, start + left)
        span = _to_words(Span(start, end), part, text)
        shown.append(span)
        left -= len(span)
    return tuple(shown)


def _to_words(span: Span, part: Span, text: str) -> Span:
    """Move the ends of a span outwards to the ends of words, no further than ``part``."""
    start, end = span.start, span.end
    while start > part.start and not text[start - 1].isspace():
        start -= 1
    while end < part.end and not text[end].isspace():
        end += 1
    return Span(start, end)
