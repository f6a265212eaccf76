"""Find conditions, exceptions and concessions, and the fillers of speech."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.verify.grammar import (
    FILLER_PHRASES,
    FILLERS,
    NEGATORS,
    QUALIFIERS,
    TRAILING_ONLY,
)
from onrecord.verify.words import Word

_LONGEST_NEGATION = 3


def is_filler(words: Sequence[Word]) -> bool:
    """Tell whether words are what speech is full of and writing leaves out."""
    lows = tuple(word.low for word in words)
    at = 0
    while at < len(lows):
        for phrase in FILLER_PHRASES:
            if lows[at : at + len(phrase)] == phrase:
                at += len(phrase)
                break
        else:
            if lows[at] not in FILLERS:
                return False
            at += 1
    return True


def find_qualifier(words: Sequence[Word], *, anywhere: bool = True) -> tuple[str, ...] | None:
    """Return the first condition, exception or concession that ``words`` open.

    Args:
        words: Of the transcript.
        anywhere: Whether it may stand after the first word. Those that are a condition only in
            some places ("when", "until") must be first.
    """
    lows = tuple(word.low for word in words)
    for at in range(len(lows) if anywhere else min(1, len(lows))):
        for phrase in QUALIFIERS:
            if lows[at : at + len(phrase)] == phrase and not is_filler(words[at:]):
                if phrase[0] in NEGATORS and len(phrase) == 1 and len(lows) <= _LONGEST_NEGATION:
                    continue
                if at and len(phrase) == 1 and phrase[0] in TRAILING_ONLY:
                    continue
                return phrase
    return None
