"""Statements as a data frame of pandas or Polars, with typed columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Literal, overload

from onrecord.days import day_of
from onrecord.errors import MissingExtra
from onrecord.export.table import GAP, column_types, row_of
from onrecord.types import Record

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

Library = Literal["pandas", "polars"]
LIBRARIES: tuple[Library, ...] = ("pandas", "polars")
_LABELS = ("type", "voice", "act", "kind")
"""Columns with few values."""


@overload
def to_frame(
    records: Record | Iterable[Record], library: Literal["pandas"] = "pandas"
) -> pandas.DataFrame: ...


@overload
def to_frame(
    records: Record | Iterable[Record], library: Literal["polars"]
) -> polars.DataFrame: ...


def to_frame(
    records: Record | Iterable[Record], library: Library = "pandas"
) -> pandas.DataFrame | polars.DataFrame:
    """Return a row a statement, by record and offset.

    Columns are those of ``onrecord export --format parquet`` and, for what is asked most:
    ``words``, the content with `` … `` between its parts; ``start`` and ``end``, from its first
    character to its last, in code points of the document's text; ``day``, the document's date
    without a time. ``source``, ``cue``, ``content`` and ``quoted`` keep start, end and text of each
    part. Types, voices, acts and kinds of speakers are categories; what is unknown is null.

    Args:
        records: One, or any number of them; those of ``read_many`` need not fit in memory.
        library: ``pandas``, whose columns are then of Arrow's types, or ``polars``.

    Raises:
        MissingExtra: If the library or pyarrow is not installed.
        ValueError: If there is no such library.
    """
    if library not in LIBRARIES:
        raise ValueError(f"library={library!r}: there are {' and '.join(LIBRARIES)}")
    if not find_spec(library) or not find_spec("pyarrow"):
        raise MissingExtra(f"a frame of {library}", library)
    table = _table((records,) if isinstance(records, Record) else records)
    if library == "polars":
        import polars

        frame = polars.from_arrow(table)
        assert isinstance(frame, polars.DataFrame)
        return frame
    import pandas

    return table.to_pandas(types_mapper=pandas.ArrowDtype)


def _table(records: Iterable[Record]) -> pyarrow.Table:
    import pyarrow

    types = column_types()
    words = pyarrow.dictionary(pyarrow.int32(), pyarrow.string())
    types |= dict.fromkeys(_LABELS, words)
    types |= {
        "words": pyarrow.string(),
        "start": pyarrow.int32(),
        "end": pyarrow.int32(),
        "day": pyarrow.date32(),
    }
    return pyarrow.Table.from_pylist(list(_rows(records)), pyarrow.schema(types))


def _rows(records: Iterable[Record]) -> Iterator[dict[str, Any]]:
    for record in records:
        day = day_of(record.document.date)
        for statement in record.statements:
            row = row_of(record.document, statement)
            yield {
                **row,
                "words": GAP.join(part["text"] for part in row["content"]),
                "start": row["content"][0]["start"],
                "end": row["content"][-1]["end"],
                "day": day,
            }
