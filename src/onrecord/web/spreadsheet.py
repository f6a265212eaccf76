"""Statements as CSV, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

from fastapi.responses import Response

from onrecord.export.table import cells_of, row_of
from onrecord.find import Hit

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_file(hits: Iterable[Hit], name: str) -> Response:
    """Return statements as a file of CSV: the columns of `onrecord export`, after the number.

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
    return Response(
        file.getvalue(),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _plain(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
