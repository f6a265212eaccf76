"""Records as TEI P5, contents as ``said`` (https://tei-c.org/release/doc/tei-p5-doc/en/html/)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from onrecord.export.segments import Mark, Segment, cut, find_blocks
from onrecord.types import Record, Speaker, Statement

LIMITS = "sources and cues, labels, and characters that XML has no way to write (U+FFFD instead)"
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_tei(records: Iterable[Record], file: TextIO) -> None:
    """Write one ``teiCorpus``, a ``TEI`` a document."""
    file.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    file.write('<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">\n')
    file.write(_header("Statements found by onrecord", None, "born digital", ()))
    for number, record in enumerate(records, 1):
        file.write(_document(record, f"d{number}"))
    file.write("</teiCorpus>\n")


def _document(record: Record, key: str) -> str:
    """Return one text. A content that runs over a paragraph or across another is in pieces.

    The pieces of a content refer to the next one; all spaces between paragraphs are left as they
    are, so that the text can be had back from the paragraphs.
    """
    document = record.document
    origin = document.url or document.origin.path
    parts = [_header(document.title or origin, document.outlet, origin, record.speakers, key)]
    writer = _Writer(record, key)
    marks = [
        Mark(part, "content", statement.id)
        for statement in record.statements
        for part in statement.content
    ]
    segments = iter(cut(len(document.text), marks, _edges(record)))
    body = []
    for block in find_blocks(record):
        inside: list[Segment] = []
        reached = block.span.start
        while reached < block.span.end:
            segment = next(segments)
            inside.append(segment)
            reached = segment.span.end
        if not block.gap:
            body.append(f"<p>{writer.paragraph(inside)}</p>\n")
    words = "".join(body) or "<p/>\n"
    parts.append(f"<text><body>\n{words}</body></text>\n")
    return f'<TEI xml:id="{key}">\n{"".join(parts)}</TEI>\n'


def _edges(record: Record) -> Iterable[int]:
    return (edge for block in find_blocks(record) for edge in (block.span.start, block.span.end))


def _header(
    title: str,
    outlet: str | None,
    origin: str,
    speakers: Iterable[Speaker],
    key: str = "",
) -> str:
    people = "".join(
        f'<person xml:id="{key}.{number}"><persName>{_text(speaker.name)}</persName></person>'
        for number, speaker in enumerate(speakers, 1)
    )
    profile = (
        f"<profileDesc><particDesc><listPerson>{people}</listPerson></particDesc></profileDesc>"
        if people
        else ""
    )
    return (
        f"<teiHeader><fileDesc><titleStmt><title>{_text(title)}</title></titleStmt>"
        f"<publicationStmt><p>{_text(outlet or 'Not published')}</p></publicationStmt>"
        f"<sourceDesc><p>{_text(origin)}</p></sourceDesc></fileDesc>{profile}</teiHeader>\n"
    )


class _Writer:
    def __init__(self, record: Record, key: str) -> None:
        self._text = record.document.text
        self._key = key
        self._statements = {statement.id: statement for statement in record.statements}
        self._speakers = {
            speaker.id: f"#{key}.{number}" for number, speaker in enumerate(record.speakers, 1)
        }
        self._pieces: dict[str, int] = {}

    def paragraph(self, segments: Iterable[Segment]) -> str:
        """Return a paragraph; what begins first is outermost, and what crosses it is in pieces."""
        written: list[str] = []
        stack: list[str] = []
        for segment in segments:
            keys = list(dict.fromkeys(segment.keys("content")))
            common = 0
            while common < min(len(stack), len(keys)) and stack[common] in keys:
                common += 1
            while len(stack) > common:
                written.append("</said>")
                stack.pop()
            for key in keys:
                if key not in stack:
                    written.append(self._open(self._statements[key]))
                    stack.append(key)
            written.append(_text(segment.span.of(self._text)))
        written.append("</said>" * len(stack))
        return "".join(written)

    def _open(self, statement: Statement) -> str:
        piece = self._pieces.get(statement.id, 0) + 1
        self._pieces[statement.id] = piece
        name = f"{self._key}.s{statement.id}"
        attributes = [("xml:id", f"{name}.{piece}")]
        if piece > 1:
            attributes.append(("prev", f"#{name}.{piece - 1}"))
        if statement.speaker is not None:
            attributes.append(("who", self._speakers[statement.speaker.id]))
        attributes.append(("direct", "true" if statement.type == "direct" else "false"))
        written = "".join(f" {attribute}={quoteattr(value)}" for attribute, value in attributes)
        return f"<said{written}>"


def _text(words: str) -> str:
    # A parser would turn a bare carriage return into a line feed.
    return escape(_UNWRITABLE.sub("\ufffd", words)).replace("\r", "&#13;")
