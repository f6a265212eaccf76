"""Asserted then denied, or the other way round; committed to, then dropped."""

from __future__ import annotations

import re

from onrecord.contrast.plain import is_plainly_said
from onrecord.contrast.reading import Reading, subject_of
from onrecord.contrast.sameness import (
    content_of,
    has_others,
    have_two_subjects,
    is_own_doing,
    is_same_matter,
    own_words,
)
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
_AHEAD = re.compile(
    r"\b(?:will|would|shall)\b|['’]ll\b|\bgoing to\b|\b(?:plans?|planned|intends?|intended) to\b"
    r"|\A\W*to\b"
)
_NO_PLANS = re.compile(r"\bno (?:plans?|intention|intentions)\b")
_CONCEDES = re.compile(r"\b(?:admit|acknowledg|conced|confess|confirm)\w*")
_PAST_NOT = re.compile(r"\b(?:did|had) (?:not|never)\b|\bdidn['’]t\b|\bhadn['’]t\b|\bnever \w+ed\b")
_LIMITED = re.compile(r"\b(?:before|until|till|yet|alone|without)\b")
_NEVER = re.compile(r"\bnever\b")
_INFINITIVE = re.compile(r"\W*to\b")
_OTHER = re.compile(r"\b(?:another|second|third|new|other|further)\b")
_FEWEST = 2
"""One word in common is no proposition."""
_FEWEST_DONE = 2


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
    """Return what the first commits to and the second says will not be done, or the reverse."""
    if first.act != "commits" or _REFUSAL.search(first.cue):
        return None
    if first.negations:
        if not _is_reversed(second, first):
            return None
        why = "committed not to do it, then will"
        return Contrast("dropped", first.content, second.content, why)
    if any(each in _DROPPING for each in first.stems) or not _is_dropped(first, second):
        return None
    return Contrast(
        "dropped", first.content, second.content, "committed to it, then will not do it"
    )


def _is_dropped(first: Reading, second: Reading) -> bool:
    dropping = second.stems & _DROPPING
    content = content_of(second)
    refused = second.act == "denies" or bool(_REFUSAL.search(second.cue))
    signs = [refused, bool(_AHEAD_NOT.search(content)), bool(dropping)]
    # "Denied that it had scrapped": two make none.
    if sum(signs) != 1 or second.negations != signs[1] or _LIMITED.search(content):
        return False
    core = second.stems - dropping - (_PLANS if dropping or refused else frozenset())
    shared = core & first.stems
    if len(shared) < _FEWEST or _is_another_one(second, first):
        return False
    if core - first.stems - (subject_of(second, shared) & own_words(second)):
        return False
    to_do = _INFINITIVE.match(content_of(first))
    if not to_do and have_two_subjects(first, second, shared):
        return False
    return bool(to_do) or not subject_of(first, shared) - own_words(first)


def _is_reversed(ahead: Reading, refused: Reading) -> bool:
    """Tell whether the speaker will do, after all, what he said he would not."""
    denial, plan = content_of(refused), content_of(ahead)
    says_not = (_AHEAD_NOT.search(denial) and refused.negations == 1) or _NO_PLANS.search(denial)
    return (
        bool(says_not)
        and ahead.act in (*_SAYS, "commits")
        and ahead.negations == 0
        and bool(_AHEAD.search(plan))
        and not _REFUSAL.search(ahead.cue)
        and not _LIMITED.search(denial)
        and not _LIMITED.search(plan)
        and is_own_doing(ahead)
        and is_own_doing(refused)
        and ahead.times == refused.times == ()
        and _figures(ahead) == _figures(refused)
        and len((ahead.stems & refused.stems) - _PLANS) >= _FEWEST_DONE
        and is_same_matter(ahead, refused)
    )


def _denies(denied: Reading, asserted: Reading, *, later: bool) -> bool:
    plain = is_plainly_said(denied.cue)
    if denied.act == "denies" and not (plain and denied.negations):
        return denied.negations == 0
    if (denied.act not in _SAYS and denied.act != "denies") or _REFUSAL.search(denied.cue):
        return False
    if not later and _is_reversed(asserted, denied):
        return True
    # What was so may be so no more: only what is past, or was foretold, cannot change by itself.
    content = content_of(denied)
    said_not = _PAST_NOT.search(content) or (later and _AHEAD_NOT.search(content))
    return (
        bool(said_not or (denied.act == "denies" and _NEVER.search(content)))
        and denied.negations == 1
        and set(_LIMITED.findall(content)) <= set(_LIMITED.findall(content_of(asserted)))
        and (later or bool(_CONCEDES.search(asserted.cue)))
        and (denied.act in (asserted.act, "denies"))
    )


def _is_same(asserted: Reading, denied: Reading) -> bool:
    """Tell whether what is asserted is what is denied, or more than it."""
    shared = asserted.stems & denied.stems
    if len(shared) < _FEWEST or denied.stems - shared - (
        subject_of(denied, shared) & own_words(denied)
    ):
        return False
    if has_others(asserted, shared) or has_others(denied, shared):
        return False
    if have_two_subjects(asserted, denied, shared):
        return False
    mine = subject_of(asserted, shared) - own_words(asserted)
    theirs = subject_of(denied, shared) - own_words(denied)
    return not mine and not theirs and _figures(denied) <= _figures(asserted)


def _is_another_one(second: Reading, first: Reading) -> bool:
    """Tell whether the second names another of its kind: "a second referendum"."""
    return any(
        _OTHER.search(content_of(mine)) and not _OTHER.search(content_of(theirs))
        for mine, theirs in ((first, second), (second, first))
    )


def _figures(reading: Reading) -> frozenset[str]:
    return frozenset(word.key for word in reading.words if word.kind == "number")
