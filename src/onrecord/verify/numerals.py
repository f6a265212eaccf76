"""Read numbers: digits and words to the values that both stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_UNITS = {word: value for value, word in enumerate(_SMALL)} | {
    word: 10 * value for value, word in enumerate(_TENS, 2)
}
_SCALES = {
    "dozen": 12,
    "thousand": 10**3,
    "million": 10**6,
    "millions": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "m": 10**6,
    "mn": 10**6,
    "bn": 10**9,
    "k": 10**3,
}
_ORDINALS = {
    word: value
    for value, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
        ],
        1,
    )
} | {word[:-1] + "ieth": 10 * value for value, word in enumerate(_TENS, 2)}
_DIGITS = re.compile(r"(-?)(\d+(?:[,\u00a0\u202f' ]\d{3})+|\d*)([.:]\d+)?(st|nd|rd|th|k|m|mn|bn)?")

NUMBER_WORDS = frozenset(_UNITS) | _ORDINALS.keys() | _SCALES.keys() | {"hundred"}


def read_digits(form: str) -> tuple[Decimal, bool] | None:
    """Return the value of digits such as ``1,260``, ``-2.4bn`` or ``3rd``, and if it is ordinal.

    A clock has the value of its other way to be written: 10.30 for ``10:30``.
    """
    found = _DIGITS.fullmatch(form.lower())
    if found is None or not (found[2] or found[3]):
        return None
    whole, part = re.sub(r"\D", "", found[2]), (found[3] or "").replace(":", ".")
    value = Decimal(found[1] + whole + part)
    suffix = found[4] or ""
    return value * _SCALES.get(suffix, 1), suffix in ("st", "nd", "rd", "th")


def read_number(words: Sequence[str], start: int) -> tuple[Decimal, bool, int] | None:
    """Read the number that begins at ``words[start]``.

    Args:
        words: In lower case; digits as they are written.
        start: Where to begin.

    Returns:
        The value, whether it is an ordinal, and the index after its last word; ``None`` where no
        number begins.
    """
    first = words[start]
    digits = read_digits(first)
    if digits is not None:
        value, ordinal = digits
        at = start + 1
        while not ordinal and at < len(words) and len(words[at]) > 2 and words[at] in _SCALES:
            value *= _SCALES[words[at]]
            at += 1
        return value, ordinal, at
    if list(words[start : start + 3]) == ["half", "a", "dozen"]:
        return Decimal(6), False, start + 3
    if (
        first == "a"
        and words[start + 1 : start + 2]
        and words[start + 1] in ("hundred", "thousand", "dozen")
    ):
        # "A hundred and forty"; "a million" is left: "a million thanks".
        found = _read_words(["one", *words[start + 1 :]], 0)
        return (found[0], found[1], start + found[2]) if found else None
    return _read_words(words, start)


def _read_words(words: Sequence[str], start: int) -> tuple[Decimal, bool, int] | None:
    total, group, last, at, ordinal = 0, 0, None, start, False
    end = None
    while at < len(words) and not ordinal:
        word = words[at]
        if word in _UNITS:
            value = _UNITS[word]
            if not _may_follow(last, value, group):
                break
            if last is not None and 10 <= group < 100 and value >= 10 and last != 100:
                group *= 100  # "nineteen eighty": a year
            group += value
            last = value
        elif word in _ORDINALS and _may_follow(last, _ORDINALS[word], group):
            if word == "second" and last is not None and last < 20:
                break
            group += _ORDINALS[word]
            ordinal = True
        elif word == "hundred" and group < 100:
            group, last = max(group, 1) * 100, 100
        elif len(word) > 2 and word in _SCALES and last is not None:
            total, group, last = total + group * _SCALES[word], 0, 1000
        elif word == "and" and last in (100, 1000) and at + 1 < len(words):
            following = words[at + 1]
            if following not in _UNITS and following not in _ORDINALS:
                break
            at += 1
            continue
        else:
            break
        at += 1
        end = at
    if end is None:
        return None
    return Decimal(total + group), ordinal, end


def _may_follow(last: int | None, value: int, group: int) -> bool:
    if last is None or last in (100, 1000):
        return last != 100 or value < 100
    if 20 <= last < 100 and last % 10 == 0 and value < 10 and value > 0:
        return True
    # A year in two halves: "nineteen eighty", "twenty twenty".
    return 10 <= last <= 20 and value >= 10 and group == last and group > 10
