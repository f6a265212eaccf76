from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.contrast.times import read_times
from onrecord.types import Span

SAID = date(2024, 9, 12)  # a Thursday


def read(text, *, ahead=True, day=SAID):
    return list(read_times(text, Span(0, len(text)), day, ahead=ahead))


@pytest.mark.parametrize(
    ("text", "ahead", "first", "last"),
    [
        ("by June 2023", True, "2023-06-01", "2023-06-30"),
        ("on 14 December", True, "2024-12-14", "2024-12-14"),
        ("on 14 December", False, "2023-12-14", "2023-12-14"),
        ("on March 3rd, 2021", True, "2021-03-03", "2021-03-03"),
        ("on the 3rd of March 2021", True, "2021-03-03", "2021-03-03"),
        ("in February", True, "2025-02-01", "2025-02-28"),
        ("in February", False, "2024-02-01", "2024-02-29"),
        ("by 2030", True, "2030-01-01", "2030-12-31"),
        ("this year", True, "2024-01-01", "2024-12-31"),
        ("next year", True, "2025-01-01", "2025-12-31"),
        ("last month", False, "2024-08-01", "2024-08-31"),
        ("next month", True, "2024-10-01", "2024-10-31"),
        ("next week", True, "2024-09-16", "2024-09-22"),
        ("last summer", False, "2024-06-01", "2024-08-31"),
        ("last winter", False, "2023-12-01", "2024-02-29"),
        ("next spring", True, "2025-03-01", "2025-05-31"),
        ("this autumn", True, "2024-09-01", "2024-11-30"),
        ("in winter 2025", True, "2025-12-01", "2026-02-28"),
        ("tomorrow", True, "2024-09-13", "2024-09-13"),
    ],
)
def test_a_time_is_read_from_the_day_it_was_said(text, ahead, first, last):
    (time,) = read(text, ahead=ahead)
    assert (time.first, time.last) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "days"),
    [("within six months", 180), ("in two years", 730), ("within a week", 7), ("in 10 days", 10)],
)
def test_a_duration_has_days(text, days):
    (time,) = read(text)
    assert (time.days, time.first) == (days, None)


@pytest.mark.parametrize(
    "text",
    ["2000 people", "it may rain", "the march went on", "$2,024", "in 2024.5 tons", "31 dogs"],
)
def test_what_is_no_time(text):
    assert read(text) == []


def test_a_day_that_is_in_no_calendar_stands_for_nothing():
    (time,) = read("on 31 June")
    assert time.first is None


def test_times_are_apart_where_their_days_are():
    may, june, day = read("in May 2024, in June 2024, on 14 May 2024")
    assert may.apart_from(june)
    assert not may.apart_from(day)
    assert not may.apart_from(read("on Friday")[0])


@given(st.text(alphabet="inby MayJune2024 0195,rdwithmonths"), st.dates())
def test_spans_are_slices_and_days_in_order(text, day):
    for time in read(text, day=day):
        assert time.told == text[time.span.start : time.span.end].lower()
        assert time.first is None or time.first <= time.last
