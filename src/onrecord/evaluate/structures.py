"""Passages of one structure each, marked up by hand; see ``tests/structures/README.md``.

``{s1|She} {c1|said} {t1|that it was over}.`` is a statement with its source, cue and content.
Braces nest, and a span that serves several statements has several labels: ``{s1,s2|She}``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import CorpusError
from onrecord.evaluate.complete import tally_complete
from onrecord.evaluate.gold import GoldAttribution, checksum
from onrecord.evaluate.report import Report, measures_of
from onrecord.evaluate.tally import Counts
from onrecord.types import Record, Span

_BETWEEN_CASES = re.compile(r"^===[ \t]*$", re.MULTILINE)
_NOTE = re.compile(r"^##.*\n?", re.MULTILINE)
_MARKUP = re.compile(r"\{(?P<labels>[sct]\d+(?:,[sct]\d+)*)\||[{}]")


@dataclass(frozen=True, slots=True)
class Case:
    """One passage.

    Attributes:
        structure: The name of the file it stands in.
        text: Without the markup.
        statements: With the nested ones, in the order of their numbers.
    """

    structure: str
    text: str
    statements: tuple[GoldAttribution, ...]


def read_cases(path: Path) -> tuple[Case, ...]:
    """Read a file of marked-up passages.

    Raises:
        CorpusError: If the file is missing or its markup is wrong.
    """
    try:
        content = path.read_text("utf-8")
    except (OSError, ValueError) as error:
        raise CorpusError(f"{path}: cannot be read ({error}). Give a file of passages.") from error
    passages = (_NOTE.sub("", part).strip() for part in _BETWEEN_CASES.split(content))
    return tuple(
        _read_case(f"{path}, case {number}", path.stem, passage)
        for number, passage in enumerate(passages, start=1)
        if passage
    )


def evaluate_structures(extract: Callable[[str], Record], folder: Path) -> Report:
    """Measure the statements of every passage in a folder's ``.txt`` files, nested ones included.

    Raises:
        CorpusError: If there are no such files, or the markup of one is wrong.
    """
    paths = sorted(folder.glob("*.txt"))
    if not paths:
        raise CorpusError(f"{folder}: no .txt files there. Give a folder of marked-up passages.")
    cases = [case for path in paths for case in read_cases(path)]
    tallies, found = [], 0
    model = None
    for case in cases:
        record = extract(case.text)
        model = record.model
        found += len(record.statements)
        counts = tally_complete(case.text, record.statements, case.statements)
        tallies.append(dict(_keyed(case.structure, counts)))
    return Report(
        name="structures",
        corpus={f"structures/{path.name}": checksum(path) for path in paths},
        model=model,
        articles=len(cases),
        annotations=sum(len(case.statements) for case in cases),
        passages=len(cases),
        statements=found,
        measures=measures_of(tallies),
    )


def _keyed(structure: str, counts: dict[str, Counts]) -> Iterator[tuple[str, Counts]]:
    for measure in ("exact", "overlap"):
        yield f"structure.{structure}.{measure}", counts[measure]
        yield f"structure.all.{measure}", counts[measure]


def _read_case(place: str, structure: str, passage: str) -> Case:
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
    return Case(structure, text, tuple(_statements(place, spans)))


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
