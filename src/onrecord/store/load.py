"""Reading revisions and their rows out of the archive."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from onrecord.errors import ArchiveError
from onrecord.store.corrections import CORRECTED
from onrecord.store.rows import Row, Rows, document_of, spans, speaker_of, statement_of
from onrecord.types import Document, KnownAs, ModelIdentity, Speaker, Statement

_ENTRY = """
SELECT revision.id, document, number, latest, address, added, title, outlet, date,
    model.name || ' ' || model.version,
    (SELECT count(*) FROM statement WHERE statement.revision = revision.id AND replaced IS NULL)
FROM revision JOIN document ON document.id = document JOIN model ON model.id = model
"""


_DOCUMENT = (
    "text, title, date, lang, outlet, author, url, path, media_type, bytes_sha256, encoding,"
    " notes, document_zones"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A revision of a document in the archive.

    Attributes:
        id: The revision's number in the archive.
        document: The document's number; never given twice.
        number: Which revision of the document it is, from 1.
        latest: Whether none came after it.
        address: URL or absolute path, or ``sha256:`` with the content's checksum.
        added: When, ISO 8601 in UTC.
        title, outlet, date: As the document gives them.
        model: Name and version of the model that read it.
        statements: How many were read in it.
    """

    id: int
    document: int
    number: int
    latest: bool
    address: str
    added: str
    title: str | None
    outlet: str | None
    date: str | None
    model: str
    statements: int


@dataclass(frozen=True, slots=True)
class StoredStatement:
    """A statement, and the revision of the document that it stands in."""

    entry: Entry
    document: Document
    statement: Statement


_ARCHIVES_OWN = (
    "id",
    "document",
    "number",
    "latest",
    "added",
    "content_sha256",
    "record_sha256",
    "model",
)
"""Columns of a revision that its reader did not write."""


Which = Literal["model", "right", "all"]
_CONDITIONS: dict[tuple[str, Which], str] = {
    ("speaker", "model"): "correction IS NULL",
    ("speaker", "right"): "TRUE",
    ("speaker", "all"): "TRUE",
    ("statement", "model"): "correction IS NULL",
    ("statement", "right"): "replaced IS NULL",
    ("statement", "all"): "TRUE",
}


def read_rows(
    connection: sqlite3.Connection, revision: int, path: Path, which: Which = "model"
) -> Rows:
    """Return the rows of a revision.

    Args:
        connection: To the archive.
        revision: Its number.
        path: The archive's file, for messages.
        which: What the model read, what is right by the corrections, or all that is kept.

    Raises:
        ArchiveError: If there is no such revision.
    """
    found = _dicts(connection, "SELECT * FROM revision WHERE id = ?", revision)
    if not found:
        raise ArchiveError(path, f"there is no revision {revision} in it.")
    own = found[0]
    (model,) = connection.execute(
        "SELECT name, version, sha256 FROM model WHERE id = ?", (own["model"],)
    ).fetchall()
    for name in _ARCHIVES_OWN:
        del own[name]
    parts = []
    for table in ("speaker", "statement"):
        condition = _CONDITIONS[table, which]
        sql = f"SELECT * FROM {table} WHERE revision = ? AND {condition} ORDER BY position"
        rows = _dicts(connection, sql, revision)
        for row in rows:
            row.pop("id", None)
            del row["revision"]
            if which != "all":
                row.pop("replaced", None)
                del row["correction"]
        parts.append(rows)
    if which == "right":
        parts[1] = _in_order(connection, revision, parts[1])
    return Rows(own, tuple(parts[0]), tuple(parts[1]), ModelIdentity(*model))


def _in_order(connection: sqlite3.Connection, revision: int, rows: list[Row]) -> list[Row]:
    """Return statements in the record's order, with the parents and keys that hold.

    What no correction has touched stays as it was put.
    """
    instead = _instead(connection, revision)
    corrected = {row["position"] for row in rows if row["key"].startswith(CORRECTED)}
    there = {row["position"]: spans(row["content"]) for row in rows}
    for row in rows:
        place, parent = row["position"], row["parent"]
        row["key"] = row["key"].removeprefix(CORRECTED)
        if parent in instead or place in corrected:
            whole = there.get(instead.get(parent, parent), ())
            inside = all(any(each.contains(part) for each in whole) for part in there[place])
            row["parent"] = instead.get(parent, parent) if whole and inside else None
    if not corrected:
        return rows

    def order(row: Row) -> tuple[int, int, int]:
        content = there[row["position"]]
        return content[0].start, -sum(map(len, content)), row["position"]

    return sorted(rows, key=order)


def _instead(connection: sqlite3.Connection, revision: int) -> dict[int | None, int]:
    """Return for the position of each statement that is replaced what stands in its place."""
    return dict(
        connection.execute(
            "SELECT position, replaced FROM statement WHERE revision = ? AND replaced IS NOT NULL",
            (revision,),
        ).fetchall()
    )


def read_known(connection: sqlite3.Connection, revision: int) -> dict[int, KnownAs]:
    """Return who the speakers of a revision are across documents, by position."""
    return {
        position: KnownAs(key, name, wikidata)
        for position, key, name, wikidata in connection.execute(
            "SELECT position, key, name, wikidata FROM appearance"
            " JOIN entity ON entity.id = entity WHERE revision = ?",
            (revision,),
        )
    }


def read_entries(connection: sqlite3.Connection, condition: str, *values: Any) -> list[Entry]:
    """Return the revisions that satisfy a condition, by document, the oldest first."""
    sql = f"{_ENTRY} WHERE {condition} ORDER BY document, number"
    return [
        Entry(identity, document, number, bool(latest), *others)
        for identity, document, number, latest, *others in connection.execute(sql, values)
    ]


def read_statements(
    connection: sqlite3.Connection, ids: Iterable[int]
) -> dict[int, StoredStatement]:
    """Return the statements with these ids; those that are not there are left out.

    Less is read than a record: a few statements of many documents come quickly.
    """
    rows = [
        row
        for number in ids
        for row in _dicts(connection, "SELECT * FROM statement WHERE id = ?", number)
    ]
    documents = read_documents(connection, {row["revision"] for row in rows})
    return {
        row["id"]: StoredStatement(
            *documents[row["revision"]],
            statement_of(_plain(row), _speakers(connection, row), _parents(connection, row)),
        )
        for row in rows
    }


def read_documents(
    connection: sqlite3.Connection, revisions: Iterable[int]
) -> dict[int, tuple[Entry, Document]]:
    """Return revisions with their documents, by number."""
    sql = f"SELECT {_DOCUMENT} FROM revision WHERE id = ?"
    return {
        revision: (
            read_entries(connection, "revision.id = ?", revision)[0],
            document_of(_dicts(connection, sql, revision)[0]),
        )
        for revision in revisions
    }


def _speakers(connection: sqlite3.Connection, statement: Row) -> dict[int, Speaker]:
    sql = "SELECT * FROM speaker WHERE revision = ? AND position = ?"
    rows = _dicts(connection, sql, statement["revision"], statement["speaker"])
    known = read_known(connection, statement["revision"]) if rows else {}
    return {row["position"]: speaker_of(row, known.get(row["position"])) for row in rows}


def _plain(row: Row) -> Row:
    return {**row, "key": row["key"].removeprefix(CORRECTED)}


def _parents(connection: sqlite3.Connection, statement: Row) -> dict[int, str]:
    """Return the key of a statement's parent, or of what stands in the parent's place."""
    revision, parent = statement["revision"], statement["parent"]
    if parent is None:
        return {}
    place = _instead(connection, revision).get(parent, parent)
    sql = "SELECT key FROM statement WHERE revision = ? AND position = ?"
    keys = connection.execute(sql, (revision, place)).fetchall()
    return {parent: keys[0][0].removeprefix(CORRECTED)} if keys else {}


def _dicts(connection: sqlite3.Connection, sql: str, *parameters: Any) -> list[Row]:
    cursor = connection.execute(sql, parameters)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
