"""Compare the facts of a statement with those of another article's, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from onrecord.checks import Alarm
from onrecord.verify.figures import APPROXIMATE, TOLERANCE, are_near
from onrecord.verify.grammar import (
    COMPASS,
    FUNCTION_WORDS,
    MONTHS,
    NEGATORS,
    PERIODS,
    QUANTIFIERS,
    UNITS,
    WEEKDAYS,
)
from onrecord.verify.stems import stem
from onrecord.verify.support import Support
from onrecord.verify.words import Word, is_month

DENYING = frozenset(
    [
        "deny",
        "denies",
        "denied",
        "denying",
        "refuse",
        "refuses",
        "refused",
        "refusing",
        "decline",
        "declines",
        "declined",
        "declining",
        "reject",
        "rejects",
        "rejected",
        "rejecting",
        "doubt",
        "doubts",
        "doubted",
        "doubting",
        "fail",
        "fails",
        "failed",
        "failing",
        "lack",
        "lacks",
        "lacked",
        "lacking",
        "unable",
        "unlikely",
        "impossible",
        "false",
        "wrong",
        "untrue",
        "refusal",
        "denial",
        "rule-out",
        "stop",
        "stops",
        "stopped",
        "avoid",
        "avoids",
        "avoided",
        "prevent",
        "prevents",
        "prevented",
    ]
)
"""Verbs and adjectives that deny what they govern."""
_FOLLOWING = 3
_SAME_STATEMENT = 0.45
"""A passage that only shares the subject may well be negative where the statement is not."""
_SAME_EVENT = 0.75
"""Two names conflict only where nearly all else agrees: most sentences have several."""
_YEARS = range(1000, 2200)
_LAST_DAY = 31
_SCALE = frozenset(range(6))
_VAGUE = frozenset((2, 3))
"""Classes of quantifiers: "many" and "some" can both be true, no two others can."""


def find_conflicts(
    claim: Sequence[Word], cue: Sequence[Word], support: Support, proper: frozenset[str]
) -> Iterator[tuple[Alarm, str]]:
    """Yield what the passage says otherwise, with the reason.

    Args:
        claim: The words of the statement.
        cue: Those of its cue, which may deny: "she declined to".
        support: The passage.
        proper: Words that are written with a capital letter wherever they stand.
    """
    passage = support.unit.words
    context = [word for unit in support.context for word in unit.words]
    yield from _numbers(claim, passage, context)
    yield from _calendar(claim, passage, context)
    if support.share >= _SAME_EVENT:
        yield from _names(claim, passage, context, proper)
    clause = _clause(claim, passage)
    if support.share >= _SAME_STATEMENT and _polarity([*cue, *claim]) != _polarity(clause):
        yield "negation", "the passage denies it, or the statement denies what the passage says"
    yield from _quantities(claim, clause)


def _numbers(
    claim: Sequence[Word], passage: Sequence[Word], context: Sequence[Word]
) -> Iterator[tuple[Alarm, str]]:
    approximate = any(word.low in APPROXIMATE for word in (*claim, *passage))
    theirs = [at for at, word in enumerate(passage) if word.value is not None]
    beside = {word.value for word in context if word.value is not None}
    for at, word in enumerate(claim):
        if word.value is None or (word.value == 1 and not word.ordinal):
            continue
        same = [
            other
            for other in theirs
            if _equal(word.value, passage[other].value, approximate=approximate)
        ]
        dated = _is_date(claim, at)
        if same:
            unit = _unit(claim, at)
            units = {_unit(passage, other) for other in same}
            if unit is not None and None not in units and unit not in units:
                yield "unit", "the figure has another unit"
            elif not dated and _bound_elsewhere(claim, at, passage, same, theirs):
                yield "number", "the figure is that of something else"
        elif word.value not in beside and any(
            _kind(passage, other) == _kind(claim, at)
            and not _are_apart(_months(claim, at), _months(passage, other))
            for other in theirs
        ):
            yield ("date" if dated else "number"), "the passage has another figure"


def _months(words: Sequence[Word], at: int) -> set[int]:
    """Return the months beside a figure."""
    return {MONTHS[word.low] for word in words[max(at - 2, 0) : at + 3] if is_month(word)}


def _are_apart(mine: set[int], theirs: set[int]) -> bool:
    """Tell whether two figures are of other months: a dateline's day is not the day told of."""
    return bool(mine and theirs) and not mine & theirs


def _equal(one: Decimal, other: Decimal | None, *, approximate: bool) -> bool:
    if other is None:
        return False
    return one == other or (approximate and are_near(one, other, TOLERANCE))


def _is_date(words: Sequence[Word], at: int) -> bool:
    value = words[at].value
    near = words[max(at - 2, 0) : at + 3]
    if any(is_month(word) for word in near):
        return True
    following = words[at + 1].low if at + 1 < len(words) else ""
    before = words[at - 1].low if at else ""
    return (
        value is not None
        and value == int(value)
        and int(value) in _YEARS
        and following not in UNITS
        and before in ("in", "since", "by", "until", "before", "after", "of", "and", "from")
    )


def _kind(words: Sequence[Word], at: int) -> str:
    if not _is_date(words, at):
        return "ordinal" if words[at].ordinal else "figure"
    value = words[at].value
    return "year" if value is not None and value > _LAST_DAY else "day"


def _unit(words: Sequence[Word], at: int) -> str | None:
    following = words[at + 1].low if at + 1 < len(words) else ""
    return stem(following) if following in UNITS else None


def _bound_elsewhere(
    claim: Sequence[Word],
    at: int,
    passage: Sequence[Word],
    same: Sequence[int],
    theirs: Sequence[int],
) -> bool:
    """Tell whether what the statement counts is counted with another figure in the passage."""
    counted = _counted(claim, at)
    if not counted or any(counted & _counted(passage, other) for other in same):
        return False
    return any(counted & _counted(passage, other) for other in theirs if other not in same)


def _counted(words: Sequence[Word], at: int) -> set[str]:
    found: set[str] = set()
    for word in words[at + 1 : at + 1 + _FOLLOWING]:
        if word.value is not None or word.low in ("and", "of"):
            break
        if word.low not in FUNCTION_WORDS:
            found.add(stem(word.low))
    return found


def _calendar(
    claim: Sequence[Word], passage: Sequence[Word], context: Sequence[Word]
) -> Iterator[tuple[Alarm, str]]:
    for kind in ("month", "weekday"):
        mine, theirs, beside = (
            {
                MONTHS[word.low] if kind == "month" else word.low
                for word in words
                if (is_month(word) if kind == "month" else word.low in WEEKDAYS)
            }
            for words in (claim, passage, context)
        )
        if mine and theirs and not mine & (theirs | beside):
            yield "date", f"the passage has another {kind}"
    spans = [{stem(w.low) for w in words if w.low in PERIODS} for words in (claim, passage)]
    dated = [
        any(w.low in ("within", "until", "by", "end", "next", "last") for w in words)
        for words in (claim, passage)
    ]
    if all(spans) and all(dated) and not spans[0] & spans[1]:
        yield "date", "the passage has another time"


def _names(
    claim: Sequence[Word],
    passage: Sequence[Word],
    context: Sequence[Word],
    proper: frozenset[str],
) -> Iterator[tuple[Alarm, str]]:
    mine, theirs, beside = (
        {
            word.key
            for word in words
            if word.low in proper and word.low not in FUNCTION_WORDS and not _is_calendar(word)
        }
        for words in (claim, passage, context)
    )
    if mine - theirs - beside and theirs - mine:
        yield "name", "the passage has another name"
    places = [{w.low for w in words if w.low in COMPASS} for words in (claim, passage)]
    if all(places) and not places[0] & places[1]:
        yield "name", "the passage has another direction"


def _is_calendar(word: Word) -> bool:
    return word.low in MONTHS or word.low in WEEKDAYS


def _clause(claim: Sequence[Word], passage: Sequence[Word]) -> list[Word]:
    """Return the part of the passage, between commas and conjunctions, that is most like it."""
    stems = {stem(word.low) for word in claim if word.low not in FUNCTION_WORDS}
    clauses: list[list[Word]] = [[]]
    for before, word in zip((None, *passage), passage, strict=False):
        apart = before is not None and word.start - before.end > 1
        if clauses[-1] and (apart or word.low in ("and", "but", "because", "which")):
            clauses.append([])
        clauses[-1].append(word)

    def likeness(clause: Sequence[Word]) -> int:
        return sum(stem(word.low) in stems for word in clause)

    return max(clauses, key=likeness)


def _polarity(words: Sequence[Word]) -> bool:
    lows = [word.low for word in words]
    count = sum(low in NEGATORS or low in DENYING for low in lows)
    # "If I had wanted that": he did not.
    unreal = lows[:1] == ["if"] and ("had" in lows or "were" in lows)
    return (count + unreal) % 2 == 1


def _quantities(claim: Sequence[Word], clause: Sequence[Word]) -> Iterator[tuple[Alarm, str]]:
    mine, theirs = (
        {QUANTIFIERS[word.low] for word in words if word.low in QUANTIFIERS} & _SCALE
        for words in (claim, clause)
    )
    if mine and theirs and not mine & theirs and not mine | theirs <= _VAGUE:
        yield "quantifier", "the passage says how many otherwise"
