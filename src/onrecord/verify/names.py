"""Tell whether a transcript's label names the party that an article quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.checks import Claim
from onrecord.letters import compose_letters
from onrecord.verify.turns import Turn

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# Forms of address and titles: they name nobody by themselves.
_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "sir",
        "lord",
        "lady",
        "dame",
        "madam",
        "madame",
        "dr",
        "prof",
        "professor",
        "president",
        "vice",
        "minister",
        "prime",
        "secretary",
        "foreign",
        "deputy",
        "chancellor",
        "ambassador",
        "senator",
        "sen",
        "representative",
        "rep",
        "congressman",
        "congresswoman",
        "governor",
        "gov",
        "mayor",
        "councillor",
        "councilwoman",
        "councilman",
        "captain",
        "capt",
        "colonel",
        "col",
        "general",
        "gen",
        "major",
        "maj",
        "lieutenant",
        "lt",
        "sergeant",
        "sgt",
        "admiral",
        "commander",
        "officer",
        "judge",
        "justice",
        "rev",
        "reverend",
        "bishop",
        "archbishop",
        "father",
        "sister",
        "brother",
        "king",
        "queen",
        "prince",
        "princess",
        "baron",
        "baroness",
        "count",
        "countess",
        "treasurer",
        "director",
        "chief",
        "head",
        "commissioner",
        "inspector",
        "superintendent",
        "advocate",
        "counsel",
        "attorney",
        "doctor",
        "nurse",
        "coach",
        "editor",
        "mister",
        "member",
        "hon",
        "honourable",
        "honorable",
        "the",
        "of",
        "and",
        "for",
        "a",
    ]
)
# Labels that say what somebody does in the room and not who that is.
_FUNCTIONS = frozenset(
    [
        "q",
        "a",
        "question",
        "answer",
        "questioner",
        "moderator",
        "host",
        "interviewer",
        "interviewee",
        "reporter",
        "journalist",
        "press",
        "presenter",
        "anchor",
        "chair",
        "chairman",
        "chairwoman",
        "chairperson",
        "speaker",
        "operator",
        "narrator",
        "voice",
        "audience",
        "man",
        "woman",
        "male",
        "female",
        "unidentified",
        "unknown",
        "participant",
        "official",
        "caller",
        "talk",
        "witness",
        "clerk",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "interpreter",
        "translator",
        "announcer",
        "correspondent",
        "floor",
    ]
)
_NOBODY = frozenset(("unidentified", "unknown", "unnamed"))
_SMALL = frozenset(("the", "of", "and", "for", "a"))
ASKING = frozenset(
    [
        "q",
        "question",
        "questioner",
        "interviewer",
        "reporter",
        "journalist",
        "press",
        "host",
        "moderator",
        "presenter",
        "anchor",
        "audience",
        "caller",
        "floor",
    ]
)


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name in small letters, without titles, functions and affiliations."""
    main, *rest = re.split(r",|\(", name, maxsplit=1)
    words = _proper(main)
    if not words and rest:
        # "Question (Iva Strohm, Lantern Radio)", "Chair, Ann Lee".
        words = _proper(rest[0].split(",")[0])
    return words


def asks(turn: Turn) -> bool:
    """Tell whether a turn's label is that of somebody who asks the questions."""
    return bool(ASKING & set(_all_words(turn.speaker or "")))


def is_unidentified(turn: Turn) -> bool:
    """Tell whether a turn's label says that nobody knows who speaks."""
    return bool(_NOBODY & set(_all_words(turn.speaker or "")))


def is_spoken_by(claim: Claim, turn: Turn, turns: Iterable[Turn]) -> bool | None:
    """Tell whether ``turn`` is the claim's speaker's; ``None`` where that can't be told.

    Args:
        claim: Whose speaker is meant.
        turn: The turn in question.
        turns: All turns: a label that names only a function may be anybody's, unless the speaker
            has a label of his own.
    """
    if claim.speaker is None or turn.speaker is None:
        return None
    wanted = name_words(claim.speaker)
    if is_unidentified(turn):
        # Somebody who has a label of his own is nobody unidentified.
        return False if wanted and _has_label(wanted, turns) else None
    label = f"{turn.speaker} {turn.remark}" if not name_words(turn.speaker) else turn.speaker
    found = name_words(label)
    if wanted and found:
        # "LEADER OF THE OPPOSITION, MS ORR": either part may be the name.
        parts = [found, *filter(None, map(_proper, re.split(r"[,(]", label)))]
        return any(are_one(wanted, part) for part in parts)
    described = set(_all_words(f"{claim.speaker} {claim.role or ''}"))
    if _is_described(turn, described):
        return True
    if not wanted:
        # "Chair", "host": somebody else where that label is another turn's.
        return False if any(_is_described(other, described) for other in turns) else None
    elsewhere = any(_is_described(other, described) for other in turns)
    elsewhere = elsewhere or _has_label(wanted, turns)
    return False if elsewhere or asks(turn) else None


def _has_label(wanted: tuple[str, ...], turns: Iterable[Turn]) -> bool:
    """Tell whether a name is that of a label."""
    return any(
        are_one(wanted, words)
        for turn in turns
        if turn.speaker is not None and (words := name_words(turn.speaker))
    )


def _is_described(turn: Turn, described: set[str]) -> bool:
    """Tell whether a label says no more than is known of somebody: "The Minister"."""
    words = set(_all_words(turn.speaker or "")) - _SMALL
    return bool(words) and words <= described


def find_titles(name: str, texts: Iterable[str]) -> str:
    """Return the titles and functions that stand beside a name in ``texts``."""
    words = name_words(name)
    if not words:
        return ""
    surname = re.escape(words[-1])
    beside = re.compile(
        rf"((?:[^\W_]+[ \t]){{1,3}}){surname}\b|\b{surname},[ \t]((?:[^\W_]+[ \t,.]){{1,4}})", re.I
    )
    found = {
        word
        for text in texts
        for match in beside.finditer(text)
        for word in _all_words(f"{match[1] or ''} {match[2] or ''}")
    }
    return " ".join(sorted(found & (_TITLES | _FUNCTIONS) - _SMALL))


def are_one(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two names can be one person's: the surname, and no other given name."""
    if set(one) <= set(other) or set(other) <= set(one):
        return True
    if one[-1] != other[-1]:
        return False
    first, second = one[0], other[0]
    return first[0] == second[0] and 1 in (len(first), len(second))


def _proper(text: str) -> tuple[str, ...]:
    return tuple(
        word for word in _all_words(text) if word not in _TITLES and word not in _FUNCTIONS
    )


def _all_words(text: str) -> list[str]:
    return [re.sub(r"['’]s$", "", word) for word in _WORD.findall(compose_letters(text).casefold())]
