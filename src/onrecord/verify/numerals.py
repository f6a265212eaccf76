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
_UNITS["nought"] = 0
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
_FRACTIONS: dict[tuple[str, ...], Decimal] = {
    phrase: Decimal(value)
    for phrase, value in (
        (("a", "half"), "0.5"),
        (("one", "half"), "0.5"),
        (("a", "quarter"), "0.25"),
        (("three", "quarters"), "0.75"),
    )
}
"""What may follow a number and "and": "two and a half"."""
_PARTS_OF = {
    phrase: Decimal(value)
    for phrase, value in (
        (("half", "a"), "0.5"),
        (("a", "quarter", "of", "a"), "0.25"),
        (("quarter", "of", "a"), "0.25"),
        (("three", "quarters", "of", "a"), "0.75"),
    )
}
"""What may stand before a scale: "half a million"."""
_DECIMALS = {word: str(value) for word, value in _UNITS.items() if value < 10} | {"oh": "0"}
_SIGNS = {"½": ".5", "¼": ".25", "¾": ".75"}
_DIGITS = re.compile(r"(-?)(\d+(?:[,\u00a0\u202f' ]\d{3})+|\d*)([.:]\d+)?(st|nd|rd|th|k|m|mn|bn)?")

NUMBER_WORDS = frozenset(_UNITS) | _ORDINALS.keys() | _SCALES.keys() | {"hundred"}
OPENERS = NUMBER_WORDS | {"a", "half", "quarter"}
"""Words, beside digits, that a number may begin with."""


def read_digits(form: str) -> tuple[Decimal, bool] | None:
    """Return the value of digits such as ``1,260``, ``-2.4bn`` or ``3rd``, and if it is ordinal.

    A clock has the value of its other way to be written: 10.30 for ``10:30``.
    """
    for sign, part in _SIGNS.items():
        form = form.replace(sign, part)
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
    part = _read_part_of(words, start)
    if part is not None:
        return part
    found = _read_whole(words, start)
    if found is None or found[1]:
        return found
    value, _, at = found
    value, at = _read_fraction(words, value, at)
    while at < len(words) and _is_scale(words[at]):
        value *= _SCALES[words[at]]
        at += 1
    return value, False, at


def _is_scale(word: str) -> bool:
    """Tell whether a word multiplies the number before it; of letters only digits are followed."""
    return len(word) > 2 and word in _SCALES


def _read_part_of(words: Sequence[str], start: int) -> tuple[Decimal, bool, int] | None:
    """Read a part of a round number: "half a million", "a quarter of a million"."""
    for phrase, value in _PARTS_OF.items():
        at = start + len(phrase)
        if tuple(words[start:at]) == phrase and at < len(words) and _is_scale(words[at]):
            return value * _SCALES[words[at]], False, at + 1
    return None


def _read_whole(words: Sequence[str], start: int) -> tuple[Decimal, bool, int] | None:
    """Read digits, or a number in words without its fraction."""
    digits = read_digits(words[start])
    if digits is not None:
        return *digits, start + 1
    if words[start] == "a" and start + 1 < len(words):
        following = words[start + 1]
        if following == "hundred" or _is_scale(following):
            # "A hundred and forty", "a million".
            found = _read_words(["one", *words[start + 1 :]], 0)
            return (found[0], found[1], start + found[2]) if found else None
    return _read_words(words, start)


def _read_fraction(words: Sequence[str], value: Decimal, at: int) -> tuple[Decimal, int]:
    """Add what follows a number: "point two five", "and a half", of a million half a million."""
    if words[at : at + 1] == ["point"]:
        end = at + 1
        while end < len(words) and words[end] in _DECIMALS:
            end += 1
        if end > at + 1:
            digits = "".join(_DECIMALS[word] for word in words[at + 1 : end])
            return value + Decimal(f"0.{digits}"), end
    if words[at : at + 1] == ["and"]:
        part = _FRACTIONS.get(tuple(words[at + 1 : at + 3]))
        if part is not None:
            scale = _SCALES[words[at - 1]] if _is_scale(words[at - 1]) else 1
            return value + part * scale, at + 3
    return value, at


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
