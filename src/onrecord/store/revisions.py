"""Revisions written: a document's text with its record, put into the tables or taken out."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

from onrecord.errors import ArchiveError
from onrecord.store.address import address_of
from onrecord.store.index import index, unindex
from onrecord.store.load import read_rows
from onrecord.store.now import now
from onrecord.store.rows import Row, Rows, content_checksum
from onrecord.store.vectors import model_id
from onrecord.types import Document


def find_same(connection: sqlite3.Connection, document: Document) -> int | None:
    """Return the revision that has the document's content already.

    A date that was not known when it was added makes no other text of it.
    """
    address = address_of(document)
    known = [content_checksum(each) for each in (document, replace(document, date=None))]
    latest = connection.execute(
        "SELECT revision.id, content_sha256 FROM revision JOIN document"
        " ON document.id = document WHERE address = ? AND latest",
        (address,),
    ).fetchall()
    if latest:
        return latest[0][0] if latest[0][1] in known else None
    if address.startswith("http"):
        return None
    # A copy of a file, or a file under a new name, is no other publication.
    copied = connection.execute(
        "SELECT id FROM revision WHERE content_sha256 IN (?, ?) AND latest", known
    ).fetchall()
    return copied[0][0] if copied else None


def append_revision(
    connection: sqlite3.Connection, rows: Rows, document: Document
) -> tuple[int, bool]:
    """Add a document's text and record, as the latest of those at its address.

    Returns:
        The document's number, and whether it was there before.
    """
    address = address_of(document)
    known = connection.execute("SELECT id FROM document WHERE address = ?", (address,)).fetchone()
    if known is not None:
        (number,) = known
    else:
        number = insert(connection, "document", {"address": address})
    connection.execute("UPDATE revision SET latest = 0 WHERE document = ? AND latest", (number,))
    (count,) = connection.execute(
        "SELECT count(*) + 1 FROM revision WHERE document = ?", (number,)
    ).fetchone()
    revision = insert(
        connection,
        "revision",
        {
            "document": number,
            "number": count,
            "latest": 1,
            "added": now(),
            "content_sha256": content_checksum(document),
            "record_sha256": rows.checksum(),
            "model": model_id(connection, rows.model),
            **rows.revision,
        },
    )
    _insert_parts(connection, revision, rows)
    return number, known is not None


def replace_record(
    connection: sqlite3.Connection, revision: int, rows: Rows, document: Document, path: Path
) -> None:
    """Put a new record in the place of the one that a revision has; ``path`` is for messages."""
    unindex_revision(connection, revision, path)
    connection.execute("DELETE FROM statement WHERE revision = ?", (revision,))
    connection.execute("DELETE FROM speaker WHERE revision = ?", (revision,))
    values = {
        **rows.revision,
        "content_sha256": content_checksum(document),
        "record_sha256": rows.checksum(),
        "model": model_id(connection, rows.model),
    }
    assigned = ", ".join(f"{name} = :{name}" for name in values)
    connection.execute(f"UPDATE revision SET {assigned} WHERE id = :id", {**values, "id": revision})
    _insert_parts(connection, revision, rows)


def unindex_revision(connection: sqlite3.Connection, revision: int, path: Path) -> None:
    """Take all statements of a revision out of the index; ``path`` is for messages."""
    kept = read_rows(connection, revision, path, "all")
    unindex(connection, statement_ids(connection, revision), kept)


def document_and_text(connection: sqlite3.Connection, revision: int, path: Path) -> tuple[int, str]:
    """Return the number of a revision's document, and its text.

    Raises:
        ArchiveError: If there is no such revision.
    """
    found = connection.execute(
        "SELECT document, text FROM revision WHERE id = ?", (revision,)
    ).fetchone()
    if found is None:
        raise ArchiveError(path, f"there is no revision {revision} in it.")
    return found[0], found[1]


def revisions_of(connection: sqlite3.Connection, document: int) -> list[int]:
    """Return the revisions of a document; none if there is no such document."""
    found = connection.execute("SELECT id FROM revision WHERE document = ?", (document,))
    return [number for (number,) in found.fetchall()]


def statement_ids(connection: sqlite3.Connection, revision: int) -> list[int]:
    """Return the ids of all statements of a revision that are kept, in their order."""
    found = connection.execute(
        "SELECT id FROM statement WHERE revision = ? ORDER BY position", (revision,)
    )
    return [number for (number,) in found.fetchall()]


def insert(connection: sqlite3.Connection, table: str, row: Row) -> int:
    """Add a row to a table, and return its number."""
    names = ", ".join(row)
    places = ", ".join(f":{name}" for name in row)
    cursor = connection.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", row)
    return cursor.lastrowid or 0


def _insert_parts(connection: sqlite3.Connection, revision: int, rows: Rows) -> None:
    for row in rows.speakers:
        insert(connection, "speaker", {"revision": revision, **row})
    ids = [
        insert(connection, "statement", {"revision": revision, **row}) for row in rows.statements
    ]
    index(connection, ids, rows)
