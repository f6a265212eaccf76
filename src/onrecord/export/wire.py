"""The record as JSON: the format that other programs read.

``record.schema.json``, beside this file, describes it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any, TextIO

from onrecord.types import Occasion, Record, Span, Speaker, Statement, Zone

VERSION = 1

_SURROGATE = re.compile("[\ud800-\udfff]")


def to_wire(record: Record) -> dict[str, Any]:
    """Return ``record`` as a JSON object."""
    document = record.document
    text = document.text
    return {
        "version": VERSION,
        "document": {
            "id": document.id,
            "text": text,
            "title": document.title,
            "date": document.date,
            "lang": document.lang,
            "outlet": document.outlet,
            "author": document.author,
            "url": document.url,
            "origin": {
                "path": document.origin.path,
                "media_type": document.origin.media_type,
                "sha256": document.origin.sha256,
                "encoding": document.origin.encoding,
                "notes": list(document.origin.notes),
            },
            "zones": [_zone_to_wire(zone) for zone in record.layout.zones],
        },
        "occasion": _occasion_to_wire(record.occasion),
        "statements": [statement_to_wire(statement, text) for statement in record.statements],
        "speakers": [
            {
                "id": speaker.id,
                "name": speaker.name,
                "kind": speaker.kind,
                "role": speaker.role,
                "from": _place(speaker.origin),
                "known_as": known_to_wire(speaker),
                "mentions": [_place(mention) for mention in speaker.mentions],
            }
            for speaker in record.speakers
        ],
        "unattributed": [slice_to_wire(span, text) for span in record.unattributed],
        "model": {
            "name": record.model.name,
            "version": record.model.version,
            "sha256": record.model.sha256,
        },
    }


def statement_to_wire(statement: Statement, text: str) -> dict[str, Any]:
    """Return a statement of ``text`` as a JSON object."""
    speaker, topic = statement.speaker, statement.topic
    return {
        "id": statement.id,
        "source": _slice_or_none(statement.source, text),
        "cue": _slice_or_none(statement.cue, text),
        "content": [slice_to_wire(span, text) for span in statement.content],
        "quoted": [slice_to_wire(span, text) for span in statement.quoted],
        "type": statement.type,
        "voice": statement.voice,
        "act": statement.act,
        "target": _slice_or_none(statement.target, text),
        "speaker": {
            "id": speaker.id,
            "name": speaker.name,
            "kind": speaker.kind,
            "role": speaker.role,
            "from": _place(speaker.origin),
            "known_as": known_to_wire(speaker),
        }
        if speaker is not None
        else None,
        "addressee": _slice_or_none(statement.addressee, text),
        "occasion": _occasion_to_wire(statement.occasion),
        "parent": statement.parent,
        "topic": {"label": topic.label, "from": topic.origin} if topic is not None else None,
        "confidence": statement.confidence,
        "flags": list(statement.flags),
        "why": list(statement.why),
    }


def known_to_wire(speaker: Speaker) -> dict[str, Any] | None:
    """Return who a speaker is across documents as a JSON object."""
    return asdict(speaker.known_as) if speaker.known_as is not None else None


def slice_to_wire(span: Span, text: str) -> dict[str, Any]:
    """Return a span as a JSON object, with its words."""
    return {**_place(span), "text": span.of(text)}


def write_json(records: Iterable[Record], file: TextIO) -> None:
    """Write records as one JSON array, each as soon as it comes."""
    file.write("[")
    separator = "\n"
    for record in records:
        file.write(separator + _dump(to_wire(record), indent=2))
        separator = ",\n"
    file.write("\n]\n")


def write_jsonl(records: Iterable[Record], file: TextIO) -> None:
    """Write records as JSON lines, one object a line, each as soon as it comes."""
    for record in records:
        file.write(_dump(to_wire(record)) + "\n")


def _zone_to_wire(zone: Zone) -> dict[str, Any]:
    known = {"label": zone.label, "time": zone.time and list(zone.time), "page": zone.page}
    return {
        "kind": zone.kind,
        **_place(zone.span),
        **{name: value for name, value in known.items() if value is not None},
    }


def _occasion_to_wire(occasion: Occasion | None) -> dict[str, Any] | None:
    return asdict(occasion) if occasion is not None else None


def _slice_or_none(span: Span | None, text: str) -> dict[str, Any] | None:
    return slice_to_wire(span, text) if span is not None else None


def _place(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end}


def _dump(wire: Mapping[str, Any], indent: int | None = None) -> str:
    dumped = json.dumps(wire, ensure_ascii=False, allow_nan=False, indent=indent)
    # UTF-8 has no form for half of a surrogate pair, JSON's escapes have.
    return _SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", dumped)
