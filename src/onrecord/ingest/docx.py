"""DOCX files: paragraphs in reading order, tables and text boxes included."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from onrecord.errors import EmptyInput, UnsupportedInput
from onrecord.ingest.blocks import Block, join_blocks, mark_title
from onrecord.ingest.dates import CREATED_NOTE
from onrecord.ingest.options import ReadOptions
from onrecord.ingest.payload import Payload
from onrecord.ingest.sniff import DOCX_TYPE
from onrecord.types import Document, ZoneKind

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARAGRAPH = f"{_WORD}p"
# Deleted and moved-away words, properties, and the second copy of a text box.
_NOT_TEXT = frozenset(
    (*(f"{_WORD}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "instrText")), _FALLBACK)
)
_CHARACTERS = {
    f"{_WORD}tab": "\t",
    f"{_WORD}br": "\n",
    f"{_WORD}cr": "\n",
    f"{_WORD}noBreakHyphen": "\u2011",
    f"{_WORD}softHyphen": "\u00ad",
}
_HEADING = re.compile(r"heading \d|subtitle", re.IGNORECASE)
_CHUNK = 65_536


def read_docx(payload: Payload, options: ReadOptions) -> Document:
    """Read a Word document: one line a paragraph, with title and headings by style.

    Tracked changes are read as accepted; headers, footers, footnotes and comments are left out.

    Raises:
        EmptyInput: If there is no text in it.
        UnsupportedInput: If the file is damaged, or unpacks to more than the limit.
    """
    import docx

    try:
        document = docx.Document(_unpacked(payload, options))
        blocks = tuple(_blocks(document))
        properties = _core_properties(document)
    except UnsupportedInput:
        raise
    except Exception as error:  # damaged archives and XML raise many things
        raise UnsupportedInput(
            payload.path,
            f"is damaged and cannot be read as DOCX ({error}).",
            "Open it in a word processor, and save it again.",
        ) from error
    if not any(block.text.strip() for block in blocks):
        raise EmptyInput(
            payload.path,
            "there is no text in the document.",
            "If it holds pictures of text, run text recognition on them first.",
        )
    title, author, date = properties
    text, zones = join_blocks(mark_title(blocks, title))
    if title is None:
        title = next((zone.span.of(text) for zone in zones if zone.kind == "title"), None)
    origin = payload.origin(DOCX_TYPE, notes=(CREATED_NOTE,) if date else ())
    return Document(
        text, origin, title=title, author=author, date=date, url=payload.url, zones=zones
    )


def _unpacked(payload: Payload, options: ReadOptions) -> io.BytesIO:
    """Return the archive with its XML parts uncompressed and the others (pictures) emptied.

    Unpacking here, piece by piece, holds the limit whatever sizes the archive claims.
    """
    import zipfile

    room = options.max_file_bytes
    stored = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(payload.data)) as archive,
        zipfile.ZipFile(stored, "w") as copy,
    ):
        for member in archive.infolist():
            part = bytearray()
            if member.filename.endswith((".xml", ".rels")):
                with archive.open(member) as packed:
                    while chunk := packed.read(_CHUNK):
                        part += chunk
                        room -= len(chunk)
                        if room < 0:
                            raise UnsupportedInput(
                                payload.path,
                                f"unpacks to more than {options.max_file_bytes:,} bytes.",
                                "Split the document into smaller files.",
                            )
            copy.writestr(member.filename, bytes(part))
    stored.seek(0)
    return stored


def _blocks(document: WordDocument) -> Iterator[Block]:
    for element in document.element.body.iter(_PARAGRAPH):
        if any(ancestor.tag in _NOT_TEXT for ancestor in element.iterancestors()):
            continue
        kind = _kind(element, document)
        # A line break inside a paragraph ends a line, as in the other formats.
        for line in "".join(_pieces(element)).split("\n"):
            if line.strip():
                yield Block(kind, line)


def _kind(element: Any, document: WordDocument) -> ZoneKind:
    from docx.text.paragraph import Paragraph

    style = Paragraph(element, document._body).style
    name = (style.name or "") if style is not None else ""
    if name.lower() == "title":
        return "title"
    return "heading" if _HEADING.match(name) else "body"


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in _NOT_TEXT or child.tag == _PARAGRAPH:
            continue
        if child.tag == f"{_WORD}t":
            yield child.text or ""
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        else:
            yield from _pieces(child)


_TEMPLATE_AUTHOR, _TEMPLATE_CREATED = "python-docx", "2013-12-23T23:15:00"
"""Of the template that python-docx begins with: many programs leave them as they are."""


def _core_properties(document: WordDocument) -> tuple[str | None, str | None, str | None]:
    from docx.opc.constants import RELATIONSHIP_TYPE

    relations = document.part.package.rels.values()
    # Where there are none, python-docx would make some up.
    if all(relation.reltype != RELATIONSHIP_TYPE.CORE_PROPERTIES for relation in relations):
        return None, None, None
    properties = document.core_properties
    author = properties.author.strip()
    created = properties.created.isoformat() if properties.created else ""
    return (
        properties.title.strip() or None,
        author if author and author != _TEMPLATE_AUTHOR else None,
        created if created and not created.startswith(_TEMPLATE_CREATED) else None,
    )
