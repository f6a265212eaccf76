"""What a person says of statements: kept, found again in changed texts, and applied."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

from onrecord.store.rows import Row, Rows, span_columns, spans, spans_json, zone_at
from onrecord.types import Span, SpeakerKind, Statement, StatementType, Topic, Voice

Verdict = Literal["accept", "reject", "fix", "add"]

CORRECTED = "c:"
"""Begins the keys of statements that come from corrections."""
REJECTED = -1
_LABELS = (
    "flags", "addressee_start", "addressee_end", "target_start", "target_end", "topic",
    "topic_from",
)  # fmt: skip
_WHY = {"accept": "accepted by hand", "fix": "corrected by hand", "add": "added by hand"}


@dataclass(frozen=True, slots=True)
class Labels:
    """What a statement has beside spans, type, voice, act and speaker; see ``Statement``."""

    topic: Topic | None
    flags: tuple[str, ...]
    addressee: Span | None
    target: Span | None

    @classmethod
    def of(cls, statement: Statement) -> Labels:
        """Return those of a statement."""
        return cls(statement.topic, statement.flags, statement.addressee, statement.target)


@dataclass(frozen=True, slots=True)
class Right:
    """A statement as a person has it.

    Attributes:
        source, cue, content, quoted: Spans of the text.
        type, voice, act: Labels.
        speaker: Name; ``None`` if nobody can be named.
        kind, role: Of the speaker.
        labels: The others; ``None`` where those of the statement that it is about hold, if any.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    quoted: tuple[Span, ...]
    type: StatementType
    voice: Voice = "source"
    act: str | None = None
    speaker: str | None = None
    kind: SpeakerKind = "person"
    role: str | None = None
    labels: Labels | None = None

    @classmethod
    def of(cls, statement: Statement) -> Right:
        """Return a statement as it is."""
        speaker = statement.speaker
        as_read = cls(
            source=statement.source,
            cue=statement.cue,
            content=statement.content,
            quoted=statement.quoted,
            type=statement.type,
            voice=statement.voice,
            act=statement.act,
            labels=Labels.of(statement),
        )
        if speaker is None:
            return as_read
        return replace(as_read, speaker=speaker.name, kind=speaker.kind, role=speaker.role)

    def parts(self) -> list[Span]:
        """Return all spans."""
        others = (self.labels.addressee, self.labels.target) if self.labels is not None else ()
        single = [span for span in (self.source, self.cue, *others) if span is not None]
        return [*single, *self.content, *self.quoted]


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says of one statement of a document.

    Attributes:
        verdict: Whether it is right as read, no statement at all, fixed, or added since no model
            had read it.
        anchor: The content of the statement that it is about; of one that is added, its own.
        right: What is right; ``None`` if rejected.
        number: In the archive; ``None`` before it is kept.
        made: When, ISO 8601 in UTC; empty before it is kept.
    """

    verdict: Verdict
    anchor: tuple[Span, ...]
    right: Right | None
    number: int | None = None
    made: str = ""

    def leaves(self, content: tuple[Span, ...]) -> bool:
        """Tell whether a content is what this correction leaves of its statement."""
        return self.right is not None and self.right.content == content

    def amended(self, verdict: Verdict, right: Right | None) -> Correction | None:
        """Return what to keep instead when something else is said of what this one made.

        It is about what this one is about. What was added stays an addition when it is put right;
        when it is rejected, nothing is left to say, which is ``None``.
        """
        if self.verdict != "add":
            return replace(self, verdict=verdict, right=right)
        return replace(self, anchor=right.content, right=right) if right is not None else None


def write_correction(
    connection: sqlite3.Connection, document: int, correction: Correction, text: str, made: str
) -> None:
    """Keep a correction, in place of an earlier one about the same content.

    One that is about what an earlier one has made amends that one.


    Raises:
        ValueError: If a span does not lie inside the text, or ``right`` is missing or too much.
    """
    right = correction.right
    if (right is None) != (correction.verdict == "reject"):
        raise ValueError(f"verdict {correction.verdict!r} does not go with {right}")
    parts = [*correction.anchor, *(right.parts() if right is not None else ())]
    end = max(part.end for part in parts)
    if end > len(text):
        raise ValueError(f"there are no words up to {end}; the text has {len(text)} characters")
    earlier = read_corrections(connection, document, text)
    made_it = next((each for each in earlier if each.leaves(correction.anchor)), None)
    kept = correction if made_it is None else made_it.amended(correction.verdict, right)
    for each in earlier:
        if each is made_it or each.anchor == correction.anchor:
            connection.execute("DELETE FROM correction WHERE id = ?", (each.number,))
    if kept is not None:
        _insert(connection, document, kept, text, made)


def _insert(
    connection: sqlite3.Connection, document: int, correction: Correction, text: str, made: str
) -> None:
    right, is_added = correction.right, correction.verdict == "add"
    parts = [*correction.anchor, *(right.parts() if right is not None else ())]
    start, end = min(part.start for part in parts), max(part.end for part in parts)
    connection.execute(
        "INSERT INTO correction"
        " (document, made, verdict, added, start, passage, anchor, statement)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            document,
            made,
            "fix" if is_added else correction.verdict,
            is_added,
            start,
            text[start:end],
            spans_json(part.shift(-start) for part in correction.anchor),
            json.dumps(_dump(right, start)) if right is not None else None,
        ),
    )


def read_corrections(connection: sqlite3.Connection, document: int, text: str) -> list[Correction]:
    """Return the corrections of a document that hold for a text of it, oldest first.

    The passage stands where it stood, or, if the text has changed, at the one other place that has
    its very words. Where it is gone, or stands twice, the correction does not hold.
    """
    found = []
    for number, made, verdict, start, passage, anchor, statement in connection.execute(
        "SELECT id, made, CASE WHEN added THEN 'add' ELSE verdict END, start, passage, anchor,"
        " statement FROM correction WHERE document = ? ORDER BY id",
        (document,),
    ).fetchall():
        place = _locate(passage, start, text)
        if place is None:
            continue
        right = _load(json.loads(statement), place) if statement is not None else None
        moved = tuple(part.shift(place) for part in spans(anchor))
        found.append(Correction(verdict, moved, right, number, made))
    return found


def _locate(passage: str, start: int, text: str) -> int | None:
    if text.startswith(passage, start):
        return start
    place = text.find(passage)
    return place if place >= 0 and text.find(passage, place + 1) < 0 else None


def corrected_rows(rows: Rows, correction: Correction) -> tuple[Row | None, Row | None]:
    """Return the row of the statement that is right, and of its speaker if that is new.

    Args:
        rows: All rows of the revision so far.
        correction: What is right, in this revision's text.
    """
    right = correction.right
    if right is None:
        return None, None
    speaker, new_speaker = None, None
    if right.speaker is not None:
        named = (row["position"] for row in rows.speakers if row["name"] == right.speaker)
        speaker = next(named, None)
        if speaker is None:
            speaker = _next(rows.speakers)
            new_speaker = _speaker_row(speaker, right)
    model = next((row for row in rows.statements if is_about(correction, row)), None)
    own = [right.source, right.cue, *right.content]
    places = ["-" if span is None else f"{span.start}-{span.end}" for span in own]
    identity = " ".join((rows.revision["text_sha256"], *places))
    statement: Row = {
        "position": _next(rows.statements),
        "key": CORRECTED + hashlib.sha256(identity.encode()).hexdigest()[:16],
        **span_columns("source", right.source),
        **span_columns("cue", right.cue),
        "content": spans_json(right.content),
        "quoted": spans_json(right.quoted),
        "type": right.type,
        "voice": right.voice,
        "act": right.act,
        "speaker": speaker,
        "confidence": 1.0,
        "why": json.dumps([_WHY[correction.verdict]]),
        "zone": zone_at(rows, right.content[0].start),
        "parent": model["parent"] if model is not None else _parent(rows, right.content),
        **_label_columns(right.labels, model),
    }
    return statement, new_speaker


def _label_columns(labels: Labels | None, model: Row | None) -> Row:
    if labels is not None:
        return {
            "flags": json.dumps(labels.flags),
            **span_columns("addressee", labels.addressee),
            **span_columns("target", labels.target),
            "topic": labels.topic.label if labels.topic is not None else None,
            "topic_from": labels.topic.origin if labels.topic is not None else None,
        }
    if model is not None:
        return {name: model[name] for name in _LABELS}
    return {**dict.fromkeys(_LABELS), "flags": "[]"}


def _parent(rows: Rows, content: tuple[Span, ...]) -> int | None:
    """Return the position of the smallest statement that is right and has all of a content."""
    around = []
    for row in rows.statements:
        parts = spans(row["content"])
        holds_all = all(any(part.contains(each) for part in parts) for each in content)
        if holds_all and parts != content and row["replaced"] is None:
            around.append((sum(map(len, parts)), row["position"]))
    return min(around)[1] if around else None


def is_about(correction: Correction, row: Row) -> bool:
    """Tell whether a model's statement is the one that a correction is about."""
    return row["correction"] is None and spans(row["content"]) == correction.anchor


def _speaker_row(position: int, right: Right) -> Row:
    origin = right.source or Span(right.content[0].start, right.content[0].start)
    mentions = (right.source,) if right.source is not None else ()
    return {
        "position": position,
        "key": f"{CORRECTED}{position}",
        "name": right.speaker,
        "kind": right.kind,
        "role": right.role,
        "origin_start": origin.start,
        "origin_end": origin.end,
        "mentions": spans_json(mentions),
    }


def _next(rows: Iterable[Row]) -> int:
    return max((row["position"] for row in rows), default=-1) + 1


def _dump(right: Right, start: int) -> dict[str, Any]:
    def moved(span: Span | None) -> list[int] | None:
        return [span.start - start, span.end - start] if span is not None else None

    labels = ("type", "voice", "act", "speaker", "kind", "role")
    return {
        "source": moved(right.source),
        "cue": moved(right.cue),
        "content": [moved(span) for span in right.content],
        "quoted": [moved(span) for span in right.quoted],
        **{name: getattr(right, name) for name in labels},
        "labels": _dump_labels(right.labels, moved),
    }


def _load(dumped: dict[str, Any], start: int) -> Right:
    def moved(pair: list[int] | None) -> Span | None:
        return Span(*pair).shift(start) if pair is not None else None

    def all_moved(pairs: list[list[int]]) -> tuple[Span, ...]:
        return tuple(Span(*pair).shift(start) for pair in pairs)

    return Right(
        source=moved(dumped.pop("source")),
        cue=moved(dumped.pop("cue")),
        content=all_moved(dumped.pop("content")),
        quoted=all_moved(dumped.pop("quoted")),
        labels=_load_labels(dumped.pop("labels", None), moved),
        **dumped,
    )


def _dump_labels(
    labels: Labels | None, moved: Callable[[Span | None], list[int] | None]
) -> dict[str, Any] | None:
    if labels is None:
        return None
    return {
        "topic": [labels.topic.label, labels.topic.origin] if labels.topic is not None else None,
        "flags": labels.flags,
        "addressee": moved(labels.addressee),
        "target": moved(labels.target),
    }


def _load_labels(
    dumped: dict[str, Any] | None, moved: Callable[[list[int] | None], Span | None]
) -> Labels | None:
    if dumped is None:
        return None
    return Labels(
        topic=Topic(*dumped["topic"]) if dumped["topic"] is not None else None,
        flags=tuple(dumped["flags"]),
        addressee=moved(dumped["addressee"]),
        target=moved(dumped["target"]),
    )
