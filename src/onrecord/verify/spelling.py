"""Spelling variants: British and American forms, mishearings and typing errors."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.verify.grammar import HOMOPHONES

# Each rule rewrites one regular difference between British and American spelling to one form.
_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (
            r"(?<=[a-z]{3})our(?=s?$|ed$|ing$|er$|ers$|ite$|ites$|able$|ably$|ful$|hood|ly$|less)",
            "or",
        ),
        (r"^odour", "odor"),
        (r"^jewell?e?ry", "jewelry"),
        (r"(?<=pract)ic(?=e$|es$|ed$|ing$)", "is"),
        (r"(?<=[a-z]{2})is(?=e$|ed$|es$|er$|ers$|ing$|ation$|ations$|able$)", "iz"),
        (r"lys(?=e$|ed$|es$|ing$)", "lyz"),
        (r"(?<=[bcdghtv])re(?=s?$|d$)", "er"),
        (r"(?<=[aeiou])ll(?=ed$|ing$|er$|ers$|or$|ors$|ation$|ous$|ery$)", "l"),
        (r"([aeiou])ll(?=ful$|ment$|s?$)", r"\1l"),
        (r"ogue(?=s?$)", "og"),
        (r"(?<=[ef])enc(?=e$|es$|eless$)", "ens"),
        (r"(?<=lic)enc(?=e)", "ens"),
        (r"ae(?=[a-z])|oe(?=[a-z]{2})", "e"),
        (r"^enq(?=uir)", "inq"),
        (r"mme(?=s?$)", "m"),
        (r"^grey", "gray"),
        (r"^tyre(?=s?$)", "tire"),
        (r"^kerb", "curb"),
        (r"^cheque", "check"),
        (r"^plough", "plow"),
        (r"^sceptic", "skeptic"),
        (r"^mould", "mold"),
        (r"^aluminium", "aluminum"),
        (r"^moustache", "mustache"),
        (r"^pyjama", "pajama"),
        (r"^storey(?=s?$)", "story"),
        (r"^stories$", "storys"),
        (r"(?<=[a-z]{3})judgement", "judgment"),
        (r"(?<=[a-z]{2})geing$", "ging"),
        (r"^whilst$", "while"),
        (r"^amongst$", "among"),
        (r"(?<=[a-z]w)ards$", "ard"),
        (r"(?<=learn|dream|spell|spoil|smell)t$", "ed"),
        (r"^burnt$", "burned"),
        (r"^leant$", "leaned"),
        (r"^leapt$", "leaped"),
    )
)
# Endings in which two forms differ that are two forms of one word and not two spellings.
_INFLECTIONS = ("s", "es", "d", "ed", "ing", "r", "er", "ly", "n", "en", "t", "y", "st", "est")
_SHORTEST_MISSPELT = 5
"""Shorter words have neighbours that are words themselves."""


@lru_cache(maxsize=65536)
def canonical(word: str) -> str:
    """Return one form for all regular spellings of ``word``, which is in lower case."""
    if len(word) < 4:
        return word
    for pattern, replacement in _RULES:
        word = pattern.sub(replacement, word)
    return word


def are_homophones(one: str, other: str) -> bool:
    """Tell whether two small words are heard alike."""
    return any(one in group and other in group for group in HOMOPHONES)


@lru_cache(maxsize=16384)
def is_misspelling(one: str, other: str) -> bool:
    """Tell whether two forms differ as a typing error does.

    One letter is missing, doubled or changed, or two neighbours have changed places, inside the
    word. A difference at the first letter, or in an ending, makes another word more often than a
    typing error.
    """
    from rapidfuzz.distance import OSA

    if min(len(one), len(other)) < _SHORTEST_MISSPELT or one[0] != other[0]:
        return False
    if not (one.isalpha() and other.isalpha()) or OSA.distance(one, other, score_cutoff=1) != 1:
        return False
    if one[-2:] != other[-2:]:
        return False
    short, long = sorted((one, other), key=len)
    if any(long == short + ending for ending in _INFLECTIONS):
        return False
    if len(one) != len(other):
        return True
    return sorted(one) == sorted(other)


def is_inflection(one: str, other: str) -> bool:
    """Tell whether two forms look like forms of one word."""
    short, long = sorted((one, other), key=len)
    shared = 0
    while shared < len(short) and short[shared] == long[shared]:
        shared += 1
    return shared >= 3 and shared >= len(short) - 2 and len(long) - shared <= 4
