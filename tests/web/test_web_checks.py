"""An article of the archive against transcripts of it: checked, kept, shown with statements."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from lxml import html as lxml_html
from web_cases import BASE, HEARD, WEIR, heard_record, talks_record

from onrecord.pipeline import check_record
from onrecord.store import Archive
from onrecord.web.app import queue_path
from onrecord.web.check_queue import CheckQueue

OWN = {"Origin": BASE}
PATIENCE = 60.0
"""Seconds: the machine may be busy with something else."""


def form(client, path, **fields):
    data = {"csrf": client.app.state.settings.csrf, **fields}
    return client.post(path, data=data, headers=OWN)


def ended(client, article):
    """Wait until the check of an article has ended; return why it failed, if it did."""
    waited_since = time.monotonic()
    while (asked := client.app.state.checks.of(article)) is not None and asked.state != "failed":
        assert time.monotonic() - waited_since < PATIENCE
        time.sleep(0.05)
    return asked.problem if asked is not None else ""


@pytest.fixture
def talks(archive_path):
    """Put a transcript into the archive, and return its number."""
    with Archive(archive_path) as archive:
        archive.put(talks_record())
    return 3


def test_article_is_checked_against_transcripts(client, talks):
    asked = client.get("/documents/1/check")
    assert 'name="against" value="3"' in asked.text
    assert 'value="1"' not in asked.text
    form(client, "/documents/1/check", against=str(talks))
    assert ended(client, 1) == ""
    page = lxml_html.fromstring(client.get("/documents/1/check").content)
    said = " ".join(page.text_content().split())
    assert "checked against document 3: <i>Talks</i>" in said
    assert "false" not in said.lower()
    verdicts = [each.text_content() for each in page.xpath("//p[@class='verdict']/b")]
    checks = client.get(f"/api/documents/1/checks?against={talks}").json()
    assert verdicts == [each["verdict"] for each in checks["checks"]]
    assert verdicts
    words = [each.text_content() for each in page.find_class("said-words")]
    assert "The weir <b>must</b> go." in words
    assert not page.xpath("//main//*[self::i or self::img or self::script]")
    (article,) = page.find_class("text")
    assert article.text_content() == WEIR


@pytest.mark.usefixtures("talks")
def test_transcripts_of_the_articles_speakers_are_chosen_already(client, archive_path):
    with Archive(archive_path) as archive:
        archive.put(heard_record())
    asked = page(client, "/documents/4/check")
    (row,) = asked.xpath("//p[@class='tick'][input/@value='3']")
    assert row.xpath("input/@checked")
    assert "speaks in it, as the label" in row.text_content()


@pytest.mark.parametrize(
    ("against", "status"),
    [("1", 422), ("9", 404), ("x", 422), ("0", 422), ("&against=".join("2345678910"), 422)],
)
def test_checks_against_what_cannot_be_are_refused(client, against, status):
    assert client.get(f"/api/documents/1/checks?against={against}").status_code == status
    refused = form(client, "/documents/1/check", against=against.split("&against="))
    assert refused.status_code == status
    assert client.app.state.checks.of(1) is None
    assert form(client, "/documents/99/check", against=against).status_code in (404, 422)


@pytest.fixture
def kept(client, talks, archive_path):
    """Check an article against the transcript and keep that; return the article's address."""
    with Archive(archive_path) as archive:
        archive.put(heard_record())
    answer = form(client, "/documents/4/check", against=str(talks))
    assert (answer.status_code, answer.headers["location"]) == (303, "/documents/4/check")
    assert ended(client, 4) == ""
    return "/documents/4"


def view(client, path):
    return client.get(f"/api{path}").json()


def page(client, path):
    return lxml_html.fromstring(client.get(path).content)


def of_entries(page):
    """Return what stands beside each statement of what became of its words."""
    return {
        entry.get("data-item"): [
            " ".join(each.text_content().split())
            for each in entry.xpath(".//div[contains(@class, 'of-check')]")
        ]
        for entry in page.xpath("//li[contains(@class, 'entry')]")
    }


def test_checks_outlive_the_file(archive_path):
    with Archive(archive_path) as archive:
        archive.put(talks_record())
        archive.put(heard_record())
        record, said = archive.record(4), archive.record(3).document
        checks = check_record(record, [said]).checks
        assert any(each.edits for each in checks)
        assert archive.checks(4) is None
        archive.put_checks(4, [3], checks)
    with Archive(archive_path) as archive:
        kept = archive.checks(4)
        assert (kept.transcripts, kept.checks) == ((3,), checks)
        archive.put_checks(4, [3], checks[:1])
        assert archive.checks(4).checks == checks[:1]


def test_checks_of_another_version_are_none(archive_path):
    with Archive(archive_path) as archive:
        archive.put_checks(1, [2], ())
        with archive.writing() as connection:
            connection.execute("UPDATE checked SET checks = '[{}]'")
        assert archive.checks(1) is None


def test_verdict_and_passage_stand_beside_each_statement(client, kept):
    shown = of_entries(page(client, kept))
    assert set(shown) == {"1", "2", "3", "Q1"}
    (first,), (second,), (third,), (quotation,) = (shown[key] for key in ("1", "2", "3", "Q1"))
    assert "altered" in first or "contradicted" in first
    assert "negation" in first
    assert "The weir <b>must</b> go" in first
    assert "verbatim" in second
    assert "It creaks." in second
    assert "never" in third
    assert "It never has" in quotation
    checked = view(client, kept)["check"]
    assert (checked["against"], checked["unchecked"], checked["revised"]) == ([3], 0, False)
    assert len(checked["checks"]["checks"]) == 4
    article = page(client, kept).find_class("text")[0]
    assert article.text_content() == HEARD


def test_verdict_stands_on_the_page_of_a_statement(client, kept):
    key = view(client, kept)["record"]["statements"][0]["id"]
    own = view(client, f"{kept}/statements/{key}")["check"]["checks"]["checks"]
    assert [each["statement"] for each in own] == [key]
    shown = page(client, f"{kept}/statements/{key}").find_class("of-check")
    assert "The weir <b>must</b> go" in shown[0].text_content()


def test_check_that_is_kept_is_shown_until_others_are_chosen(client, kept):
    again = page(client, f"{kept}/check")
    assert again.xpath("//input[@name='against'][@checked]/@value") == ["3"]
    assert "Check again" in again.text_content()
    assert again.find_class("check-entry")
    cited = again.xpath("//li[contains(@class, 'check-entry')]//a[text()='cite']/@href")
    assert len(cited) == 3  # the fourth is nobody's statement
    assert all(client.get(each).status_code == 200 for each in cited)
    (wire,) = again.xpath("//a[text()='JSON']/@href")
    assert client.get(wire).json()["checks"] == view(client, kept)["check"]["checks"]["checks"]
    assert not page(client, "/documents/1/check").find_class("check-entry")
    assert "Checked " not in client.get("/documents/1").text


def test_nothing_is_said_of_what_was_corrected_since(client, kept):
    first, second, *_ = (each["id"] for each in view(client, kept)["record"]["statements"])
    form(client, f"{kept}/statements/{second}", action="accept")
    assert view(client, kept)["check"]["unchecked"] == 0
    place = HEARD.index("“The weir")
    fixed = form(
        client, f"{kept}/statements/{first}", action="fix", content=f"{place}-{place + 9}",
        speaker="Ben Orr", **{"from": "document"},
    )  # fmt: skip
    assert fixed.headers["location"].startswith(f"{kept}#")
    assert view(client, kept)["check"]["unchecked"] == 1
    assert of_entries(page(client, kept))["1"] == []
    assert "1 statement or quotation is new or corrected since" in client.get(kept).text
    form(client, f"{kept}/check", against="3")
    assert ended(client, 4) == ""
    assert view(client, kept)["check"]["unchecked"] == 0


def test_transcript_that_changed_is_told(client, kept, archive_path):
    talks = talks_record()
    with Archive(archive_path) as archive:
        archive.put(replace(talks, document=replace(talks.document, title="Talks again")))
    assert view(client, kept)["check"]["revised"]
    assert "A transcript has changed since" in client.get(kept).text


def test_what_a_removed_transcript_said_is_gone(client, kept, archive_path):
    form(client, "/documents/3/remove", latest="1", sure="yes")
    assert view(client, kept)["check"] is None
    for file in (archive_path, queue_path(archive_path)):
        assert b"It never has" not in file.read_bytes()


@pytest.fixture
def idle(talks, make_client, monkeypatch):
    """Return a client whose worker does nothing by itself; document 3 is a transcript."""
    assert talks == 3
    monkeypatch.setattr("onrecord.web.worker.Worker.run", lambda _worker: None)
    return make_client()


def check_next(client):
    state = client.app.state
    state.worker.check(state.checks.take())


def test_page_tells_how_far_a_check_is_and_serves_meanwhile(idle, monkeypatch):
    monkeypatch.setattr("onrecord.web.worker._NOTE_SECONDS", 0)
    form(idle, "/documents/1/check", against="3")
    (waiting,) = page(idle, "/documents/1/check").xpath("//*[@id='checking']")
    assert "Waiting to be checked" in waiting.text_content()
    assert "It is being checked: how far that is" in page(idle, "/documents/1").text_content()
    address = waiting.get("data-address")
    seen = []

    def look(*_):
        note(*_)
        seen.append(page(idle, address).xpath("//progress/@value")[0])
        assert idle.get("/documents/1").status_code == 200

    note = idle.app.state.checks.note
    monkeypatch.setattr(idle.app.state.checks, "note", look)
    check_next(idle)
    assert seen == [str(number) for number in range(1, len(seen) + 1)]
    assert len(seen) == len(view(idle, "/documents/1")["check"]["checks"]["checks"]) > 1
    assert idle.get(address).text.strip() == ""
    assert page(idle, "/documents/1/check").find_class("check-entry")


def test_asked_check_outlives_a_restart(idle, archive_path):
    form(idle, "/documents/1/check", against="3")
    again = CheckQueue(queue_path(archive_path))
    assert again.take().against == (3,)
    assert again.take() is None
    again.recover()  # as at the start of the program
    again.take()
    again.recover()
    assert again.take() is None  # it ended the program twice
    assert "memory may have run out" in idle.get("/documents/1/check").text
    form(idle, "/documents/1/check", against="3")
    check_next(idle)
    assert view(idle, "/documents/1")["check"]["against"] == [3]


def test_program_that_ends_leaves_the_check_to_the_next(idle):
    form(idle, "/documents/1/check", against="3")
    idle.app.state.worker._ending.set()
    for _ in range(3):  # that is no fault of the check
        check_next(idle)
        assert idle.app.state.checks.of(1).state == "waiting"
    assert view(idle, "/documents/1")["check"] is None


def test_last_choice_of_transcripts_is_checked(idle, archive_path):
    with Archive(archive_path) as archive:
        archive.put(heard_record())
    form(idle, "/documents/4/check", against="3")
    first = idle.app.state.checks.take()
    form(idle, "/documents/4/check", against=["3", "1"])
    idle.app.state.worker.check(first)
    assert idle.app.state.checks.of(4).state == "waiting"
    check_next(idle)
    assert view(idle, "/documents/4")["check"]["against"] == [3, 1]
    assert idle.app.state.checks.of(4) is None


def test_check_whose_transcript_is_removed_says_so(idle, archive_path):
    form(idle, "/documents/1/check", against="3")
    form(idle, "/documents/3/remove", latest="1", sure="yes")
    check_next(idle)
    said = idle.get("/documents/1/check").text
    assert "It was not checked. There is no document 3 in the archive" in said
    form(idle, "/documents/2/remove", latest="1", sure="yes")
    assert idle.app.state.checks.of(1) is None
    assert b"document 3" not in queue_path(archive_path).read_bytes()


def test_fault_in_a_check_is_told_and_ends_nothing(idle, monkeypatch):
    def fail(*_):
        raise RuntimeError("broken")

    form(idle, "/documents/1/check", against="3")
    monkeypatch.setattr("onrecord.web.worker.keep_check", fail)
    check_next(idle)
    assert "RuntimeError: broken. Please report it" in idle.get("/documents/1/check").text
    assert "Its last check failed: why" in page(idle, "/documents/1").text_content()


@pytest.mark.usefixtures("talks")
def test_nothing_is_checked_against_nothing(client):
    refused = form(client, "/documents/1/check")
    assert (refused.status_code, "Choose a transcript" in refused.text) == (422, True)
    assert form(client, "/documents/1/check", against="1").status_code == 422
    assert form(client, "/documents/1/check", against="77").status_code == 404
    for number in ("x", "0", "²", "9" * 30):
        assert form(client, "/documents/1/check", against=number).status_code == 422
