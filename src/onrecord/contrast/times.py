"""Times in a statement: which days an expression stands for, seen from the day it was said."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.types import Span
from onrecord.verify.grammar import MONTHS
from onrecord.verify.numerals import read_number

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_YEAR = r"(?P<{0}>(?:1[5-9]|2[01])\d\d)"
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_COUNT = r"(?:\d+|an?|[a-z]+(?:-[a-z]+)?)"
_SEASONS = {"winter": 12, "spring": 3, "summer": 6, "autumn": 9, "fall": 9}
"""The months they begin with."""
_TIME = re.compile(
    rf"\b(?:{_DAY.format('day1')}(?: of)? (?P<month1>{_MONTH})(?:,? {_YEAR.format('year1')})?"
    rf"|(?P<month2>{_MONTH}) {_DAY.format('day2')}(?!\d)(?:,? {_YEAR.format('year2')})?"
    rf"|(?:(?P<near3>this|next|last) )?(?P<month3>{_MONTH})(?:(?: of)?,? {_YEAR.format('year3')})?"
    r"|(?P<near4>this|next|last) (?P<unit>year|month|week|spring|summer|autumn|fall|winter)"
    rf"|(?P<season>spring|summer|autumn|winter) (?:of )?{_YEAR.format('year5')}"
    r"|(?:in|since|by|until|before|after|of|from|during|for|and|to|through|the) "
    rf"{_YEAR.format('year6')}(?![\d,.]?\d)"
    rf"|(?P<duration>(?:with)?in|over the next|after) (?P<count>{_COUNT}) "
    r"(?P<period>day|week|month|year)s?"
    r"|(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s?"
    r"|(?P<word>today|tomorrow|yesterday|tonight|Easter|Christmas|(?:first|second|third|fourth)"
    r"(?:[ -]quarter| half)))(?![\w-])"
)
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_MOST_YEARS_AWAY = 100


@dataclass(frozen=True, slots=True)
class Time:
    """An expression of time.

    Attributes:
        span: Where it stands.
        first, last: The days that it stands for; ``None`` where they cannot be told.
        days: Of a duration, such as "within six months"; else ``None``.
        told: What it says, to be compared where days cannot be told: in lower case.
        dated: Whether it names its year, or is counted from the day it was said.
    """

    span: Span
    first: date | None
    last: date | None
    days: int | None
    told: str
    dated: bool

    def apart_from(self, other: Time) -> bool:
        """Tell whether the two certainly stand for different times."""
        if self.first is None or self.last is None or other.first is None or other.last is None:
            return False
        return self.last < other.first or other.last < self.first


def read_times(text: str, span: Span, day: date, *, ahead: bool) -> Iterator[Time]:
    """Yield the times in ``text`` inside ``span``.

    Args:
        text: The whole text.
        span: Where to look.
        day: When it was said.
        ahead: Whether the statement is about what is to come: a month without a year is the next
            one then, else the last one.
    """
    for match in _TIME.finditer(text, span.start, span.end):
        place = Span(*match.span())
        told = match[0].lower()
        if match["period"]:
            yield Time(place, None, None, _duration(match["count"], match["period"]), told, True)
            continue
        try:
            first, last = _days(match, day, ahead)
        except ValueError:  # "31 June"
            first = last = None
        dated = any(match[f"year{number}"] for number in (1, 2, 3, 5, 6)) or bool(match["near4"])
        yield Time(place, first, last, None, told, dated)


def _days(match: re.Match[str], day: date, ahead: bool) -> tuple[date | None, date | None]:
    year = next((int(match[f"year{n}"]) for n in (1, 2, 3, 5, 6) if match[f"year{n}"]), None)
    month = match["month1"] or match["month2"] or match["month3"]
    if month:
        number = MONTHS[month.lower().rstrip(".")]
        in_month = match["day1"] or match["day2"]
        year = year or _year_of(number, day, ahead, match["near3"])
        if in_month:
            found = date(year, number, int(in_month))
            return found, found
        return _month(year, number)
    if match["season"]:
        return _season(match["season"], year or day.year)
    if year is not None:
        return date(year, 1, 1), date(year, 12, 31)
    if match["unit"]:
        return _near(match["near4"], match["unit"], day)
    offset = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1}.get(match["word"] or "")
    if offset is not None:
        found = day + timedelta(days=offset)
        return found, found
    return None, None


def _year_of(month: int, day: date, ahead: bool, near: str | None) -> int:
    if ahead and near != "last":
        return day.year + (month < day.month)
    return day.year - (month > day.month)


def _near(near: str, unit: str, day: date) -> tuple[date, date] | tuple[None, None]:
    step = {"this": 0, "next": 1, "last": -1}[near]
    if unit == "year":
        return date(day.year + step, 1, 1), date(day.year + step, 12, 31)
    if unit == "month":
        months = day.year * 12 + day.month - 1 + step
        return _month(months // 12, months % 12 + 1)
    if unit == "week":
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=step)
        return monday, monday + timedelta(days=6)
    seasons = [_season(unit, day.year + away) for away in (-2, -1, 0, 1)]
    if near == "last":
        return max(each for each in seasons if each[1] < day)
    coming = [each for each in seasons if each[1] >= day]
    return min(each for each in coming if near == "this" or each[0] > day)


def _season(name: str, year: int) -> tuple[date, date]:
    """Return the three months of a season that begins in a year."""
    start = _SEASONS[name]
    ending = year * 12 + start + 1
    return date(year, start, 1), _month(ending // 12, ending % 12 + 1)[1]


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _duration(count: str, period: str) -> int | None:
    if count in ("a", "an"):
        return _DAYS[period]
    words = count.lower().split("-")
    found = read_number(words, 0)
    if found is None or found[2] != len(words) or found[0] > _MOST_YEARS_AWAY:
        return None
    return int(found[0]) * _DAYS[period]
