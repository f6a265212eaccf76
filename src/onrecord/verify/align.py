"""Align an article's words with a stretch of a transcript: semi-global, gaps costed.

Method: dynamic programming after Needleman and Wunsch with Gotoh's gaps (O. Gotoh, 1982). The
transcript's ends are free, the article's are not. A cut of several words is one decision, so that
opening a gap costs most of it; a mark (an ellipsis, brackets) pays for the gap that it announces.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.verify.grammar import FUNCTION_WORDS, MODALS, MONTHS, QUANTIFIERS, UNITS, WEEKDAYS
from onrecord.verify.spelling import are_homophones, is_inflection, is_misspelling
from onrecord.verify.words import AMBIGUOUS, Word

# Costs in units of one word that the article has and the transcript has not. Set by hand: two
# words that have nothing in common are dearer to exchange than to put in, and cheaper than to put
# one in and cut the other.
_INSERTION = 1.0
_GAP_OPENS, _GAP_GOES_ON = 0.6, 0.25
_MARKED_GAP = 0.02
_BRACKETED_GAP = 0.15
_SAME_CLITIC = 0.05
_SAME_BUT_FOR_SPELLING = 0.2
_SAME_KIND = 0.7
_UNLIKE = 1.4
_UNLIKE_IN_KIND = 1.7
_UNHEARD = 0.4
_NEVER = 1e9

_KINDS = {
    word: number
    for number, kind in enumerate((QUANTIFIERS, UNITS, MONTHS, WEEKDAYS, MODALS))
    for word in kind
}
_HEARD_ALIKE = frozenset(("of", "have"))
"""Homophones that do not begin alike."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an alignment.

    Attributes:
        article: Index of the article's word; ``None`` for a cut.
        transcript: Index into the stretch; ``None`` for an insertion.
    """

    article: int | None
    transcript: int | None


@dataclass(frozen=True, slots=True)
class Alignment:
    """The cheapest way from a stretch of the transcript to the article's words."""

    cost: float
    steps: tuple[Step, ...]


def is_same(article: Word, transcript: Word) -> bool:
    """Tell whether two words are one, but for case, spelling or how they are contracted."""
    return (
        article.key == transcript.key or difference(article, transcript) <= _SAME_BUT_FOR_SPELLING
    )


def difference(article: Word, transcript: Word) -> float:
    """Return what it costs to have the article's word for the transcript's."""
    if article.key == transcript.key:
        return 0.0
    if transcript.kind == "gap":
        return _UNHEARD
    if article.kind == "number" and transcript.kind == "number":
        return _SAME_KIND
    one, other = article.low, transcript.low
    if one[0] == other[0] or "'" in (one[0], other[0]) or one in _HEARD_ALIKE:
        return _difference(one, other)
    # Forms of one word, and its misspellings, begin alike: most pairs are told apart here.
    if one in _KINDS and _KINDS[one] == _KINDS.get(other):
        return _SAME_KIND
    return _UNLIKE if (one in FUNCTION_WORDS) == (other in FUNCTION_WORDS) else _UNLIKE_IN_KIND


@lru_cache(maxsize=65536)
def _difference(one: str, other: str) -> float:
    if other in AMBIGUOUS.get(one, ()) or one in AMBIGUOUS.get(other, ()):
        return _SAME_CLITIC
    if are_homophones(one, other) or is_misspelling(one, other):
        return _SAME_BUT_FOR_SPELLING
    if one in _KINDS and _KINDS[one] == _KINDS.get(other):
        return _SAME_KIND
    if is_inflection(one, other):
        return _SAME_KIND
    return _UNLIKE if (one in FUNCTION_WORDS) == (other in FUNCTION_WORDS) else _UNLIKE_IN_KIND


def align(article: Sequence[Word], stretch: Sequence[Word]) -> Alignment:
    """Align all of ``article`` with the part of ``stretch`` that is most like it."""
    width = len(stretch)
    rows_best: list[list[float]] = [[0.0] * (width + 1)]
    rows_gap: list[list[float]] = [[_NEVER] * (width + 1)]
    for number, word in enumerate(article):
        above = rows_best[-1]
        insertion = 0.0 if word.kind in ("ellipsis", "insert") else _INSERTION
        opens, goes_on = _gap(word, last=number == len(article) - 1)
        best, gap = [above[0] + insertion], [_NEVER]
        marked = word.kind in ("ellipsis", "insert")
        for column, other in enumerate(stretch, 1):
            opened = best[column - 1] + opens
            going = gap[column - 1] + goes_on
            cut = opened if opened < going else going
            if other.kind == "gap":
                cut = min(cut, best[column - 1], gap[column - 1])
            gap.append(cut)
            cheapest = above[column] + insertion
            if cut < cheapest:
                cheapest = cut
            if not marked:
                changed = above[column - 1]
                if changed < cheapest:
                    changed += 0.0 if word.key == other.key else difference(word, other)
                    if changed < cheapest:
                        cheapest = changed
            best.append(cheapest)
        rows_best.append(best)
        rows_gap.append(gap)
    end = min(range(width + 1), key=rows_best[-1].__getitem__)
    return Alignment(rows_best[-1][end], _trace(article, stretch, rows_best, rows_gap, end))


def _gap(word: Word, *, last: bool) -> tuple[float, float]:
    if last:
        return _NEVER, _NEVER
    if word.kind == "ellipsis":
        return _MARKED_GAP, _MARKED_GAP
    if word.kind == "insert":
        return _BRACKETED_GAP, _BRACKETED_GAP
    return _GAP_OPENS + _GAP_GOES_ON, _GAP_GOES_ON


def _trace(
    article: Sequence[Word],
    stretch: Sequence[Word],
    best: list[list[float]],
    gap: list[list[float]],
    column: int,
) -> tuple[Step, ...]:
    steps: list[Step] = []
    row = len(article)
    while row > 0:
        word = article[row - 1]
        here = best[row][column]
        marked = word.kind in ("ellipsis", "insert")
        if column and not marked:
            changed = best[row - 1][column - 1] + difference(word, stretch[column - 1])
            if changed <= here + 1e-9:
                steps.append(Step(row - 1, column - 1))
                row, column = row - 1, column - 1
                continue
        if best[row - 1][column] + (0.0 if marked else _INSERTION) <= here + 1e-9:
            steps.append(Step(row - 1, None))
            row -= 1
            continue
        # In a gap: go back to where it opened.
        opens, _ = _gap(word, last=row == len(article))
        while True:
            value = gap[row][column]
            steps.append(Step(None, column - 1))
            column -= 1
            free = stretch[column].kind == "gap"
            if best[row][column] + (0.0 if free else opens) <= value + 1e-9:
                break
    return tuple(reversed(steps))
