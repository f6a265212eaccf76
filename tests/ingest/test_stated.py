"""The day that a text states for itself."""

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ingest_samples import read_document

from onrecord.example import path
from onrecord.ingest.dates import CREATED_NOTE
from onrecord.ingest.stated import stated_date, with_stated_date
from onrecord.types import Document, Origin

GOLD = Path(__file__).parents[1] / "gold" / "dates"
PROSE = "The council voted on Tuesday to keep the ferry running through the winter, its chair said."
FORMS = (
    "{day.day} {day:%B} {day.year}",
    "{day.day} {day:%b}. {day.year}",
    "{day:%B} {day.day}, {day.year}",
    "{day:%A}, {day:%B} {day.day}, {day.year}",
    "{day:%a} {day.day} {day:%b} {day.year}",
    "{day.day}th of {day:%B} {day.year}",
    "{day:%Y-%m-%d}",
)
PLACES = (
    "FOR IMMEDIATE RELEASE\n{}\n\nFerry to run\n\n{prose}",
    "Ferry to run\n{}\n\n{prose}",
    "Ferry to run\n\nPublished: {}\n{prose}",
    "Ferry to run\r\nBy Gil Merrow\r\nFirst published on {} at 9.15am\r\n{prose}",
    "Ferry to run\n\nBy Gil Merrow, Northern Wire, {}\n\n{prose}",
    "Ferry to run\n\nSTRAND BAY, {} (Agency) — {prose}",
    "GENEVA ({}) – {prose}",
    "Transcript of a hearing\nStrand Bay, {}\n\n{prose}",
    "Ferry to run\n\n{prose}\n\nPublished {}",
)
days = st.dates(date(1995, 1, 1), date(2099, 12, 31))


def cases(half):
    text = (GOLD / f"{half}.txt").read_text("utf-8")
    for block in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        head, _, words = block.partition("\n")
        day, _, remark = head.partition(" · ")
        yield pytest.param(None if day == "none" else day, words, id=remark)


@pytest.mark.parametrize(("day", "text"), [*cases("open"), *cases("held-back")])
def test_cases(day, text):
    stated = stated_date(text)
    assert (stated.day.isoformat() if stated else None) == day


@given(days, st.sampled_from(FORMS), st.sampled_from(PLACES))
def test_a_stated_day_is_read_wherever_it_stands(day, form, place):
    written = form.format(day=day)
    text = place.format(written, prose=PROSE)
    stated = stated_date(text)
    assert stated.day == day
    assert stated.span.of(text) == written


@given(days, st.sampled_from(FORMS[:5]), st.sampled_from(PLACES))
def test_a_day_without_its_year_is_none(day, form, place):
    written = form.replace(", {day.year}", "").replace(" {day.year}", "").format(day=day)
    assert stated_date(place.format(written, prose=PROSE)) is None


@given(days, st.integers(1, 6), st.sampled_from(PLACES))
def test_a_weekday_that_does_not_fit_is_a_mistake(day, by, place):
    weekday = day + timedelta(days=by)
    written = f"{weekday:%A}, {day.day} {day:%B} {day.year}"
    assert stated_date(place.format(written, prose=PROSE)) is None


@given(days, days)
def test_two_days_are_read_only_where_they_agree(one, other):
    text = (
        f"Ferry to run\nPublished: {one}\n\nZURICH, {other:%B} {other.day}, {other.year} — {PROSE}"
    )
    stated = stated_date(text)
    assert (stated and stated.day) == (one if one == other else None)


@given(days, st.sampled_from((".", "/")))
def test_numbers_are_read_only_where_they_have_one_reading(day, sign):
    text = f"Ferry to run\nPublished: {day.day:02}{sign}{day.month:02}{sign}{day.year}\n{PROSE}"
    stated = stated_date(text)
    is_plain = day.day > 12 or day.day == day.month
    assert (stated and stated.day) == (day if is_plain else None)


@given(st.text(max_size=300))
def test_any_text_can_be_looked_at(text):
    stated = stated_date(text)
    assert stated is None or str(stated.day.year) in stated.span.of(text)


@given(st.text(st.characters(exclude_categories=["Nd"]), max_size=300))
def test_without_digits_there_is_no_day(text):
    assert stated_date(f"Published: {text}\n{PROSE}") is None


def test_what_the_format_says_wins_and_the_words_are_named():
    document = read_document(b"PRESS RELEASE\n17 October 2024\n\nFerry to run", "a.txt")
    assert document.date == "2024-10-17"
    assert document.origin.notes == ("the date is read from the text: “17 October 2024”",)
    given_date = Document(document.text, document.origin, date="2024-10-18")
    assert with_stated_date(given_date) is given_date


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (
            f"<article><h1>Ferry to run</h1><p>Published: 3 May 2021</p><p>{PROSE}</p></article>",
            "a.html",
        ),
        (json.dumps({"text": f"ZURICH, 3 May 2021 (Agency) — {PROSE}"}), "a.jsonl"),
        (f"Ferry to run\r\n\r\nPublished: 3 May 2021\r\n\r\n{PROSE}", "a.txt"),
    ],
)
def test_it_is_read_in_every_format_that_gives_no_date(data, name):
    assert read_document(data.encode(), name).date == "2021-05-03"


def test_a_stated_day_is_better_than_that_of_the_file():
    origin = Origin("a.pdf", "application/pdf", "0", notes=(CREATED_NOTE,))
    plain = Document(PROSE, origin, date="2026-01-01")
    assert with_stated_date(plain) is plain
    dated = with_stated_date(
        Document(f"Ferry\nPublished: 2 May 2024\n{PROSE}", origin, date="2026-01-01")
    )
    assert dated.date == "2024-05-02"
    assert CREATED_NOTE not in dated.origin.notes


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("release.txt", "2024-10-17"),
        ("transcript.txt", "2024-10-17"),
        ("wire.txt", None),  # "Oct. 17", of no year
        ("roundup.txt", None),  # "Thursday"
    ],
)
def test_the_example(name, day):
    stated = stated_date(path(name).read_text("utf-8"))
    assert (stated.day.isoformat() if stated else None) == day
