"""Which wordings are one quotation.

Longer wordings come first. Each joins the quotation of a longer one that it is like, so that a part
goes to its whole. A part that two quotations have says nothing on whether these are one: it is a
quotation of its own. So a clause that two utterances share never makes them one, and the order in
which documents are added does not matter: a wording's place depends on the longer ones alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_VERSION = 0.75
"""Share of both from which a wording is a version of another, and no mere part of it."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A longer wording that a wording is like.

    Attributes:
        root: The longest wording of its quotation.
        least: ``Likeness.least`` of the two.
        rank: Orders neighbours that are alike in everything else.
    """

    root: int
    least: float
    rank: bytes


def order(size: int, digest: bytes) -> tuple[int, bytes]:
    """Return what wordings are sorted by: a wording depends on those before it."""
    return -size, digest


def choose_root(neighbours: Iterable[Neighbour]) -> int | None:
    """Return the root of the quotation that a wording joins; ``None`` if it is one of its own."""
    best: dict[int, Neighbour] = {}
    for each in neighbours:
        kept = best.get(each.root)
        if kept is None or (each.least, kept.rank) > (kept.least, each.rank):
            best[each.root] = each
    if len(best) <= 1:
        return next(iter(best), None)
    closest = min(best.values(), key=lambda each: (-each.least, each.rank))
    return closest.root if closest.least >= _VERSION else None
