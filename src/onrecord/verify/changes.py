"""Judge each change between a transcript's words and an article's: harmless, a cut, or worse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from onrecord.checks import Alarm, Verdict
from onrecord.verify.alarms import (
    Change,
    count_negations,
    find_alarms,
    find_bracket_alarms,
)
from onrecord.verify.clauses import divide
from onrecord.verify.grammar import MONTHS
from onrecord.verify.words import Word, is_month

_LONGEST_NEGATION = 3
_DAYS = range(1, 32)
_DATE = 3
"""Words beside a change that may belong to its date."""
_CONDITIONS = frozenset(("if", "unless", "except", "provided", "assuming"))
_GRAVE: frozenset[Alarm] = frozenset(("negation", "modal", "quantifier"))
"""Words whose loss turns the meaning, so that their cut is more than a shortening."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a change makes of a quotation."""

    verdict: Verdict
    alarms: tuple[Alarm, ...] = ()
    why: str | None = None


def judge(change: Change, proper: frozenset[str]) -> Judgement:
    """Judge one change.

    Args:
        change: The change.
        proper: Words that are written with a capital letter wherever they stand.
    """
    article = [word for word in change.article if word.kind in ("word", "number")]
    marked = len(article) < len(change.article)
    if marked and not article:
        return Judgement("normalised", _alarms_of_marked_cut(change, proper))
    if any(word.kind == "gap" for word in change.transcript):
        return Judgement("unsure", why="stands where the transcript could not be heard")
    if _is_respelled(change) or _is_range(change):
        return Judgement("normalised")
    alarms = tuple(find_alarms(change, proper))
    if not change.article:
        return Judgement("altered" if _GRAVE & set(alarms) else "shortened", alarms)
    return Judgement("altered", alarms)


def _is_respelled(change: Change) -> bool:
    if _is_same_date(change):
        return True
    one = "".join(word.low for word in change.article).replace("'", "")
    lows = [word.low.replace("'", "") for word in change.transcript]
    return bool(one) and one == "".join(lows)


def _is_range(change: Change) -> bool:
    """Tell whether a range is only written otherwise: "52-48" for "52 to 48"."""
    sides = [[word.low for word in side] for side in (change.article, change.transcript)]
    beside = (*change.before[-1:], *change.after[:1])
    return (
        sides in ([[], ["to"]], [["to"], []]) and [word.kind for word in beside] == ["number"] * 2
    )


def _is_same_date(change: Change) -> bool:
    """Tell whether a date is only written otherwise: "3 May", "the third of May", "May 3"."""
    changed = [*change.article, *change.transcript]
    if not all(_is_day(word) or is_month(word) or word.low in ("the", "of") for word in changed):
        return False
    read = [
        (_dates([*before[-_DATE:], *side, *after[:_DATE]]), side)
        for before, side, after in (
            (change.article_before, change.article, change.article_after),
            (change.before, change.transcript, change.after),
        )
    ]
    mine, theirs = ([(day and day.value, month) for day, month in dates] for dates, _ in read)
    # "On 5 May 3 people died": the second figure is no day.
    others, theirs_too = (
        [word.value for word in side if _is_day(word) and all(word != day for day, _ in dates)]
        for dates, side in read
    )
    same = bool(mine) and mine == theirs and others == theirs_too
    return same and any(word.low != "the" for word in changed)


def _dates(words: Sequence[Word]) -> list[tuple[Word | None, int]]:
    """Return the months that are named, each with the day beside it."""
    words = [word for word in words if word.low not in ("the", "of")]
    found = []
    for at, word in enumerate(words):
        if is_month(word):
            beside = [*words[max(at - 1, 0) : at], *words[at + 1 : at + 2]]
            found.append((next(filter(_is_day, beside), None), MONTHS[word.low]))
    return found


def _is_day(word: Word) -> bool:
    return word.value is not None and word.value in _DAYS


def _alarms_of_marked_cut(change: Change, proper: frozenset[str]) -> tuple[Alarm, ...]:
    """Return what a marked cut or insertion does to the sense of the sentence it stands in.

    A cut hides a denial where it ends within the clause that denies, as do few words; a word put in
    may deny ("[not]"), or be another figure or name than what it stands for.
    """
    found: list[Alarm] = list(dict.fromkeys(find_bracket_alarms(change, proper)))
    cut = change.transcript
    if count_negations(change.bracketed) and not count_negations(cut):
        return ("negation", *found)
    if not cut or not change.after:
        return tuple(found)
    clause = list(divide([*cut, change.after[0]]))[-1]
    few = len(cut) <= _LONGEST_NEGATION
    denied = count_negations(cut if few else clause[:-1]) % 2 == 1
    if denied and (few or not change.set_off):
        found.append("negation")
    if cut[0].low in _CONDITIONS:
        found.append("cut-qualifier")
    return tuple(found)


def group_runs(same: Sequence[bool]) -> Iterator[tuple[bool, int, int]]:
    """Yield runs of equal flags: the flag, the first index and the index after the last."""
    at = 0
    for flag, run in groupby(same):
        length = len(list(run))
        yield flag, at, at + length
        at += length
