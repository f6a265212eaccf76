"""The page in a real browser. Set ONRECORD_CHROMIUM where Chromium is not on the path."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from export_cases import ARTICLE, article_record, bare_record
from export_strategies import NASTY

from onrecord.export.html import render_html, render_html_many, render_notebook

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 800}


@pytest.fixture
def show(chromium, tmp_path):
    """Return a function that opens a page. None may fail, complain or ask for anything more."""
    pages: list[Any] = []
    troubles: list[str] = []

    def open_page(html: str, **context: Any) -> Any:
        file = tmp_path / f"page{len(pages)}.html"
        file.write_text(html, encoding="utf-8", newline="")
        page = chromium.new_page(**{"viewport": DESKTOP, "reduced_motion": "reduce", **context})
        pages.append(page)
        page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
        page.on("console", lambda message: troubles.append(f"console: {message.text}"))
        page.on("request", lambda request: requests.append(request.url))
        requests: list[str] = []
        page.goto(file.as_uri())
        troubles.extend(f"request: {url}" for url in requests if url != file.as_uri())
        requests.clear()
        page.on("request", lambda request: troubles.append(f"request: {request.url}"))
        return page

    yield open_page
    for page in pages:
        page.close()
    assert not troubles


@pytest.fixture
def page(show):
    return show(render_html(article_record()))


def segments(page: Any, number: int) -> Any:
    return page.locator(f'.segment[data-content~="{number}"]')


def lit(page: Any, kind: str = "lit") -> list[str]:
    return page.locator(f".text .segment.{kind}").all_text_contents()


def background(place: Any) -> str:
    return place.evaluate("element => getComputedStyle(element).backgroundColor")


def text_of(page: Any) -> str:
    return page.evaluate("document.querySelector('.text').textContent")


def test_article_is_the_text(page):
    assert text_of(page) == ARTICLE


def test_nasty_texts_are_the_text(show):
    texts = [f"“a{nasty}b”\n\nc" for nasty in (*NASTY, "".join(NASTY))]
    page = show(render_html_many(bare_record(text) for text in texts))
    shown = page.evaluate("[...document.querySelectorAll('.text')].map(each => each.textContent)")
    assert shown == [re.sub("[\0\ud800-\udfff]", "\ufffd", text) for text in texts]


def test_hover_shows_the_detail(page):
    card = page.locator(".card")
    assert card.is_hidden()
    segments(page, 1).first.hover()
    assert card.is_visible()
    shown = card.inner_text()
    for words in (
        "Petra Halvorsen, Ostrel’s Energy Minister",
        "Statement 1: mixed",
        "Ostrel’s Energy Minister Petra Halvorsen",
        "said",
        "The dam (from the heading)",
        "0.93",
        "the source names Petra Halvorsen in full",
    ):
        assert words in shown
    page.locator(".masthead").hover()
    assert card.is_hidden()
    assert lit(page) == []


def test_card_stays_inside_the_window(page):
    for number in (1, 6, 10, 18):
        segments(page, number).last.hover()
        box = page.locator(".card").bounding_box()
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert box["x"] + box["width"] <= DESKTOP["width"]
        assert box["y"] + box["height"] <= DESKTOP["height"]


def test_split_parts_light_up_together(page):
    segments(page, 3).last.hover()
    assert "".join(lit(page)) == (
        "“We have listened,”“A river is not a tap, and nobody in this room owns it.”"
    )
    assert lit(page, "lit-cue") == ["said"]
    assert lit(page, "lit-source") == ["Halvorsen"]
    assert "lit" in page.locator("#r1-entry-3").get_attribute("class")


def test_nested_statement_is_the_one_under_the_pointer(page):
    segments(page, 6).nth(1).hover()
    assert "Senna Ruud" in page.locator(".card").inner_text()
    assert "statement 5" in page.locator(".card").inner_text()
    segments(page, 5).first.hover()
    assert "Idris Callow" in page.locator(".card").inner_text()
    assert "water remembers every promise" in "".join(lit(page))


def test_cue_stands_for_its_statement(page):
    page.locator('.segment[data-cue~="9"]').hover()
    assert "Statement 9" in page.locator(".card").inner_text()


def test_quoted_words_are_filled_and_others_are_not(page):
    marks = page.locator('.segment[data-content="9"]')
    assert marks.all_text_contents() == [
        "that Vanmoor might “",
        "look again at the grain tariff",
        "” if the lower fields ran dry",
    ]
    fills = [background(marks.nth(index)) for index in range(3)]
    assert fills[0] == fills[2] == "rgba(0, 0, 0, 0)"
    assert fills[1] != fills[0]


def test_speakers_differ_without_colour(page):
    lines = [
        segments(page, number).first.evaluate(
            "element => { const style = getComputedStyle(element);"
            " return style.textDecorationStyle + ' ' + style.textDecorationThickness }"
        )
        for number in (1, 4, 6, 8, 14)
    ]
    assert len(set(lines)) == len(lines)


def test_keyboard_reaches_every_statement(page):
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        item = page.evaluate(
            "document.activeElement.matches('.marker') ? document.activeElement.dataset.item : null"
        )
        if item is not None:
            assert page.locator(".card").is_visible()
            kind = "Quotation" if item == "Q1" else "Statement"
            assert f"{kind} {item}:" in page.locator(".card").inner_text()
            reached.append(item)
    assert sorted(reached) == sorted([*map(str, range(1, 19)), "Q1"])


def test_enter_goes_from_passage_to_entry_and_back(page):
    page.locator("#r1-16").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('.entry').id") == "r1-entry-16"
    assert "".join(lit(page)) == "“Do you want a lake or a levy?”"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "r1-16"


def test_skip_link_leads_to_the_round_up(page):
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "r1-roundup"


def test_click_pins_the_card_until_escape_or_a_click_elsewhere(page):
    card = page.locator(".card")
    segments(page, 1).first.click()
    page.locator(".masthead").hover()
    assert card.is_visible()
    page.keyboard.press("Escape")
    assert card.is_hidden()
    segments(page, 1).first.click()
    page.locator(".masthead").click()
    assert card.is_hidden()
    segments(page, 1).first.click()
    card.locator(".close").click()
    assert card.is_hidden()


def test_escape_puts_the_card_away_under_the_pointer_and_the_focus(page):
    card = page.locator(".card")
    segments(page, 1).first.hover()
    page.keyboard.press("Escape")
    assert card.is_hidden()
    page.locator("#r1-14").focus()
    assert card.is_visible()
    page.keyboard.press("Escape")
    assert card.is_hidden()


def test_clicking_an_entry_scrolls_to_the_passage(show):
    page = show(render_html(article_record()), viewport={"width": 1280, "height": 400})
    page.locator("#r1-entry-18 .words").first.click()
    assert page.evaluate("document.activeElement.id") == "r1-18"
    box = page.locator("#r1-18").bounding_box()
    assert 0 <= box["y"] <= 400
    assert "".join(lit(page)) == "“I have waited eleven years,”“I can wait for a spring.”"


def test_filter_hides_a_speaker(page):
    page.get_by_role("checkbox", name=re.compile("Idris Callow")).uncheck()
    assert page.locator("#r1-9").is_hidden()
    assert page.locator("#r1-1").is_visible()
    assert page.locator("#r1-entry-9").is_hidden()
    assert page.locator("#r1-entry-1").is_visible()
    parent = segments(page, 5).first
    assert parent.evaluate("element => getComputedStyle(element).textDecorationLine") == "none"
    nested = segments(page, 6).nth(1)
    assert nested.get_attribute("data-outer") is None
    assert page.locator("#r1-6").is_visible()
    assert page.locator("#r1-entry-6").is_visible()  # though its parent is filtered out
    assert page.locator(".shown").inner_text() == "13 of 19 shown"
    assert text_of(page) == ARTICLE
    page.get_by_role("button", name="None").click()
    assert page.locator(".marker:visible").count() == 0
    assert page.locator(".topic:visible").count() == 0
    page.get_by_role("button", name="All").click()
    assert page.locator(".marker:visible").count() == 19
    assert nested.get_attribute("data-outer") == "0"


def test_filtered_child_shows_its_parent(page):
    page.get_by_role("checkbox", name=re.compile("Senna Ruud")).uncheck()
    place = page.locator('.segment[data-content="5 6"]').nth(1)
    assert place.get_attribute("data-ink") == "0"
    place.hover()
    assert "Idris Callow" in page.locator(".card").inner_text()


def test_legend_lights_the_mentions(page):
    segments(page, 4).first.hover()
    page.locator(".legend label").first.hover()
    assert page.locator(".card").is_hidden()
    assert lit(page, "lit-mention") == ["Petra Halvorsen", "Halvorsen", "Halvorsen", "Halvorsen"]
    page.locator(".masthead").hover()
    assert lit(page, "lit-mention") == []
    page.locator(".legend input").first.focus()
    assert len(lit(page, "lit-mention")) == 4


def test_theme_follows_the_system_and_can_be_changed(show):
    papers = {}
    for scheme in ("light", "dark"):
        page = show(render_html(article_record()), color_scheme=scheme)
        papers[scheme] = background(page.locator("body"))
        page.locator(".theme").click()
        papers[scheme, "changed"] = background(page.locator("body"))
        page.locator(".theme").click()
        assert background(page.locator("body")) == papers[scheme]
    assert papers["light"] != papers["dark"]
    assert papers["light", "changed"] == papers["dark"]
    assert papers["dark", "changed"] == papers["light"]


def luminance(colour: str) -> float:
    channels = [int(value) / 255 for value in re.findall(r"\d+", colour)[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_have_contrast(show, scheme):
    page = show(render_html(article_record()), color_scheme=scheme)
    paper = luminance(background(page.locator("body")))

    def contrast(selector: str, pseudo: str = "") -> float:
        ink = page.locator(selector).first.evaluate(
            "(element, pseudo) => getComputedStyle(element, pseudo).color", pseudo
        )
        light, dark = sorted((luminance(ink), paper), reverse=True)
        return (light + 0.05) / (dark + 0.05)

    assert contrast(".text") > 10
    assert contrast(".role") > 4.5
    for ink in page.locator(".marker").evaluate_all("all => all.map(each => each.dataset.ink)"):
        assert contrast(f'.marker[data-ink="{ink}"]', "::before") > 4.5, ink


def test_print_shows_the_round_up_after_the_article(page):
    page.emulate_media(media="print")
    article, roundup = page.locator(".text").bounding_box(), page.locator(".roundup").bounding_box()
    assert roundup["y"] >= article["y"] + article["height"]
    assert page.locator(".theme").is_hidden()
    assert page.locator(".legend input").first.is_hidden()
    assert (
        page.locator("#r1-1")
        .evaluate("element => getComputedStyle(element, '::before').content")
        .startswith('"PH')
    )
    assert page.pdf()[:4] == b"%PDF"


def test_print_is_light_whatever_the_theme(show):
    page = show(render_html(article_record()), color_scheme="dark")
    page.emulate_media(media="print")
    assert background(page.locator("body")) == "rgb(255, 255, 255)"


def test_phone_has_the_round_up_below_and_nothing_overflows(show):
    page = show(render_html(article_record()), viewport=PHONE, has_touch=True, is_mobile=True)
    article, roundup = page.locator(".text").bounding_box(), page.locator(".roundup").bounding_box()
    assert roundup["y"] >= article["y"] + article["height"]
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    segments(page, 3).first.tap()
    card = page.locator(".card")
    assert "Statement 3: direct" in card.inner_text()
    box = card.bounding_box()
    assert (box["x"], box["width"]) == (0, PHONE["width"])
    assert round(box["y"] + box["height"]) == PHONE["height"]
    page.locator(".dateline").tap()
    assert card.is_hidden()


def test_long_words_do_not_widen_the_page(show):
    record = bare_record("x" * 400)
    record = replace(record, document=replace(record.document, title="y" * 300, outlet="z" * 300))
    page = show(render_html(record), viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_many_records_do_not_mix(show):
    page = show(render_html_many([article_record(), article_record()]))
    page.locator('#r1 .segment[data-content~="1"]').first.click()
    page.locator("#r2 .legend label").first.hover()
    assert "Statement 1" in page.locator(".card").inner_text()
    page.keyboard.press("Escape")
    page.locator("#r2 .legend input").first.uncheck()
    assert page.locator("#r1-1").is_visible()
    assert page.locator("#r2-1").is_hidden()
    page.locator(".index a").nth(1).click()
    assert page.locator("#r2").bounding_box()["y"] < DESKTOP["height"] / 2


def test_notebook_frame_is_isolated(show):
    page = show(
        f"<!doctype html><style>p {{ color: red }}</style>{render_notebook(article_record())}"
    )
    frame = page.frame_locator("iframe")
    frame.locator("#r1-1").focus()
    assert frame.locator(".card").is_visible()
    frame.locator("#r1-entry-18 .words").first.click()
    assert frame.locator("#r1-18").evaluate("element => document.activeElement === element")
    assert frame.locator(".text").evaluate("element => element.textContent") == ARTICLE
    assert frame.locator(".promise").evaluate("e => getComputedStyle(e).color") != "rgb(255, 0, 0)"


def test_page_works_without_scripts(show):
    page = show(render_html(article_record()), java_script_enabled=False)
    assert page.locator(".theme").is_hidden()
    assert page.locator(".legend input").first.is_hidden()
    page.locator("#r1-1").click()
    assert page.url.endswith("#r1-entry-1")
