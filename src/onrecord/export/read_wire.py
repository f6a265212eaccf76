"""Records read back from JSON, once it fits the schema and agrees with itself.

A record that is read knows its zones, but not the other views of its layout.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Any

from onrecord.errors import OnrecordError
from onrecord.types import (
    Document,
    KnownAs,
    Layout,
    ModelIdentity,
    Occasion,
    Origin,
    Record,
    Span,
    Speaker,
    Statement,
    Topic,
    Zone,
)


class InvalidRecord(OnrecordError):
    """A JSON object is not a record, or its parts contradict each other."""


def from_wire(wire: Mapping[str, Any]) -> Record:
    """Return the record that ``wire`` describes.

    The layout of the result holds the zones and nothing else.

    Raises:
        InvalidRecord: If ``wire`` does not fit the schema, a span's words are not those of the
            document at that place, or a speaker or parent that it names is missing.
    """
    validate_wire(wire)
    document = _document_from_wire(wire["document"])
    text = document.text
    speakers = {each["id"]: _speaker_from_wire(each, text) for each in wire["speakers"]}
    statements: dict[str, Statement] = {}
    for index, each in enumerate(wire["statements"]):
        where = f"statements/{index}"
        speaker, parent = each["speaker"], each["parent"]
        if each["id"] in statements:
            raise InvalidRecord(f"{where}: {each['id']!r} is the id of another statement too")
        if speaker is not None and speaker["id"] not in speakers:
            raise InvalidRecord(f"{where}: no speaker {speaker['id']!r}; add it to 'speakers'")
        if parent is not None and parent not in statements:
            raise InvalidRecord(
                f"{where}: no statement {parent!r} before this one to be its parent"
            )
        statements[each["id"]] = _statement_from_wire(each, speakers, text, where)
    return Record(
        document=document,
        statements=tuple(statements.values()),
        speakers=tuple(speakers.values()),
        unattributed=_spans(wire["unattributed"], text, "unattributed"),
        model=ModelIdentity(
            **{name: wire["model"][name] for name in ("name", "version", "sha256")}
        ),
        layout=Layout(zones=document.zones, paragraphs=(), sentences=(), quotations=()),
        occasion=_occasion_from_wire(wire["occasion"]),
    )


def validate_wire(wire: Mapping[str, Any]) -> None:
    """Check ``wire`` against the schema.

    Raises:
        InvalidRecord: If it does not fit, with the place and the reason.
    """
    from jsonschema.exceptions import best_match

    error = best_match(_validator().iter_errors(wire))
    if error is not None:
        place = "/".join(str(step) for step in error.absolute_path) or "the record"
        raise InvalidRecord(f"{place}: {error.message}; see onrecord/export/record.schema.json")


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the format."""
    file = resources.files("onrecord.export") / "record.schema.json"
    loaded: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return loaded


def _document_from_wire(wire: Mapping[str, Any]) -> Document:
    origin = wire["origin"]
    document = Document(
        text=wire["text"],
        origin=Origin(
            path=origin["path"],
            media_type=origin["media_type"],
            sha256=origin["sha256"],
            encoding=origin["encoding"],
            notes=tuple(origin["notes"]),
        ),
        **{name: wire[name] for name in ("title", "date", "lang", "outlet", "author", "url")},
    )
    if document.id != wire["id"]:
        raise InvalidRecord(
            f"document/id: {wire['id']} is not the SHA-256 of the text, which is {document.id};"
            " the text was changed after the record was written"
        )
    zones = tuple(_zone_from_wire(zone, document.text) for zone in wire["zones"])
    return replace(document, zones=zones)


def _zone_from_wire(wire: Mapping[str, Any], text: str) -> Zone:
    time = wire.get("time")
    return Zone(
        kind=wire["kind"],
        span=_span(wire, text, "document/zones"),
        label=wire.get("label"),
        time=(time[0], time[1]) if time is not None else None,
        page=wire.get("page"),
    )


def _statement_from_wire(
    wire: Mapping[str, Any], speakers: Mapping[str, Speaker], text: str, where: str
) -> Statement:
    speaker, topic = wire["speaker"], wire["topic"]
    return Statement(
        id=wire["id"],
        source=_span_or_none(wire["source"], text, f"{where}/source"),
        cue=_span_or_none(wire["cue"], text, f"{where}/cue"),
        content=_spans(wire["content"], text, f"{where}/content"),
        quoted=_spans(wire["quoted"], text, f"{where}/quoted"),
        type=wire["type"],
        voice=wire["voice"],
        act=wire["act"],
        target=_span_or_none(wire.get("target"), text, f"{where}/target"),
        speaker=speakers[speaker["id"]] if speaker is not None else None,
        addressee=_span_or_none(wire["addressee"], text, f"{where}/addressee"),
        occasion=_occasion_from_wire(wire.get("occasion")),
        parent=wire["parent"],
        topic=Topic(topic["label"], topic["from"]) if topic is not None else None,
        confidence=wire["confidence"],
        flags=tuple(wire["flags"]),
        why=tuple(wire["why"]),
    )


def _speaker_from_wire(wire: Mapping[str, Any], text: str) -> Speaker:
    where = f"speaker {wire['id']!r}"
    return Speaker(
        id=wire["id"],
        name=wire["name"],
        kind=wire["kind"],
        role=wire["role"],
        origin=_span(wire["from"], text, where),
        mentions=_spans(wire["mentions"], text, where),
        known_as=KnownAs(**known) if (known := wire.get("known_as")) is not None else None,
    )


def _occasion_from_wire(wire: Mapping[str, str | None] | None) -> Occasion | None:
    if wire is None:
        return None
    return Occasion(kind=str(wire["kind"]), place=wire["place"], date=wire["date"])


def _spans(wires: Iterable[Mapping[str, Any]], text: str, where: str) -> tuple[Span, ...]:
    return tuple(_span(wire, text, where) for wire in wires)


def _span_or_none(wire: Mapping[str, Any] | None, text: str, where: str) -> Span | None:
    return _span(wire, text, where) if wire is not None else None


def _span(wire: Mapping[str, Any], text: str, where: str) -> Span:
    start, end = int(wire["start"]), int(wire["end"])  # JSON's 3.0 is an integer too
    if not start <= end <= len(text):
        raise InvalidRecord(
            f"{where}: no span from {start} to {end} in a document of length {len(text)}"
        )
    span = Span(start, end)
    if wire.get("text", span.of(text)) != span.of(text):
        raise InvalidRecord(
            f"{where}: the document reads {span.of(text)!r} from {start} to {end},"
            f" not {wire['text']!r}"
        )
    return span


@cache
def _validator() -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema())
