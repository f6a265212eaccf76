"""The article's side: how a quotation presents itself, and what the article says around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.types import Layout, Span
from onrecord.verify.grammar import FUNCTION_WORDS
from onrecord.verify.words import Word, read_words

_MARKS = "\"'“”„‟«»‹›‘’‚‛`＂"
_SPACED_MARKS = _MARKS + " \t\u00a0\u202f"
_ENDS = ".!?"
_AFTER_START = re.compile(r"[\s\"'“”„«»‹›‘’‚‛`\[(]*")
_WINDOW_BEFORE, _WINDOW_AFTER = 200, 300
"""Characters of the article around a quotation in which what it leaves out may be told."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article's text and views on it."""

    text: str
    layout: Layout

    def words(self, span: Span) -> list[Word]:
        """Return the words of ``span``."""
        return read_words(self.text, span)

    def paragraph(self, offset: int) -> Span:
        """Return the paragraph of ``offset``."""
        return _holder(self.layout.paragraphs, offset, len(self.text))

    def sentence(self, offset: int) -> Span:
        """Return the sentence of ``offset``."""
        return _holder(self.layout.sentences, offset, len(self.text))

    def starts_whole(self, quotation: Span) -> bool:
        """Tell whether a quotation presents its first word as the first of a sentence.

        It has a capital letter, and no small word runs into it: ``said that "I trust them"`` is a
        part of the writer's own sentence, ``told reporters "We lost"`` is none.
        """
        first = re.search(r"[^\W_]", self.text[quotation.start : quotation.end])
        if first is None or not (first[0].isupper() or first[0].isdigit()):
            return False
        start = self.paragraph(quotation.start).start
        before = self.text[start : quotation.start].rstrip(_SPACED_MARKS)
        if not before or before[-1] in ".!?:,;—–-…":
            return True
        word = re.search(r"[^\W_]+\Z", before)
        return word is not None and word[0].lower() not in FUNCTION_WORDS

    def continues(self, quotation: Span) -> bool:
        """Tell whether a quotation goes on with the sentence of one before it.

        ``"The trams can be dried," she said, "but the motors cannot."``
        """
        sentence = self.sentence(quotation.start)
        earlier = [
            each.inner
            for each in self.layout.quotations
            if each.depth == 0 and sentence.start <= each.span.start < quotation.start - 1
        ]
        return (
            bool(earlier)
            and self.starts_whole(earlier[0])
            and self.text[: quotation.start].rstrip(_SPACED_MARKS).endswith(",")
        )

    def ends_whole(self, quotation: Span) -> bool:
        """Tell whether a quotation presents its last word as the last of a sentence."""
        inside = self.text[quotation.start : quotation.end].rstrip(_SPACED_MARKS)
        if inside.endswith(("…", "...", ". .", "—", "–", "-")):
            return False  # the cut is marked
        if inside[-1:] in _ENDS:
            return True
        end = self.paragraph(max(quotation.start, quotation.end - 1)).end
        after = self.text[quotation.end : end].lstrip(_MARKS)
        if not after or after[0] in _ENDS:
            return True
        return (inside[-1:] == "," or after[0] == ",") and not self._goes_on(quotation)

    def _goes_on(self, quotation: Span) -> bool:
        sentence = self.sentence(quotation.end)
        for each in self.layout.quotations:
            if each.depth == 0 and quotation.end < each.span.start < sentence.end:
                first = re.search(r"[^\W_]", each.inner.of(self.text))
                return first is not None and first[0].islower()
        return False

    def around(self, quotation: Span) -> list[Word]:
        """Return the writer's own words right before and after a quotation."""
        start = max(quotation.start - _WINDOW_BEFORE, 0)
        end = min(quotation.end + _WINDOW_AFTER, len(self.text))
        quoted = [
            each.inner
            for each in self.layout.quotations
            if each.depth == 0 and each.inner.start < end and each.inner.end > start
        ]
        return [
            word
            for word in read_words(self.text, Span(start, end))
            if not any(span.start <= word.start < span.end for span in quoted)
        ]


def find_proper(words: Iterable[Word]) -> frozenset[str]:
    """Return the words that stand with a capital letter inside a sentence and never without one."""
    small: set[str] = set()
    capital: set[str] = set()
    for word in words:
        if word.kind == "word" and not word.capital:
            small.add(word.low)
        elif word.kind == "word" and word.inner:
            capital.add(word.low)
    return frozenset(capital - small)


def _holder(spans: Sequence[Span], offset: int, length: int) -> Span:
    at = bisect_right([each.start for each in spans], offset) - 1
    if at >= 0 and offset <= spans[at].end:
        return spans[at]
    return Span(min(offset, length), length)
