"""Pairs of dated statements, labelled with the shift between them; see ``tests/gold/shifts``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast, get_args

from onrecord.errors import CorpusError
from onrecord.evaluate.gold import GoldAttribution
from onrecord.evaluate.markup import Written, read_markup, read_written
from onrecord.positions import SHIFT_KINDS, ShiftKind
from onrecord.types import Act

_LINE = re.compile(r"(?P<day>\d{4}-\d\d-\d\d) (?P<act>\w+): (?P<passage>.+)")


@dataclass(frozen=True, slots=True)
class DatedPassage:
    """One of the two statements, marked up in its passage.

    Attributes:
        day: When the passage was published.
        act: What the speaker does, by the annotator.
        text: The passage.
        statement: Its spans.
    """

    day: date
    act: Act
    text: str
    statement: GoldAttribution


@dataclass(frozen=True, slots=True)
class ShiftCase:
    """Two statements of one speaker.

    Attributes:
        place: Where the case stands.
        kind: Of the shift; ``None`` where there is none.
        earlier, later: The statements.
    """

    place: str
    kind: ShiftKind | None
    earlier: DatedPassage
    later: DatedPassage


def read_shift_cases(path: Path) -> tuple[ShiftCase, ...]:
    """Read a file of labelled pairs.

    Raises:
        CorpusError: If it is missing or a case is malformed.
    """
    return tuple(_cases(path))


def _cases(path: Path) -> Iterator[ShiftCase]:
    for written in read_written(path):
        kind = written.note.partition(":")[0].strip()
        if kind != "none" and kind not in SHIFT_KINDS:
            raise CorpusError(
                f"{written.place}: {kind!r} is no kind of shift; allowed are none,"
                f" {', '.join(SHIFT_KINDS)}. Correct the line that begins with ##."
            )
        passages = [_passage(written, line) for line in written.passage.splitlines()]
        if len(passages) != 2 or passages[0].day >= passages[1].day:
            raise CorpusError(
                f"{written.place}: a case is two lines, the earlier day first. Correct it there."
            )
        yield ShiftCase(written.place, None if kind == "none" else cast(ShiftKind, kind), *passages)


def _passage(written: Written, line: str) -> DatedPassage:
    match = _LINE.fullmatch(line.strip())
    if match is None or match["act"] not in get_args(Act):
        raise CorpusError(
            f"{written.place}: {line[:60]!r} is no line of a case. Write a day, an act"
            f" ({', '.join(get_args(Act))}), a colon and a passage."
        )
    text, statements = read_markup(written.place, match["passage"])
    if len(statements) != 1:
        raise CorpusError(f"{written.place}: a line has one statement, not {len(statements)}.")
    try:
        day = date.fromisoformat(match["day"])
    except ValueError as error:
        raise CorpusError(f"{written.place}: {match['day']!r} is no day.") from error
    return DatedPassage(day, cast(Act, match["act"]), text, statements[0])
