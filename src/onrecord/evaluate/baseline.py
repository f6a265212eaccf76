"""The simplest guess at who spoke: the name that stands nearest before the words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.types import Span

_NAME_RUN = re.compile(r"[A-Z](?:[\w'’&-]*\w)?(?: [A-Z](?:[\w'’&-]*\w)?)*")
_POSSESSIVE = re.compile(r"['’]s$")
# Capitalised where a sentence begins, or always; in neither case a name of somebody who speaks.
_NO_NAMES = """
    A An The This That These Those I He She It We You They His Her Its My Our Your Their Who
    What When Where Why How And But Or If So Yet As At By For From In Of On To With After Before
    Then There No Not Yes Mr Mrs Ms Dr Sen Gov Rep Monday Tuesday Wednesday Thursday Friday
    Saturday Sunday January February March April May June July August September October November
    December
"""


def nearest_name(text: str, source: Span | None, content: Span) -> str | None:
    """Return the last name in the source, else the last one before it.

    A name is a run of capitalised words without function words, abbreviated titles, days and
    months at its beginning. Nothing is known of pronouns, roles and partial names.

    Args:
        text: What the spans point into.
        source: Who spoke; without one, the name is looked for before ``content``.
        content: What was said: its first span.
    """
    end = content.start if source is None else source.end
    names = list(_names(text[:end]))
    return names[-1] if names else None


def _names(text: str) -> Iterator[str]:
    no_names = _NO_NAMES.split()
    for run in _NAME_RUN.finditer(text):
        words = run[0].split(" ")
        while words and words[0] in no_names:
            words = words[1:]
        if words:
            yield _POSSESSIVE.sub("", " ".join(words))
