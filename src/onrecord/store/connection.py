"""Opening the archive's file: settings, versions, and SQLite's errors in plain words."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from onrecord.errors import ArchiveError

APPLICATION_ID = 0x6F6E7263
"""Marks the file as an archive of onrecord: "onrc" in ASCII."""
BUSY_SECONDS = 30.0
"""How long to wait for another process: it writes a document at a time, in milliseconds, and
takes long only where it overwrites what was removed."""
CACHE_KIBIBYTES = 64 * 1024
"""Memory for the file's pages: the index of 100,000 statements fits in it."""
OLDEST_SQLITE = (3, 37, 0)
"""The first with STRICT tables."""

_MIGRATION = re.compile(r"(\d{4})\.sql")
_FULL = "the disk is full; what was added before is safe. Make room and do the same again."
_PROBLEMS = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR: "the disk could not be read or written; what was added before is safe."
    " Look after the disk (is it full?) and do the same again.",
    sqlite3.SQLITE_BUSY: f"another program has held it for {BUSY_SECONDS:.0f} seconds."
    " Wait until that has ended and do the same again.",
    sqlite3.SQLITE_READONLY: "it may not be written to. Have that permitted, or name another with"
    " --archive.",
    sqlite3.SQLITE_PERM: "it may not be read. Have that permitted, or name another with --archive.",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened. Check the path, and that files can be made"
    " beside it.",
    sqlite3.SQLITE_NOTADB: "it is no archive, or its first bytes are damaged. Check the path, or"
    " bring the file back from a backup.",
    sqlite3.SQLITE_CORRUPT: "it is damaged. Bring it back from a backup, or add the documents to a"
    " new archive; `onrecord check-archive` lists the damage.",
}


def versions() -> tuple[int, ...]:
    """Return the numbers of the migrations that this program has, ascending."""
    names = (_MIGRATION.fullmatch(file.name) for file in _folder().iterdir())
    return tuple(sorted(int(name[1]) for name in names if name))


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """Open the archive at ``path`` and bring it to this program's version.

    Raises:
        ArchiveError: If there is none and ``create`` is false, or it can't be opened, is no
            archive, or was written by a later version.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise ArchiveError(
            path,
            f"this Python has SQLite {sqlite3.sqlite_version};"
            f" {'.'.join(map(str, OLDEST_SQLITE))} or later is needed. Use a newer Python.",
        )
    if path.is_dir():
        raise ArchiveError(path, "it is a folder. Name a file.")
    if not path.exists():
        if not create:
            raise ArchiveError(
                path,
                "there is no archive. Make one with `onrecord add PATH`, or name another with"
                " --archive.",
            )
        _make_folder(path)
    with plainly(path):
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Raise SQLite's errors as errors that say what to do.

    Raises:
        ArchiveError: In place of ``sqlite3.DatabaseError``.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        # The code's lowest byte is the kind, the others tell it closer.
        kind = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        problem = _PROBLEMS.get(
            kind, f"SQLite says {str(error)!r}. `onrecord check-archive` may tell more."
        )
        raise ArchiveError(path, problem) from error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do what is inside wholly or not at all, and alone."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # SQLite has rolled back by itself where the disk was full.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    # Deleted content is overwritten, and what a commit has confirmed outlives a power cut.
    for pragma in (
        "secure_delete = ON",
        "foreign_keys = ON",
        "synchronous = FULL",
        f"cache_size = {-CACHE_KIBIBYTES}",
    ):
        connection.execute(f"PRAGMA {pragma}")
    known = versions()
    if _version(connection, path, known[-1]) < known[-1]:
        (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
        if mode != "wal":
            raise ArchiveError(
                path,
                "the file system does not let several programs work on one file (WAL)."
                " Keep the archive on a local disk.",
            )
        with transaction(connection):
            # Another process may have done it while this one waited.
            version = _version(connection, path, known[-1])
            for number in known:
                if number > version:
                    _migrate(connection, number)


def _version(connection: sqlite3.Connection, path: Path, newest: int) -> int:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != APPLICATION_ID and (application or version or tables):
        raise ArchiveError(
            path, "it is a database, but no archive of onrecord. Name another file with --archive."
        )
    if version > newest:
        raise ArchiveError(
            path,
            f"it was written by a later onrecord: its version is {version}, and this program"
            f" knows versions up to {newest}. Update onrecord.",
        )
    return int(version)


def _migrate(connection: sqlite3.Connection, number: int) -> None:
    statement = ""
    script = (_folder() / f"{number:04}.sql").read_text("utf-8")
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {number}")


def _folder() -> resources.abc.Traversable:
    return resources.files("onrecord.store") / "migrations"


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArchiveError(
            path, f"its folder cannot be made ({error.strerror}). Name another with --archive."
        ) from error
