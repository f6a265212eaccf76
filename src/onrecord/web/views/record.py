"""What is shown of one document and of one statement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.follow.quotations import Carried
from onrecord.web.views.documents import DocumentView


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """What a person said of a statement, and that holds.

    Attributes:
        number: Of the correction, in the archive.
        verdict: ``accept``, ``reject``, ``fix``, or ``add`` for one that was missed.
        said: The same in plain words.
        words: Of the statement's content, as it is right; of the rejected one's.
        made: When, ISO 8601 in UTC.
        statement: Id of the statement as it is now; ``None`` if rejected.
    """

    number: int
    verdict: str
    said: str
    words: str
    made: str
    statement: str | None


@dataclass(frozen=True, slots=True)
class CheckView:
    """The last check of a document's words against transcripts that somebody had made.

    Attributes:
        made: When, ISO 8601 in UTC.
        against: Numbers of the transcripts.
        unchecked: How many of the document's claims are new or were corrected since.
        revised: Whether a transcript has a new text since.
        checks: As `onrecord check` writes it.
    """

    made: str
    against: tuple[int, ...]
    unchecked: int
    revised: bool
    checks: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RecordView:
    """A document with its record, its other revisions, and what people said of statements.

    Attributes:
        document: The document.
        revisions: All of them.
        record: As `onrecord read` writes it.
        corrections: Those that hold.
        followed: How many of its quotations other documents have, too.
        check: Its last check against transcripts; ``None`` if it had none.
    """

    document: DocumentView
    revisions: tuple[DocumentView, ...]
    record: Mapping[str, Any]
    corrections: tuple[CorrectionView, ...]
    followed: int
    check: CheckView | None


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement to be cited.

    Attributes:
        document: Where it stands.
        statement: As in the record, with offsets into the text that ``text_sha256`` is of.
        citation: The same in a few lines of plain text.
        before, after: What stands around the content's ends in the text.
        passage, passage_start: The text around the statement, and where in the text it begins.
        model: Who read it.
        corrected: Whether a person has said that it is right so.
        correction: ``accept``, ``fix``, or ``add`` if no model had read it; ``None`` if nobody did.
        speakers: Names of those who speak in the document.
        followed: The quotation that its words are of, where other documents have it, too.
        check: The document's last check against transcripts, with what became of this statement;
            ``None`` if it had none.
    """

    document: DocumentView
    statement: Mapping[str, Any]
    citation: str
    before: str
    after: str
    passage: str
    passage_start: int
    model: str
    corrected: bool
    correction: str | None
    speakers: tuple[str, ...]
    followed: Carried | None
    check: CheckView | None
