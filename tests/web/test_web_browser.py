"""The reading room in a real browser. Set ONRECORD_CHROMIUM where Chromium is not on the path."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn
from web_cases import first_words, hostile_record, weir_record

from onrecord.store import Archive
from onrecord.web.app import create_app
from onrecord.web.server import listen
from onrecord.web.settings import Settings

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 800}
PAGES = (
    "/", "/documents", "/documents/1", "/documents/2", "/search?q=weir", "/speakers", "/outlets",
    "/speaker?name=Ada+Quill", "/outlet?name=The+Hallow+Gazette", "/help", "/batches", "/nowhere",
)  # fmt: skip


@pytest.fixture(scope="module")
def room(tmp_path_factory) -> Iterator[str]:
    """Serve a reading room, and return its address."""
    path = tmp_path_factory.mktemp("room") / "archive.sqlite"
    with Archive(path, create=True) as archive:
        archive.put(weir_record())
        archive.put(hostile_record())
    with pytest.MonkeyPatch.context() as patch, listen("127.0.0.1", 0) as listening:
        patch.setattr("onrecord.web.worker.extract_record", first_words)
        patch.setattr("onrecord.web.worker.load_model", lambda _folder, _threads: None)
        port = listening.getsockname()[1]
        app = create_app(Settings(archive=path, model=path.parent, port=port))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join()


@pytest.fixture
def visit(chromium, room):
    """Return a function that opens a page. None may fail, complain or go elsewhere."""
    opened: list[Any] = []
    troubles: list[str] = []

    def open_page(path: str, **context: Any) -> Any:
        page = chromium.new_page(**{"viewport": DESKTOP, "reduced_motion": "reduce", **context})
        page.set_default_timeout(60_000)
        opened.append(page)
        page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
        page.on(
            "console",
            lambda said: "404" in said.text or troubles.append(f"console: {said.text}"),
        )
        page.on("dialog", lambda dialog: troubles.append(f"dialog: {dialog.message}"))
        page.on(
            "request",
            lambda asked: (
                asked.url.startswith((room, "data:")) or troubles.append(f"request: {asked.url}")
            ),
        )
        page.goto(room + path)
        return page

    yield open_page
    for page in opened:
        page.close()
    assert not troubles


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_out(visit, scheme):
    """axe-core finds nothing that bars people from a page."""
    from axe_playwright_python.sync_playwright import Axe

    page = visit("/", color_scheme=scheme)
    for path in PAGES:
        page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/")[2] + path)
        found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa"]})
        said = [(each["id"], [n["html"][:150] for n in each["nodes"][:3]])
                for each in found.response["violations"]]  # fmt: skip
        assert said == [], path


def test_nothing_overflows_a_phone(visit):
    page = visit("/", viewport=PHONE, is_mobile=True)
    for path in PAGES:
        page.goto("/".join(page.url.split("/")[:3]) + path)
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"], path


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
