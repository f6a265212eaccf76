import hashlib
import json

import pytest
from click.testing import CliRunner

from onrecord.cli import main

pytestmark = pytest.mark.usefixtures("stub")


def evaluate(*arguments):
    return CliRunner().invoke(main, ["evaluate", *map(str, arguments)])


@pytest.fixture
def structures(tmp_path):
    """Two passages; the extractor reads the first rightly and the second wrongly."""
    folder = tmp_path / "structures"
    folder.mkdir()
    (folder / "plain.txt").write_text(
        "{s1|Quill} {c1|said} {t1|that it rained}.\n===\nNothing was heard of him.\n", "utf-8"
    )
    return folder


def test_structures_are_measured_and_written(structures, tmp_path):
    figures = tmp_path / "figures.json"
    result = evaluate("--structures", structures, "--json", figures)
    assert result.exit_code == 0, result.output
    assert "structures: 2 articles, 1 annotations, 2 statements by stub 1" in result.stdout
    written = json.loads(figures.read_text("utf-8"))
    assert "structure.plain.exact" in json.dumps(written)


def test_a_gold_document_is_compared(tmp_path):
    text = "Quill said that it rained."
    document = tmp_path / "rain.txt"
    document.write_text(text, "utf-8")
    gold = tmp_path / "gold.json"
    statement = {
        "id": "S1",
        "source": [0, 5],
        "cue": [6, 10],
        "content": [[11, 25]],
        "type": "indirect",
        "voice": "source",
        "speaker": None,
        "parent": None,
        "flags": [],
    }
    checksum = hashlib.sha256(text.encode()).hexdigest()
    gold.write_text(json.dumps({"document": checksum, "statements": [statement]}), "utf-8")
    result = evaluate("--gold", gold, document)
    assert result.exit_code == 0, result.output
    assert "voice, right, %         100.0" in result.stdout


def test_a_figure_below_its_floor_fails(structures, tmp_path):
    figures, floors = tmp_path / "figures.json", tmp_path / "floors.json"
    evaluate("--structures", structures, "--json", figures)
    corpus = json.loads(figures.read_text("utf-8"))["corpus"]
    key = "structure.plain.exact.precision"
    floors.write_text(json.dumps({"corpus": corpus, "floors": {key: 80.0}}), "utf-8")
    result = evaluate("--structures", structures, "--floors", floors)
    assert result.exit_code == 1
    assert f"{key} is 50.00; at least 80.00 is allowed" in result.stderr


def test_wrong_usage_exits_with_2(structures):
    result = evaluate("--structures", structures, "--raise")
    assert result.exit_code == 2
    assert "--floors" in result.stderr


def test_speakers_are_measured_without_a_corpus(tmp_path, monkeypatch):
    monkeypatch.delenv("ONRECORD_DATA", raising=False)
    folder = tmp_path / "speakers"
    folder.mkdir()
    passage = "{s1|Ada Quill} {c1|said} {t1|that it rained}.\n@1 = Ada Quill | person\n"
    (folder / "passages.txt").write_text(passage, "utf-8")
    monkeypatch.chdir(folder)
    figures = tmp_path / "figures.json"
    result = evaluate("--speakers", folder, "--json", figures)
    assert result.exit_code == 0, result.output
    assert "passages" in result.stdout
    assert "the articles are skipped" in result.stderr
    assert json.loads(figures.read_text("utf-8"))["rows"][0]["correct"]["value"] == 100
