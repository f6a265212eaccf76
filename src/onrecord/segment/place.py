"""Tell what paragraphs are by their form and by their place in the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.segment import lines
from onrecord.segment.turns import Turn
from onrecord.types import Document, ZoneKind

_LISTED = re.compile(r"(?:[-–—•*▪◦]|\d{1,2}[.)])\s")
_QUOTED = re.compile(r"[\[(]?[\"“„«‘'`]")
_ENDS = re.compile(r"[.!?…][\"'”’»)\]]*\Z")
_NOT_LETTERS = re.compile(r"[\W_]+")
# An article's text has begun with the first paragraph so long, and at the latest so far down.
_SHORTEST_LEAD, _LONGEST_HEAD = 100, 10
# A byline may also stand at the very end.
_TAIL = 2
# Headings stand alone or in twos, a section's and its first part's; more short lines are a list.
_MOST_HEADINGS_TOGETHER = 2
# What stands below a heading without a colon is a paragraph, not another short line.
_SHORTEST_TEXT = 60
# An editor's remark in brackets that is not closed by then has lost its bracket.
_LONGEST_COMMENT = 5


@dataclass(frozen=True, slots=True)
class Kind:
    """What a paragraph is.

    Attributes:
        kind: The kind of its zone.
        group: The same for consecutive paragraphs that make one zone.
        label: The speaker of a turn.
    """

    kind: ZoneKind
    group: int
    label: str | None = None


def classify(
    document: Document,
    paragraphs: Sequence[str],
    gaps: Sequence[int],
    turns: Sequence[Turn],
    has_title: bool,
) -> list[Kind]:
    """Return the kind of each paragraph.

    Args:
        document: For the title and the author that it is known to have.
        paragraphs: The words of each.
        gaps: The number of line breaks between each and the next.
        turns: The turns of a transcript.
        has_title: The title is known to stand elsewhere.
    """
    kinds: list[Kind | None] = [None] * len(paragraphs)
    for turn in turns:
        kinds[turn.first : turn.last + 1] = [Kind("turn", turn.first + 1, turn.label)] * (
            turn.last + 1 - turn.first
        )
    head = _length_of_head(paragraphs)
    for index, words in enumerate(paragraphs):
        if kinds[index] is None:
            at_edge = index < head or index >= len(paragraphs) - _TAIL
            _set_by_form(kinds, index, paragraphs, words, at_edge, document.author)
    if not has_title:
        _set_title(kinds, paragraphs, gaps, head, document.title)
    _set_headings(kinds, paragraphs, gaps)
    # Body text is one group as long as nothing stands between; the groups of others start at 1.
    return [kind or Kind("body", 0) for kind in kinds]


def _length_of_head(paragraphs: Sequence[str]) -> int:
    """Return how many paragraphs stand before the text proper: title, bylines, credits."""
    for index, words in enumerate(paragraphs[:_LONGEST_HEAD]):
        if len(words) >= 2 * _SHORTEST_LEAD or (
            len(words) >= _SHORTEST_LEAD and _ENDS.search(words)
        ):
            return index
    return min(len(paragraphs), _LONGEST_HEAD)


def _set_by_form(
    kinds: list[Kind | None],
    index: int,
    paragraphs: Sequence[str],
    words: str,
    at_edge: bool,
    author: str | None,
) -> None:
    """Set the kind of a paragraph, and of those that belong to it, where its form tells it."""
    if lines.is_boilerplate(words):
        kinds[index] = Kind("boilerplate", index + 1)
    elif lines.is_credit(words):
        kinds[index] = Kind("credit", index + 1)
    elif lines.is_caption(words):
        kinds[index] = Kind("caption", index + 1)
    elif at_edge and (lines.is_byline(words) or (author and words.strip() == author.strip())):
        kinds[index] = Kind("byline", index + 1)
    elif lines.opens_comment(words):
        last = _last_of_comment(paragraphs, index)
        for each in range(index, last + 1):
            kinds[each] = Kind("comment", index + 1)


def _last_of_comment(paragraphs: Sequence[str], index: int) -> int:
    words = paragraphs[index]
    last = index
    if words[0] in "[(":
        closing = "])"["[(".index(words[0])]
        for last in range(index, min(index + _LONGEST_COMMENT, len(paragraphs))):
            if closing in paragraphs[last]:
                return last
        return index
    if lines.is_comment_label(words) and index + 1 < len(paragraphs):
        last = index + 1
    return last


def _set_title(
    kinds: list[Kind | None],
    paragraphs: Sequence[str],
    gaps: Sequence[int],
    head: int,
    title: str | None,
) -> None:
    """Find the title: the one the document is known to have, or the first line of its text."""
    if known := _letters(title or ""):
        for index, words in enumerate(paragraphs[:_LONGEST_HEAD]):
            if _letters(words) == known and (kinds[index] is None or index < head):
                kinds[index] = Kind("title", index + 1)
                return
    for index in range(min(head, len(paragraphs) - 1)):
        kind = kinds[index]
        if kind is None:
            apart = gaps[index] > _usual(gaps) or lines.has_dateline(paragraphs[index + 1])
            if lines.looks_like_title(paragraphs[index], apart):
                kinds[index] = Kind("title", index + 1)
                if paragraphs[index].endswith(";") and kinds[index + 1] is None:
                    kinds[index + 1] = Kind("title", index + 1)
            return
        if kind.kind in ("turn", "comment"):
            return


def _usual(gaps: Sequence[int]) -> int:
    """Return the number of line breaks that mostly stand between paragraphs."""
    return sorted(gaps)[len(gaps) // 2]


def _letters(words: str) -> str:
    return _NOT_LETTERS.sub("", words).casefold()


def _set_headings(kinds: list[Kind | None], paragraphs: Sequence[str], gaps: Sequence[int]) -> None:
    spaced = sum(gap > 1 for gap in gaps) > len(gaps) / 2
    candidates = [
        kind is None and lines.looks_like_heading(words)
        for kind, words in zip(kinds, paragraphs, strict=True)
    ]
    index = 0
    while index < len(paragraphs):
        stop = index
        while stop < len(paragraphs) and candidates[stop]:
            stop += 1
        if (
            index < stop < len(paragraphs)
            and stop - index <= _MOST_HEADINGS_TOGETHER
            and not (spaced and index and gaps[index - 1] < 2)
            and _heads(paragraphs[stop - 1], paragraphs[stop])
        ):
            for each in range(index, stop):
                kinds[each] = Kind("heading", each + 1)
        index = stop + 1


def _heads(words: str, following: str) -> bool:
    """Tell whether a line with the form of a heading stands above a text, and does not lead in."""
    if words.endswith(":"):
        return _QUOTED.match(following) is None and _LISTED.match(following) is None
    return len(following) >= _SHORTEST_TEXT or _ENDS.search(following) is not None
