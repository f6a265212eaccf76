"""How alike two statements of two documents are: in their words, in their meaning, by speaker."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from typing import TYPE_CHECKING

from onrecord.collate.facts import are_opposed, are_strange, facts_of, figures_of
from onrecord.collate.units import Unit
from onrecord.types import Speaker
from onrecord.verify.align import align, is_same
from onrecord.verify.article import find_proper
from onrecord.verify.names import are_one, name_words
from onrecord.verify.support import stem

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Embed = Callable[[str], "NDArray[np.float32]"]
"""Turns a text into a vector of length 1, such as ``onrecord.find.Embedder.embed``."""

_NAME = 0.5
"""What a name counts for: reports of one occasion share most of them."""
_MOST_LEAD = 0.3
"""A lead of more than that says no more: it depends on how few rivals there are."""
SAME_WORDING = 0.6
"""Share of the shorter one's words, in the same order, from which another figure in it is an error
and no other statement."""
_WORTH_ALIGNING = 0.3
"""Share of the shorter one's stems below which words in a row can't be much alike."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two units are.

    Attributes:
        one, other: Their indices; of the earlier document first.
        shared: How many content words they have in common.
        shares: Of the content words of either, by rarity, how much the other one has.
        wording: Share of the shorter one's words that the longer has, in the same order.
        run: The most words in a row that both have.
        meaning: The cosine of their vectors; ``None`` without a model.
        lead: How much nearer in meaning they are than either is to anything else in the other's
            document; below 0 where something is nearer, 0 without a model.
        is_strange: Whether each has a figure or a name that the other lacks, or words of theirs are
            opposites; not where nearly all other words are the same: that is one told wrongly.
        has_same_figure: Whether a figure or share stands in both, however it is told.
        same_speaker: Whether one party may have said both; ``None`` where that can't be told.
    """

    one: int
    other: int
    shared: int
    shares: tuple[float, float]
    wording: float
    run: int
    meaning: float | None
    lead: float
    is_strange: bool
    has_same_figure: bool
    same_speaker: bool | None


def find_likeness(
    units: Sequence[Unit], texts: Sequence[str], embed: Embed | None
) -> Iterator[Likeness]:
    """Yield how alike all pairs of units of two documents are, where there is anything to it.

    Args:
        units: Of all documents.
        texts: Their words, each on one line.
        embed: The model of sentences, if there is one.
    """
    names = find_proper(word for unit in units for word in unit.words)
    weights = _weights(units, names)
    tied = names - _own_names(units)
    facts = [facts_of(unit.words, tied) for unit in units]
    figures = [figures_of(unit.words) for unit in units]
    cosines = _cosines([embed(text) for text in texts]) if embed is not None else None
    for one, other in combinations(range(len(units)), 2):
        first, second = units[one], units[other]
        if not _may_be_compared(first, second):
            continue
        shares = _shares(first.stems, second.stems, weights)
        wording, run = 0.0, 0
        if max(shares) >= _WORTH_ALIGNING:
            wording, run = _wording(first, second)
        yield Likeness(
            one,
            other,
            len(first.stems & second.stems),
            shares,
            wording,
            run,
            float(cosines[one, other]) if cosines is not None else None,
            _lead(one, other, units, cosines) if cosines is not None else 0.0,
            wording < SAME_WORDING
            and (are_strange(facts[one], facts[other]) or are_opposed(first.words, second.words)),
            not figures[one].isdisjoint(figures[other]),
            is_same_speaker(first, second),
        )


def _may_be_compared(one: Unit, other: Unit) -> bool:
    return one.document != other.document and bool(one.statement or other.statement)


def _cosines(vectors: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    import numpy as np

    rows = np.stack(vectors) if vectors else np.zeros((0, 0), np.float32)
    return rows @ rows.T


def _lead(one: int, other: int, units: Sequence[Unit], cosines: NDArray[np.float32]) -> float:
    mine = float(cosines[one, other])
    rivals = [
        float(cosines[at, rival])
        for at, its in ((one, other), (other, one))
        for rival, unit in enumerate(units)
        if rival != its
        and unit.document == units[its].document
        and _may_be_compared(units[at], unit)
    ]
    return max(-_MOST_LEAD, min(_MOST_LEAD, mine - max(rivals, default=-1.0)))


def is_same_speaker(one: Unit, other: Unit) -> bool | None:
    """Tell whether one party may have said both; ``None`` where that can't be told.

    A ministry and its spokesman may be one party, as may somebody unnamed; two people whose names
    don't go together are none.
    """
    if not one.speakers or not other.speakers:
        return None
    told = [_are_one(mine, theirs) for mine in one.speakers for theirs in other.speakers]
    return True if True in told else None if None in told else False


def _are_one(mine: Speaker, theirs: Speaker) -> bool | None:
    names = name_words(mine.name), name_words(theirs.name)
    if all(names):
        if are_one(*names):
            return True
        return False if mine.kind == theirs.kind else None
    return None


def _own_names(units: Sequence[Unit]) -> frozenset[str]:
    """Return the names of those who speak: "Vale's barn", where another report says "his"."""
    return frozenset(
        word for unit in units for each in unit.speakers for word in name_words(each.name)
    )


def _weights(units: Sequence[Unit], names: frozenset[str]) -> dict[str, float]:
    """Return how much each stem tells, by how few units have it, and whether it is a name's."""
    counts = Counter(each for unit in units for each in unit.stems)
    of_names = {stem(name) for name in names}
    return {
        each: (1.0 + math.log((len(units) + 1) / (count + 1))) * (_NAME if each in of_names else 1)
        for each, count in counts.items()
    }


def _shares(
    one: frozenset[str], other: frozenset[str], weights: dict[str, float]
) -> tuple[float, float]:
    both = sum(weights[each] for each in one & other)
    if not both:
        return 0.0, 0.0
    return both / sum(weights[each] for each in one), both / sum(weights[each] for each in other)


def _wording(one: Unit, other: Unit) -> tuple[float, int]:
    short, long = sorted((one.words, other.words), key=len)
    steps = align(short, long).steps
    same = [
        step.article is not None
        and step.transcript is not None
        and is_same(short[step.article], long[step.transcript])
        for step in steps
    ]
    run = max((len(list(group)) for flag, group in groupby(same) if flag), default=0)
    return sum(same) / len(short), run
