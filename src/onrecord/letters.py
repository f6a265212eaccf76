"""Letters of names that are not English: capitals, and accents that stand behind their letter."""

from __future__ import annotations

import re
import unicodedata

CAPITALS = "A-Z" + "".join(letter for letter in map(chr, range(0xC0, 0x250)) if letter.isupper())
"""For a set in a pattern: the capitals of names such as "Øyvind" and "Žižek", too."""
_ACCENT = re.compile(r"[\u0300-\u036f]")
CLUSTER = re.compile(rf"[^\W\d_]{_ACCENT.pattern}+")
"""A letter whose accents are characters of their own."""


def compose_letters(text: str) -> str:
    """Return ``text`` with each letter and its accents as one character, if there is one.

    Nothing else is changed, unlike in Unicode's normal form C, which also replaces signs.
    """
    if text.isascii() or not _ACCENT.search(text):
        return text
    return CLUSTER.sub(compose_cluster, text)


def compose_cluster(cluster: re.Match[str]) -> str:
    """Return a letter and its accents in as few characters as there are for them."""
    composed = unicodedata.normalize("NFC", cluster[0])
    # A few signs are made longer by it: they stay.
    return composed if len(composed) <= len(cluster[0]) else cluster[0]
