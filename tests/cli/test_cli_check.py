import json

import jsonschema
import pytest
from click.testing import CliRunner

import onrecord
from onrecord.cli import main
from onrecord.example import TRANSCRIPT
from onrecord.example import path as example
from onrecord.export.check_wire import check_schema, checks_to_wire

SUBTITLES = """\
WEBVTT

00:00:01.000 --> 00:00:04.000
ADA QUILL: We will not build on sand,

00:00:04.000 --> 00:00:06.500
whatever the bank may say.
"""
ARTICLE = "Mayor Ada Quill spoke on Monday.\n\n“We will build on sand,” Quill told the council.\n"


def run(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "bridge.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


@pytest.fixture
def subtitles(tmp_path):
    path = tmp_path / "council.vtt"
    path.write_text(SUBTITLES, "utf-8")
    return path


@pytest.fixture(scope="module")
def wire():
    """The checks of one of the example's reports."""
    return checks_to_wire(onrecord.check(example("wire.txt"), against=[example(TRANSCRIPT)]))


def test_the_checks_are_of_the_schema_and_every_text_is_a_slice(wire):
    jsonschema.Draft202012Validator.check_schema(check_schema())
    jsonschema.validate(wire, check_schema())
    article, transcript = (example(name).read_text("utf-8") for name in ("wire.txt", TRANSCRIPT))
    assert len(wire["checks"]) > 20
    for check in wire["checks"]:
        span = check["text"]
        assert span["text"] == article[span["start"] : span["end"]]
        for passage in (*check["passages"], *check["cuts"]):
            assert passage["text"] == transcript[passage["start"] : passage["end"]]
        for edit in check["edits"]:
            assert span["start"] <= edit["article"]["start"] <= edit["article"]["end"]
            assert edit["passage"] < len(check["passages"])


def test_the_example_has_its_lost_not(wire):
    (lost,) = [each for each in wire["checks"] if "negation" in each["alarms"]]
    assert lost["text"]["text"].startswith("I do expect that")
    assert lost["verdict"] == "altered"


def test_a_passage_in_subtitles_has_its_time(article, subtitles):
    result = run("check", article, "--against", subtitles)
    assert result.exit_code == 0, result.output
    (check,) = json.loads(result.stdout)["checks"]
    assert (check["verdict"], check["alarms"]) == ("altered", ["negation", "cut-end"])
    assert check["passages"][0]["locator"] == {"page": None, "time": [1.0, 4.0]}


def test_the_terminal_shows_the_change_without_colour(article, subtitles):
    result = run("check", article, "--against", subtitles, "--format", "text")
    assert result.exit_code == 0, result.output
    assert "ALTERED  ! negation" in result.stdout
    assert "We will [-not-] build on sand" in result.stdout
    assert "\x1b" not in result.stdout


def test_scripts_can_fail_on_a_verdict(article, subtitles):
    assert run("check", article, "--against", subtitles, "--fail-on", "spliced").exit_code == 0
    assert run("check", article, "--against", subtitles, "--fail-on", "altered").exit_code == 3
    wrong = run("check", article, "--against", subtitles, "--fail-on", "bent")
    assert wrong.exit_code == 2
    assert "there is no verdict 'bent'; there are not-found" in wrong.output


@pytest.mark.parametrize(("quoted", "status"), [("We will … build on sand, whatever", 3), ("", 0)])
def test_scripts_can_fail_on_an_alarm_whatever_the_verdict(tmp_path, subtitles, quoted, status):
    path = tmp_path / "short.txt"
    path.write_text(ARTICLE.replace("We will build on sand", quoted or "whatever the bank may say"))
    result = run("check", path, "--against", subtitles, "--fail-on", "alarm", "--format", "text")
    assert result.exit_code == status, result.output
    assert "altered" not in result.stdout


def test_checks_take_the_options_of_reading(article, subtitles, tmp_path):
    german = tmp_path / "german.txt"
    german.write_text("Die Brücke ist nicht schön, sagte „Ada Quill“ gestern. " * 9, "utf-8")
    for command in (["check", german, "--against", subtitles], ["compare", article, german]):
        refused = run(*command, "--encoding", "utf-8")
        assert "say so with --lang en" in refused.stderr
        taken = run(*command, "--encoding", "utf-8", "--lang", "en", "--format", "json")
        assert taken.exit_code == 0, taken.output


def test_an_ending_that_is_no_format_is_refused(article, subtitles, tmp_path):
    output = tmp_path / "checks.pdf"
    result = run("check", article, "--against", subtitles, "--output", output)
    assert result.exit_code == 2
    assert "end in .html, .htm, .json, .txt, or say the format with --format" in result.stderr
    assert not output.exists()
    assert (
        run("check", article, "--against", subtitles, "-o", output, "--format", "json").exit_code
        == 0
    )
    assert json.loads(output.read_text("utf-8"))["checks"]


def test_a_transcript_that_is_missing_does_not_stop_the_others(article, subtitles, tmp_path):
    result = run("check", article, "--against", subtitles, tmp_path / "none.txt")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["checks"]
    assert "none.txt" in result.stderr


def test_without_any_transcript_there_is_nothing_to_check(article, tmp_path):
    result = run("check", article, "--against", tmp_path / "none.txt")
    assert result.exit_code == 1
    assert "none.txt" in result.stderr
    with pytest.raises(ValueError, match="name at least one"):
        onrecord.check(article, against=[])


def test_one_transcript_needs_no_list(article, subtitles):
    checked = onrecord.check(article, against=str(subtitles))
    assert [each.origin.path for each in checked.transcripts] == [str(subtitles)]
