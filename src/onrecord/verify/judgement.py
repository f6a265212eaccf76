"""A passage beside a statement, and what the two have otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.verify.differences import Difference
from onrecord.verify.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Judgement:
    """A passage, and what the statement says otherwise than it.

    Attributes:
        evidence: The passage.
        differences: What the statement has otherwise.
        chance: That the statement rests on the passage.
        share: Of the statement's words, by rarity, that the passage has.
        back: Of what the passage says, that the statement has.
    """

    evidence: Evidence
    differences: tuple[Difference, ...]
    chance: float
    share: float
    back: float

    @property
    def conflicts(self) -> tuple[Difference, ...]:
        """What can't be reconciled."""
        return self._of("conflict")

    @property
    def doubts(self) -> tuple[Difference, ...]:
        """What can't be decided."""
        return self._of("doubt")

    @property
    def losses(self) -> tuple[Difference, ...]:
        """What the statement leaves out."""
        return self._of("loss")

    def _of(self, kind: str) -> tuple[Difference, ...]:
        return tuple(each for each in self.differences if each.kind == kind)
