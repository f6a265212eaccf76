"""Statements on the document's page in a real browser: what became of them, and what is right."""

from __future__ import annotations

import threading

import pytest
from web_browsing import AXE, PHONE, PLACE, record_in
from web_cases import UNEVEN

from onrecord.web.checking import keep_check

PATIENCE = 60.0
"""Seconds: the machine may be busy with something else."""

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]


def statement(page, document, item):
    return record_in(page, document)["statements"][item - 1]


def undo_all(page):
    """Take back all that was said of a document's statements."""
    while page.locator(".corrections").count():
        page.get_by_text("by hand").first.click()
        page.locator(".corrections button").first.click()
        page.wait_for_load_state()


def test_transcript_is_chosen_and_its_passage_is_shown_with_the_statement(visit):
    page = visit("/documents/1")
    page.get_by_role("link", name="check against transcripts").click()
    # A speaker of the document speaks there, so that it is chosen already.
    assert page.get_by_label("Talks").is_checked()
    page.get_by_role("button", name="Check").press("Enter")
    page.get_by_role("button", name="Check again").wait_for()
    assert page.get_by_label("Talks").is_checked()
    verdicts = page.locator(".check-entry .verdict b").all_inner_texts()
    assert verdicts
    page.get_by_role("link", name="Weir to go").first.click()
    page.wait_for_load_state()
    page.keyboard.press("j")
    card = page.locator(".card")
    assert card.locator(".of-check .verdict b").inner_text() == verdicts[0]
    assert "The weir <b>must</b> go" in card.locator(".of-check").inner_text()
    page.keyboard.press("Escape")
    page.locator(".segment[data-content~='3']").first.click()
    assert card.locator(".of-check").count() == 1
    shown = card.locator("dt").all_inner_texts()
    assert [each for each in ("Cue", "Confidence", "Why", "Check") if each not in shown] == []


@pytest.fixture
def go_on(monkeypatch):
    """Hold each check where it is half done until the event that is returned is set."""
    event = threading.Event()

    def held(archive, article, against, advance):
        def advance_to_half(done, total):
            advance(done, total)
            assert done != total // 2 or event.wait(PATIENCE)

        keep_check(archive, article, against, advance_to_half)

    monkeypatch.setattr("onrecord.web.worker.keep_check", held)
    yield event
    event.set()


def test_article_is_checked_while_its_reader_goes_on(visit, go_on):
    from axe_playwright_python.sync_playwright import Axe

    page = visit("/documents/8/check", color_scheme="dark")
    page.get_by_role("button", name="Check again").press("Enter")
    page.locator("#checking progress[value]").wait_for()
    assert "of 4 statements and quotations checked" in page.locator("#checking").inner_text()
    assert page.locator(".check-entry").count() == 4  # as it was checked before
    found = Axe().run(page, options=AXE)
    assert [(each["id"], each["nodes"][0]["html"]) for each in found.response["violations"]] == []
    page.get_by_role("link", name="the document", exact=True).last.click()
    page.locator(".marker").first.wait_for(state="attached")
    page.go_back()
    page.locator("#checking progress").wait_for()
    go_on.set()
    page.locator("#checking").wait_for(state="detached")
    page.get_by_role("button", name="Check again").wait_for()
    assert page.locator(".check-entry").count() == 4


def test_statements_are_accepted_and_rejected_by_keys(visit):
    from playwright.sync_api import expect

    page = visit("/documents/8")
    page.keyboard.press("j")
    page.keyboard.press("y")
    page.wait_for_url("**/documents/8#*")
    marker = page.locator(".marker[data-item='1']:focus")
    marker.wait_for(state="attached")
    assert "accepted by hand" in page.locator(".card").inner_text()
    # What was accepted is still what was checked.
    assert "altered" in page.locator(".card").inner_text()
    page.keyboard.press("n")
    expect(page.locator(".marker")).to_have_count(3)
    marker.wait_for(state="attached")  # the next one is the first now
    assert "It creaks" in page.locator("#r1-entry-1").inner_text()
    undo_all(page)
    assert len(record_in(page, 8)["statements"]) == 3


def test_edges_are_dragged(visit):
    """The browser counts two units for what is one character of the record."""
    page = visit("/documents/3")
    before = statement(page, 3, 1)
    page.locator(".segment[data-content~='1']").last.click()
    page.locator(".card").get_by_role("button", name="Fix …").click()
    page.get_by_role("heading", name="Statement 1: what is right").wait_for()
    end = page.get_by_role("slider", name="End of the content")
    box = end.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(*page.evaluate(PLACE, ["must", True]), steps=5)
    page.mouse.up()
    assert page.locator("output[for=add-content]").inner_text().endswith("must")
    assert "after “must”" in end.get_attribute("aria-valuetext")
    page.get_by_label("Speaker; nothing").fill("Ben Orr")
    page.get_by_role("button", name="This is right").click()
    page.locator(".marker[data-item='1']:focus").wait_for(state="attached")
    fixed = statement(page, 3, 1)
    start, stop = UNEVEN.index("that \u202e"), UNEVEN.index(" go.")
    assert [(part["start"], part["end"]) for part in fixed["content"]] == [(start, stop)]
    assert (fixed["cue"], fixed["speaker"]["name"]) == (before["cue"], "Ben Orr")
    assert "corrected by hand" in page.locator(".card").inner_text()
    page.locator("#r1-entry-1 summary").first.click()
    page.locator("#r1-entry-1").get_by_role("button", name="Undo").click()
    page.locator(".corrections").wait_for(state="detached")
    assert statement(page, 3, 1) == before


def test_edges_are_moved_by_keys(visit):
    page = visit("/documents/3")
    before = statement(page, 3, 1)
    page.keyboard.press("j")
    page.keyboard.press("f")
    first = page.get_by_role("slider", name="Beginning of the content")
    first.focus()
    for _ in range(4):  # that, the, weir, and a wave of two units
        page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    words = page.locator("output[for=add-content]").inner_text()
    assert words.startswith("\U0001f30a")
    page.keyboard.press("Escape")
    assert page.locator("#adder").is_hidden()
    assert statement(page, 3, 1) == before
    # What was missed has a form of its own again.
    page.keyboard.press("a")
    assert page.get_by_label("Content: what is said").input_value() == ""
    assert "missed" in page.locator("#adder h2").inner_text()
    assert page.get_by_role("slider").count() == 0


def test_nobody_is_kept_out_of_fixing(visit):
    from axe_playwright_python.sync_playwright import Axe

    page = visit("/documents/8", viewport=PHONE, is_mobile=True, color_scheme="dark")
    page.locator(".marker").first.focus()
    page.keyboard.press("f")
    page.get_by_role("slider").first.wait_for()
    found = Axe().run(page, options=AXE)
    assert [(each["id"], each["nodes"][0]["html"]) for each in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_paper_shows_the_article_and_no_tools(visit):
    page = visit("/documents/8")
    page.keyboard.press("j")
    page.emulate_media(media="print")
    for part in ("article", ".roundup", ".lane svg"):
        assert page.locator(part).first.is_visible()
    for part in ("nav", ".card", "#adder", ".theme", ".decide", ".keys-hint", ".corrections"):
        assert not page.locator(part).locator("visible=true").count(), part
