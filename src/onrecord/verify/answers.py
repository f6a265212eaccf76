"""Tell what an answer makes of its question: yes, no, perhaps, or neither."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from onrecord.verify.antonyms import are_opposite
from onrecord.verify.grammar import AUXILIARIES, NEGATORS
from onrecord.verify.pairing import is_content, key_of
from onrecord.verify.words import Word

_ASSENT = frozenset(
    [
        "yes",
        "certainly",
        "absolutely",
        "indeed",
        "exactly",
        "correct",
        "right",
        "sure",
        "naturally",
        "gladly",
    ]
)
_PERHAPS = frozenset(["perhaps", "maybe", "possibly"])
_PRONOUNS = frozenset(["i", "we", "he", "she", "it", "they", "there", "that", "this", "you"])
_ASKING = frozenset(["who", "whom", "whose", "which", "what", "where", "when", "why", "how"])
_OPENING = 4
_ELLIPTIC = 6
_DENIED = 3


class Answer(Enum):
    """What an answer makes of its question."""

    YES = "yes"
    NO = "no"
    PERHAPS = "perhaps"
    OPEN = "open"
    VALUE = "value"
    """The question asks who, what or how many, and the answer says so."""


def read_answer(question: Sequence[Word], reply: Sequence[Word]) -> Answer:
    """Return what ``reply`` makes of ``question``."""
    opening = [word.low for word in reply[:_OPENING]]
    if not is_polar(question):
        return Answer.VALUE
    if _PERHAPS & set(opening) or "might" in opening or "may" in opening:
        return Answer.PERHAPS
    if _refuses(question, reply):
        return Answer.NO
    assents = opening[:2] == ["of", "course"] or bool(_ASSENT & set(opening[:2]))
    if assents or _echoes(reply) or (reply and reply[-1].low == "yes"):
        return Answer.YES
    if _opposes(question, reply):
        return Answer.NO
    if len(reply) <= _ELLIPTIC and not (_PRONOUNS | AUXILIARIES) & set(opening[:2]):
        return Answer.VALUE  # "Only before the game."
    return Answer.OPEN


def _opposes(question: Sequence[Word], reply: Sequence[Word]) -> bool:
    """Tell whether the first words have the opposite of a word asked: "Will it close?" "Open"."""
    return any(
        are_opposite(asked.low, said.low)
        for asked in question
        for said in reply[:_ELLIPTIC]
        if is_content(asked) and is_content(said)
    )


def is_polar(question: Sequence[Word]) -> bool:
    """Tell whether a question can be answered by yes or no; "And the airport?" can't."""
    lows = [word.low for word in question]
    if any(low in _ASKING for low in lows[:_OPENING]):
        return False
    return any(low in AUXILIARIES or low in _PRONOUNS for low in lows)


def _refuses(question: Sequence[Word], reply: Sequence[Word]) -> bool:
    """Tell whether a reply opens with "no", "certainly not", "it is not" or "there is nothing"."""
    lows = [word.low for word in reply[:_OPENING]]
    if lows[:1] and (lows[0] in NEGATORS or (lows[0] in _ASSENT and "not" in lows[1:3])):
        return True
    if lows[:2] == ["of", "course"] and "not" in lows:
        return True
    if lows[:1] and lows[0] in _PRONOUNS and lows[1:2] == ["never"] and _is_elliptic(reply):
        return True
    if len(lows) < _DENIED or lows[0] not in _PRONOUNS or lows[1] not in AUXILIARIES:
        return False
    if lows[2] not in NEGATORS:
        return False
    ends = len(reply) == _DENIED or reply[_DENIED].start - reply[2].end > 1
    asked = {key_of(word) for word in question if is_content(word)}
    return ends or lows[0] == "there" or any(key_of(word) in asked for word in reply)


def _is_elliptic(reply: Sequence[Word]) -> bool:
    """Tell whether a reply is short and has its verb in the question: "I never said it was"."""
    return len(reply) <= _ELLIPTIC and reply[-1].low in AUXILIARIES


def _echoes(reply: Sequence[Word]) -> bool:
    """Tell whether a reply opens with a pronoun and an auxiliary and says no more: "I did"."""
    lows = [word.low for word in reply[:2]]
    if len(lows) < 2 or lows[0] not in _PRONOUNS or lows[1] not in AUXILIARIES:
        return False
    return len(reply) == 2 or reply[2].start - reply[1].end > 1
