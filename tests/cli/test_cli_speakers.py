"""``onrecord speakers``: list, show, merge, split, undo, import and export."""

import json

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.store import Archive
from onrecord.types import Document, Layout, ModelIdentity, Origin, Record, Span, Speaker, Statement


def run(*arguments):
    return CliRunner().invoke(main, ["speakers", *map(str, arguments)])


def record(name, role, address, date):
    text = f"{name} said no at {address}."
    place, content = Span(0, len(name)), Span(len(name) + 6, len(text) - 1)
    speaker = Speaker("s1", name, "person", role, place, (place,))
    statement = Statement(
        address, place, None, (content,), (), "indirect", "source", speaker, None, None, 0.9, (), ()
    )
    document = Document(text, Origin(address, "text/plain", "0" * 64), date=date)
    identity = ModelIdentity("sample", "1", "0" * 64)
    return Record(document, (statement,), (speaker,), (), identity, Layout((), (), (), ()))


@pytest.fixture(autouse=True)
def archive(tmp_path, monkeypatch):
    path = tmp_path / "news.sqlite"
    monkeypatch.setenv("ONRECORD_ARCHIVE", str(path))
    with Archive(path, create=True) as opened:
        opened.put(record("Ada Quill", "mayor of Hallow", "/1.txt", "2004-05-31"))
        opened.put(record("Ada M. Quill", "French president", "/2.txt", "2016-05-31"))
        opened.put(record("Quill", None, "/3.txt", None))
    return path


def test_list_and_show():
    listed = run()
    assert listed.exit_code == 0
    rows = [line.split("\t") for line in listed.stdout.splitlines()]
    assert [row[1:] for row in rows] == [
        ["Ada M. Quill", "person", "2", "2", "French president"],
        ["Quill", "person", "1", "1"],
    ]
    shown = run("show", rows[0][0][:6]).stdout
    for line in (
        "2 statements in 2 documents",
        "document 1  2004-05-31  /1.txt",
        "2004-05-31  mayor of Hallow  (1 documents)",
        "the same name but for a middle name",
        "Quill: the surname is the same, and nothing else says who it is",
    ):
        assert line in shown
    assert "French president" in run("--format", "jsonl", "--name", "ada").stdout
    assert [json.loads(line)["documents"] for line in
            run("--format", "jsonl").stdout.splitlines()] == [2, 1]  # fmt: skip


def test_doubtful_names_both_and_the_reason():
    (line,) = run("--doubtful").stdout.splitlines()
    cells = line.split("\t")
    assert sorted((cells[1], cells[3])) == ["Ada M. Quill", "Quill"]
    assert cells[4] == "the surname is the same, and nothing else says who it is"


def test_merge_split_and_undo():
    identity = run("--name", "quill").stdout.splitlines()[1].split("\t")[0]
    merged = run("merge", "Ada Quill", identity)
    assert (merged.exit_code, "speakers undo 1" in merged.stderr) == (0, True)
    assert len(run().stdout.splitlines()) == 1
    assert run("decisions").stdout.split("\t")[2] == "one: Ada M. Quill, Ada Quill, Quill\n"
    assert run("undo", 1).exit_code == 0
    assert run("split", "Ada Quill", "--doc", 2).exit_code == 0
    assert len(run().stdout.splitlines()) == 3
    assert run("decisions").stdout.split("\t")[2] == "not one: Ada M. Quill | Ada Quill\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("show", "Carla"), "no speaker has the id or the name 'Carla'"),
        (("merge", "Ada Quill"), "Name two speakers at least"),
        (("split", "Ada Quill", "beef"), "has no form 'beef'"),
        (("undo", "9"), "there is no decision 9"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(arguments, message):
    result = run(*arguments)
    assert result.exit_code == 1
    assert message in result.stderr
    assert "Traceback" not in result.output


def test_export_and_import(tmp_path):
    exported = run("export")
    path = tmp_path / "people.csv"
    path.write_text(exported.stdout, "utf-8")
    assert "Ada M. Quill" in exported.stdout
    assert run("import", path).stderr == "onrecord: the list has 1 speakers.\n"
    path.write_text("name,kind\nAda,persn\n", "utf-8")
    refused = run("import", path)
    assert refused.exit_code == 1
    assert "people.csv, row 2: the kind is 'persn'" in refused.stderr
