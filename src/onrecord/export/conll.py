"""Records as tokens with IOB labels, as sequence labellers are trained and compared on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TextIO

from onrecord.types import Record, Span

LIMITS = (
    "nested statements, which source and cue belong to which content, where a span cuts a token,"
    " speakers and labels; of overlapping spans source goes before cue before content"
)
_TOKEN = re.compile(r"\w+|[^\w\s]")
_ROLES = ("source", "cue", "content")


def write_conll(records: Iterable[Record], file: TextIO) -> None:
    """Write a token a line: the token, its offsets and its label, with tabs between.

    Sentences are set apart by an empty line, and a document begins with ``# document = ID``.
    """
    for record in records:
        text = record.document.text
        file.write(f"# document = {record.document.id}\n")
        labels = dict(_labels(record))
        sentences = record.layout.sentences or (Span(0, len(text)),)
        for sentence in sentences:
            for token in _TOKEN.finditer(text, sentence.start, sentence.end):
                label = labels.get(token.start(), "O")
                file.write(f"{token[0]}\t{token.start()}\t{token.end()}\t{label}\n")
            file.write("\n")


def _labels(record: Record) -> Iterator[tuple[int, str]]:
    """Yield the label of each token that has one, by its first offset."""
    taken: set[int] = set()
    for role in _ROLES:
        for statement in record.statements:
            if statement.parent is not None:
                continue
            given = getattr(statement, role)
            spans = given if role == "content" else filter(None, (given,))
            for span in spans:
                mark = "B"
                for token in _TOKEN.finditer(record.document.text, span.start, span.end):
                    if token.start() in taken:
                        mark = "B"
                        continue
                    taken.add(token.start())
                    yield token.start(), f"{mark}-{role.upper()}"
                    mark = "I"
