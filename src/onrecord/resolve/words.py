"""The words of a document, as the other modules of this room look at them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate

from onrecord.resolve.lexicon import ABBREVIATED_TITLES, DEGREES, HONORIFICS
from onrecord.types import Layout, Span

_ACCENTED = r"(?:[\u0300-\u036f]++[^\W_]*+)*+"
# A word, as "Amazon.com" is one; then the mark of a genitive, or what an auxiliary is cut to
# ("we'd"). It begins with a set of signs, which is searched for faster than a choice; most letters
# are in the smaller set. An accent that no letter is made with ("Ọbásanjọ́") stands behind it.
_WORD = re.compile(
    r"([^\W_](?:\.(?<=[^\W\d_].)(?:[^\W\d_]\.)+"
    rf"|[a-z]*+[^\W_]*+{_ACCENTED}"
    r"(?:(?:[-‐‑&]|['’ʼ](?!(?:[sSdDmM]|ll|re|ve)\b)|\.(?=[a-z]{2})|(?<=\d)[.,](?=\d))"
    rf"[^\W_]++{_ACCENTED})*+))"
    r"((?:['’ʼ](?:(?:[sSdDmM]|ll|re|ve)\b|(?<=[sS].)(?!\w)))?)"
)
_MARKS = (('"', '"'), ("“", "”"), ("«", "»"))
_SPACES = frozenset(("\u00a0", "\u2009", "\u202f", "\t", "\n", "\r\n", "  "))
_BEFORE_SENTENCES = frozenset(".!?:;\"“”‘’'«»…\n•*—–")
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
        gaps: What stands between a word and the next one; nothing after the last.
        cased: Indices of the words that have a capital letter.
        common: The words that stand somewhere without a capital letter.
        new_paragraph: Indices of the words that begin a paragraph.
    """

    text: str
    forms: list[str]
    lowers: list[str]
    starts: list[int]
    ends: list[int]
    afters: list[int]
    gaps: list[str]
    cased: list[int]
    common: frozenset[str]
    new_paragraph: frozenset[int]

    def __len__(self) -> int:
        return len(self.forms)

    def gap(self, index: int) -> str:
        """Return what stands between a word and the next one."""
        return self.gaps[index]

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
        gap = self.gaps[index]
        if gap == " ":
            return True
        if not gap or index + 1 in self.new_paragraph:
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
        gap = self.gaps[index - 1]
        if len(gap) <= 1:
            return gap not in " -/"
        if gap[0] == "." and self.joined(index - 1):
            return False
        return not _BEFORE_SENTENCES.isdisjoint(gap)

    def first_at(self, offset: int) -> int:
        """Return the index of the first word that ends after ``offset``."""
        return bisect_right(self.ends, offset)

    def within(self, span: Span) -> tuple[int, int]:
        """Return the half-open range of the words that touch ``span``."""
        return bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)

    def span(self, first: int, last: int) -> Span:
        """Return the place of the words ``first`` up to ``last``, which is included."""
        return Span(self.starts[first], self.ends[last])

    def wording(self, first: int, last: int) -> Span:
        """Return the same with the quotation mark at its edge whose partner stands inside."""
        span = self.span(first, last)
        words = span.of(self.text)
        before = self.text[max(0, span.start - 1) : span.start]
        after = self.text[span.end : span.end + 1]
        for opening, closing in _MARKS:
            opened, closed = words.count(opening), words.count(closing)
            odd = opening == closing and opened % 2
            if before == opening and (odd or opened < closed):
                return Span(span.start - 1, span.end)
            if after == closing and (odd or opened > closed):
                return Span(span.start, span.end + 1)
        return span


def last_degree(words: Words, name: int) -> int:
    """Return the last word of the degrees and orders behind a name, or its own: "Ann Doe, MD"."""
    last = name
    while last + 1 < len(words) and words.gap(last) in (", ", "., "):
        following = last + 1
        if _is_doctorate(words, following):
            following += 1
        elif words.lowers[following].replace(".", "") not in DEGREES:
            break
        last = following
    return last


def _is_doctorate(words: Words, index: int) -> bool:
    """Tell whether "Ph.D.", two words as words are read here, begins."""
    return words.lowers[index : index + 2] == ["ph", "d"] and words.gap(index) == "."


def read_words(text: str, layout: Layout) -> Words:
    """Split ``text`` into words."""
    # What stands before the first word; then each word, its genitive, and what follows the two.
    parts = _WORD.split(text)
    borders = list(accumulate(map(len, parts)))
    forms = parts[1::3]
    lower_of = {form: form.lower() for form in set(forms)}
    lowers = [lower_of[form] for form in forms]
    starts = borders[:-1:3]
    openings = (bisect_left(starts, paragraph.start) for paragraph in layout.paragraphs)
    return Words(
        text=text,
        forms=forms,
        lowers=lowers,
        starts=starts,
        ends=borders[1::3],
        afters=borders[2::3],
        gaps=[*parts[3:-1:3], ""],
        cased=[index for index, form in enumerate(forms) if form != lowers[index]],
        common=frozenset(form for form, lower in lower_of.items() if form == lower),
        new_paragraph=frozenset(openings),
    )
