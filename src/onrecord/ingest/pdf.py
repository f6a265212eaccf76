"""PDF files: the text layer, page by page, with the lines of a paragraph joined.

A line is joined to the next by a space, and by nothing where it ends in a hyphen: the hyphen
stays, since "well-known" and "govern-ment" cannot be told apart. Paragraphs stand on lines of
their own; ``lines.py`` says how they are recognised. Every page is a zone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.errors import EmptyInput, UnsupportedInput
from onrecord.ingest.dates import CREATED_NOTE, pdf_date
from onrecord.ingest.lines import Box, Line, page_paragraphs, running_heads
from onrecord.ingest.options import ReadOptions
from onrecord.ingest.payload import Payload
from onrecord.types import Document, Span, Zone, ZoneKind

if TYPE_CHECKING:
    import pypdfium2  # type: ignore[import-untyped]

# What PDFium gives for the hyphen at which it joined a broken word.
_BROKEN_WORD = frozenset((0x02, 0xFFFE))
# Titles that programs put in by themselves: a file's name, or nothing.
_NOT_A_TITLE = re.compile(r"(microsoft word|untitled)|\.(docx?|pdf|indd|qxd|rtf|odt|tmp)$", re.I)


def read_pdf(payload: Payload, options: ReadOptions) -> Document:
    """Read the text layer of a PDF.

    Raises:
        EmptyInput: If there is no text layer.
        UnsupportedInput: If the file is encrypted or damaged.
    """
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(payload.data) as pdf:
            metadata = pdf.get_metadata_dict()
            pages = _pages(pdf, payload, options)
    except pypdfium2.PdfiumError as error:
        raise _unreadable(payload, error) from error
    if not any(line.text.strip() for page in pages for line in page):
        raise EmptyInput(
            payload.path,
            f"there is no text in its {len(pages)} pages: they are probably scanned pictures.",
            "Run text recognition on it first, for example: ocrmypdf in.pdf out.pdf",
        )
    text, zones = _join_pages(pages)
    title = metadata.get("Title", "").strip()
    date = pdf_date(metadata.get("CreationDate", ""))
    origin = payload.origin("application/pdf", notes=(CREATED_NOTE,) if date else ())
    return Document(
        text,
        origin,
        title=title if title and not _NOT_A_TITLE.search(title) else None,
        author=metadata.get("Author", "").strip() or None,
        date=date,
        url=payload.url,
        zones=zones,
    )


def _unreadable(payload: Payload, error: Exception) -> UnsupportedInput:
    if "password" in str(error).lower():
        return UnsupportedInput(
            payload.path,
            "is encrypted: it opens only with a password.",
            "Save it without the password, for example: "
            "qpdf --decrypt --password=PASSWORD in.pdf out.pdf",
        )
    return UnsupportedInput(
        payload.path,
        f"is damaged and cannot be read as PDF ({error}).",
        "Get the file again, or repair it, for example: qpdf in.pdf out.pdf",
    )


def _pages(
    pdf: pypdfium2.PdfDocument, payload: Payload, options: ReadOptions
) -> list[tuple[Line, ...]]:
    pages = []
    characters = 0
    for page in pdf:
        text_page = page.get_textpage()
        pages.append(tuple(_lines(text_page)))
        text_page.close()
        page.close()
        characters += sum(len(line.text) for line in pages[-1])
        if characters > options.max_file_bytes:
            raise UnsupportedInput(
                payload.path,
                f"unpacks to more than {options.max_file_bytes:,} characters of text.",
                "Split it into smaller files, for example: qpdf --split-pages=100 in.pdf out.pdf",
            )
    return pages


def _lines(page: pypdfium2.PdfTextPage) -> Iterator[Line]:
    """Yield the lines in reading order as PDFium has it, with their place on the page."""
    import pypdfium2.raw  # type: ignore[import-untyped]

    units: list[int] = []
    inked: list[int] = []  # indices of the characters that are not white space
    for index in range(page.count_chars()):
        unit = pypdfium2.raw.FPDFText_GetUnicode(page, index)
        if unit in (0x0A, 0x0D):
            yield from _line(page, units, inked)
            units, inked = [], []
        elif unit:  # characters without a Unicode value are 0
            units.append(0x2D if unit in _BROKEN_WORD else unit)
            if unit > 0x20:
                inked.append(index)
    yield from _line(page, units, inked)


def _line(
    page: pypdfium2.PdfTextPage, units: Sequence[int], inked: Sequence[int]
) -> Iterator[Line]:
    text = _from_utf16(units).strip()
    if not text or not inked:
        return
    word = inked[min(len(text.split()[0]), len(inked)) - 1]
    first, word_end, last = (
        Box(*page.get_charbox(index, loose=True)) for index in (inked[0], word, inked[-1])
    )
    yield Line(text, first, last, word_end.right - first.left)


def _from_utf16(units: Sequence[int]) -> str:
    """Join UTF-16 units (or whole code points) to text; halves without their other half go."""
    text = "".join(map(chr, units))
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _join_pages(pages: Sequence[Sequence[Line]]) -> tuple[str, tuple[Zone, ...]]:
    heads = running_heads(pages)
    parts: list[str] = []
    zones: list[Zone] = []
    start = 0
    for number, lines in enumerate(pages, 1):
        for boilerplate, paragraphs in page_paragraphs(lines, heads):
            text = "\n".join(paragraphs)
            kind: ZoneKind = "boilerplate" if boilerplate else "body"
            zones.append(Zone(kind, Span(start, start + len(text)), page=number))
            parts.append(text)
            start += len(text) + 1
    return "\n".join(parts), tuple(zones)
