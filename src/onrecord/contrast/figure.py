"""Another figure, or another time, for the same thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from onrecord.contrast.reading import MULTIPLES, Reading, is_in, looks_ahead
from onrecord.contrast.sameness import is_same_matter
from onrecord.contrast.times import Time
from onrecord.positions import Contrast
from onrecord.resolve.word_lists import words_of
from onrecord.types import Act, Span
from onrecord.verify.grammar import FUNCTION_WORDS, PERIODS, UNITS
from onrecord.verify.support import stem

_ABOUT = words_of("about around nearly almost roughly some approximately estimated close")
_AT_LEAST = re.compile(
    r"(?:more than|over|at least|upwards of|no (?:fewer|less) than|minimum of) ?$"
)
_AT_MOST = re.compile(
    r"(?:up to|less than|fewer than|under|at most|no more than|as many as|as much as|maximum of) ?$"
)
_BEFORE = 24
"""Characters before a figure in which its bound stands."""
_ROUNDING = Decimal("0.1")
"""What "about" allows, and what a round figure may stand for; see also ``verify.facts``."""
_ROUND_DIGITS = 2
# A count of what goes on, or a state: the world may have moved, and not the speaker.
_RUNNING = re.compile(
    r"\b(?:so far|to date|by now|now|currently|already|at present|at the moment|as of|still|yet"
    r"|is|are|am|'s|'re|’s|’re|has been|have been|another|more|further|additional|additionally"
    r"|extra|years? old|aged?)\b"
)
_STATE = re.compile(
    r"\b(?:was|were|stood|had|has|have|stands)\b(?! (?:\w+(?:ed|en|ilt|aid|ent|old|ought|aught)"
    r"|met|cost|cut|put|hit|set|lost|made|led|left|kept|found|won|run|gone|done|begun|shut)\b)"
)
_VICTIMS = re.compile(
    r"\b(?:die[ds]?|dead|deaths?|kill\w*|injur\w+|wound\w+|missing|infect\w+|arrest\w*|cases"
    r"|casualt\w+|victims?|detain\w*|evacuat\w*|rescued?)\b"
)
"""Counts that go on after the event, and are put right for days."""
_PERFECT = re.compile(r"\b(?:has|have|'ve|’ve)\b")
_HAD = re.compile(r"\bhad\b")
_ONCE = frozenset(
    map(
        stem,
        words_of("""
        fire fired mislead misled destroy wreck damage attend steal stole stolen rob vote burn cost
        """),
    )
)
"""What is done and over: of all else "had dug 40 wells" may be a running count."""
_TESTIFIES = re.compile(r"testif|court|inquiry|committee|hearing|\boath\b|tribunal")
"""Before whom one tells of what is over."""
_PERCENT = frozenset(("percent", "%", "percentage", "points"))
_TIMES = stem("times")
_UNITS = UNITS | _PERCENT | {"times"}
_RECURRING_DAYS = 300
"""What is not dated may be the next of its kind after so many days."""
_OVERDUE_DAYS = 60
"""A time without a year that passed so long before may have been kept, and this is the next: even
of a promise."""
_PROMISES: frozenset[Act] = frozenset(["commits", "urges", "expects"])
_RECURRING = frozenset(
    map(
        stem,
        words_of("""
        meet meeting hold play speak visit convene gather vote travel match game race round session
        week month quarter season concert show conference briefing hearing
        """),
    )
)
"""What may be the next of its kind, undated."""
_DEFINITE = re.compile(r"\b(?:the|his|her|its|their|our|my|this|that)\b")
_SETTLED_DAYS = 90
"""What is said of an event without a date counts for the same event so long."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and what it measures.

    Attributes:
        span: Of the figure with its unit.
        value: Its value.
        unit: The word after it that is a unit, as a stem; ``""`` for none.
        counted: The stem of the first word after it that says what is counted.
        bound: Whether it is given as exact, about, at least or at most.
    """

    span: Span
    value: Decimal
    unit: str
    counted: str
    bound: str


def find_figure(first: Reading, second: Reading) -> Contrast | None:
    """Return the figures that two statements give for the same thing, if they certainly differ."""
    mine, theirs = find_figures(first), find_figures(second)
    if len(mine) != 1 or len(theirs) != 1:
        return None
    one, other = mine[0], theirs[0]
    if (one.unit, one.counted) != (other.unit, other.counted) or not _differ(one, other):
        return None
    if not is_same_matter(first, second) or first.negations or second.negations:
        return None
    if _is_of_another_time(first, second, one, other):
        return None
    return Contrast("figure", (one.span,), (other.span,), _say(first, one.span, second, other.span))


def find_deadline(first: Reading, second: Reading) -> Contrast | None:
    """Return the times that two statements give for the same event, if they certainly differ."""
    if not (looks_ahead(first.said) and looks_ahead(second.said)):
        return None
    if not is_same_matter(first, second) or first.negations or second.negations:
        return None
    if _keys(find_figures(first)) != _keys(find_figures(second)):
        return None
    mine, theirs = _dated(first), _dated(second)
    if len(mine) != 1 or len(theirs) != 1:
        return None
    one, other = mine[0], theirs[0]
    if one.days is not None and other.days is not None:
        if one.days == other.days or {first.act, second.act} != {"commits"}:
            return None
    elif not one.apart_from(other) or _is_next_of_its_kind(one, first, second):
        return None
    return Contrast(
        "deadline", (one.span,), (other.span,), _say(first, one.span, second, other.span)
    )


def find_figures(reading: Reading) -> list[Figure]:
    """Return the figures of a statement, but for times and ordinals."""
    spans = [time.span for time in reading.times]
    found = []
    for at, word in enumerate(reading.words):
        if word.low in MULTIPLES:
            place = Span(word.start, word.end)
            found.append(Figure(place, Decimal(MULTIPLES[word.low]), _TIMES, "", "exact"))
        if word.value is None or word.ordinal or is_in(word, spans):
            continue
        following = [each for each in reading.words[at + 1 : at + 4] if not is_in(each, spans)]
        unit = following[0].low if following and following[0].low in _UNITS else ""
        if word.value == 1 and not unit:
            continue  # "one of them"
        if unit in PERIODS and unit not in ("seconds",) and _follows_age(reading, word.end):
            continue
        end = following[0].end if unit else word.end
        counted = next(
            (
                stem(each.low)
                for each in following[1 if unit else 0 :]
                if each.low not in FUNCTION_WORDS and each.value is None
            ),
            "",
        )
        bound = _bound(reading, word.start, at)
        found.append(
            Figure(Span(word.start, max(end, word.end)), word.value, stem(unit), counted, bound)
        )
    return found


def _follows_age(reading: Reading, end: int) -> bool:
    return re.match(r"[ -]years?[ -]old", reading.text[end : end + 12]) is not None


def _bound(reading: Reading, start: int, at: int) -> str:
    before = reading.text[max(0, start - _BEFORE) : start].lower()
    if _AT_LEAST.search(before):
        return "at least"
    if _AT_MOST.search(before):
        return "at most"
    near = reading.words[max(0, at - 2) : at]
    return "about" if any(word.low in _ABOUT for word in near) else "exact"


def _differ(one: Figure, other: Figure) -> bool:
    """Tell whether two figures cannot both be meant."""
    low, high = sorted((one, other), key=lambda figure: figure.value)
    if low.value == high.value or low.bound == "at least" or high.bound == "at most":
        return False
    if "about" in (low.bound, high.bound) or _is_round(low.value) or _is_round(high.value):
        return high.value - low.value > _ROUNDING * high.value
    return True


def _is_round(value: Decimal) -> bool:
    """Tell whether a figure of three digits or more may be a rounded one."""
    digits = value.normalize().as_tuple()
    exponent = digits.exponent if isinstance(digits.exponent, int) else 0
    return len(digits.digits) <= _ROUND_DIGITS and len(digits.digits) + exponent > _ROUND_DIGITS


def _both_promise(first: Reading, second: Reading) -> bool:
    return first.act == second.act and first.act in _PROMISES


def _is_of_another_time(first: Reading, second: Reading, one: Figure, other: Figure) -> bool:
    """Tell whether the figures may be right both, each in its time."""
    if _periods(first) != _periods(second):
        return True
    told = [" ".join(part.of(each.text) for part in each.content) for each in (first, second)]
    dated = bool(_periods(first))
    apart = (second.day - first.day).days
    if looks_ahead(first.said) and looks_ahead(second.said):
        if any(_VICTIMS.search(each.lower()) for each in told):
            return True
        if {one.unit, other.unit} & set(map(stem, _PERCENT)) and not dated:
            return apart > _RECURRING_DAYS or first.act != second.act
        return any(_RUNNING.search(each.lower()) for each in told) and not dated
    for each in told:
        if _VICTIMS.search(each.lower()) or (
            not dated and (_RUNNING.search(each.lower()) or _STATE.search(each.lower()))
        ):
            return True
    if dated:
        return False
    is_over = all(_TESTIFIES.search(each.around) for each in (first, second))
    recurs = bool(first.stems & _RECURRING) and not (is_over and one.unit == _TIMES)
    if recurs or not all(_DEFINITE.search(each.lower()) for each in told):
        return True
    grows = other.value > one.value and any(
        _PERFECT.search(each.lower())
        or (_HAD.search(each.lower()) and not is_over and _ONCE.isdisjoint(first.stems))
        for each in told
    )
    return grows or bool({one.unit} & set(map(stem, _PERCENT))) or apart > _SETTLED_DAYS


def _periods(reading: Reading) -> frozenset[object]:
    return frozenset(
        (time.first, time.last) if time.first is not None else time.told for time in reading.times
    )


def _dated(reading: Reading) -> list[Time]:
    """Return the times that can be compared; none where another cannot."""
    times = [time for time in reading.times if not time.told.endswith("day")]
    return times if all(time.days or time.first for time in times) else []


def _is_next_of_its_kind(time: Time, first: Reading, second: Reading) -> bool:
    """Tell whether the first time was over long before the second statement."""
    if time.last is None or time.dated:
        return False
    overdue = (second.day - time.last).days
    if first.stems & _RECURRING or (overdue > 0 and not _both_promise(first, second)):
        return True
    return overdue > _OVERDUE_DAYS or (second.day - first.day).days > _RECURRING_DAYS


def _keys(figures: Sequence[Figure]) -> list[tuple[Decimal, str]]:
    return sorted((figure.value, figure.unit) for figure in figures)


def _say(first: Reading, one: Span, second: Reading, other: Span) -> str:
    words = [" ".join(span.of(each.text).split()) for span, each in ((one, first), (other, second))]
    return f"“{words[0]}”, then “{words[1]}”, of the same thing"
