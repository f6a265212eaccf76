"""What an evaluation of shifts found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from math import sqrt
from typing import TYPE_CHECKING, Any

from onrecord.evaluate.layout import new_table
from onrecord.evaluate.speaker_report import OWN
from onrecord.positions import SHIFT_KINDS, ShiftKind

if TYPE_CHECKING:
    from rich.console import RenderableType

_NORMAL = 1.959964
"""The 97.5 % point of the normal distribution."""
_CAPTION = (
    "Precision: share of the shifts marked that are one, of the right kind.\n"
    "Recall: share of the shifts that are marked so. In per cent, with the 95 %\n"
    "interval by Wilson's score. With acts given, they are the annotator's; else\n"
    "those of a record, which has none where it is not certain."
)


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole.

    Attributes:
        part, whole: Counts.
    """

    part: int
    whole: int

    @property
    def value(self) -> float:
        """In per cent; 100 of nothing."""
        return 100 * self.part / self.whole if self.whole else 100.0

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval, in per cent, by Wilson's score (E. B. Wilson, 1927)."""
        if not self.whole:
            return 0.0, 100.0
        share, square = self.part / self.whole, _NORMAL**2 / self.whole
        middle = (share + square / 2) / (1 + square)
        spread = sqrt(share * (1 - share) / self.whole + square / 4 / self.whole)
        half = _NORMAL * spread / (1 + square)
        return 100 * max(0.0, middle - half), 100 * min(1.0, middle + half)

    def __str__(self) -> str:
        if not self.whole:
            return "–"
        return "{:.0f} [{:.0f}–{:.0f}]".format(self.value, *self.interval)


@dataclass(frozen=True, slots=True)
class ShiftRow:
    """How a program's answers on a collection are scored.

    Attributes:
        collection: ``open`` or ``held-back``.
        program: Whose answers they are.
        pairs: How many pairs of statements there are.
        precision, recall: Over all kinds.
        kinds: Recall of each kind.
    """

    collection: str
    program: str
    pairs: int
    precision: Share
    recall: Share
    kinds: Mapping[ShiftKind, Share]

    def to_json(self) -> dict[str, Any]:
        """Return the row as JSON values, in per cent with two decimals."""
        return {
            "collection": self.collection,
            "program": self.program,
            "pairs": self.pairs,
            "precision": _share_to_json(self.precision),
            "recall": _share_to_json(self.recall),
            "kinds": {kind: _share_to_json(share) for kind, share in self.kinds.items()},
        }


@dataclass(frozen=True, slots=True)
class ShiftMiss:
    """A pair that came out otherwise than labelled."""

    place: str
    right: ShiftKind | None
    found: ShiftKind | None
    earlier: str
    later: str


@dataclass(frozen=True)
class ShiftReport:
    """How often shifts are marked where one is, and where none is.

    Attributes:
        corpus: SHA-256 of each file that was read.
        rows: By collection, the program itself before the others.
        misses: Its own, never of a pair that is held back.
    """

    corpus: Mapping[str, str]
    rows: tuple[ShiftRow, ...]
    misses: tuple[ShiftMiss, ...]

    @property
    def figures(self) -> dict[str, float]:
        """The program's own figures, such as ``shifts.open.precision``; higher is better."""
        found: dict[str, float] = {}
        for row in self.rows:
            if row.program.startswith(OWN):
                name = "given-acts." if row.program != OWN else ""
                found[f"shifts.{row.collection}.{name}precision"] = row.precision.value
                found[f"shifts.{row.collection}.{name}recall"] = row.recall.value
        return found

    def to_json(self) -> dict[str, Any]:
        """Return the report as JSON values."""
        return {
            "name": "shifts",
            "corpus": dict(self.corpus),
            "rows": [row.to_json() for row in self.rows],
            "misses": [asdict(miss) for miss in self.misses],
        }


def render_shifts(report: ShiftReport) -> RenderableType:
    """Return the report as one table."""
    table = new_table("Shifts between two given statements", _CAPTION)
    for title in ("", "precision", "recall", *SHIFT_KINDS):
        table.add_column(title, justify="right" if title else "left", no_wrap=True)
    for row in report.rows:
        own = f"{row.collection}, {row.pairs}"
        name = own if row.program == OWN else f"  {row.program.removeprefix(OWN + ', ')}"
        kinds = (row.kinds.get(kind) for kind in SHIFT_KINDS)
        table.add_row(
            name,
            str(row.precision),
            str(row.recall),
            *(f"{share.part}/{share.whole}" if share is not None else "–" for share in kinds),
        )
    return table


def _share_to_json(share: Share) -> dict[str, Any]:
    return {
        "part": share.part,
        "whole": share.whole,
        "value": round(share.value, 2),
        "interval": [round(bound, 2) for bound in share.interval],
    }
