"""What the reading room shows and answers: views, jobs, corrections, and its own description."""

from __future__ import annotations

import csv
import io
import sqlite3
import time
from dataclasses import replace
from typing import get_args

import jsonschema
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance, unsupported_method
from web_cases import BASE, HOST, MODEL, WEIR, long_record

from onrecord.export.compare_wire import compare_schema
from onrecord.export.read_wire import validate_wire
from onrecord.store import Archive
from onrecord.types import Act
from onrecord.web.acts import ACT_WORDS
from onrecord.web.app import queue_path
from onrecord.web.queue import REMOVED, About, Queue, Result, Submission
from onrecord.web.shelf import first_line

OWN = {"Origin": BASE}
OTHER_MODEL = replace(MODEL, version="2")
# A schema cannot say that a form needs a text, an address or a file, or that words need a letter;
# what is no form is refused before its method is looked at.
NOT_CHECKED = [positive_data_acceptance, unsupported_method]


def form(client, path, **fields):
    data = {"csrf": client.app.state.settings.csrf, **fields}
    return client.post(path, data=data, headers=OWN)


def statements(client, number=1):
    return client.get(f"/api/documents/{number}").json()["record"]["statements"]


def test_document_is_the_record_on_the_wire(client):
    view = client.get("/api/documents/1").json()
    validate_wire(view["record"])
    assert view["record"]["document"]["text"] == WEIR
    assert view["document"]["name"] == "Weir to go, says council"
    assert view["document"]["statements"] == len(view["record"]["statements"]) == 5


def test_statement_can_be_cited(client):
    key = statements(client)[1]["id"]
    view = client.get(f"/api/documents/1/statements/{key}").json()
    for part in view["statement"]["content"]:
        assert WEIR[part["start"] : part["end"]] == part["text"]
        assert f"{part['start']}–{part['end']}" in view["citation"]
    assert "“It leaks,” […] “It always has.”" in view["citation"]
    assert view["document"]["text_sha256"] in view["citation"]
    assert "The Hallow Gazette" in view["citation"]
    start = view["passage_start"]
    assert WEIR[start : start + len(view["passage"])] == view["passage"]
    assert client.get(f"/documents/1/statements/{key}").status_code == 200


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("q=weir+go", ["that the weir must go"]),
        ("q=leak*", ["“It leaks,” “It always has.”"]),
        ("speaker=orr", ["that Quill had said that the weir was sound"]),
        ("voice=outlet", ["to be rising"]),
        ("type=direct", ["“It leaks,” “It always has.”"]),
        ("act=urges", ["that the weir must go"]),
        ("act=urges&q=leak*", []),
        ("topic=river&q=go", ["that the weir must go"]),
        ("outlet=hallow&q=go&from=2024-05-31&to=2024-05-31", ["that the weir must go"]),
        ("outlet=hallow&q=go&from=2024-06-01", []),
        ("speaker=orr&confidence=41", []),
        ("q=nowhere", []),
    ],
)
def test_search_filters(client, question, words):
    hits = client.get(f"/api/search?{question}").json()["hits"]
    shown = [" ".join("".join(p["text"] for p in part) for part in hit["shown"]) for hit in hits]
    assert shown == words
    page = client.get(f"/search?{question}")
    assert page.status_code == 200
    exported = client.get(f"/api/statements?{question}").json()
    assert [hit["statement"]["id"] for hit in exported] == [hit["statement"]["id"] for hit in hits]
    rows = list(csv.DictReader(io.StringIO(client.get(f"/search.csv?{question}").text)))
    assert [row["statement"] for row in rows] == [hit["statement"]["id"] for hit in hits]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("q=%3F", "There is no word in '?'"),
        ("from=tomorrow", "no day"),
        ("from=2024-02-30", "no day"),
        ("type=shouted", "type"),
        ("act=shouts", "act"),
        ("confidence=101", "confidence"),
        ("page=0", "page"),
        ("speaker=%3F", "Speaker: there is no word"),
    ],
)
def test_bad_questions_are_told_so(client, question, said):
    assert said in client.get(f"/api/search?{question}").json()["detail"]
    assert client.get(f"/search?{question}").status_code == 422


def test_every_act_has_words_and_is_shown(client):
    assert tuple(ACT_WORDS) == get_args(Act)
    page = client.get("/search?act=urges")
    assert f'<option value="urges" selected>{ACT_WORDS["urges"]}</option>' in page.text
    assert f'<span class="label" title="{ACT_WORDS["urges"]}">urges</span>' in page.text
    first, second, *_ = statements(client)
    assert ACT_WORDS["urges"] in client.get(f"/documents/1/statements/{first['id']}").text
    assert "not clear enough" in client.get(f"/documents/1/statements/{second['id']}").text


def test_speaker_and_outlet(client):
    speaker = client.get("/api/speaker?name=Ada+Quill").json()
    assert (speaker["statements"], speaker["roles"]) == (4, ["reporters"])
    counts = {each["name"]: each["count"] for each in speaker["outlets"]}
    assert counts["The Hallow Gazette"] == 3
    assert speaker["topics"][0]["topic"] == "River"
    outlet = client.get("/api/outlet?name=The+Hallow+Gazette").json()
    assert {each["name"]: each["count"] for each in outlet["shares"]} == {
        "direct": 1, "mixed": 0, "indirect": 3, "own voice": 1,
    }  # fmt: skip
    assert {each["name"]: each["count"] for each in outlet["speakers"]} == {
        "Ada Quill": 3, "Ben Orr": 1,
    }  # fmt: skip
    for path in ("/speaker?name=Nobody", "/outlet?name=None", "/documents/99"):
        assert client.get(path).status_code == client.get(f"/api{path}").status_code == 404


def test_topic(client):
    topic = client.get("/api/topic?name=river").json()
    assert (topic["statements"], topic["documents"]) == (2, 1)
    assert [(each["name"], each["count"]) for each in topic["speakers"]] == [("Ada Quill", 2)]
    assert [each["name"] for each in topic["outlets"]] == ["The Hallow Gazette"]
    assert [(each["name"], each["count"]) for each in topic["acts"]] == [
        ("urges", 1), ("not clear", 1),
    ]  # fmt: skip
    for part in ("speakers", "acts"):
        link = topic[part][0]["link"]
        found = client.get(f"/api{link}").json()["found"]
        assert found == topic[part][0]["count"]
    page = client.get("/topic?name=river")
    assert "What was said last" in page.text
    for path in ("/topic?name=nowhere", "/topic?name=%3F"):
        refused = client.get(path).status_code, client.get(f"/api{path}").status_code
        assert refused in ((404, 404), (422, 422))


def test_who_is_one_is_said_shown_and_undone(client):
    known = client.get("/api/speaker?name=ada+quill").json()["known"]
    assert [(each["role"], each["first"]) for each in known["roles"]] == [
        ("reporters", "2024-05-31")
    ]
    assert {number for each in known["forms"] for number, *_ in each["documents"]} == {1, 2}
    parted = form(client, "/speaker", id=known["id"], action="split", document="2")
    assert (parted.status_code, parted.headers["location"][:12]) == (303, "/speaker?id=")
    # Two have the name now: the page lists them, the interface says how to ask.
    assert client.get("/speaker?name=Ada+Quill").headers["location"] == "/speakers?q=Ada+Quill"
    refused = client.get("/api/speaker?name=Ada+Quill")
    assert (refused.status_code, "2 speakers" in refused.json()["detail"]) == (404, True)
    (decision,) = client.get(f"/api/speaker?id={known['id']}").json()["known"]["decisions"]
    form(client, "/speaker", id=known["id"], action="undo", number=str(decision["number"]))
    form(client, "/speaker", id=known["id"], action="merge", other="Ben Orr")
    both = client.get("/api/speaker?name=Ben+Orr").json()
    assert both["statements"] == 5
    assert any("you have said so" in why for why in both["known"]["joined"])
    speaker = statements(client)[2]["speaker"]
    # The record's own reading stays beside it.
    assert (speaker["name"], speaker["known_as"]["id"]) == ("Ben Orr", both["known"]["id"])
    found = client.get("/api/search?speaker=orr").json()
    assert found["found"] == 5


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"action": "marry"}, "none of merge, split, undo"),
        ({"action": "merge", "other": "Nobody"}, "No speaker has the id or the name"),
        ({"action": "split", "form": "beef"}, "has no form"),
        ({"action": "split"}, "nothing of Ben Orr would be somebody else"),
        ({"action": "undo", "number": "x"}, "There is no decision 0"),
    ],
)
def test_what_cannot_be_said_of_a_speaker_is_refused(client, fields, said):
    refused = form(client, "/speaker", id="Ben Orr", **fields)
    assert refused.status_code == 422
    assert said.casefold() in refused.text.casefold()


def read_all(client):
    """Read what waits here, in this thread."""
    state = client.app.state
    while taken := state.queue.take():
        state.worker.read(*taken)


@pytest.fixture
def idle(make_client, monkeypatch):
    """Return a client whose worker does nothing by itself."""
    monkeypatch.setattr("onrecord.web.worker.Worker.run", lambda _worker: None)
    return make_client()


def test_what_is_dropped_in_is_read(idle):
    files = [
        ("files", ("one.txt", "Ben said yes to all of it, and the council agreed.")),
        ("files", ("two.bin", b"\x00\x01\x02\x03" * 50)),
    ]
    data = {"csrf": idle.app.state.settings.csrf, "text": "Ada said no to the whole of the plan."}
    batch = idle.post("/api/documents", data=data, files=files, headers=OWN).json()
    assert [job["state"] for job in batch["jobs"]] == ["waiting"] * 3
    read_all(idle)
    batch = idle.get(f"/api/batches/{batch['id']}").json()
    assert [job["state"] for job in batch["jobs"]] == ["done", "done", "failed"]
    assert batch["ended"]
    first, second, third = batch["jobs"]
    number = first["results"][0]["document"]
    view = idle.get(f"/api/documents/{number}").json()
    assert view["record"]["document"]["text"].startswith("Ada said no")
    assert second["results"][0] == {"document": number + 1, "outcome": "added", "statements": 1}
    assert third["problems"][0]["advice"]
    assert "--" not in third["problems"][0]["advice"]
    assert idle.get(f"/batches/{batch['id']}").status_code == 200


def test_two_files_of_one_name_are_two_documents(idle):
    for text in ("Ada said no to all of the plan today.", "Ben said yes to all of the plan today."):
        data = {"csrf": idle.app.state.settings.csrf}
        files = {"files": ("article.txt", text)}
        assert idle.post("/add", data=data, files=files, headers=OWN).status_code == 303
    read_all(idle)
    assert idle.get("/api/start").json()["documents"] == 4


def test_what_the_reader_knows_is_kept(idle):
    known = {"title": "A plan", "outlet": "The Gate", "date": "2025-01-02",
             "address": "https://gate.example/plan"}  # fmt: skip
    text = "Ada said no to all of the plan today."
    data = {"csrf": idle.app.state.settings.csrf, "text": text, **known}
    idle.post("/add", data=data, headers=OWN)
    read_all(idle)
    document = idle.get("/api/documents/3").json()["record"]["document"]
    assert [document[name] for name in ("title", "outlet", "date", "url")] == list(known.values())
    assert document["origin"]["notes"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "nothing to read"),
        ({"text": "  "}, "nothing to read"),
        ({"text": "x", "date": "31.5.2024"}, "no day"),
        ({"text": "x", "url": "https://a.example", "title": "t"}, "one document at a time"),
        ({"text": "x", "title": "t" * 501}, "500 characters"),
    ],
)
def test_bad_forms_are_told_so(idle, fields, said):
    data = {"csrf": idle.app.state.settings.csrf, **fields}
    answer = idle.post("/api/documents", data=data, headers=OWN)
    assert answer.status_code == 422
    assert said in answer.json()["detail"]


def test_jobs_survive_a_restart(tmp_path):
    path = tmp_path / "queue"
    number = Queue(path).add([Submission("text", "a", b"words", About(title="t"))])
    job, data = Queue(path).take()
    assert (data, job.about.title) == (b"words", "t")
    assert Queue(path).take() is None
    again = Queue(path)
    again.recover()  # as at the start of the program
    assert again.take()[1] == b"words"
    again.recover()
    assert again.take() is None  # it ended the program twice
    (ended,) = again.batch(number).jobs
    assert ended.state == "failed"
    assert "twice" in ended.problems[0].problem or "2 times" in ended.problems[0].problem


def test_what_was_read_is_overwritten(tmp_path):
    path = tmp_path / "queue"
    queue = Queue(path)
    secret = b"zq-unheard-of-words" * 500
    queue.add([Submission("text", "a", secret)])
    job, _ = queue.take()
    assert secret[:19] in path.read_bytes()
    queue.end(job.id, (), ())
    assert secret[:19] not in path.read_bytes()
    assert not path.with_name("queue-journal").exists()


def test_statement_is_accepted_fixed_and_taken_back(client, archive_path):
    key = statements(client)[2]["id"]
    address = form(client, f"/documents/1/statements/{key}", action="accept").headers["location"]
    assert client.get(address).status_code == 200
    start = WEIR.index("that Quill")
    fixed = form(
        client, address, action="fix", speaker="Ben Orr", source="", cue="",
        content=f"{start}-{start + 10},{start + 20}-{start + 30}",
    )  # fmt: skip
    assert fixed.status_code == 303, fixed.text
    view = client.get(f"/api{fixed.headers['location']}").json()["statement"]
    assert [part["text"] for part in view["content"]] == [
        "that Quill",
        WEIR[start + 20 : start + 30],
    ]
    assert (view["source"], view["cue"], view["confidence"]) == (None, None, 1.0)
    assert len(statements(client)) == 5
    back = form(client, fixed.headers["location"], action="undo")
    assert back.headers["location"] == f"/documents/1#{key}"
    assert statements(client)[2]["id"] == key
    form(client, f"/documents/1/statements/{key}", action="reject")
    assert key not in [each["id"] for each in statements(client)]
    with Archive(archive_path) as archive:
        assert len(archive.read_record(1).statements) == 5


@pytest.mark.parametrize(
    "fields",
    [
        {"action": "shout"},
        {"action": "undo"},
        {"action": "fix", "content": ""},
        {"action": "fix", "content": "9-5"},
        {"action": "fix", "content": "0-99999"},
        {"action": "fix", "content": "0-9,5-12"},
        {"action": "fix", "content": "0-9", "source": "0-2,3-4"},
        {"action": "fix", "content": "a-b"},
    ],
)
def test_bad_corrections_are_told_so(client, fields):
    key = statements(client)[0]["id"]
    assert form(client, f"/documents/1/statements/{key}", **fields).status_code == 422
    assert statements(client)[0]["id"] == key


def missed(client, words="It always has", **fields):
    document = client.get("/api/documents/1").json()["document"]
    start = WEIR.index(words)
    places = {"content": f"{start}-{start + len(words)}", "text": document["text_sha256"]}
    return form(client, "/documents/1/statements", action="add", **{**places, **fields})


def test_missed_statement_is_added_and_taken_out_again(client, archive_path):
    before = statements(client)
    where = WEIR.index("council")
    answer = missed(client, speaker="The Council", kind="organisation", cue=f"{where}-{where + 7}")
    assert answer.status_code == 303, answer.text
    address, _, key = answer.headers["location"].partition("#")
    assert address == "/documents/1"
    (added,) = [each for each in statements(client) if each["id"] == key]
    assert added["content"][0]["text"] == "It always has"
    assert (added["type"], added["cue"]["text"], added["source"]) == ("direct", "council", None)
    assert (added["speaker"]["name"], added["speaker"]["kind"]) == ("The Council", "organisation")
    assert (added["why"], added["confidence"]) == (["added by hand"], 1.0)
    page = client.get("/documents/1").text
    assert '<span class="label">added by hand</span>' in page
    statement = client.get(f"/documents/1/statements/{key}")
    assert "A person added this statement" in statement.text
    assert 'value="reject"' not in statement.text
    assert client.get(f"/api/documents/1/statements/{key}").json()["correction"] == "add"
    with Archive(archive_path) as archive:
        archive.put(replace(archive.read_record(1), model=OTHER_MODEL), again=True)
    assert key in [each["id"] for each in statements(client)]
    assert form(client, f"/documents/1/statements/{key}", action="undo").status_code == 303
    assert [each["id"] for each in statements(client)] == [each["id"] for each in before]


def test_what_was_said_by_hand_is_listed_and_taken_back(client):
    first, second, *_ = [each["id"] for each in statements(client)]
    form(client, f"/documents/1/statements/{first}", action="reject")
    form(client, f"/documents/1/statements/{second}", action="accept")
    missed(client)
    made = client.get("/api/documents/1").json()["corrections"]
    assert [(each["verdict"], each["words"]) for each in made] == [
        ("reject", "that the weir must go"),
        ("accept", "“It leaks,” ⋯ “It always has.”"),
        ("add", "It always has"),
    ]
    assert [each["statement"] is None for each in made] == [True, False, False]
    page = client.get("/documents/1").text
    assert "3 corrections by hand" in page
    for each in made:
        path = f"/documents/1/corrections/{each['number']}"
        assert path in page
        assert form(client, path).headers["location"] == "/documents/1"
        assert form(client, path).status_code == 422
    assert first in [each["id"] for each in statements(client)]
    assert client.get("/api/documents/1").json()["corrections"] == []
    assert form(client, "/documents/9/corrections/1").status_code == 404


def test_document_is_removed_for_good(idle, archive_path):
    data = {"csrf": idle.app.state.settings.csrf}
    data |= {"text": "Qwortlex said vunderplatz to the plan.", "title": "Zimbelkraut"}
    idle.post("/add", data=data, headers=OWN)
    idle.post("/add", data={"csrf": data["csrf"], "text": "Ada said no to it all."}, headers=OWN)
    read_all(idle)
    files = [archive_path, queue_path(archive_path)]
    assert b"zimbelkraut" in files[1].read_bytes().lower()
    page = idle.get("/documents/3/remove").text
    assert "1 revision of its text, 1 statement of the latest, 0 corrections by hand" in page
    answer = form(idle, "/documents/3/remove", latest="1", sure="yes")
    assert answer.headers["location"] == "/documents?removed=3"
    assert "Document 3 is removed." in idle.get("/documents?removed=3").text
    assert "is removed" not in idle.get("/documents?removed=4").text
    for path in ("/documents/3", "/documents/3/remove", "/api/documents/3"):
        assert idle.get(path).status_code == 404
    assert form(idle, "/documents/3/remove", latest="1", sure="yes").status_code == 404
    for file in (*files, archive_path.with_name(f"{archive_path.name}-wal")):
        held = file.read_bytes().lower() if file.exists() else b""
        assert not [word for word in (b"qwort", b"vunder", b"zimbel") if word in held]
    first, second = (idle.get(f"/api/batches/{number}").json()["jobs"][0] for number in (1, 2))
    assert (first["name"], first["results"], first["about"]["title"]) == (REMOVED, [], None)
    assert second["results"][0]["document"] == 4
    assert idle.get("/batches/1").status_code == idle.get("/batches").status_code == 200


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"latest": "1"}, "Tick that it is"),
        ({"latest": "1", "sure": "no"}, "Tick that it is"),
        ({"sure": "yes"}, "Begin at the document"),
        ({"latest": "²", "sure": "yes"}, "Begin at the document"),
        ({"latest": "2", "sure": "yes"}, "new revision since"),
    ],
)
def test_nothing_is_removed_by_mistake(client, fields, said):
    answer = form(client, "/documents/1/remove", **fields)
    assert (answer.status_code, said in answer.text) == (422, True)
    assert client.get("/documents/1").status_code == 200


def test_removal_that_another_program_hinders_is_finished_later(client, archive_path, monkeypatch):
    monkeypatch.setattr("onrecord.store.connection.BUSY_SECONDS", 0.1)
    with sqlite3.connect(archive_path, isolation_level=None) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM revision").fetchall()
        assert form(client, "/documents/2/remove", latest="1", sure="yes").status_code == 303
        page = client.get("/documents?removed=2").text
        assert "Document 2 is removed." in page
        assert "overwrite them now" in page
        refused = form(client, "/finish-removal")
        assert (refused.status_code, "another program" in refused.text) == (503, True)
        reader.execute("COMMIT")
    reader.close()
    assert form(client, "/finish-removal").status_code == 303
    assert "overwrite them now" not in client.get("/documents").text


def test_what_the_command_removed_is_not_remembered(make_client, archive_path):
    queue = Queue(queue_path(archive_path))
    job = queue.add([Submission("file", "weir.txt", b"words", About(title="A weir"))])
    queue.end(job, [Result(1, "added", 5)], [])
    with Archive(archive_path) as archive:
        archive.remove(1)
    make_client()
    assert queue.batch(1).jobs[0].name == REMOVED
    assert b"weir" not in queue.path.read_bytes()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"text": "0" * 64}, "has changed since"),
        ({"text": ""}, "has changed since"),
        ({"content": ""}, "needs a content"),
        ({"content": "0-9999"}, "is no place"),
        ({"content": "5-9,7-12"}, "overlaps"),
        ({"content": "٣-٩"}, "is no place"),
        ({"cue": "1-2,4-6"}, "one place each"),
        ({"kind": "wizard"}, "is none of person"),
        ({"speaker": "x" * 501}, "500 characters"),
        ({"words": "that the weir must go"}, "already"),
    ],
)
def test_bad_additions_are_told_so(client, fields, said):
    answer = missed(client, **fields)
    assert answer.status_code == 422
    assert said in answer.text
    assert len(statements(client)) == 5


def test_words_are_chosen_from_the_latest_text_alone(client, archive_path):
    with Archive(archive_path) as archive:
        record = archive.read_record(1)
        other = replace(record.document, title="Another title")
        archive.put(replace(record, document=other))
    assert 'id="adder"' not in client.get("/documents/1?revision=1").text
    assert 'id="adder"' in client.get("/documents/1").text


def test_long_article_is_answered_fast(client, archive_path):
    """Its page takes some 150 ms of an idle processor; the bound allows for a busy one."""
    with Archive(archive_path) as archive:
        archive.put(long_record())

    def spent():
        began = time.process_time()
        assert client.get("/documents/3").status_code == 200
        return time.process_time() - began

    assert len(client.get("/documents/3").content) < 2_000_000
    assert min(spent() for _ in range(4)) < 0.9


@pytest.mark.parametrize(
    ("text", "zones", "name"),
    [
        ("A title\n\nBody", (), "A title"),
        ("\n\n  Late title \r\nBody", (), "Late title"),
        ("By Ann\n\nBody of it", (("byline", 0, 6), ("body", 8, 18)), "Body of it"),
        ("By Ann", (("byline", 0, 6),), "By Ann"),
        ("word " * 40, (), "word " * 19 + "word …"),
        ("x" * 200, (), "x" * 100 + "…"),
        ("", (), ""),
    ],
)
def test_texts_without_a_title_go_by_their_first_line(text, zones, name):
    assert first_line(text, zones) == name


def test_interface_keeps_to_its_description(client):
    """No answer that it does not announce, and no failure of ours, whatever is asked."""
    headers = {"Host": HOST, "Origin": BASE, "X-CSRF-Token": client.app.state.settings.csrf}
    schema = schemathesis.openapi.from_asgi("/api", client.app, headers=headers)
    tried = 0
    for found in schema.get_all_operations():
        operation = found.ok()

        @given(operation.as_strategy())
        @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
        def keeps(case):
            response = case.call(headers=headers)
            assert response.status_code < 500
            case.validate_response(response, excluded_checks=NOT_CHECKED)

        keeps()
        tried += 1
    assert tried >= 12


def test_comparison_is_what_the_command_writes(client):
    jsonschema.validate(client.get("/api/compare?doc=1&doc=2").json(), compare_schema())
    answer = client.get("/api/compare?doc=1&doc=1")
    assert (answer.status_code, "Choose two or more" in answer.json()["detail"]) == (422, True)
    assert client.get("/api/compare?doc=1&doc=99").status_code == 404
    assert "is sure to tell of the occasion" in client.get("/compare?event=1").text
