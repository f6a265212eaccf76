"""A timeline as a page, its picture, and in a real browser."""

from __future__ import annotations

import html
import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.timeline_chart import NOT_CERTAIN, draw
from onrecord.export.timeline_html import render_timeline_html
from onrecord.export.timeline_view import lay_out_timeline
from onrecord.positions import Contrast, Dated, Shift, Timeline
from onrecord.types import Document, Origin, Span, Statement

HOSTILE = "<script>alert(1)</script>\"'&amp;\u202e"
SAID = (
    ("2021-03-02", "supports", "the tidal barrage at Wickstow"),
    ("2021-03-02", "supports", "the tidal barrage at Wickstow"),
    ("2022-06-11", "asserts", f"that eels matter {HOSTILE}"),
    ("2023-01-20", None, "that the road is long"),
    ("2024-05-10", "opposes", "the tidal barrage at Wickstow"),
    (None, "asserts", "so"),
)


def said(day, act, content, number=1):
    text = f"{content}, Orle said."
    statement = Statement(
        id=f"id{number}",
        source=Span(len(content) + 2, len(content) + 6),
        cue=Span(len(content) + 7, len(content) + 11),
        content=(Span(0, len(content)),),
        quoted=(),
        type="indirect",
        voice="source",
        speaker=None,
        parent=None,
        topic=None,
        confidence=0.9,
        flags=("hedged",),
        why=(),
        act=act,
    )
    document = Document(
        text, Origin(f"/news/{number}.txt", "text/plain", ""), title=HOSTILE, outlet="The Gazette"
    )
    return Dated(statement, document, day and date.fromisoformat(day), "document", number)


def timeline(rows=SAID, shifts=((1, 4),), speaker="Ada Orle", topic=None):
    statements = tuple(said(*row, number) for number, row in enumerate(rows, 1))
    return Timeline(
        speaker,
        topic,
        statements,
        ((0, 1), *((place,) for place in range(2, len(statements)))),
        tuple(
            Shift(one, other, Contrast("stance", (Span(4, 17),), (Span(4, 17),), f"why {HOSTILE}"))
            for one, other in shifts
        ),
    )


def test_lanes_go_from_for_to_against():
    chart = draw(timeline())
    names = ["supports", "asserts", "opposes", NOT_CERTAIN]
    assert [lane.name for lane in chart.lanes] == names
    assert [lane.count for lane in chart.lanes] == [2, 2, 1, 1]
    heights = [lane.height for lane in chart.lanes]
    assert heights == sorted(heights)
    assert heights[-1] < chart.height


def test_a_shift_goes_from_mark_to_mark():
    chart = draw(timeline())
    (line,) = chart.lines
    marks = {mark.place: mark for mark in chart.marks}
    assert (line.x1, line.y1) == (marks[1].x, marks[1].y)
    assert (line.x2, line.y2) == (marks[4].x, marks[4].y)
    assert marks[4].in_shift
    assert not marks[2].in_shift


def test_numbers_of_shifts_do_not_hide_each_other():
    days = [
        ("2021-01-01", "supports", "the barrage a"),
        ("2021-01-01", "supports", "the barrage b"),
    ]
    days += [("2022-01-01", "opposes", "the barrage a"), ("2022-01-01", "opposes", "the barrage b")]
    one, other = draw(timeline(days, shifts=((0, 2), (1, 3)))).lines
    assert (one.x, one.y) != (other.x, other.y)


def test_without_a_day_there_is_no_picture():
    undated = timeline(((None, "asserts", "the first of all"), (None, None, "so")), shifts=())
    assert draw(undated) is None
    assert "<svg" not in render_timeline_html(undated)


@given(
    st.lists(
        st.tuples(
            st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2030, 1, 1)).map(str)),
            st.sampled_from(["supports", "opposes", "asserts", None]),
            st.just("the barrage at Wickstow"),
        ),
        min_size=2,
        max_size=8,
    )
)
def test_all_that_has_a_day_is_in_the_picture_and_in_order(rows):
    rows = sorted(rows, key=lambda row: row[0] or "9")
    chart = draw(timeline(rows, shifts=()))
    dated = [row for row in rows if row[0]]
    if chart is None:
        assert not dated
        return
    marks = sorted(chart.marks, key=lambda mark: mark.place)
    assert all(3 <= mark.x <= 97 for mark in marks)
    assert [mark.x for mark in marks] == sorted(mark.x for mark in marks)
    assert len(chart.ticks) <= 11
    assert len({(mark.x, mark.y) for mark in marks}) == len({(row[0], row[1]) for row in dated})


def test_a_day_as_a_whole_line():
    chart = draw(timeline((SAID[0], SAID[1]), shifts=()))
    (mark,) = chart.marks
    assert mark.x == 50
    assert mark.radius > 5
    assert "(and 1 more)" in mark.title


def test_a_long_time_has_few_ticks():
    days = [
        (str(date(1970, 1, 1) + timedelta(days=400 * n)), "asserts", "the dam a") for n in range(50)
    ]
    assert len(draw(timeline(days, shifts=())).ticks) <= 11


def test_the_page_has_both_passages_with_their_words_marked_and_escapes_all():
    page = render_timeline_html(timeline(topic=HOSTILE))
    assert page.count("<mark>tidal barrage</mark>") == 2
    assert "<script" not in page
    assert html.escape(HOSTILE, quote=False)[:20] in page
    assert "2 March 2021" in page
    assert "Without a date" in page
    assert "1 more that say nearly the same" in page


def test_every_link_leads_somewhere():
    page = render_timeline_html(timeline())
    ids = set(re.findall(r'id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= ids


def test_years_are_in_order_and_each_position_once():
    view = lay_out_timeline(timeline())
    assert [year.year for year in view.years] == [2021, 2022, 2023, 2024, None]
    assert sum(1 + len(each.others) for year in view.years for each in year.positions) == len(SAID)


@pytest.mark.browser
@pytest.mark.enable_socket
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_in_a_browser(chromium, tmp_path, scheme, width):
    from axe_playwright_python.sync_playwright import Axe

    file = tmp_path / "timeline.html"
    file.write_text(render_timeline_html(timeline()), "utf-8")
    page = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    troubles = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: troubles.append(message.text))
    page.goto(file.as_uri())
    found = Axe().run(page)
    assert not found.response["violations"], found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("svg a[href='#shift-1']").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/timeline.html#shift-1")
    assert page.locator("#shift-1 mark").count() == 2
    page.emulate_media(media="print")
    assert page.locator("#shift-1").is_visible()
    page.close()
    assert not troubles
