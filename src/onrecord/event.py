"""Find the documents of the archive that tell of the same occasion as one of them, and say why.

What is found is shown to be checked, and rests on what both documents say: the same quotation, or
an occasion of one kind, place and date. That two speakers are in the news on one day is not enough.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from onrecord.days import day_of
from onrecord.find import Filters
from onrecord.follow.quotations import FollowedQuotation, find_quotations
from onrecord.store import Archive, Entry
from onrecord.types import Record, Span
from onrecord.verify.names import are_one, name_words

DAYS = 3
"""How far apart two reports of one occasion may be dated: those of a weekly paper come later, and
the same words are said again."""
_MOST_SHOWN = 3
"""Quotations and speakers that are named as a reason."""
_ALL = 1_000_000


@dataclass(frozen=True, slots=True)
class Member:
    """A document that is taken to tell of the occasion.

    Attributes:
        entry: Its latest revision.
        record: What is right by the corrections.
        reasons: Why, in plain words; empty for the document that was asked about.
    """

    entry: Entry
    record: Record
    reasons: tuple[str, ...]


def find_event(archive: Archive, document: int, *, days: int = DAYS) -> tuple[Member, ...]:
    """Return a document and those that tell of the same occasion, the surest first.

    One is taken if it carries the same quotation, or if both name an occasion of one kind and of
    one place or date, and a speaker they share. None is that is dated more than ``days`` days
    earlier or later. ``onrecord.follow.update.bring_up_to_date`` comes first.

    Args:
        archive: Where to look.
        document: The document's number.
        days: How far apart the documents may be dated.

    Raises:
        ArchiveError: If there is no such document.
    """
    entry = next(each for each in archive.entries(document) if each.latest)
    seed = archive.record(entry.id)
    quotations = _shared_quotations(archive, document)
    alike = _of_occasion(archive, seed)
    found: list[tuple[int, Member]] = []
    for other in archive.entries():
        if not other.latest or other.document == document or _are_apart(entry, other, days):
            continue
        if other.document not in quotations and other.id not in alike:
            continue
        record = archive.record(other.id)
        shared = quotations.get(other.document, [])
        if shared or (_is_one_occasion(seed, record) and _shared_speakers(seed, record)):
            reasons = _reasons(entry, seed, other, record, shared)
            found.append((-len(shared), Member(other, record, reasons)))
    found.sort(key=lambda each: (each[0], each[1].entry.document))
    return Member(entry, seed, ()), *(member for _, member in found)


def _of_occasion(archive: Archive, seed: Record) -> set[int]:
    """Return the revisions that name an occasion of the same kind."""
    if seed.occasion is None:
        return set()
    rows = archive.query(
        "SELECT id FROM revision WHERE latest AND json_extract(occasion, '$[0]') = ?",
        (seed.occasion.kind,),
    )
    return {number for (number,) in rows}


def _shared_quotations(archive: Archive, document: int) -> dict[int, list[str]]:
    """Return by document the quotations that it has in common, as the one asked about has them."""
    shared: dict[int, list[str]] = defaultdict(list)
    for each in find_quotations(archive, None, Filters(document=document), limit=_ALL):
        words = _words(each, document)
        for other in each.documents:
            shared[other].append(words)
    return dict(shared)


def _words(quotation: FollowedQuotation, document: int) -> str:
    own = next(each for each in quotation.appearances if each.entry.document == document)
    return " … ".join(_line(span, own.document.text) for span in own.spans)


def _line(span: Span, text: str) -> str:
    return " ".join(span.of(text).split())


def _are_apart(one: Entry, other: Entry, days: int) -> bool:
    distance = _distance(one.date, other.date)
    return distance is not None and distance > days


def _distance(one: str | None, other: str | None) -> int | None:
    first, second = day_of(one), day_of(other)
    return abs((first - second).days) if first is not None and second is not None else None


def _is_one_occasion(one: Record, other: Record) -> bool:
    """Tell whether both name an occasion of one kind, and of one place or date, none differing."""
    first, second = one.occasion, other.occasion
    if first is None or second is None or first.kind != second.kind:
        return False
    pairs = [(first.place, second.place), (first.date, second.date)]
    known = [pair for pair in pairs if None not in pair]
    return bool(known) and all(mine == theirs for mine, theirs in known)


def _shared_speakers(one: Record, other: Record) -> list[str]:
    """Return the names in ``one`` of those whom both documents have speak."""
    names = [name_words(each.name) for each in other.speakers if each.kind == "person"]
    return [
        each.name
        for each in one.speakers
        if each.kind == "person"
        and (words := name_words(each.name))
        and any(theirs and are_one(words, theirs) for theirs in names)
    ]


def _reasons(
    entry: Entry, seed: Record, other: Entry, record: Record, shared: list[str]
) -> tuple[str, ...]:
    reasons = [f"the same quotation: “{words}”" for words in shared[:_MOST_SHOWN]]
    if len(shared) > _MOST_SHOWN:
        reasons.append(f"{len(shared) - _MOST_SHOWN} more quotations")
    if seed.occasion is not None and _is_one_occasion(seed, record):
        known = (seed.occasion.kind, seed.occasion.place, seed.occasion.date)
        reasons.append("the same occasion: " + ", ".join(filter(None, known)))
    if speakers := _shared_speakers(seed, record):
        more = f" and {len(speakers) - _MOST_SHOWN} more" * (len(speakers) > _MOST_SHOWN)
        reasons.append(f"the same speakers: {', '.join(speakers[:_MOST_SHOWN])}{more}")
    distance = _distance(entry.date, other.date)
    if distance is None:
        reasons.append("whether they are of the same days is not known: one has no date")
    else:
        apart = "a day apart" if distance == 1 else f"{distance} days apart"
        reasons.append(apart if distance else "of the same day")
    return tuple(reasons)
