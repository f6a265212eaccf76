"""What a user types, as a question to the full-text index."""

from __future__ import annotations

import re
import unicodedata

_QUOTED = re.compile('["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)')
_WORD_CATEGORIES = ("L", "N", "Co")
"""What the index takes for parts of words; all else separates them."""


def match_words(words: str) -> str | None:
    """Return the full-text question for what a user typed; ``None`` if there is no word in it.

    All must occur. What stands in quotation marks, of any kind, must occur as a phrase; a word
    that ends in ``*`` stands for all that begin so. Nothing else has a meaning: hyphens, colons,
    brackets and marks without a partner separate words, whatever the index's own language is.
    """
    terms: list[str] = []
    reached = 0
    for found in _QUOTED.finditer(words):
        terms += _loose(words[reached : found.start()])
        terms += _phrase(found[1])
        reached = found.end()
    terms += _loose(words[reached:])
    return " ".join(terms) if terms else None


def match_column(column: str, question: str) -> str:
    """Return a full-text question that is asked of one of the index's columns alone."""
    return f"{{{column}}} : ({question})"


def _loose(words: str) -> list[str]:
    return [term for word in words.split() for term in _phrase(word)]


def _phrase(words: str) -> list[str]:
    """Return one term; none if there is nothing of a word in it."""
    bare = words.strip()
    begins = bare.endswith("*")
    bare = "".join(character if _is_of_word(character) else " " for character in bare).strip()
    if not bare:
        return []
    return [f'"{bare}"*' if begins else f'"{bare}"']


def _is_of_word(character: str) -> bool:
    # Marks that combine with a letter are removed or kept by the index as it does in texts.
    return unicodedata.category(character).startswith((*_WORD_CATEGORIES, "M"))
