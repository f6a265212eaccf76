import csv
import io
import json
import threading

import pytest
from click.testing import CliRunner

from onrecord import pipeline
from onrecord.cli import main
from onrecord.errors import ArchiveError
from onrecord.store import Archive

pytestmark = pytest.mark.usefixtures("stub")


def run(*arguments, **options):
    return CliRunner().invoke(main, [str(argument) for argument in arguments], **options)


@pytest.fixture(autouse=True)
def archive(tmp_path, monkeypatch):
    path = tmp_path / "archive" / "news.sqlite"
    monkeypatch.setenv("ONRECORD_ARCHIVE", str(path))
    return path


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "mill.txt").write_text("Quill said the mill would open in May.", "utf-8")
    (folder / "weir.txt").write_text("Callow denied the weir would go in June.", "utf-8")
    return folder


def test_add_and_find(articles):
    added = run("add", articles)
    assert (added.exit_code, added.stderr) == (0, "onrecord: 2 added.\n")
    found = run("find", "mill open")
    (hit,) = map(json.loads, found.stdout.splitlines())
    text = (articles / "mill.txt").read_text("utf-8")
    assert hit["document"]["address"] == str(articles / "mill.txt")
    for span in (*hit["matches"], *hit["snippet"], *hit["statement"]["content"]):
        assert text[span["start"] : span["end"]] == span["text"]
    assert [span["text"] for span in hit["matches"]] == ["mill", "open"]


def test_what_is_there_is_not_read_again(articles, monkeypatch):
    run("add", articles)
    monkeypatch.setattr("onrecord.pipeline.extract_record", lambda *_: pytest.fail("read"))
    again = run("add", articles)
    assert (again.exit_code, again.stderr) == (0, "onrecord: 2 there already.\n")


def test_again_reads_again(articles):
    run("add", articles)
    again = run("add", "--again", articles)
    assert (again.exit_code, again.stderr) == (0, "onrecord: 2 there already.\n")


def test_a_changed_file_is_a_revision(articles):
    run("add", articles)
    (articles / "mill.txt").write_text("Quill said the mill would shut in May.", "utf-8")
    assert run("add", articles).stderr == (
        "onrecord: 1 changed since they were added, 1 there already.\n"
    )
    lines = [line.split("\t") for line in run("documents", "--revisions").stdout.splitlines()]
    assert [(line[0], line[1]) for line in lines] == [("1", "1"), ("1", "2"), ("2", "1")]
    assert len(run("documents").stdout.splitlines()) == 2


def test_one_bad_input_does_not_lose_the_others(articles, tmp_path):
    (articles / "empty.txt").write_text("", "utf-8")
    errors = tmp_path / "errors.jsonl"
    result = run("add", articles, "missing.txt", "--errors", errors)
    assert result.exit_code == 1
    assert "missing.txt: there is no such file" in result.stderr
    assert "2 added" in result.stderr
    assert len(errors.read_text("utf-8").splitlines()) == 2
    assert len(run("documents").stdout.splitlines()) == 2


def test_what_reads_ahead_is_ended_when_the_archive_can_take_no_more(articles, monkeypatch):
    """Left to the garbage collector, it would be ended in a thread of its own, with a traceback."""
    ended = []

    def read(items, _extract, _threads):
        try:
            for number, item in items:
                yield number, pipeline.extract_record(item, None)
        finally:
            ended.append(threading.current_thread())

    def full(self, _record, **_again):
        raise ArchiveError(self.path, "the disk is full.")

    monkeypatch.setattr("onrecord.cli.run.in_threads", read)
    monkeypatch.setattr(Archive, "put", full)
    result = run("add", "--threads", "2", articles)
    assert result.exit_code == 1
    assert "the disk is full" in result.stderr
    assert ended == [threading.current_thread()]


def test_remove(articles, archive):
    run("add", articles)
    result = run("remove", articles / "mill.txt")
    assert (result.exit_code, result.stderr) == (0, "onrecord: document 1 is removed.\n")
    assert b"mill" not in archive.read_bytes()
    assert b"weir" in archive.read_bytes()
    assert run("find", "mill").stderr == "onrecord: nothing was found.\n"
    assert run("remove").exit_code == 2
    missing = run("remove", "7")
    assert missing.exit_code == 1
    assert "there is no document '7'" in missing.stderr


def test_check_archive(articles, archive):
    run("add", articles)
    assert run("check-archive").exit_code == 0
    with Archive(archive) as opened:
        opened.connection.execute("UPDATE revision SET text = replace(text, 'mill', 'mall')")
    result = run("check-archive")
    assert result.exit_code == 1
    assert "document 1, revision 1: its text is not the one that was added" in result.stdout


@pytest.mark.parametrize("command", [["find", "x"], ["documents"], ["remove", "1"]])
def test_a_missing_archive_is_named(archive, command):
    result = run(*command)
    assert result.exit_code == 1
    assert f"{archive}: there is no archive" in result.stderr


def test_csv_and_table(articles):
    run("add", articles)
    (row,) = csv.DictReader(io.StringIO(run("find", "weir", "--format", "csv").stdout))
    assert row["content"] == "the weir would go in June"
    assert (row["source"], row["cue"]) == ("Callow", "denied")
    table = run("find", "weir", "--format", "table").stdout
    assert "Callow (speaker not certain)\ndenied: the weir would go in June\n" in table
    assert "document 2" in " ".join(table.split())  # the line is broken where the path is long


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["find", "--type", "loud"], "'loud'"),
        (["find", "--from", "yesterday"], "yesterday"),
        (["find", "--limit", "0"], "0"),
        (["add"], "PATH"),
    ],
)
def test_wrong_usage_exits_with_2(arguments, said):
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_no_word_is_named(articles):
    run("add", articles)
    result = run("find", "--", "—")
    assert result.exit_code == 1
    assert "there is no word in '—'" in result.stderr


def test_diff(articles):
    run("add", articles)
    assert "has not changed" in run("diff", "1").stderr
    (articles / "mill.txt").write_text("Quill said the mill would never open in May.", "utf-8")
    run("add", articles)
    result = run("diff", articles / "mill.txt", "--format", "text")
    assert result.stdout == (
        "changed: content\n"
        "  - source   Quill  [0-5]\n"
        "  - cue      said  [6-10]\n"
        "  - content  the mill would open in May  [11-37]\n"
        "  + source   Quill  [0-5]\n"
        "  + cue      said  [6-10]\n"
        "  + content  the mill would never open in May  [11-43]\n\n"
    )
    assert result.stderr == "onrecord: 1 edited, 0 the same.\n"
    (edit,) = map(json.loads, run("diff", "1").stdout.splitlines())
    assert (edit["edit"], edit["parts"]) == ("changed", ["content"])
    assert edit["after"]["content"][0]["text"] == "the mill would never open in May"
    assert "has no revision 7. It has: 1, 2." in run("diff", "1", "--to", "7").stderr


def test_find_like(articles):
    run("add", articles)
    result = run("find", "--like", "The factory is going to start.", "--limit", "1")
    assert result.exit_code == 0, result.output
    (hit,) = map(json.loads, result.stdout.splitlines())
    assert hit["statement"]["content"][0]["text"] == "the mill would open in May"
    assert run("find", "mill", "--like", "x").exit_code == 2


TEXTS = ["jsonl", "csv", "markdown", "web-annotation", "schema-org", "tei", "conll"]


@pytest.mark.parametrize("form", TEXTS)
def test_export_of_the_archive_and_of_files_are_the_same(articles, tmp_path, form):
    run("add", articles)
    stored = run("export", "--format", form)
    assert (stored.exit_code, stored.stderr.startswith(f"onrecord: {form} can't carry: ")) == (
        0,
        True,
    )
    read = run("export", articles, "--format", form, "--output", tmp_path / "out")
    assert read.exit_code == 0
    assert (tmp_path / "out").read_bytes().decode() == stored.stdout_bytes.decode()
    one = run("export", "--format", form, "--doc", "1").stdout
    assert ("mill" in one, "weir" in one) == (True, False)


def test_export_to_brat_and_its_wrong_usage(articles, tmp_path):
    assert run("export", articles, "--format", "brat").exit_code == 2
    result = run("export", articles, "missing.txt", "--format", "brat", "-o", tmp_path / "brat")
    assert result.exit_code == 1
    assert "missing.txt: there is no such file" in result.stderr
    assert len(list((tmp_path / "brat").glob("*.ann"))) == 2
    assert run("export", articles, "--format", "csv", "--doc", "1").exit_code == 2


def statements():
    return [json.loads(line)["statement"] for line in run("find").stdout.splitlines()]


def test_correct(articles):
    run("add", articles / "mill.txt")
    (read,) = statements()
    fixed = run("correct", "1", "s1", "fix", "--speaker", "Ada Quill", "--content", "11-30")
    assert fixed.exit_code == 0, fixed.output
    (right,) = statements()
    assert right["speaker"]["name"] == "Ada Quill"
    assert right["content"] == [{"start": 11, "end": 30, "text": "the mill would open"}]
    assert right["confidence"] == 1.0
    assert json.loads(run("find", "--speaker", "quill").stdout)["statement"] == right
    (line,) = map(json.loads, run("corrections").stdout.splitlines())
    assert line["about"] == read["content"]
    assert line["statement"]["content"] == right["content"]
    assert line["verdict"] == "fix"
    # What is corrected again is still about what the model read.
    assert run("correct", "1", right["id"][:6], "reject").exit_code == 0
    assert statements() == []
    run("add", "--again", articles / "mill.txt")
    assert statements() == []
    assert run("correct", "1", "s1", "undo").exit_code == 0
    assert statements() == [read]
    assert run("check-archive").exit_code == 0


def test_a_missed_statement_is_added(articles):
    run("add", articles / "mill.txt")
    added = run(
        "correct", "1", "new", "fix", "--content", "15-19", "--source", "0-5", "--speaker", "none"
    )
    assert added.exit_code == 0, added.output
    assert [each["content"][0]["text"] for each in statements()] == [
        "the mill would open in May",
        "mill",
    ]
    _, new = statements()
    assert new["why"] == ["added by hand"]
    assert json.loads(run("corrections").stdout)["verdict"] == "add"
    again = run("correct", "1", "new", "fix", "--content", "15-19")
    assert (again.exit_code, "already: fix that" in again.stderr) == (2, True)
    assert run("correct", "1", new["id"], "fix", "--speaker", "Ada Quill").exit_code == 0
    assert json.loads(run("corrections").stdout)["verdict"] == "add"
    assert run("correct", "1", new["id"], "undo").exit_code == 0
    assert len(statements()) == 1


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["1", "s1", "fix"], 2, "fix needs an option"),
        (["1", "s1", "accept", "--speaker", "X"], 2, "fix needs an option"),
        (["1", "s1", "fix", "--content", "9-3"], 2, "'9-3'"),
        (["1", "s1", "fix", "--source", ""], 2, "''"),
        (["1", "s1", "fix", "--content", "3-9,5-12"], 2, "overlaps"),
        (["1", "s1", "fix", "--content", "3-900"], 1, "no words up to 900"),
        (["1", "new", "accept"], 2, "needs fix and --content"),
        (["1", "zz", "accept"], 1, "no statements of document '1'"),
        (["9", "s1", "accept"], 1, "no document '9'"),
        (["1", "s1", "undo"], 1, "no correction"),
    ],
)
def test_wrong_corrections_are_refused(articles, arguments, status, said):
    run("add", articles / "mill.txt")
    result = run("correct", *arguments)
    assert (result.exit_code, said in result.stderr) == (status, True), result.stderr


@pytest.mark.parametrize("form", ["brat", "web-annotation"])
def test_an_added_statement_goes_to_other_programs_and_back(articles, tmp_path, form):
    run("add", articles / "mill.txt")
    run("correct", "1", "new", "fix", "--content", "15-19", "--speaker", "Ada Quill")
    output = tmp_path / form
    run("export", "--format", form, "--output", output)
    assert run("import-corrections", output).stderr == "onrecord: 0 fixed, 0 added, 0 rejected.\n"
    new = statements()[1]["id"]
    run("correct", "1", new, "undo")
    # What is not in the archive any more is new to it, whoever made it.
    assert run("import-corrections", output).stderr == "onrecord: 0 fixed, 1 added, 0 rejected.\n"
    assert statements()[1]["id"] == new
    assert statements()[1]["speaker"]["name"] == "Ada Quill"
    assert json.loads(run("corrections").stdout)["verdict"] == "add"
    assert run("check-archive").exit_code == 0


@pytest.mark.parametrize("form", ["brat", "web-annotation"])
def test_corrections_come_back_from_other_programs(articles, tmp_path, form):
    run("add", articles)
    output = tmp_path / form
    run("export", "--format", form, "--output", output)
    assert run("import-corrections", output).stderr == "onrecord: 0 fixed, 0 added, 0 rejected.\n"
    files = list(output.glob("*.ann")) if form == "brat" else [output]
    for file in files:
        shorter = file.read_text("utf-8").replace(
            "11 37\tthe mill would open in May", "11 19\tthe mill"
        )
        shorter = shorter.replace('"exact": "the mill would open in May"', '"exact": "the mill"')
        shorter = shorter.replace('"start": 11, "end": 37', '"start": 11, "end": 19')
        file.write_text(shorter, "utf-8")
    assert run("import-corrections", output).stderr == "onrecord: 1 fixed, 0 added, 0 rejected.\n"
    contents = {each["content"][0]["text"] for each in statements()}
    assert contents == {"the mill", "the weir would go in June"}
    run("remove", "1")
    failed = run("import-corrections", output, tmp_path / "missing.ann")
    assert failed.exit_code == 1
    assert "there is no document with the text of" in failed.stderr
    assert "missing.ann: cannot be read" in failed.stderr
