"""What lists show of documents and statements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


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
class RemovalView:
    """What goes if a document is removed: its latest revision, and how many corrections it has."""

    document: DocumentView
    corrections: int
