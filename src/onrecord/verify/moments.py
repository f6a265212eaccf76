"""Read days, months, years and times of day, and compare those of two texts."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.verify.grammar import MONTHS, WEEKDAYS
from onrecord.verify.numerals import read_number

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = r"\b(?P<month>[A-Z][a-z]{2,8})\b\.?"
_DAY_MONTH = re.compile(
    rf"\b(?P<day>\d{{1,2}}|[a-z]+(?:-[a-z]+)?)(?:st|nd|rd|th)?\s+(?:day\s+)?(?:of\s+)?{_MONTH}"
)
_MONTH_DAY = re.compile(rf"{_MONTH}\s+(?P<day>\d{{1,2}})\b(?!\s*%|[.,]\d)")
_YEAR = re.compile(r"(?<![\d.,])(1[0-9]{3}|20[0-9]{2}|21[0-9]{2})(?![\d.,]*\d|\s*(?:%|per cent))")
_YEAR_OPENS = re.compile(
    r"\b(?:in|since|by|until|till|before|after|of|from|to|and|year|early|late|[A-Z][a-z]+)"
    r"[\s,]+\Z"
)
_CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?\s?[ap]\.?m\b|\b(?P<hour24>\d{1,2}):(?P<minute24>\d{2})\b",
    re.IGNORECASE,
)
_SPOKEN_CLOCK = re.compile(
    r"\b(?P<part>half|quarter|five|ten|twenty|twenty-five)\s+(?P<side>past|to)\s+(?P<hour>[a-z]+|\d{1,2})\b",
    re.IGNORECASE,
)
_MINUTES = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
_RELATIVE_DAY = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_WHICH = {
    **dict.fromkeys(("last", "previous"), "last"),
    **dict.fromkeys(("next", "following", "coming"), "next"),
    **dict.fromkeys(("this", "current"), "this"),
}
_PERIOD = (
    r"(?P<period>week|month|quarter|year|season|decade|century|spring|summer|autumn|winter|term)"
)
_RELATIVE_PERIOD = re.compile(rf"\b(?P<which>{'|'.join(_WHICH)})\s+{_PERIOD}\b", re.IGNORECASE)
_PART = re.compile(
    rf"\b(?P<part>first|second|third|fourth|last|early|late|end|middle)\s+(?:(?:half|quarter|part|day|week)\s+)?"
    rf"(?:of|in)\s+(?:the\s+|next\s+|this\s+|last\s+)*(?:{_PERIOD}|(?P<month>[A-Z][a-z]+))",
)
_DEADLINE = re.compile(
    r"\b(?:within|until|till|by|end of)\s+(?:(?:the|a|this|next|end|of)\s+)*" + _PERIOD,
    re.IGNORECASE,
)
_REJECTED = re.compile(r",\s*(?:and\s+)?not\s+[^,.;]*")
"""What is named to be put right: "on 6 June, not on 9 June"."""
_CLOSE = 16
"""Minutes that "about" and "shortly after" allow."""
_HALF_DAY = 720


@dataclass(frozen=True, slots=True)
class Moments:
    """The times that a text names.

    Attributes:
        weekdays: Numbers from 0, Monday.
        months: Numbers from 1.
        dates: Pairs of day and month.
        years: As written.
        clocks: Minutes after midnight or noon.
        shifts: Days from the day of speaking: -1 for "yesterday".
        relative: Pairs such as ("next", "week").
        parts: Pairs such as ("second", "year"), of "the second half of the year".
        deadlines: Periods by whose end something is: "within the week".
    """

    weekdays: frozenset[int] = frozenset()
    months: frozenset[int] = frozenset()
    dates: frozenset[tuple[int, int]] = frozenset()
    years: frozenset[int] = frozenset()
    clocks: frozenset[int] = frozenset()
    shifts: frozenset[int] = frozenset()
    relative: frozenset[tuple[str, str]] = frozenset()
    parts: frozenset[tuple[str, str]] = frozenset()
    deadlines: frozenset[str] = frozenset()

    @property
    def is_relative(self) -> bool:
        """Whether something is told from the day of speaking on."""
        return bool(self.shifts or self.relative)


def read_moments(text: str) -> Moments:
    """Read the days, months, years and times of day that ``text`` asserts."""
    text = _REJECTED.sub("", text)
    low = text.lower()
    words = re.findall(r"[^\W\d_]+", low)
    dates = frozenset(_dates(text))
    return Moments(
        weekdays=frozenset(_DAYS.index(word.rstrip("s")) for word in words if word in WEEKDAYS),
        months=frozenset(month for _, month in dates) | frozenset(_months(text)),
        dates=dates,
        years=frozenset(_years(text)),
        clocks=frozenset(_clocks(low)),
        shifts=frozenset(_RELATIVE_DAY[word] for word in words if word in _RELATIVE_DAY),
        relative=frozenset(
            (_WHICH[found["which"].lower()], found["period"].lower())
            for found in _RELATIVE_PERIOD.finditer(text)
        ),
        parts=frozenset(
            (found["part"], (found["period"] or found["month"] or "").lower())
            for found in _PART.finditer(text)
        ),
        deadlines=frozenset(found["period"].lower() for found in _DEADLINE.finditer(text)),
    )


def _dates(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (_DAY_MONTH, _MONTH_DAY):
        for found in pattern.finditer(text):
            month = MONTHS.get(found["month"].lower())
            day = _number(found["day"])
            if month is not None and day is not None and day <= 31:
                yield day, month
            elif month is not None and found["day"] == "last":
                yield 31, month


def _number(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    parts = word.lower().replace("-", " ").split()
    found = read_number(parts, 0)
    return int(found[0]) if found is not None and found[2] == len(parts) else None


def _months(text: str) -> Iterator[int]:
    for found in re.finditer(r"[^\W\d_]+", text):
        low = found[0].lower()
        if low not in MONTHS or not (found[0][0].isupper() or low not in ("may", "march", "mar")):
            continue
        opens = re.search(r"([^\W_]+)\s*\Z", text[: found.start()])
        if low in ("may", "march", "mar") and not (opens and _opens_month(opens[1])):
            continue
        yield MONTHS[low]


def _opens_month(word: str) -> bool:
    return word.isdigit() or word.lower() in (
        [
            "in",
            "since",
            "by",
            "until",
            "till",
            "from",
            "before",
            "after",
            "during",
            "of",
            "between",
            "last",
            "next",
            "this",
            "and",
            "to",
        ]
    )


def _years(text: str) -> Iterator[int]:
    for found in _YEAR.finditer(text):
        if _YEAR_OPENS.search(text[: found.start()]):
            yield int(found[0])


def _clocks(low: str) -> Iterator[int]:
    for found in _CLOCK.finditer(low):
        hour = found["hour"] or found["hour24"]
        minute = found["minute"] or found["minute24"] or "0"
        yield (int(hour) * 60 + int(minute)) % _HALF_DAY
    for found in _SPOKEN_CLOCK.finditer(low):
        spoken = _number(found["hour"])
        if spoken is not None and spoken <= 12:
            shift = _MINUTES[found["part"]] * (1 if found["side"] == "past" else -1)
            yield (spoken * 60 + shift) % _HALF_DAY


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the times of two texts come to.

    Attributes:
        conflicts: Reasons why they can't both be right.
        doubts: Reasons why that can't be told.
        hours: Reasons why the times of day can't both be right.
    """

    conflicts: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()


def compare_moments(mine: Moments, theirs: Moments, beside: Moments, said: Moments) -> Comparison:
    """Compare the times of a statement with those of a passage.

    Args:
        mine: Of the statement.
        theirs: Of the passage.
        beside: Of the sentences around it.
        said: Of the transcript's heading: when it was said.
    """
    conflicts: list[str] = []
    doubts: list[str] = []
    hours: list[str] = []
    days = theirs.weekdays | _resolved(theirs, said)
    if mine.weekdays and not mine.weekdays & (days | beside.weekdays):
        if days:
            conflicts.append("the passage has another day")
        elif theirs.is_relative and not theirs.months:
            doubts.append("the passage tells the day from when it was said, and that is not known")
    _compare_months(mine, theirs, beside, conflicts, doubts)
    if mine.years and not mine.years & (theirs.years | beside.years):
        if theirs.years:
            conflicts.append("the passage has another year")
        elif any(period == "year" for _, period in theirs.relative):
            doubts.append("the passage tells the year from when it was said")
    elif theirs.years and not mine.years & theirs.years and mine.years & beside.years:
        conflicts.append("the passage has another year")
    if mine.relative and not mine.relative & theirs.relative:
        periods = {period for _, period in mine.relative}
        others = {period for _, period in theirs.relative}
        if periods & others and not mine.relative & beside.relative:
            conflicts.append(f"the passage has another {min(periods & others)}")
        elif "year" in periods and theirs.years:
            doubts.append("which year that was depends on when it was said")
    if mine.deadlines and theirs.deadlines and not mine.deadlines & theirs.deadlines:
        conflicts.append("the passage has another time")
    if _other_part(mine, theirs):
        conflicts.append("the passage has another part of the time")
    if mine.clocks and theirs.clocks and not _near(mine.clocks, theirs.clocks):
        hours.append("the passage has another time of day")
    return Comparison(tuple(conflicts), tuple(doubts), tuple(hours))


def _resolved(theirs: Moments, said: Moments) -> frozenset[int]:
    """Return the weekdays that "yesterday" and "tomorrow" were, where the heading has one day."""
    days = set(said.weekdays)
    if not days and len(said.dates) == 1 and len(said.years) == 1:
        ((day, month),), (year,) = said.dates, said.years
        days = {date(year, month, day).weekday()} if day <= _days_in(month, year) else set()
    if len(days) != 1:
        return frozenset()
    return frozenset((day + shift) % 7 for day in days for shift in theirs.shifts)


def _days_in(month: int, year: int) -> int:
    return monthrange(year, month)[1]


def _compare_months(
    mine: Moments, theirs: Moments, beside: Moments, conflicts: list[str], doubts: list[str]
) -> None:
    if mine.dates and theirs.dates:
        if not any(_same_day(one, other) for one in mine.dates for other in theirs.dates):
            conflicts.append("the passage has another date")
        return
    if not mine.months or mine.months & theirs.months:
        return
    if theirs.months:
        if not mine.months & beside.months or theirs.months - mine.months:
            conflicts.append("the passage has another month")
    elif theirs.is_relative and not mine.months & beside.months:
        doubts.append("the passage tells the day from when it was said, and that is not known")


def _same_day(one: tuple[int, int], other: tuple[int, int]) -> bool:
    if one[1] != other[1]:
        return False
    return one[0] == other[0] or (31 in (one[0], other[0]) and min(one[0], other[0]) >= 28)


def _other_part(mine: Moments, theirs: Moments) -> bool:
    return any(
        period == other and part != another and {part, another} <= {"first", "second", "third"}
        for part, period in mine.parts
        for another, other in theirs.parts
    )


def _near(mine: frozenset[int], theirs: frozenset[int]) -> bool:
    return any(
        min(abs(one - other), _HALF_DAY - abs(one - other)) < _CLOSE
        for one in mine
        for other in theirs
    )
