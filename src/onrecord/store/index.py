"""The full-text index of statements. It holds no copy of the words, only where they occur."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator

from onrecord.store.rows import Rows, spans
from onrecord.types import Span

COLUMNS = ("content", "speaker", "topic", "outlet")
TOKENIZER = "unicode61 remove_diacritics 2"
"""Any case, with or without accents. Words are not cut to stems: a search for "building" that
finds "build" finds what nobody said."""
GAP = "\n"
"""Between a content's parts. It separates words, and takes one character."""

_CONTROL = re.compile("[\x00-\x1f]")


def indexed_words(rows: Rows) -> Iterator[tuple[str | None, ...]]:
    """Yield what is indexed of each statement, a text for each of ``COLUMNS``."""
    text, outlet = rows.revision["text"], rows.revision["outlet"]
    names = {row["position"]: row["name"] for row in rows.speakers}
    for row in rows.statements:
        speaker = names[row["speaker"]] if row["speaker"] is not None else None
        yield (
            content_words(spans(row["content"]), text),
            speaker,
            row["topic"],
            outlet,
        )


def content_words(content: Iterable[Span], text: str) -> str:
    """Return a statement's content as it is indexed: as long as its parts and gaps.

    Control characters are spaces in it, so that some are free to mark what was found.
    """
    return GAP.join(_CONTROL.sub(" ", part.of(text)) for part in content)


def index(connection: sqlite3.Connection, ids: list[int], rows: Rows) -> None:
    """Add statements to the index, under their ids."""
    _write(connection, "INSERT INTO words (rowid, {}) VALUES (?, {})", ids, rows)


def unindex(connection: sqlite3.Connection, ids: list[int], rows: Rows) -> None:
    """Take statements out of the index; ``rows`` must be what was indexed."""
    command = "INSERT INTO words (words, rowid, {}) VALUES ('delete', ?, {})"
    _write(connection, command, ids, rows)


def _write(connection: sqlite3.Connection, command: str, ids: list[int], rows: Rows) -> None:
    filled = command.format(", ".join(COLUMNS), ", ".join("?" * len(COLUMNS)))
    words = zip(ids, indexed_words(rows), strict=True)
    connection.executemany(filled, ((number, *texts) for number, texts in words))
