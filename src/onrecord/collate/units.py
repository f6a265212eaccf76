"""What of a document is compared: its statements, and what stands outside all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.segment import zone_at
from onrecord.types import Record, Span, Speaker, Statement
from onrecord.verify.article import find_proper
from onrecord.verify.support import stems_of
from onrecord.verify.words import Word, read_words

_LONG = 80
"""Words from which on a statement is compared sentence by sentence."""
_TELLING = frozenset(("title", "heading", "body", "caption"))
"""Zones in which the document itself tells something."""
_LEAST_TOLD = 3
"""Content words, names aside, below which a stretch outside statements is not compared."""


@dataclass(frozen=True)
class Unit:
    """Words of one document that are compared with those of others.

    Attributes:
        document: Its number.
        statement: Whose content it is; ``None`` of what stands outside all statements.
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
    def asks(self) -> bool:
        """Whether it asks something, and so states nothing."""
        statement = self.statement
        return statement is not None and (statement.act == "asks" or "question" in statement.flags)

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
    text, layout = record.document.text, record.layout
    units = [
        _unit(document, record, statement, parts, _verbatim(statement))
        for statement in record.statements
        if statement.parent is None
        for parts in _divide(statement, record)
    ]
    units += [
        _unit(document, record, None, (span,), (span,))
        for span in clip(record.unattributed, layout.sentences)
    ]
    names = find_proper(read_words(text, Span(0, len(text))))
    units += [
        _unit(document, record, None, (stretch,), ())
        for stretch in _outside_statements(record)
        if _tells(stretch.of(text), names)
    ]
    kept = [unit for unit in units if unit.words]
    return tuple(sorted(kept, key=lambda unit: (unit.span.start, -unit.span.end)))


def _unit(
    document: int,
    record: Record,
    statement: Statement | None,
    parts: tuple[Span, ...],
    quoted: Sequence[Span],
) -> Unit:
    text = record.document.text
    return Unit(
        document,
        statement,
        parts,
        tuple(word for part in parts for word in read_words(text, part)),
        tuple(clip(clip(quoted, parts), record.layout.sentences)),
        tuple(_speakers(statement, record)) if statement is not None else (),
    )


def _tells(stretch: str, names: frozenset[str]) -> bool:
    """Tell whether there are enough words beside names to be compared."""
    words = read_words(stretch, Span(0, len(stretch)))
    return len(stems_of(word for word in words if word.low not in names)) >= _LEAST_TOLD


def _divide(statement: Statement, record: Record) -> Iterator[tuple[Span, ...]]:
    """Yield the parts of a statement together; of a turn or a long one, sentence by sentence."""
    text = record.document.text
    words = sum(len(part.of(text).split()) for part in statement.content)
    if words < _LONG and not _is_speech(statement):
        yield statement.content
        return
    for sentence in record.layout.sentences:
        if parts := tuple(clip(statement.content, (sentence,))):
            yield parts


def _is_speech(statement: Statement) -> bool:
    """Tell whether it is the speaker's own words without marks: a turn, a speech."""
    return statement.type == "direct" and not statement.quoted


def _verbatim(statement: Statement) -> tuple[Span, ...]:
    return statement.content if _is_speech(statement) else statement.quoted


def clip(spans: Iterable[Span], frames: Sequence[Span]) -> Iterator[Span]:
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
    """Yield the sentences outside statements, and what a sentence has beside its statements."""
    taken = [*record.unattributed]
    for each in record.statements:
        taken += [*each.content, *filter(None, (each.source, each.cue))]
    for sentence in record.layout.sentences:
        zone = zone_at(record.layout.zones, sentence.start)
        if zone is not None and zone.kind not in _TELLING:
            continue
        at = sentence.start
        for span in sorted(span for span in taken if span.overlap(sentence)):
            if at < span.start:
                yield Span(at, span.start)
            at = max(at, span.end)
        if at < sentence.end:
            yield Span(at, sentence.end)
