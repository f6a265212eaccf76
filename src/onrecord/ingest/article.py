"""Which lines of a page are its article: trafilatura chooses, the page gives the words.

What trafilatura returns is sometimes rearranged: a heading runs into a paragraph, a space comes
into a word, words in nested elements change places. So its text only tells which of the page's own
lines to keep; those are taken as a browser would show them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.ingest.blocks import Block

_WORD = re.compile(r"\w+")

_ANCHOR_WORDS = 6
"""A line of so many words stands in the article only once, and in its place."""
_ALIKE = 0.7
"""A line with so many of its words in the article, in order, belongs to it."""
_COMPARED = 1000
"""Stretches of more words are not compared word by word: that takes quadratic time."""


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A line of the page that the article has at ``[start, end)``."""

    line: int
    start: int
    end: int


def choose_blocks(page: Sequence[Block], article: str) -> tuple[Block, ...]:
    """Return the lines of the page that the article has, in the page's order."""
    words = _spaced(article)
    lines = [_spaced(block.text) for block in page]
    return tuple(page[index] for index in _chosen(lines, words))


def share_kept(blocks: Sequence[Block], article: str) -> float:
    """Return how much of the article the chosen lines cover, from 0 to about 1."""
    kept = sum(len(_spaced(block.text)) for block in blocks)
    return kept / max(1, len(_spaced(article)))


def _spaced(text: str) -> str:
    """The words alone, each between spaces, so that only whole words are found."""
    return f" {' '.join(_WORD.findall(text))} "


def _chosen(lines: Sequence[str], article: str) -> Iterator[int]:
    anchors = [_Anchor(-1, 0, 0)]
    for index, line in enumerate(lines):
        if line.count(" ") > _ANCHOR_WORDS:
            start = article.find(line, max(0, anchors[-1].end - 1))
            if start >= 0:
                anchors.append(_Anchor(index, start, start + len(line)))
    anchors.append(_Anchor(len(lines), len(article), len(article)))
    for above, below in pairwise(anchors):
        if above.line >= 0:
            yield above.line
        # The last space of one line is the first of the next.
        position = max(0, above.end - 1)
        for index in range(above.line + 1, below.line):
            line = lines[index]
            if not line.strip():
                continue
            start = article.find(line, position, below.start + 1)
            end = start + len(line) if start >= 0 else _end_of_alike(line, article, position, below)
            if end is not None:
                position = end - 1
                yield index


def _end_of_alike(line: str, article: str, position: int, below: _Anchor) -> int | None:
    """Return where the line ends in the article if most of its words stand there in order."""
    from difflib import SequenceMatcher

    words, others = line.split(), article[position : below.start].split()
    known = set(others)
    if (
        len(words) < _ANCHOR_WORDS
        or len(others) > _COMPARED
        or sum(word in known for word in words) < _ALIKE * len(words)
    ):
        return None
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    # Single words match by chance.
    matches = [match for match in matcher.get_matching_blocks() if match.size > 1]
    if sum(match.size for match in matches) < _ALIKE * len(words):
        return None
    return position + len(f" {' '.join(others[: matches[-1].b + matches[-1].size])} ")
