"""The archive: documents, their revisions and records, in one file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from onrecord.checks import Check
from onrecord.errors import ArchiveError
from onrecord.store.address import address_of, file_address
from onrecord.store.apply import corrected_rows, is_about
from onrecord.store.checks import KeptChecks, read_checks, write_checks
from onrecord.store.connection import connect, plainly, transaction
from onrecord.store.correction_table import read_corrections, write_correction
from onrecord.store.corrections import REJECTED, Correction
from onrecord.store.index import index, unindex
from onrecord.store.load import (
    Entry,
    StoredStatement,
    read_documents,
    read_entries,
    read_known,
    read_rows,
    read_statements,
)
from onrecord.store.quotations import drop_loose
from onrecord.store.rows import Row, Rows, content_checksum, from_rows, to_rows
from onrecord.store.vectors import (
    Vector,
    model_id,
    read_signs,
    read_vectors,
    statements_without,
    write_vectors,
)
from onrecord.types import Document, ModelIdentity, Record

Outcome = Literal["added", "revised", "reread", "unchanged"]

_UNFINISHED = "unfinished removal"


class Archive:
    """Documents and records in one SQLite file.

    Every change is one transaction: it is there wholly, or not at all, whenever the process or
    the machine stops. Several processes can read while one writes.

    Attributes:
        path: The file.
        connection: For the rooms of the archive; ``query`` is for the others.

    Args:
        path: The file.
        create: Whether to make it if there is none.

    Raises:
        ArchiveError: If it can't be opened, is no archive, or was written by a later version.
            Every method raises it where the file is damaged, busy or full.
    """

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path
        self.connection = connect(path, create=create)

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file. What was written is safe without it."""
        self.connection.close()

    def query(self, sql: str, parameters: Sequence[Any] | Row = ()) -> list[tuple[Any, ...]]:
        """Return the rows of a question in SQL; ``migrations/`` has the tables."""
        with plainly(self.path):
            return self.connection.execute(sql, parameters).fetchall()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give the connection to the rooms of the archive, for one change: wholly or not at all."""
        with plainly(self.path), transaction(self.connection):
            yield self.connection

    def holds(self, document: Document) -> bool:
        """Tell whether ``put`` would find the document's content there already."""
        with plainly(self.path):
            return self._same(document) is not None

    def put(self, record: Record, *, again: bool = False) -> Outcome:
        """Put a document and its record into the archive.

        Content that is there already is left as it is. New content at an address that is there is
        a new revision; the old ones stay.

        Args:
            record: The record.
            again: Replace the record of content that is there.

        Returns:
            What was done: ``"added"``, ``"revised"``, ``"reread"`` (replaced) or ``"unchanged"``.
        """
        rows = to_rows(record)
        with plainly(self.path), transaction(self.connection):
            same = self._same(record.document)
            if same is not None:
                if not again or self._checksum(same) == rows.checksum():
                    return "unchanged"
                self._replace(same, rows, content_checksum(record.document))
                self._apply_all(self._document_and_text(same)[0])
                return "reread"
            return self._append(address_of(record.document), rows, record.document)

    def record(self, revision: int) -> Record:
        """Return the record of a revision: as it was put, but for what was corrected since.

        Raises:
            ArchiveError: If there is no such revision.
        """
        with plainly(self.path):
            rows = read_rows(self.connection, revision, self.path, "right")
            return from_rows(rows, read_known(self.connection, revision))

    def read_record(self, revision: int) -> Record:
        """Return the record of a revision just as it was put, without corrections.

        Raises:
            ArchiveError: If there is no such revision.
        """
        with plainly(self.path):
            return from_rows(read_rows(self.connection, revision, self.path))

    def correct(self, revision: int, correction: Correction) -> None:
        """Keep a correction of a statement in a revision's text; it wins over what a model reads.

        It holds in all revisions of the document that have the passage, and stays when the
        document is read again. An earlier correction about the same content is dropped; one
        that left the content which this one is about is amended (``Correction.amended``).

        Raises:
            ArchiveError: If there is no such revision.
            ValueError: If a span of it does not lie inside the text.
        """
        with plainly(self.path), transaction(self.connection):
            document, text = self._document_and_text(revision)
            # What came from an earlier one goes with it, and must leave the index first.
            self._unapply_all(document)
            write_correction(self.connection, document, correction, text, _now())
            self._apply_all(document)

    def drop_correction(self, revision: int, number: int) -> None:
        """Forget a correction of a document: what the model read holds again."""
        with plainly(self.path), transaction(self.connection):
            document, _ = self._document_and_text(revision)
            # What came from it goes with it, and must leave the index first.
            self._unapply_all(document)
            self.connection.execute(
                "DELETE FROM correction WHERE (id, document) = (?, ?)", (number, document)
            )
            self._apply_all(document)

    def corrections(self, revision: int) -> list[Correction]:
        """Return the corrections that hold in a revision's text, oldest first."""
        with plainly(self.path):
            document, text = self._document_and_text(revision)
            return read_corrections(self.connection, document, text)

    def statements(self, ids: Iterable[int]) -> dict[int, StoredStatement]:
        """Return the statements with these ids of the table ``statement``, in this order."""
        with plainly(self.path):
            return read_statements(self.connection, ids)

    def documents(self, revisions: Iterable[int]) -> dict[int, tuple[Entry, Document]]:
        """Return revisions with their documents, by number."""
        with plainly(self.path):
            return read_documents(self.connection, revisions)

    @property
    def changes(self) -> tuple[int, int]:
        """Differs from what it was before when this or another program has changed the archive."""
        ((version,),) = self.query("PRAGMA data_version")
        return int(version), self.connection.total_changes

    def without_vector(self, model: ModelIdentity) -> list[tuple[int, str]]:
        """Return ids and contents of the statements that ``model`` has given no vector yet."""
        with plainly(self.path):
            return statements_without(self.connection, model)

    def put_vectors(self, model: ModelIdentity, vectors: Mapping[int, Vector]) -> None:
        """Keep vectors that ``model`` gave to statements, by id."""
        with plainly(self.path), transaction(self.connection):
            write_vectors(self.connection, self._model(model), vectors)

    def signs(self, model: ModelIdentity) -> list[tuple[int, bytes]]:
        """Return id and signs of each vector of ``model``."""
        with plainly(self.path):
            return read_signs(self.connection, model)

    def vectors(self, ids: Sequence[int]) -> dict[int, bytes]:
        """Return the components of the vectors of statements, by id."""
        with plainly(self.path):
            return read_vectors(self.connection, ids)

    def entries(self, document: int | None = None) -> list[Entry]:
        """Return all revisions, or those of one document: by document, the oldest first."""
        with plainly(self.path):
            if document is None:
                return read_entries(self.connection, "TRUE")
            return read_entries(self.connection, "document = ?", document)

    def find_document(self, name: str) -> int:
        """Return the number of the document with a number, URL or path.

        Raises:
            ArchiveError: If there is none.
        """
        addresses = [name]
        with suppress(OSError, ValueError):
            addresses.append(file_address(name))
        number = name.removeprefix("#")
        found = self.query(
            "SELECT id FROM document WHERE id = ? OR address IN (?, ?) ORDER BY id = ?",
            (int(number) if number.isdecimal() else None, addresses[0], addresses[-1], number),
        )
        if not found:
            raise ArchiveError(
                self.path,
                f"there is no document {name!r} in it. `onrecord documents` lists them with"
                " their numbers.",
            )
        return int(found[0][0])

    def remove(self, document: int) -> None:
        """Take a document out for good, with all its revisions.

        Its words are in the file's bytes no more when this returns. Should it not return, the
        document is either still there, or gone and its bytes are overwritten by
        ``finish_removal``.

        Raises:
            ArchiveError: If there is no such document; or if it is gone, but its bytes can't be
                overwritten now.
        """
        with plainly(self.path), transaction(self.connection):
            revisions = self.query("SELECT id FROM revision WHERE document = ?", (document,))
            if not revisions:
                raise ArchiveError(self.path, f"there is no document {document} in it.")
            for (revision,) in revisions:
                self._unindex(revision)
            self.connection.execute("DELETE FROM document WHERE id = ?", (document,))
            self.connection.execute(
                "DELETE FROM model WHERE id NOT IN"
                " (SELECT model FROM revision UNION SELECT model FROM embedding"
                " UNION SELECT model FROM topic_centre)"
            )
            drop_loose(self.connection)
            self.connection.execute(
                "INSERT OR REPLACE INTO setting VALUES (?, ?)", (_UNFINISHED, _now())
            )
        self.finish_removal()

    def put_checks(
        self, revision: int, transcripts: Sequence[int], checks: Iterable[Check]
    ) -> None:
        """Keep the checks of a revision against those of transcripts, in place of earlier ones."""
        with plainly(self.path), transaction(self.connection):
            write_checks(self.connection, revision, transcripts, checks)

    def checks(self, revision: int) -> KeptChecks | None:
        """Return the checks of a revision; ``None`` if it has none that this version can read."""
        with plainly(self.path):
            return read_checks(self.connection, revision)

    @property
    def is_removal_unfinished(self) -> bool:
        """Whether bytes of a removed document may still be in the file."""
        return bool(self.query("SELECT 1 FROM setting WHERE name = ?", (_UNFINISHED,)))

    def finish_removal(self) -> None:
        """Overwrite what is left of removed documents in the file, if anything may be.

        Raises:
            ArchiveError: If another program keeps the old bytes in use, or the disk is full.
        """
        if not self.is_removal_unfinished:
            return
        with plainly(self.path):
            # The index marks what is deleted and drops it as its parts are merged; a page keeps
            # what was moved off it; the write-ahead log keeps the pages as they were.
            with transaction(self.connection):
                for name in ("words", "topic_words"):
                    self.connection.execute(f"INSERT INTO {name} ({name}) VALUES ('optimize')")
            self.connection.execute("VACUUM")
            self._truncate_log()
            with transaction(self.connection):
                self.connection.execute("DELETE FROM setting WHERE name = ?", (_UNFINISHED,))

    def _truncate_log(self) -> None:
        (busy, *_) = self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise ArchiveError(
                self.path,
                "the document is out, but another program keeps its old bytes in use. End that,"
                " then run `onrecord remove` without a document, which finishes the removal.",
            )

    def _same(self, document: Document) -> int | None:
        """Return the revision that has the document's content already.

        A date that was not known when it was added makes no other text of it.
        """
        address = address_of(document)
        known = [content_checksum(each) for each in (document, replace(document, date=None))]
        latest = self.query(
            "SELECT revision.id, content_sha256 FROM revision JOIN document"
            " ON document.id = document WHERE address = ? AND latest",
            (address,),
        )
        if latest:
            return latest[0][0] if latest[0][1] in known else None
        if address.startswith("http"):
            return None
        # A copy of a file, or a file under a new name, is no other publication.
        copied = self.query(
            "SELECT id FROM revision WHERE content_sha256 IN (?, ?) AND latest", known
        )
        return copied[0][0] if copied else None

    def _append(self, address: str, rows: Rows, document: Document) -> Outcome:
        connection = self.connection
        known = self.query("SELECT id FROM document WHERE address = ?", (address,))
        if known:
            (number,) = known[0]
        else:
            number = connection.execute(
                "INSERT INTO document (address) VALUES (?)", (address,)
            ).lastrowid
        connection.execute(
            "UPDATE revision SET latest = 0 WHERE document = ? AND latest", (number,)
        )
        (revisions,) = self.query("SELECT count(*) + 1 FROM revision WHERE document = ?", (number,))
        revision = self._insert(
            "revision",
            {
                "document": number,
                "number": revisions[0],
                "latest": 1,
                "added": _now(),
                "content_sha256": content_checksum(document),
                "record_sha256": rows.checksum(),
                "model": self._model(rows.model),
                **rows.revision,
            },
        )
        self._insert_parts(revision, rows)
        if known:
            self._apply_all(number)
        return "revised" if known else "added"

    def _replace(self, revision: int, rows: Rows, content: str) -> None:
        """Put a new record in the place of the one that a revision has."""
        connection = self.connection
        self._unindex(revision)
        connection.execute("DELETE FROM statement WHERE revision = ?", (revision,))
        connection.execute("DELETE FROM speaker WHERE revision = ?", (revision,))
        values = {
            **rows.revision,
            "content_sha256": content,
            "record_sha256": rows.checksum(),
            "model": self._model(rows.model),
        }
        assigned = ", ".join(f"{name} = :{name}" for name in values)
        connection.execute(
            f"UPDATE revision SET {assigned} WHERE id = :id", {**values, "id": revision}
        )
        self._insert_parts(revision, rows)

    def _insert_parts(self, revision: int, rows: Rows) -> None:
        for row in rows.speakers:
            self._insert("speaker", {"revision": revision, **row})
        ids = [self._insert("statement", {"revision": revision, **row}) for row in rows.statements]
        index(self.connection, ids, rows)

    def _apply_all(self, document: int) -> None:
        """Let the corrections of a document win in all its revisions."""
        self._unapply_all(document)
        for (revision,) in self.query("SELECT id FROM revision WHERE document = ?", (document,)):
            for correction in self.corrections(revision):
                self._apply(revision, correction)

    def _unapply_all(self, document: int) -> None:
        """Bring the document's revisions back to what the model read."""
        for (revision,) in self.query("SELECT id FROM revision WHERE document = ?", (document,)):
            kept = read_rows(self.connection, revision, self.path, "all")
            ids = self._statement_ids(revision)
            made = [place for place, row in enumerate(kept.statements) if row["correction"]]
            rows = replace(kept, statements=tuple(kept.statements[place] for place in made))
            unindex(self.connection, [ids[place] for place in made], rows)
            for table in ("statement", "speaker"):
                self.connection.execute(
                    f"DELETE FROM {table} WHERE revision = ? AND correction IS NOT NULL",
                    (revision,),
                )
            self.connection.execute(
                "UPDATE statement SET replaced = NULL WHERE revision = ?", (revision,)
            )

    def _apply(self, revision: int, correction: Correction) -> None:
        rows = read_rows(self.connection, revision, self.path, "all")
        statement, speaker = corrected_rows(rows, correction)
        own = {"revision": revision, "correction": correction.number}
        if speaker is not None:
            self._insert("speaker", {**own, **speaker})
        if statement is not None:
            number = self._insert("statement", {**own, **statement})
            speakers = (*rows.speakers, *((speaker,) if speaker is not None else ()))
            index(
                self.connection,
                [number],
                replace(rows, speakers=speakers, statements=(statement,)),
            )
        place = statement["position"] if statement is not None else REJECTED
        for row in rows.statements:
            if is_about(correction, row):
                self.connection.execute(
                    "UPDATE statement SET replaced = ? WHERE (revision, position) = (?, ?)",
                    (place, revision, row["position"]),
                )

    def _unindex(self, revision: int) -> None:
        kept = read_rows(self.connection, revision, self.path, "all")
        unindex(self.connection, self._statement_ids(revision), kept)

    def _document_and_text(self, revision: int) -> tuple[int, str]:
        found = self.query("SELECT document, text FROM revision WHERE id = ?", (revision,))
        if not found:
            raise ArchiveError(self.path, f"there is no revision {revision} in it.")
        return found[0][0], found[0][1]

    def _insert(self, table: str, row: Row) -> int:
        names = ", ".join(row)
        places = ", ".join(f":{name}" for name in row)
        cursor = self.connection.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", row)
        return cursor.lastrowid or 0

    def _model(self, model: ModelIdentity) -> int:
        return model_id(self.connection, model)

    def _checksum(self, revision: int) -> str:
        return self._rows(revision).checksum()

    def _statement_ids(self, revision: int) -> list[int]:
        found = self.query(
            "SELECT id FROM statement WHERE revision = ? ORDER BY position", (revision,)
        )
        return [number for (number,) in found]

    def _rows(self, revision: int) -> Rows:
        return read_rows(self.connection, revision, self.path)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
