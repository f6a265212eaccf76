"""Lists of statements: what a search finds, what a document has."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.export.roundup import divide
from onrecord.export.wire import statement_to_wire
from onrecord.find.search import Hit, hits, select
from onrecord.find.words import match_words
from onrecord.store import Archive
from onrecord.types import Span
from onrecord.web.question import BadQuestion, Question, as_sentence
from onrecord.web.shelf import document_view, revision
from onrecord.web.views import DocumentView, HitView, SearchView, Shown

PER_PAGE = 20
MOST_FOUND = 1_000
MOST_EXPORTED = 10_000
SNIPPET = 320
"""Characters of a content that a list shows."""


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


def by_numbers(archive: Archive, ids: Iterable[int]) -> tuple[HitView, ...]:
    """Return the statements with these numbers of the table ``statement``."""
    return hit_views(archive, hits(archive, dict.fromkeys(ids, 0.0)))


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
