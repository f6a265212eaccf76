"""Whether a name is that of one speaker of a document, and of no other."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['&/-][^\W_]+)*")
_POSSESSIVE = re.compile(r"'s$")
_ARTICLES = frozenset(("the", "a", "an"))
_TITLES = """
    mr mrs ms miss mx dr prof professor sir dame lady lord president senator sen representative
    rep congressman congresswoman governor gov mayor judge justice rev reverend general gen
    colonel col major captain capt sergeant sgt lieutenant lt inspector sheriff pc
"""
# How far a name is that of somebody, from not at all.
NONE = 0.0
PART = 1.0  # a part of the name; 1 to 2 for a name with something added
BARE = 2.0  # the same but for titles
SAME = 3.0  # the same but for case, a possessive ending and a leading article
# The least that two descriptions must share at their beginning: "the company" is not enough.
_LEAST_BEGINNING = 2


@dataclass(frozen=True, slots=True)
class GoldSpeaker:
    """A speaker as an annotator described it.

    Attributes:
        name: The fullest name.
        kind: As in the record.
        also: Other forms of the name that are right.
    """

    name: str
    kind: str
    also: tuple[str, ...] = ()


def likeness(name: str, speaker: GoldSpeaker) -> float:
    """Compare a name with the form of the speaker's name that is the most like it.

    A part of a name has the same last word, the surname; of what is no person's name it may be
    the beginning instead ("a report by the board" of "a report by the board on ferries").

    Returns:
        ``NONE``, ``BARE`` or ``SAME``, or from ``PART`` to below ``BARE`` the more, the less is
        added to the speaker's name.
    """
    return max(
        _compare(_words(name), _words(form), is_person=speaker.kind == "person")
        for form in (speaker.name, *speaker.also)
    )


def is_name_of(
    name: str, speaker: GoldSpeaker, others: Iterable[GoldSpeaker], *, least: float = PART
) -> bool:
    """Tell whether a name is the speaker's and no other's.

    A form that the annotator gave is right though another speaker has it too. What is only like
    such a form must be more like this speaker's than like any other's: "Teague" is neither of two
    Teagues.

    Args:
        name: What a program calls the speaker.
        speaker: Who it should be.
        others: The other speakers of the text.
        least: How like the name must be.
    """
    own = likeness(name, speaker)
    if own == SAME:
        return True
    return own >= least and own > max((likeness(name, each) for each in others), default=NONE)


def plain(name: str) -> str:
    """Return a name in the spelling by which two names are compared."""
    return " ".join(_words(name))


def _words(name: str) -> list[str]:
    spelled = name.casefold().replace("’", "'").replace(".", "")
    words = [_POSSESSIVE.sub("", word) for word in _WORD.findall(spelled)]
    return _without_leading(words, _ARTICLES)


def _compare(name: list[str], form: list[str], *, is_person: bool) -> float:
    if name == form:
        return SAME
    titles = _TITLES.split()
    name, form = _without_leading(name, titles), _without_leading(form, titles)
    if name == form:
        return BARE
    short, full = sorted((name, form), key=len)
    rest = iter(full)
    ends_alike = short[-1:] == full[-1:] and all(word in rest for word in short)
    begins_alike = len(short) >= _LEAST_BEGINNING and short == full[: len(short)]
    if not ends_alike and (is_person or not begins_alike):
        return NONE
    return PART if short is name else PART + len(form) / len(name)


def _without_leading(words: list[str], dropped: Collection[str]) -> list[str]:
    """Drop the words of ``dropped`` from the beginning, but never all words."""
    kept = words
    while len(kept) > 1 and kept[0] in dropped:
        kept = kept[1:]
    return kept
