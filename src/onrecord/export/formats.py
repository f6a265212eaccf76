"""The formats that records are handed on in, and what each can't carry."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TextIO

from onrecord.export import brat, conll, markdown, schema_org, table, tei, web_annotation, wire
from onrecord.types import Record


@dataclass(frozen=True, slots=True)
class Format:
    """A format.

    Attributes:
        limits: What of a record it can't carry.
        output: ``"text"``: one text; ``"file"``: one file that is no text; ``"folder"``: a folder.
        write: Writes records: a text into an open file, the others at a path.
    """

    limits: str
    output: Literal["text", "file", "folder"]
    write: Callable[[Iterable[Record], TextIO], None] | Callable[[Iterable[Record], Path], None]


FORMATS: dict[str, Format] = {
    "jsonl": Format("sentences, paragraphs and pairs of quotation marks", "text", wire.write_jsonl),
    "csv": Format(table.CSV_LIMITS, "text", table.write_csv),
    "markdown": Format(markdown.LIMITS, "text", markdown.write_markdown),
    "web-annotation": Format(web_annotation.LIMITS, "text", web_annotation.write_web_annotations),
    "schema-org": Format(schema_org.LIMITS, "text", schema_org.write_schema_org),
    "tei": Format(tei.LIMITS, "text", tei.write_tei),
    "conll": Format(conll.LIMITS, "text", conll.write_conll),
    "brat": Format(brat.LIMITS, "folder", brat.write_brat),
    "parquet": Format(table.PARQUET_LIMITS, "file", table.write_parquet),
}
