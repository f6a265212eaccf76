"""Check an indirect statement: does a passage support it, or deny it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.checks import ALARMS, Alarm, Check, Claim, Passage, Verdict
from onrecord.verify.article import Article
from onrecord.verify.facts import find_conflicts
from onrecord.verify.grammar import NEGATORS
from onrecord.verify.index import Index
from onrecord.verify.names import is_spoken_by, name_words
from onrecord.verify.support import Support, Units, stem, stems_of
from onrecord.verify.words import Word

_SUPPORTED = 0.42
"""Share of the content words, by rarity, from which a passage is taken to say the same."""
_CONFLICTING = 0.3
"""From here on a passage is on the same subject, so that another figure in it is a conflict."""
_UNCLEAR = 0.36
_OTHERS = 0.8
"""What a passage of another speaker's counts for."""
_STRONG = 0.7
_SURE = 0.8
"""From here on a statement needs no question and answer to be found."""
_OPENING = 4
_ASSENT = frozenset(["yes", "certainly", "absolutely", "indeed", "exactly", "correct", "right"])
_ASKED = 0.6
"""What a question counts for, which states nothing."""
_QUESTION_WORDS = frozenset(
    ["whether", "if", "who", "whom", "whose", "which", "what", "where", "when", "why", "how"]
)


def check_indirect(
    claim: Claim, article: Article, index: Index, units: Units, proper: frozenset[str]
) -> Check:
    """Look for the passage that an indirect statement rests on, and compare the facts."""
    words = [word for part in claim.parts for word in article.words(part)]
    own = {stem(word) for word in name_words(claim.speaker or "")}
    stems = stems_of(words) - own
    if not stems:
        return Check(claim, "unsure", why=("there are no words in it to look for",))
    asking = words[0].low in _QUESTION_WORDS
    ranked = _ranked(units.supports(frozenset(stems)), claim, index, asking=asking)
    if not ranked or ranked[0][1] < _CONFLICTING:
        return Check(
            claim,
            "not-found",
            score=ranked[0][1] if ranked else 0.0,
            why=("no passage of these transcripts says this, or denies it",),
        )
    support, _, theirs = ranked[0]
    answer = _answer(claim, words, units.supports(frozenset(stems)), units, index)
    if answer is not None and support.share < _SURE:
        return answer
    cue = article.words(claim.cue) if claim.cue else []
    return _judge(claim, words, cue, support, theirs, index, proper)


def _ranked(
    supports: Sequence[Support], claim: Claim, index: Index, *, asking: bool
) -> list[tuple[Support, float, bool | None]]:
    turns = [turn for _, turn in index.turns]
    speaks = any(is_spoken_by(claim, turn, turns) for turn in turns)
    ranked = []
    for support in supports:
        turn = turns[support.unit.turn]
        # Somebody who has no turn may be reported by those who have.
        theirs = is_spoken_by(claim, turn, turns) if speaks else None
        share = support.share * (_OTHERS if theirs is False else 1.0)
        if _asks(support, index) and not asking:
            share *= _ASKED
        ranked.append((support, share, theirs))
    return sorted(ranked, key=lambda each: -each[1])


def _asks(support: Support, index: Index) -> bool:
    """Tell whether a sentence is a question, by its mark or its first word."""
    number, turn = index.turns[support.unit.turn]
    text = support.unit.span.of(index.scripts[number].document.text)
    if text.rstrip().endswith("?"):
        return True
    return not turn.punctuated and support.unit.words[0].low in _QUESTION_WORDS


def _answer(
    claim: Claim, words: Sequence[Word], supports: Sequence[Support], units: Units, index: Index
) -> Check | None:
    """Return the check where the speaker answers yes or no to a question that has the words."""
    turns = [turn for _, turn in index.turns]
    for support in supports[:2]:
        unit = support.unit
        replies = units.of_turn.get(unit.turn + 1, [])
        if support.share < _SUPPORTED or not replies or not _asks(support, index):
            continue
        if not is_spoken_by(claim, turns[unit.turn + 1], turns):
            continue
        reply = units.units[replies[0]]
        opening = [word.low for word in reply.words[:_OPENING]]
        denied = any(low in NEGATORS for low in opening)
        if not denied and not _ASSENT & set(opening):
            continue
        stated = sum(word.low in NEGATORS for word in words) % 2 == 1
        agrees = denied == stated
        passages = (_passage(support, index), _passage(replace(support, unit=reply), index))
        return Check(
            claim,
            "paraphrase" if agrees else "contradicted",
            alarms=() if agrees else ("negation",),
            passages=passages,
            score=min(1.0, support.share),
            why=("the answer to a question that has these words",),
        )
    return None


def _judge(
    claim: Claim,
    words: Sequence[Word],
    cue: Sequence[Word],
    support: Support,
    theirs: bool | None,
    index: Index,
    proper: frozenset[str],
) -> Check:
    conflicts = list(find_conflicts(words, cue, support, proper))
    alarms: tuple[Alarm, ...] = ()
    why: tuple[str, ...]
    verdict: Verdict
    if conflicts and support.share >= _CONFLICTING:
        verdict = "contradicted"
        alarms = tuple(alarm for alarm in ALARMS if alarm in dict(conflicts))
        why = tuple(dict.fromkeys(reason for _, reason in conflicts))
    elif theirs is False and support.share >= _STRONG:
        verdict, why = "misattributed", (f"said by {index.turns[support.unit.turn][1].speaker}",)
    elif theirs is False:
        verdict, why = "not-found", ("the speaker says nothing of the kind",)
    elif support.share < _UNCLEAR:
        verdict, why = "not-found", ("no passage of these transcripts says this, or denies it",)
    elif support.share >= _SUPPORTED:
        verdict, why = "paraphrase", ("the passage says this in other words",)
    else:
        verdict, why = "unsure", ("a passage is on this subject; whether it says this is unclear",)
    passages = () if verdict == "not-found" else (_passage(support, index),)
    return Check(
        claim,
        verdict,
        alarms=alarms,
        passages=passages,
        score=min(1.0, support.share),
        why=why,
    )


def _passage(support: Support, index: Index) -> Passage:
    number, turn = index.turns[support.unit.turn]
    place = index.scripts[number].place(support.unit.span.start)
    return Passage(
        number,
        support.unit.span,
        turn.speaker,
        place.page if place else None,
        place.time if place else None,
    )
