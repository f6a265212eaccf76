"""Processes that are killed, disks that are full, bytes that must be gone."""

import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from store_cases import invented, invented_record

from onrecord.errors import ArchiveError
from onrecord.store import Archive, check

WRITER = Path(__file__).with_name("writer.py")
DOCUMENTS = 60


def start(command, path, first, last, **options):
    return subprocess.Popen(
        [sys.executable, WRITER, command, path, str(first), str(last)],
        stdout=subprocess.PIPE,
        text=True,
        **options,
    )


def kill_after(process, seconds):
    """Kill a writer some time after it opened the archive; return the numbers it said were done."""
    assert process.stdout.readline() == "open\n"
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    said = process.communicate()[0]
    return [int(line) for line in said.splitlines() if line.isdecimal()]


@pytest.mark.parametrize("seed", range(6))
def test_what_was_added_outlives_a_kill_and_nothing_is_doubled(tmp_path, seed):
    path = tmp_path / "archive.sqlite"
    moments = random.Random(seed)
    done = set()
    for _ in range(3):
        done.update(kill_after(start("add", path, 0, DOCUMENTS), moments.uniform(0, 0.15)))
        with Archive(path) as archive:
            there = [entry.address for entry in archive.entries()]
            assert len(there) == len(set(there)) >= len(done)
            assert list(check(archive)) == []
    assert start("add", path, 0, DOCUMENTS).communicate()[0].endswith(f"{DOCUMENTS - 1}\n")
    with Archive(path) as archive:
        assert len(archive.entries()) == DOCUMENTS
        assert list(check(archive)) == []


@pytest.mark.parametrize("seed", range(4))
def test_a_removal_that_was_killed_is_finished_by_the_next(tmp_path, seed):
    path = tmp_path / "archive.sqlite"
    with Archive(path, create=True) as archive:
        for number in range(DOCUMENTS):
            archive.put(invented_record(number))
    kill_after(start("remove", path, 0, DOCUMENTS), random.Random(seed).uniform(0, 0.3))
    with Archive(path) as archive:
        gone = set(range(1, DOCUMENTS + 1)) - {entry.document for entry in archive.entries()}
        archive.finish_removal()
        assert list(check(archive)) == []
    assert_gone(path, [number - 1 for number in gone])
    assert_there(path, [number for number in range(DOCUMENTS) if number + 1 not in gone])


def test_the_words_of_a_removed_document_are_in_the_file_no_more(tmp_path):
    path = tmp_path / "archive.sqlite"
    with Archive(path, create=True) as archive:
        for number in range(40):
            archive.put(invented_record(number))
        assert_there(path, range(40))
        removed = [3, 17, 18, 39]
        for number in removed:
            archive.remove(number + 1)
            assert_gone(path, [number])
        assert_gone(path, removed)
        assert list(check(archive)) == []
    assert_gone(path, removed)
    assert_there(path, [number for number in range(40) if number not in removed])


def test_a_reader_that_hinders_a_removal_is_named_and_it_can_be_finished(tmp_path, monkeypatch):
    path = tmp_path / "archive.sqlite"
    monkeypatch.setattr("onrecord.store.connection.BUSY_SECONDS", 0.1)
    with Archive(path, create=True) as archive, Archive(path) as reader:
        archive.put(invented_record(0))
        archive.put(invented_record(1))
        reader.connection.execute("BEGIN")
        reader.query("SELECT text FROM revision")
        with pytest.raises(ArchiveError, match="another program"):
            archive.remove(1)
        assert [entry.document for entry in archive.entries()] == [2]
        assert any("removed document" in finding for finding in check(archive))
        reader.connection.execute("COMMIT")
        archive.finish_removal()
        assert list(check(archive)) == []
        assert_gone(path, [0])


def test_a_full_disk_loses_nothing_and_the_next_goes_on(tmp_path):
    path = tmp_path / "archive.sqlite"

    def limit_files():
        # Larger files can't be written: the nearest to a full disk without one.
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))

    process = start("add", path, 0, DOCUMENTS * 4, preexec_fn=limit_files, stderr=subprocess.PIPE)
    said, complaint = process.communicate()
    done = [int(line) for line in said.splitlines() if line.isdecimal()]
    assert process.returncode == 1
    assert 0 < len(done) < DOCUMENTS * 4
    assert "what was added before is safe" in complaint
    with Archive(path) as archive:
        assert len(archive.entries()) >= len(done)
        assert list(check(archive)) == []
    start("add", path, 0, DOCUMENTS * 4).communicate()
    with Archive(path) as archive:
        assert len(archive.entries()) == DOCUMENTS * 4


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE revision SET text = replace(text, 'leaks', 'holds')", "text is not the one"),
        ("UPDATE statement SET content = '[[0, 9]]' WHERE position = 0", "record is not the one"),
        ("UPDATE statement SET content = '[[0, 99999]]'", "no words from 0 to 99999"),
        ("UPDATE statement SET content = 'no list'", "cannot be read"),
        ("UPDATE revision SET title = 'Another'", "title, date, outlet"),
        ("UPDATE revision SET latest = 0", "not numbered from 1 to the latest"),
        ("DELETE FROM revision", "not numbered"),
        ("DELETE FROM statement WHERE position = 1", "record is not the one"),
        ("DELETE FROM speaker", "what it refers to in 'speaker' is not there"),
        ("INSERT INTO words (words) VALUES ('delete-all')", "full-text index"),
        ("INSERT INTO words (rowid, content) VALUES (1, 'more')", "full-text index"),
    ],
)
def test_damage_is_found(tmp_path, change, said):
    with Archive(tmp_path / "archive.sqlite", create=True) as archive:
        archive.put(invented_record(0))
        assert list(check(archive)) == []
        archive.connection.execute("PRAGMA foreign_keys = OFF")
        archive.connection.execute(change)
        assert any(said in finding for finding in check(archive)), list(check(archive))


@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_file_is_told_plainly(tmp_path, seed):
    """Overwrite a page: whatever it held, it is found, and nothing but an ArchiveError comes."""
    path = tmp_path / "archive.sqlite"
    with Archive(path, create=True) as archive:
        for number in range(20):
            archive.put(invented_record(number))
    data = bytearray(path.read_bytes())
    page = random.Random(seed).randrange(len(data) // 4096)
    data[page * 4096 : (page + 1) * 4096] = random.Random(seed).randbytes(4096)
    path.write_bytes(data)
    try:
        with Archive(path) as archive:
            findings = list(check(archive))
    except ArchiveError as error:
        findings = [str(error)]
        assert str(path) in findings[0]
    assert findings


def bytes_of(path):
    """All that is in the archive's file and in those that SQLite keeps beside it."""
    return b"".join(each.read_bytes() for each in sorted(path.parent.iterdir()))


def assert_gone(path, numbers):
    data = bytes_of(path).lower()
    for number in numbers:
        for word in invented(number):
            # A word of the index may share its beginning with the one before it.
            assert word[2:].encode() not in data, (number, word)


def assert_there(path, numbers):
    data = bytes_of(path).lower()
    for number in numbers:
        assert all(word.encode() in data for word in invented(number))
