"""The quotations of an archive that several documents carry, and how each of them does."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from onrecord.find import Filters
from onrecord.find.search import select
from onrecord.find.words import match_words
from onrecord.follow.likeness import align
from onrecord.follow.speaker import Agreement, agree
from onrecord.follow.wording import Wording, read_wording
from onrecord.store import Archive, Entry
from onrecord.store.corrections import CORRECTED
from onrecord.store.rows import spans
from onrecord.types import Document, Span, Speaker, Statement
from onrecord.verify.words import Word

EVERYTHING = Filters()
PieceKind = Literal["same", "changed", "cut", "marked"]

_ROOTS = """
SELECT wording.root, hex(whole.digest), count(DISTINCT document) AS documents
FROM quotation JOIN wording ON wording.id = quotation.wording
JOIN wording AS whole ON whole.id = wording.root JOIN revision ON revision.id = revision
WHERE {condition} GROUP BY wording.root HAVING documents >= :documents
ORDER BY documents DESC, min(date) DESC, whole.digest LIMIT :limit OFFSET :skip
"""
_OF_STATEMENTS = """
wording.root IN (SELECT found.root FROM json_each(:among) JOIN quotation ON statement = value
JOIN wording AS found ON found.id = quotation.wording)
"""


@dataclass(frozen=True)
class Appearance:
    """A quotation as one document has it.

    Attributes:
        entry: The document's revision.
        document: With the text that all spans point into.
        spans: The words inside the quotation marks.
        statement: To which they belong; ``None`` where they belong to none.
    """

    entry: Entry
    document: Document
    spans: tuple[Span, ...]
    statement: Statement | None

    @property
    def speaker(self) -> Speaker | None:
        """Whom this document names."""
        return self.statement.speaker if self.statement is not None else None

    @cached_property
    def read(self) -> tuple[Wording, tuple[Word, ...]]:
        """What is compared of the words, and where each of them stands."""
        return read_wording(self.document.text, self.spans)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a variant beside the whole.

    Attributes:
        kind: ``same`` words; words that are ``changed`` or put in; of the whole, words that the
            variant has ``cut`` without a mark, or where it is ``marked`` that some are missing.
        span: Where; in the document of the variant's first appearance, but what is missing stands
            in that of the whole.
    """

    kind: PieceKind
    span: Span

    @property
    def side(self) -> Literal["variant", "whole"]:
        """In whose document the words stand."""
        return "whole" if self.kind in ("cut", "marked") else "variant"


@dataclass(frozen=True)
class Variant:
    """The same words in one or more documents.

    Attributes:
        appearances: The earliest first.
        pieces: Of the first one, in order; it is compared with the whole.
        carries: The first and the last word of the whole that it has, half-open.
    """

    appearances: tuple[Appearance, ...]
    pieces: tuple[Piece, ...]
    carries: tuple[int, int]


@dataclass(frozen=True)
class FollowedQuotation:
    """A quotation, and all documents that have it or a part of it.

    Attributes:
        id: The same as long as the longest wording is; 32 hexadecimal digits.
        whole: The longest wording, as the earliest document with it has it.
        variants: The whole first, then those that most documents carry.
        agreement: Who spoke.
        also_in: Ids of other quotations in which these words stand, too.
    """

    id: str
    whole: Appearance
    variants: tuple[Variant, ...]
    agreement: Agreement
    also_in: tuple[str, ...]

    @property
    def appearances(self) -> tuple[Appearance, ...]:
        """All of them, the earliest first; those without a date last."""
        return tuple(
            sorted((each for variant in self.variants for each in variant.appearances), key=_age)
        )

    @property
    def documents(self) -> tuple[int, ...]:
        """The numbers of the documents."""
        return tuple(sorted({each.entry.document for each in self.appearances}))

    @property
    def first(self) -> tuple[Appearance, ...]:
        """The earliest appearances, as far as the documents have dates.

        All of the earliest day, unless each of them tells the time.
        """
        dated = [each for each in self.appearances if each.document.date]
        day = [each for each in dated if _date(each)[:10] == _date(dated[0])[:10]]
        if all(len(_date(each)) > len("2024-05-31") for each in day):
            return tuple(day[:1])
        return tuple(day)


def find_quotations(
    archive: Archive,
    words: str | None = None,
    filters: Filters = EVERYTHING,
    *,
    min_documents: int = 2,
    limit: int = 20,
    skip: int = 0,
) -> list[FollowedQuotation]:
    """Return quotations, those that most documents carry first.

    ``bring_up_to_date`` comes first, if it may be behind.

    Args:
        archive: Where to look.
        words: What ``match_words`` understands. A statement that carries the quotation has them.
        filters: What holds of a statement that carries it.
        min_documents: The fewest documents that do, whether the filters let them through or not.
        limit: How many quotations at most; -1 for all.
        skip: How many come before those.

    Raises:
        ValueError: If there is no word in ``words`` or in a filter that needs one.
    """
    sql, values = _chosen(archive, words, filters, min_documents)
    rows = archive.query(sql, {**values, "limit": limit, "skip": skip})
    return [_read(archive, root, digest.lower()) for root, digest, _ in rows]


def count_quotations(
    archive: Archive,
    words: str | None = None,
    filters: Filters = EVERYTHING,
    *,
    min_documents: int = 2,
) -> int:
    """Return how many quotations ``find_quotations`` would find without a limit."""
    sql, values = _chosen(archive, words, filters, min_documents)
    ((count,),) = archive.query(f"SELECT count(*) FROM ({sql})", {**values, "limit": -1, "skip": 0})
    return int(count)


def read_quotation(archive: Archive, identity: str) -> FollowedQuotation | None:
    """Return the quotation with an id, or that now holds what once was its longest wording."""
    rows = archive.query(
        "SELECT whole.id, hex(whole.digest) FROM wording"
        " JOIN wording AS whole ON whole.id = wording.root WHERE hex(wording.digest) = ?",
        (identity.upper(),),
    )
    return _read(archive, rows[0][0], rows[0][1].lower()) if rows else None


@dataclass(frozen=True, slots=True)
class Carried:
    """That other documents have a statement's quotation, too.

    Attributes:
        quotation: Its id.
        documents: How many have it, this one included.
    """

    quotation: str
    documents: int


def carried(archive: Archive, revision: int) -> dict[str, Carried]:
    """Return which statements' quotations other documents have, by the statement's id."""
    rows = archive.query(
        "SELECT statement.key, hex(whole.digest), (SELECT count(DISTINCT document) FROM wording"
        " AS each JOIN quotation AS other ON other.wording = each.id JOIN revision"
        " ON revision.id = other.revision WHERE each.root = whole.id) AS documents"
        " FROM quotation JOIN statement ON statement.id = quotation.statement"
        " JOIN wording ON wording.id = quotation.wording"
        " JOIN wording AS whole ON whole.id = wording.root"
        " WHERE quotation.revision = ? AND documents > 1",
        (revision,),
    )
    return {
        key.removeprefix(CORRECTED): Carried(digest.lower(), documents)
        for key, digest, documents in rows
    }


def _chosen(
    archive: Archive, words: str | None, filters: Filters, min_documents: int
) -> tuple[str, dict[str, int | str]]:
    """Return the question for the quotations that are asked for, and its values."""
    question = match_words(words) if words is not None else None
    if words is not None and question is None:
        raise ValueError(f"there is no word in {words!r}. Give at least one.")
    values: dict[str, int | str] = {"documents": min_documents}
    condition = "TRUE"
    if question is not None or filters != EVERYTHING:
        found = select(archive, question, filters, limit=-1, ordered=False)
        condition = _OF_STATEMENTS
        values["among"] = json.dumps([number for number, _ in found])
    return _ROOTS.format(condition=condition), values


def _read(archive: Archive, root: int, identity: str) -> FollowedQuotation:
    rows = archive.query(
        "SELECT quotation.revision, statement, spans, wording = :root FROM quotation"
        " JOIN wording ON wording.id = wording WHERE root = :root",
        {"root": root},
    )
    stored = archive.statements([statement for _, statement, _, _ in rows if statement])
    documents = archive.documents({revision for revision, *_ in rows})
    appearances = [
        (
            Appearance(
                *documents[revision],
                spans(dumped),
                stored[statement].statement if statement is not None else None,
            ),
            is_whole,
        )
        for revision, statement, dumped, is_whole in rows
    ]
    appearances.sort(key=lambda each: _age(each[0]))
    whole = next(each for each, is_whole in appearances if is_whole)
    return FollowedQuotation(
        identity,
        whole,
        _variants([each for each, _ in appearances], whole),
        agree((each.entry.document, each.speaker) for each, _ in appearances),
        _also_in(archive, root),
    )


def _variants(appearances: Sequence[Appearance], whole: Appearance) -> tuple[Variant, ...]:
    alike: dict[tuple[int, ...], list[Appearance]] = {}
    for each in appearances:
        alike.setdefault(each.read[0].words, []).append(each)
    variants = [_variant(tuple(many), whole) for many in alike.values()]

    def rank(variant: Variant) -> tuple[bool, int]:
        is_whole = variant.appearances[0].read[0].words == whole.read[0].words
        return not is_whole, -len({each.entry.document for each in variant.appearances})

    return tuple(sorted(variants, key=rank))


def _variant(appearances: tuple[Appearance, ...], whole: Appearance) -> Variant:
    blocks = align(appearances[0].read[0], whole.read[0])
    carries = (blocks[0][1], blocks[-1][1] + blocks[-1][2]) if blocks else (0, 0)
    return Variant(appearances, tuple(_pieces(appearances[0], whole, blocks)), carries)


def _pieces(
    mine: Appearance, whole: Appearance, blocks: Sequence[tuple[int, int, int]]
) -> Iterator[Piece]:
    at, reached = 0, None
    for first, second, size in blocks:
        yield from _stretches(mine, at, first, "changed")
        if reached is not None and second > reached:
            gaps = mine.read[0].gaps
            marked = any(at <= gap <= first for gap in gaps)
            yield from _stretches(whole, reached, second, "marked" if marked else "cut")
        yield from _stretches(mine, first, first + size, "same")
        at, reached = first + size, second + size
    yield from _stretches(mine, at, len(mine.read[1]), "changed")


def _stretches(place: Appearance, first: int, last: int, kind: PieceKind) -> Iterator[Piece]:
    """Yield the words ``first`` to ``last``, a piece for each pair of quotation marks."""
    for part in place.spans:
        inside = [word for word in place.read[1][first:last] if _is_in(word, part)]
        if inside:
            yield Piece(kind, Span(inside[0].start, inside[-1].end))


def _is_in(word: Word, span: Span) -> bool:
    return span.start <= word.start and word.end <= span.end


def _also_in(archive: Archive, root: int) -> tuple[str, ...]:
    rows = archive.query(
        "SELECT DISTINCT hex(whole.digest) FROM wording AS mine JOIN likeness ON one = mine.id"
        " JOIN wording AS its ON its.id = other JOIN wording AS whole ON whole.id = its.root"
        " WHERE mine.root = :root AND its.root <> :root ORDER BY 1",
        {"root": root},
    )
    return tuple(digest.lower() for (digest,) in rows)


def _age(appearance: Appearance) -> tuple[str, str, tuple[Span, ...]]:
    """Order appearances: the earliest first, without a date last, whatever was added first."""
    return _date(appearance) or "￿", appearance.entry.address, appearance.spans


def _date(appearance: Appearance) -> str:
    return appearance.document.date or ""
