"""A comparison as it is shown: a row a point, a cell a document. Every string is ready."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.checks import Alarm
from onrecord.comparisons import Comparison, Doubt, Point, Relation, Version
from onrecord.export.changes import Mark, Piece, cut_pieces, mark_of
from onrecord.export.roundup import headline, shown_date
from onrecord.types import Record, Span, Statement

_LOSING: frozenset[Relation] = frozenset(("shortened", "overlapping", "altered"))
"""Relations that leave words out which the reader should see."""
_FEWEST_LOST = 3
"""Words of the fullest version whose loss is worth a line."""
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Outlet:
    """A document of the comparison.

    Attributes:
        letter: A short name.
        name: The outlet's, else the document's headline.
        title: The headline.
        facts: Date, and address or path.
        carries: How many points it tells, in its statements or outside them.
        alone: How many of these no other document tells.
        reasons: Why it is taken to tell of the occasion, if it was not named.
    """

    letter: str
    name: str
    title: str
    facts: tuple[str, ...]
    carries: int
    alone: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """A version as it is shown.

    Attributes:
        relation: To the fullest version.
        parts: Its words, with what is not the fullest version's marked.
        place: The offsets.
        who: Whom it gives the words to.
        how: Whether and how it quotes, or that it gives no source.
        alarms: How it may say something else.
        changed: Words of the fullest version, and what stands there instead.
        lost: Words of the fullest version that it leaves out.
        why: The reasons, in plain words.
        share: Of the fullest version's words it carries, from 0 to 1.
        statement: Id of the statement that it stands in; ``None`` if in none.
    """

    relation: Relation
    parts: tuple[tuple[Piece, ...], ...]
    place: str
    who: str
    how: str
    alarms: tuple[Alarm, ...]
    changed: tuple[tuple[str, str], ...]
    lost: tuple[str, ...]
    why: tuple[str, ...]
    share: float
    statement: str | None


@dataclass(frozen=True, slots=True)
class Perhaps:
    """A passage that perhaps tells a point."""

    words: tuple[str, ...]
    place: str
    how: str


@dataclass(frozen=True, slots=True)
class Cell:
    """How one document tells a point; it leaves it out where both are empty."""

    outlet: Outlet
    tellings: tuple[Telling, ...]
    perhaps: Perhaps | None


@dataclass(frozen=True, slots=True)
class Row:
    """A point: its number, whose words they are, and the documents' cells in order."""

    number: int
    who: str
    words: str
    speakers_differ: bool
    cells: tuple[Cell, ...]

    @property
    def carriers(self) -> tuple[Cell, ...]:
        """The cells of the documents that tell it."""
        return tuple(cell for cell in self.cells if cell.tellings)


@dataclass(frozen=True, slots=True)
class CompareView:
    """A comparison, arranged.

    Attributes:
        outlets: In the order given.
        shared: The points that several tell.
        alone: The others, by document.
    """

    outlets: tuple[Outlet, ...]
    shared: tuple[Row, ...]
    alone: tuple[tuple[Row, ...], ...]


def arrange(comparison: Comparison) -> CompareView:
    """Return a comparison as it is shown."""
    outlets = tuple(_outlets(comparison))
    rows = [
        _row(number, point, comparison, outlets)
        for number, point in enumerate(comparison.points, 1)
    ]
    alone = tuple(
        tuple(row for row in rows if len(row.carriers) == 1 and row.carriers[0].outlet == outlet)
        for outlet in outlets
    )
    return CompareView(outlets, tuple(row for row in rows if len(row.carriers) > 1), alone)


def _outlets(comparison: Comparison) -> Iterator[Outlet]:
    for number, record in enumerate(comparison.records):
        document = record.document
        telling = [point for point in comparison.points if number in point.documents]
        title = headline(record)
        known = (shown_date(document.date), document.url or document.origin.path)
        yield Outlet(
            _LETTERS[number] if number < len(_LETTERS) else str(number + 1),
            document.outlet or title,
            title,
            tuple(fact for fact in known if fact and fact != title),
            len(telling),
            sum(len(point.documents) == 1 for point in telling),
            comparison.reasons[number] if comparison.reasons else (),
        )


def _row(number: int, point: Point, comparison: Comparison, outlets: Sequence[Outlet]) -> Row:
    fullest = point.fullest
    record = comparison.records[fullest.document]
    doubts = {each.document: each for each in comparison.doubts if each.point == number - 1}
    return Row(
        number,
        _who(fullest.statement, untold=""),
        " … ".join(_line(span.of(record.document.text)) for span in fullest.parts),
        point.speakers_differ,
        tuple(
            Cell(
                outlet,
                tuple(
                    _telling(version, fullest, comparison.records)
                    for version in point.told_by(document)
                ),
                _perhaps(doubts[document], comparison.records) if document in doubts else None,
            )
            for document, outlet in enumerate(outlets)
        ),
    )


def _telling(version: Version, fullest: Version, records: Sequence[Record]) -> Telling:
    text = records[version.document].document.text
    source = records[fullest.document].document.text
    whole = fullest.quoted or fullest.parts
    lost = tuple(_lost(version, whole, source)) if version.relation in _LOSING else ()
    return Telling(
        relation=version.relation,
        parts=tuple(_pieces(version, part, text) for part in version.parts),
        place=_place(version.parts),
        who=_who(version.statement, untold="no source read"),
        how=_how(version),
        alarms=version.alarms,
        changed=tuple(
            (_line(edit.transcript.of(source)), _line(edit.article.of(text)))
            for edit in version.edits
            if edit.verdict == "altered"
        ),
        lost=lost,
        why=version.why,
        share=min(1.0, sum(map(len, version.carried)) / max(1, sum(map(len, whole)))),
        statement=version.statement.id if version.statement is not None else None,
    )


def _pieces(version: Version, part: Span, text: str) -> tuple[Piece, ...]:
    marks: list[tuple[Span, Mark, tuple[Alarm, ...]]] = [
        (edit.article, mark_of(edit.verdict, cut=False), edit.alarms)
        for edit in version.edits
        if len(edit.article) and edit.article.overlap(part)
    ]
    return cut_pieces(part, marks, text)


def _lost(version: Version, whole: Sequence[Span], text: str) -> Iterator[str]:
    """Yield what of the fullest version stands neither in this one nor among its changes.

    What is yielded are slices; marks at their edges are left off.
    """
    there = sorted((*version.carried, *(e.transcript for e in version.edits if len(e.article))))
    there += [edit.transcript for edit in version.edits if edit.verdict == "altered"]
    for span in whole:
        at = span.start
        for taken in sorted(there):
            if taken.end <= at or taken.start >= span.end:
                continue
            yield from _told(text[at : taken.start])
            at = max(at, taken.end)
        yield from _told(text[at : span.end])


def _told(words: str) -> Iterator[str]:
    if len(re.findall(r"[^\W_]+", words)) >= _FEWEST_LOST:
        yield _line(words).strip(' ,;“”"')


def _perhaps(doubt: Doubt, records: Sequence[Record]) -> Perhaps:
    text = records[doubt.document].document.text
    statement = doubt.statement
    return Perhaps(
        tuple(_line(part.of(text)) for part in doubt.parts),
        _place(doubt.parts),
        _who(statement, untold="outside every statement"),
    )


def _who(statement: Statement | None, *, untold: str) -> str:
    if statement is None:
        return untold
    if statement.voice == "outlet":
        return "the outlet itself"
    return statement.speaker.name if statement.speaker is not None else "speaker not certain"


def _how(version: Version) -> str:
    statement = version.statement
    if statement is None:
        return "in quotation marks" if version.quoted else "outside every statement"
    if statement.voice == "outlet":
        return "in its own voice"
    return statement.type


def _place(parts: Sequence[Span]) -> str:
    return ", ".join(f"{part.start}-{part.end}" for part in parts)


def _line(words: str) -> str:
    return " ".join(words.split())
