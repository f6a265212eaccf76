"""What tells a statement from another one on its subject: figures, names, and words of contrast."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction

from onrecord.verify.antonyms import are_opposite
from onrecord.verify.grammar import FUNCTION_WORDS, NEGATORS
from onrecord.verify.words import Word, is_month

_PARTS = {"half": Fraction(1, 2), "third": Fraction(1, 3), "quarter": Fraction(1, 4)}
_PARTS |= {f"{name}s": share for name, share in _PARTS.items()} | {"halves": Fraction(1, 2)}
_OF = frozenset(("of", "more", "less", "fewer"))
_YEARS = range(1900, 2100)
_BETWEEN = 4
"""So far after its first number, at most, stands the second one of "one bed out of every three"."""

Fact = Fraction | str


def facts_of(words: Sequence[Word], names: Collection[str]) -> frozenset[Fact]:
    """Return figures by value, and names in small letters.

    Shares are one fact however they are told: "nine in ten", "90 percent"; "every fourth", "25 %".

    Args:
        words: Of a statement.
        names: What is a name, in small letters.
    """
    shown = {word.low for word in words if word.capital and word.low in names}
    return figures_of(words) | shown


def figures_of(words: Sequence[Word]) -> frozenset[Fraction]:
    """Return the figures among words, by value."""
    return frozenset(_figures(words))


def are_strange(one: frozenset[Fact], other: frozenset[Fact]) -> bool:
    """Tell whether each has a fact that the other lacks: two that tell the same share theirs."""
    return bool(one - other and other - one)


def are_opposed(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Tell whether one has the opposite of a word of the other: "profits rose", "sales fell".

    Not where one of them is denied: "nobody lost" may tell "all won".
    """
    if any(word.low in NEGATORS for word in one) != any(word.low in NEGATORS for word in other):
        return False
    mine, theirs = ({word.low for word in words} - FUNCTION_WORDS for words in (one, other))
    return any(are_opposite(word, its) for word in mine - theirs for its in theirs - mine)


def _figures(words: Sequence[Word]) -> Iterator[Fraction]:
    at = 0
    while at < len(words):
        share = _share(words, at)
        if share is not None:
            value, at = share
            yield value
            continue
        found = words[at].value
        if found is not None:
            yield Fraction(found)
        at += 1


def _share(words: Sequence[Word], at: int) -> tuple[Fraction, int] | None:
    """Return the share that begins at a word, and where it ends; ``None`` if none does."""
    word = words[at]
    after = words[at + 1] if at + 1 < len(words) else None
    if word.low == "every" and after is not None and after.value and after.ordinal:
        return Fraction(1) / Fraction(after.value), at + 2
    if word.low in _PARTS:
        return _PARTS[word.low], at + 1
    if word.value is None or after is None:
        return None
    value = Fraction(word.value)
    if word.ordinal:
        # "A third of the beds", "a fifth more"; not "the third of May".
        is_part = at and words[at - 1].low in ("a", "one") and after.low in _OF
        return (1 / value, at + 1) if is_part and value else None
    if after.low in ("percent", "%"):
        return value / 100, at + 2
    if after.low in _PARTS:
        return value * _PARTS[after.low], at + 2
    for end in range(at + 2, min(at + 2 + _BETWEEN, len(words))):
        whole = words[end].value
        between = words[at + 1 : end]
        if whole is None or words[end].ordinal or whole in _YEARS or any(map(is_month, between)):
            continue
        if value < whole and any(each.low in ("in", "of") for each in between):
            return value / Fraction(whole), end + 1
    return None
