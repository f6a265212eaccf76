"""A text as the model sees it: word pieces, words, and what the layout says of each word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from onrecord.tag.pieces import INSIDE, SHAPES, WordPieces
from onrecord.types import Layout, Span

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

BOUNDARIES = 3
"""A word stands inside a sentence (0), opens a sentence (1) or opens a paragraph (2)."""
MARKS = 3
"""A word stands outside quotation marks (0), inside one pair (1) or inside several (2)."""
FEATURES = BOUNDARIES * MARKS * SHAPES


def in_marks(features: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell of each layout feature whether its word stands in quotation marks."""
    marked: NDArray[np.bool_] = features // SHAPES % MARKS > 0
    return marked


@dataclass(frozen=True, slots=True)
class EncodedText:
    """A text in words and word pieces; all arrays are in text order.

    Attributes:
        pieces: Vocabulary ids of the word pieces, shape (pieces,).
        features: For each piece, its word's layout feature, below ``FEATURES``, shape (pieces,).
        word_pieces: For each word, the index of its first piece; one more at the end for the
            number of pieces, shape (words + 1,).
        word_starts, word_ends: Offsets of each word in the text, shape (words,).
        sentence_words: Index of the first word of each sentence, ascending.
        paragraph_of: For each word, the index of its paragraph, shape (words,).
    """

    pieces: NDArray[np.int64]
    features: NDArray[np.int64]
    word_pieces: NDArray[np.int64]
    word_starts: NDArray[np.int64]
    word_ends: NDArray[np.int64]
    sentence_words: NDArray[np.int64]
    paragraph_of: NDArray[np.int64]

    @property
    def words(self) -> int:
        """The number of words."""
        return len(self.word_starts)

    def count_pieces(self, first: int, last: int) -> int:
        """Return how many pieces the words ``first`` up to, but not including, ``last`` have."""
        return int(self.word_pieces[last] - self.word_pieces[first])

    def word_range(self, span: Span) -> range:
        """Return the words that lie inside ``span``, cut words left out."""
        first = int(self.word_starts.searchsorted(span.start, side="left"))
        last = int(self.word_ends.searchsorted(span.end, side="right"))
        return range(first, max(first, last))

    def span_of(self, first: int, last: int) -> Span:
        """Return the span from word ``first`` up to, but not including, word ``last``."""
        return Span(int(self.word_starts[first]), int(self.word_ends[last - 1]))


def load_tokenizer(path: Path) -> Tokenizer:
    """Load a word-piece tokenizer without truncation and padding."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def encode(text: str, layout: Layout, pieces: WordPieces) -> EncodedText:
    """Split ``text`` into words and word pieces.

    Words are what the tokenizer's own pre-tokenizer makes: runs of letters and digits, and
    single punctuation marks.
    """
    rows = pieces.of(text)
    first_pieces = np.flatnonzero(rows[:, 3] != INSIDE)
    word_pieces = np.append(first_pieces, len(rows))
    word_starts = rows[first_pieces, 1]
    word_ends = rows[word_pieces[1:] - 1, 2]
    sentence_words = _first_words(layout.sentences, word_starts)
    paragraph_words = _first_words(layout.paragraphs, word_starts)
    boundary = np.zeros(len(word_starts), dtype=np.int64)
    boundary[sentence_words] = 1
    boundary[paragraph_words] = 2
    marks = _marks_around(layout, word_starts)
    feature = (boundary * MARKS + marks) * SHAPES + rows[first_pieces, 3]
    paragraph_of = paragraph_words.searchsorted(np.arange(len(word_starts)), side="right")
    return EncodedText(
        pieces=rows[:, 0],
        features=feature.repeat(np.diff(word_pieces)),
        word_pieces=word_pieces,
        word_starts=word_starts,
        word_ends=word_ends,
        sentence_words=sentence_words,
        paragraph_of=paragraph_of,
    )


def _first_words(spans: Sequence[Span], word_starts: NDArray[np.int64]) -> NDArray[np.int64]:
    starts = np.array([span.start for span in spans], dtype=np.int64)
    words = word_starts.searchsorted(starts, side="left")  # ascending, as the spans are
    opens = np.diff(words, prepend=-1) > 0
    return words[opens & (words < len(word_starts))]


def _marks_around(layout: Layout, word_starts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Count the pairs of quotation marks each word stands in; the marks count as inside."""
    starts = [quotation.span.start for quotation in layout.quotations]
    ends = [quotation.span.end for quotation in layout.quotations]
    opened, closed = (
        np.bincount(word_starts.searchsorted(places, side="left"), minlength=len(word_starts) + 1)
        for places in (starts, ends)
    )
    return np.asarray(np.minimum((opened - closed).cumsum()[:-1], MARKS - 1))
