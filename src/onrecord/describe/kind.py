"""Tell direct, indirect and mixed statements apart."""

from __future__ import annotations

import re

from onrecord.types import Span, StatementType

_WORD = re.compile(r"[^\W_]")


def find_type(
    content: tuple[Span, ...],
    quoted: tuple[Span, ...],
    text: str,
    in_turn: bool = False,
    unmarked: bool = False,
) -> StatementType:
    """Return whether the words of a statement are the speaker's own.

    Punctuation outside the marks does not count, every word does: ``"…"`` is direct and
    ``that "…"`` is mixed. Marks around two or three words make a statement mixed, whether they
    quote, name a title or keep a distance; the text does not say which.

    Args:
        content: Ascending and disjoint.
        quoted: The parts of ``content`` inside quotation marks.
        text: The document's text.
        in_turn: The statement is a turn of a transcript.
        unmarked: The statement is speech that has lost its quotation marks.
    """
    if in_turn or unmarked:
        return "direct"
    if not any(_has_word(text, part.start, part.end) for part in quoted):
        return "indirect"
    return "mixed" if _has_word_outside(content, quoted, text) else "direct"


def _has_word(text: str, start: int, end: int) -> bool:
    return _WORD.search(text, start, end) is not None


def _has_word_outside(content: tuple[Span, ...], quoted: tuple[Span, ...], text: str) -> bool:
    for span in content:
        reached = span.start
        for part in quoted:
            if span.contains(part):
                if _has_word(text, reached, part.start):
                    return True
                reached = part.end
        if _has_word(text, reached, span.end):
            return True
    return False
