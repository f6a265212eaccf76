"""Labelled comparisons: short reports of one occasion; see ``tests/gold/comparisons/README.md``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.checks import ALARMS, Alarm
from onrecord.comparisons import Relation
from onrecord.errors import CorpusError
from onrecord.ingest import read_text
from onrecord.segment import segment
from onrecord.types import (
    Document,
    Layout,
    ModelIdentity,
    Record,
    Span,
    Speaker,
    Statement,
)

_RELATIONS: dict[str, Relation | None] = {
    "F": "fullest",
    "V": "verbatim",
    "S": "shortened",
    "X": "overlapping",
    "A": "altered",
    "P": "paraphrase",
    "C": "contradicted",
    "O": None,
}
_MARKUP = re.compile(
    r"\{(?P<point>\d+)(?:[A-Z]?(?P<more>\+)|(?P<speaker>[A-Z-]) (?P<relation>[A-Z])"
    r"(?:/(?P<alarms>[a-z,-]+))?)\|(?P<words>[^{}]*)\}"
)
_SPEAKER = re.compile(r"([A-Z]) = ([^;\n]+)")
_CUE = re.compile(r"[^\W\d_]+(?=\s+\Z)")
_BODY = " (body)"
_GIVEN = ModelIdentity("given", "1", "0" * 64)


@dataclass(frozen=True, slots=True)
class Told:
    """How one report tells a point.

    Attributes:
        point: Which statements are one: those of one number.
        report: Its number in the case.
        parts: Where the words stand.
        speaker: Who said it; ``None`` where the outlet tells it without a source.
        relation: To the fullest version; ``None`` where no other report has it.
        alarms: How it may say something else.
    """

    point: int
    report: int
    parts: tuple[Span, ...]
    speaker: str | None
    relation: Relation | None
    alarms: frozenset[Alarm]


@dataclass(frozen=True)
class ComparisonCase:
    """Reports of one occasion, labelled.

    Attributes:
        name: Such as ``07 | two subjects``.
        reports: The texts.
        told: By report and offset.
    """

    name: str
    reports: tuple[Document, ...]
    told: tuple[Told, ...]

    def records(self) -> tuple[Record, ...]:
        """Return the reports with their statements as labelled."""
        return tuple(
            _record(document, [each for each in self.told if each.report == number])
            for number, document in enumerate(self.reports)
        )


def read_comparisons(path: Path) -> tuple[ComparisonCase, ...]:
    """Read a file of labelled comparisons.

    Raises:
        CorpusError: If it can't be read, or its markup is wrong.
    """
    try:
        written = path.read_text("utf-8")
    except (OSError, ValueError) as error:
        raise CorpusError(f"{path}: cannot be read ({error}). Give a file of cases.") from error
    return tuple(_case(part.strip(), path) for part in written.split("\n===\n"))


def _case(written: str, path: Path) -> ComparisonCase:
    head, *reports = re.split(r"^--- .*\n", written, flags=re.MULTILINE)
    name = head.splitlines()[0].removeprefix("###").strip()
    speakers = {key: name.strip() for key, name in _SPEAKER.findall(head)}
    documents, told = [], []
    for number, report in enumerate(reports):
        text, found = _read(report.strip(), number, speakers, f"{path}, case {name}")
        documents.append(read_text(text, path=f"{name}, report {number + 1}", lang="en"))
        told += found
    return ComparisonCase(name, tuple(documents), tuple(told))


def _read(marked: str, report: int, speakers: dict[str, str], place: str) -> tuple[str, list[Told]]:
    text, end = "", 0
    told: list[Told] = []
    for mark in _MARKUP.finditer(marked):
        text += marked[end : mark.start()]
        end = mark.end()
        span = Span(len(text), len(text) + len(mark["words"]))
        text += mark["words"]
        if mark["more"]:
            last = told.pop()
            parts = (*last.parts, span)
            told.append(Told(last.point, report, parts, last.speaker, last.relation, last.alarms))
            continue
        alarms = frozenset((mark["alarms"] or "").split(",")) - {""}
        known = mark["speaker"] == "-" or mark["speaker"] in speakers
        if not known or mark["relation"] not in _RELATIONS or alarms - set(ALARMS):
            raise CorpusError(f"{place}: {mark[0][:40]!r} has an unknown speaker or label.")
        told.append(
            Told(
                int(mark["point"]),
                report,
                (span,),
                speakers.get(mark["speaker"]),
                _RELATIONS[mark["relation"]],
                frozenset(alarm for alarm in ALARMS if alarm in alarms),
            )
        )
    text += marked[end:]
    if "{" in text or "}" in text:
        raise CorpusError(f"{place}: a brace is left over. Write {{1Q F|words}}.")
    return text, told


def _record(document: Document, told: list[Told]) -> Record:
    layout = segment(document)
    names = dict.fromkeys(each.speaker for each in told if each.speaker is not None)
    speakers = {
        name: Speaker(
            str(number),
            name.removesuffix(_BODY),
            "organisation" if name.endswith(_BODY) else "person",
            None,
            Span(0, 0),
            (),
        )
        for number, name in enumerate(names)
    }
    return Record(
        document,
        tuple(_statements(document, layout, told, speakers)),
        tuple(speakers.values()),
        (),
        _GIVEN,
        layout,
    )


def _statements(
    document: Document, layout: Layout, told: list[Told], speakers: dict[str, Speaker]
) -> Iterator[Statement]:
    from onrecord.describe import find_quoted

    for each in told:
        if each.speaker is None:
            continue
        quoted = find_quoted(each.parts, layout)
        # The word before the content stands for the cue, which is not labelled: it may deny.
        cue = _CUE.search(document.text, 0, each.parts[0].start)
        marks = sum(map(len, quoted)) + 2 * len(quoted) >= sum(map(len, each.parts))
        yield Statement(
            id=f"{each.report}.{each.parts[0].start}",
            source=None,
            cue=Span(*cue.span()) if cue is not None else None,
            content=each.parts,
            quoted=quoted,
            type="direct" if quoted and marks else "mixed" if quoted else "indirect",
            voice="source",
            speaker=speakers[each.speaker],
            parent=None,
            topic=None,
            confidence=1.0,
            flags=(),
            why=(),
        )
