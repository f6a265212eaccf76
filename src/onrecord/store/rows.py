"""A record as rows of the archive's tables, and back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.types import (
    Document,
    KnownAs,
    Layout,
    ModelIdentity,
    Occasion,
    Origin,
    Quotation,
    Record,
    Span,
    Speaker,
    Statement,
    Topic,
    Zone,
)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """A record, a value a column; what rows refer to each other by is their position.

    Attributes:
        revision: Of the document, its layout and what is unattributed.
        speakers, statements: In the record's order.
        model: Who read it.
    """

    revision: Row
    speakers: tuple[Row, ...]
    statements: tuple[Row, ...]
    model: ModelIdentity

    def checksum(self) -> str:
        """Return a SHA-256 of all values. A column that is NULL counts as not there."""
        model = [self.model.name, self.model.version, self.model.sha256]
        rows = [_known(row) for row in (self.revision, *self.speakers, *self.statements)]
        dumped = json.dumps([model, rows], sort_keys=True, ensure_ascii=True)
        return hashlib.sha256(dumped.encode()).hexdigest()


def content_checksum(document: Document) -> str:
    """Return a SHA-256 of what was published: the text, and what a reader sees above it."""
    parts = [getattr(document, name) for name in ("title", "date", "outlet", "author", "url")]
    return hashlib.sha256(json.dumps([document.id, *parts]).encode()).hexdigest()


def to_rows(record: Record) -> Rows:
    """Return the rows of ``record``.

    Raises:
        ValueError: If a statement's speaker or parent is not in the record.
    """
    speakers = {speaker.id: position for position, speaker in enumerate(record.speakers)}
    statements = {each.id: position for position, each in enumerate(record.statements)}
    document, layout = record.document, record.layout
    origin = document.origin
    return Rows(
        revision={
            "text": document.text,
            "text_sha256": document.id,
            "title": document.title,
            "date": document.date,
            "lang": document.lang,
            "outlet": document.outlet,
            "author": document.author,
            "url": document.url,
            "path": origin.path,
            "media_type": origin.media_type,
            "bytes_sha256": origin.sha256,
            "encoding": origin.encoding,
            "notes": _json(origin.notes),
            "document_zones": _json(map(_zone_values, document.zones)),
            "zones": _json(map(_zone_values, layout.zones)),
            "paragraphs": spans_json(layout.paragraphs),
            "sentences": spans_json(layout.sentences),
            "quotations": _json(map(_quotation_values, layout.quotations)),
            "unattributed": spans_json(record.unattributed),
            "occasion": occasion_json(record.occasion),
        },
        speakers=tuple(
            _speaker_row(position, each) for position, each in enumerate(record.speakers)
        ),
        statements=tuple(
            _statement_row(position, each, speakers, statements, layout)
            for position, each in enumerate(record.statements)
        ),
        model=record.model,
    )


def from_rows(rows: Rows, known: Mapping[int, KnownAs] | None = None) -> Record:
    """Return the record that ``rows`` are of.

    Args:
        rows: The rows.
        known: Who its speakers are across documents, by position.
    """
    revision, known = rows.revision, known or {}
    speakers = {
        row["position"]: speaker_of(row, known.get(row["position"])) for row in rows.speakers
    }
    keys = {row["position"]: row["key"] for row in rows.statements}
    return Record(
        document=document_of(revision),
        statements=tuple(statement_of(row, speakers, keys) for row in rows.statements),
        speakers=tuple(speakers.values()),
        unattributed=spans(revision["unattributed"]),
        model=rows.model,
        occasion=occasion_of(revision["occasion"]),
        layout=Layout(
            zones=_zones(revision["zones"]),
            paragraphs=spans(revision["paragraphs"]),
            sentences=spans(revision["sentences"]),
            quotations=tuple(
                Quotation(Span(start, end), Span(first, last), style, depth, closed)
                for start, end, first, last, style, depth, closed in json.loads(
                    revision["quotations"]
                )
            ),
        ),
    )


def document_of(row: Row) -> Document:
    """Return the document that a row of ``revision`` is of."""
    origin = Origin(
        row["path"],
        row["media_type"],
        row["bytes_sha256"],
        row["encoding"],
        tuple(json.loads(row["notes"])),
    )
    published = {name: row[name] for name in ("title", "date", "lang", "outlet", "author", "url")}
    return Document(row["text"], origin, zones=_zones(row["document_zones"]), **published)


def speaker_of(row: Row, known: KnownAs | None = None) -> Speaker:
    """Return the speaker that a row is of."""
    origin = Span(row["origin_start"], row["origin_end"])
    mentions = spans(row["mentions"])
    return Speaker(row["key"], row["name"], row["kind"], row["role"], origin, mentions, known)


def statement_of(row: Row, speakers: Mapping[int, Speaker], keys: Mapping[int, str]) -> Statement:
    """Return the statement that a row is of.

    Args:
        row: A row of ``statement``.
        speakers: The revision's speakers by position; the statement's own is enough.
        keys: The keys of the revision's statements by position; the parent's is enough.
    """
    return Statement(
        id=row["key"],
        source=_span(row, "source"),
        cue=_span(row, "cue"),
        content=spans(row["content"]),
        quoted=spans(row["quoted"]),
        type=row["type"],
        voice=row["voice"],
        speaker=speakers[row["speaker"]] if row["speaker"] is not None else None,
        parent=keys.get(row["parent"]) if row["parent"] is not None else None,
        topic=Topic(row["topic"], row["topic_from"]) if row["topic"] is not None else None,
        confidence=row["confidence"],
        flags=tuple(json.loads(row["flags"])),
        why=tuple(json.loads(row["why"])),
        act=row["act"],
        addressee=_span(row, "addressee"),
        target=_span(row, "target"),
        occasion=occasion_of(row["occasion"]),
    )


def spans(dumped: str) -> tuple[Span, ...]:
    """Return the spans of a column that holds a list of them."""
    return tuple(Span(start, end) for start, end in json.loads(dumped))


def _speaker_row(position: int, speaker: Speaker) -> Row:
    return {
        "position": position,
        "key": speaker.id,
        "name": speaker.name,
        "kind": speaker.kind,
        "role": speaker.role,
        "origin_start": speaker.origin.start,
        "origin_end": speaker.origin.end,
        "mentions": spans_json(speaker.mentions),
    }


def _statement_row(
    position: int,
    statement: Statement,
    speakers: Mapping[str, int],
    statements: Mapping[str, int],
    layout: Layout,
) -> Row:
    speaker, topic = statement.speaker, statement.topic
    if speaker is not None and speaker.id not in speakers:
        raise ValueError(f"statement {statement.id!r}: the record has no speaker {speaker.id!r}")
    if statement.parent is not None and statement.parent not in statements:
        raise ValueError(
            f"statement {statement.id!r}: no parent {statement.parent!r} in the record"
        )
    return {
        "position": position,
        "key": statement.id,
        **span_columns("source", statement.source),
        **span_columns("cue", statement.cue),
        "content": spans_json(statement.content),
        "quoted": spans_json(statement.quoted),
        "type": statement.type,
        "voice": statement.voice,
        "act": statement.act,
        "zone": _zone_at(layout, statement.content[0].start),
        "speaker": speakers[speaker.id] if speaker is not None else None,
        **span_columns("addressee", statement.addressee),
        **span_columns("target", statement.target),
        "occasion": occasion_json(statement.occasion),
        "parent": statements[statement.parent] if statement.parent is not None else None,
        "topic": topic.label if topic is not None else None,
        "topic_from": topic.origin if topic is not None else None,
        "confidence": float(statement.confidence),
        "flags": _json(statement.flags),
        "why": _json(statement.why),
    }


def _zone_at(layout: Layout, offset: int) -> str:
    holding = (zone.kind for zone in layout.zones if zone.span.start <= offset < zone.span.end)
    return next(holding, "body")


def zone_at(rows: Rows, offset: int) -> str:
    """Return the kind of the zone that an offset lies in."""
    holding = (
        kind for kind, start, end, *_ in json.loads(rows.revision["zones"]) if start <= offset < end
    )
    return next(holding, "body")


def _zone_values(zone: Zone) -> list[Any]:
    return [zone.kind, zone.span.start, zone.span.end, zone.label, zone.time, zone.page]


def _zones(dumped: str) -> tuple[Zone, ...]:
    return tuple(
        Zone(kind, Span(start, end), label, (time[0], time[1]) if time else None, page)
        for kind, start, end, label, time, page in json.loads(dumped)
    )


def occasion_of(dumped: str | None) -> Occasion | None:
    """Return the occasion of a column."""
    return Occasion(*json.loads(dumped)) if dumped is not None else None


def occasion_json(occasion: Occasion | None) -> str | None:
    """Return a column that holds an occasion."""
    if occasion is None:
        return None
    return _json((occasion.kind, occasion.place, occasion.date))


def _quotation_values(each: Quotation) -> list[Any]:
    span, inner = each.span, each.inner
    return [span.start, span.end, inner.start, inner.end, each.style, each.depth, each.closed]


def span_columns(name: str, span: Span | None) -> Row:
    """Return the two columns of a span."""
    return {
        f"{name}_start": span.start if span is not None else None,
        f"{name}_end": span.end if span is not None else None,
    }


def _span(row: Row, name: str) -> Span | None:
    start, end = row[f"{name}_start"], row[f"{name}_end"]
    return Span(start, end) if start is not None else None


def spans_json(values: Iterable[Span]) -> str:
    """Return a column that holds a list of spans."""
    return _json((span.start, span.end) for span in values)


def _json(values: Iterable[Any]) -> str:
    return json.dumps(list(values), ensure_ascii=False, separators=(",", ":"))


def _known(row: Row) -> Row:
    return {name: value for name, value in row.items() if value is not None}
