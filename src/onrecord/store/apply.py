"""Corrections applied: rows that stand in the place of the model's, and are taken out again."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from onrecord.store.correction_table import read_corrections
from onrecord.store.corrections import CORRECTED, Correction, Labels, Right
from onrecord.store.index import index, unindex
from onrecord.store.load import read_rows
from onrecord.store.revisions import document_and_text, insert, revisions_of, statement_ids
from onrecord.store.rows import Row, Rows, occasion_json, span_columns, spans, spans_json, zone_at
from onrecord.types import Span

_LABELS = (
    "flags", "addressee_start", "addressee_end", "target_start", "target_end", "topic",
    "topic_from", "occasion",
)  # fmt: skip
_REJECTED = -1
"""Stands as the position of what replaces a statement that is none."""
_WHY = {"accept": "accepted by hand", "fix": "corrected by hand", "add": "added by hand"}


def apply_all(connection: sqlite3.Connection, document: int, path: Path) -> None:
    """Let the corrections of a document win in all its revisions; ``path`` is for messages."""
    unapply_all(connection, document, path)
    for revision in revisions_of(connection, document):
        _, text = document_and_text(connection, revision, path)
        for correction in read_corrections(connection, document, text):
            _apply(connection, revision, correction, path)


def unapply_all(connection: sqlite3.Connection, document: int, path: Path) -> None:
    """Bring the document's revisions back to what the model read; ``path`` is for messages."""
    for revision in revisions_of(connection, document):
        kept = read_rows(connection, revision, path, "all")
        ids = statement_ids(connection, revision)
        made = [place for place, row in enumerate(kept.statements) if row["correction"]]
        rows = replace(kept, statements=tuple(kept.statements[place] for place in made))
        unindex(connection, [ids[place] for place in made], rows)
        for table in ("statement", "speaker"):
            connection.execute(
                f"DELETE FROM {table} WHERE revision = ? AND correction IS NOT NULL", (revision,)
            )
        connection.execute("UPDATE statement SET replaced = NULL WHERE revision = ?", (revision,))


def _apply(
    connection: sqlite3.Connection, revision: int, correction: Correction, path: Path
) -> None:
    rows = read_rows(connection, revision, path, "all")
    statement, speaker = _corrected_rows(rows, correction)
    own = {"revision": revision, "correction": correction.number}
    if speaker is not None:
        insert(connection, "speaker", {**own, **speaker})
    if statement is not None:
        number = insert(connection, "statement", {**own, **statement})
        speakers = (*rows.speakers, *((speaker,) if speaker is not None else ()))
        index(connection, [number], replace(rows, speakers=speakers, statements=(statement,)))
    place = statement["position"] if statement is not None else _REJECTED
    for row in rows.statements:
        if _is_about(correction, row):
            connection.execute(
                "UPDATE statement SET replaced = ? WHERE (revision, position) = (?, ?)",
                (place, revision, row["position"]),
            )


def _corrected_rows(rows: Rows, correction: Correction) -> tuple[Row | None, Row | None]:
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
    model = next((row for row in rows.statements if _is_about(correction, row)), None)
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
            "occasion": occasion_json(labels.occasion),
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


def _is_about(correction: Correction, row: Row) -> bool:
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
