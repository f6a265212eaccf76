"""Compare how surely, and of how many, two clauses say the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.verify.clauses import Clause, Force
from onrecord.verify.differences import Difference
from onrecord.verify.grammar import QUANTIFIERS
from onrecord.verify.words import Word

HEDGING = frozenset(
    [
        "expect",
        "expects",
        "expected",
        "hope",
        "hopes",
        "hoped",
        "believe",
        "believes",
        "believed",
        "think",
        "thinks",
        "thought",
        "suspect",
        "suspects",
        "predict",
        "predicted",
        "forecast",
        "fear",
        "fears",
        "feared",
        "plan",
        "plans",
        "planned",
        "want",
        "wants",
        "wanted",
        "would",
        "offered",
        "offers",
        "suggested",
        "suggests",
        "considers",
        "considering",
        "likely",
        "may",
        "might",
        "could",
    ]
)
"""Words of a cue, or of a statement, that say that something is not certain."""
_SCALE = frozenset(range(6))
_NONE = 6
_VAGUE = (frozenset((2, 3)), frozenset((1, 2)))
"""Classes of quantifiers that can both be true: "many" and "some", "most" and "many"."""


def compare_force(mine: Clause, theirs: Clause, *, hedged: bool) -> Iterator[Difference]:
    """Yield where the statement is surer than the passage, or less sure.

    Args:
        mine: A clause of the statement.
        theirs: The clause of the passage that says the same.
        hedged: Whether the statement's cue says that it is hoped, expected or the like.
    """
    lows = {word.low for word in theirs.words}
    weak = mine.force >= Force.SO and theirs.force == Force.POSSIBLE and not hedged
    strong = mine.force == Force.NEEDED and bool(lows & {"can", "should"})
    weaker = mine.force == Force.POSSIBLE and theirs.force == Force.NEEDED and not mine.denies
    if weak or strong or weaker:
        reason = "the passage is surer of it" if weaker else "the passage is less sure of it"
        yield Difference("conflict", reason, "modal")
    elif (
        mine.force == Force.SO
        and theirs.force == Force.LIKELY
        and not hedged | bool(HEDGING & {word.low for word in mine.words})
    ):
        yield Difference("loss", "the passage says that it is likely", "cut-qualifier")


def compare_quantities(
    mine: Clause, theirs: Clause, passage: Sequence[Word]
) -> Iterator[Difference]:
    """Yield where the statement has it of more, or of fewer.

    Args:
        mine: A clause of the statement.
        theirs: The clause of the passage that says the same.
        passage: The whole passage, for "all but two" at a sentence's end.
    """
    one, other = scale_of(mine.words), scale_of(theirs.words)
    other = other | (scale_of(passage) & {_ALL_BUT})
    if _ALL_BUT in other:
        other = {1}
    one = {1 if each == _ALL_BUT else each for each in one}
    if not one or not other or one & other or any(one | other <= vague for vague in _VAGUE):
        return
    if _NONE in one | other and mine.denies == theirs.denies:
        return
    yield Difference("conflict", "the passage says how many otherwise", "quantifier")


_ALL_BUT = 99


def scale_of(words: Sequence[Word]) -> set[int]:
    """Return the classes of quantifiers in ``words`` that stand on the scale from all to none."""
    lows = [word.low for word in words]
    found = set()
    for at, low in enumerate(lows):
        before = lows[at - 1] if at else ""
        following = words[at + 1] if at + 1 < len(words) else None
        if low not in QUANTIFIERS or before == "at":
            continue
        if low == "some" and following is not None and following.kind == "number":
            continue
        if low == "all" and following is not None and following.low == "but":
            found.add(_ALL_BUT)
        elif low in ("few", "little") and before == "a":
            found.add(3)
        else:
            found.add(QUANTIFIERS[low])
    if "no" in lows:
        found.add(_NONE)
    return found & (_SCALE | {_NONE, _ALL_BUT})
