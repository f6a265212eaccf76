"""The frozen values of a comparison: one occasion as several documents tell it.

All offsets are Unicode code points, half-open, into the text of the document that is named by its
number in ``Comparison.records``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from onrecord.checks import Alarm, Edit
from onrecord.types import Record, Span, Statement

Relation = Literal[
    "fullest",
    "verbatim",
    "shortened",
    "overlapping",
    "altered",
    "paraphrase",
    "contradicted",
]
RELATIONS: tuple[Relation, ...] = get_args(Relation)


@dataclass(frozen=True, slots=True)
class Version:
    """How one document tells a point.

    Attributes:
        document: The document's number, from 0.
        statement: Whose content this is, or a part of; ``None`` where the document tells it
            outside every statement that was read in it: as its own, without a source.
        parts: Where the words stand; ascending and disjoint.
        quoted: What of them stands in quotation marks, sentence by sentence.
        relation: What it is beside the fullest version. ``overlapping`` shares words with it, and
            each has words that the other lacks.
        alarms: How it may say something else than the fullest version.
        edits: What makes these words (``article``) of the fullest version's (``transcript``).
        carried: The words of the fullest version that it has in its quotation marks, or anywhere
            where the fullest has none; ascending and disjoint.
        score: How alike they are by their words, from 0 to 1.
        why: The reasons, in plain words.
    """

    document: int
    statement: Statement | None
    parts: tuple[Span, ...]
    quoted: tuple[Span, ...]
    relation: Relation
    alarms: tuple[Alarm, ...] = ()
    edits: tuple[Edit, ...] = ()
    carried: tuple[Span, ...] = ()
    score: float = 1.0
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """What was said, as one or several of the documents tell it.

    Attributes:
        versions: The fullest first, the others by document and offset.
        speakers_differ: Whether documents give it to different people.
    """

    versions: tuple[Version, ...]
    speakers_differ: bool = False

    @property
    def fullest(self) -> Version:
        """The version that the others are compared with."""
        return self.versions[0]

    @property
    def documents(self) -> tuple[int, ...]:
        """The documents that tell it, ascending."""
        return tuple(sorted({version.document for version in self.versions}))

    def told_by(self, document: int) -> tuple[Version, ...]:
        """Return a document's versions, by offset; none if it leaves the point out."""
        found = [version for version in self.versions if version.document == document]
        return tuple(sorted(found, key=lambda version: version.parts[0].start))


@dataclass(frozen=True, slots=True)
class Doubt:
    """A passage that perhaps tells a point, in a document that is not known to.

    Attributes:
        point: Index of the point in ``Comparison.points``.
        document: The document's number, from 0.
        statement: As in a version.
        parts: Where the words stand; ascending and disjoint.
        score: How probably it tells the point, from 0 to 1.
    """

    point: int
    document: int
    statement: Statement | None
    parts: tuple[Span, ...]
    score: float


@dataclass(frozen=True)
class Comparison:
    """One occasion as several documents tell it.

    Attributes:
        records: Of the documents, in the order given.
        points: Those that several documents tell first, then by document and offset.
        doubts: By point, document and offset.
        by_meaning: Whether a model of sentences took part; without it, only shared words tell
            that two statements are one.
        reasons: For each document why it is taken to tell of the occasion, in plain words; empty
            where the user named the documents.
    """

    records: tuple[Record, ...]
    points: tuple[Point, ...]
    doubts: tuple[Doubt, ...]
    by_meaning: bool
    reasons: tuple[tuple[str, ...], ...] = ()
