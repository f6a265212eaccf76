"""Which units of several documents are one statement, and which perhaps are."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.collate.likeness import SAME_WORDING, Likeness
from onrecord.collate.units import Unit

# Logistic regressions (intercept, larger share, smaller share, wording, meaning, lead, whether the
# speaker is the same, whether they are strange to each other), fitted with an L2 penalty on open
# halves, of `tests/gold/comparisons` and `tests/gold/retellings`, without those of two different
# speakers. The second has no model of sentences.
_BY_MEANING = (-3.25, 1.44, 0.90, 1.07, 3.06, 3.81, 0.94, -1.73)
_BY_WORDS = (-3.19, 2.72, 2.39, 1.60, 0.0, 0.0, 1.45, -1.73)
_ONE = 0.6
"""Probability from which two units are taken for one statement. Set on the open halves, where none
above it are two when their case takes no part in fitting, and on the bundled example, whose reports
have many statements on one subject."""
_ONE_UNTOLD = 0.85
"""The same for a sentence outside statements: it has no speaker that would speak for or against
it."""
_PLAINLY_ONE = 0.85
"""Probability from which one may be part of another that has a better match."""
_POSSIBLE = 0.4
"""Below it two are not one: what is may not stand in one group with them."""
_PERHAPS, _PERHAPS_UNTOLD = 0.45, 0.7
"""Probability from which a pair is worth a reader's time; of a sentence outside statements."""
_SAME_WORDS, _LONG_RUN = 0.8, 5
"""What the words must have in common where two people are said to have spoken them: share of the
shorter, and words in a row. Commonplaces are shorter, or have fewer content words."""
_FEWEST_SHARED = 3
_FEWEST_STEMS = 2
"""Content words below which a unit is found in any text."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two units that are, or may be, one statement.

    Attributes:
        one, other: Their indices.
        score: The probability that they are one.
        certain: Whether they are taken for one.
        plain: Whether they are one even if they conflict.
        perhaps: Whether they are worth a reader's time where they are not.
        same_speaker: As in ``Likeness``.
    """

    one: int
    other: int
    score: float
    certain: bool
    plain: bool
    perhaps: bool
    same_speaker: bool | None


def find_links(units: Sequence[Unit], likenesses: Iterable[Likeness]) -> tuple[Link, ...]:
    """Return the pairs that may be one statement, the most probable first.

    A pair is taken for one statement only if nothing in either document is more like the other's:
    a report has many sentences on one subject. What is very much alike may be a part of it.
    """
    scored = [(probability(each), each) for each in likenesses]
    scored = [(score, each) for score, each in scored if score >= _POSSIBLE]
    scored.sort(key=lambda pair: (-pair[0], pair[1].one, pair[1].other))
    best: dict[tuple[int, int], float] = defaultdict(float)
    for score, each in scored:
        for mine, theirs in ((each.one, each.other), (each.other, each.one)):
            key = mine, units[theirs].document
            best[key] = max(best[key], score)
    return tuple(
        Link(
            each.one,
            each.other,
            score,
            _is_certain(score, each, units, best),
            score >= _PLAINLY_ONE or each.wording >= SAME_WORDING,
            score >= (_PERHAPS if _are_stated(each, units) else _PERHAPS_UNTOLD),
            each.same_speaker,
        )
        for score, each in scored
    )


def doubt_conflicts(
    links: Iterable[Link], conflict: Callable[[int, int], bool]
) -> tuple[Link, ...]:
    """Return links of which none is certain that joins what conflicts and is not plainly one.

    Two statements of a speaker that don't fit each other are more often about two things than
    told wrongly: "nine in ten are protected", "one in ten refused".

    Args:
        links: What ``find_links`` returns.
        conflict: Tells whether two units can't both be true as versions of one statement.
    """
    return tuple(
        replace(link, certain=False)
        if link.certain and not link.plain and conflict(link.one, link.other)
        else link
        for link in links
    )


def _is_certain(
    score: float,
    likeness: Likeness,
    units: Sequence[Unit],
    best: dict[tuple[int, int], float],
) -> bool:
    one, other = units[likeness.one], units[likeness.other]
    least = _ONE if _are_stated(likeness, units) else _ONE_UNTOLD
    if score < least or one.asks != other.asks:
        return False
    if min(len(one.stems), len(other.stems)) < _FEWEST_STEMS:
        return False
    bests = best[likeness.one, other.document], best[likeness.other, one.document]
    return score >= max(bests) or (score >= _PLAINLY_ONE and score in bests)


def _are_stated(likeness: Likeness, units: Sequence[Unit]) -> bool:
    return all(units[at].statement is not None for at in (likeness.one, likeness.other))


def probability(likeness: Likeness) -> float:
    """Return how probably two units are one statement.

    What two people say is one statement only where the words are the same.
    """
    if likeness.same_speaker is False:
        same = (
            likeness.wording >= _SAME_WORDS
            and likeness.run >= _LONG_RUN
            and likeness.shared >= _FEWEST_SHARED
        )
        return likeness.wording if same else 0.0
    weights = _BY_WORDS if likeness.meaning is None else _BY_MEANING
    values = (
        1.0,
        max(likeness.shares),
        min(likeness.shares),
        likeness.wording,
        likeness.meaning or 0.0,
        likeness.lead,
        float(likeness.same_speaker is True),
        float(likeness.is_strange),
    )
    return 1 / (1 + math.exp(-sum(map(float.__mul__, weights, values))))


def gather(units: Sequence[Unit], links: Sequence[Link]) -> list[list[int]]:
    """Return groups of units that are one statement, each ascending; most have one member.

    Two groups become one only if all that stands in it of different documents may be one
    statement. A sentence outside statements joins only where its document has no statement in it.
    """
    linked = {(link.one, link.other) for link in links}
    group: dict[int, int] = {at: at for at in range(len(units))}
    members: dict[int, list[int]] = {at: [at] for at in range(len(units))}
    for link in links:
        one, other = group[link.one], group[link.other]
        if link.certain and one != other and _fit(members[one], members[other], units, linked):
            members[one] += members.pop(other)
            for at in members[one]:
                group[at] = one
    return sorted(map(sorted, members.values()))


def _fit(
    one: Sequence[int], other: Sequence[int], units: Sequence[Unit], linked: set[tuple[int, int]]
) -> bool:
    for mine in one:
        for theirs in other:
            first, second = units[mine], units[theirs]
            if first.document != second.document:
                if (min(mine, theirs), max(mine, theirs)) not in linked:
                    return False
            elif first.statement is None or second.statement is None:
                return False
    return True
