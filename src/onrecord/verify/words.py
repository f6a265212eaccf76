"""Split a text into the words that are compared, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from onrecord.letters import compose_letters
from onrecord.types import Span
from onrecord.verify.grammar import CURRENCIES, MEASURES, MONTHS
from onrecord.verify.numerals import OPENERS, read_number
from onrecord.verify.spelling import canonical

Kind = Literal["word", "number", "insert", "ellipsis", "gap"]

_TOKEN = re.compile(
    r"(?P<ellipsis>\[?(?:…|\.(?:\s?\.){2,})\]?)"
    # A sign follows a space or a mark that opens, and no figure: in "2 -3" it is a dash, at the
    # beginning of a line a bullet. A clock is one number: "10:30".
    r"|(?P<number>(?<![\w.])(?:(?<!\d\s)(?<![^ \t\u00a0\u202f\"'“„«‘(\[])[-−–](?=[$£€¥.\d]))?"
    r"(?:[$£€¥]\s?(?:[-−–](?=[.\d]))?)?"
    r"(?:(?<!:)\d{1,2}:[0-5]\d(?![:\d])|\d+(?:[,\u00a0\u202f]\d{3})*(?:\.\d+|[½¼¾])?|\.\d+|[½¼¾])"
    # What stands at the figure may be a word of its own: "10am", "40C".
    r"(?:(?:st|nd|rd|th|bn|mn|[mk])?(?!\w)|(?=[ap]\.?m\b|(?-i:[CF])\b)))"
    r"|(?P<degrees>(?<=\d)\s?°\s?(?-i:[CF]\b)?|(?<=\d)(?-i:[CF])\b)"
    r"|(?P<initials>(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?)"
    # A letter in brackets is a part of its word: "[T]he", "cost[s]".
    r"|(?P<word>(?:\[[^\W\d_]{1,3}\](?=[^\W\d_])|[^\W_])"
    r"(?:[^\W_]|[\u0300-\u036f]|['’ʼ](?=[^\W\d_])|(?<=[^\W\d_])\[[^\W\d_]{1,3}\])*)"
    r"|(?P<bracket>\[[^\[\]\n]{1,120}\])"
    r"|(?P<remark>\((?:laught?er|laughs|laughing|applause|cheers|crosstalk|cross-talk|inaudible"
    r"|unintelligible|indistinct|pause|silence|boos|music)[^()\n]{0,40}\)"
    # What a transcriber notes on a word.
    r"|\((?:ph|phonetic|sic|sp)\.?\))"
    r"|(?P<sign>[%&$£€¥])",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"[\w,;'’-][ \t\u00a0]*\[?\Z")
_UNHEARD = re.compile(
    r"inaudible|unintelligible|indistinct|unclear|cross-?talk|gap|missing|illegible|garbled"
    r"|audio|sound|recording|tape|static|microphone|\blost\b|\?",
    re.IGNORECASE,
)
_CLITIC = re.compile(r"(.*?)(n['’ʼ]t|['’ʼ](?:s|re|ve|ll|d|m))\Z", re.IGNORECASE)
_CLITICS = {
    "n't": "not",
    "'re": "are",
    "'ve": "have",
    "'ll": "will",
    "'m": "am",
    "'s": "'s",
    "'d": "'d",
}
_MERGED = {
    "cannot": ("can", "not"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "gimme": ("give", "me"),
    "lemme": ("let", "me"),
}
"""Two words that are written as one."""
_LAST = 2
"""Letters of the second of them, where it is no word of its own: "gonna"."""
_DEGREES = {"": "degrees", "c": "celsius", "f": "fahrenheit"}
_NUMBER_FOLLOWS = re.compile(r"\.?\s?\d")
_LONGEST_NUMBER = 20
_TOGETHER = re.compile(r"[\s\-‐‑]*")
_RANGE_WORDS = 3
_RANGE = re.compile(r"\s?[-–—]\s?")
_IRREGULAR = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}
_SIGNS = {"%": "percent", "&": "and", "$": "dollars", "£": "pounds", "€": "euros", "¥": "yen"}
_FIGURE = re.compile(r"(?P<minus>[-−–])?(?P<money>[$£€¥])?\s?(?P<below>[-−–])?(?P<digits>.+)")
AMBIGUOUS = {"'s": frozenset(("is", "has", "us")), "'d": frozenset(("would", "had"))}
"""What a clitic may stand for."""


@dataclass(frozen=True, slots=True)
class Word:
    """A unit of comparison.

    Attributes:
        start, end: Where it stands; of a clitic, its own letters.
        low: In lower case, clitics written out: "not" for "n't".
        key: The same in one spelling; equal keys are equal words.
        kind: ``insert`` is bracketed in the article, ``ellipsis`` a marked cut, ``gap`` words that
            the transcript says were not heard.
        capital: Whether it begins with a capital letter, brackets aside.
        inner: Whether it stands inside a sentence, so that a capital letter means something.
        marked: Whether brackets mark a change inside it.
        value: Of a number.
        ordinal: Whether the number is an ordinal.
    """

    start: int
    end: int
    low: str
    key: str
    kind: Kind = "word"
    capital: bool = False
    inner: bool = False
    marked: bool = False
    value: Decimal | None = None
    ordinal: bool = False


def read_words(text: str, span: Span, *, transcript: bool = False) -> list[Word]:
    """Return the words of ``text`` inside ``span``.

    Args:
        text: The whole text.
        span: Where to look.
        transcript: Whether this is a transcript: there, what stands in square brackets was not
            said; in an article it marks an insertion.
    """
    words = _join_units(list(_tokens(text, span, transcript)))
    return _join_numbers(words, text)


def _tokens(text: str, span: Span, transcript: bool) -> Iterator[Word]:
    for found in _TOKEN.finditer(text, span.start, span.end):
        kind = found.lastgroup
        start, end = found.span()
        form = found[0]
        if kind == "word":
            inner = _INSIDE.search(text[max(start - 4, 0) : start]) is not None
            if inner and form.lower() == "no" and _NUMBER_FOLLOWS.match(text, end):
                yield Word(start, end, "number", "number")  # "he is No. 1"
            else:
                yield from _word(form, start, inner, transcript)
        elif kind == "number":
            low = _figure(form.lower())
            yield Word(start, end, low, low, "number")
        elif kind == "initials":
            key = form.replace(".", "").lower()
            yield Word(start, end, key, key, capital=form[0].isupper(), inner=True)
        elif kind == "degrees":
            low = _DEGREES[form.lower().strip("° \t\n\u00a0\u202f")]
            yield Word(start, end, low, low)
        elif kind == "sign":
            low = _SIGNS[form]
            yield Word(start, end, low, canonical(low))
        elif kind == "ellipsis":
            if not transcript:
                yield Word(start, end, "…", "…", "ellipsis")
        elif _UNHEARD.search(form) and transcript:
            yield Word(start, end, "[gap]", "[gap]", "gap")
        elif kind == "bracket" and not transcript:
            yield Word(start, end, form.lower(), form.lower(), "insert", marked=True)


def _figure(form: str) -> str:
    """Write a figure with its currency first, then its sign: "$-5" for "−$5"."""
    found = _FIGURE.fullmatch(form)
    assert found is not None
    sign = "-" if found["minus"] or found["below"] else ""
    return f"{found['money'] or ''}{sign}{found['digits']}"


def _word(form: str, start: int, inner: bool, transcript: bool) -> Iterator[Word]:
    bracketed = "[" in form
    marked = bracketed and not transcript
    bare = re.sub(r"[\[\]]", "", form) if bracketed else form
    capital = bare[0].isupper()
    if bare.lower() in _MERGED:
        first, second = _MERGED[bare.lower()]
        border = start + len(form) - (len(second) if form.lower().endswith(second) else _LAST)
        yield Word(start, border, first, first, "word", capital, inner, marked)
        yield Word(border, start + len(form), second, second)
        return
    # Most words have neither: they are told apart before any pattern is tried.
    found = _CLITIC.match(form) if "'" in form or "’" in form or "ʼ" in form else None
    if found is None or not found[1]:
        low = compose_letters(bare).lower().replace("’", "'").replace("ʼ", "'")
        yield Word(start, start + len(form), low, canonical(low), "word", capital, inner, marked)
        return
    base, clitic = found[1], re.sub(r"['’ʼ]", "'", found[2].lower())
    border = start + len(base)
    low = compose_letters(re.sub(r"[\[\]]", "", base)).lower().replace("’", "'")
    if clitic == "n't":
        low = _IRREGULAR.get(low, low)
    yield Word(start, border, low, canonical(low), "word", capital, inner, marked)
    small = _CLITICS[clitic]
    yield Word(border, start + len(form), small, canonical(small))


def _join_units(words: list[Word]) -> list[Word]:
    """Make one unit of "per cent" and of "degrees Celsius", as of "percent" and "°C"."""
    joined: list[Word] = []
    for word in words:
        before = joined[-1].low if joined else ""
        if word.low == "cent" and before == "per":
            joined[-1] = Word(joined[-1].start, word.end, "percent", "percent")
        elif word.low in _DEGREES.values() and before in ("degree", "degrees"):
            joined[-1] = Word(joined[-1].start, word.end, word.low, word.low)
        else:
            joined.append(word)
    return joined


def _join_numbers(words: list[Word], text: str) -> list[Word]:
    """Make one unit of each number, however it is written, and of a sum of money."""
    joined: list[Word] = []
    lows = [word.low.lstrip("$£€¥") if word.kind == "number" else word.low for word in words]
    at = 0
    while at < len(words):
        word = words[at]
        minus = _is_minus(words, lows, at)
        opening = words[at + minus]
        may_be = opening.kind == "number" or opening.low in OPENERS
        together = lows[at : _run_end(words, at, text)] if may_be else []
        found = read_number(together, minus) if minus < len(together) else None
        pronoun = word.low == "one" and at > 0 and lows[at - 1] in ("no", "every", "any", "some")
        if found is None or pronoun:
            joined.append(word)
            at += 1
            continue
        value, ordinal, length = found
        if together[length : length + 2] == ["below", "zero"]:
            minus, length = True, length + 2
        end = at + length
        value = -value if minus else value
        money = _SIGNS.get(opening.low[0]) if opening.kind == "number" else None
        key = f"#{value.normalize():f}" + ("th" if ordinal else "")
        last = words[end - 1]
        joined.append(_number(word.start, last.end, key, value, ordinal))
        if money is None and _ends_range(joined, text):
            # "$3-4 million": the sign is that of both.
            joined[-2:] = joined[:-3:-1]
        at = end
        if money is not None:
            # "$5 million" and "five million dollars" are the same words.
            border = text.index(opening.low[0], word.start) + 1
            sign = Word(word.start, border, money, canonical(money))
            if at < len(words) and words[at].low in CURRENCIES:
                continue
            joined[-1] = _number(border, last.end, key, value, ordinal)
            joined.append(sign)
    return joined


def _ends_range(words: Sequence[Word], text: str) -> bool:
    """Tell whether the last number ends a range that began with a sum of money: "$3-4"."""
    if len(words) < _RANGE_WORDS or words[-2].end - words[-2].start != 1:
        return False
    one, sign, other = words[-_RANGE_WORDS:]
    opens = one.kind == "number" and sign.low in _SIGNS.values() and sign.start < one.start
    return opens and _RANGE.fullmatch(text[one.end : other.start]) is not None


def _is_minus(words: list[Word], lows: list[str], at: int) -> bool:
    """Tell whether a word is the sign of the number after it: "minus five", "negative 5 degrees".

    Between two numbers it is a sum; "negative" is a sign of what is measured alone: not in "tested
    negative three times".
    """
    if lows[at] not in ("minus", "negative") or at + 1 == len(words):
        return False
    found = read_number(lows, at + 1)
    if found is None or found[1] or (at > 0 and read_number(lows, at - 1) is not None):
        return False
    measured = found[2] < len(lows) and lows[found[2]] in MEASURES | CURRENCIES
    return lows[at] == "minus" or measured or words[at + 1].low[0] in _SIGNS


def _number(start: int, end: int, key: str, value: Decimal, ordinal: bool) -> Word:
    return Word(start, end, key, key, "number", value=value, ordinal=ordinal)


def _run_end(words: Sequence[Word], first: int, text: str) -> int:
    """Return the index after the last word that only spaces and hyphens part from the first.

    No number has more words than are looked at.
    """
    end = first + 1
    last = min(len(words), first + _LONGEST_NUMBER)
    while end < last and _TOGETHER.fullmatch(text[words[end - 1].end : words[end].start]):
        end += 1
    return end


def is_month(word: Word) -> bool:
    """Tell whether a word names a month; "may" and "march" do in capitals alone."""
    return word.low in MONTHS and (word.capital or word.low not in ("may", "march", "mar"))
