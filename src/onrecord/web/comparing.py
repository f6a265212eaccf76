"""One occasion as several documents of the archive tell it."""

from __future__ import annotations

from dataclasses import replace

from onrecord.collate import collate
from onrecord.comparisons import Comparison
from onrecord.event import find_event
from onrecord.find import find_embed
from onrecord.follow.update import bring_up_to_date
from onrecord.store import Archive
from onrecord.types import Record
from onrecord.web import shelf
from onrecord.web.question import BadQuestion

MOST = 6
"""Documents that are compared at once: more columns can't be read."""


def compare(
    archive: Archive, docs: list[int], event: int | None
) -> tuple[Comparison, tuple[int, ...]]:
    """Return a comparison, and the numbers of its documents.

    Args:
        archive: Where they are.
        docs: Their numbers.
        event: Instead: the number of one, to which those on the same occasion are found.

    Raises:
        NotThere: If there is no such document, or none is sure to be on the same occasion.
        BadQuestion: If there are not two.
    """
    if event is not None:
        return _compare_event(archive, event)
    numbers = tuple(dict.fromkeys(docs))
    if len(numbers) < 2:
        raise BadQuestion("A comparison needs two documents. Choose two or more.")
    records = [_named(archive, number) for number in numbers]
    return collate(records, find_embed()), numbers


def _compare_event(archive: Archive, document: int) -> tuple[Comparison, tuple[int, ...]]:
    shelf.revision(archive, document)
    bring_up_to_date(archive)
    members = find_event(archive, document)[:MOST]
    if len(members) < 2:
        raise shelf.NotThere(
            f"No other document is sure to tell of the occasion of document {document}: none has"
            " the same quotation, or names the same occasion and speaker. Choose the documents"
            " to compare yourself."
        )
    numbers = tuple(each.entry.document for each in members)
    records = [_named(archive, number) for number in numbers]
    reasons = [each.reasons for each in members]
    return collate(records, find_embed(), reasons=reasons), numbers


def _named(archive: Archive, number: int) -> Record:
    """Return the latest record; what was dropped in without a title goes by its first line."""
    identity, shown = shelf.revision(archive, number)
    record = archive.record(identity)
    return replace(record, document=replace(record.document, title=shown.name))
