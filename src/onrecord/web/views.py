"""What the pages show. The JSON interface gives the same values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.follow.quotations import Carried


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document in a list.

    Attributes:
        number: Its number in the archive; never given twice.
        revision: Which of its texts, from 1; the latest has the highest.
        name: Its title, or the beginning of its text.
        outlet, date, author, url: As the document gives them.
        added: When the text was added, ISO 8601 in UTC.
        statements: How many were read in it.
        text_sha256: Checksum of the text that all offsets point into.
    """

    number: int
    revision: int
    name: str
    outlet: str | None
    date: str | None
    author: str | None
    url: str | None
    added: str
    statements: int
    text_sha256: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A stretch of a document's text, and whether it was looked for."""

    text: str
    match: bool


@dataclass(frozen=True, slots=True)
class HitView:
    """A statement in a list.

    Attributes:
        document: Where it stands.
        statement: As in the record that `onrecord read` writes.
        shown: What to show of the content: in each part, pieces.
        begins, ends: Whether what is shown begins and ends where the content does.
    """

    document: DocumentView
    statement: Mapping[str, Any]
    shown: tuple[tuple[Shown, ...], ...]
    begins: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class Count:
    """How many statements something has; ``name`` says what, ``link`` leads there."""

    name: str
    count: int
    link: str | None = None


@dataclass(frozen=True, slots=True)
class StartView:
    """The first page."""

    documents: int
    statements: int
    latest: tuple[DocumentView, ...]
    unfinished: int


@dataclass(frozen=True, slots=True)
class DocumentsView:
    """Documents, those that were added last first.

    Attributes:
        documents: Those of this page.
        total: How many there are in all.
        page, pages: Which page this is, from 1, and of how many.
    """

    documents: tuple[DocumentView, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class SearchView:
    """What a search found.

    Attributes:
        hits: Those of this page.
        found: How many in all, up to ``most``.
        most: More than these are not counted; narrow the search.
        page, pages: Which page this is, from 1, and of how many.
    """

    hits: tuple[HitView, ...]
    found: int
    most: int
    page: int
    pages: int


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


@dataclass(frozen=True, slots=True)
class RemovalView:
    """What goes if a document is removed: its latest revision, and how many corrections it has."""

    document: DocumentView
    corrections: int


@dataclass(frozen=True, slots=True)
class QuotationsView:
    """Quotations that several documents have, those that most have first.

    Attributes:
        quotations: Those of this page, as `onrecord quotes` writes them.
        names: What to call their documents, by number.
        total: How many there are in all.
        page, pages: Which page this is, from 1, and of how many.
        waiting: How many documents are yet to be looked through for quotations.
    """

    quotations: tuple[Mapping[str, Any], ...]
    names: Mapping[int, str]
    total: int
    page: int
    pages: int
    waiting: int


@dataclass(frozen=True, slots=True)
class QuotationView:
    """A quotation, and how each document has it.

    Attributes:
        quotation: As `onrecord quotes` writes it.
        names: What to call its documents, by number.
        waiting: How many documents are yet to be looked through for quotations.
    """

    quotation: Mapping[str, Any]
    names: Mapping[int, str]
    waiting: int


@dataclass(frozen=True, slots=True)
class TopicView:
    """What somebody said on one topic; ``None`` is for statements without one."""

    topic: str | None
    hits: tuple[HitView, ...]
    count: int


@dataclass(frozen=True, slots=True)
class RoleView:
    """A role as documents give it, and the dates of the first and last document that does."""

    role: str
    first: str | None
    last: str | None
    documents: int


@dataclass(frozen=True, slots=True)
class FormView:
    """A way to name a speaker, and the documents that do: number, date, and title or address."""

    id: str
    name: str
    role: str | None
    documents: tuple[tuple[int, str | None, str], ...]


@dataclass(frozen=True, slots=True)
class DoubtView:
    """Somebody who may be the same speaker, and why that is not taken for certain."""

    id: str
    name: str
    role: str | None
    why: str


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A merge or split that a reader has made, and its number to take it back by."""

    number: int
    made: str
    said: str


@dataclass(frozen=True, slots=True)
class RegistryView:
    """What the registry knows of a speaker.

    Attributes:
        id: Its id; any of its forms' ids leads to it too.
        kind, wikidata: What it is, and its identifier in Wikidata.
        roles: Over time, the earliest first.
        forms: How it is named, and where.
        joined: Why these are one, in plain words.
        doubts: Who else it may be.
        decisions: What readers have decided about these names.
    """

    id: str
    kind: str
    wikidata: str | None
    roles: tuple[RoleView, ...]
    forms: tuple[FormView, ...]
    joined: tuple[str, ...]
    doubts: tuple[DoubtView, ...]
    decisions: tuple[DecisionView, ...]


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """What one speaker is on record with.

    Attributes:
        name: The name to show; documents may give others.
        known: What the registry knows; ``None`` of groups and unnamed sources, of whom nobody can
            say that two documents speak of one. These go by the name alone.
        roles: As documents give them, the most frequent first.
        statements: How many in all.
        topics: The most frequent first; of each the latest statements.
        outlets: Who quotes them.
        types: How many are direct, mixed, indirect.
    """

    name: str
    known: RegistryView | None
    roles: tuple[str, ...]
    statements: int
    topics: tuple[TopicView, ...]
    outlets: tuple[Count, ...]
    types: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class OutletView:
    """Whom an outlet quotes, and how.

    Attributes:
        name: The name, just as the documents have it.
        documents: How many.
        statements: How many.
        speakers: Whom it quotes, the most frequent first.
        shares: Statements in direct, mixed and indirect speech, and in the outlet's own voice.
        latest: Its documents that were added last.
    """

    name: str
    documents: int
    statements: int
    speakers: tuple[Count, ...]
    shares: tuple[Count, ...]
    latest: tuple[DocumentView, ...]


@dataclass(frozen=True, slots=True)
class TopicPageView:
    """Who says what on a topic across documents, and which outlets carry it.

    Attributes:
        name: Words of the topic.
        documents: How many have it.
        statements: How many are on it.
        speakers: Who makes them, the most frequent first.
        outlets: Which outlets have them.
        acts: What speakers do: support, deny, warn, where that is clear.
        latest: Statements of the latest documents.
    """

    name: str
    documents: int
    statements: int
    speakers: tuple[Count, ...]
    outlets: tuple[Count, ...]
    acts: tuple[Count, ...]
    latest: tuple[HitView, ...]


@dataclass(frozen=True, slots=True)
class NamesView:
    """Names, the most frequent first, and how many there are in all."""

    names: tuple[Count, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something was not done, and what to do next."""

    detail: str
