"""Statements as W3C Web Annotations (https://www.w3.org/TR/annotation-model/)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from onrecord.types import Document, Record, Span, Statement

LIMITS = (
    "why, occasions, unattributed quotations, the document's layout, and all mentions of a speaker"
    " but one"
)
CONTEXT = 32
"""Characters before and after the words that help to find them again in a changed page."""
NAMESPACE = "urn:onrecord:"


def write_web_annotations(records: Iterable[Record], file: TextIO) -> None:
    """Write one AnnotationCollection, an annotation a statement."""
    file.write('{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationCollection",\n')
    file.write('"first": {"type": "AnnotationPage", "startIndex": 0, "items": [')
    total = 0
    for record in records:
        for annotation in annotations_of(record):
            file.write(",\n" if total else "\n")
            file.write(json.dumps(annotation, ensure_ascii=False))
            total += 1
    file.write(f'\n]}}, "total": {total}}}\n')


def annotations_of(record: Record) -> Iterator[dict[str, Any]]:
    """Yield an annotation for each statement.

    Each part is a target that is found by its words or by its place: ``styleClass`` tells whether
    it is source, cue, content or quoted. A nested statement refers to its parent.
    """
    for statement in record.statements:
        yield {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": f"{NAMESPACE}statement:{statement.id}",
            "type": "Annotation",
            "motivation": "describing",
            "generator": {
                "id": f"{NAMESPACE}model:{record.model.sha256}",
                "type": "Software",
                "name": f"onrecord {record.model.name} {record.model.version}",
            },
            "body": list(_bodies(statement)),
            "target": [_target(record.document, role, span) for role, span in _parts(statement)],
        }


def _bodies(statement: Statement) -> Iterator[dict[str, Any]]:
    labels = {
        "type": statement.type,
        "voice": statement.voice,
        "act": statement.act,
        "speaker": statement.speaker.name if statement.speaker is not None else None,
        "topic": statement.topic.label if statement.topic is not None else None,
        "confidence": str(statement.confidence),
        "flags": " ".join(statement.flags) or None,
    }
    for name, value in labels.items():
        if value is not None:
            yield {"type": "TextualBody", "purpose": "tagging", "value": f"{name}: {value}"}
    if statement.parent is not None:
        yield {"id": f"{NAMESPACE}statement:{statement.parent}", "purpose": "linking"}


def _parts(statement: Statement) -> Iterator[tuple[str, Span]]:
    for role in ("source", "cue"):
        span = getattr(statement, role)
        if span is not None:
            yield role, span
    for role in ("content", "quoted"):
        for span in getattr(statement, role):
            yield role, span


def _target(document: Document, role: str, span: Span) -> dict[str, Any]:
    text = document.text
    return {
        "type": "SpecificResource",
        "source": document.url or f"{NAMESPACE}text:{document.id}",
        "styleClass": role,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": span.of(text),
                "prefix": text[max(0, span.start - CONTEXT) : span.start],
                "suffix": text[span.end : span.end + CONTEXT],
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }
