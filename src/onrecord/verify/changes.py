"""Judge each change between a transcript's words and an article's: harmless, a cut, or worse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from onrecord.checks import Alarm, Verdict
from onrecord.verify.alarms import Change, count_negations, find_alarms
from onrecord.verify.grammar import MONTHS

_LONGEST_NEGATION = 3
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
        return Judgement("normalised", _alarms_of_marked_cut(change))
    if any(word.kind == "gap" for word in change.transcript):
        return Judgement("unsure", why="stands where the transcript could not be heard")
    if _is_respelled(change):
        return Judgement("normalised")
    alarms = tuple(find_alarms(change, proper))
    if not change.article:
        return Judgement("altered" if _GRAVE & set(alarms) else "shortened", alarms)
    return Judgement("altered", alarms)


def _is_respelled(change: Change) -> bool:
    if _is_same_date(change):
        return True
    one = "".join(word.low for word in change.article)
    other = "".join(word.low for word in change.transcript)
    return bool(one) and one.replace("'", "") == other.replace("'", "")


def _is_same_date(change: Change) -> bool:
    """Tell whether a day of a month is only written otherwise: "3 May", "the third of May"."""
    beside = (*change.before[-1:], *change.after[:1], *change.article, *change.transcript)
    if not any(word.low in MONTHS for word in beside):
        return False
    mine, theirs = (
        [word.value or word.low for word in side if word.low not in ("the", "of")]
        for side in (change.article, change.transcript)
    )
    return bool(mine) and mine == theirs


def _alarms_of_marked_cut(change: Change) -> tuple[Alarm, ...]:
    cut = change.transcript
    if 0 < len(cut) <= _LONGEST_NEGATION and count_negations(cut):
        return ("negation",)
    return ()


def group_runs(same: Sequence[bool]) -> Iterator[tuple[bool, int, int]]:
    """Yield runs of equal flags: the flag, the first index and the index after the last."""
    at = 0
    for flag, run in groupby(same):
        length = len(list(run))
        yield flag, at, at + length
        at += length
