"""Tell whether a change between a transcript's words and an article's can turn the meaning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from onrecord.checks import Alarm
from onrecord.verify.clauses import count_denials
from onrecord.verify.grammar import (
    AMOUNTS,
    COMPASS,
    DAYS,
    DENYING_ASIDES,
    FUNCTION_WORDS,
    MODALS,
    MONTHS,
    NEGATIVE_PREFIXES,
    NEGATORS,
    QUANTIFIERS,
    TAKING_BACK,
    UNITS,
    WEEKDAYS,
)
from onrecord.verify.qualifiers import find_qualifier, is_filler
from onrecord.verify.stems import stem
from onrecord.verify.words import Word, is_month

_DATE_OPENERS = frozenset(
    ["in", "since", "by", "until", "till", "from", "before", "after", "during", "of", "between"]
)
_FIRST_YEAR, _LAST_YEAR = 1000, 2200
_BEFORE_OR_AFTER = frozenset(("before", "after", "until", "since"))
_WAYS = frozenset(("by", "to", "from"))
_HALVES_OF_DAY = frozenset(("am", "pm"))
_ROUND = AMOUNTS | {"tens", "scores"}
_LIMITS = frozenset(
    (
        *(("up", "to"), ("at", "least"), ("at", "most")),
        *(("more", "than"), ("less", "than"), ("fewer", "than")),
    )
)
_PRESENT = {"would": "will", "could": "can", "might": "may"}
"""What a modal was before somebody else reported it."""
_FUTURE = frozenset(("will", "shall"))
"""Modals that other forms of the verb may stand for: "[will] go" for "am going"."""
_FEW = 3
"""Words that a bracket replaces word for word: what it does not repeat of more it leaves out."""
_LAST_OR_NEXT = frozenset(("last", "next", "this"))


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words in which the two sides differ.

    Attributes:
        article, transcript: The words of either side.
        before, after: The words of the transcript around the run, as far as its turn goes.
        article_before, article_after: The words of the article around it.
        set_off: Whether marks of punctuation part the transcript's words from those around.
        bracketed: The words inside the article's brackets.
    """

    article: tuple[Word, ...]
    transcript: tuple[Word, ...]
    before: tuple[Word, ...]
    after: tuple[Word, ...]
    article_before: tuple[Word, ...]
    article_after: tuple[Word, ...]
    set_off: bool
    bracketed: tuple[Word, ...] = ()


def find_alarms(change: Change, proper: frozenset[str]) -> Iterator[Alarm]:
    """Yield how a change may turn the meaning.

    Args:
        change: The change.
        proper: Words that are written with a capital letter wherever they stand.
    """
    article, cut = change.article, change.transcript
    deletion = not article
    if deletion and (_is_repetition(change) or is_filler(cut)):
        return
    lows = tuple(word.low for word in cut)
    aside = deletion and change.set_off and len(cut) > 1 and lows not in DENYING_ASIDES
    if not aside:
        taken_back = deletion and lows[-2:] in TAKING_BACK
        denied = count_negations(article) != count_negations(cut) or taken_back
        if denied or _has_opposite(article, cut):
            yield "negation"
        yield from _number_alarms(change)
        if _modals(change, article) != _modals(change, cut):
            yield "modal"
        limited = deletion and _limits_figure(change)
        if limited or _quantities(article) != _quantities(cut) or _is_a_few(change):
            yield "quantifier"
        if _is_name_changed(change, proper):
            yield "name"
    if deletion and find_qualifier(cut) is not None:
        yield "cut-qualifier"


def find_bracket_alarms(change: Change, proper: frozenset[str]) -> Iterator[Alarm]:
    """Yield how words in brackets turn the meaning of those in whose place they stand.

    They explain ("[the minister]" for "he") and fit words into a sentence ("[would]" for "will"),
    so that they count where both sides have what is compared, or where they make something no more
    than possible.
    """
    mine, theirs = change.bracketed, change.transcript
    if not mine:
        return
    put = replace(change, article=mine)
    figures = _values(mine), _values(theirs)
    if all(figures) and figures[0] != figures[1]:
        yield "date" if _is_dated(put) else "number"
    classes: tuple[tuple[Alarm, Callable[[Sequence[Word]], Collection[object]]], ...] = (
        ("unit", _units),
        ("date", lambda words: _months(put, words)),
        ("date", lambda words: _among(words, WEEKDAYS)),
        ("date", lambda words: _among(words, DAYS)),
        ("quantifier", _quantities),
        ("name", lambda words: _names_in(words, proper)),
    )
    for alarm, read in classes:
        one, other = read(mine), read(theirs)
        if one and other and not set(one) & set(other):
            yield alarm
    put_in, lost = (
        {_PRESENT.get(low, low) for low in _modals(put, side)} - _FUTURE for side in (mine, theirs)
    )
    if put_in - lost or (len(theirs) <= _FEW and lost - put_in):
        yield "modal"


def _is_repetition(change: Change) -> bool:
    """Tell whether the words that were cut are said again right before or after the cut."""
    cut = [word.key for word in change.transcript]
    count = len(cut)
    before = [word.key for word in change.before[-count:]]
    after = [word.key for word in change.after[:count]]
    return cut in (before, after)


def count_negations(words: Iterable[Word]) -> int:
    """Count the words that deny: "not", "never", "failed to"."""
    return count_denials(list(words))


def _has_opposite(one: Sequence[Word], other: Sequence[Word]) -> bool:
    return any(
        long.low == prefix + short.low
        for mine in one
        for theirs in other
        for short, long in ((mine, theirs), (theirs, mine))
        for prefix in NEGATIVE_PREFIXES
    )


def _modals(change: Change, words: Sequence[Word]) -> Counter[str]:
    return Counter(
        word.low
        for word in words
        if word.low in MODALS and not (word.low == "may" and _names_month(change, word))
    )


def _quantities(words: Sequence[Word]) -> Counter[int]:
    return Counter(
        QUANTIFIERS[word.low]
        for word in words
        if word.low in QUANTIFIERS
        and word.low not in NEGATORS
        and not (word.capital and word.inner)
    )


def _limits_figure(change: Change) -> bool:
    """Tell whether a limit of the figure that follows was cut: "up to eighteen months"."""
    lows = tuple(word.low for word in change.transcript)
    return lows in _LIMITS and any(word.kind == "number" for word in change.after[:1])


def _is_a_few(change: Change) -> bool:
    """Tell whether "few" became "a few", or the other way: hardly any and some."""
    lows = [word.low for word in (*change.article, *change.transcript)]
    return lows == ["a"] and any(word.low in ("few", "little") for word in change.after[:1])


def _number_alarms(change: Change) -> Iterator[Alarm]:
    article, cut = change.article, change.transcript
    mine, theirs = _values(article), _values(cut)
    if mine != theirs and not {*mine, *theirs} <= {Decimal(1)}:
        yield "date" if _is_dated(change) else "number"
    if mine == theirs and _is_other_way(change):
        yield "number"
    parts = [Counter(w.low for w in side if w.low in AMOUNTS) for side in (article, cut)]
    if parts[0] != parts[1] and (all(parts) or mine or theirs or _multiplies(change)):
        yield "number"
    if _follows_number(change) and _sides(change, _HALVES_OF_DAY):
        yield "number"
    which = [_among(side, _LAST_OR_NEXT) for side in (article, cut)]
    if (all(which) or (any(which) and article and cut)) and any(
        w.low in UNITS or w.low in WEEKDAYS or w.low in DAYS for w in change.after[:1]
    ):
        yield "date"
    months = [_months(change, side) for side in (article, cut)]
    days = [_among(side, WEEKDAYS) for side in (article, cut)]
    times = [_among(side, DAYS) for side in (article, cut)]
    if _sides(change, _BEFORE_OR_AFTER):
        yield "date"
    if months[0] != months[1] or days[0] != days[1] or (all(times) and times[0] != times[1]):
        yield "date"
    units = [_units(side) for side in (article, cut)]
    if units[0] != units[1] and (all(units) or (article and cut and _follows_number(change))):
        yield "unit"


def _multiplies(change: Change) -> bool:
    """Tell whether a part of "hundreds of thousands" was cut, or put in."""
    lows = [word.low for word in (*change.article, *change.transcript)]
    if lows[0] == "of":
        return any(word.low in _ROUND for word in change.before[-1:])
    return lows[-1] == "of" and any(word.low in AMOUNTS for word in change.after[:1])


def _sides(change: Change, lows: frozenset[str]) -> bool:
    """Tell whether each side has words of a class, and not the same."""
    mine, theirs = (_among(side, lows) for side in (change.article, change.transcript))
    return bool(mine and theirs) and mine != theirs


def _is_other_way(change: Change) -> bool:
    """Tell whether "to" became "by" before a figure: a level and a change."""
    return _sides(change, _WAYS) and any(word.kind == "number" for word in change.after[:1])


def _follows_number(change: Change) -> bool:
    return bool(change.before) and change.before[-1].kind == "number"


def _ends_in_date(words: Sequence[Word]) -> bool:
    """Tell whether words end in a day and its month."""
    return len(words) > 1 and words[-2].kind == "number" and is_month(words[-1])


def _values(words: Sequence[Word]) -> list[Decimal]:
    return [word.value for word in words if word.value is not None]


def _among(words: Sequence[Word], lows: frozenset[str]) -> set[str]:
    return {word.low for word in words} & lows


def _units(words: Sequence[Word]) -> set[str]:
    return set(map(stem, _among(words, UNITS)))


def _months(change: Change, words: Sequence[Word]) -> set[int]:
    return {MONTHS[word.low] for word in words if _names_month(change, word)}


def _names_month(change: Change, word: Word) -> bool:
    if word.low not in MONTHS:
        return False
    if word.low in ("may", "march", "mar"):
        around = (*change.before[-1:], *change.after[:1], *change.article, *change.transcript)
        return word.capital and (
            any(other.kind == "number" for other in around)
            or any(other.low in _DATE_OPENERS for other in change.before[-1:])
        )
    return True


def _is_dated(change: Change) -> bool:
    """Tell whether the numbers of a change are of a date: a year, or a day beside a month."""
    numbers = [word for word in (*change.article, *change.transcript) if word.value is not None]
    has_day = _ends_in_date(change.before) and _ends_in_date(change.article_before)
    neighbours = (
        # The month before may have its day: "on 5 May 3 people died".
        *(() if has_day else change.before[-1:]),
        *_next_but(change.after, ("of", "the")),
        *change.article,
        *change.transcript,
    )
    if any(is_month(word) for word in neighbours) or _is_in_figures(change):
        return True
    years = all(
        word.value is not None
        and _FIRST_YEAR <= word.value <= _LAST_YEAR
        and word.value == int(word.value)
        and not word.ordinal
        for word in numbers
    )
    opener = change.before[-1].low if change.before else ""
    following = change.after[0].low if change.after else ""
    return years and opener in _DATE_OPENERS and (not following or following in FUNCTION_WORDS)


def _is_in_figures(change: Change) -> bool:
    """Tell whether the numbers are of a date in figures, with one mark between each: "3/4/2025"."""
    near = (*change.before[-2:], *change.transcript, *change.after[:2])
    return any(
        all(word.kind == "number" for word in (day, month, year))
        and month.start - day.end == year.start - month.end == 1
        for day, month, year in zip(near, near[1:], near[2:], strict=False)
    )


def _next_but(words: Sequence[Word], skipped: tuple[str, ...]) -> Sequence[Word]:
    """Return the first word that is none of ``skipped``."""
    return [word for word in words[:3] if word.low not in skipped][:1]


def _is_name_changed(change: Change, proper: frozenset[str]) -> bool:
    if not change.article or not change.transcript:
        return False
    mine = {word.key for word in change.article if _is_name(word, proper)}
    theirs = {word.key for word in change.transcript if _is_name(word, proper)}
    if mine - theirs and theirs - mine:
        return not all(
            any(sorted((one, other), key=len)[0] + "s" in (one, other) for other in theirs - mine)
            for one in mine - theirs
        )
    if (mine or theirs) and mine != theirs:
        others = change.transcript if mine - theirs else change.article
        return any(word.low not in FUNCTION_WORDS for word in others)
    places = [_among(side, COMPASS) for side in (change.article, change.transcript)]
    return all(places) and places[0] != places[1]


def _names_in(words: Sequence[Word], proper: frozenset[str]) -> set[str]:
    """Return the words of a name; none where it only describes: "the Belgian capital"."""
    if not words or not _is_name(words[-1], proper):
        return set()
    return {word.key for word in words if _is_name(word, proper)}


def _is_name(word: Word, proper: frozenset[str]) -> bool:
    return (
        (word.low in proper or (word.capital and word.inner))
        and word.low not in MONTHS
        and word.low not in WEEKDAYS
        and word.low not in DAYS
        and word.low not in FUNCTION_WORDS
        and word.low not in UNITS
    )
