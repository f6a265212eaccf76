"""A timeline as JSON: the format that other programs read.

``timeline.schema.json``, beside this file, describes it.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any, TextIO

from onrecord.export.wire import slice_to_wire, statement_to_wire
from onrecord.positions import Dated, Shift, Timeline
from onrecord.types import Span

VERSION = 1


def timeline_to_wire(timeline: Timeline) -> dict[str, Any]:
    """Return a timeline as a JSON object."""
    return {
        "version": VERSION,
        "speaker": timeline.speaker,
        "topic": timeline.topic,
        "statements": [_statement(each) for each in timeline.statements],
        "groups": [list(each) for each in timeline.groups],
        "shifts": [_shift(each, timeline) for each in timeline.shifts],
    }


def write_timeline(timeline: Timeline, file: TextIO) -> None:
    """Write a timeline as one JSON object, indented."""
    json.dump(timeline_to_wire(timeline), file, ensure_ascii=False, indent=1)
    file.write("\n")


@cache
def timeline_schema() -> dict[str, Any]:
    """Return the JSON Schema of the format. It refers to that of records for a statement."""
    path = resources.files("onrecord.export") / "timeline.schema.json"
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema


def _statement(said: Dated) -> dict[str, Any]:
    document = said.document
    return {
        "day": said.day.isoformat() if said.day is not None else None,
        "dated_by": said.dated_by,
        "told_by": said.told_by,
        "document": {
            "number": said.number,
            "id": document.id,
            **{name: getattr(document, name) for name in ("title", "outlet", "date", "url")},
        },
        "statement": statement_to_wire(said.statement, document.text),
    }


def _shift(shift: Shift, timeline: Timeline) -> dict[str, Any]:
    contrast = shift.contrast
    return {
        "kind": contrast.kind,
        "earlier": _side(shift.earlier, contrast.earlier, timeline),
        "later": _side(shift.later, contrast.later, timeline),
        "why": contrast.why,
    }


def _side(place: int, spans: tuple[Span, ...], timeline: Timeline) -> dict[str, Any]:
    text = timeline.statements[place].document.text
    return {"statement": place, "evidence": [slice_to_wire(span, text) for span in spans]}
