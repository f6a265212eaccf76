import sqlite3
import threading
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_cases import OTHER_MODEL, record_of

from onrecord.errors import ArchiveError
from onrecord.store import TOKENIZER, Archive, check
from onrecord.store.address import address_of
from onrecord.store.connection import versions


@pytest.fixture
def path(tmp_path):
    return tmp_path / "archive.sqlite"


@pytest.fixture
def archive(path):
    with Archive(path, create=True) as archive:
        yield archive


def test_a_record_comes_out_as_it_went_in(archive):
    record = record_of()
    assert archive.put(record) == "added"
    (entry,) = archive.entries()
    assert archive.record(entry.id) == archive.read_record(entry.id) == record
    assert (entry.document, entry.number, entry.latest, entry.statements) == (1, 1, True, 2)
    assert list(check(archive)) == []


@settings(max_examples=30)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_any_text_comes_out_as_it_went_in(tmp_path_factory, words):
    path = tmp_path_factory.mktemp("any") / "archive.sqlite"
    with Archive(path, create=True) as archive:
        record = record_of(words)
        archive.put(record)
        assert archive.record(1) == record
        assert list(check(archive)) == []


def test_the_same_is_added_once(archive):
    record = record_of()
    assert not archive.holds(record.document)
    assert [archive.put(record) for _ in range(3)] == ["added", "unchanged", "unchanged"]
    assert archive.holds(record.document)
    assert len(archive.entries()) == 1


@pytest.mark.parametrize(
    ("first", "second", "outcome"),
    [
        ({}, {"said": "that the weir may go"}, "revised"),
        ({}, {"title": "The weir"}, "revised"),
        ({}, {"path": "/elsewhere/copy.txt"}, "unchanged"),
        ({}, {"path": "/elsewhere/copy.txt", "said": "that it may go"}, "added"),
        ({"url": "https://a.org/1"}, {"url": "https://a.org/2"}, "added"),
        ({"url": "https://a.org/1"}, {"url": "https://a.org/1", "said": "no"}, "revised"),
        ({"url": "https://a.org/1"}, {"url": "https://a.org/1", "path": "/b.html"}, "unchanged"),
        ({"url": "https://a.org/1#top"}, {"url": "https://a.org/1", "said": "no"}, "revised"),
        # A front page's address stands for no one article.
        ({"url": "https://a.org/"}, {"url": "https://a.org/", "path": "/b", "said": "no"}, "added"),
        # The first entry of a list today need not be the first of tomorrow.
        ({"path": "list.jsonl#1"}, {"path": "list.jsonl#1", "said": "no"}, "added"),
        ({"path": "list.jsonl#1"}, {"path": "list.jsonl#2"}, "unchanged"),
        ({"path": "-"}, {"path": "-", "said": "no"}, "added"),
        ({"path": "-"}, {"path": "-"}, "unchanged"),
    ],
)
def test_what_is_the_same_document(archive, first, second, outcome):
    archive.put(record_of(**first))
    assert archive.put(record_of(**second)) == outcome
    assert list(check(archive)) == []


def test_an_earlier_text_that_comes_back_is_a_revision_too(archive):
    texts = [record_of(), record_of("that the weir may go"), record_of()]
    assert [archive.put(record) for record in texts] == ["added", "revised", "revised"]
    assert [(entry.number, entry.latest) for entry in archive.entries(1)] == [
        (1, False),
        (2, False),
        (3, True),
    ]
    assert [archive.record(entry.id) for entry in archive.entries(1)] == texts


def test_a_date_that_was_learned_makes_no_revision(archive):
    undated, dated = record_of(date=None), record_of(date="2024-05-31")
    assert archive.put(undated) == "added"
    assert archive.put(dated) == "unchanged"
    assert archive.put(dated, again=True) == "reread"
    assert archive.put(dated, again=True) == "unchanged"
    assert [entry.date for entry in archive.entries()] == ["2024-05-31"]
    assert archive.put(record_of(date="2024-06-01")) == "revised"
    assert list(check(archive)) == []


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/dev/shm/news/weir.txt", "/dev/shm/news/weir.txt"),
        ("/news/../news/weir.txt", "/news/weir.txt"),
        ("/dev/fd/63", "sha256:"),
        ("/proc/self/fd/11", "sha256:"),
        ("/dev/stdin", "sha256:"),
        ("-", "sha256:"),
    ],
)
def test_what_stands_in_a_pipe_is_known_by_its_content_alone(path, address):
    assert address_of(record_of(path=path).document).startswith(address)


def test_reading_again_replaces_the_record(archive):
    record = record_of()
    archive.put(record)
    reread = replace(record, statements=record.statements[:1], model=OTHER_MODEL)
    assert archive.put(reread) == "unchanged"
    assert archive.put(reread, again=True) == "reread"
    assert archive.put(reread, again=True) == "unchanged"
    assert archive.record(1) == reread
    assert [entry.model for entry in archive.entries()] == ["sample 2"]
    assert list(check(archive)) == []


@pytest.mark.parametrize("name", ["1", "#1", "/news/weir.txt"])
def test_a_document_has_names(archive, name):
    archive.put(record_of())
    assert archive.find_document(name) == 1


def test_a_document_that_is_not_there_is_named(archive):
    with pytest.raises(ArchiveError, match=r"no document '7'.*onrecord documents"):
        archive.find_document("7")
    with pytest.raises(ArchiveError, match="no document 7"):
        archive.remove(7)


def test_a_number_is_never_given_twice(archive):
    archive.put(record_of())
    archive.remove(1)
    archive.put(record_of())
    assert [entry.document for entry in archive.entries()] == [2]


def test_nothing_is_written_of_a_record_that_contradicts_itself(archive):
    record = record_of()
    with pytest.raises(ValueError, match="no speaker"):
        archive.put(replace(record, speakers=()))
    assert archive.entries() == []


def test_the_index_and_the_marks_have_one_tokenizer(archive):
    ((sql,),) = archive.query("SELECT sql FROM sqlite_master WHERE name = 'words'")
    assert f"tokenize = '{TOKENIZER}'" in sql


def test_a_missing_archive_is_named(path):
    with pytest.raises(ArchiveError, match=r"there is no archive.*onrecord add"):
        Archive(path)
    assert not path.exists()


def test_an_older_archive_is_brought_up_to_date(path, monkeypatch):
    newest = versions()
    monkeypatch.setattr("onrecord.store.connection.versions", lambda: newest[:1])
    with Archive(path, create=True) as old:
        old.connection.execute("INSERT INTO document (address) VALUES ('/news/old.txt')")
        assert old.query("PRAGMA user_version") == [(1,)]
    monkeypatch.undo()
    with Archive(path) as archive:
        assert archive.query("PRAGMA user_version") == [(newest[-1],)]
        assert archive.find_document("/news/old.txt") == 1
        assert archive.put(record_of()) == "added"


def test_a_column_that_is_not_known_yet_does_not_count_in_the_checksum(archive):
    record = replace(record_of(), occasion=None)
    archive.put(record)
    archive.connection.execute("ALTER TABLE revision ADD COLUMN later TEXT")
    assert list(check(archive)) == []


def test_a_newer_archive_is_refused(archive, path):
    archive.put(record_of())
    archive.connection.execute(f"PRAGMA user_version = {versions()[-1] + 1}")
    archive.close()
    with pytest.raises(ArchiveError, match=r"later onrecord.*Update onrecord"):
        Archive(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"This is no database at all, but a letter of some length." * 20, "no archive"),
        (None, "no archive of onrecord"),
    ],
    ids=["text", "another database"],
)
def test_another_file_is_refused_and_left_alone(path, content, said):
    if content is None:
        with sqlite3.connect(path) as other:
            other.execute("CREATE TABLE mine (x)")
        other.close()
    else:
        path.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(ArchiveError, match=said):
        Archive(path, create=True)
    assert path.read_bytes() == before


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(ArchiveError, match="folder"):
        Archive(tmp_path, create=True)


def test_readers_see_whole_documents_while_others_write(archive, path):
    """Several threads add the same documents, each by its own connection, and others look on."""
    failed = []

    def add():
        with Archive(path) as mine:
            for number in range(12):
                mine.put(record_of(f"that it leaks at {number}", path=f"/news/{number}.txt"))

    def look():
        with Archive(path) as mine:
            for _ in range(40):
                for entry in mine.entries():
                    if len(mine.record(entry.id).statements) != 2:
                        failed.append(entry)

    threads = [threading.Thread(target=work) for work in (add, add, look, look)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert len(archive.entries()) == 12
    assert list(check(archive)) == []
