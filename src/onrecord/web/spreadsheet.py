"""Statements as CSV, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

from onrecord.export.table import cells_of, row_of
from onrecord.find import Hit

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(hits: Iterable[Hit]) -> str:
    """Return statements as CSV: the columns of `onrecord export`, after the document's number.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front, which
    spreadsheets do not show: documents are written by others.
    """
    file = io.StringIO(newline="")
    rows = [
        {
            "number": hit.entry.document,
            "revision": hit.entry.number,
            **cells_of(row_of(hit.document, hit.statement)),
        }
        for hit in hits
    ]
    columns = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(file, columns or ["number", "revision"])
    writer.writeheader()
    writer.writerows({name: _plain(cell) for name, cell in row.items()} for row in rows)
    return file.getvalue()


def _plain(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
