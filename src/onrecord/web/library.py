"""From the archive to what a page shows: documents, statements and searches."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from onrecord.export.roundup import divide
from onrecord.export.wire import statement_to_wire, to_wire
from onrecord.find.search import Hit, hits, select
from onrecord.find.words import match_words
from onrecord.follow.quotations import carried
from onrecord.store import Archive, Correction
from onrecord.store.corrections import CORRECTED
from onrecord.types import Record, Span, Statement
from onrecord.web.checking import KeptCheck, kept_check
from onrecord.web.question import BadQuestion, Question, as_sentence
from onrecord.web.shelf import NotThere, document_view, latest_documents, revision, revisions
from onrecord.web.views import (
    CorrectionView,
    DocumentView,
    HitView,
    RecordView,
    SearchView,
    Shown,
    StartView,
    StatementView,
)

PER_PAGE = 20
MOST_FOUND = 1_000
MOST_EXPORTED = 10_000
SNIPPET = 320
"""Characters of a content that a list shows."""
_AROUND = 160
"""Characters of the text that are shown before and after a content."""
_BESIDE = 300
"""Characters beside a statement that are shown to be chosen from, at least."""
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


def search(archive: Archive, question: Question) -> SearchView:
    """Return one page of what a search finds.

    Raises:
        BadQuestion: If there is no word where one is needed, or no day.
    """
    asked, ids = _select(archive, question, MOST_FOUND + 1)
    first = (question.page - 1) * PER_PAGE
    shown = hits(archive, dict(ids[:MOST_FOUND][first : first + PER_PAGE]), asked)
    found = min(len(ids), MOST_FOUND + 1)
    pages = max(1, -(-min(found, MOST_FOUND) // PER_PAGE))
    return SearchView(hit_views(archive, shown), found, MOST_FOUND, question.page, pages)


def all_hits(archive: Archive, question: Question) -> list[Hit]:
    """Return all that a search finds, up to ``MOST_EXPORTED``.

    Raises:
        BadQuestion: If there is no word where one is needed, or no day.
    """
    asked, ids = _select(archive, question, MOST_EXPORTED)
    return hits(archive, dict(ids), asked)


def hit_views(
    archive: Archive, found: Iterable[Hit], *, snippet: bool = True
) -> tuple[HitView, ...]:
    """Return statements as lists show them."""
    found = list(found)
    documents: dict[int, DocumentView] = {}
    for hit in found:
        if hit.entry.id not in documents:
            documents[hit.entry.id] = document_view(archive, hit.entry.id)
    return tuple(_hit_view(hit, documents[hit.entry.id], snippet) for hit in found)


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


def statement(archive: Archive, number: int, key: str) -> tuple[StatementView, KeptCheck | None]:
    """Return a statement of a document, in the latest revision that has it, and the last check.

    Raises:
        NotThere: If there is none.
    """
    found = archive.query(
        "SELECT statement.id FROM statement JOIN revision ON revision.id = statement.revision"
        " WHERE document = ? AND key IN (?, ?) AND replaced IS NULL"
        " ORDER BY number DESC LIMIT 1",
        (number, key, CORRECTED + key),
    )
    if not found:
        raise NotThere(f"Document {number} has no statement {key!r}. It may have been read anew.")
    ((identity,),) = found
    stored = archive.statements([identity])[identity]
    text, content = stored.document.text, stored.statement.content
    wire = statement_to_wire(stored.statement, text)
    document = document_view(archive, stored.entry.id)
    start, end = _passage(text, stored.statement)
    made = (each for each in archive.corrections(stored.entry.id) if each.leaves(content))
    correction = next(made, None)
    names = archive.query(
        "SELECT DISTINCT name FROM speaker WHERE revision = ? ORDER BY name", (stored.entry.id,)
    )
    kept = kept_check(archive, stored.entry.id, archive.record(stored.entry.id))
    checks = kept.of(stored.statement.id) if kept is not None else None
    view = StatementView(
        document=document,
        statement=wire,
        citation=_citation(document, wire, stored.entry.address),
        before=_words_before(text, content[0].start),
        after=_words_after(text, content[-1].end),
        passage=text[start:end],
        passage_start=start,
        model=stored.entry.model,
        corrected=correction is not None,
        correction=correction.verdict if correction is not None else None,
        speakers=tuple(name for (name,) in names),
        followed=carried(archive, stored.entry.id).get(stored.statement.id),
        check=checks.view() if checks is not None else None,
    )
    return view, checks


def by_numbers(archive: Archive, ids: Iterable[int]) -> tuple[HitView, ...]:
    """Return the statements with these numbers of the table ``statement``."""
    return hit_views(archive, hits(archive, dict.fromkeys(ids, 0.0)))


def statements_of(archive: Archive, number: int) -> list[Hit]:
    """Return all statements of a document's latest revision, in their order.

    Raises:
        NotThere: If there is no such document.
    """
    identity, _ = revision(archive, number)
    ids = archive.query(
        "SELECT id FROM statement WHERE revision = ? AND replaced IS NULL ORDER BY position",
        (identity,),
    )
    return hits(archive, {each: 0.0 for (each,) in ids})


def _select(
    archive: Archive, question: Question, limit: int
) -> tuple[str | None, list[tuple[int, float]]]:
    asked = match_words(question.words) if question.words else None
    if question.words and asked is None:
        raise BadQuestion(f"There is no word in {question.words!r}. Write at least one.")
    filters = question.filters()
    try:
        return asked, select(archive, asked, filters, limit=limit)
    except ValueError as error:
        raise BadQuestion(as_sentence(error)) from error


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


def _hit_view(hit: Hit, document: DocumentView, snippet: bool) -> HitView:
    text, content = hit.document.text, hit.statement.content
    parts = hit.snippet(SNIPPET) if snippet else content
    return HitView(
        document=document,
        statement=statement_to_wire(hit.statement, text),
        shown=tuple(_pieces(part, hit.matches, text) for part in parts),
        begins=parts[0].start == content[0].start,
        ends=parts[-1].end == content[-1].end,
    )


def _pieces(part: Span, matches: tuple[Span, ...], text: str) -> tuple[Shown, ...]:
    return tuple(Shown(piece.of(text), matched) for piece, matched in divide(part, matches))


def _citation(document: DocumentView, statement: dict[str, Any], address: str) -> str:
    """Return a statement with all that is needed to check it, in plain text."""
    words = " […] ".join(part["text"] for part in statement["content"])
    speaker = statement["speaker"]
    if statement["voice"] == "outlet":
        who = f"{document.outlet or 'The outlet'}, in its own voice"
    elif speaker is None:
        who = "Speaker not certain"
    else:
        who = ", ".join(filter(None, (speaker["name"], speaker["role"])))
    places = ", ".join(f"{part['start']}–{part['end']}" for part in statement["content"])
    source = statement["source"]["text"] if statement["source"] else None
    cue = statement["cue"]["text"] if statement["cue"] else None
    lines = [
        words,
        f"— {who} ({statement['type']})",
        f"Source in the text: {source}" if source else "Source in the text: none",
        f"Cue: {cue}" if cue else "Cue: none",
        f"In: {document.name}",
        ", ".join(filter(None, (document.outlet, document.author, document.date))),
        document.url or (address if not address.startswith("sha256:") else ""),
        f"Characters {places} of the text with SHA-256 {document.text_sha256}",
        f"onrecord document {document.number}, revision {document.revision},"
        f" statement {statement['id']}",
    ]
    return "\n".join(line for line in lines if line)


def _passage(text: str, statement: Statement) -> tuple[int, int]:
    """Return the paragraphs that a statement stands in, and those beside it."""
    parts = [*statement.content, *filter(None, (statement.source, statement.cue))]
    start = text.rfind("\n\n", 0, max(0, min(part.start for part in parts) - _BESIDE)) + 1
    end = text.find("\n\n", max(part.end for part in parts) + _BESIDE)
    return start, end if end >= 0 else len(text)


def _words_before(text: str, end: int) -> str:
    start = max(0, end - _AROUND)
    paragraph = re.split(r"\n\s*\n", text[start:end])[-1]
    cut = paragraph.find(" ") if len(paragraph) == end - start and start > 0 else -1
    return paragraph[cut + 1 :]


def _words_after(text: str, start: int) -> str:
    end = min(len(text), start + _AROUND)
    paragraph = re.split(r"\n\s*\n", text[start:end])[0]
    cut = paragraph.rfind(" ") if len(paragraph) == end - start and end < len(text) else -1
    return paragraph[:cut] if cut > 0 else paragraph
