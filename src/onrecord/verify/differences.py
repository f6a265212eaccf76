"""What may stand between an indirect statement and the passage it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.checks import Alarm

DifferenceKind = Literal["conflict", "doubt", "loss"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that the statement says otherwise.

    Attributes:
        kind: A ``conflict`` can't be reconciled; a ``doubt`` can't be decided; a ``loss`` is a
            condition or a hedge that the statement leaves out.
        why: In words.
        alarm: How it changes the meaning.
        sure: Whether the words show it beyond doubt, whatever the passage reads like as a whole.
    """

    kind: DifferenceKind
    why: str
    alarm: Alarm | None = None
    sure: bool = False
