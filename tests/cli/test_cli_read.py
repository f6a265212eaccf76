import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.example import REPORTS, TRANSCRIPT
from onrecord.example import path as example
from onrecord.ingest import ReadOptions

ARTICLE = (
    "Mayor Ada Quill said on Monday that the old bridge would close in May.\n\n"
    "“We will not build on sand,” Quill told the council. “It has to last.”\n"
)


def run(*arguments, **options):
    return CliRunner().invoke(main, [str(argument) for argument in arguments], **options)


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "bridge.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


def spans_of(value):
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        for child in value.values():
            yield from spans_of(child)
    elif isinstance(value, list):
        for child in value:
            yield from spans_of(child)


@pytest.mark.parametrize("name", [TRANSCRIPT, *REPORTS])
def test_every_word_of_a_record_is_a_slice_of_the_source(name):
    result = run("read", example(name), "--format", "json")
    assert result.exit_code == 0, result.output
    (record,) = json.loads(result.stdout)
    text = record["document"].pop("text")
    assert text == example(name).read_text("utf-8")
    spans = list(spans_of(record))
    assert len(spans) > 20
    for span in spans:
        assert text[span["start"] : span["end"]] == span["text"]


def test_who_said_what(article):
    (record,) = json.loads(run("read", article, "--format", "json").stdout)
    contents = [
        (statement["speaker"]["name"], [part["text"] for part in statement["content"]])
        for statement in record["statements"]
    ]
    assert ("Ada Quill", ["that the old bridge would close in May"]) in contents
    assert ("Ada Quill", ["“We will not build on sand,”", "“It has to last.”"]) in contents


def test_one_bad_input_does_not_lose_the_others(article, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    missing = tmp_path / "missing.txt"
    errors = tmp_path / "errors.jsonl"
    result = run("read", empty, article, missing, "--format", "jsonl", "--errors", errors)
    assert result.exit_code == 1
    (line,) = result.stdout.splitlines()
    assert json.loads(line)["document"]["origin"]["path"] == str(article)
    assert str(empty) in result.stderr
    assert str(missing) in result.stderr
    listed = [json.loads(line) for line in errors.read_text("utf-8").splitlines()]
    assert [failure["origin"] for failure in listed] == [str(empty), str(missing)]
    assert all(failure["problem"] and failure["advice"] for failure in listed)


def test_a_text_without_statements_is_a_record_without_statements(tmp_path):
    path = tmp_path / "weather.txt"
    path.write_text("The river rose by two metres in the night and fell again by noon.", "utf-8")
    result = run("read", path, "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)[0]["statements"] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["read"], "PATH"),
        (["read", "x.txt", "--format", "xml"], "xml"),
        (["read", "x.txt", "--model", "huge"], "model 'huge': not installed"),
        (["read", "x.txt", "--workers", "0"], "0"),
        (["read", "x.txt", "--max-bytes", "0"], "x>=1"),
        (["read", "x.txt", "--timeout", "0"], "0<x<=3600"),
        (["read", "x.txt", "--min-confidence", "1.5"], "0<=x<=1"),
        (["read", "x.txt", "--min-confidence", "nan"], "0<=x<=1"),
    ],
)
def test_wrong_usage_exits_with_2(arguments, said):
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize(
    ("suffix", "begins"), [("html", "<!doctype html"), ("json", "["), ("jsonl", "{"), ("txt", "")]
)
def test_the_output_files_name_tells_the_format(article, tmp_path, suffix, begins):
    output = tmp_path / f"record.{suffix}"
    assert run("read", article, "--output", output).exit_code == 0
    assert output.read_text("utf-8").lower().startswith(begins)
    assert [path.name for path in tmp_path.iterdir()] == sorted(
        ["bridge.txt", output.name], key=[path.name for path in tmp_path.iterdir()].index
    )


def test_standard_input(article):
    result = run("read", "-", "--format", "json", input=article.read_bytes())
    assert result.exit_code == 0
    assert json.loads(result.stdout)[0]["document"]["origin"]["path"] == "-"


def test_workers_write_the_same_records_in_the_same_order(tmp_path):
    outputs = []
    for workers in (1, 2):
        output = tmp_path / f"{workers}.jsonl"
        subprocess.run(
            [
                Path(sys.executable).with_name("onrecord"),
                "read",
                *map(example, [TRANSCRIPT, *REPORTS]),
                "--workers",
                str(workers),
                "--output",
                str(output),
            ],
            check=True,
        )
        outputs.append(output.read_text("utf-8"))
    assert outputs[0] == outputs[1]


def test_the_text_round_up_names_speakers_and_words(article):
    result = run("read", article, "--format", "text")
    assert result.exit_code == 0
    assert "Ada Quill" in result.stdout
    assert "We will not build on sand" in result.stdout
    assert "\x1b" not in result.stdout


@pytest.mark.usefixtures("stub")
@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ReadOptions()),
        (["--max-bytes", "1000", "--timeout", "2.5"], ReadOptions(max_bytes=1000, timeout=2.5)),
        (["--text-field", "body", "--lang", "en"], ReadOptions(text_field="body", lang="en")),
    ],
)
def test_options_reach_the_reader(article, monkeypatch, arguments, expected):
    seen = []

    def read_nothing(_source, options):
        seen.append(options)
        return iter(())

    monkeypatch.setattr("onrecord.ingest.reading.read_source", read_nothing)
    assert run("read", article, *arguments).exit_code == 0
    assert seen == [expected]
