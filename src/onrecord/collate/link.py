"""Which units of several documents are one statement, and which perhaps are."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.collate.likeness import SAME_WORDING, Likeness
from onrecord.collate.units import Unit

# Logistic regressions (intercept, larger share, smaller share, wording, meaning, lead, whether the
# speaker is the same, whether they are strange to each other, whether a figure stands in both),
# fitted with an L2 penalty on the open halves of `tests/gold/comparisons` and of both `retellings`,
# without those of two different speakers. The second has no model of sentences, and was fitted
# before the second `retellings` were written: by words alone, a figure in both says little.
_BY_MEANING = (-3.73, 1.26, -0.12, 0.70, 4.52, 6.49, 1.11, -2.30, 1.01)
_BY_WORDS = (-3.19, 2.72, 2.39, 1.60, 0.0, 0.0, 1.45, -1.73, 0.0)
_ONE, _ONE_BY_WORDS = 0.65, 0.6
"""Probability from which two units are taken for one statement. Where their case takes no part in
fitting, 99 in 100 above it are one, and 83 in 100 of those that are one stand above it."""
_LEAST_LEAD, _IN_WORDS, _IN_ORDER, _NEAR = 0.1, 0.5, 0.3, 0.5
"""The lead from which nearness in meaning tells which of several statements it is; and the share of
the words of one, or of the shorter one's in the same order with this cosine, from which these tell
it. Set on the bundled example, too: in its reports many statements of one speaker are on one
subject."""
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
    least = _ONE if likeness.meaning is not None else _ONE_BY_WORDS
    if not _are_stated(likeness, units):
        least = _ONE_UNTOLD
    if score < least or one.asks != other.asks:
        return False
    if min(len(one.stems), len(other.stems)) < _FEWEST_STEMS:
        return False
    if likeness.meaning is not None and not _is_told_apart(likeness, likeness.meaning):
        return False
    bests = best[likeness.one, other.document], best[likeness.other, one.document]
    return score >= max(bests) or (score >= _PLAINLY_ONE and score in bests)


def _is_told_apart(likeness: Likeness, meaning: float) -> bool:
    """Tell whether it is these two and not another of the speaker's that is as near in meaning.

    Either nothing else is as near, or the words tell it.
    """
    in_order = likeness.wording >= _IN_ORDER and meaning >= _NEAR
    return likeness.lead >= _LEAST_LEAD or in_order or max(likeness.shares) >= _IN_WORDS


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
        float(likeness.has_same_figure),
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
