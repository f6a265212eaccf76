import hashlib
import json

import pytest
from evaluate_cases import TEXT, polnear_lines, write_lines

from onrecord.errors import CorpusError
from onrecord.evaluate import checksum, corpus_root, read_articles, read_passages
from onrecord.types import Span

ARTICLE = {"id": "a", "annotator": "x", "text": "Ema said no.", "attributions": []}
MARK = {"id": "E1", "source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 11]]}
PASSAGE = {"id": "a_x", "tokens": ["Ema", "said"], "labels": ["B-source", "B-cue"]}


def test_articles(tmp_path):
    articles = read_articles(write_lines(tmp_path / "dev.jsonl", polnear_lines()[0]))
    assert [(each.id, each.annotator) for each in articles] == [
        ("orle", "ab"),
        ("orle", "cd"),
        ("pelka", "ab"),
    ]
    first, critics = articles[0].attributions  # the one without any words is no statement
    assert first.source is not None
    assert first.source.of(TEXT) == "The mayor of Orle"
    assert [span.of(TEXT) for span in first.content] == ["that “the bridge” is closed"]
    assert critics.id == "E2"


def test_several_source_spans_become_one_stretch_and_content_ascends(tmp_path):
    mark = {**MARK, "source": [[4, 5], [0, 3]], "cue": [], "content": [[9, 11], [5, 6]]}
    path = write_lines(tmp_path / "dev.jsonl", [{**ARTICLE, "attributions": [mark]}])
    (attribution,) = read_articles(path)[0].attributions
    assert (attribution.source, attribution.cue) == (Span(0, 5), None)
    assert attribution.content == (Span(5, 6), Span(9, 11))


def test_passages_and_line_separators_within_strings(tmp_path):
    path = write_lines(tmp_path / "p.jsonl", [{**PASSAGE, "tokens": ["E\u2028ma", "said"]}])
    path.write_text(path.read_text(encoding="utf-8") + "\n\n", encoding="utf-8")
    (passage,) = read_passages(path)
    assert passage.tokens == ("E\u2028ma", "said")
    assert passage.labels == ("B-source", "B-cue")


@pytest.mark.parametrize(
    ("read", "value", "words"),
    [
        (read_articles, {**ARTICLE, "text": None}, ["'text' is None", "a string"]),
        (read_articles, {**ARTICLE, "attributions": {}}, ["'attributions' is {}", "a list"]),
        (read_articles, {**ARTICLE, "attributions": [7]}, ["item 1", "7", "an object"]),
        (
            read_articles,
            {**ARTICLE, "attributions": [{**MARK, "cue": [[4, 40]]}]},
            ["attributions 1", "'cue'", "[4, 40]", "end <= 12"],
        ),
        (read_articles, {**ARTICLE, "attributions": [{**MARK, "cue": [[4, 4]]}]}, ["[4, 4]"]),
        (read_articles, {**ARTICLE, "attributions": [{**MARK, "cue": [4, 8]}]}, ["is 4"]),
        (read_articles, [1], ["[1]", "a JSON object"]),
        (read_passages, {**PASSAGE, "labels": ["B-source"]}, ["number of labels is 1", "2"]),
        (read_passages, {**PASSAGE, "labels": ["O", "B-verb"]}, ["'B-verb'", "B-source"]),
        (read_passages, {**PASSAGE, "tokens": ["a", 2]}, ["is 2", "a string"]),
    ],
)
def test_malformed_lines(tmp_path, read, value, words):
    good = PASSAGE if read is read_passages else ARTICLE
    path = write_lines(tmp_path / "dev.jsonl", [good, value])
    with pytest.raises(CorpusError) as caught:
        read(path)
    for part in (str(path), "line 2", *words):
        assert part in str(caught.value)


def test_not_json_not_utf8_not_there(tmp_path):
    path = tmp_path / "dev.jsonl"
    path.write_text(json.dumps(ARTICLE) + "\n{broken", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"line 2.*is not JSON"):
        read_articles(path)
    path.write_bytes(b"\xff")
    with pytest.raises(CorpusError, match="byte 0 is not UTF-8"):
        read_articles(path)
    with pytest.raises(CorpusError, match=r"cannot be read.*ONRECORD_DATA"):
        read_passages(tmp_path / "none.jsonl")


def test_checksum(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"abc")
    assert checksum(path) == hashlib.sha256(b"abc").hexdigest()


def test_corpus_root(tmp_path, monkeypatch):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.delenv("ONRECORD_DATA", raising=False)
    assert corpus_root() is None
    (tmp_path / "shared").mkdir()
    root = corpus_root()
    assert root is not None
    assert root.samefile(tmp_path / "shared")
    monkeypatch.setenv("ONRECORD_DATA", str(tmp_path))
    assert corpus_root() == tmp_path
    monkeypatch.setenv("ONRECORD_DATA", str(tmp_path / "lost"))
    with pytest.raises(CorpusError, match="lost"):
        corpus_root()
