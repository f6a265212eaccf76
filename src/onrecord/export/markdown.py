"""Records as Markdown, to paste into a draft: who, then the words as a quotation block."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TextIO

from onrecord.export.roundup import shown_date
from onrecord.export.table import GAP
from onrecord.types import Record, Statement

LIMITS = (
    "cues, offsets of single parts, nesting, labels other than type, and line ends in a quotation"
)

_ACTIVE = re.compile(r"([\\`*_\[\]<>|~&]|^[#+-])")
_NUMBERED = re.compile(r"^(\d+)([.)])")
"""Would begin a list."""


def write_markdown(records: Iterable[Record], file: TextIO) -> None:
    """Write each record under a heading, a quotation block a statement."""
    for record in records:
        document = record.document
        file.write(f"## {_plain(document.title or document.origin.path)}\n\n")
        facts = [_plain(fact) for fact in (document.outlet, shown_date(document.date)) if fact]
        if document.url:
            facts.append(f"<{document.url}>")
        if facts:
            file.write(" · ".join(facts) + "\n\n")
        for statement in record.statements:
            file.write(_block(record, statement))


def _block(record: Record, statement: Statement) -> str:
    text, speaker = record.document.text, statement.speaker
    if speaker is not None:
        who = f"**{_plain(speaker.name)}**"
        if speaker.role:
            who += f", {_plain(speaker.role)}"
    elif statement.source is not None:
        who = f"{_plain(statement.source.of(text))} (speaker not certain)"
    else:
        who = "(speaker not certain)"
    words = GAP.join(_plain(part.of(text)) for part in statement.content)
    start, end = statement.content[0].start, statement.content[-1].end
    return f"{who} ({statement.type}, characters {start} to {end}):\n\n> {words}\n\n"


def _plain(words: str) -> str:
    """Return words on one line, with nothing in them that Markdown would act on."""
    line = " ".join(words.split())
    return _NUMBERED.sub(r"\1\\\2", _ACTIVE.sub(r"\\\1", line))
