"""Find what a supporting, opposing, urging or denying act is directed at."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.resolve.word_lists import words_of
from onrecord.types import Act, Span

DIRECTED: frozenset[Act] = frozenset(["supports", "opposes", "urges", "denies"])
"""The acts that have a target."""

# Enough for a long name with its title; beyond it other phrases stand.
_REACH = 160
_OPENING = re.compile(
    r"[\s\"“”'‘’«„`(\[]*"
    r"(?:(?:that|whether|if|how|why|against|and|but|well|so|as|on|over|about|of|with|by)\b"
    r"[\s,\"“'‘]*)*",
    re.IGNORECASE,
)
# No phrase that names something begins so: a clause without its subject, an infinitive, a reason.
# The speaker himself is no target, nor is what stands for nothing.
_NO_PHRASE = re.compile(
    r"(?:to|for|not|no|there|here|when|where|if|because|in|at|from|first|sometimes|i|we|it['’]s)\b"
    r"(?!\.)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"(?:it|he|she|they)(?:['’]\w+)?\s\w", re.IGNORECASE)
# In reported speech "he" is mostly the speaker; in marks it is somebody else.
_SPEAKER = re.compile(r"(?:he|she|they)(?:['’]\w+)?\s\w", re.IGNORECASE)
_MARKS = frozenset("\"“”'’‘«`")
_WORD = re.compile(r"[^\s\"“”‘«»„`()\[\],;:.!?—–…]+(?:\.(?=\s[A-Z]))?|[A-Z]\.")
_GAP = re.compile(r"[ \t\n]*[\"“]?")
_ENDS = words_of(
    """
    for as to that who whom whose which when while after before because by with from over on in at
    into about against during since until if so but or than where under through between without is
    are was were be been being has have had will would should must can could may might do does did
    shall 's isn't aren't wasn't weren't don't doesn't didn't can't won't cannot never not just also
    need needs ought said says
    """
)
_ABBREVIATED = frozenset(["mr", "mrs", "ms", "dr", "sen", "gov", "rep", "gen", "st", "jr", "u.s"])


def find_target(act: Act | None, content: Sequence[Span], text: str) -> Span | None:
    """Return the phrase at the head of the content: mostly what the act is directed at.

    Only of acts that have a target; ``None`` where the content does not begin with a phrase.
    """
    if act not in DIRECTED:
        return None
    first = content[0]
    limit = min(first.end, first.start + _REACH)
    opening = _OPENING.match(text, first.start, limit)
    start = opening.end() if opening else first.start
    if start == limit:  # nothing but "that", which then is the phrase
        start = first.start
    elif _NO_PHRASE.match(text, start, limit):
        return None
    if act == "denies" and _SUBJECT.match(text, start, limit):  # who denies of himself
        return None
    if _SPEAKER.match(text, start, limit) and _MARKS.isdisjoint(text[first.start : start]):
        return None
    end = start
    position = start
    while word := _WORD.match(text, position, limit):
        if word[0].lower().replace("’", "'") in _ENDS and end > start:
            break
        end = word.end()
        if text[end : end + 1] == "." and word[0].lower() in _ABBREVIATED:
            end += 1
        gap = _GAP.match(text, end, limit)
        position = gap.end() if gap else end
        if position == end:
            break
    return Span(start, end) if end > start else None
