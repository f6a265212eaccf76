"""onrecord: who said what, in which exact words and where.

``onrecord.read(path)`` and ``onrecord.extract(text)`` return a ``Record``, see ``onrecord.types``;
``onrecord.read_many(path)`` yields those of a feed, a JSONL file, a folder or a pattern.
``onrecord.check(path, against=[path])`` checks an article's quotations against transcripts, and
``onrecord.compare(path, path)`` compares what several documents tell of one occasion.
``onrecord.to_frame(records, "pandas")``, or ``"polars"``, is a row a statement.
What the command line's options do, ``onrecord.ReadOptions`` does here:
``onrecord.read(path, options=onrecord.ReadOptions(encoding="cp1252"))``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.api import check, compare, extract, read, read_many, to_frame
    from onrecord.ingest import ReadOptions

__version__ = "0.1.0"
__all__ = [
    "ReadOptions",
    "__version__",
    "check",
    "compare",
    "extract",
    "read",
    "read_many",
    "to_frame",
]


def __getattr__(name: str) -> Any:
    # Importing onrecord must stay cheap: the model and the readers load when first used.
    if name in __all__:
        from onrecord import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
