"""Is this English? Only a confident no, from enough text, refuses."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from onrecord.errors import WrongLanguage

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]

# Written languages that a news text may be in. The detector knows more, but pidgins, creoles and
# classical languages only draw short or name-laden English texts to them.
_LANGUAGES = (
    "af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is "
    "it ja ka kk km kn ko ku ky lo lt lv mk ml mn mr ms my ne nl no pa pl ps pt ro ru si sk sl so "
    "sq sr sv sw ta te tg th tl tr uk ur uz vi zh"
)

_COMMON_WORDS = "the of and to in that is was for on he she it said with as by at be"
_COMMON = frozenset(_COMMON_WORDS.split())
_COMMON_SHARE = 0.15
"""English text has a fifth to two fifths of these words; others share a few of them."""

_SAMPLE = 4000
_MIN_WORDS = 20
_MIN_LETTERS = 200
_MIN_FOREIGN_LETTERS = 20
"""So many letters are enough in another script, which cannot be English."""
_CONFIDENT = 0.95

# Letters; most of them are in the smaller set, which is faster to look up.
_WORD = re.compile(r"[^\W\d_][a-z]*+[^\W\d_]*+")


def check_english(text: str, path: str, lang: str | None) -> None:
    """Raise ``WrongLanguage`` if the text is certainly not English.

    Args:
        text: The document's text.
        path: Names the input in the error.
        lang: The language that the user says it is; ``"en"`` overrides detection.
    """
    if lang == "en":
        return
    if lang is not None:
        raise WrongLanguage(
            path, f"{lang!r} was asked for; only 'en' (English) is read.", "Use --lang en or none."
        )
    found, certainty = detect_language(text)
    if found != "en":
        raise WrongLanguage(
            path,
            f"the language is {found!r} ({certainty:.0%} certain); only 'en' (English) is read.",
            "If the text is English all the same, say so with --lang en.",
        )


def detect_language(text: str) -> tuple[str, float]:
    """Return the language's ISO 639-1 code and the certainty, ``"en"`` whenever in doubt."""
    sample = _sample(text)
    words = _WORD.findall(sample.casefold())
    # Most texts are told to be English by their common words: loading the detector takes a second.
    if len(words) >= _MIN_WORDS:
        share = sum(map(_COMMON.__contains__, words)) / len(words)
        if share >= _COMMON_SHARE and "the" in words:
            return "en", 1.0
    letters = sum(map(len, words))
    foreign = sum(character > "\u024f" for word in words for character in word)
    if letters < _MIN_LETTERS and not (_MIN_FOREIGN_LETTERS <= foreign > letters / 2):
        return "en", 0.0
    # Capitals, digits and signs say nothing about the language.
    language, certainty = _identifier().classify(" ".join(words))
    if foreign > letters / 2 or certainty >= _CONFIDENT:
        return str(language), float(certainty)
    return "en", 1 - float(certainty)


def _sample(text: str) -> str:
    """Take the beginning, the middle and the end of a long text."""
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = (len(text) - _SAMPLE) // 2
    return " ".join((text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]))


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_LANGUAGES.split())
    return identifier
