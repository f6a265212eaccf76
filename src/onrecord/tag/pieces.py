"""Word pieces of texts, made once of each run of signs between spaces."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

SHAPES = 4
"""A word is in lower case (0), capitalised (1), in capitals (2), or has no letters (3).

The base model reads lower-cased text, so case reaches it only this way."""
INSIDE = -1
"""Stands for the shape where a piece does not open a word."""
MOST_REMEMBERED = 1 << 16
"""Runs of signs that are remembered, some 10 MB: those of about 800 articles."""
_COLUMNS = 4
_ROW = _COLUMNS * np.dtype(np.int32).itemsize


class WordPieces:
    """Makes word pieces, and remembers those of every run of signs between spaces.

    A tokenizer of BERT's kind looks at each such run by itself. News uses the same few thousand
    again and again, and to look up takes a fifth of the time.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        """Make pieces with ``tokenizer``, which neither cuts texts short nor pads them."""
        self.tokenizer = tokenizer
        self._known: dict[str, bytes] = {}

    def of(self, text: str) -> NDArray[np.int64]:
        """Return the pieces of ``text``, shape (pieces, 4).

        Of each its id in the vocabulary, where it starts and ends in the text, and the shape of
        the word that it opens, or ``INSIDE``.
        """
        runs = text.replace("\n", " ").split(" ")
        known = self._remembering(runs)
        found = [known[run] for run in runs]
        rows = np.frombuffer(b"".join(found), np.int32).reshape(-1, _COLUMNS).astype(np.int64)
        counts = np.fromiter(map(len, found), np.int64) // _ROW
        lengths = np.fromiter(map(len, runs), np.int64) + 1
        rows[:, 1:3] += (lengths.cumsum() - lengths).repeat(counts)[:, None]
        return rows

    def _remembering(self, runs: Iterable[str]) -> dict[str, bytes]:
        """Return what is known by run, ``runs`` among them: the rows of its pieces."""
        known = self._known
        if len(known) > MOST_REMEMBERED:
            # A new one, since another thread may be looking up in the old one.
            known = self._known = {}
        new = list(set(runs).difference(known))
        if new:
            text = " ".join(new)
            rows = self._make(text)
            lengths = np.fromiter(map(len, new), np.int64) + 1
            starts = lengths.cumsum() - lengths
            bounds = np.append(rows[:, 1].searchsorted(starts), len(rows))
            rows[:, 1:3] -= starts.repeat(np.diff(bounds))[:, None]
            packed, places = rows.astype(np.int32).tobytes(), (bounds * _ROW).tolist()
            for run, first, last in zip(new, places, places[1:], strict=False):
                known[run] = packed[first:last]
        return known

    def _make(self, text: str) -> NDArray[np.int64]:
        encoding = self.tokenizer.encode(text, add_special_tokens=False)
        # Number by number: NumPy takes twice as long to make an array of a list of pairs.
        offsets = np.fromiter(chain.from_iterable(encoding.offsets), np.int64).reshape(-1, 2)
        word_of = np.array(encoding.word_ids, dtype=np.int64)
        opens = np.flatnonzero(np.diff(word_of, prepend=-1))
        lasts = np.append(opens[1:], len(offsets))[: len(opens)] - 1
        shapes = np.full(len(offsets), INSIDE)
        words = zip(offsets[opens, 0].tolist(), offsets[lasts, 1].tolist(), strict=True)
        shapes[opens] = [_shape(text[start:end]) for start, end in words]
        return np.column_stack([np.array(encoding.ids, dtype=np.int64), offsets, shapes])


def _shape(word: str) -> int:
    if word.islower():
        return 0
    if not word[:1].isalpha():
        return 3
    if len(word) > 1 and word.isupper():
        return 2
    return 1 if word[:1].isupper() else 0
