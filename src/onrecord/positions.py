"""The frozen values of a timeline: what one speaker said over time, and where it shifted.

All offsets are Unicode code points, half-open, into the text of the document that a statement
stands in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from onrecord.types import Document, Span, Statement

ShiftKind = Literal["stance", "figure", "deadline", "denial", "dropped"]
SHIFT_KINDS: tuple[ShiftKind, ...] = get_args(ShiftKind)


@dataclass(frozen=True)
class Dated:
    """A statement and the day it was made.

    Attributes:
        statement: The statement.
        document: With the text that its spans point into.
        day: The day of the statement's occasion, else of the document; ``None`` where neither is
            known.
        dated_by: Which of the two it is.
        number: The document's number in the archive; ``None`` outside one.
        told_by: Where the statement is nested in another's, who tells it: the name, or the words
            of the outer source.
    """

    statement: Statement
    document: Document
    day: date | None
    dated_by: Literal["occasion", "document"] | None = "document"
    number: int | None = None
    told_by: str | None = None


@dataclass(frozen=True, slots=True)
class Contrast:
    """What differs between two statements of one speaker.

    Attributes:
        kind: ``stance``: supported then opposed, or the other way round. ``figure`` and
            ``deadline``: another one for the same thing. ``denial``: asserted then denied, or the
            other way round. ``dropped``: what was committed to will not be done.
        earlier, later: The words of each that differ: slices of their documents' texts.
        why: The reason, in plain words.
    """

    kind: ShiftKind
    earlier: tuple[Span, ...]
    later: tuple[Span, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Shift:
    """A contrast between two statements of a timeline.

    Attributes:
        earlier, later: Indices of the statements in ``Timeline.statements``.
        contrast: What differs, with its evidence.
    """

    earlier: int
    later: int
    contrast: Contrast


@dataclass(frozen=True)
class Timeline:
    """What one speaker said, in order of date.

    Attributes:
        speaker: The name.
        topic: The topic that was asked for; ``None`` for all.
        statements: The oldest first; those without a date last.
        groups: Statements that say nearly the same, by index, ascending; every statement is in
            one group, and groups are in the order of their first statements.
        shifts: In the order of the later statement, then of the earlier one.
    """

    speaker: str
    topic: str | None
    statements: tuple[Dated, ...]
    groups: tuple[tuple[int, ...], ...]
    shifts: tuple[Shift, ...]
