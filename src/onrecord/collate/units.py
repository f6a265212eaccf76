"""What of a document is compared: its statements, and the sentences outside all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.segment import zone_at
from onrecord.types import Record, Span, Speaker, Statement
from onrecord.verify.support import stems_of
from onrecord.verify.words import Word, read_words

_LONG = 80
"""Words from which on a statement is compared sentence by sentence: a turn, a whole speech."""
_TELLING = frozenset(("title", "heading", "body", "caption"))
"""Zones in which the document itself tells something."""
_LEAST_TOLD = 3
"""Content words below which a sentence outside statements tells nothing that could be compared."""


@dataclass(frozen=True)
class Unit:
    """Words of one document that are compared with those of others.

    Attributes:
        document: Its number.
        statement: Whose content it is; ``None`` of a sentence outside all statements.
        parts: Where it stands; ascending and disjoint.
        words: Its words.
        quoted: The sentences, or parts of them, that stand in quotation marks.
        speakers: Who may have said it: of the statement, and of those nested in it.
    """

    document: int
    statement: Statement | None
    parts: tuple[Span, ...]
    words: tuple[Word, ...]
    quoted: tuple[Span, ...]
    speakers: tuple[Speaker, ...]

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its content words, and its numbers."""
        return stems_of(self.words)

    @property
    def span(self) -> Span:
        """From the first word to the last."""
        return Span(self.parts[0].start, self.parts[-1].end)

    def text(self, record: Record) -> str:
        """Return its words on one line."""
        return " ".join(" ".join(part.of(record.document.text) for part in self.parts).split())


def find_units(document: int, record: Record) -> tuple[Unit, ...]:
    """Return what of a record is compared, by offset.

    A nested statement is compared with the one that holds it.
    """
    units = [
        _unit(document, record, statement, parts)
        for statement in record.statements
        if statement.parent is None
        for parts in _divide(statement, record)
    ]
    units += [
        _unit(document, record, None, (sentence,)) for sentence in _outside_statements(record)
    ]
    kept = [unit for unit in units if unit.stems]
    return tuple(sorted(kept, key=lambda unit: (unit.span.start, -unit.span.end)))


def _unit(
    document: int, record: Record, statement: Statement | None, parts: tuple[Span, ...]
) -> Unit:
    text = record.document.text
    words = tuple(word for part in parts for word in read_words(text, part))
    quoted = statement.quoted if statement is not None else ()
    return Unit(
        document,
        statement,
        parts,
        words,
        tuple(_clip(_clip(quoted, parts), record.layout.sentences)),
        tuple(_speakers(statement, record)) if statement is not None else (),
    )


def _divide(statement: Statement, record: Record) -> Iterator[tuple[Span, ...]]:
    """Yield the parts of a statement together, or sentence by sentence if it is long."""
    text = record.document.text
    words = sum(len(part.of(text).split()) for part in statement.content)
    if words < _LONG:
        yield statement.content
        return
    for sentence in record.layout.sentences:
        if parts := tuple(_clip(statement.content, (sentence,))):
            yield parts


def _clip(spans: Sequence[Span], frames: Sequence[Span]) -> Iterator[Span]:
    """Yield what of ``spans`` lies inside each of ``frames``."""
    for span in spans:
        for frame in frames:
            if span.overlap(frame):
                yield Span(max(span.start, frame.start), min(span.end, frame.end))


def _speakers(statement: Statement, record: Record) -> Iterator[Speaker]:
    if statement.speaker is not None:
        yield statement.speaker
    for child in record.children(statement):
        yield from _speakers(child, record)


def _outside_statements(record: Record) -> Iterator[Span]:
    taken = [
        span
        for each in record.statements
        for span in (*each.content, *filter(None, (each.source, each.cue)))
    ]
    text = record.document.text
    for sentence in record.layout.sentences:
        if any(sentence.overlap(span) for span in taken):
            continue
        zone = zone_at(record.layout.zones, sentence.start)
        if zone is not None and zone.kind not in _TELLING:
            continue
        if len(stems_of(read_words(text, sentence))) >= _LEAST_TOLD:
            yield sentence
