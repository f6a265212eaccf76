"""What a speaker does who plainly says so: "said", "told reporters".

A record has no act for most of these, since what is said may praise, promise or demand. For another
figure, another day or a denial that makes no difference: its speaker stands by the words.
"""

from __future__ import annotations

import re

from onrecord.describe.act_words import ACTS_OF_CUE, stem
from onrecord.resolve.word_lists import words_of
from onrecord.types import Act
from onrecord.verify.grammar import MODALS, NEGATORS

_PLAIN = frozenset(
    map(
        stem,
        words_of("""
        say tell state add note report explain claim assert declare maintain write reveal
        acknowledge admit concede recall point testify confirm disclose proclaim tweet post reply
        respond answer emphasize stress underscore reiterate repeat continue inform announce
        """),
    )
)
"""Who says so in these words vouches for it. "Suggest", "believe" and "estimate" leave room."""
_ACCORDING = re.compile(r"according to\b", re.IGNORECASE)
_UNLIKE = MODALS | NEGATORS | words_of("is are was were be been being to if whether without by")
"""Words before the verb by which it is somebody else's, or is not said: "is said to", "asked to
say", "would say"."""
_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?")


_SIDE = re.compile(
    r"\W*(?:that )?(?:i|we) (?:(?:fully|strongly|firmly|still|now|do|will|'ll|’ll) )?"
    r"(?:(?P<supports>support|back|endorse|favou?r)|(?P<opposes>oppose|reject))\b",
    re.IGNORECASE,
)
_PROMISE = re.compile(r"\W*(?:that )?(?:(?:i|we) (?:will|shall)|(?:i|we)['’]ll)\b", re.IGNORECASE)


def find_plain_act(cue: str, content: str) -> Act | None:
    """Return what a speaker does by words that are plainly said; ``None`` where they are not.

    In the first person the content itself may take a side ("I support …") or promise ("We will …").
    """
    if not is_plainly_said(cue):
        return None
    if side := _SIDE.match(content):
        return "supports" if side["supports"] else "opposes"
    return "commits" if _PROMISE.match(content) else "asserts"


def is_plainly_said(cue: str) -> bool:
    """Tell whether ``cue`` reports that its speaker said the content, without more."""
    if _ACCORDING.match(cue):
        return True
    words = _WORD.findall(cue.lower())
    told = [
        place
        for place, word in enumerate(words)
        if word not in _UNLIKE and stem(word) in ACTS_OF_CUE  # "not" has the stem of "note"
    ]
    return (
        bool(told)
        and all(stem(words[place]) in _PLAIN for place in told)
        and _UNLIKE.isdisjoint(words[: told[0]])
    )
