"""Which units of several documents are one statement, and which perhaps are."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.collate.likeness import Likeness
from onrecord.collate.units import Unit

# Logistic regressions (intercept, larger share, smaller share, wording, meaning), fitted with an L2
# penalty on the open half of `tests/gold/comparisons`, without those of two different speakers.
_BY_MEANING = (-3.54, 2.66, 1.91, 1.56, 3.80)
_BY_WORDS = (-2.44, 3.64, 2.93, 2.05, 0.0)
_ONE = 0.55
"""Probability from which two units are taken for one statement. On the open half, fewer than one
in twenty above it are not."""
_PLAINLY_ONE = 0.75
"""Probability from which one may be part of another that has a better match."""
_PERHAPS = 0.3
"""Below it a pair is not worth a reader's time: on the open half, most of those are two."""
_SAME_WORDS, _LONG_RUN = 0.8, 6
"""What the words must have in common where two people are said to have spoken them: share of the
shorter, and words in a row. Commonplaces are shorter."""
_FEWEST_STEMS = 2
"""Content words below which a unit is found in any text."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two units that are, or perhaps are, one statement.

    Attributes:
        one, other: Their indices.
        score: The probability that they are one.
        certain: Whether they are taken for one.
        same_speaker: As in ``Likeness``.
    """

    one: int
    other: int
    score: float
    certain: bool
    same_speaker: bool | None


def find_links(units: Sequence[Unit], likenesses: Iterable[Likeness]) -> tuple[Link, ...]:
    """Return the pairs that are worth showing, the most probable first.

    A pair is taken for one statement only if nothing in either document is more like the other's:
    a report has many sentences on one subject. What is very much alike may be a part of it.
    """
    scored = [(probability(each), each) for each in likenesses]
    scored = [(score, each) for score, each in scored if score >= _PERHAPS]
    scored.sort(key=lambda pair: (-pair[0], pair[1].one, pair[1].other))
    best: dict[tuple[int, int], float] = defaultdict(float)
    for score, each in scored:
        for mine, theirs in ((each.one, each.other), (each.other, each.one)):
            key = mine, units[theirs].document
            best[key] = max(best[key], score)
    return tuple(
        Link(each.one, each.other, score, _is_certain(score, each, units, best), each.same_speaker)
        for score, each in scored
    )


def _is_certain(
    score: float,
    likeness: Likeness,
    units: Sequence[Unit],
    best: dict[tuple[int, int], float],
) -> bool:
    one, other = units[likeness.one], units[likeness.other]
    if score < _ONE or min(len(one.stems), len(other.stems)) < _FEWEST_STEMS:
        return False
    bests = best[likeness.one, other.document], best[likeness.other, one.document]
    return score >= max(bests) or (score >= _PLAINLY_ONE and score in bests)


def probability(likeness: Likeness) -> float:
    """Return how probably two units are one statement.

    What two people say is one statement only where the words are the same.
    """
    if likeness.same_speaker is False:
        same = likeness.wording >= _SAME_WORDS and likeness.run >= _LONG_RUN
        return likeness.wording if same else 0.0
    weights = _BY_WORDS if likeness.meaning is None else _BY_MEANING
    values = (
        1.0,
        max(likeness.shares),
        min(likeness.shares),
        likeness.wording,
        likeness.meaning or 0.0,
    )
    return 1 / (1 + math.exp(-sum(map(float.__mul__, weights, values))))


def gather(units: Sequence[Unit], links: Iterable[Link]) -> list[list[int]]:
    """Return groups of units that are one statement, each ascending; most have one member.

    A sentence outside statements joins a group only where its document has no statement in it.
    """
    group: dict[int, int] = {at: at for at in range(len(units))}
    members: dict[int, list[int]] = {at: [at] for at in range(len(units))}
    for link in links:
        one, other = group[link.one], group[link.other]
        if not link.certain or one == other:
            continue
        if _tells_already(units, members[one], members[other]):
            continue
        members[one] += members.pop(other)
        for at in members[one]:
            group[at] = one
    return sorted(map(sorted, members.values()))


def _tells_already(units: Sequence[Unit], one: Sequence[int], other: Sequence[int]) -> bool:
    """Tell whether a sentence outside statements would join a statement of its own document."""
    stated = {units[at].document for at in (*one, *other) if units[at].statement is not None}
    untold = {units[at].document for at in (*one, *other) if units[at].statement is None}
    return bool(stated & untold)
