"""A speaker over time and topics, in the reading room: pages, JSON, and a real browser."""

import html
import json
import re

import pytest
from jsonschema import Draft202012Validator
from web_cases import record_of

from onrecord.export.timeline_wire import timeline_schema
from onrecord.store import Archive

SAID = (
    ("2022-03-02", "supports", "backed"),
    ("2024-05-10", "opposes", "opposed"),
)


@pytest.fixture
def followed(archive_path):
    with Archive(archive_path) as archive:
        for day, act, cue in SAID:
            made = record_of(
                f"Ada Quill {cue} the tidal barrage at Wickstow.",
                {"source": "Ada Quill", "cue": cue, "act": act, "topic": "The barrage",
                 "content": ["the tidal barrage at Wickstow"]},
                path=f"/news/{day}.txt",
                date=day,
                outlet="The Hallow Gazette",
            )  # fmt: skip
            archive.put(with_target(made))


def with_target(record):
    from dataclasses import replace

    (statement,) = record.statements
    return replace(record, statements=(replace(statement, target=statement.content[0]),))


@pytest.mark.usefixtures("followed")
def test_a_speaker_over_time(client):
    page = client.get("/timeline?name=Ada+Quill")
    assert page.status_code == 200
    assert page.text.count("<mark>the tidal barrage at Wickstow</mark>") == 2
    assert "<script>alert" not in page.text
    found = client.get("/api/timeline?name=Ada+Quill").json()
    Draft202012Validator(timeline_schema()).validate(found)
    assert [shift["kind"] for shift in found["shifts"]] == ["stance"]


@pytest.mark.usefixtures("followed")
def test_a_topic_narrows_it(client):
    found = client.get("/api/timeline?name=quill&topic=barrage").json()
    assert len(found["statements"]) == 2
    nothing = client.get("/timeline?name=quill&topic=whales")
    assert nothing.status_code == 200
    assert "There is no statement on this topic." in nothing.text


def test_what_is_not_there(client):
    for path in ("/timeline?name=Nobody", "/api/timeline?name=Nobody"):
        assert client.get(path).status_code == 404
    assert client.get("/timeline?name=quill&topic=—").status_code == 422


@pytest.mark.usefixtures("followed")
def test_topics_of_several_documents_are_listed_and_lead_to_their_statements(client):
    found = client.get("/api/topics").json()
    link = "/topic?name=The+barrage"
    assert {"name": "The barrage", "count": 2, "link": link} in found["names"]
    assert client.get(f"/api{link}").json()["statements"] == 2
    assert all(each["name"] != "River" for each in found["names"])
    page = client.get("/topics")
    assert "The barrage" in page.text
    hits = client.get("/api/search?topic=The+barrage").json()
    assert hits["found"] == 2
    assert client.get("/api/topics?q=whales").json()["names"] == []
    json.dumps(found)


def test_the_speakers_page_leads_there(client):
    page = client.get("/speaker?name=Ada+Quill").text
    address = re.search(r'href="(/timeline\?name=[^"]+)"', page)
    assert address
    assert "Ada Quill" in client.get(html.unescape(address[1])).text
