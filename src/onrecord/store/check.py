"""Whether an archive is what was written: its pages, references, checksums, spans and index."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import suppress

from onrecord.errors import ArchiveError
from onrecord.store.archive import Archive
from onrecord.store.connection import plainly
from onrecord.store.index import COLUMNS, TOKENIZER, indexed_words
from onrecord.store.load import read_rows
from onrecord.store.rows import Rows, content_checksum, from_rows, spans

_SPANS = ("source", "cue", "addressee", "target")
_TERMS = "CREATE VIRTUAL TABLE temp.{name} USING fts5vocab({schema}, words, instance)"


def check(archive: Archive) -> Iterator[str]:
    """Yield what is wrong with an archive, in plain words; nothing if all is well.

    Raises:
        ArchiveError: If the file is so damaged that it can't be looked through.
    """
    connection = archive.connection
    with plainly(archive.path):
        for (finding,) in connection.execute("PRAGMA integrity_check").fetchall():
            if finding != "ok":
                yield f"the file's pages: {finding}"
        for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchall():
            yield f"table {table}, row {row}: what it refers to in {parent!r} is not there"
        yield from _check_chains(connection)
        yield from _check_vectors(connection)
        yield from _check_quotations(connection)
        if archive.is_removal_unfinished:
            yield (
                "words of a removed document may still be in the file; `onrecord remove` without"
                " a document overwrites them"
            )
        with sqlite3.connect(":memory:") as rebuilt:
            rebuilt.execute(
                f"CREATE VIRTUAL TABLE words USING fts5({', '.join(COLUMNS)}, content = '',"
                f" tokenize = '{TOKENIZER}')"
            )
            for entry in archive.entries():
                where = f"document {entry.document}, revision {entry.number}"
                for finding in _check_revision(archive, entry.id, rebuilt):
                    yield f"{where}: {finding}"
            yield from _check_index(connection, rebuilt)
        rebuilt.close()


def _check_chains(connection: sqlite3.Connection) -> Iterator[str]:
    """Each document has revisions 1 to n, and the last is the latest."""
    rows = connection.execute(
        "SELECT document.id, count(number), coalesce(max(number), 0), coalesce(sum(latest), 0),"
        " coalesce(max(number * latest), 0) FROM document LEFT JOIN revision"
        " ON document = document.id GROUP BY document.id"
    )
    for document, count, last, latest, number_of_latest in rows.fetchall():
        if not 0 < count == last or latest != 1 or number_of_latest != last:
            yield f"document {document}: its revisions are not numbered from 1 to the latest"


def _check_vectors(connection: sqlite3.Connection) -> Iterator[str]:
    for statement, signs, vector in connection.execute(
        "SELECT statement, signs, vector FROM embedding"
    ):
        # The first component is the highest bit of the first byte.
        bits = "".join("1" if 0 < component < 128 else "0" for component in vector)
        if f"{int.from_bytes(signs):0{8 * len(signs)}b}" != bits:
            yield f"statement {statement}: its vector is not the one that was written"


def _check_quotations(connection: sqlite3.Connection) -> Iterator[str]:
    """Quotations lie inside their texts, and are all that there are wordings of."""
    for number, dumped, length in connection.execute(
        "SELECT quotation.id, spans, length(text) FROM quotation"
        " JOIN revision ON revision.id = revision"
    ):
        if any(span.end > length for span in spans(dumped)):
            yield f"quotation {number}: no such words in a text of length {length}"
    for (number,) in connection.execute(
        "SELECT id FROM wording WHERE id NOT IN (SELECT wording FROM quotation)"
        " AND id NOT IN (SELECT wording FROM loose)"
        " UNION SELECT id FROM wording WHERE root NOT IN (SELECT id FROM wording)"
        " UNION SELECT wording FROM fingerprint WHERE wording NOT IN (SELECT id FROM wording)"
        " UNION SELECT one FROM likeness WHERE one NOT IN (SELECT id FROM wording)"
    ):
        yield f"wording {number}: what followed quotations say of it does not hold together"


def _check_revision(archive: Archive, revision: int, rebuilt: sqlite3.Connection) -> Iterator[str]:
    connection = archive.connection
    record_sha256, content_sha256 = connection.execute(
        "SELECT record_sha256, content_sha256 FROM revision WHERE id = ?", (revision,)
    ).fetchone()
    try:
        rows = read_rows(connection, revision, archive.path)
        record = from_rows(rows)
        kept = read_rows(connection, revision, archive.path, "all")
        words = list(indexed_words(kept))
        archive.record(revision)
    except (ArchiveError, sqlite3.DatabaseError):
        raise
    except Exception as error:
        # Whatever was damaged, it is this revision that can't be had.
        yield f"it cannot be read ({error})"
        return
    text = rows.revision["text"]
    digest = hashlib.sha256(text.encode()).hexdigest()
    if digest != rows.revision["text_sha256"]:
        yield "its text is not the one that was added: the checksum differs"
    if content_checksum(record.document) != content_sha256:
        yield "its title, date, outlet, author or URL is not the one that was added"
    if rows.checksum() != record_sha256:
        yield "its record is not the one that was written: the checksum differs"
    yield from _check_spans(kept, len(text))
    ids = connection.execute(
        "SELECT id FROM statement WHERE revision = ? ORDER BY position", (revision,)
    )
    places = ", ".join("?" * (1 + len(COLUMNS)))
    rebuilt.executemany(
        f"INSERT INTO words (rowid, {', '.join(COLUMNS)}) VALUES ({places})",
        [(number, *texts) for (number,), texts in zip(ids, words, strict=True)],
    )


def _check_spans(rows: Rows, length: int) -> Iterator[str]:
    for row in rows.statements:
        pairs = [(row[f"{name}_start"], row[f"{name}_end"]) for name in _SPANS]
        given = [pair for pair in pairs if pair != (None, None)]
        given += [(span.start, span.end) for span in spans(row["content"])]
        given += [(span.start, span.end) for span in spans(row["quoted"])]
        for start, end in given:
            if not 0 <= start <= end <= length:
                yield (
                    f"statement {row['key']}: no words from {start} to {end} in a text of length"
                    f" {length}"
                )
    for row in rows.speakers:
        ends = [row["origin_end"], *(end for _, end in json.loads(row["mentions"]))]
        if max(ends) > length:
            yield f"speaker {row['name']!r}: named beyond the end of the text, which is {length}"


def _check_index(connection: sqlite3.Connection, rebuilt: sqlite3.Connection) -> Iterator[str]:
    """Compare the index with one that is made anew of the same statements, term by term."""
    try:
        connection.execute("INSERT INTO words (words) VALUES ('integrity-check')")
    except sqlite3.DatabaseError as error:
        yield f"the full-text index: {error}"
        return
    terms = []
    for each in (connection, rebuilt):
        each.execute(_TERMS.format(name="terms", schema="main"))
        terms.append(each.execute("SELECT term, doc, col, offset FROM temp.terms"))
    for one, other in zip(*terms, strict=False):
        if one != other:
            yield f"the full-text index: it does not hold the statements' words from {other} on"
            break
    else:
        if any(each.fetchone() for each in terms):
            yield "the full-text index: it holds more or fewer words than the statements"
    with suppress(sqlite3.DatabaseError):
        connection.execute("DROP TABLE temp.terms")
