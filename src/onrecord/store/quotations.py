"""Rows of quotations and their wordings; what makes two the same is the business of ``follow``."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.store.rows import spans, spans_json
from onrecord.types import Span

_CHUNK = 10_000
"""Placeholders of one question; SQLite takes 32,766."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage in quotation marks of a revision.

    Attributes:
        revision: Its number in the archive.
        statement: Id in the table ``statement``; ``None`` where it belongs to none.
        spans: The words inside the marks, a span for each pair of marks.
    """

    revision: int
    statement: int | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class WordingRow:
    """A wording as it is kept; the archive does not know what its values mean."""

    digest: bytes
    size: int
    words: bytes
    gaps: Sequence[int]
    fingerprints: Sequence[int]


@dataclass(frozen=True, slots=True)
class Placed:
    """A wording beside another that it is like.

    Attributes:
        id, digest, size: Of the wording.
        root: The wording that stands for its quotation; ``None`` where it is not placed.
        least: As ``put_likeness`` was given it.
    """

    id: int
    digest: bytes
    size: int
    root: int | None
    least: float


def unfollowed(connection: sqlite3.Connection, limit: int) -> list[int]:
    """Return the latest revisions whose quotations are not there yet, in the order of adding."""
    rows = connection.execute(
        "SELECT id FROM revision WHERE latest AND id NOT IN (SELECT revision FROM followed)"
        " ORDER BY id LIMIT ?",
        (limit,),
    )
    return [number for (number,) in rows]


def read_marked(connection: sqlite3.Connection, revision: int) -> tuple[str, list[Marked]]:
    """Return a revision's text and its passages in quotation marks, as corrections have them.

    Words that stand inside the marks of two statements, one nested in the other, come once, as
    the inner one's.
    """
    text, unattributed, quotations = connection.execute(
        "SELECT text, unattributed, quotations FROM revision WHERE id = ?", (revision,)
    ).fetchone()
    found: dict[tuple[Span, ...], Marked] = {}
    inner = {(start, end): Span(*rest[:2]) for start, end, *rest in json.loads(quotations)}
    for span in spans(unattributed):
        own = (inner.get((span.start, span.end), span),)
        found[own] = Marked(revision, None, own)
    rows = connection.execute(
        "SELECT id, quoted FROM statement WHERE revision = ? AND replaced IS NULL"
        " AND quoted <> '[]' ORDER BY position",
        (revision,),
    )
    for number, quoted in rows:
        parts = spans(quoted)
        found[parts] = Marked(revision, number, parts)
    return text, list(found.values())


def put_wording(connection: sqlite3.Connection, row: WordingRow) -> tuple[int, bool]:
    """Return the id of a wording, and whether it was put there just now."""
    known = connection.execute("SELECT id FROM wording WHERE digest = ?", (row.digest,)).fetchone()
    if known is not None:
        return int(known[0]), False
    cursor = connection.execute(
        "INSERT INTO wording (digest, size, words, gaps, fingerprints) VALUES (?, ?, ?, ?, ?)",
        (
            row.digest,
            row.size,
            row.words,
            json.dumps(list(row.gaps)),
            array("q", row.fingerprints).tobytes(),
        ),
    )
    return cursor.lastrowid or 0, True


def put_fingerprints(
    connection: sqlite3.Connection, wordings: Iterable[tuple[int, int, Iterable[int]]]
) -> None:
    """Keep the fingerprints of new wordings: each wording's id, its size and they."""
    rows = [(each, -size, number) for number, size, many in wordings for each in many]
    # In the order of the table, each of its pages is written once.
    connection.executemany("INSERT INTO fingerprint VALUES (?, ?, ?)", sorted(rows))


def put_quotations(
    connection: sqlite3.Connection, marked: Iterable[tuple[Marked, int]], revisions: Iterable[int]
) -> None:
    """Keep quotations, each with the id of its wording; ``revisions`` are done with them."""
    connection.executemany(
        "INSERT INTO quotation (revision, statement, spans, wording) VALUES (?, ?, ?, ?)",
        (
            (each.revision, each.statement, spans_json(each.spans), wording)
            for each, wording in marked
        ),
    )
    connection.executemany("INSERT INTO followed VALUES (?)", ((each,) for each in revisions))


def candidates(
    connection: sqlite3.Connection, fingerprints: Iterable[int], before: int, most: int
) -> set[int]:
    """Return wordings with ids below ``before`` that have one of these fingerprints.

    Of each fingerprint, the ``most`` longest.
    """
    question = (
        "SELECT wording FROM fingerprint WHERE hash = ? AND wording < ? ORDER BY place LIMIT ?"
    )
    found: set[int] = set()
    for each in fingerprints:
        rows = connection.execute(question, (each, before, most))
        found.update(number for (number,) in rows)
    return found


def read_wordings(
    connection: sqlite3.Connection, ids: Sequence[int]
) -> dict[int, tuple[bytes, list[int], bytes]]:
    """Return words, gaps and digest of wordings, by id."""
    found: dict[int, tuple[bytes, list[int], bytes]] = {}
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        places = ", ".join("?" * len(chunk))
        for number, words, gaps, digest in connection.execute(
            f"SELECT id, words, gaps, digest FROM wording WHERE id IN ({places})", chunk
        ):
            found[number] = (words, json.loads(gaps), digest)
    return found


def put_likeness(connection: sqlite3.Connection, pairs: Iterable[tuple[int, int, float]]) -> None:
    """Keep that pairs of wordings are alike, and how much."""
    both = [
        row for one, other, least in pairs for row in ((one, other, least), (other, one, least))
    ]
    # In the order of the table, each of its pages is written once.
    connection.executemany("INSERT INTO likeness VALUES (?, ?, ?)", sorted(both))


def neighbours(connection: sqlite3.Connection, wording: int) -> list[Placed]:
    """Return the wordings that one is like."""
    rows = connection.execute(
        "SELECT wording.id, digest, size, root, least FROM likeness"
        " JOIN wording ON wording.id = other WHERE one = ?",
        (wording,),
    )
    return [Placed(*row) for row in rows]


def unplaced(connection: sqlite3.Connection) -> list[Placed]:
    """Return the wordings that have no place yet, or lost it."""
    rows = connection.execute("SELECT id, digest, size, root, 1.0 FROM wording WHERE root IS NULL")
    return [Placed(*row) for row in rows]


def put_root(connection: sqlite3.Connection, wording: int, root: int) -> None:
    """Keep which wording stands for the quotation of another."""
    connection.execute("UPDATE wording SET root = ? WHERE id = ?", (root, wording))


def drop_loose(connection: sqlite3.Connection) -> None:
    """Delete the wordings that no document has any more; what was like them loses its place."""
    if connection.execute("SELECT 1 FROM loose LIMIT 1").fetchone() is None:
        return
    gone = connection.execute(
        "SELECT id, size, fingerprints FROM wording JOIN loose ON loose.wording = id"
        " WHERE NOT EXISTS (SELECT 1 FROM quotation WHERE quotation.wording = wording.id)"
    ).fetchall()
    for number, size, fingerprints in gone:
        connection.execute(
            "UPDATE wording SET root = NULL WHERE id IN (SELECT other FROM likeness WHERE one = ?)",
            (number,),
        )
        connection.execute(
            "DELETE FROM likeness WHERE (one, other) IN"
            " (SELECT other, one FROM likeness WHERE one = ?)",
            (number,),
        )
        connection.execute("DELETE FROM likeness WHERE one = ?", (number,))
        connection.executemany(
            "DELETE FROM fingerprint WHERE (hash, place, wording) = (?, ?, ?)",
            [(each, -size, number) for each in array("q", fingerprints)],
        )
        connection.execute("DELETE FROM wording WHERE id = ?", (number,))
    connection.execute("DELETE FROM loose")
