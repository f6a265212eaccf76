"""From the lines on a page to paragraphs, by where the lines stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from onrecord.letters import CAPITALS

# All factors below were set on pages in one and two columns, single and double spaced.
SAME_SIZE = 1.15
"""Heights of two lines of one paragraph differ by no more than this factor."""
WIDER_GAP = 1.25
"""A step between lines this much over the page's usual one separates paragraphs."""
INDENT = 0.8
"""A line that starts so many line heights to the right of the one before is indented."""
FIT = 0.5
"""Line heights of white space that a justified or ragged line may leave besides the next word."""

# Openings that begin a paragraph wherever they stand: a speaker's label, a question, an item.
_OPENS = re.compile(
    rf"(?:[{CAPITALS}][\w.'’()-]*"
    rf"(?: (?:of|the|de|van|von|al|[{CAPITALS}(][\w.'’()-]*)){{0,7}}|[QA])[:]\s"
    r"|[QA]\.\s|[•▪●◦–—*-]\s|\(?\d{1,3}[.)]\s"
)
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:[-–—]\s?)?(?:(?:page|p\.|pg\.?)\s?)?\d{1,3}(?:\s?(?:of|/)\s?\d{1,3})?(?:\s?[-–—])?", re.I
)
"""A running foot though there be only one page."""
_RUNNING_PAGES = 2
"""A running head or foot stands on at least so many pages ..."""
_RUNNING_SHARE = 0.5
"""... and on this share of them (title pages and left and right heads differ)."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points; the page's origin is at the bottom left."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, or several that hyphens join.

    Attributes:
        text: Without white space around it.
        first, last: Boxes of its first and last character, as high as the font.
        first_word: Width of its first word.
    """

    text: str
    first: Box
    last: Box
    first_word: float


def page_paragraphs(
    lines: Sequence[Line], heads: frozenset[str]
) -> Iterator[tuple[bool, tuple[str, ...]]]:
    """Yield the page's paragraphs in runs, with whether the run is a running head or foot."""
    ends = {0, len(lines) - 1}
    for is_head, run in groupby(
        enumerate(lines), lambda item: item[0] in ends and _is_head(item[1], heads)
    ):
        yield is_head, tuple(_paragraphs([line for _, line in run]))


def running_heads(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Return the patterns of first and last lines that recur from page to page."""
    counts = Counter(
        pattern
        for lines in pages
        for pattern in {_pattern(line) for line in (*lines[:1], *lines[-1:])}
    )
    least = max(_RUNNING_PAGES, _RUNNING_SHARE * len(pages))
    return frozenset(pattern for pattern, count in counts.items() if count >= least)


def _is_head(line: Line, heads: frozenset[str]) -> bool:
    return _pattern(line) in heads or _PAGE_NUMBER.fullmatch(line.text) is not None


def _pattern(line: Line) -> str:
    """The line with page numbers made equal."""
    return _DIGITS.sub("0", " ".join(line.text.split()))


def _paragraphs(lines: Sequence[Line]) -> Iterator[str]:
    steps = sorted(_step(line, below) for line, below in pairwise(lines) if _is_below(line, below))
    usual_step = steps[len(steps) // 2] if steps else 0.0
    paragraph = ""
    above: Line | None = None
    for column in _columns(lines, usual_step):
        right = max(max(line.first.right, line.last.right) for line in column)
        for index, line in enumerate(column):
            if above is not None and (
                not _begins_paragraph(above, line, right) if index else _runs_on(above, line)
            ):
                paragraph += line.text if paragraph.endswith("-") else f" {line.text}"
            else:
                if paragraph:
                    yield paragraph
                paragraph = line.text
            above = line
    if paragraph:
        yield paragraph


def _columns(lines: Sequence[Line], usual_step: float) -> Iterator[list[Line]]:
    """Split the lines where one does not follow the other closely, in the same column and size."""
    column: list[Line] = []
    for line in lines:
        if column:
            above = column[-1]
            close = _is_below(above, line) and _step(above, line) <= WIDER_GAP * usual_step
            if not (close and _same_size(above, line)):
                yield column
                column = []
        column.append(line)
    if column:
        yield column


def _is_below(above: Line, below: Line) -> bool:
    overlap = min(above.last.right, below.last.right) > below.first.left - above.last.height * 4
    return overlap and 0 < _step(above, below) <= 4 * max(above.last.height, 1.0)


def _step(above: Line, below: Line) -> float:
    return above.last.bottom - below.first.bottom


def _same_size(above: Line, line: Line) -> bool:
    smaller, larger = sorted((above.last.height, line.first.height))
    return larger <= SAME_SIZE * smaller


def _runs_on(above: Line, line: Line) -> bool:
    """Tell whether a sentence goes on from the foot of one column to the head of the next."""
    cut = above.text[-1].isalnum() or above.text[-1] in ",-"
    return (
        cut
        and line.text[0].islower()
        and line.first.bottom > above.last.bottom
        and _same_size(above, line)
    )


def _begins_paragraph(above: Line, line: Line, right: float) -> bool:
    """Tell whether ``line`` is no continuation of the line above it in a column.

    A line that ends although the next one's first word would have fitted ends its paragraph.
    """
    height = line.first.height
    room = right - above.last.right
    return (
        _OPENS.match(line.text) is not None
        or line.first.left - above.first.left > INDENT * height
        or room > line.first_word + FIT * height
    )
