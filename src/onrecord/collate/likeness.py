"""How alike two statements of two documents are: in their words, in their meaning, by speaker."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from typing import TYPE_CHECKING

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
        same_speaker: Whether one party may have said both; ``None`` where that can't be told.
    """

    one: int
    other: int
    shared: int
    shares: tuple[float, float]
    wording: float
    run: int
    meaning: float | None
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
    weights = _weights(units)
    vectors = [embed(text) for text in texts] if embed is not None else None
    for one, other in combinations(range(len(units)), 2):
        first, second = units[one], units[other]
        if first.document == second.document or not (first.statement or second.statement):
            continue
        shares = _shares(first.stems, second.stems, weights)
        wording, run = 0.0, 0
        if max(shares) >= _WORTH_ALIGNING:
            wording, run = _wording(first, second)
        meaning = float(vectors[one] @ vectors[other]) if vectors is not None else None
        yield Likeness(
            one,
            other,
            len(first.stems & second.stems),
            shares,
            wording,
            run,
            meaning,
            is_same_speaker(first, second),
        )


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


def _weights(units: Sequence[Unit]) -> dict[str, float]:
    """Return how much each stem tells, by how few units have it, and whether it is a name's."""
    counts = Counter(each for unit in units for each in unit.stems)
    names = find_proper(word for unit in units for word in unit.words)
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
