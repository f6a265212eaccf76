"""How statements that were found are written."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, TextIO

from onrecord.export.roundup import divide, shown_date
from onrecord.export.text import neutralise
from onrecord.export.wire import slice_to_wire, statement_to_wire

if TYPE_CHECKING:
    from rich.text import Text

    from onrecord.find import Hit

Form = Literal["table", "jsonl", "csv"]
SNIPPET = 240
"""Characters of a content that are shown around what was looked for."""
_COLUMNS = (
    "document",
    "revision",
    "address",
    "title",
    "outlet",
    "date",
    "statement",
    "type",
    "voice",
    "act",
    "speaker",
    "role",
    "known_as",
    "known_id",
    "source",
    "cue",
    "content",
    "spans",
    "confidence",
    "score",
    "flags",
)
_SPACE = re.compile(r"\s+")


def write_hits(found: Sequence[Hit], form: Form, file: TextIO) -> None:
    """Write what was found in one of the formats."""
    if form == "jsonl":
        for hit in found:
            file.write(json.dumps(_to_json(hit), ensure_ascii=False) + "\n")
    elif form == "csv":
        writer = csv.writer(file)
        writer.writerow(_COLUMNS)
        writer.writerows(map(_cells, found))
    else:
        from rich.console import Console

        console = Console(file=file, highlight=False)
        for hit in found:
            console.print(_block(hit, console.encoding), soft_wrap=False)


def _to_json(hit: Hit) -> dict[str, Any]:
    text = hit.document.text
    return {
        "document": {
            "number": hit.entry.document,
            "revision": hit.entry.number,
            "latest": hit.entry.latest,
            "address": hit.entry.address,
            "id": hit.document.id,
            **{name: getattr(hit.document, name) for name in ("title", "outlet", "date", "url")},
        },
        "statement": statement_to_wire(hit.statement, text),
        "matches": [slice_to_wire(span, text) for span in hit.matches],
        "snippet": [slice_to_wire(span, text) for span in hit.snippet(SNIPPET)],
        "score": hit.score,
    }


def _cells(hit: Hit) -> list[Any]:
    text, statement, speaker = hit.document.text, hit.statement, hit.statement.speaker
    known = speaker.known_as if speaker is not None else None
    return [
        hit.entry.document,
        hit.entry.number,
        hit.entry.address,
        hit.document.title,
        hit.document.outlet,
        hit.document.date,
        statement.id,
        statement.type,
        statement.voice,
        statement.act,
        speaker.name if speaker is not None else None,
        speaker.role if speaker is not None else None,
        known.name if known is not None else None,
        known.id if known is not None else None,
        statement.source.of(text) if statement.source is not None else None,
        statement.cue.of(text) if statement.cue is not None else None,
        " … ".join(part.of(text) for part in statement.content),
        " ".join(f"{part.start}-{part.end}" for part in statement.content),
        round(statement.confidence, 4),
        round(hit.score, 4),
        " ".join(statement.flags),
    ]


def _block(hit: Hit, encoding: str) -> Text:
    """Return what a terminal shows: who, how and what, where from.

    The deal that somebody opposed is told from the one that he welcomed by the cue alone.
    """
    from rich.text import Text

    def say(words: str, style: str = "") -> Text:
        return Text(neutralise(" ".join(words.split()), encoding), style=style)

    text, statement, speaker = hit.document.text, hit.statement, hit.statement.speaker
    if speaker is not None:
        who = say(speaker.name, "bold")
        if speaker.role:
            who += say(f", {speaker.role}")
        if speaker.known_as is not None and speaker.known_as.name != speaker.name:
            who += say(f" (known as {speaker.known_as.name})", "dim")
    elif statement.source is not None:
        who = say(statement.source.of(text)) + Text(" (speaker not certain)", style="dim")
    else:
        who = say("speaker not certain", "dim")
    shown = hit.snippet(SNIPPET)
    words = Text()
    cue = statement.cue.of(text).rstrip(":") if statement.cue is not None else ""
    if cue:  # a transcript's is a colon
        words += say(f"{cue}:", "italic") + Text(" ")
    for number, part in enumerate(shown):
        cut = not any(part.start == whole.start for whole in statement.content)
        if number or cut:
            words += Text(" … " if number else "… ")
        for piece, matched in divide(part, hit.matches):
            words += _kept(piece.of(text), "bold underline" if matched else "", encoding)
    if shown[-1].end != statement.content[-1].end:
        words += Text(" …")
    place = hit.document.title or hit.entry.address
    does = ", ".join(filter(None, (statement.act, *statement.flags)))
    facts = [
        does,
        place,
        hit.document.outlet,
        shown_date(hit.document.date),
        f"document {hit.entry.document}",
    ]
    if hit.matches == () and 0 < hit.score <= 1:
        facts.append(f"likeness {hit.score:.2f}")
    if not hit.entry.latest:
        facts.append(f"revision {hit.entry.number}, replaced since")
    facts.append(f"statement {statement.id}")
    where = " · ".join(fact for fact in facts if fact)
    return Text("\n").join((who, words, say(where, "dim"), Text()))


def _kept(words: str, style: str, encoding: str) -> Text:
    """Return words with the white space at their ends, and none of it a line end."""
    from rich.text import Text

    return Text(neutralise(_SPACE.sub(" ", words), encoding), style=style)
