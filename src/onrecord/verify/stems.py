"""Stems of words, so that "rose" and "rising" are one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from onrecord.verify.grammar import FUNCTION_WORDS, SAME_UNITS
from onrecord.verify.spelling import canonical
from onrecord.verify.words import Word


def stems_of(words: Iterable[Word]) -> frozenset[str]:
    """Return the stems of the content words among ``words``, and their numbers."""
    return frozenset(
        word.key if word.kind == "number" else stem(word.low)
        for word in words
        if word.kind in ("word", "number") and word.low not in FUNCTION_WORDS
    )


_DOUBLED = re.compile(r"[a-z]{1,2}[aeiou]ll(?:s|ed|ing|er|ers)?")
"""Verbs whose two letters belong to the base: "falling" is no other spelling of "faling"."""


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a word's stem, by Porter's algorithm for English (M. Porter, Snowball, 2001)."""
    base = SAME_UNITS.get(word) or _BASES.get(word, word)
    return str(_stemmer().stemWord(base if _DOUBLED.fullmatch(base) else canonical(base)))


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


# Irregular past forms of the commonest verbs, which no stemmer knows. From any grammar's table.
_BASES = {
    form: base
    for base, forms in {
        "begin": "began begun",
        "bind": "bound",
        "bite": "bit bitten",
        "blow": "blew blown",
        "break": "broke broken",
        "bring": "brought",
        "build": "built",
        "burn": "burnt",
        "buy": "bought",
        "catch": "caught",
        "choose": "chose chosen",
        "come": "came",
        "deal": "dealt",
        "dig": "dug",
        "draw": "drew drawn",
        "drink": "drank drunk",
        "drive": "drove driven",
        "eat": "ate eaten",
        "fall": "fell fallen",
        "feel": "felt",
        "fight": "fought",
        "find": "found",
        "flee": "fled",
        "fly": "flew flown",
        "forbid": "forbade forbidden",
        "forget": "forgot forgotten",
        "forgive": "forgave forgiven",
        "freeze": "froze frozen",
        "get": "got gotten",
        "give": "gave given",
        "go": "went gone going",
        "grow": "grew grown",
        "hang": "hung",
        "hear": "heard",
        "hide": "hid hidden",
        "hold": "held",
        "keep": "kept",
        "know": "knew known",
        "lead": "led",
        "leave": "left",
        "lend": "lent",
        "lose": "lost",
        "make": "made",
        "mean": "meant",
        "meet": "met",
        "pay": "paid",
        "ride": "rode ridden",
        "ring": "rang rung",
        "rise": "rose risen",
        "run": "ran",
        "say": "said",
        "see": "saw seen",
        "sell": "sold",
        "send": "sent",
        "shake": "shook shaken",
        "shine": "shone",
        "shoot": "shot",
        "show": "showed shown",
        "shrink": "shrank shrunk",
        "sing": "sang sung",
        "sink": "sank sunk",
        "sit": "sat",
        "sleep": "slept",
        "speak": "spoke spoken",
        "spend": "spent",
        "stand": "stood",
        "steal": "stole stolen",
        "stick": "stuck",
        "strike": "struck stricken",
        "swear": "swore sworn",
        "sweep": "swept",
        "swim": "swam swum",
        "swing": "swung",
        "take": "took taken",
        "teach": "taught",
        "tear": "tore torn",
        "tell": "told",
        "think": "thought",
        "throw": "threw thrown",
        "understand": "understood",
        "wake": "woke woken",
        "wear": "wore worn",
        "weep": "wept",
        "win": "won",
        "withdraw": "withdrew withdrawn",
        "write": "wrote written",
    }.items()
    for form in forms.split()
}
