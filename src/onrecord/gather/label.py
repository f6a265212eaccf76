"""Label a topic by what is said in its statements and not in others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import log

from onrecord.resolve.word_lists import words_of
from onrecord.store.topics import Worded
from onrecord.verify.grammar import FUNCTION_WORDS, MONTHS, WEEKDAYS
from onrecord.verify.support import stem

_WORD = re.compile(r"[^\W\d_][\w’'-]*[^\W_]|[^\W\d_]")
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][\w’-]*(?: (?:of (?:the )?)?[A-Z][\w’-]*){0,3}")
_POSSESSIVE = re.compile(r"['’]s?$")
_TERMS = 2
_LEAST_SHARE = 0.15
"""Share of a topic's statements that have each term of its label: below it they share no topic, but
a way of speaking."""
_SHORTEST = 3
_OF_HEADINGS = 0.3
"""Share of a topic's statements from which the heading that they stand under is its label."""
_PHRASE, _PROPER = 1.6, 1.3
"""What a pair of words and a name count for more than a word: they say more."""
_EMPTY = words_of("""
    people thing things time times way ways year years lot something anything everything nothing
    someone anyone everyone make makes made making get gets got going want wants need needs think
    thinks know knows say says said saying tell told talk take takes took give given good great
    really much many even also still never always well come came back first last new right look
    looking see seen would could should might must shall will can't don't didn't doesn't isn't
    wasn't won't it's that's he's she's they're we're i'm you're part kind sure actually every
    around another other others against important different just like very old one two three let
    day days man men big bad put ask use used try far ago per yes yet
    mr mrs ms dr sen rep gov hundred thousand million billion dozen dozens percent
    via etc able around become becoming done doing goes whole place
    """)
"""Words that name no topic."""


class Labeller:
    """Knows how common terms are in all statements.

    Args:
        statements: All that topics are learned from.
    """

    def __init__(self, statements: Iterable[Worded]) -> None:
        self._statements: Counter[str] = Counter()
        self._total = 0
        for each in statements:
            self._total += 1
            self._statements.update(find_terms(each.words).keys())

    def label(self, statements: Sequence[Worded]) -> str | None:
        """Return a label for what statements are about; ``None`` if they share no term.

        It is the heading that many of them stand under, else the terms that are most frequent in
        them beside how frequent they are in all (class-based TF-IDF, M. Grootendorst, 2022). A term
        stands in statements of two documents or more.
        """
        return _heading(statements) or self._terms(statements)

    def _terms(self, statements: Sequence[Worded]) -> str | None:
        counts: Counter[str] = Counter()
        forms: dict[str, Counter[str]] = {}
        where: dict[str, set[int]] = {}
        for each in statements:
            for key, form in find_terms(each.words).items():
                counts[key] += 1
                forms.setdefault(key, Counter())[form] += 1
                where.setdefault(key, set()).add(each.document)
        scores = {
            key: self._weight(key, forms[key].most_common(1)[0][0], count, len(statements))
            for key, count in counts.items()
            if len(where[key]) > 1
        }
        shared = {key for key in scores if counts[key] >= _LEAST_SHARE * len(statements)}
        if not shared:
            return None
        chosen = [max(shared, key=lambda key: (scores[key], key))]
        for key in sorted(shared, key=lambda key: (-scores[key], key)):
            parts = set(key.split())
            if len(chosen) < _TERMS and not any(parts & set(each.split()) for each in chosen):
                chosen.append(key)
        label = [forms[key].most_common(1)[0][0] for key in chosen]
        # "True" or "together" alone is no topic; "Cleveland" and "tidal barrage" are.
        telling = len(label) > 1 or " " in label[0] or label[0][0].isupper()
        return ", ".join(label) if telling else None

    def _weight(self, key: str, form: str, count: int, statements: int) -> float:
        weight = count / statements * log(1 + self._total / self._statements[key])
        return weight * (_PHRASE if " " in key else 1.0) * (_PROPER if form[0].isupper() else 1.0)


def find_terms(words: str) -> dict[str, str]:
    """Return what a statement may be about: names, words and pairs of words, by their stems."""
    found: dict[str, str] = {}
    for match in _NAME.finditer(words):
        name = _POSSESSIVE.sub("", match[0])
        if _tells(name.split()[0]) and _tells(name.split()[-1]):
            found.setdefault(_key(name), name)
    plain = [_POSSESSIVE.sub("", match[0]) for match in _WORD.finditer(words)]
    for first, second in pairwise(plain):
        if first.islower() and second.islower() and _tells(first) and _tells(second):
            pair = f"{first} {second}"
            if pair in words:
                found.setdefault(_key(pair), pair)
    for word in plain:
        if word.islower() and _tells(word):
            found.setdefault(_key(word), word)
    return found


def _tells(word: str) -> bool:
    low = word.lower().replace("’", "'")
    return (
        (len(word) >= _SHORTEST or (word.isupper() and len(word) > 1))
        and low not in FUNCTION_WORDS
        and low not in _EMPTY
        and low not in MONTHS
        and low not in WEEKDAYS
    )


def _key(form: str) -> str:
    return " ".join(stem(word) for word in form.lower().split())


def _heading(statements: Sequence[Worded]) -> str | None:
    headings = Counter(each.heading.casefold() for each in statements if each.heading)
    if not headings:
        return None
    ((heading, count),) = headings.most_common(1)
    having = [each for each in statements if each.heading and each.heading.casefold() == heading]
    if count < _OF_HEADINGS * len(statements) or len({each.document for each in having}) < 2:
        return None
    return Counter(each.heading for each in having).most_common(1)[0][0]
