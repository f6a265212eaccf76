"""Records in brat's standoff format (https://brat.nlplab.org/standoff.html), a folder of files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.types import Record, Span, Statement

LIMITS = "topic, flags, occasion, why, the document's layout, and empty spans"
CONFIGURATION = """\
[entities]
Source
Cue
Content
Quoted

[relations]
HasSource Arg1:Content, Arg2:Source
HasCue Arg1:Content, Arg2:Cue
Continues Arg1:Content, Arg2:Content
HasQuoted Arg1:Content, Arg2:Quoted
Within Arg1:Content, Arg2:Content

[events]

[attributes]
Type Arg:Content, Value:direct|indirect|mixed
Voice Arg:Content, Value:source|outlet
"""
_LINE = re.compile(r"[^\n\r]+")
_KEY_DIGITS = 16


def write_brat(records: Iterable[Record], folder: Path) -> None:
    """Write ``annotation.conf``, and a text and its annotations for each record."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "annotation.conf").write_text(CONFIGURATION, "utf-8")
    for record in records:
        name = record.document.id[:_KEY_DIGITS]
        # Written as bytes: no line end may change, or all that comes after it is shifted.
        (folder / f"{name}.txt").write_bytes(record.document.text.encode("utf-8", "surrogatepass"))
        annotations = "".join(f"{line}\n" for line in annotate(record))
        (folder / f"{name}.ann").write_bytes(annotations.encode("utf-8", "surrogatepass"))


def annotate(record: Record) -> Iterator[str]:
    """Yield the lines of an annotation file.

    A statement hangs together by its first content: that has relations to source, cue, further
    contents, quoted words and to the content of the statement it is nested in, and a note with the
    statement's id and speaker.
    """
    writer = _Writer(record.document.text)
    heads: dict[str, str] = {}
    for statement in record.statements:
        head = writer.entity("Content", statement.content[0])
        if head is None:
            continue
        heads[statement.id] = head
        writer.relate("HasSource", head, "Source", statement.source)
        writer.relate("HasCue", head, "Cue", statement.cue)
        for part in statement.content[1:]:
            writer.relate("Continues", head, "Content", part)
        for part in statement.quoted:
            writer.relate("HasQuoted", head, "Quoted", part)
        if statement.parent in heads:
            writer.link("Within", head, heads[statement.parent])
        writer.label(head, statement)
    yield from writer.lines


class _Writer:
    """Numbers annotations: T for spans, R for relations, A for attributes, # for notes."""

    def __init__(self, text: str) -> None:
        self.lines: list[str] = []
        self._text = text
        self._counts = dict.fromkeys("TRA#", 0)

    def entity(self, kind: str, span: Span) -> str | None:
        """Write a span; in pieces where it runs over a line's end, which brat does not allow."""
        lines = _LINE.finditer(self._text, span.start, span.end)
        pieces = [Span(*line.span()) for line in lines]
        if not pieces:
            return None
        places = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
        words = " ".join(piece.of(self._text) for piece in pieces)
        return self._write("T", f"{kind} {places}\t{words}")

    def relate(self, relation: str, head: str, kind: str, span: Span | None) -> None:
        """Write a span, if there is one, and its relation to the head."""
        other = self.entity(kind, span) if span is not None else None
        if other is not None:
            self.link(relation, head, other)

    def link(self, relation: str, first: str, second: str) -> None:
        """Write a relation."""
        self._write("R", f"{relation} Arg1:{first} Arg2:{second}")

    def label(self, head: str, statement: Statement) -> None:
        """Write a statement's attributes and its note."""
        self._write("A", f"Type {head} {statement.type}")
        self._write("A", f"Voice {head} {statement.voice}")
        speaker = statement.speaker.name if statement.speaker is not None else "not certain"
        note = f"statement {statement.id}; speaker: {' '.join(speaker.split())}"
        self._write("#", f"AnnotatorNotes {head}\t{note}")

    def _write(self, kind: str, rest: str) -> str:
        self._counts[kind] += 1
        number = f"{kind}{self._counts[kind]}"
        self.lines.append(f"{number}\t{rest}")
        return number
