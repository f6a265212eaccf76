"""From a source to its documents: get the bytes, recognise the format, read, check."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from onrecord.errors import EmptyInput, InputError, UnsupportedInput
from onrecord.ingest.docx import read_docx
from onrecord.ingest.feed import read_feed
from onrecord.ingest.html import read_html
from onrecord.ingest.jsonlines import read_json, read_json_lines
from onrecord.ingest.language import check_english, detect_language
from onrecord.ingest.options import ReadOptions
from onrecord.ingest.payload import Payload
from onrecord.ingest.pdf import read_pdf
from onrecord.ingest.plain import read_plain
from onrecord.ingest.sniff import SUFFIXES, sniff
from onrecord.ingest.sources import Source, find_sources, read_file, suffix, unreadable
from onrecord.ingest.stated import with_stated_date
from onrecord.ingest.subtitles import read_subtitles
from onrecord.types import Document, Origin

_DEFAULT = ReadOptions()
_SURROGATE = re.compile("[\ud800-\udfff]")
_WRITTEN_FIELDS = ("text", "title", "outlet", "author", "url")
_SURROGATE_NOTE = "lone surrogates replaced with U+FFFD"


def read_source(source: Source, options: ReadOptions = _DEFAULT) -> Iterator[Document | InputError]:
    """Yield the documents of a source, and an error for each that could not be read.

    Never raises an ``InputError``: what cannot be read does not stop what can.
    """
    try:
        for item in _read(source, options):
            yield item if isinstance(item, InputError) else _checked_or_error(item, options)
    except InputError as error:
        yield error


def read_sources(
    sources: Iterable[Source | InputError], options: ReadOptions = _DEFAULT
) -> Iterator[tuple[int, Document | InputError]]:
    """Yield each document, or why there is none, with the number of its source, from 0.

    Args:
        sources: What ``find_sources`` found.
        options: How to read them.
    """
    for number, source in enumerate(sources):
        items = [source] if isinstance(source, InputError) else read_source(source, options)
        for item in items:
            yield number, item


def read_text(text: str, *, path: str = "<text>", lang: str | None = None) -> Document:
    """Return the document of a text in memory; every offset is one into ``text`` itself.

    Args:
        text: The text, untouched but for lone surrogates, which become U+FFFD.
        path: Names the text in messages and in the document's origin.
        lang: ``"en"`` takes the text for English; ``None`` detects the language.

    Raises:
        EmptyInput: If there are no words in the text.
        WrongLanguage: If it is certainly not English.
    """
    checksum = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    document = Document(text, Origin(path, "text/plain", checksum))
    return _checked(document, ReadOptions(lang=lang))


def read_one(path: str, options: ReadOptions = _DEFAULT) -> Document:
    """Return the one document at a path or URL.

    Raises:
        InputError: If it cannot be read, or if there are several documents.
    """
    items = (item for _number, item in read_sources(find_sources([path]), options))
    first = next(items, None)
    if isinstance(first, InputError):
        raise first
    if first is None:
        raise EmptyInput(path, "there is no document in it.", "Give another input.")
    if next(items, None) is not None:
        raise UnsupportedInput(
            path, "holds several documents; one is wanted.", "Split it, or read all of them."
        )
    return first


def read_transcript(path: str, options: ReadOptions = _DEFAULT) -> Document:
    """Return the one document at a path or URL, in whatever language; its ``lang`` says which.

    Raises:
        InputError: As ``read_one``, but for the language.
    """
    document = read_one(path, replace(options, lang="en"))
    if options.lang is not None:
        return document
    return replace(document, lang=detect_language(document.text)[0])


def _read(source: Source, options: ReadOptions) -> Iterator[Document | InputError]:
    is_file = source.data is None and not source.is_url
    if is_file and SUFFIXES.get(suffix(source.path)) == "jsonlines":
        yield from _read_lines_of_file(source, options)
        return
    payload = _fetched(source, options) if source.is_url else read_file(source, options)
    if not payload.data.strip():
        raise EmptyInput(
            payload.path, f"is empty ({len(payload.data)} bytes).", "Give a file with text in it."
        )
    match sniff(payload):
        case "plain":
            yield read_plain(payload, options)
        case "html":
            yield read_html(payload, options)
        case "pdf":
            yield read_pdf(payload, options)
        case "docx":
            yield read_docx(payload, options)
        case "feed":
            yield from read_feed(payload, options)
        case "subtitles":
            yield read_subtitles(payload, options)
        case "json":
            yield from read_json(payload, options)
        case "jsonlines":
            yield from _read_lines(payload, options)


def _fetched(source: Source, options: ReadOptions) -> Payload:
    # TLS and HTTP take long to import, and most inputs are files.
    from onrecord.ingest.web import fetch

    return fetch(source.path, options)


def _read_lines(payload: Payload, options: ReadOptions) -> Iterator[Document | InputError]:
    return read_json_lines(payload.path, io.BytesIO(payload.data), payload.sha256, options)


def _read_lines_of_file(source: Source, options: ReadOptions) -> Iterator[Document | InputError]:
    """Read a JSONL file line by line: it may be larger than memory."""
    try:
        with Path(source.path).open("rb") as file:
            checksum = hashlib.file_digest(file, "sha256").hexdigest()
            file.seek(0)
            yield from read_json_lines(source.shown, file, checksum, options)
    except OSError as error:
        raise unreadable(source.path, error) from error


def _checked_or_error(document: Document, options: ReadOptions) -> Document | InputError:
    try:
        return _checked(document, options)
    except InputError as error:
        return error


def _checked(document: Document, options: ReadOptions) -> Document:
    """Return the document, clean and dated, once it has words, and they are English."""
    path = document.origin.path
    text = document.text
    if not any(map(str.isalnum, text)):
        raise EmptyInput(
            path,
            f"there are no words in its {len(text):,} characters."
            if text.strip()
            else "there is nothing but white space in it.",
            "Give an input with text in it.",
        )
    check_english(text, path, options.lang)
    written = {name: getattr(document, name) for name in _WRITTEN_FIELDS}
    clean: dict[str, Any] = {
        name: value and _SURROGATE.sub("\ufffd", value) for name, value in written.items()
    }
    if clean != written:
        origin = replace(document.origin, notes=(*document.origin.notes, _SURROGATE_NOTE))
        document = replace(document, **clean, origin=origin)
    return with_stated_date(document)
