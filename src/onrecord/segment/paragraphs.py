"""Find paragraphs."""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.types import Span

# All signs that end a line somewhere: CR, LF, VT, FF, NEL, and Unicode's own two.
_BREAKS = r"\n\r\x0b\x0c\x85\u2028\u2029"
_LINE = re.compile(rf"\S(?:[^{_BREAKS}]*\S)?")
_BREAK = re.compile(rf"\r\n|[{_BREAKS}]")
_INDENT = re.compile(r"[ \t\xa0\u3000]+\Z")

# A wrapped line stops where its next word would no longer fit. Mail wraps at 65 to 78 columns,
# type-written pages and terminals at 60 to 80, and readers of PDF files at up to 100.
_NARROWEST, _WIDEST = 50, 100
# Ragged lines: the share of the width by which a wrapped line may fall short of it.
_RAGGED = 0.15
# The share of lines that must break off amid a sentence, and of these the share that must be full.
_FEWEST_BROKEN_LINES, _FEWEST_FULL_LINES = 0.4, 0.8
_ENDS_OF_PARAGRAPHS = frozenset(".!?:;\"”»'’)")
# Three words in four are lower-case in news; half of that leaves room for names and figures.
_FEWEST_LOWER_CASE_STARTS = 0.35

# Lines that begin something new even in wrapped text: a speaker's label, an item of a list. A dash
# or a number may as well be the next word of the sentence.
_NEW_ITEM = re.compile(r"[A-Z][A-Z.'’-]*(?:[ ][A-Z.'’-]+){0,4}:\s|Q\.\s|[•▪◦*]\s|\d{1,2}\)\s|>")
# Longer indents than this are looked at no further: they are indents all the same.
_LONGEST_INDENT = 40


def find_paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs of ``text``, ascending, without the white space around them.

    A paragraph is a line, except where the document's lines are wrapped at a fixed width: there
    the lines up to a blank line, a short line or an indent make one paragraph. Every character
    that is not white space lies in exactly one paragraph.
    """
    lines = [Span(*line.span()) for line in _LINE.finditer(text)]
    width = _wrapping_width(text, lines)
    if width is None:
        return tuple(lines)
    paragraphs = lines[:1]
    for before, line in pairwise(lines):
        if _continues(text, before, line, width):
            paragraphs[-1] = Span(paragraphs[-1].start, line.end)
        else:
            paragraphs.append(line)
    return tuple(paragraphs)


def count_breaks(text: str, start: int, end: int) -> int:
    """Return the number of line breaks between two offsets."""
    return len(_BREAK.findall(text, start, end))


def _wrapping_width(text: str, lines: list[Span]) -> int | None:
    """Return the width, in characters, that lines are wrapped at; ``None`` where they are not."""
    lengths = sorted(map(len, lines))
    if not lengths or lengths[len(lengths) * 95 // 100] > _WIDEST:
        return None
    pairs = [(before, line) for before, line in pairwise(lines) if _adjoin(text, before, line)]
    if not pairs:
        return None
    lengths = sorted(len(before) for before, _ in pairs)
    width = lengths[len(lengths) * 9 // 10]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    # Lines that end where a paragraph may end prove nothing.
    broken = [
        (before, line)
        for before, line in pairs
        if text[before.end - 1] not in _ENDS_OF_PARAGRAPHS and not _starts_anew(text, before, line)
    ]
    full = sum(_is_full(text, before, line, width) for before, line in broken)
    lower = sum(text[line.start].islower() for _, line in broken)
    enough = (
        len(broken) >= _FEWEST_BROKEN_LINES * len(pairs)
        and full >= _FEWEST_FULL_LINES * len(broken)
        and lower >= _FEWEST_LOWER_CASE_STARTS * len(broken)
    )
    return width if enough else None


def _continues(text: str, before: Span, line: Span, width: int) -> bool:
    """Tell whether ``line`` goes on with the paragraph of the line before it."""
    return (
        _adjoin(text, before, line)
        and _is_full(text, before, line, width)
        and not _starts_anew(text, before, line)
    )


def _starts_anew(text: str, before: Span, line: Span) -> bool:
    """Tell whether a line is indented, or has the label or the sign of something new."""
    return (
        _indent(text, line) > _indent(text, before) + 1
        or _NEW_ITEM.match(text, line.start) is not None
    )


def _adjoin(text: str, before: Span, line: Span) -> bool:
    """Tell whether one line break, and no blank line, stands between two lines."""
    first = _BREAK.search(text, before.end, line.start)
    return first is not None and _BREAK.search(text, first.end(), line.start) is None


def _is_full(text: str, line: Span, following: Span, width: int) -> bool:
    """Tell whether the first word of the following line would not have fitted on this one."""
    words = text[following.start : min(following.end, following.start + width)].split(maxsplit=1)
    word = words[0] if words else ""
    return len(line) + 1 + len(word) > width * (1 - _RAGGED)


def _indent(text: str, line: Span) -> int:
    found = _INDENT.search(text[max(0, line.start - _LONGEST_INDENT) : line.start])
    return len(found.group()) if found else 0
