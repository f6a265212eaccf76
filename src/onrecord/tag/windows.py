"""Windows of whole sentences, no longer than the model reads at once."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from onrecord.tag.encode import EncodedText

PARAGRAPH_WORTH = 100
"""Pieces by which a window may be longer or shorter to end with a paragraph."""


@dataclass(frozen=True, slots=True)
class Window:
    """The words ``first`` up to, but not including, ``last`` of an encoded text.

    The model's reading of the words from ``keep_first`` to ``keep_last`` is kept; the others
    are context, read better in a neighbouring window.
    """

    first: int
    last: int
    keep_first: int
    keep_last: int


def cut_windows(
    encoded: EncodedText, words: range, *, max_pieces: int, overlap: int
) -> tuple[Window, ...]:
    """Cover ``words`` with windows of at most ``max_pieces`` pieces.

    Windows are about equally long: none is left with a tail that lacks context, and the cost of
    attention, which grows with the square of a window, is least. A window ends where a sentence
    does, at best where a paragraph does; the next begins at the sentence start that leaves at
    least ``overlap`` pieces in common, and the kept parts meet in the middle of what is common.

    Raises:
        ValueError: If ``overlap`` is not below half of ``max_pieces``.
    """
    if not 0 <= overlap * 2 < max_pieces:
        raise ValueError(f"overlap {overlap} must be under half of max_pieces {max_pieces}")
    if not words:
        return ()
    bounds: list[tuple[int, int]] = []
    first = words.start
    while True:
        last = _window_end(encoded, first, words.stop, max_pieces, overlap)
        bounds.append((first, last))
        if last >= words.stop:
            break
        first = _next_start(encoded, first, last, overlap)
    middles = [words.start]
    for (_, end), (start, _) in pairwise(bounds):
        middles.append((start + end) // 2)
    middles.append(words.stop)
    return tuple(
        Window(first, last, keep_first, keep_last)
        for (first, last), (keep_first, keep_last) in zip(bounds, pairwise(middles), strict=True)
    )


def _window_end(encoded: EncodedText, first: int, stop: int, max_pieces: int, overlap: int) -> int:
    latest = _words_within(encoded, first, stop, max_pieces)
    if latest >= stop:
        return stop
    left = encoded.count_pieces(first, stop)
    windows = -(-(left - overlap) // (max_pieces - overlap))
    even = (left - overlap) / windows + overlap
    ends = encoded.sentence_words
    # A sentence end in the window's second half is worth the shorter window.
    half = encoded.word_pieces[first] + max_pieces / 2
    ends = ends[(ends > first) & (ends <= latest) & (encoded.word_pieces[ends] >= half)]
    if not len(ends):
        return latest
    lengths = encoded.word_pieces[ends] - encoded.word_pieces[first]
    opens_paragraph = encoded.paragraph_of[ends] != encoded.paragraph_of[ends - 1]
    cost = np.abs(lengths - even) - opens_paragraph * PARAGRAPH_WORTH
    return int(ends[cost.argmin()])


def _words_within(encoded: EncodedText, first: int, stop: int, max_pieces: int) -> int:
    limit = encoded.word_pieces[first] + max_pieces
    last = int(np.searchsorted(encoded.word_pieces, limit, side="right")) - 1
    # A single word of more pieces than a window holds is read cut short, but it is read.
    return min(max(last, first + 1), stop)


def _next_start(encoded: EncodedText, first: int, last: int, overlap: int) -> int:
    latest = int(np.searchsorted(encoded.word_pieces, encoded.word_pieces[last] - overlap))
    latest = max(min(latest, last), first + 1)
    earliest = (first + last) // 2
    starts = encoded.sentence_words
    starts = starts[(starts > max(first, earliest)) & (starts <= latest)]
    return int(starts[-1]) if len(starts) else latest
