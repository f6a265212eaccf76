"""Documents taken out for good: their rows first, then their words in the file's bytes."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from onrecord.errors import ArchiveError
from onrecord.store.connection import transaction
from onrecord.store.now import now
from onrecord.store.quotations import drop_loose
from onrecord.store.revisions import revisions_of, unindex_revision

_UNFINISHED = "unfinished removal"


def delete_document(connection: sqlite3.Connection, document: int, path: Path) -> None:
    """Delete a document's rows, and note that its bytes are yet to be overwritten.

    Args:
        connection: To the archive, in a transaction.
        document: Its number.
        path: The archive's file, for messages.

    Raises:
        ArchiveError: If there is no such document.
    """
    revisions = revisions_of(connection, document)
    if not revisions:
        raise ArchiveError(path, f"there is no document {document} in it.")
    for revision in revisions:
        unindex_revision(connection, revision, path)
    connection.execute("DELETE FROM document WHERE id = ?", (document,))
    connection.execute(
        "DELETE FROM model WHERE id NOT IN"
        " (SELECT model FROM revision UNION SELECT model FROM embedding"
        " UNION SELECT model FROM topic_centre)"
    )
    drop_loose(connection)
    connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (_UNFINISHED, now()))


def is_unfinished(connection: sqlite3.Connection) -> bool:
    """Tell whether bytes of a removed document may still be in the file."""
    found = connection.execute("SELECT 1 FROM setting WHERE name = ?", (_UNFINISHED,))
    return found.fetchone() is not None


def overwrite_removed(connection: sqlite3.Connection, path: Path) -> None:
    """Overwrite what is left of removed documents in the file; ``path`` is for messages.

    Raises:
        ArchiveError: If another program keeps the old bytes in use.
    """
    # The index marks what is deleted and drops it as its parts are merged; a page keeps what was
    # moved off it; the write-ahead log keeps the pages as they were.
    with transaction(connection):
        for name in ("words", "topic_words"):
            connection.execute(f"INSERT INTO {name} ({name}) VALUES ('optimize')")
    connection.execute("VACUUM")
    (busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise ArchiveError(
            path,
            "the document is out, but another program keeps its old bytes in use. End that,"
            " then run `onrecord remove` without a document, which finishes the removal.",
        )
    with transaction(connection):
        connection.execute("DELETE FROM setting WHERE name = ?", (_UNFINISHED,))
