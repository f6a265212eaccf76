"""The words of a document, as the other modules of this room look at them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from onrecord.resolve.lexicon import ABBREVIATED_TITLES, HONORIFICS
from onrecord.types import Layout, Span

# A word, then the mark of a genitive, or what an auxiliary is cut to ("we'd").
_WORD = re.compile(
    r"((?:[^\W\d_]\.){2,}|[^\W_]+(?:(?:[-‐‑&]|['’ʼ](?!(?:[sSdDmM]|ll|re|ve)\b))[^\W_]+)*)"
    r"(['’ʼ](?:[sSdDmM]|ll|re|ve)\b|(?<=[sS])['’ʼ](?!\w))?"
)
_SPACES = frozenset(("\u00a0", "\u2009", "\u202f", "\t", "\n", "\r\n", "  "))
_ABBREVIATIONS = frozenset(HONORIFICS) | frozenset(ABBREVIATED_TITLES) | {"jr", "sr"}


@dataclass(frozen=True, slots=True)
class Words:
    """All words of a text in order, as parallel lists: fast to scan, looked up by index.

    Attributes:
        text: The document's text.
        forms: As written, without the mark of a genitive.
        lowers: The same in lower case.
        starts, ends: Where ``forms`` stand.
        afters: Where the word ends with its genitive.
        new_paragraph: Indices of the words that begin a paragraph.
    """

    text: str
    forms: list[str]
    lowers: list[str]
    starts: list[int]
    ends: list[int]
    afters: list[int]
    new_paragraph: frozenset[int]

    def __len__(self) -> int:
        return len(self.forms)

    def gap(self, index: int) -> str:
        """Return what stands between a word and the next one."""
        return self.text[self.afters[index] : self.starts[index + 1]]

    def is_possessive(self, index: int) -> bool:
        """Tell whether the word carries the mark of a genitive."""
        return self.afters[index] != self.ends[index]

    def is_capital(self, index: int) -> bool:
        """Tell whether the word begins with a capital letter."""
        return self.forms[index][0].isupper()

    def joined(self, index: int) -> bool:
        """Tell whether nothing but a space parts a word from the next one.

        The full stop of an initial or of an abbreviated title counts as part of the word.
        """
        following = index + 1
        if following >= len(self.forms):
            return False
        gap = self.text[self.afters[index] : self.starts[following]]
        if gap == " ":
            return True
        if following in self.new_paragraph:
            return False
        if gap in _SPACES:
            return True
        if gap[:1] != ".":
            return gap.isspace() and "\n" not in gap
        form = self.forms[index]
        short = (len(form) == 1 and form.isupper()) or self.lowers[index] in _ABBREVIATIONS
        return short and (len(gap) == 1 or gap[1:].isspace())

    def opens_sentence(self, index: int) -> bool:
        """Tell whether a capital letter at this word may be due to its place alone."""
        if index == 0 or index in self.new_paragraph:
            return True
        gap = self.text[self.afters[index - 1] : self.starts[index]]
        if len(gap) <= 1:
            return gap not in " -/"
        if gap[0] == "." and self.joined(index - 1):
            return False
        return any(mark in gap for mark in ".!?:;\"“”‘’'«»…\n•*—–")

    def first_at(self, offset: int) -> int:
        """Return the index of the first word that ends after ``offset``."""
        return bisect_right(self.ends, offset)

    def within(self, span: Span) -> tuple[int, int]:
        """Return the half-open range of the words that touch ``span``."""
        return bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)

    def span(self, first: int, last: int) -> Span:
        """Return the place of the words ``first`` up to ``last``, which is included."""
        return Span(self.starts[first], self.ends[last])


def read_words(text: str, layout: Layout) -> Words:
    """Split ``text`` into words."""
    matches = list(_WORD.finditer(text))
    forms = [match[1] for match in matches]
    starts = [match.start() for match in matches]
    openings = (bisect_left(starts, paragraph.start) for paragraph in layout.paragraphs)
    return Words(
        text=text,
        forms=forms,
        lowers=[form.lower() for form in forms],
        starts=starts,
        ends=[match.end(1) for match in matches],
        afters=[match.end() for match in matches],
        new_paragraph=frozenset(openings),
    )
