"""Compare the figures of an indirect statement with those of a passage, and what they count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from onrecord.verify.differences import Difference
from onrecord.verify.grammar import FUNCTION_WORDS, MONTHS, PERIODS, UNITS
from onrecord.verify.stems import stem
from onrecord.verify.words import Word, is_month

APPROXIMATE = frozenset(
    [
        "about",
        "around",
        "nearly",
        "almost",
        "roughly",
        "some",
        "approximately",
        "over",
        "under",
        "than",
        "least",
        "most",
    ]
)
"""Words that say that a figure is not exact."""
TOLERANCE = Decimal("0.1")
"""What "about" and "nearly" allow between two figures."""
_ROUND = Decimal("0.01")
"""A figure is given as a rounder one, without a word that says so, if it differs by so little."""
_FOLLOWING = 3
_CORRECTION = 4
"""Words of an answer in which it corrects a figure."""
_LAST_DAY = 31
_THOUSAND = 1000
_YEARS = range(1000, 2200)
_PARTS = {
    "half": Decimal("0.5"),
    "third": Decimal(1) / 3,
    "quarter": Decimal("0.25"),
    "fifth": Decimal("0.2"),
    "tenth": Decimal("0.1"),
}
_MULTIPLES = {"dozen": 12, "decade": 10, "decades": 10, "century": 100, "centuries": 100}
_BELOW_ZERO = frozenset(["below", "negative", "minus", "red", "overdrawn"])
_LOSING = frozenset(
    [
        *("loss", "losses", "lost", "lose", "loses", "losing", "deficit", "deficits", "shortfall"),
        *("down", "fall", "falls", "fell", "fallen", "drop", "drops", "dropped", "lower", "less"),
        *("decline", "declines", "declined", "decrease", "decreases", "decreased", "shrink"),
        *("shrinks", "shrank", "shrunk", "contract", "contracts", "contracted", "contraction"),
    ]
)
"""Words that say of a figure that it is below nought."""
_WAYS = frozenset(("by", "to", "from"))
"""What parts a change from the level it leads to: "by 300 million to 1.9 billion"."""


def compare_figures(
    claim: Sequence[Word],
    passage: Sequence[Word],
    turn: Sequence[Word],
    context: Sequence[Word],
    *,
    same_act: bool,
) -> Iterator[Difference]:
    """Yield the figures of ``claim`` that the passage has otherwise.

    Args:
        claim: The statement.
        passage: What it rests on.
        turn: What the same speaker says around the passage.
        context: The sentences beside the passage, those of a question too.
        same_act: Whether the passage has the statement's verb.
    """
    approximate = any(word.low in APPROXIMATE for word in (*claim, *passage))
    theirs = [at for at, word in enumerate(passage) if word.value is not None]
    beside = {
        value
        for words in (turn, context)
        for at in range(len(words))
        for value in _values(words, at)
    }
    offered = {value for at in range(len(passage)) for value in _values(passage, at)}
    for at, word in enumerate(claim):
        if word.value is None or (word.value == 1 and not word.ordinal) or _is_time(claim, at):
            continue
        if word.value == 0 and at and claim[at - 1].low == "below":
            continue  # "five degrees below zero" has one figure, and its sign
        wanted = set(_values(claim, at))
        same = [
            other
            for other in theirs
            if _is_told_below(claim, at, passage, other)
            or any(
                _equal(one, two, approximate=approximate)
                for one in wanted
                for two in _values(passage, other)
            )
        ]
        if same:
            yield from _compare_use(claim, at, passage, same, theirs, turn)
        elif wanted & (offered | beside):
            counted = _counted(claim, at)
            figures = [other for other in theirs if not _is_time(passage, other)]
            if any(counted & _counted(passage, other) for other in figures) or (
                same_act and counted and len(figures) == 1 and not _counted(passage, figures[0])
            ):
                yield Difference("conflict", "the passage has another figure", "number")
        elif not _is_computed(word.value, offered | beside) and any(
            not _is_time(passage, other) and passage[other].ordinal == word.ordinal
            for other in theirs
        ):
            turned = any(passage[other].value == -word.value for other in theirs)
            yield Difference("conflict", "the passage has another figure", "number", sure=turned)


def compare_correction(
    claim: Sequence[Word], question: Sequence[Word], reply: Sequence[Word]
) -> Iterator[Difference]:
    """Yield a figure of the question that the answer corrects: "90,000 a year?" "Ninety-five".

    Args:
        claim: The statement.
        question: The question.
        reply: The answer.
    """
    asked, answered = (
        {word.value for at, word in enumerate(words) if word.value and not _is_time(words, at)}
        for words in (question, reply[:_CORRECTION])
    )
    stated = {word.value for word in claim if word.value is not None}
    if answered - asked and not answered & asked and stated & asked - answered:
        yield Difference("conflict", "the answer has another figure than the question", "number")


def _compare_use(
    claim: Sequence[Word],
    at: int,
    passage: Sequence[Word],
    same: Sequence[int],
    theirs: Sequence[int],
    context: Sequence[Word],
) -> Iterator[Difference]:
    unit = None if _follows(claim, at) in _MULTIPLES else _unit(claim, at)
    units = {_unit(passage, other) for other in same}
    per, pers = _rate(claim, at), {_rate(passage, other) for other in same}
    if at + 1 < len(claim) and _is_counted_otherwise(claim, at, passage, same, context):
        yield Difference("conflict", "the passage has another figure for it", "number")
    elif unit is not None and None not in units and unit not in units:
        yield Difference("conflict", "the figure has another unit", "unit")
    elif per is not None and None not in pers and per not in pers:
        yield Difference("conflict", "the figure is for another time", "unit")
    elif _bound_elsewhere(claim, at, passage, same, theirs):
        yield Difference("conflict", "the figure is that of something else", "number")
    elif _other_way(claim, at, passage, same, theirs):
        yield Difference("conflict", "the figure is a change, or a level, of another", "number")


def _follows(words: Sequence[Word], at: int) -> str:
    return words[at + 1].low if at + 1 < len(words) else ""


def _values(words: Sequence[Word], at: int) -> Iterator[Decimal]:
    """Yield what a word may stand for as a figure: "a fifth" is 20 per cent too."""
    word = words[at]
    following = _follows(words, at)
    if word.value is not None:
        yield word.value * _MULTIPLES.get(following, 1)
        if word.ordinal and word.low[0] == "#" and _is_share(words, at):
            yield 100 / word.value
        if abs(word.value) < _THOUSAND and not _counted(words, at) and _unit(words, at) is None:
            yield from (word.value * scale for scale in _scales(words[:at]))
    elif word.low in _PARTS:
        yield _PARTS[word.low]
        yield 100 * _PARTS[word.low]
    elif word.low in _MULTIPLES and (not at or words[at - 1].value is None):
        yield Decimal(_MULTIPLES[word.low])


def _scales(before: Sequence[Word]) -> Iterator[int]:
    """Yield what a bare figure may be counted in: "eleven million, the other only three"."""
    for scale in (_THOUSAND, _THOUSAND**2, _THOUSAND**3):
        if any(w.value is not None and scale <= w.value < scale * _THOUSAND for w in before):
            yield scale


def _is_share(words: Sequence[Word], at: int) -> bool:
    """Tell whether an ordinal is a fraction: "a fifth of"."""
    before = words[at - 1].low if at else ""
    return before in ("a", "one") and (at + 1 == len(words) or words[at + 1].low == "of")


def _equal(one: Decimal, other: Decimal, *, approximate: bool) -> bool:
    if not approximate and max(abs(one), abs(other)) < 100:
        return one == other
    return are_near(one, other, TOLERANCE if approximate else _ROUND)


def are_near(one: Decimal, other: Decimal, share: Decimal) -> bool:
    """Tell whether figures of either sign differ by no more than ``share`` of the larger one."""
    return abs(one - other) <= share * max(abs(one), abs(other))


def _is_told_below(claim: Sequence[Word], at: int, passage: Sequence[Word], other: int) -> bool:
    """Tell whether one text has a figure's sign in words: "a loss of five", "five below zero".

    What something fell to is no loss: there the sign is missing.
    """
    mine, theirs = claim[at].value, passage[other].value
    if mine is None or theirs is None or mine != -theirs:
        return False
    words, place = (claim, at) if mine > 0 else (passage, other)
    to = place > 0 and words[place - 1].low == "to"
    below = _BELOW_ZERO if to else _BELOW_ZERO | _LOSING
    return any(word.low in below for word in words)


def _is_computed(value: Decimal, offered: set[Decimal]) -> bool:
    """Tell whether a figure is the sum or the difference of two that the passage has."""
    return any(
        value in (one + other, abs(one - other)) for one in offered for other in offered - {one}
    )


def _is_time(words: Sequence[Word], at: int) -> bool:
    """Tell whether a figure is a day of a month or a year, which are compared as such."""
    value = words[at].value
    near = words[max(at - 2, 0) : at + 3]
    if _is_clock(words, at):
        return True
    if value is None or value != int(value):
        return False
    if 0 < value <= _LAST_DAY and any(is_month(word) for word in near):
        return True
    if words[at].ordinal and _follows(words, at) in ("half", "quarter"):
        return True
    following = _follows(words, at)
    before = words[at - 1].low if at else ""
    return (
        int(value) in _YEARS
        and following not in UNITS
        and (
            before
            in ("in", "since", "by", "until", "before", "after", "of", "and", "from", "to", "year")
            or (bool(near) and any(is_month(word) for word in near))
        )
    )


def _is_clock(words: Sequence[Word], at: int) -> bool:
    """Tell whether a figure is an hour: "half past six", "ten to four", "6.30am"."""
    before = [word.low for word in words[max(at - 2, 0) : at]]
    return (
        _follows(words, at) in ("am", "pm", "o'clock", "past")
        or before[-1:] == ["past"]
        or (len(before) == 2 and before[1] == "to" and words[at - 2].value is not None)
    )


def _unit(words: Sequence[Word], at: int) -> str | None:
    following = [word.low for word in words[at + 1 : at + 3]]
    if following[:1] in (["percent"], ["percentage"]):
        return "points" if "points" in following or "percentage" in following else "percent"
    return stem(following[0]) if following and following[0] in UNITS else None


def _rate(words: Sequence[Word], at: int) -> str | None:
    """Return the period of a rate: "three crowns an hour", "per week", "a day"."""
    for where in range(at + 1, min(at + 5, len(words) - 1)):
        following = words[where + 1].low
        if words[where].low in ("a", "an", "per", "each", "every") and following in PERIODS:
            return stem(following)
    return None


def _bound_elsewhere(
    claim: Sequence[Word],
    at: int,
    passage: Sequence[Word],
    same: Sequence[int],
    theirs: Sequence[int],
) -> bool:
    """Tell whether what the statement counts is counted with another figure in the passage."""
    counted = _counted(claim, at)
    if not counted or _may_count(counted, passage, same):
        return False
    return any(counted & _counted(passage, other) for other in theirs if other not in same)


def _may_count(counted: set[str], passage: Sequence[Word], same: Sequence[int]) -> bool:
    """Tell whether one of the same figures counts this, or nothing that is named beside it.

    "We printed 140,000 words and took out eleven": eleven words.
    """
    return any(
        counted & theirs or not theirs for theirs in (_counted(passage, other) for other in same)
    )


def _is_counted_otherwise(
    claim: Sequence[Word],
    at: int,
    passage: Sequence[Word],
    same: Sequence[int],
    context: Sequence[Word],
) -> bool:
    """Tell whether what is counted has another figure beside the passage, and none in it."""
    counted = _counted(claim, at)
    if not counted or any(counted & _counted(passage, other) for other in same):
        return False
    return any(
        word.value is not None
        and word.value != claim[at].value
        and counted & _counted(context, where)
        for where, word in enumerate(context)
    )


def _other_way(
    claim: Sequence[Word],
    at: int,
    passage: Sequence[Word],
    same: Sequence[int],
    theirs: Sequence[int],
) -> bool:
    """Tell whether a figure that the passage rises to is one that the statement has it rise by."""
    mine = claim[at - 1].low if at else ""
    ways = {passage[other - 1].low for other in same if other}
    others = {passage[other - 1].low for other in theirs if other and other not in same}
    return (
        mine in _WAYS and bool(ways & _WAYS) and mine not in ways and mine in others | ways ^ {mine}
    )


def _counted(words: Sequence[Word], at: int) -> set[str]:
    found: set[str] = set()
    end = words[at].end
    for word in words[at + 1 : at + 1 + _FOLLOWING]:
        if word.value is not None or word.low in ("and", "of") or word.start - end > 1:
            break
        end = word.end
        if word.low not in FUNCTION_WORDS and word.low not in UNITS and word.low not in MONTHS:
            found.add(stem(word.low))
    return found
