"""Check an indirect statement: does a passage support it, or deny it?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.checks import ALARMS, Check, Claim, Passage, Verdict
from onrecord.verify.answers import Answer, read_answer
from onrecord.verify.article import Article
from onrecord.verify.clauses import read_clauses
from onrecord.verify.differences import Difference
from onrecord.verify.evidence import Evidence, Search
from onrecord.verify.facts import Comparison, answered, find_head, read_statement
from onrecord.verify.figures import compare_correction, compare_figures
from onrecord.verify.moments import compare_moments, read_moments
from onrecord.verify.names import is_unidentified
from onrecord.verify.pairing import Pairing, is_content, key_of
from onrecord.verify.stems import stems_of
from onrecord.verify.support import Unit
from onrecord.verify.words import Word

_RESTS = 0.25
"""From this chance on a passage is taken to be what the statement rests on."""
_SURE = 0.45
"""Below this chance a passage without the statement's verb says too little to tell."""
_UNCLEAR = "a passage is on this subject; whether it says this is unclear"
_PERHAPS = 0.15
"""From here on a passage is on the subject, and no more is said than that."""
_RIVAL = 0.5
"""Passages that are so likely, measured by the likeliest, are compared too."""
_MOST = 4
_WORDS_COUNT = 0.5
"""What the words of the statement that a passage has itself count for beside its chance."""
_WORDS_ALL = 0.4
_WHOLE = 0.85
"""A passage that has so much of a statement leaves nothing to be denied by another."""
_NEAR = 0.6
_ACT_COUNTS = 0.2
"""What it counts for that the passage has the statement's verb."""
_OTHERS_SURE = 0.7
_AROUND = 3
"""Sentences before and after a passage in which its figures may be told."""
_HEADING = 400
"""Characters at a transcript's beginning that may say when it was said."""
_SILENT = re.compile(
    r"\b(?:declin|refus|would not|wouldn['’]t|did not|didn['’]t|avoid|evad|dodg)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A passage, and what the statement says otherwise than it."""

    evidence: Evidence
    differences: tuple[Difference, ...]
    rank: float
    share: float

    @property
    def is_weak(self) -> bool:
        """Whether the passage has neither the statement's verb nor most of its words."""
        unclear = any(each.why == _UNCLEAR for each in self.differences)
        return unclear and self.share < _WORDS_ALL

    @property
    def conflicts(self) -> tuple[Difference, ...]:
        """What can't be reconciled."""
        return self._of("conflict")

    @property
    def doubts(self) -> tuple[Difference, ...]:
        """What can't be decided."""
        return self._of("doubt")

    @property
    def losses(self) -> tuple[Difference, ...]:
        """What the statement leaves out."""
        return self._of("loss")

    def _of(self, kind: str) -> tuple[Difference, ...]:
        return tuple(each for each in self.differences if each.kind == kind)


@dataclass(frozen=True)
class Checker:
    """Checks the indirect statements of an article.

    Attributes:
        article: The article.
        search: The transcripts.
        proper: Words that are written with a capital letter wherever they stand.
    """

    article: Article
    search: Search
    proper: frozenset[str]

    def check(self, claim: Claim) -> Check:
        """Look for the passage that ``claim`` rests on, and compare the two."""
        words = [word for part in claim.parts for word in self.article.words(part)]
        text = " ".join(part.of(self.article.text) for part in claim.parts)
        found = self.search.find(claim, words, text)
        if not found and not any(word.kind in ("word", "number") for word in words):
            return Check(claim, "unsure", why=("there are no words in it to look for",))
        own = [each for each in found if each.theirs is not False]
        others = [each for each in found if each.theirs is False and not each.asked]
        best = own[0].chance if own else 0.0
        judged = [
            self._judge(claim, words, text, each)
            for each in own[:_MOST]
            if each.chance >= max(_RESTS, _RIVAL * best)
        ]
        weak = bool(judged) and all(each.is_weak for each in judged)
        judged = [each for each in judged if not each.is_weak]
        chosen = _choose(judged)
        theirs = bool(others) and self._is_anothers(others[0], best)
        if chosen is not None and (not theirs or chosen.conflicts):
            return self._conclude(claim, chosen)
        if theirs:
            judgement = self._judge(claim, words, text, others[0])
            if not judgement.conflicts and not judgement.doubts:
                speaker = self.search.index.turns[others[0].units[-1].turn][1].speaker
                return self._check(claim, others[0], "misattributed", (f"said by {speaker}",))
        if chosen is not None:
            return self._conclude(claim, chosen)
        if best >= _PERHAPS and not weak:
            return self._check(claim, own[0], "unsure", (_UNCLEAR,))
        return Check(
            claim,
            "not-found",
            score=best,
            why=("no passage of these transcripts says this, or denies it",),
        )

    def _is_anothers(self, evidence: Evidence, best: float) -> bool:
        """Tell whether somebody else says it, and the speaker nothing that is so near."""
        return self.search.chance_if_own(evidence) >= _OTHERS_SURE and (
            evidence.chance >= best or best < _RESTS
        )

    def _judge(
        self, claim: Claim, words: Sequence[Word], text: str, evidence: Evidence
    ) -> Judgement:
        cue = self.article.words(claim.cue) if claim.cue else []
        statement = read_statement(words, cue)
        said = read_clauses(evidence.said)
        differences: list[Difference] = []
        if statement.asks:
            pass
        elif evidence.asked and len(evidence.units) > 1:
            answer = read_answer(evidence.question, evidence.said)
            if answer is not Answer.OPEN:
                said = (*said, *answered(evidence.question, answer))
            elif not self._is_silence(claim):
                differences += self._open(words, evidence)
        elif evidence.asked:
            differences.append(Difference("doubt", "it is asked here, and not said"))
        compared = Comparison(
            statement,
            said,
            tuple(evidence.words),
            tuple(unit.words for unit in evidence.units),
            tuple(word for unit in evidence.context for word in unit.words),
            self.search.units.weight,
            self.search.meaning,
            self.proper,
        )
        pairing = compared.pair(words, evidence.words)
        head = find_head(words)
        acts = (
            any(pair.mine == head for pair in pairing.pairs) if head else pairing.share > _WORDS_ALL
        )
        differences += compared.differences()
        differences += compare_figures(
            words, evidence.words, self._around(evidence), compared.context, same_act=acts
        )
        if evidence.asked and len(evidence.units) > 1:
            differences += compare_correction(words, evidence.question, evidence.said)
        differences += self._compare_moments(text, evidence)
        if self._is_anybodys(evidence):
            differences.append(Difference("doubt", "the transcript does not say who speaks here"))
        differences += self._told_next(pairing, evidence)
        if evidence.chance < _SURE and not acts:
            differences.append(Difference("doubt", _UNCLEAR))
        rank = evidence.chance + _WORDS_COUNT * pairing.share + _ACT_COUNTS * acts
        return Judgement(evidence, tuple(dict.fromkeys(differences)), rank, pairing.share)

    def _told_next(self, pairing: Pairing, evidence: Evidence) -> list[Difference]:
        """Doubt a passage that lacks a word with which the sentence right after it begins.

        "We will open the bridge to cars. Lorries will have to wait": of lorries the first says
        nothing, however many words it has of "that lorries can use the bridge".
        """
        units = self.search.units
        last = evidence.units[-1]
        turn = [units.units[at] for at in units.of_turn[last.turn]]
        following = turn[turn.index(last) + 1 :][:1]
        before = frozenset().union(*(unit.stems for unit in turn[: turn.index(last) + 1]))
        opening = [key_of(word) for unit in following for word in unit.words if is_content(word)]
        for word in pairing.missing:
            if word.kind == "word" and key_of(word) in opening[:1] and key_of(word) not in before:
                reason = f"what is said of “{word.low}” stands in the next sentence"
                return [Difference("doubt", reason)]
        return []

    def _around(self, evidence: Evidence) -> list[Word]:
        """Return the words of the sentences around a passage."""
        units = self.search.units
        last = evidence.units[-1]
        turn = [units.units[at] for at in units.of_turn[last.turn]]
        at = turn.index(last)
        near = turn[max(at - _AROUND, 0) : at + _AROUND + 1]
        return [word for unit in near if unit not in evidence.units for word in unit.words]

    def _open(self, words: Sequence[Word], evidence: Evidence) -> list[Difference]:
        """Doubt a statement that only the question has, and that the answer leaves open."""
        units = self.search.units
        stems = frozenset(stem for unit in evidence.units for stem in unit.stems)
        reply = frozenset(stem for unit in evidence.units[evidence.asked :] for stem in unit.stems)
        wanted = stems_of(words) & stems
        if units.share(wanted, reply, frozenset()) >= _WORDS_COUNT:
            return []
        return [Difference("doubt", "it is asked, and the answer leaves it open")]

    def _is_silence(self, claim: Claim) -> bool:
        """Tell whether the article says that nothing was said: "declined to name a date"."""
        return claim.cue is not None and bool(_SILENT.search(claim.cue.of(self.article.text)))

    def _compare_moments(self, text: str, evidence: Evidence) -> list[Difference]:
        number, _ = self.search.index.turns[evidence.units[0].turn]
        compared = compare_moments(
            read_moments(text),
            read_moments(" ".join(map(self.search.text, evidence.units))),
            read_moments(" ".join(map(self.search.text, evidence.context))),
            read_moments(self._heading(number)),
        )
        return [
            *(Difference("conflict", reason, "date") for reason in compared.conflicts),
            *(Difference("conflict", reason, "number") for reason in compared.hours),
            *(Difference("doubt", reason) for reason in compared.doubts),
        ]

    def _heading(self, number: int) -> str:
        """Return what stands before the first turn of a transcript."""
        script = self.search.index.scripts[number]
        text = script.document.text
        labelled = [turn.span.start for turn in script.turns if turn.speaker is not None]
        end = min(labelled, default=text.find("\n"))
        return text[: min(max(end, 0), _HEADING)]

    def _is_anybodys(self, evidence: Evidence) -> bool:
        turn = self.search.index.turns[evidence.units[-1].turn][1]
        return evidence.theirs is None and is_unidentified(turn)

    def _conclude(self, claim: Claim, judgement: Judgement) -> Check:
        verdict: Verdict = "paraphrase"
        why: tuple[str, ...] = ("the passage says this in other words",)
        found = judgement.conflicts
        if found:
            verdict, why = "contradicted", tuple(each.why for each in found)
        elif judgement.doubts:
            verdict, why = "unsure", tuple(each.why for each in judgement.doubts)
        elif judgement.losses:
            found = judgement.losses
            why = (*why, *(each.why for each in found))
        check = self._check(claim, judgement.evidence, verdict, why)
        alarms = {each.alarm for each in found}
        return replace(check, alarms=tuple(alarm for alarm in ALARMS if alarm in alarms))

    def _check(
        self, claim: Claim, evidence: Evidence, verdict: Verdict, why: tuple[str, ...]
    ) -> Check:
        return Check(
            claim,
            verdict,
            passages=tuple(map(self._passage, evidence.units)),
            score=evidence.chance,
            why=tuple(dict.fromkeys(why)),
        )

    def _passage(self, unit: Unit) -> Passage:
        number, turn = self.search.index.turns[unit.turn]
        place = self.search.index.scripts[number].place(unit.span.start)
        return Passage(
            number,
            unit.span,
            turn.speaker,
            place.page if place else None,
            place.time if place else None,
        )


def _choose(judged: Sequence[Judgement]) -> Judgement | None:
    """Return the passage that a statement is told by.

    That is the one most like it. Where it has only a part of the words, and another passage denies
    the rest, it is that one: "masks are required on trains and in shops".
    """
    best = max(judged, key=lambda judgement: judgement.rank, default=None)
    if best is None or best.conflicts or best.share >= _WHOLE:
        return best
    denying = [
        each
        for each in judged
        if any(difference.alarm == "negation" for difference in each.conflicts)
        and not set(each.evidence.units) & set(best.evidence.units)
        and each.rank >= _NEAR * best.rank
    ]
    return max(denying, key=lambda judgement: judgement.rank, default=best)
