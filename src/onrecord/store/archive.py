"""The archive: documents, their revisions and records, in one file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Literal

from onrecord.checks import Check
from onrecord.errors import ArchiveError
from onrecord.store.address import file_address
from onrecord.store.apply import apply_all, unapply_all
from onrecord.store.checks import KeptChecks, read_checks, write_checks
from onrecord.store.connection import connect, plainly, transaction
from onrecord.store.correction_table import read_corrections, write_correction
from onrecord.store.corrections import Correction
from onrecord.store.load import (
    Entry,
    StoredStatement,
    read_documents,
    read_entries,
    read_known,
    read_rows,
    read_statements,
)
from onrecord.store.now import now
from onrecord.store.removal import delete_document, is_unfinished, overwrite_removed
from onrecord.store.revisions import append_revision, document_and_text, find_same, replace_record
from onrecord.store.rows import Row, from_rows, to_rows
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
            return find_same(self.connection, document) is not None

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
            same = find_same(self.connection, record.document)
            if same is None:
                document, known = append_revision(self.connection, rows, record.document)
                if known:
                    apply_all(self.connection, document, self.path)
                return "revised" if known else "added"
            kept = read_rows(self.connection, same, self.path)
            if not again or kept.checksum() == rows.checksum():
                return "unchanged"
            replace_record(self.connection, same, rows, record.document, self.path)
            document, _ = document_and_text(self.connection, same, self.path)
            apply_all(self.connection, document, self.path)
            return "reread"

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
            document, text = document_and_text(self.connection, revision, self.path)
            # What came from an earlier one goes with it, and must leave the index first.
            unapply_all(self.connection, document, self.path)
            write_correction(self.connection, document, correction, text, now())
            apply_all(self.connection, document, self.path)

    def drop_correction(self, revision: int, number: int) -> None:
        """Forget a correction of a document: what the model read holds again."""
        with plainly(self.path), transaction(self.connection):
            document, _ = document_and_text(self.connection, revision, self.path)
            # What came from it goes with it, and must leave the index first.
            unapply_all(self.connection, document, self.path)
            self.connection.execute(
                "DELETE FROM correction WHERE (id, document) = (?, ?)", (number, document)
            )
            apply_all(self.connection, document, self.path)

    def corrections(self, revision: int) -> list[Correction]:
        """Return the corrections that hold in a revision's text, oldest first."""
        with plainly(self.path):
            document, text = document_and_text(self.connection, revision, self.path)
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
            write_vectors(self.connection, model_id(self.connection, model), vectors)

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
            delete_document(self.connection, document, self.path)
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
        with plainly(self.path):
            return is_unfinished(self.connection)

    def finish_removal(self) -> None:
        """Overwrite what is left of removed documents in the file, if anything may be.

        Raises:
            ArchiveError: If another program keeps the old bytes in use, or the disk is full.
        """
        if not self.is_removal_unfinished:
            return
        with plainly(self.path):
            overwrite_removed(self.connection, self.path)
