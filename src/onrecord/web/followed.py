"""From the archive to what a page shows: quotations that several documents have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Query

from onrecord.find import Filters
from onrecord.follow.quotations import (
    FollowedQuotation,
    count_quotations,
    find_quotations,
    read_quotation,
)
from onrecord.follow.update import bring_up_to_date, count_waiting
from onrecord.follow.wire import quotation_to_wire
from onrecord.store import Archive
from onrecord.web.question import BadQuestion, as_sentence
from onrecord.web.shelf import NotThere, names_of
from onrecord.web.views import QuotationsView, QuotationView

PER_PAGE = 20
_AT_ONCE = 20
"""So many new documents are looked through while a reader waits; more are the worker's."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Which quotations are looked for.

    Attributes:
        words: What a statement that carries them says; empty for anything.
        speaker: Words of the name that it gives.
        document: Number of a document that carries them; 0 for any.
        page: From 1.
    """

    words: str = ""
    speaker: str = ""
    document: int = 0
    page: int = 1


def _sought(
    q: Annotated[str, Query(max_length=300)] = "",
    speaker: Annotated[str, Query(max_length=300)] = "",
    document: Annotated[int, Query(ge=0, lt=2**31)] = 0,
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Sought:
    return Sought(q.strip(), speaker.strip(), document, page)


AskedQuotations = Annotated[Sought, Depends(_sought)]


def quotations(archive: Archive, sought: Sought) -> QuotationsView:
    """Return one page of the quotations that several documents have.

    Raises:
        BadQuestion: If there is no word where one is needed.
    """
    waiting = _follow(archive)
    filters = Filters(speaker=sought.speaker or None, document=sought.document or None)
    words = sought.words or None
    try:
        total = count_quotations(archive, words, filters)
        skip = (sought.page - 1) * PER_PAGE
        found = find_quotations(archive, words, filters, limit=PER_PAGE, skip=skip)
    except ValueError as error:
        raise BadQuestion(as_sentence(error)) from error
    pages = max(1, -(-total // PER_PAGE))
    wires, names = _shown(archive, found)
    return QuotationsView(wires, names, total, sought.page, pages, waiting)


def quotation(archive: Archive, identity: str) -> QuotationView:
    """Return a quotation, and how each document has it.

    Raises:
        NotThere: If there is none.
    """
    waiting = _follow(archive)
    found = read_quotation(archive, identity)
    if found is None:
        raise NotThere(
            f"There is no quotation {identity!r}. Its longest wording may have been removed."
        )
    (wire,), names = _shown(archive, [found])
    return QuotationView(wire, names, waiting)


def _shown(
    archive: Archive, found: list[FollowedQuotation]
) -> tuple[tuple[dict[str, Any], ...], dict[int, str]]:
    numbers = sorted({number for each in found for number in each.documents})
    return tuple(map(quotation_to_wire, found)), names_of(archive, numbers)


def _follow(archive: Archive) -> int:
    """Look through new documents if they are few; return how many are left."""
    waiting = count_waiting(archive)
    if waiting > _AT_ONCE:
        return waiting
    bring_up_to_date(archive)
    return 0
