"""From arguments to inputs: files, folders, patterns, standard input, pipes."""

import io
import os
import pickle
import sys
import threading
from types import SimpleNamespace

import pytest
from ingest_samples import ENGLISH, RSS

from onrecord.errors import EmptyInput, InputError, UnreadableInput, UnsupportedInput
from onrecord.ingest import ReadOptions, Source, find_sources, read_one, read_source
from onrecord.types import Document


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name in ("b.txt", "a.txt", "c.xyz", ".hidden.txt", "deep/d.html", ".git/e.txt", "z/.f.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*arguments):
    return [
        item.path if isinstance(item, Source) else (type(item), item.origin)
        for item in find_sources(arguments)
    ]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["b.txt", "a.txt"], ["b.txt", "a.txt"]),
        (["c.xyz", ".hidden.txt"], ["c.xyz", ".hidden.txt"]),
        (["."], ["a.txt", "b.txt", "deep/d.html"]),
        (["deep"], ["deep/d.html"]),
        (["*.txt"], ["a.txt", "b.txt"]),
        (["**/*.html"], ["deep/d.html"]),
        (["**"], ["a.txt", "b.txt", "c.xyz", "deep/d.html"]),
        (["[ab].txt", "deep"], ["a.txt", "b.txt", "deep/d.html"]),
        (["a.txt", "a.txt"], ["a.txt", "a.txt"]),
        (["https://northern.example/a*"], ["https://northern.example/a*"]),
        (["missing.txt", "a.txt"], [(UnreadableInput, "missing.txt"), "a.txt"]),
        (["*.pdf"], [(UnreadableInput, "*.pdf")]),
        (["empty"], [(EmptyInput, "empty")]),
        (["ftp://northern.example/a"], [(UnreadableInput, "ftp://northern.example/a")]),
        (["a\0b"], [(UnreadableInput, "a\0b")]),
        (["x" * 5000], [(UnreadableInput, "x" * 5000)]),
        ([""], [(UnreadableInput, "")]),
    ],
)
def test_arguments(folder, arguments, expected):  # noqa: ARG001
    assert found(*arguments) == expected


def test_a_file_may_be_named_like_a_pattern(folder):
    (folder / "[ab].txt").write_text(ENGLISH, encoding="utf-8")
    assert found("[ab].txt") == ["[ab].txt"]


def test_links_in_a_circle_end(folder):
    (folder / "deep" / "up").symlink_to(folder)
    assert found("deep") == ["deep/d.html"]


def test_standard_input(monkeypatch):
    stdin = SimpleNamespace(buffer=io.BytesIO(RSS.encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    (source,) = find_sources(["-"])
    copy = pickle.loads(pickle.dumps(source))
    documents = list(read_source(copy, ReadOptions()))
    assert [getattr(item, "origin", None) for item in documents][1] == "-#2"
    assert documents[0].origin.path == "-#1"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_pipes_are_read_where_they_are(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_text, args=(ENGLISH, "utf-8"))
    writer.start()
    assert read_one(str(path)).text == ENGLISH
    writer.join()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_forbidden(tmp_path):
    for path in (tmp_path / "a.txt", tmp_path / "b.jsonl"):
        path.write_text(ENGLISH, encoding="utf-8")
        path.chmod(0)
        with pytest.raises(UnreadableInput, match="Permission denied"):
            read_one(str(path))


def test_a_file_that_is_gone_when_it_is_read(tmp_path):
    for name in ("gone.txt", "gone.jsonl"):
        (error,) = read_source(Source(str(tmp_path / name)), ReadOptions())
        assert isinstance(error, UnreadableInput)


def test_a_file_over_the_limit(tmp_path):
    path = tmp_path / "large.txt"
    path.write_text(ENGLISH, encoding="utf-8")
    size = path.stat().st_size
    assert read_one(str(path), ReadOptions(max_file_bytes=size)).text == ENGLISH
    with pytest.raises(UnreadableInput, match=f"{size - 1} bytes.*Split it"):
        read_one(str(path), ReadOptions(max_file_bytes=size - 1))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_names_that_are_not_utf8_can_be_printed(tmp_path):
    path = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write(ENGLISH)
    assert read_one(path).origin.path.endswith("/\ufffd.txt")


def test_one_document_is_wanted(tmp_path):
    path = tmp_path / "feed.xml"
    path.write_text(RSS, encoding="utf-8")
    with pytest.raises(UnsupportedInput, match="several documents"):
        read_one(str(path))
    with pytest.raises(UnreadableInput, match="no such file"):
        read_one(str(tmp_path / "missing"))


def test_what_cannot_be_read_does_not_stop_what_can(folder):
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 junk")
    items = [item for source in find_sources(["."]) for item in read_source(source, ReadOptions())]
    kinds = [isinstance(item, Document) for item in items]
    assert kinds == [True, True, False, True]
    error = items[2]
    assert isinstance(error, InputError)
    assert pickle.loads(pickle.dumps(error)).args == error.args
