"""JSONL, a document a line, and JSON with one object or an array of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from onrecord.errors import EmptyInput, InputError, UndecodableInput, UnsupportedInput
from onrecord.ingest.dates import iso_date
from onrecord.ingest.options import ReadOptions
from onrecord.ingest.payload import Payload
from onrecord.ingest.plain import decode
from onrecord.types import Document, Origin

LINES_TYPE = "application/jsonl"
_JSON_TYPE = "application/json"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")


def read_json(payload: Payload, options: ReadOptions) -> Iterator[Document | InputError]:
    """Yield the document of a JSON object, or one for each object of an array.

    Raises:
        UnsupportedInput: If the file is not JSON, or holds neither object nor array.
        UndecodableInput: If it is not text in the encoding found or asked for.
    """
    decoded = decode(payload, options)
    value = _parsed(decoded.text, payload.path)
    entries = list(enumerate(value, 1)) if isinstance(value, list) else [(None, value)]
    if not entries:
        raise EmptyInput(payload.path, "the array is empty.", "Give one with documents in it.")
    for number, entry in entries:
        origin = payload.origin(
            _JSON_TYPE, entry=number, encoding=decoded.encoding, notes=decoded.notes
        )
        yield _document(entry, origin, options)


def read_json_lines(
    path: str, lines: Iterable[bytes], sha256: str, options: ReadOptions
) -> Iterator[Document | InputError]:
    """Yield the document of every line that is not blank, or what is wrong with it.

    Args:
        path: Names the file; the line's number is added.
        lines: The file's lines; they are taken one at a time, so the file may be large.
        sha256: The file's checksum.
        options: ``text_field`` names the field that holds the text.
    """
    empty = True
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        empty = False
        if number == 1 and line.startswith(_WIDE_MARKS):
            yield UndecodableInput(
                path, "is JSONL in UTF-16 or UTF-32; it must be UTF-8.", "Convert it to UTF-8."
            )
            return
        try:
            yield _line_document(f"{path}#{number}", line, sha256, options)
        except InputError as error:
            yield error
    if empty:
        yield EmptyInput(path, "there are no lines in it.", "Give a file with documents in it.")


def _line_document(path: str, line: bytes, sha256: str, options: ReadOptions) -> Document:
    if len(line) > options.max_file_bytes:
        raise UnsupportedInput(
            path,
            f"the line has {len(line):,} bytes; at most {options.max_file_bytes:,} are read.",
            "Split the text into several documents, each on a line of its own.",
        )
    # JSON is UTF-8: unlike with plain text, another encoding is used only if the user says so.
    encoding = options.encoding or "utf-8"
    decoded = decode(Payload(path, line), _with_encoding(options, encoding))
    origin = Origin(path, LINES_TYPE, sha256, decoded.encoding, decoded.notes)
    document = _document(_parsed(decoded.text, path), origin, options)
    if isinstance(document, InputError):
        raise document
    return document


def _with_encoding(options: ReadOptions, encoding: str) -> ReadOptions:
    return ReadOptions(encoding=encoding, encoding_errors=options.encoding_errors)


def _parsed(text: str, path: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        # Some of Python's messages end with the word.
        fault = error.msg.removesuffix(" at")
        problem = f"is not JSON: {fault} at line {error.lineno}, column {error.colno}."
    except (ValueError, RecursionError) as error:
        problem = f"is not JSON that can be read: {error}."
    raise UnsupportedInput(
        path, problem, 'Give an object such as {"text": "…"}, an array of them, or one a line.'
    )


def _document(entry: object, origin: Origin, options: ReadOptions) -> Document | InputError:
    if not isinstance(entry, Mapping):
        return UnsupportedInput(
            origin.path,
            f"is a JSON {_kind(entry)}, not an object.",
            'Give an object such as {"text": "…"}.',
        )
    text = entry.get(options.text_field)
    if not isinstance(text, str):
        fields = ", ".join(sorted(key for key, value in entry.items() if isinstance(value, str)))
        found = f"is a {_kind(text)}" if options.text_field in entry else "is missing"
        return UnsupportedInput(
            origin.path,
            f"its field {options.text_field!r} {found}; fields that hold text: {fields or 'none'}.",
            "Name the field that holds the text with --text-field.",
        )
    given = _string(entry, "date")
    date = iso_date(given) if given is not None else None
    notes = origin.notes
    if given is not None and date is None:
        notes = (*notes, f"date {given!r} left out: it is not ISO 8601")
    return Document(
        text,
        Origin(origin.path, origin.media_type, origin.sha256, origin.encoding, notes),
        title=_string(entry, "title"),
        date=date,
        outlet=_string(entry, "outlet") or _string(entry, "publisher"),
        author=_string(entry, "author"),
        url=_string(entry, "url"),
    )


def _string(entry: Mapping[str, object], name: str) -> str | None:
    value = entry.get(name)
    return value.strip() or None if isinstance(value, str) else None


def _kind(value: object) -> str:
    names = {type(None): "null", bool: "boolean", int: "number", float: "number", str: "string"}
    return names.get(type(value), "array" if isinstance(value, list) else "object")
