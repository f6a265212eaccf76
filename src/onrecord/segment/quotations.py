"""Pair quotation marks.

Each paragraph is read afresh. Every mark opens a quotation, closes one, or does neither; each of
the three has a cost by the mark's shape and by what stands beside it (see ``marks``), and the
cheapest reading of the whole paragraph is taken. So one stray mark costs itself and does not turn
the rest of the paragraph inside out; where no pairing is cheaper than leaving the marks alone, they
stay unpaired.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.segment.marks import NEVER, SINGLES, Mark, find_marks
from onrecord.types import Quotation, Span

_STYLES = {
    '"': "straight",
    "“": "curly",
    "”": "curly",
    "‟": "curly",
    "„": "german",
    "‚": "german",
    "«": "guillemets",
    "»": "guillemets",
    "‹": "guillemets",
    "›": "guillemets",
    "'": "single-straight",
    "‘": "single-curly",
    "’": "single-curly",
    "‛": "single-curly",
    "`": "backtick",
    "``": "backtick",
    "''": "doubled-single",
    "‘‘": "doubled-single",
    "’’": "doubled-single",
}
# Which marks close which, and what a mixed pair costs: "…” and “…" are common in news that has
# passed through several programs.
_CLOSERS: dict[str, dict[str, int]] = {
    '"': {'"': 0, "”": 1, "“": 3, "''": 2, "’’": 2},
    "“": {"”": 0, '"': 1, "“": 2, "''": 2, "’’": 1},
    "”": {"”": 0, '"': 2},
    "‟": {"”": 0, "“": 1, '"': 1},
    "„": {"“": 0, "”": 0, "‟": 0, '"': 1},
    "«": {"»": 0},
    "»": {"«": 0, "»": 1},
    "‹": {"›": 0},
    "›": {"‹": 0, "›": 1},
    "'": {"'": 0, "’": 1},
    "‘": {"’": 0, "'": 1, "‘": 2},
    "’": {"’": 0},
    "‚": {"‘": 0, "’": 0, "'": 1},
    "‛": {"’": 0, "'": 1},
    "`": {"'": 0, "’": 0, "`": 0},
    "``": {"''": 0, '"': 1, "”": 1, "``": 2},
    "''": {"''": 0, '"': 2, "”": 2},
    "‘‘": {"’’": 0, "”": 1, '"': 1},
    "’’": {"’’": 0},
}
# Quotations inside quotations take another kind of mark; the same kind again is mostly an error.
_SAME_INSIDE, _SAME_KIND_INSIDE = 3, 1
_UNCLOSED = 2
_DEEPEST = 4
# Paragraphs after which an open quotation is no longer waited for, unless they open it anew.
_FARTHEST = 3
# A mark that is so dear as an opening one stands behind a word or a full stop.
_HARDLY_OPENS = 2
# Words up to which a last paragraph behind a full stop is taken for the speaker's name and office:
# some outlets put these inside the marks, on a line of their own. With a full stop it is one only
# if it begins with a name: "Ann Roe, mayor of the town.", but not "And then we won."
_SIGNATURE = 8
_NAME = re.compile(r"\W*[A-Z][\w.’'-]*\s+[A-Z]")
_STOPPED = (".", "!", "?", "…")
# So many of the cheapest readings are followed at a time: more have not changed any result.
_READINGS = 12

# A clause that reports speech is not inside the quotation it reports: the closing mark is lost.
_REPORT = re.compile(
    r",\s+(?:(?:he|she|they|[A-Z]\w+(?:\s[A-Z]\w+)?)\s+)?(?:said|says|told|added|noted|wrote)\b"
)
_CUT_OFF = ("…", "...")
# What says in so many words that speech follows: an opening mark behind it is no stray one.
_INTRODUCED = re.compile(
    r"(?::|\b(?:said|says|told|tells|added|adds|wrote|writes|replied|replies)\b[^.!?:]{0,40},)\s*\Z"
)

_Open = tuple[str, bool]
"""An open quotation: its mark, and whether it stands first in the paragraph."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """The cheapest way to read the marks so far that leaves the same quotations open."""

    cost: int
    role: str
    before: _Reading | None


def pair_quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """Return the quotations of ``paragraphs``, ascending, an outer one before its inner ones.

    A quotation lies in one paragraph. One that runs over several paragraphs is one quotation in
    each, ``closed`` only in the last: each opens with a mark again, or, in a careless text, there
    is no other mark before the one that closes it. A mark for which there is no likely partner is
    left alone.
    """
    quotations: list[Quotation] = []
    going_on = ""
    for index, paragraph in enumerate(paragraphs):
        marks = find_marks(text, paragraph)
        later = paragraphs[index + 1 : index + 1 + _FARTHEST]
        if going_on and all(mark.sign in SINGLES for mark in marks):
            quotations.append(Quotation(paragraph, paragraph, _STYLES[going_on], closed=False))
            continue
        if not marks:
            continue
        roles = ([] if going_on else _read_plain(marks)) or _read(
            text, paragraph, later, marks, going_on
        )
        found, left_open = _pair(marks, roles, paragraph, going_on)
        quotations.extend(found)
        forgotten = (
            left_open
            and not _opens_again(text, later, left_open)
            and _closes_later(text, paragraph, later, left_open)
        )
        going_on = left_open if forgotten else ""
    return tuple(quotations)


def _read_plain(marks: Sequence[Mark]) -> list[str]:
    """Return the roles of marks that can be read at no cost at all, and in one way only.

    Most paragraphs are so plain. An empty list means that this one is not.
    """
    roles, stack = [], [""]
    for mark in marks:
        outer = stack[-1]
        if outer and mark.closes == 0 and mark.opens and mark.sign in _CLOSERS[outer]:
            if _CLOSERS[outer][mark.sign] or mark.strays == 0:
                return []
            stack.pop()
            roles.append(")")
        elif mark.strays == 0 and mark.opens:
            roles.append("-")
        elif mark.opens == 0 and mark.closes and not _cost_inside(outer, mark.sign):
            stack.append(mark.sign)
            roles.append("(")
        else:
            return []
    return roles if len(stack) == 1 else []


def _read(
    text: str, paragraph: Span, later: Sequence[Span], marks: Sequence[Mark], going_on: str
) -> list[str]:
    """Return for each mark whether it opens (``(``), closes (``)``) or does neither (``-``).

    ``later`` are the paragraphs after this one, and ``going_on`` the mark of a quotation that is
    open where it begins, if there is one.
    """
    begin: tuple[_Open, ...] = ((going_on, False),) if going_on else ()
    readings: dict[tuple[_Open, ...], _Reading] = {begin: _Reading(0, "", None)}
    for mark in marks:
        readings = _extend(readings, mark, _is_first(text, paragraph, mark))
    best: _Reading | None = None
    for stack in sorted(readings, key=len):
        reading = readings[stack]
        cost = reading.cost + _UNCLOSED * len(stack)
        if (best is None or cost < best.cost) and (
            not stack
            or _runs_on(text, paragraph, later, stack)
            or _is_unclosed(text, paragraph, later, marks, stack)
        ):
            best = _Reading(cost, reading.role, reading.before)
    roles = []
    while best is not None and best.role:
        roles.append(best.role)
        best = best.before
    return roles[::-1] if len(roles) == len(marks) else ["-"] * len(marks)


def _extend(
    readings: dict[tuple[_Open, ...], _Reading], mark: Mark, first: bool
) -> dict[tuple[_Open, ...], _Reading]:
    """Read one mark more in each of the three ways."""
    longer: dict[tuple[_Open, ...], _Reading] = {}

    def propose(stack: tuple[_Open, ...], cost: int, role: str, before: _Reading) -> None:
        cost += before.cost
        if cost < NEVER and (stack not in longer or cost < longer[stack].cost):
            longer[stack] = _Reading(cost, role, before)

    # The first of equal readings stays: the one that has fewer quotations open.
    for stack in sorted(readings, key=len):
        reading = readings[stack]
        if stack:
            mismatch = _CLOSERS[stack[-1][0]].get(mark.sign, NEVER)
            propose(stack[:-1], mark.closes + mismatch, ")", reading)
        propose(stack, mark.strays, "-", reading)
        if mark.sign in _CLOSERS and len(stack) < _DEEPEST:
            cost = mark.opens + _cost_inside(stack[-1][0] if stack else "", mark.sign)
            propose((*stack, (mark.sign, first)), cost, "(", reading)
    if len(longer) > _READINGS:
        cheapest = sorted(longer, key=lambda stack: longer[stack].cost)[:_READINGS]
        longer = {stack: longer[stack] for stack in cheapest}
    return longer


def _cost_inside(outer: str, sign: str) -> int:
    """Return what it costs that a quotation opens inside another: ``""`` where there is none."""
    if not outer:
        return 0
    if _STYLES[outer] == _STYLES[sign]:
        return _SAME_INSIDE
    return _SAME_KIND_INSIDE if (outer in SINGLES) == (sign in SINGLES) else 0


def _is_first(text: str, paragraph: Span, mark: Mark) -> bool:
    """Tell whether only other marks stand between the start of the paragraph and this one."""
    return mark.start - paragraph.start <= 4 and not any(
        map(str.isalnum, text[paragraph.start : mark.start])
    )


def _runs_on(text: str, paragraph: Span, later: Sequence[Span], stack: tuple[_Open, ...]) -> bool:
    """Tell whether the quotations that stay open may go on beyond the end of the paragraph."""
    # An apostrophe is too easily taken for a single mark in the midst of a paragraph.
    if any(sign in SINGLES and not first for sign, first in stack):
        return False
    words = text[paragraph.start : paragraph.end]
    if _REPORT.search(words):
        return False
    if not later:
        return words.endswith(_CUT_OFF)
    return _opens_again(text, later, stack[0][0])


def _is_unclosed(
    text: str,
    paragraph: Span,
    later: Sequence[Span],
    marks: Sequence[Mark],
    stack: tuple[_Open, ...],
) -> bool:
    """Tell whether the last mark of the paragraph opens a quotation that it fails to close.

    The next paragraphs close it without opening it, or nothing does, and the words before the mark
    introduce speech: then it ends with the paragraph.
    """
    sign = stack[0][0]
    last = next((mark for mark in reversed(marks) if mark.sign not in SINGLES), None)
    return (
        len(stack) == 1
        and last is not None
        and last.sign == sign
        and last.opens == 0
        and last.closes > 0
        and not _REPORT.search(text, last.end, paragraph.end)
        and (
            _closes_later(text, paragraph, later, sign)
            or _INTRODUCED.search(text, paragraph.start, last.start) is not None
        )
    )


def _opens_again(text: str, later: Sequence[Span], sign: str) -> bool:
    """Tell whether the next paragraph opens with a mark of the kind of ``sign``."""
    if not later:
        return False
    start, end = later[0].start, later[0].end
    opening = find_marks(text, Span(start, min(end, start + 8)))
    return (
        bool(opening)
        and opening[0].start == start
        and opening[0].opens <= opening[0].strays
        and (opening[0].sign in SINGLES) == (sign in SINGLES)
    )


def _closes_later(text: str, paragraph: Span, later: Sequence[Span], sign: str) -> bool:
    """Tell whether the first mark after ``paragraph`` plainly closes what ``sign`` opened."""
    if sign in SINGLES:
        return False
    stopped = text.endswith(_STOPPED, paragraph.start, paragraph.end)
    for index, following in enumerate(later):
        for mark in find_marks(text, following):
            if mark.sign in SINGLES:
                continue
            if _CLOSERS[sign].get(mark.sign) != 0 or mark.closes or mark.opens < _HARDLY_OPENS:
                return False
            words = text[following.start : mark.start].split()
            alone = mark.end == following.end and len(words) <= _SIGNATURE
            sentence = text.endswith(_STOPPED, following.start, mark.start)
            signed = alone and (not sentence or _NAME.match(text, following.start, mark.start))
            return not (signed and stopped and index == 0)
    return False


def _pair(
    marks: Sequence[Mark], roles: Sequence[str], paragraph: Span, going_on: str
) -> tuple[list[Quotation], str]:
    """Make quotations of marks whose roles are known.

    ``going_on`` is the mark of a quotation that is open before them, if there is one. The mark of
    the outermost that they leave open themselves is returned, too; empty where there is none.
    """
    found: list[Quotation] = []
    opened = [Mark(paragraph.start, paragraph.start, going_on, 0, 0, 0)] if going_on else []

    def make(mark: Mark, inner_end: int, end: int, closed: bool) -> None:
        if inner_end > mark.end:
            span, inner = Span(mark.start, end), Span(mark.end, inner_end)
            found.append(Quotation(span, inner, _STYLES[mark.sign], len(opened), closed))

    for mark, role in zip(marks, roles, strict=True):
        if role == "(":
            opened.append(mark)
        elif role == ")":
            make(opened.pop(), mark.start, mark.end, True)
    left_open = next((mark.sign for mark in opened if mark.end > mark.start), "")
    while opened:
        make(opened.pop(), paragraph.end, paragraph.end, False)
    found.sort(key=lambda quotation: (quotation.span.start, -quotation.span.end))
    return found, left_open
