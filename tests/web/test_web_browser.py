"""The reading room in a real browser. Set ONRECORD_CHROMIUM where Chromium is not on the path."""

from __future__ import annotations

import time

import pytest
from web_browsing import AXE, PHONE, PLACE, drag_over, record_in
from web_cases import UNEVEN, WALL, quotation_id

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

PAGES = (
    "/", "/documents", "/documents/1", "/documents/2", "/documents/3", "/search?q=weir",
    "/speakers", "/outlets", "/speaker?name=Ada+Quill", "/outlet?name=The+Hallow+Gazette",
    "/timeline?name=Ada+Quill", "/topics", "/topic?name=River",
    "/compare", "/compare?doc=1&doc=2&doc=3",
    "/documents/1/remove", "/documents/1/check", "/documents/1/check?against=7", "/help",
    "/documents/8", "/documents/8/check",
    "/batches", "/nowhere",
    "/quotations", f"/quotations/{quotation_id(WALL)}",
)  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_out(visit, scheme):
    """axe-core finds nothing that bars people from a page."""
    from axe_playwright_python.sync_playwright import Axe

    page = visit("/", color_scheme=scheme)
    for path in PAGES:
        page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/")[2] + path)
        found = Axe().run(page, options=AXE)
        said = [(each["id"], [n["html"][:150] for n in each["nodes"][:3]])
                for each in found.response["violations"]]  # fmt: skip
        assert said == [], path


def test_nothing_overflows_a_phone(visit):
    page = visit("/", viewport=PHONE, is_mobile=True)
    for path in PAGES:
        page.goto("/".join(page.url.split("/")[:3]) + path)
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"], path


def test_a_quotation_is_followed(visit):
    page = visit("/quotations")
    page.get_by_role("link", name="2 documents, 2 wordings").click()
    page.wait_for_url(f"**/quotations/{quotation_id(WALL)}")
    whole, part = page.locator(".variants > li").all()
    assert "All of it" in whole.inner_text()
    assert "Words 3 to 15 of 15" in part.inner_text()
    assert "rains" in part.locator("ins").inner_text()
    assert ["old" in part.locator("del").first.inner_text()] == [True]
    assert "Ada Quill, Bram Callow" in page.locator("h1").inner_text()
    part.get_by_role("link").click()
    page.wait_for_url("**/documents/5/statements/*")
    page.get_by_role("link", name="2 documents have these words").click()
    page.wait_for_url("**/quotations/*")
    page.goto("/".join(page.url.split("/")[:3]) + "/documents/5")
    page.get_by_role("link", name="1 quotation also in other documents").click()
    page.wait_for_url("**/quotations?document=5")
    assert page.locator(".hit").count() == 1


def test_text_is_dropped_in_read_and_opened(visit):
    page = visit("/")
    page.get_by_label("Paste a text").fill("Carla said no to all of the plan today.")
    page.get_by_role("button", name="Read it").click()
    page.wait_for_url("**/documents/*")
    assert page.locator(".text").inner_text() == "Carla said no to all of the plan today."
    page.goto("/".join(page.url.split("/")[:3]))
    assert "Carla said no" in page.locator(".documents").inner_text()


def test_a_text_read_before_its_page_is_there_is_opened(visit):
    """The page of a batch that was done before it came opened nothing."""
    page = visit("/")
    page.route("**/batches/*", lambda route: (time.sleep(2), route.continue_()))
    page.get_by_label("Paste a text").fill("Dora said yes to all of the plan today.")
    page.get_by_role("button", name="Read it").click()
    page.wait_for_url("**/documents/*")
    assert page.locator(".text").inner_text() == "Dora said yes to all of the plan today."


def test_a_batch_of_long_ago_stays(visit):
    page = visit("/batches/1")
    page.wait_for_timeout(800)
    assert page.url.endswith("/batches/1")


def test_search_as_one_types_and_its_address(visit):
    page = visit("/search")
    page.get_by_label("What was said").press_sequentially("lea")
    page.wait_for_url("**/search?q=lea*")
    assert page.locator(".hit").count() == 1
    assert page.locator(".hit mark").all_inner_texts() == ["leaks"]
    page.get_by_label("What was said").fill("weir")
    page.get_by_label("Speaker").fill("orr")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=weir&speaker=orr")
    assert page.locator(".hit").count() == 1
    page.reload()
    assert page.get_by_label("Speaker").input_value() == "orr"
    assert page.locator(".hit").count() == 1
    page.get_by_label("Speaker").fill("")
    page.get_by_label("What they do").select_option("demands, advises")
    page.wait_for_url("**/search?q=weir&act=urges")
    assert page.locator(".hit .label").all_inner_texts() == ["indirect", "urges"]


def test_keys_lead_through_an_article(visit):
    page = visit("/documents/1")
    for item in ("1", "2", "3"):
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.dataset.item") == item
        assert f"Statement {item}:" in page.locator(".card").inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.dataset.item") == "3"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('.entry').id") == "r1-entry-3"
    page.keyboard.press("Escape")
    assert page.locator(".card").is_hidden()
    page.keyboard.press("?")
    page.wait_for_url("**/help")


def test_address_leads_to_a_statement(visit):
    page = visit("/search?q=leaks")
    page.locator(".hit a[href*='#']").click()
    page.wait_for_url("**/documents/1#*")
    page.locator(".marker[data-item='2']:focus").wait_for(state="attached")
    assert page.locator(".lane").count() == 3


def test_statement_is_fixed_by_selecting_its_words(visit):
    page = visit("/documents/2")  # its text has characters outside the basic plane before them
    page.keyboard.press("j")
    page.keyboard.press("c")
    page.wait_for_url("**/statements/*")
    page.get_by_text("Fix it").click()
    text = page.locator("#passage").text_content()
    assert "\U0001f30a" in text
    page.evaluate(
        """() => {
          const node = document.querySelector("#passage").firstChild;
          const start = node.data.indexOf("counts");
          getSelection().setBaseAndExtent(node, start, node, start + 6);
        }"""
    )
    page.get_by_role("button", name="the content", exact=True).click()
    assert page.locator("output[for=fix-content]").inner_text() == "counts"
    page.get_by_role("button", name="This is right").click()
    page.get_by_role("button", name="Undo").wait_for()
    assert page.locator(".cited b").inner_text() == "counts"


def test_speakers_are_split_merged_and_told_apart_again(visit):
    from playwright.sync_api import expect

    page = visit("/speaker?name=Ada+Quill")
    assert page.locator(".roles th").all_inner_texts()[-1] == "reporters"
    documents = page.locator(".forms a").count()
    page.get_by_role("button", name="Ada Quill: somebody else", exact=True).click()
    page.wait_for_url("**/speaker?id=*")
    here = page.url
    assert "Not one: Ada Quill | Ada Quill" in page.locator(".identity").inner_text()
    assert page.locator(".forms a").count() < documents
    page.goto(here.split("/speaker")[0] + "/speaker?name=Ada+Quill")
    page.wait_for_url("**/speakers?q=Ada+Quill")  # two have the name now
    assert page.locator(".names li").count() == 2
    page.goto(here)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".forms a")).to_have_count(documents)
    page.get_by_label("The same as").fill("Ben Orr")
    page.get_by_role("button", name="Merge").click()
    page.get_by_text("you have said so").first.wait_for()
    assert "Ben Orr" in page.locator(".forms").inner_text()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".forms")).not_to_contain_text("Ben Orr")


def test_missed_statement_is_added_by_mouse(visit):
    page = visit("/documents/3")
    page.get_by_role("button", name="Add a statement that was missed").click()
    drag_over(page, "that “rain", "is near”")
    page.get_by_role("button", name="the content", exact=True).click()
    page.mouse.dblclick(*page.evaluate(PLACE, ["whisper", False]))
    page.get_by_role("button", name="the cue").click()
    drag_over(page, "Ben Orr", "Orr")
    page.get_by_role("button", name="the source").click()
    said = [page.locator(f"output[for=add-{part}]").inner_text() for part in ("cue", "source")]
    assert said == ["whisper", "Ben Orr"]
    page.get_by_label("Speaker; nothing").fill("Ben Orr")
    page.get_by_role("button", name="Add it").click()
    page.locator(".marker:focus").wait_for(state="attached")
    _, added = record_in(page, 3)["statements"]
    content = "that “rain\r\nis near”"
    assert added["content"] == [
        {
            "start": UNEVEN.index(content),
            "end": UNEVEN.index(content) + len(content),
            "text": content,
        }
    ]
    assert (added["cue"]["text"], added["source"]["text"]) == ("whisper", "Ben Orr")
    assert "added by hand" in page.locator(".entry").nth(1).inner_text()
    page.get_by_text("1 correction by hand").click()
    page.get_by_role("button", name="Undo").click()
    page.locator(".corrections").wait_for(state="detached")
    assert len(record_in(page, 3)["statements"]) == 1


def test_missed_statement_is_added_by_keys(visit):
    from playwright.sync_api import expect

    page = visit("/documents/3")
    page.keyboard.press("a")
    selected = page.locator("#adder .selected")
    press = page.keyboard.press
    for _ in range(3):
        press("ArrowDown")  # past the title and the first words, to “Nobody heard …”
    assert page.evaluate("getSelection().toString()").strip() == "Nobody"
    for _ in range(5):
        press("ArrowRight")
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft"):
        press(f"Shift+{key}")
    expect(selected).to_have_text("\U0001f600 that “")
    press("ArrowRight")  # on, from the end
    press("Shift+ArrowLeft")
    press("Shift+ArrowLeft")  # and back over where it began
    press("Shift+ArrowRight")
    press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "the content"
    press("Enter")
    assert page.locator("output[for=add-content]").inner_text() == "“rain"
    for name in ("Speaker; nothing", "A new speaker is"):
        assert page.get_by_label(name).is_visible()
    page.get_by_role("button", name="Add it").press("Enter")
    page.locator(".marker:focus").wait_for(state="attached")
    added = record_in(page, 3)["statements"][-1]
    assert added["content"][0]["text"] == "“rain"
    assert added["content"][0]["start"] == UNEVEN.index("“rain")
    page.goto(page.url.split("/documents")[0] + f"/documents/3/statements/{added['id']}")
    page.get_by_role("button", name="Undo: take it out again").click()
    page.wait_for_url("**/documents/3")


def test_document_is_removed_by_who_is_sure(visit):
    page = visit("/")
    page.get_by_label("Paste a text").fill("Emil said no to what was retracted.")
    page.get_by_role("button", name="Read it").click()
    page.wait_for_url("**/documents/*")
    address = page.url
    page.get_by_role("link", name="remove …").click()
    page.get_by_role("button", name="Remove it for good").click()
    assert page.url == f"{address}/remove"  # It is not ticked yet.
    page.get_by_label("Yes, remove document").press("Space")
    page.get_by_role("button", name="Remove it for good").press("Enter")
    page.wait_for_url("**/documents?removed=*")
    assert "is removed" in page.get_by_role("status").inner_text()
    assert page.request.get(address).status == 404


def test_long_article_can_be_used_at_once(visit):
    """Seen before it is there as a whole, and no step keeps the browser busy for long."""
    from playwright.sync_api import expect

    page = visit("/documents/6")
    seen, ready = page.evaluate(
        "() => [performance.getEntriesByName('first-contentful-paint')[0].startTime,"
        " performance.getEntriesByType('navigation')[0].loadEventEnd]"
    )
    assert seen <= ready
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def worked():
        found = session.send("Performance.getMetrics")["metrics"]
        return next(each["value"] for each in found if each["name"] == "TaskDuration")

    assert worked() < 4  # Seconds of its own; 0.4 where the machine has nothing else to do.
    page.locator(".legend input").first.uncheck()
    page.locator(".legend input").first.check()
    for key in ("j", "Enter", "j", "a", "ArrowRight", "Shift+ArrowRight"):
        before = worked()
        page.keyboard.press(key)
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => done()))")
        assert worked() - before < 1, key
    expect(page.locator("#adder .selected")).to_have_text("Mara Lund")


def test_adding_can_be_left_off(visit):
    page = visit("/documents/1")
    page.keyboard.press("a")
    assert page.locator("#adder").is_visible()
    assert page.evaluate("document.activeElement.className") == "text"
    page.keyboard.press("Escape")
    assert page.locator("#adder").is_hidden()
    assert page.evaluate("document.activeElement.className") != "text"
    page.keyboard.press("j")
    assert "Statement 1:" in page.locator(".card").inner_text()


def test_nobody_is_kept_out_of_adding(visit):
    from axe_playwright_python.sync_playwright import Axe

    page = visit("/documents/3", viewport=PHONE, is_mobile=True)
    page.get_by_role("button", name="Add a statement that was missed").click()
    found = Axe().run(page, options=AXE)
    assert [each["id"] for each in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_passage_that_begins_with_a_line_end_is_counted_right(visit):
    """A browser drops a line end at the beginning of preformatted text."""
    page = visit("/documents/3")
    page.keyboard.press("a")
    place = UNEVEN.rindex("And on it goes")
    page.get_by_label("Content: what is said").fill(f"{place}-{place + 14}")
    page.get_by_role("button", name="Add it").click()
    page.locator(".marker:focus").wait_for(state="attached")
    page.keyboard.press("c")
    page.get_by_text("Fix it").click()
    assert page.locator("#passage").text_content().startswith("\n")
    assert page.locator("output[for=fix-content]").inner_text() == "And on it goes"
    drag_over(page, "day by", "day by")
    page.get_by_role("button", name="the cue").click()
    page.get_by_role("button", name="This is right").click()
    page.get_by_role("button", name="Undo: take it out again").wait_for()
    assert page.locator(".cite-facts .slice").first.inner_text() == "day by"
    page.get_by_role("button", name="Undo: take it out again").click()
    page.wait_for_url("**/documents/3")


def test_documents_are_chosen_and_compared(visit):
    page = visit("/compare")
    for number in ("1", "3"):
        page.locator(f"input[name=doc][value='{number}']").check()
    page.get_by_role("button", name="Compare").click()
    page.locator(".outlets li").first.wait_for()
    assert page.locator(".outlets li").count() == 2
    assert page.locator(".outlets a").first.get_attribute("href").startswith("/documents/")
    assert page.locator("[id^=point-]").count() > 3
    widths = page.locator(".carry").evaluate_all(
        "all => all.map(each => each.getBoundingClientRect().width)"
    )
    assert widths
    assert max(widths) < 30  # a bar of another page's had its width
    page.get_by_role("link", name="cite").first.click()
    page.wait_for_url("**/statements/*")
    assert "SHA-256" in page.locator("#citation").inner_text()
