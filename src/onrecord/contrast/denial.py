"""Asserted then denied, or the other way round; committed to, then dropped."""

from __future__ import annotations

import re

from onrecord.contrast.reading import Reading, names_of, subject_of
from onrecord.positions import Contrast
from onrecord.resolve.word_lists import words_of
from onrecord.verify.support import stem

_SAYS = frozenset(("asserts", "warns", "expects"))
_REFUSAL = re.compile(
    r"\b(?:refus\w+|declin\w+|rul(?:es?|ed|ing) out|reject\w*|abandon\w*|scrap\w*|drop(?:s|ped)?"
    r"|shelv\w+|back(?:s|ed)? (?:away|out|down)|withdr[ae]w\w*|renounc\w+)\b"
)
_DROPPING = frozenset(
    map(
        stem,
        words_of("""
        abandon abandoned scrap scrapped shelve shelved drop dropped ditch ditched cancel cancelled
        canceled withdraw withdrawn withdrew axe axed renounce renounced reverse reversed
        """),
    )
)
_PLANS = frozenset(
    map(stem, words_of("plan plans promise promises pledge vow offer intention idea"))
)
_AHEAD_NOT = re.compile(
    r"\b(?:will|would|shall|'ll|’ll|can|could) (?:not|no longer|never)\b|\bwon['’]t\b"
    r"|\bwouldn['’]t\b|\bcan(?:not|['’]t)\b|\bcouldn['’]t\b|\bnot going to\b"
)
_PAST_NOT = re.compile(r"\b(?:did|had) (?:not|never)\b|\bdidn['’]t\b|\bhadn['’]t\b|\bnever \w+ed\b")
_LIMITED = re.compile(r"\b(?:before|until|till|yet|alone|without)\b")
_OWN_BODIES = frozenset(
    map(
        stem,
        words_of("""
        government council company firm party team cabinet administration ministry club bank trust
        board league union agency authority school university hospital airline
        """),
    )
)
"""Whom an officer speaks for: "the government would not"."""
_FEWEST = 2
"""One word in common is no proposition."""


def find_denial(first: Reading, second: Reading) -> Contrast | None:
    """Return what the one asserts and the other denies, if it is certainly the same."""
    for asserted, denied in ((first, second), (second, first)):
        if (
            asserted.act in _SAYS
            and asserted.negations == 0
            and not _REFUSAL.search(asserted.cue)
            and _denies(denied, asserted, later=denied is second)
            and _is_same(asserted, denied)
        ):
            said = "asserted, then denied" if denied is second else "denied, then asserted"
            return Contrast("denial", first.content, second.content, f"{said} in the same words")
    return None


def find_dropped(first: Reading, second: Reading) -> Contrast | None:
    """Return what the first commits to and the second says will not be done."""
    if (
        first.act != "commits"
        or first.negations
        or _REFUSAL.search(first.cue)
        or any(each in _DROPPING for each in first.stems)
    ):
        return None
    dropping = second.stems & _DROPPING
    content = " ".join(part.of(second.text).lower() for part in second.content)
    signs = [
        second.act == "denies" or bool(_REFUSAL.search(second.cue)),
        bool(_AHEAD_NOT.search(content)),
        bool(dropping),
    ]
    # "Denied that it had scrapped": two make none.
    if sum(signs) != 1 or second.negations != signs[1] or _LIMITED.search(content):
        return None
    core = second.stems - dropping - (_PLANS if dropping else frozenset())
    shared = core & first.stems
    if len(shared) < _FEWEST:
        return None
    subject = subject_of(second, shared)
    if core - first.stems - (subject & (_OWN_BODIES | names_of(second.said))):
        return None
    if subject_of(first, shared) - _OWN_BODIES - names_of(first.said):
        return None
    return Contrast(
        "dropped", first.content, second.content, "committed to it, then will not do it"
    )


def _denies(denied: Reading, asserted: Reading, *, later: bool) -> bool:
    if denied.act == "denies":
        return denied.negations == 0
    if denied.act not in _SAYS or _REFUSAL.search(denied.cue) or not later:
        return False
    # What was so may be so no more: only what is past, or was foretold, cannot change by itself.
    content = " ".join(part.of(denied.text).lower() for part in denied.content)
    said_not = _PAST_NOT.search(content) or _AHEAD_NOT.search(content)
    return (
        bool(said_not)
        and denied.negations == 1
        and not _LIMITED.search(content)
        and denied.act == asserted.act
    )


def _is_same(asserted: Reading, denied: Reading) -> bool:
    """Tell whether what is asserted is what is denied, or more than it."""
    shared = asserted.stems & denied.stems
    own = _OWN_BODIES | names_of(denied.said)
    if len(shared) < _FEWEST or denied.stems - shared - (subject_of(denied, shared) & own):
        return False
    mine, theirs = subject_of(asserted, shared), subject_of(denied, shared)
    return not (mine - own) and not (theirs - own) and _figures(denied) <= _figures(asserted)


def _figures(reading: Reading) -> frozenset[str]:
    return frozenset(word.key for word in reading.words if word.kind == "number")
