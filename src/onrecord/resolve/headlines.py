"""Read headlines, where most words have a capital letter: names are those of the text below."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import pairwise

from onrecord.resolve.kinds import NameKind, classify
from onrecord.resolve.words import Words

_FEWEST_WORDS, _MOST_WORDS = 4, 30
_CAPITALS = 0.75
_LONGEST_NAME = 5
_SENTENCE_INSIDE = re.compile(r"[.!?][\"”’']?\s")


def find_headlines(words: Words) -> frozenset[int]:
    """Return the words of the short paragraphs in which capitals tell nothing."""
    bounds = (*sorted(words.new_paragraph), len(words))
    return frozenset(
        word
        for start, end in pairwise(bounds)
        if _FEWEST_WORDS <= end - start <= _MOST_WORDS and _is_headline(words, start, end)
        for word in range(start, end)
    )


def _is_headline(words: Words, start: int, end: int) -> bool:
    cased = words.cased[bisect_left(words.cased, start) : bisect_left(words.cased, end)]
    capitals = sum(len(words.forms[index]) > 3 and words.is_capital(index) for index in cased)
    if capitals < _FEWEST_WORDS:
        return False
    if capitals < _CAPITALS * sum(len(form) > 3 for form in words.forms[start:end]):
        return False
    return not _SENTENCE_INSIDE.search(words.text, words.starts[start], words.starts[end - 1])


def read_headline(
    words: Words, first: int, last: int, known: Mapping[str, NameKind]
) -> Iterator[tuple[int, int, NameKind]]:
    """Yield the names in a run of a headline: known ones, and people by their given names.

    Each is the first and the last word, and the kind.
    """
    index = first
    while index <= last:
        for end in range(min(last, index + _LONGEST_NAME - 1), index - 1, -1):
            kind = _kind_in_headline(words, index, end, whole=end == last, known=known)
            if kind is not None:
                yield index, end, kind
                index = end
                break
        index += 1


def _kind_in_headline(
    words: Words, first: int, last: int, *, whole: bool, known: Mapping[str, NameKind]
) -> NameKind | None:
    """Return what the words name, if they are one name; ``whole`` if they end their run."""
    key = " ".join(words.lowers[first : last + 1])
    if key in known:
        return known[key]
    kind = classify(words, first, last, key)
    if kind in ("name", "place"):
        return None
    if kind == "person" and first < last:
        surname = words.lowers[last]
        return kind if last == first + 1 and (whole or not surname.endswith("s")) else None
    return kind if whole or first == last else None
