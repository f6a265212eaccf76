"""Free names of what differs between two ways to write one name."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from onrecord.resolve.word_lists import words_of

# Given names that one person bears in Russian and in Ukrainian, or that are transcribed in ways
# that share too few letters. Source: written by hand for this project from general knowledge.
_FORMS = """
    vladimir volodymyr
    alexander aleksandr oleksandr
    nikolai mykola
    mikhail mykhailo
    dmitry dmytro
    sergei serhiy serhii
    muammar moammar muamar
    mohammed muhammad mohamed mohammad mehmet
    hussein husayn
    yevgeny evgeny yevgeni evgeni
    yuri yury iurii
    yulia julia
"""
# Letters by which alphabets other than the Latin one are transcribed in more than one way.
# Source: the tables of romanisation for Russian, Ukrainian and Arabic in use in English news.
_TRANSCRIBED = (
    (re.compile("x"), "ks"),
    (re.compile("dh|dd"), "d"),
    (re.compile("kh"), "h"),
    (re.compile("ou|oo"), "u"),
    (re.compile("ck|q"), "k"),
    (re.compile("ph"), "f"),
    (re.compile("w"), "v"),
    (re.compile("^(?:ye|je)"), "e"),
    (re.compile("iya$|ija$|ya$"), "ia"),
    (re.compile("[iy]{1,2}(?:[jy])?$|ij$|iy$"), "i"),
    (re.compile("[aeo]y|[ae]i"), "ei"),
    (re.compile("y"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_UNLIKE_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "ß": "ss"})
_VOWELS = re.compile("[aeiou]")
_ROUGH = str.maketrans({"g": "k", "c": "k", "z": "s", "h": ""})


def plain(text: str) -> str:
    """Return a text in lower case, without accents, with plain marks, hyphens as spaces."""
    lowered = text.casefold().translate(_UNLIKE_LETTERS)
    parts = unicodedata.normalize("NFKD", lowered)
    bare = "".join(part for part in parts if not unicodedata.combining(part))
    for mark in "’ʼ‘`":
        bare = bare.replace(mark, "'")
    for dash in "-‐‑–":
        bare = bare.replace(dash, " ")
    return " ".join(bare.split())


@cache
def sound(word: str) -> str:
    """Return what is left of a word, in ``plain`` letters, without the ways to transcribe it."""
    heard = word
    for pattern, letters in _TRANSCRIBED:
        heard = pattern.sub(letters, heard)
    return heard


@cache
def skeleton(word: str) -> str:
    """Return the rough consonants of a word: spellings of one name share them."""
    heard = sound(word).translate(_ROUGH)
    rough = re.sub(r"(.)\1+", r"\1", heard[:1] + _VOWELS.sub("", heard[1:]))
    return "*" + rough[1:] if rough[:1] in tuple("aeiou") else rough


def _group_forms() -> dict[str, str]:
    return {
        sound(form): forms[0]
        for line in _FORMS.strip().splitlines()
        if (forms := line.split())
        for form in forms
    }


_FORM_OF = _group_forms()


def same_sound(one: str, other: str) -> bool:
    """Tell whether two words may transcribe one: they sound alike, or are forms of one name."""
    left, right = sound(one), sound(other)
    if left == right:
        return True
    return left in _FORM_OF and _FORM_OF[left] == _FORM_OF.get(right)


COMPANY_ENDINGS = words_of("inc incorporated ltd limited plc llc corp corporation co gmbh ag sa")
"""What a company's name is as often written without."""
