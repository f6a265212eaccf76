"""Find quotation marks and weigh, by what stands beside them, whether they open or close."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.types import Span

# Costs are ranks, set by hand on PolNeAR's training articles (10,700 quotations, of whose double
# marks fewer than one in 200 stays unpaired): 0 is the usual place for a mark, 1 to 3 ever less
# usual ones, and a double mark that neither opens nor closes (5) is worse than any one of these,
# but two of them are no worse than a pair of which both marks stand wrong on both sides.
NEVER = 1000
"""A cost that no reading of a paragraph takes on."""

_SIGNS = "\"＂“”„‟«»‹›'＇‘’‚‛`"
# A run of marks that are not one apostrophe inside a word ("don't", "O’Neill", 6'2"). Patterns that
# begin with a set of signs are searched for many times faster than those that look back first.
_RUN = re.compile(rf"[{_SIGNS}](?:(?<!\w.)|(?<=[\"＂“”„‟«»‹›‚])|(?!\w))[{_SIGNS}]*")
_ONE_MARK = re.compile(r"\"\"|''|``|‘‘|’’|.")
# Longer runs are ornament.
_LONGEST_RUN = 6

# The marks of feet and inches, minutes and seconds: 5' 11", 8" x 10".
_MEASURE = re.compile(
    r"\d(?:(?P<feet>['’′])\s?\d{1,2}(?:[.,]\d+)?[½¼¾]?\s?(?P<inches>\"|''|”|’’)(?![A-Za-z])"
    r"|(?P<long>[\"”])(?=\s?(?:[x×]|by)\s?[\d.,]{1,6}\s?[\"”]))"
)
_ROCK_N_ROLL = re.compile(r"['’‘](?<!\w.)[nN]['’](?!\w)")
# Markup that was left in the text: the marks around its attributes' values quote nothing.
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>")
# Words that have lost their beginning; figures: "the '90s".
_ELISION = re.compile(
    r"(?:(?i:tis|twas|twere|twill|em|cause|cos|cuz|til|till|bout|round|nuff|neath|gainst|fraid|kay"
    r"|cept|tude|hood)|n|s|d|ll|re|ve|m|t|\d{2}s?)(?!\w)"
)
# Words that have lost their end: goin', ol', an', o', th'.
_CLIPPED = re.compile(r"(?:in|\b(?:ol|an|o|th|lil|li'l|d|y))\Z", re.IGNORECASE)

SINGLES = frozenset("'‘’‚‛`‹›")
"""Marks of which most are apostrophes, or stand inside another quotation."""

# What it costs to read a mark against its shape: curly marks that face the wrong way are common,
# since editors' programs choose them by rule.
_OPENING_SHAPE = {"”": 2, "’": 3, "’’": 3, "»": 1, "›": 1}
_SAME = {"＂": '"', "＇": "'", '""': '"'}
_GUILLEMETS = frozenset("«»‹›")

_BEFORE_OPENING = frozenset("([{<—–-‒―/|*_#~>•=…")
_AFTER_CLOSING = frozenset(".,;:!?)]}>—–-‒―/|*_…")

_Costs = tuple[int, int, int]
"""What it costs to read a mark as opening, as closing and as neither."""


class Mark(NamedTuple):
    """A mark that may be a quotation mark.

    Attributes:
        start, end: Where it is.
        sign: Its shape; a full-width or doubled mark counts as the plain one.
        opens, closes, strays: The cost of reading it as an opening mark, as a closing mark, and
            as neither: an apostrophe, a sign of measure or an error.
    """

    start: int
    end: int
    sign: str
    opens: int
    closes: int
    strays: int


def find_marks(text: str, paragraph: Span) -> list[Mark]:
    """Return the marks of a paragraph that may be quotation marks, ascending."""
    runs = [Span(*run.span()) for run in _RUN.finditer(text, paragraph.start, paragraph.end)]
    if not runs:
        return []
    other = _find_other_signs(text, paragraph)
    return [
        mark
        for run in runs
        if len(run) <= _LONGEST_RUN
        for mark in _weigh(text, paragraph, run)
        if mark.start not in other
    ]


def _find_other_signs(text: str, paragraph: Span) -> set[int]:
    """Return where marks stand that are known by their form to be something else."""
    other: set[int] = set()
    for found in _MEASURE.finditer(text, paragraph.start, paragraph.end):
        other |= {found.start(name) for name in ("feet", "inches", "long") if found[name]}
    for found in _ROCK_N_ROLL.finditer(text, paragraph.start, paragraph.end):
        other |= {found.start(), found.end() - 1}
    for found in _TAG.finditer(text, paragraph.start, paragraph.end):
        other |= set(range(found.start(), found.end()))
    return other


def _weigh(text: str, paragraph: Span, run: Span) -> Iterator[Mark]:
    """Weigh the marks of a run by the signs on both sides of it."""
    left = text[run.start - 1] if run.start > paragraph.start else ""
    right = text[run.end] if run.end < paragraph.end else ""
    opens = _cost_before_opening(left) + _cost_after_opening(text, run.end, right)
    closes = _cost_before_closing(left) + _cost_after_closing(right)
    # 12" may be inches.
    plain = opens, closes, 2 if left.isdigit() else 5
    for start, end in _divide(text, run, left):
        sign = _SAME.get(text[start:end], text[start:end])
        if sign in _GUILLEMETS:
            costs = _weigh_guillemet(plain, left, right)
        elif sign in SINGLES:
            costs = _weigh_single(plain, text, run, left, right)
        else:
            costs = plain
        yield Mark(start, end, sign, costs[0] + _OPENING_SHAPE.get(sign, 0), costs[1], costs[2])


def _divide(text: str, run: Span, left: str) -> Iterator[tuple[int, int]]:
    """Divide a run into marks: of three apostrophes, the outer two are one mark."""
    if len(run) == 1:
        yield run.start, run.end
        return
    start = run.start
    closing = bool(left) and not left.isspace() and left not in _BEFORE_OPENING
    if closing and text.startswith("'''", start) and not text.startswith("''''", start):
        yield start, start + 1
        start += 1
    for mark in _ONE_MARK.finditer(text, start, run.end):
        yield mark.span()


def _cost_before_opening(left: str) -> int:
    if not left or left.isspace() or left in _BEFORE_OPENING:
        return 0
    if left == ":":
        return 1
    return 3 if left.isalnum() else 2


def _cost_after_opening(text: str, end: int, right: str) -> int:
    if not right:
        return NEVER
    if right.isspace():
        return 2
    if right in ".,":
        return 0 if text[end + 1 : end + 2] in (".", *"0123456789") else 3
    return 3 if right in ";:!?)]}" else 0


def _cost_before_closing(left: str) -> int:
    if not left:
        return NEVER
    if left.isspace():
        return 2
    return 3 if left in "([{" else 0


def _cost_after_closing(right: str) -> int:
    if not right or right.isspace() or right in _AFTER_CLOSING:
        return 0
    return 3 if right.isalnum() else 1


def _weigh_guillemet(plain: _Costs, left: str, right: str) -> _Costs:
    """Weigh a mark inside which French puts spaces."""
    opens, closes, strays = plain
    return opens - 2 * right.isspace(), closes - 2 * left.isspace(), strays


def _weigh_single(plain: _Costs, text: str, run: Span, left: str, right: str) -> _Costs:
    """Weigh a mark that may as well be an apostrophe."""
    opens, closes, _ = plain
    before, after = left.isalnum(), right.isalnum()
    if before and after:
        return opens, closes, 0
    if after:
        return (opens + 3, closes, 0) if _ELISION.match(text, run.end) else (opens, closes, 3)
    if not before:
        return opens, closes, 4 if left and not left.isspace() else 2
    if left in "sSzZxX":
        # "the ministers' plan": a possessive, where a word follows.
        possesses = right.isspace() and text[run.end + 1 : run.end + 2].isalpha()
        return opens, closes + possesses, 0
    if left.isdigit() or _CLIPPED.search(text[max(0, run.start - 4) : run.start]):
        return opens, closes, 1
    return opens, closes, 3
