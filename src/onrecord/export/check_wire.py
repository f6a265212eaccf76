"""Checks as JSON: the format that other programs read.

``check.schema.json``, beside this file, describes it.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any, TextIO

from onrecord.checks import Check, CheckedArticle, Cut, Edit, Passage
from onrecord.types import Document, Span

VERSION = 1


def checks_to_wire(checked: CheckedArticle) -> dict[str, Any]:
    """Return the checks of an article as a JSON object."""
    return {
        "version": VERSION,
        "article": _document(checked.record.document),
        "transcripts": [{**_document(each), "why": list(why)} for each, why in checked.taken],
        "checks": [_check(check, checked) for check in checked.checks],
    }


def write_checks(checked: CheckedArticle, file: TextIO) -> None:
    """Write the checks of an article as one JSON object, indented."""
    json.dump(checks_to_wire(checked), file, ensure_ascii=False, indent=1)
    file.write("\n")


@cache
def check_schema() -> dict[str, Any]:
    """Return the JSON Schema of the format."""
    path = resources.files("onrecord.export") / "check.schema.json"
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema


def _document(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "path": document.origin.path,
        "lang": document.lang,
    }


def _check(check: Check, checked: CheckedArticle) -> dict[str, Any]:
    texts = [each.text for each in checked.transcripts]
    of_passage = [texts[passage.document] for passage in check.passages]
    claim = check.claim
    return {
        "statement": claim.statement,
        "kind": claim.kind,
        "text": _slice(claim.span, checked.record.document.text),
        "speaker": claim.speaker,
        "verdict": check.verdict,
        "also": list(check.also),
        "alarms": list(check.alarms),
        "passages": [_passage(passage, checked) for passage in check.passages],
        "edits": [_edit(edit) for edit in check.edits],
        "cuts": [_cut(cut, of_passage[cut.passage]) for cut in check.cuts],
        "score": round(check.score, 4),
        "why": list(check.why),
    }


def _passage(passage: Passage, checked: CheckedArticle) -> dict[str, Any]:
    document = checked.transcripts[passage.document]
    locator: dict[str, Any] | None = None
    if passage.page is not None or passage.time is not None:
        locator = {"page": passage.page, "time": list(passage.time) if passage.time else None}
    return {
        "document": document.id,
        **_slice(passage.span, document.text),
        "speaker": passage.speaker,
        "locator": locator,
    }


def _edit(edit: Edit) -> dict[str, Any]:
    return {
        "op": edit.operation,
        "article": _span(edit.article),
        "transcript": _span(edit.transcript),
        "passage": edit.passage,
        "verdict": edit.verdict,
        "alarms": list(edit.alarms),
    }


def _cut(cut: Cut, text: str) -> dict[str, Any]:
    return {"passage": cut.passage, **_slice(cut.span, text), "alarm": cut.alarm}


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _slice(span: Span, text: str) -> dict[str, Any]:
    return {**_span(span), "text": span.of(text)}
