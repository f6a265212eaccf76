"""The rooms around the documents in a real browser: what is dropped in, and how one finds on."""

from __future__ import annotations

import pytest
from web_cases import TOKEN

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]


def test_files_wait_together_and_are_read(visit):
    page = visit("/")
    files = [
        {"name": f"{name}.txt", "mimeType": "text/plain", "buffer": f"{name} said no to it all."}
        for name in ("Gerda", "Hanno")
    ]
    page.get_by_label("or choose files").set_input_files(
        [{**each, "buffer": each["buffer"].encode()} for each in files]
    )
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("heading", name="Read", exact=True).wait_for()
    assert "2 of 2 inputs done" in page.get_by_role("status").inner_text()
    page.locator(".job", has_text="Hanno.txt").get_by_role("link").click()
    page.wait_for_url("**/documents/*")
    assert page.locator(".text").inner_text() == "Hanno said no to it all."


def test_file_is_dropped_onto_the_page(visit):
    page = visit("/")
    dropped = page.evaluate_handle(
        """() => {
          const held = new DataTransfer();
          held.items.add(new File(["Ines said yes to it all."], "ines.txt"));
          return held;
        }"""
    )
    page.dispatch_event("form.drop", "drop", {"dataTransfer": dropped})
    page.get_by_role("button", name="Read it").click()
    page.wait_for_url("**/documents/*")
    assert page.locator(".text").inner_text() == "Ines said yes to it all."


def test_address_of_this_machine_is_refused_in_plain_words(visit):
    page = visit("/")
    page.get_by_label("or give the address").fill("http://127.0.0.1:8/secret")
    page.get_by_role("button", name="Read it").click()
    problem = page.locator(".job .problem")
    problem.wait_for()
    assert "private network" in problem.inner_text()
    page.get_by_role("link", name="What was dropped in").click()
    assert "http://127.0.0.1:8/secret" in page.locator(".jobs").inner_text()


def test_outlet_leads_to_speaker_and_timeline(visit):
    page = visit("/")
    page.get_by_role("navigation").get_by_role("link", name="Outlets").click()
    page.get_by_role("link", name="The Hallow Gazette").click()
    page.wait_for_url("**/outlet?*")
    assert page.locator(".bars svg").count() >= 6
    assert page.get_by_role("table", name="In which words").is_visible()
    page.get_by_role("table", name="Whom it quotes").get_by_role("link", name="Ada Quill").click()
    page.wait_for_url("**/speaker?*")
    assert "Ada Quill" in page.locator("h1").inner_text()
    assert page.get_by_role("heading", name="River").is_visible()
    page.get_by_role("link", name="over time, with shifts").click()
    page.wait_for_url("**/timeline?*")
    page.locator("svg").first.wait_for()
    page.get_by_label("Topic").fill("River")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**topic=River**")
    page.get_by_role("link", name="cite").first.click()
    page.wait_for_url("**/statements/*")
    assert "SHA-256" in page.locator("#citation").inner_text()


def test_topic_leads_to_who_speaks_on_it(visit):
    page = visit("/topics")
    page.get_by_role("link", name="River").click()
    page.wait_for_url("**/topic?name=River")
    assert page.locator(".hit").count() == 3
    page.get_by_role("table", name="Who speaks on it").get_by_role("link", name="Ada Quill").click()
    page.wait_for_url("**/search?topic=River&speaker=Ada+Quill")
    assert page.locator(".hit").count() == 3
    assert page.get_by_label("Topic").input_value() == "River"


def test_hostile_article_does_nothing_anywhere(visit):
    """``visit`` fails on dialogs, on requests to others and on what the console complains of."""
    page = visit("/documents/2")
    page.keyboard.press("j")
    page.keyboard.press("c")
    page.wait_for_url("**/statements/*")
    address = "/".join(page.url.split("/")[:3])
    outlet = "%22%3E%3Cscript%3Ealert('outlet')%3C/script%3E"
    for path in (
        f"/outlet?name={outlet}",
        "/speaker?name=Mallory+%3Cb%3EBold%3C/b%3E",
        "/timeline?name=Mallory+%3Cb%3EBold%3C/b%3E",
        "/topic?name=title+script+alert+topic",
        "/documents/2/check?against=7",
        "/compare?doc=2&doc=8",
        "/search?q=here",
        "/<script>alert(1)</script>",
    ):
        page.goto(address + path)
        assert page.locator("main").inner_text()
        assert page.locator("main :is(script, img, iframe, object, embed)").count() == 0, path


def test_token_is_asked_for_once(chromium, closed_room):
    page = chromium.new_page()
    page.goto(closed_room + "/search?q=weir")
    page.wait_for_url("**/token")
    page.get_by_label("The token").fill("a guess")
    page.get_by_role("button", name="Enter").click()
    assert "not the token" in page.get_by_role("alert").inner_text()
    page.get_by_label("The token").fill(TOKEN)
    page.get_by_label("The token").press("Enter")
    page.get_by_role("heading", name="Who said what").wait_for()
    page.goto(closed_room + "/documents")
    assert page.get_by_role("heading", name="0 documents").is_visible()
    page.close()
