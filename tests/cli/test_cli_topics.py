import json

import numpy as np
import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.types import ModelIdentity

pytestmark = pytest.mark.usefixtures("stub", "model")
ABOUT = ("the tidal barrage would {}", "village schools would {}")
ENDINGS = ("cost much", "open soon", "please nobody", "be debated", "fail again", "win prizes")


class Words:
    """A model that knows which of two things a text is about."""

    identity = ModelIdentity("words", "1", "0" * 64)
    size = 384

    def embed(self, text):
        vector = np.zeros(self.size, np.float32)
        vector[int("barrage" in text)] = 1
        return vector


@pytest.fixture
def model(monkeypatch, tmp_path):
    monkeypatch.setenv("ONRECORD_ARCHIVE", str(tmp_path / "news.sqlite"))
    monkeypatch.setattr("onrecord.find.embedder_folder", lambda: tmp_path)
    monkeypatch.setattr("onrecord.find.load_embedder", lambda _folder: Words())


def run(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def add(tmp_path, name, endings):
    file = tmp_path / name
    texts = [f"Orle said {about.format(ending)}." for ending in endings for about in ABOUT]
    file.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), "utf-8")
    return run("add", file, "--lang", "en")


def listed():
    return [line.split("\t") for line in run("topics").stdout.splitlines()]


def test_topics_are_learned_listed_edited_and_kept(tmp_path):
    add(tmp_path, "first.jsonl", ENDINGS)
    assert [line[1:3] for line in listed()] == [["6", "6"], ["6", "6"]]
    numbers = {("barrage" in label): number for number, _, _, label in listed()}
    assert run("topics", "rename", numbers[True], "The Wend barrage").exit_code == 0
    add(tmp_path, "second.jsonl", ("rise",))
    found = run("find", "--topic", "wend barrage", "--format", "jsonl")
    assert len(found.stdout.splitlines()) == 7
    assert run("topics", "--again").exit_code == 0
    assert [numbers[True], "7", "7", "The Wend barrage"] in listed()
    other = next(line[0] for line in listed() if line[0] != numbers[True])
    assert run("topics", "merge", numbers[True], other).exit_code == 0
    assert listed() == [[numbers[True], "14", "14", "The Wend barrage"]]


def test_an_archive_with_no_topic_says_so(tmp_path):
    add(tmp_path, "one.jsonl", ("rise",))
    result = run("topics")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no topic has statements of several documents yet" in result.stderr


def test_what_is_refused(tmp_path):
    add(tmp_path, "first.jsonl", ENDINGS)
    run("topics")
    for arguments, problem in (
        (("rename", 9, "x1"), "there is no topic 9"),
        (("rename", 1, "…"), "is no label"),
        (("merge", 1, 1), "no other topic"),
        (("merge", 1), "Missing argument"),
    ):
        result = run("topics", *arguments)
        assert result.exit_code in (1, 2)
        assert problem in result.output
