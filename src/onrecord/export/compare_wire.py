"""Comparisons as JSON: the format that other programs read.

``compare.schema.json``, beside this file, describes it.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any, TextIO

from onrecord.checks import Edit
from onrecord.comparisons import Comparison, Doubt, Point, Version
from onrecord.types import Record, Span, Statement

VERSION = 1


def comparison_to_wire(comparison: Comparison) -> dict[str, Any]:
    """Return a comparison as a JSON object."""
    reasons = comparison.reasons or ((),) * len(comparison.records)
    return {
        "version": VERSION,
        "documents": [
            {**_document(record), "reasons": list(reasons[number])}
            for number, record in enumerate(comparison.records)
        ],
        "by_meaning": comparison.by_meaning,
        "points": [_point(point, comparison) for point in comparison.points],
        "doubts": [_doubt(doubt, comparison) for doubt in comparison.doubts],
    }


def write_comparison(comparison: Comparison, file: TextIO) -> None:
    """Write a comparison as one JSON object, indented."""
    json.dump(comparison_to_wire(comparison), file, ensure_ascii=False, indent=1)
    file.write("\n")


@cache
def compare_schema() -> dict[str, Any]:
    """Return the JSON Schema of the format."""
    path = resources.files("onrecord.export") / "compare.schema.json"
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema


def _document(record: Record) -> dict[str, Any]:
    document = record.document
    return {
        "id": document.id,
        "title": document.title,
        "outlet": document.outlet,
        "date": document.date,
        "url": document.url,
        "path": document.origin.path,
    }


def _point(point: Point, comparison: Comparison) -> dict[str, Any]:
    told = point.documents
    return {
        "versions": [
            _version(version, point.fullest, comparison.records) for version in point.versions
        ],
        "left_out": [at for at in range(len(comparison.records)) if at not in told],
        "speakers_differ": point.speakers_differ,
    }


def _version(version: Version, fullest: Version, records: tuple[Record, ...]) -> dict[str, Any]:
    text = records[version.document].document.text
    source = records[fullest.document].document.text
    return {
        **_passage(version.document, version.statement, version.parts, text),
        "quoted": [_slice(span, text) for span in version.quoted],
        "relation": version.relation,
        "alarms": list(version.alarms),
        "edits": [_edit(edit, text, source) for edit in version.edits],
        "carried": [_slice(span, source) for span in version.carried],
        "score": round(version.score, 4),
        "why": list(version.why),
    }


def _doubt(doubt: Doubt, comparison: Comparison) -> dict[str, Any]:
    text = comparison.records[doubt.document].document.text
    return {
        "point": doubt.point,
        **_passage(doubt.document, doubt.statement, doubt.parts, text),
        "score": round(doubt.score, 4),
    }


def _passage(
    document: int, statement: Statement | None, parts: tuple[Span, ...], text: str
) -> dict[str, Any]:
    speaker = statement.speaker if statement is not None else None
    return {
        "document": document,
        "statement": statement.id if statement is not None else None,
        "parts": [_slice(span, text) for span in parts],
        "type": statement.type if statement is not None else None,
        "voice": statement.voice if statement is not None else None,
        "speaker": speaker.name if speaker is not None else None,
    }


def _edit(edit: Edit, text: str, source: str) -> dict[str, Any]:
    return {
        "op": edit.operation,
        "here": _slice(edit.article, text),
        "fullest": _slice(edit.transcript, source),
        "verdict": edit.verdict,
        "alarms": list(edit.alarms),
    }


def _slice(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.of(text)}
