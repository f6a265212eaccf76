"""Whether two wordings could have been cut from one utterance.

Method: where one goes on unchanged in the other to an end of either, nothing need be aligned. Else
runs of three words that both have are anchors; the heaviest chain of them in the order of
both is taken, and what lies between two anchors is aligned word by word (rapidfuzz). Where the
shared words end, at least one of the two must end, too: so fragments are told apart from repeats
when a sequence is put together from its pieces (E. Myers, 1995). Two utterances that merely share a
clause go on differently beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import Indel

from onrecord.follow.wording import (
    CONTENT_WEIGHT,
    LEAST_CONTENT,
    LEAST_WORDS,
    SMALL_WEIGHT,
    WORD_BYTES,
    Wording,
)

# Set by hand, and tried on the open half of the labelled quotations.
_MOST_CHANGED = 0.3
"""Of the weight of the shared words, what may be changed between them."""
_MOST_UNLIKE_END = 0.15
"""Of that weight, what both may have beyond an end of the shared words: a changed last word."""
_CUT = 2 * CONTENT_WEIGHT
"""The most that a cut without a mark counts for: it is one decision, however long it is."""
_PART = 0.9
_ENOUGH_OVERLAP = 5
"""Where neither is, but for a tenth, a part of the other, so many of the words in common must be no
function words: of two speeches, one may end in the phrase that the other begins with."""
_ENOUGH_OF_SHORTER = 0.5
_ENOUGH_CONTENT = 7
"""Two that overlap share half of the shorter one, or so many words that are no function words."""
_END_WORDS, _END_ROOM = 10, 2
"""Beyond the outermost anchors so few words are aligned, with some room in the other one."""
_LEAST_RUN = 3
_MOST_ANCHORS = 400
"""Of two speeches that have more runs in common, these are enough to judge by."""

Block = tuple[int, int, int]
"""A run of equal words: where it begins in either, and how long it is."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two wordings of one utterance share.

    Attributes:
        of_one, of_other: Of each one's weight, the share that the other has, too; from 0 to 1.
    """

    of_one: float
    of_other: float

    @property
    def least(self) -> float:
        """The smaller share: near 1 for versions of one length, small for a part and its whole."""
        return min(self.of_one, self.of_other)


def compare(one: Wording, other: Wording) -> Likeness | None:
    """Return how much two wordings share; ``None`` if they are not of one utterance."""
    return share(one, other, align(one, other)) if may_be_one(one, other) else None


def share(one: Wording, other: Wording, blocks: Sequence[Block]) -> Likeness | None:
    """Return how much two wordings share by their alignment; ``None`` if it is not enough."""
    if not blocks:
        return None
    weights = one.weights
    shared = [at for first, _, size in blocks for at in range(first, first + size)]
    weight = sum(weights[at] for at in shared)
    content = sum(weights[at] == CONTENT_WEIGHT for at in shared)
    if len(shared) < LEAST_WORDS:
        return None
    ends = (_left(one, other, blocks[0]), _right(one, other, blocks[-1]))
    if max(ends) > _MOST_UNLIKE_END * weight:
        return None
    if _changed(one, other, blocks) + sum(ends) > _MOST_CHANGED * weight:
        return None
    likeness = Likeness(weight / one.weight, weight / other.weight)
    whole = max(likeness.of_one, likeness.of_other)
    if content < _ENOUGH_OVERLAP and (whole < _PART or content < LEAST_CONTENT):
        return None
    if content < _ENOUGH_CONTENT and whole < _ENOUGH_OF_SHORTER:
        return None
    return likeness


def may_be_one(one: Wording, other: Wording) -> bool:
    """Tell whether two wordings have words enough in common, in whatever order.

    Most of those that are compared share a phrase alone. This is never false of two for which
    ``compare`` would find a likeness.
    """
    twice = len(one.content) - len(one.kinds)
    content = len(one.kinds.intersection(other.content)) + twice
    if content < LEAST_CONTENT:
        return False
    if content >= _ENOUGH_CONTENT:
        return True
    small = min(len(one.words) - len(one.content), len(other.words) - len(other.content))
    least = _PART if content < _ENOUGH_OVERLAP else _ENOUGH_OF_SHORTER
    weight = content * CONTENT_WEIGHT + small * SMALL_WEIGHT
    return weight >= least * min(one.weight, other.weight)


def align(one: Wording, other: Wording) -> tuple[Block, ...]:
    """Return the runs of words that two wordings share, in the order of both."""
    if not one.words or not other.words:
        return ()
    unchanged = _unchanged(one, other)
    if unchanged is not None:
        return (unchanged,)
    chain = _heaviest_chain(list(_anchors(one, other))[:_MOST_ANCHORS], one)
    if not chain:
        return ()
    blocks = list(_before(one, other, chain[0]))
    for number, (first, second, size) in enumerate(chain):
        if number:
            ended, ended_other = _ends(chain[number - 1])
            blocks += _between(one, other, (ended, first), (ended_other, second))
        blocks.append((first, second, size))
    blocks += _after(one, other, chain[-1])
    return tuple(blocks)


def _unchanged(one: Wording, other: Wording) -> Block | None:
    """Return the stretch where one goes on unchanged in the other to an end of either.

    It must be half of the shorter one: else more may be shared elsewhere.
    """
    enough = _ENOUGH_OF_SHORTER * min(one.weight, other.weight)
    if (second := _continued(one, other)) is not None:
        size = min(len(one.words), len(other.words) - second)
        if sum(one.weights[:size]) >= enough:
            return 0, second, size
    if (first := _continued(other, one)) is not None:
        size = min(len(other.words), len(one.words) - first)
        if sum(other.weights[:size]) >= enough:
            return first, 0, size
    return None


def _continued(one: Wording, other: Wording) -> int | None:
    """Return from where on the other one has the beginning of the first, to an end of either."""
    mine, its = one.packed, other.packed
    head = mine[: _LEAST_RUN * WORD_BYTES]
    at = its.find(head)
    while at >= 0:
        reach = min(len(mine), len(its) - at)
        if at % WORD_BYTES == 0 and mine[:reach] == its[at : at + reach]:
            return at // WORD_BYTES
        at = its.find(head, at + 1)
    return None


def _anchors(one: Wording, other: Wording) -> Iterator[Block]:
    """Yield the longest runs of three or more words that both have."""
    words, others = one.words, other.words
    places: dict[tuple[int, ...], list[int]] = {}
    for first, run in enumerate(zip(words, words[1:], words[2:], strict=False)):
        places.setdefault(run, []).append(first)
    for second, run in enumerate(zip(others, others[1:], others[2:], strict=False)):
        if run in places:
            for first in places[run]:
                if first and second and words[first - 1] == others[second - 1]:
                    continue
                size = _LEAST_RUN
                while (
                    first + size < len(words)
                    and second + size < len(others)
                    and words[first + size] == others[second + size]
                ):
                    size += 1
                yield first, second, size


def _heaviest_chain(anchors: list[Block], one: Wording) -> list[Block]:
    """Return the anchors, cut so that none overlap, that share most in the order of both."""
    if len(anchors) < 2:
        return anchors
    summed = [0]
    for weight in one.weights:
        summed.append(summed[-1] + weight)
    anchors.sort()
    best: list[int] = []
    before: list[int] = []
    for number, (first, _, size) in enumerate(anchors):
        best.append(summed[first + size] - summed[first])
        before.append(-1)
        for earlier in range(number):
            cut = _overlap(anchors[earlier], anchors[number])
            if cut >= size:
                continue
            weight = best[earlier] + summed[first + size] - summed[first + cut]
            if weight > best[number]:
                best[number], before[number] = weight, earlier
    at = max(range(len(anchors)), key=best.__getitem__)
    chain: list[Block] = []
    while at >= 0:
        first, second, size = anchors[at]
        cut = _overlap(anchors[before[at]], anchors[at]) if before[at] >= 0 else 0
        chain.append((first + cut, second + cut, size - cut))
        at = before[at]
    return chain[::-1]


def _overlap(earlier: Block, later: Block) -> int:
    """Return how many words must be cut from the later one's head; all if it is not later."""
    if later[1] + later[2] <= earlier[1] + earlier[2]:
        return later[2]
    return max(0, earlier[0] + earlier[2] - later[0], earlier[1] + earlier[2] - later[1])


def _before(one: Wording, other: Wording, block: Block) -> Iterator[Block]:
    """Align the few words that one of them has before the first anchor: "I never told" the rest."""
    short = min(block[0], block[1])
    if short <= _END_WORDS:
        reach = short + _END_ROOM
        mine = (max(0, block[0] - reach), block[0])
        yield from _between(one, other, mine, (max(0, block[1] - reach), block[1]))


def _after(one: Wording, other: Wording, block: Block) -> Iterator[Block]:
    """Align the few words that one of them has after the last anchor."""
    end, end_other = _ends(block)
    short = min(len(one.words) - end, len(other.words) - end_other)
    if short <= _END_WORDS:
        reach = short + _END_ROOM
        yield from _between(one, other, (end, end + reach), (end_other, end_other + reach))


def _ends(block: Block) -> tuple[int, int]:
    return block[0] + block[2], block[1] + block[2]


def _between(
    one: Wording, other: Wording, mine: tuple[int, int], its: tuple[int, int]
) -> Iterator[Block]:
    if mine[0] == mine[1] or its[0] == its[1]:
        return
    steps = Indel.opcodes(one.words[slice(*mine)], other.words[slice(*its)])
    for step in steps:
        if step.tag == "equal":
            yield (
                mine[0] + step.src_start,
                its[0] + step.dest_start,
                step.src_end - step.src_start,
            )


def _left(one: Wording, other: Wording, block: Block) -> int:
    """Return the weight of what both have before the first word that they share."""
    if block[0] in one.gaps or block[1] in other.gaps:
        return 0
    return min(sum(one.weights[: block[0]]), sum(other.weights[: block[1]]))


def _right(one: Wording, other: Wording, block: Block) -> int:
    """Return the weight of what both have after the last word that they share."""
    end, end_other = _ends(block)
    if end in one.gaps or end_other in other.gaps:
        return 0
    return min(sum(one.weights[end:]), sum(other.weights[end_other:]))


def _changed(one: Wording, other: Wording, blocks: Sequence[Block]) -> int:
    """Return the weight of what differs between the shared words, without what is marked."""
    changed = 0
    for before, after in pairwise(blocks):
        mine = (before[0] + before[2], after[0])
        its = (before[1] + before[2], after[1])
        lost, put = sum(one.weights[slice(*mine)]), sum(other.weights[slice(*its)])
        # A mark in one of them pays for what the other has in its place.
        if _has_gap(other, its):
            lost = 0
        if _has_gap(one, mine):
            put = 0
        changed += max(lost, put) if lost and put else min(_CUT, lost + put)
    return changed


def _has_gap(wording: Wording, stretch: tuple[int, int]) -> bool:
    return any(stretch[0] <= gap <= stretch[1] for gap in wording.gaps)
