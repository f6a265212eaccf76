"""From the archive to what a page shows: the first page, and one document."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.export.wire import to_wire
from onrecord.follow.quotations import carried
from onrecord.store import Archive, Correction
from onrecord.types import Record
from onrecord.web.checking import KeptCheck, kept_check
from onrecord.web.shelf import latest_documents, revision, revisions
from onrecord.web.views import CorrectionView, DocumentView, RecordView, StartView

_SAID = {
    "accept": "accepted by hand",
    "reject": "rejected by hand",
    "fix": "corrected by hand",
    "add": "added by hand",
}


@dataclass(frozen=True, slots=True)
class OpenDocument:
    """A document with its record and its last check; ``RecordView`` tells of the other parts."""

    document: DocumentView
    revisions: tuple[DocumentView, ...]
    record: Record
    corrections: tuple[CorrectionView, ...]
    followed: int
    check: KeptCheck | None

    @property
    def is_latest(self) -> bool:
        """Whether no revision came after it."""
        return self.document.revision == self.revisions[-1].revision

    def view(self) -> RecordView:
        """Return it as the interface gives it."""
        return RecordView(
            document=self.document,
            revisions=self.revisions,
            record=to_wire(self.record),
            corrections=self.corrections,
            followed=self.followed,
            check=self.check.view() if self.check is not None else None,
        )


def start(archive: Archive, unfinished: int) -> StartView:
    """Return what the first page shows."""
    ((documents, statements),) = archive.query(
        "SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM statement)"
    )
    return StartView(documents, statements, tuple(latest_documents(archive, limit=12)), unfinished)


def open_document(archive: Archive, number: int, of: int | None = None) -> OpenDocument:
    """Return a document's revision: the number ``of``, or its latest.

    Raises:
        NotThere: If there is none.
    """
    identity, document = revision(archive, number, of)
    found = archive.record(identity)
    return OpenDocument(
        document=document,
        revisions=revisions(archive, number),
        record=found,
        corrections=tuple(_correction(each, found) for each in archive.corrections(identity)),
        followed=len(carried(archive, identity)),
        check=kept_check(archive, identity, found),
    )


def _correction(correction: Correction, record: Record) -> CorrectionView:
    text, right = record.document.text, correction.right
    content = correction.anchor if right is None else right.content
    statements = (each.id for each in record.statements if correction.leaves(each.content))
    return CorrectionView(
        number=correction.number or 0,
        verdict=correction.verdict,
        said=_SAID[correction.verdict],
        words=" ⋯ ".join(part.of(text) for part in content),
        made=correction.made,
        statement=next(statements, None),
    )
