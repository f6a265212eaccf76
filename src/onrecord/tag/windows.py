"""Windows of whole sentences, no longer than the model reads at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onrecord.tag.encode import EncodedText

PARAGRAPH_WORTH = 100
"""Pieces by which a window may be longer or shorter to end with a paragraph."""


@dataclass(frozen=True, slots=True)
class Window:
    """The words ``first`` up to, but not including, ``last`` of an encoded text."""

    first: int
    last: int


def cut_windows(encoded: EncodedText, words: range, *, max_pieces: int) -> tuple[Window, ...]:
    """Cut ``words`` into windows of at most ``max_pieces`` pieces.

    Windows are about equally long: none is left with a tail that lacks context, and the cost of
    attention, which grows with the square of a window, is least. A window ends where a sentence
    does, at best where a paragraph does. Having words in common with its neighbours gains
    nothing then.
    """
    windows: list[Window] = []
    first = words.start
    while first < words.stop:
        last = _window_end(encoded, first, words.stop, max_pieces)
        windows.append(Window(first, last))
        first = last
    return tuple(windows)


def _window_end(encoded: EncodedText, first: int, stop: int, max_pieces: int) -> int:
    left = encoded.count_pieces(first, stop)
    if left <= max_pieces or first + 1 == stop:
        return stop
    latest = _words_within(encoded, first, max_pieces)
    even = left / -(-left // max_pieces)
    # A sentence end in the window's second half is worth the shorter window.
    half = encoded.word_pieces[first] + max_pieces / 2
    earliest = max(first + 1, int(encoded.word_pieces.searchsorted(half)))
    ends = encoded.sentence_words
    ends = ends[ends.searchsorted(earliest) : ends.searchsorted(latest, side="right")]
    if not len(ends):
        return latest
    lengths = encoded.word_pieces[ends] - encoded.word_pieces[first]
    opens_paragraph = encoded.paragraph_of[ends] != encoded.paragraph_of[ends - 1]
    cost = np.abs(lengths - even) - opens_paragraph * PARAGRAPH_WORTH
    return int(ends[cost.argmin()])


def _words_within(encoded: EncodedText, first: int, max_pieces: int) -> int:
    limit = encoded.word_pieces[first] + max_pieces
    last = int(encoded.word_pieces.searchsorted(limit, side="right")) - 1
    # A single word of more pieces than a window holds is read cut short, but it is read.
    return max(last, first + 1)
