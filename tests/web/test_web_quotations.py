"""The pages on quotations that several documents have."""

from __future__ import annotations

import re

import pytest
from jsonschema import Draft202012Validator
from web_cases import CUT_WALL, WALL, wall_record

from onrecord.follow.wire import quotations_schema
from onrecord.store import Archive

HOSTILE = "rebuild the old <b>sea wall at Orlen before the winter storms"


@pytest.fixture
def walls(archive_path):
    with Archive(archive_path) as archive:
        archive.put(wall_record(WALL, path="/a", outlet="Gazette", date="2024-05-31"))
        archive.put(wall_record(CUT_WALL, path="/b", outlet="Tidings", date="2024-06-02"))
        archive.put(wall_record(HOSTILE, path="/c", speaker="Bram Callow"))
        yield archive


@pytest.mark.usefixtures("walls")
def test_the_view_is_what_the_command_writes(client):
    view = client.get("/api/quotations").json()
    (quotation,) = view["quotations"]
    Draft202012Validator(quotations_schema()).validate(
        {"version": 1, "quotations": view["quotations"]}
    )
    assert (view["total"], view["waiting"], quotation["documents"]) == (1, 0, [3, 4, 5])
    one = client.get(f"/api/quotations/{quotation['id']}").json()
    assert one["quotation"] == quotation
    assert one["names"]["3"].startswith("Ada Quill said")


@pytest.mark.usefixtures("walls")
def test_pages_show_the_parts_and_no_markup_of_the_text(client):
    (quotation,) = client.get("/api/quotations").json()["quotations"]
    listed, shown = (
        client.get("/quotations").text,
        client.get(f"/quotations/{quotation['id']}").text,
    )
    for page in (listed, shown):
        assert "<b>sea" not in page
        assert "Speaker not certain: the documents name" in page
        assert "first seen 2024-05-31" in page
    assert re.search("other words: </span>rains", shown)
    assert re.search("left out without a mark: </span>old", shown)
    assert "Words 3 to 15 of 15" in shown
    assert "&lt;b&gt;sea" in shown


@pytest.mark.usefixtures("walls")
def test_statement_and_document_lead_there(client):
    (quotation,) = client.get("/api/quotations").json()["quotations"]
    key = client.get("/api/documents/3").json()["record"]["statements"][0]["id"]
    view = client.get(f"/api/documents/3/statements/{key}").json()
    assert view["followed"] == {"quotation": quotation["id"], "documents": 3}
    assert f"/quotations/{quotation['id']}" in client.get(f"/documents/3/statements/{key}").text
    assert client.get("/api/documents/3").json()["followed"] == 1
    assert "/quotations?document=3" in client.get("/documents/3").text
    assert "/quotations?document" not in client.get("/documents/1").text


@pytest.mark.usefixtures("walls")
def test_the_list_is_filtered(client):
    def found(question):
        return client.get(f"/api/quotations?{question}").json()["total"]

    assert [found("q=rains"), found("q=rain"), found("speaker=callow"), found("document=4")] == [
        1, 0, 1, 1
    ]  # fmt: skip
    assert found("document=1") == found("speaker=nobody") == 0
    assert client.get("/api/quotations?page=2").json()["quotations"] == []


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/api/quotations?q=%3F", 422, "There is no word in"),
        ("/api/quotations?page=0", 422, "page"),
        ("/api/quotations/nothing", 422, "identity"),
        ("/api/quotations/" + "0" * 32, 404, "There is no quotation"),
    ],
)
def test_what_is_not_there_is_told(client, path, status, said):
    answer = client.get(path)
    assert (answer.status_code, said in answer.json()["detail"]) == (status, True)


def test_many_new_documents_are_left_to_the_worker(client, walls, monkeypatch):
    monkeypatch.setattr("onrecord.web.followed._AT_ONCE", -1)
    walls.put(wall_record(WALL + " And so on.", path="/d"))
    view = client.get("/api/quotations").json()
    assert view["waiting"] <= 6
    client.app.state.worker._follow()
    view = client.get("/api/quotations").json()
    assert (view["waiting"], view["quotations"][0]["documents"]) == (0, [3, 4, 5, 6])
