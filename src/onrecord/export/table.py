"""Statements as rows of a table: CSV, and Parquet with the extra ``parquet``."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from onrecord.errors import MissingExtra
from onrecord.types import Document, Record, Span, Statement

if TYPE_CHECKING:
    import pyarrow

CSV_LIMITS = (
    "the document's text and layout, how mentions were resolved, occasions, unattributed quotations"
)
PARQUET_LIMITS = CSV_LIMITS
GAP = " … "
"""Stands between the parts of a content in a cell: no word of the text."""
_BATCH = 2000
"""Rows that are written at once."""


def row_of(document: Document, statement: Statement) -> dict[str, Any]:
    """Return a statement as a row: what is said of it, and its words as slices of the text."""
    text, speaker, topic = document.text, statement.speaker, statement.topic
    known = speaker.known_as if speaker is not None else None
    return {
        "document": document.id,
        "path": document.origin.path,
        "url": document.url,
        "title": document.title,
        "outlet": document.outlet,
        "date": document.date,
        "statement": statement.id,
        "parent": statement.parent,
        "type": statement.type,
        "voice": statement.voice,
        "act": statement.act,
        "speaker": speaker.name if speaker is not None else None,
        "kind": speaker.kind if speaker is not None else None,
        "role": speaker.role if speaker is not None else None,
        "known_as": known.name if known is not None else None,
        "known_id": known.id if known is not None else None,
        "wikidata": known.wikidata if known is not None else None,
        "source": _slice(statement.source, text),
        "cue": _slice(statement.cue, text),
        "content": [_slice(span, text) for span in statement.content],
        "quoted": [_slice(span, text) for span in statement.quoted],
        "topic": topic.label if topic is not None else None,
        "flags": list(statement.flags),
        "confidence": statement.confidence,
    }


def cells_of(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with a value a cell: words, and beside them where they stand."""
    cells: dict[str, Any] = {}
    for name, value in row.items():
        match value:
            case {"start": start, "end": end, "text": words}:
                cells[name] = words
                cells[f"{name}_span"] = f"{start}-{end}"
            case None if name in ("source", "cue"):
                cells[name] = cells[f"{name}_span"] = None
            case list() if name in ("content", "quoted"):
                cells[name] = GAP.join(part["text"] for part in value)
                cells[f"{name}_span"] = " ".join(f"{part['start']}-{part['end']}" for part in value)
            case list():
                cells[name] = " ".join(value)
            case _:
                cells[name] = value
    return cells


def write_csv(records: Iterable[Record], file: TextIO) -> None:
    """Write a row a statement, with a heading. Lines end in CRLF, as RFC 4180 has it."""
    writer = csv.DictWriter(file, list(_cell_names()))
    writer.writeheader()
    writer.writerows(map(cells_of, _rows(records)))


def write_parquet(records: Iterable[Record], path: Path) -> None:
    """Write a row a statement; contents are lists of start, end and text.

    Raises:
        MissingExtra: If pyarrow is not installed.
    """
    try:
        from pyarrow import Table, schema
        from pyarrow.parquet import ParquetWriter
    except ImportError as error:
        raise MissingExtra("Parquet", "parquet") from error
    columns = schema(column_types())
    with ParquetWriter(path, columns) as writer:
        rows = _rows(records)
        while batch := list(islice(rows, _BATCH)):
            writer.write_table(Table.from_pylist(batch, columns))


def _cell_names() -> Iterator[str]:
    for name in _COLUMNS:
        yield name
        if name in _WITH_SPAN:
            yield f"{name}_span"


def _rows(records: Iterable[Record]) -> Iterator[dict[str, Any]]:
    for record in records:
        for statement in record.statements:
            yield row_of(record.document, statement)


def column_types() -> dict[str, pyarrow.DataType]:
    """Return the Arrow type of each column; pyarrow must be installed."""
    import pyarrow

    words = pyarrow.string()
    span = pyarrow.struct([("start", pyarrow.int32()), ("end", pyarrow.int32()), ("text", words)])
    types = {
        "source": span,
        "cue": span,
        "content": pyarrow.list_(span),
        "quoted": pyarrow.list_(span),
        "flags": pyarrow.list_(words),
        "confidence": pyarrow.float64(),
    }
    return {name: types.get(name, words) for name in _COLUMNS}


_COLUMNS = (
    "document",
    "path",
    "url",
    "title",
    "outlet",
    "date",
    "statement",
    "parent",
    "type",
    "voice",
    "act",
    "speaker",
    "kind",
    "role",
    "known_as",
    "known_id",
    "wikidata",
    "source",
    "cue",
    "content",
    "quoted",
    "topic",
    "flags",
    "confidence",
)
_WITH_SPAN = ("source", "cue", "content", "quoted")


def _slice(span: Span | None, text: str) -> dict[str, Any] | None:
    if span is None:
        return None
    return {"start": span.start, "end": span.end, "text": span.of(text)}
