import json
from datetime import date

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from onrecord.cli import main
from onrecord.export.read_wire import schema
from onrecord.export.timeline_wire import timeline_schema
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
    Topic,
)

SAID = (
    ("2022-03-02", "supports", "backed", "the tidal barrage", "The barrage"),
    ("2022-03-09", "supports", "backed", "the tidal barrage again", "The barrage"),
    ("2023-01-20", None, "said", "that eels <b>matter</b>\x1b[2J", "Eels"),
    ("2024-05-10", "opposes", "opposed", "the tidal barrage", "The barrage"),
    (None, "asserts", "said", "so", None),
)


def record(day, act, cue, content, topic):
    text = f"Ada Orle {cue} {content}."
    start = text.index(content)
    speaker = Speaker("s1", "Ada Orle", "person", None, Span(0, 8), (Span(0, 8),))
    span = Span(start, start + len(content))
    target = Span(start, start + 17) if act in ("supports", "opposes") else None
    statement = Statement(
        id=f"id{abs(hash((day, content))):x}",
        source=Span(0, 8),
        cue=Span(9, 9 + len(cue)),
        content=(span,),
        quoted=(),
        type="indirect",
        voice="source",
        speaker=speaker,
        parent=None,
        topic=Topic(topic, "heading") if topic else None,
        confidence=0.9,
        flags=(),
        why=(),
        act=act,
        target=target,
    )
    document = Document(
        text, Origin(f"/news/{day}.txt", "text/plain", "0" * 64), date=day, outlet="The Gazette"
    )
    identity = ModelIdentity("sample", "1", "0" * 64)
    return Record(document, (statement,), (speaker,), (), identity, Layout((), (), (), ()))


@pytest.fixture(autouse=True)
def archive(tmp_path, monkeypatch):
    path = tmp_path / "news.sqlite"
    monkeypatch.setenv("ONRECORD_ARCHIVE", str(path))
    with Archive(path, create=True) as archive:
        for each in SAID:
            archive.put(record(*each))
    return path


def run(*arguments):
    return CliRunner().invoke(main, ["timeline", *map(str, arguments)])


def test_text_shows_the_shift_with_both_passages_and_then_all():
    shown = run("orle", "--format", "text").output
    assert "5 statements, 2 March 2022 to 10 May 2024, 1 without a date, 1 shift" in shown
    assert "1  STANCE  supports “the tidal barrage”, then opposes “the tidal barrage”" in shown
    assert shown.count("{the tidal barrage}") == 2
    for year in ("\n2022\n", "\n2023\n", "\n2024\n", "\nWITHOUT A DATE\n"):
        assert year in shown
    assert "[shift 1]" in shown
    assert "\x1b" not in shown


def test_json_fits_its_schema_and_slices():
    result = run("orle")
    found = json.loads(result.stdout)
    validator = Draft202012Validator(timeline_schema())
    validator.validate(found)
    statement = {**schema(), "$ref": "#/$defs/statement"}
    for name in ("type", "required", "properties"):
        statement.pop(name)
    texts = [f"Ada Orle {each[2]} {each[3]}." for each in SAID]
    for each, text in zip(found["statements"], texts, strict=True):
        Draft202012Validator(statement).validate(each["statement"])
        (content,) = each["statement"]["content"]
        assert text[content["start"] : content["end"]] == content["text"]
    (shift,) = found["shifts"]
    for side in ("earlier", "later"):
        text = texts[shift[side]["statement"]]
        for evidence in shift[side]["evidence"]:
            assert text[evidence["start"] : evidence["end"]] == evidence["text"]
    assert found["shifts"][0]["kind"] == "stance"
    assert not validator.is_valid({**found, "shifts": [{**shift, "kind": "turn"}]})


def test_topic_and_days():
    found = json.loads(run("orle", "--topic", "eels").stdout)
    assert [each["day"] for each in found["statements"]] == ["2023-01-20"]
    found = json.loads(run("orle", "--from", "2022-03-09", "--to", "2023-12-31").stdout)
    assert [each["day"] for each in found["statements"]] == ["2022-03-09", "2023-01-20"]
    assert date.fromisoformat(found["statements"][0]["day"])


def test_nothing_on_a_topic_is_said():
    result = run("orle", "--topic", "whales")
    assert (result.exit_code, result.stderr) == (0, "onrecord: nothing was found.\n")
    assert json.loads(result.stdout)["statements"] == []


def test_the_format_goes_by_the_files_name(tmp_path):
    for name, begins in (("a.json", "{"), ("a.txt", "Ada Orle")):
        assert run("orle", "--output", tmp_path / name).exit_code == 0
        assert (tmp_path / name).read_text("utf-8").startswith(begins)


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("stam",), "no speaker has the id or the name 'stam'"),
        (("orle", "--topic", "—"), "there is no word in '—'"),
        (("orle", "--from", "May"), "does not match the format"),
        (("orle", "--archive", "/nowhere/a.sqlite"), "there is no archive"),
    ],
)
def test_what_is_refused(arguments, problem):
    result = run(*arguments)
    assert result.exit_code in (1, 2)
    assert problem in result.output
