"""The table of corrections: each is kept with the words it is about, and found again by them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from typing import Any

from onrecord.store.corrections import Correction, Labels, Right
from onrecord.store.rows import occasion_json, occasion_of, spans, spans_json
from onrecord.types import Span, Topic


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
        "occasion": occasion_json(labels.occasion),
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
        occasion=occasion_of(dumped.get("occasion")),
    )
