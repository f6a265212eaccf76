"""The archive's documents as lists show them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from onrecord.errors import ArchiveError
from onrecord.store import Archive
from onrecord.web.views import DocumentsView, DocumentView

DOCUMENTS_PER_PAGE = 20
MOST_TRANSCRIPTS = 200
"""That are offered to check an article against."""
_NAME = 100
"""Characters of a text that stand for a title."""
_BEGINNING = 2_000
"""Characters of a text among which they are looked for."""
_BEFORE_THE_TEXT = ("byline", "credit", "caption", "boilerplate")

_DOCUMENT = f"""
SELECT document, number, title, substr(text, 1, {_BEGINNING}), zones, outlet, date, author,
    url, added,
    (SELECT count(*) FROM statement WHERE revision = revision.id AND replaced IS NULL),
    text_sha256
FROM revision
"""


class NotThere(LookupError):
    """The archive has nothing at this address."""


def documents(archive: Archive, page: int) -> DocumentsView:
    """Return one page of all documents."""
    ((total,),) = archive.query("SELECT count(*) FROM document")
    skip = (page - 1) * DOCUMENTS_PER_PAGE
    found = latest_documents(archive, limit=DOCUMENTS_PER_PAGE, skip=skip)
    return DocumentsView(tuple(found), total, page, max(1, -(-total // DOCUMENTS_PER_PAGE)))


def revision(archive: Archive, number: int, of: int | None = None) -> tuple[int, DocumentView]:
    """Return a document's revision: the number ``of``, or its latest.

    Returns:
        The revision's number in the archive, and what lists show of it.

    Raises:
        NotThere: If there is none.
    """
    condition = "latest" if of is None else "number = :of"
    found = archive.query(
        f"SELECT id FROM revision WHERE document = :document AND {condition}",
        {"document": number, **({} if of is None else {"of": of})},
    )
    if not found:
        what = f"document {number}" + (f" with a revision {of}" if of is not None else "")
        raise NotThere(f"There is no {what} in the archive. It may have been removed.")
    return found[0][0], document_view(archive, found[0][0])


def revisions(archive: Archive, number: int) -> tuple[DocumentView, ...]:
    """Return all revisions of a document, the oldest first."""
    rows = archive.query(f"{_DOCUMENT} WHERE document = ? ORDER BY number", (number,))
    return tuple(_view(row) for row in rows)


def names_of(archive: Archive, numbers: Iterable[int]) -> dict[int, str]:
    """Return what to call documents, by number."""
    return {number: revision(archive, number)[1].name for number in numbers}


def latest_of(archive: Archive, outlet: str, limit: int) -> tuple[DocumentView, ...]:
    """Return the documents of an outlet that were added last."""
    rows = archive.query(
        f"{_DOCUMENT} WHERE outlet = ? AND latest ORDER BY id DESC LIMIT ?", (outlet, limit)
    )
    return tuple(_view(row) for row in rows)


def by_turns(archive: Archive) -> tuple[DocumentView, ...]:
    """Return the documents whose latest text has turns of speakers, the last added first."""
    rows = archive.query(
        f"{_DOCUMENT} WHERE latest AND zones LIKE '%[\"turn\",%' ORDER BY id DESC LIMIT ?",
        (MOST_TRANSCRIPTS,),
    )
    return tuple(_view(row) for row in rows)


def first_line(beginning: str, zones: Iterable[Sequence[Any]] = ()) -> str:
    """Return what to call a text without a title: its first line, or the beginning of it.

    Args:
        beginning: Of the text.
        zones: As the archive has them: kind, start, end. Bylines, credits and the like are no
            names, unless there is nothing else.
    """
    starts = [start for kind, start, *_ in zones if kind not in _BEFORE_THE_TEXT]
    start = starts[0] if starts and starts[0] < len(beginning) else 0
    line = next((line.strip() for line in beginning[start:].splitlines() if line.strip()), "")
    if len(line) <= _NAME:
        return line
    return line[:_NAME].rpartition(" ")[0] + " …" if " " in line[:_NAME] else line[:_NAME] + "…"


def latest_documents(archive: Archive, *, limit: int, skip: int = 0) -> list[DocumentView]:
    """Return the documents that were added last."""
    rows = archive.query(
        f"{_DOCUMENT} WHERE id IN (SELECT id FROM revision WHERE latest ORDER BY id DESC"
        " LIMIT ? OFFSET ?) ORDER BY id DESC",
        (limit, skip),
    )
    return [_view(row) for row in rows]


def document_view(archive: Archive, identity: int) -> DocumentView:
    """Return what lists show of the revision with this number in the archive."""
    found = archive.query(f"{_DOCUMENT} WHERE id = ?", (identity,))
    if not found:
        raise ArchiveError(archive.path, f"there is no revision {identity} in it.")
    return _view(found[0])


def _view(row: tuple[Any, ...]) -> DocumentView:
    number, revision, title, beginning, zones, *others = row
    name = title or first_line(beginning, json.loads(zones))
    return DocumentView(number, revision, name, *others)
