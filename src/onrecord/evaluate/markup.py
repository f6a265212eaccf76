"""Read passages whose statements are marked up in the text; see ``tests/structures/README.md``.

``{s1|She} {c1|said} {t1|that it was over}.`` is a statement with its source, cue and content.
Braces nest, and a span that serves several statements has several labels: ``{s1,s2|She}``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import CorpusError
from onrecord.evaluate.gold import GoldAttribution
from onrecord.types import Span

_BETWEEN_CASES = re.compile(r"^===[ \t]*$", re.MULTILINE)
_NOTE = re.compile(r"^##(.*)\n?", re.MULTILINE)
_MARKUP = re.compile(r"\{(?P<labels>[sct]\d+(?:,[sct]\d+)*)\||[{}]")


@dataclass(frozen=True, slots=True)
class Written:
    """A case as its file writes it.

    Attributes:
        number: Of the case in its file, from 1.
        place: Where it stands, such as ``nested.txt, case 3``.
        note: What its first ``##`` line says; empty where there is none.
        passage: The rest, with the markup; never empty.
    """

    number: int
    place: str
    note: str
    passage: str


def read_written(path: Path) -> Iterator[Written]:
    """Yield the cases of a file, which ``===`` parts.

    Raises:
        CorpusError: If the file cannot be read.
    """
    try:
        content = path.read_text("utf-8")
    except (OSError, ValueError) as error:
        raise CorpusError(f"{path}: cannot be read ({error}). Give a file of passages.") from error
    for number, part in enumerate(_BETWEEN_CASES.split(content), start=1):
        note = _NOTE.search(part)
        if passage := _NOTE.sub("", part).strip():
            yield Written(
                number, f"{path}, case {number}", note[1].strip() if note else "", passage
            )


def read_markup(place: str, passage: str) -> tuple[str, tuple[GoldAttribution, ...]]:
    """Return the text without the markup, and its statements in the order of their numbers.

    Raises:
        CorpusError: If the markup is wrong; the message names ``place``.
    """
    text = ""
    spans: dict[str, list[Span]] = {}
    opened: list[tuple[list[str], int]] = []
    end = 0
    for mark in _MARKUP.finditer(passage):
        text += passage[end : mark.start()]
        end = mark.end()
        if mark["labels"]:
            opened.append((mark["labels"].split(","), len(text)))
            continue
        if mark[0] == "{" or not opened:
            near = passage[max(0, mark.start() - 20) : mark.end() + 20]
            raise CorpusError(
                f"{place}: {mark[0]!r} at {near!r} opens or closes no span. Write {{s1|words}}."
            )
        labels, start = opened.pop()
        for label in labels:
            spans.setdefault(label, []).append(Span(start, len(text)))
    if opened:
        raise CorpusError(f"{place}: {{{','.join(opened[-1][0])}| is not closed. Add a brace.")
    text += passage[end:]
    return text, tuple(_statements(place, spans))


def _statements(place: str, spans: dict[str, list[Span]]) -> Iterator[GoldAttribution]:
    for number in sorted({int(label[1:]) for label in spans}):
        source, cue, content = (spans.get(f"{role}{number}", []) for role in "sct")
        if len(source) > 1 or len(cue) > 1 or not content:
            raise CorpusError(
                f"{place}: statement {number} has {len(source)} sources, {len(cue)} cues and "
                f"{len(content)} contents; at most one source, at most one cue and at least one "
                "content are allowed."
            )
        yield GoldAttribution(
            id=str(number),
            source=source[0] if source else None,
            cue=cue[0] if cue else None,
            content=tuple(sorted(content)),
        )
