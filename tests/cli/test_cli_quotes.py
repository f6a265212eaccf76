"""``onrecord quotes``: what it prints, and that its JSON fits the schema."""

import json

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from onrecord.cli import main
from onrecord.follow.wire import quotations_schema
from onrecord.store import Archive
from onrecord.types import (
    Document,
    Layout,
    ModelIdentity,
    Origin,
    Record,
    Span,
    Speaker,
    Statement,
)

WALL = "We will rebuild the old stone sea wall at Orlen harbour before the winter storms arrive."
CUT = "rebuild the stone sea wall at Orlen harbour before the\nwinter rains arrive"


def record(words, *, path, speaker="Ada Quill", date="2024-05-31", outlet="Gazette"):
    text = f"{speaker} said: “{words}”"
    start = len(speaker) + len(" said: “")
    party = Speaker("s1", speaker, "person", "mayor", Span(0, len(speaker)), ())
    statement = Statement(
        id=path[-1] * 16,
        source=Span(0, len(speaker)),
        cue=None,
        content=(Span(start - 1, len(text)),),
        quoted=(Span(start, len(text) - 1),),
        type="direct",
        voice="source",
        speaker=party,
        parent=None,
        topic=None,
        confidence=0.9,
        flags=(),
        why=(),
    )
    document = Document(text, Origin(path, "text/plain", "0" * 64), date=date, outlet=outlet)
    model = ModelIdentity("sample", "1", "0" * 64)
    return Record(document, (statement,), (party,), (), model, Layout((), (), (), ()))


@pytest.fixture
def archive(tmp_path, monkeypatch):
    path = tmp_path / "archive.sqlite"
    monkeypatch.setenv("ONRECORD_ARCHIVE", str(path))
    with Archive(path, create=True) as archive:
        archive.put(record(WALL, path="/a"))
        archive.put(record(CUT, path="/b", date="2024-06-02", outlet="Tid\x1bings"))
        archive.put(record("The ferry will run every winter's day.", path="/c", date=None))
        yield archive


def run(*arguments):
    return CliRunner().invoke(main, ["quotes", *arguments])


@pytest.mark.usefixtures("archive")
def test_the_table_shows_who_carried_which_part():
    result = run("--format", "table")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        f"“{WALL}”\n"
        "  Ada Quill, mayor · 2 documents · first seen 2024-05-31, Gazette\n"
        "  all          Gazette, 2024-05-31, document 1\n"
        "  3–16 of 16   “… rebuild the [-old-] stone sea wall at Orlen harbour before the winter"
        " {rains} [-storms-] arrive”  Tid␛ings, 2024-06-02, document 2\n"
        "\n"
        "{…} other words, [-…-] cut without a mark, (…) cut with a mark\n"
    )


def test_readings_that_differ_are_shown(archive):
    archive.put(record(WALL, path="/d", speaker="Bram Callow"))
    shown = run("--format", "table").stdout
    assert "  3 documents · first seen 2024-05-31, Gazette\n" in shown
    assert "speaker not certain: Ada Quill in documents 1, 2; Bram Callow in document 4\n" in shown
    (one,) = json.loads(run().stdout)["quotations"]
    assert one["speaker"] is None
    assert [each["documents"] for each in one["readings"]] == [[1, 2], [4]]


def test_json_fits_its_schema_and_every_word_is_a_slice(archive):
    result = run("--min-documents", "1")
    wire = json.loads(result.stdout)
    Draft202012Validator.check_schema(quotations_schema())
    Draft202012Validator(quotations_schema()).validate(wire)
    texts = {entry.document: archive.record(entry.id).document.text for entry in archive.entries()}
    one, two = wire["quotations"]
    assert (one["documents"], two["documents"], two["first"]) == ([1, 2], [3], None)
    for quotation in (one, two):
        whole = texts[quotation["whole"]["document"]]
        for variant in quotation["variants"]:
            first = texts[variant["appearances"][0]["document"]["number"]]
            for piece in variant["pieces"]:
                text = first if piece["of"] == "variant" else whole
                assert text[piece["start"] : piece["end"]] == piece["text"]
            for each in variant["appearances"]:
                text = texts[each["document"]["number"]]
                for span in each["quoted"]:
                    assert text[span["start"] : span["end"]] == span["text"]


@pytest.mark.usefixtures("archive")
def test_words_and_filters():
    def found(*arguments):
        return [each["documents"] for each in json.loads(run(*arguments).stdout)["quotations"]]

    assert found("rains") == [[1, 2]]
    assert found("--from", "2024-06-01") == [[1, 2]]
    assert found("--from", "2024-07-01") == []
    assert found("--doc", "/c", "--min-documents", "1") == [[3]]
    assert found("--speaker", "quill", "--min-documents", "3") == []
    assert run("ferry").stderr == "onrecord: nothing was found.\n"


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--min-documents", "0"], 2, "0"),
        (["--from", "yesterday"], 2, "yesterday"),
        (["--", "—"], 1, "there is no word in '—'"),
        (["--doc", "9"], 1, "there is no document '9'"),
    ],
)
@pytest.mark.usefixtures("archive")
def test_wrong_usage_is_refused(arguments, status, said):
    result = run(*arguments)
    assert (result.exit_code, said in result.stderr) == (status, True), result.stderr


@pytest.mark.usefixtures("archive")
def test_what_is_removed_is_not_shown():
    run()
    CliRunner().invoke(main, ["remove", "1"])
    assert json.loads(run().stdout)["quotations"] == []
