"""Check an indirect statement: does a passage support it, or deny it?"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from onrecord.checks import ALARMS, Alarm, Check, Claim, Passage, Verdict
from onrecord.entail import Entail, Heard
from onrecord.verify.answers import Answer, read_answer
from onrecord.verify.article import Article
from onrecord.verify.clauses import count_denials, read_clauses
from onrecord.verify.contrasts import compare_contrasts
from onrecord.verify.differences import Difference
from onrecord.verify.evidence import Evidence, Search
from onrecord.verify.facts import Comparison, Statement, answered, find_head, read_statement
from onrecord.verify.figures import compare_correction, compare_figures
from onrecord.verify.grammar import AUXILIARIES
from onrecord.verify.judgement import Judgement
from onrecord.verify.moments import compare_moments, read_moments
from onrecord.verify.names import is_unidentified
from onrecord.verify.pairing import Pairing, is_content, key_of, pair_words
from onrecord.verify.ranking import Likeness, rank_chances
from onrecord.verify.stems import stems_of
from onrecord.verify.support import Unit
from onrecord.verify.weighing import Readings, Weighed, weigh
from onrecord.verify.words import Word

_RESTS = 0.35
"""From this chance on a passage is taken to be what the statement rests on."""
_PERHAPS = 0.25
"""From here on a passage is on the subject, and no more is said than that."""
_CERTAIN = 0.5
"""From here on a passage that is opposite in sense denies the statement."""
_RIVAL = 0.5
"""Passages that are so likely, measured by the likeliest, are compared too."""
MOST = 6
_UNCLEAR = "a passage is on this subject; whether it says this is unclear"
_DENIES = 0.5
_UNLIKELY = 0.1
"""A passage that is so much less likely than the likeliest is not read: a third are read."""
_POSSIBLE = 0.01
"""From this chance on for the network, a change that words show is told as an alarm where the
verdict is withheld."""
_NAMED = 0.5
"""From this chance on a change that the network finds is told as an alarm."""
_CHANGES = {
    "negation": ": one of them has a negation",
    "number": ": see the figures",
    "unit": ": see the units",
    "date": ": see the dates",
    "name": ": see the names",
    "modal": ": see how certain it is",
    "quantifier": ": see how many it says",
    "-": "",
}
"""What the network takes for the reason."""
_WORDS_ALL = 0.4
_WHOLE = 0.85
"""A passage that has so much of a statement leaves nothing to be denied by another."""
_OTHERS_SURE = 0.7
_OWN = 0.25
"""Below this chance the speaker's own passages say nothing that somebody else's might repeat."""
_ANSWERED = 0.5
"""An answer that has so much of a statement leaves nothing open."""
_AROUND = 3
"""Sentences before and after a passage in which its figures may be told."""
_HEADING = 400
"""Characters at a transcript's beginning that may say when it was said."""
_SILENT = re.compile(
    r"\b(?:declin|refus|would not|wouldn['’]t|did not|didn['’]t|avoid|evad|dodg)", re.IGNORECASE
)


@dataclass(frozen=True)
class Checker:
    """Checks the indirect statements of an article.

    Attributes:
        article: The article.
        search: The transcripts.
        proper: Words that are written with a capital letter wherever they stand.
        entail: The network that reads a passage and a statement together, if it is installed.
    """

    article: Article
    search: Search
    proper: frozenset[str]
    entail: Entail | None = None

    def check(self, claim: Claim) -> Check:
        """Look for the passage that ``claim`` rests on, and compare the two."""
        words = [word for part in claim.parts for word in self.article.words(part)]
        text = " ".join(part.of(self.article.text) for part in claim.parts)
        found = self.search.find(claim, words, text)
        if not found and not any(word.kind in ("word", "number") for word in words):
            return Check(claim, "unsure", why=("there are no words in it to look for",))
        own = [each for each in found if each.theirs is not False]
        others = [each for each in found if each.theirs is False and not each.asked]
        if self.entail is None:
            chosen = _choose(self._judge_best(claim, words, text, own[:MOST]))
            found_own = self._conclude(claim, chosen) if chosen is not None else None
        else:
            weighed = weigh(self.read_all(claim, words, text, own[:MOST]))
            found_own = self._tell(claim, weighed) if weighed is not None else None
        denied = found_own is not None and found_own.verdict == "contradicted"
        anothers = bool(others) and self._is_anothers(others[0], own[0].chance if own else 0.0)
        if anothers and not denied:
            said = replace(others[0], chance=self.search.chance_if_own(others[0]))
            theirs = self._judge_best(claim, words, text, [said])
            if not any(each.conflicts or each.doubts for each in theirs):
                speaker = self.search.index.turns[said.units[-1].turn][1].speaker
                return self._check(claim, said, "misattributed", (f"said by {speaker}",))
        return found_own or Check(
            claim,
            "not-found",
            score=own[0].chance if own else 0.0,
            why=("no passage of these transcripts says this, or denies it",),
        )

    def _is_anothers(self, evidence: Evidence, best: float) -> bool:
        """Tell whether somebody else says it, and the speaker nothing that is so near."""
        return self.search.chance_if_own(evidence) >= _OTHERS_SURE and (
            evidence.chance >= best or best < _OWN
        )

    def _judge_best(
        self, claim: Claim, words: Sequence[Word], text: str, found: Sequence[Evidence]
    ) -> list[Judgement]:
        """Judge the passages that a statement likely rests on, the likeliest first."""
        ranked = self._rank(words, found)
        return [
            self._judge(claim, words, text, likeness, chance)
            for chance, likeness in ranked
            if chance >= max(_PERHAPS, _RIVAL * ranked[0][0])
        ]

    def read_all(
        self, claim: Claim, words: Sequence[Word], text: str, found: Sequence[Evidence]
    ) -> list[tuple[Judgement, Readings]]:
        """Judge passages, the likeliest first, and let the network read the statement with each."""
        statement = self._statement(claim, words)
        ranked = self._rank(words, found)
        likely = [each for each in ranked if each[0] >= _UNLIKELY * ranked[0][0]]
        judged = [self._judge(claim, words, text, each, chance) for chance, each in likely]
        read = self._read(statement, text, [likeness.evidence for _, likeness in likely])
        return list(zip(judged, read, strict=True))

    def _rank(
        self, words: Sequence[Word], found: Sequence[Evidence]
    ) -> list[tuple[float, Likeness]]:
        likenesses = [self.liken(words, each) for each in found]
        ranked = zip(rank_chances(likenesses), likenesses, strict=True)
        return sorted(ranked, key=lambda each: -each[0])

    def _read(self, statement: Statement, text: str, found: Sequence[Evidence]) -> list[Readings]:
        """Let the network read a statement beside passages, alone and after what stands before."""
        assert self.entail is not None
        alone = [tuple(map(self._heard, each.units)) for each in found]
        after = [
            (*self._before_passage(each), *passage)
            for each, passage in zip(found, alone, strict=True)
        ]
        passages = list(dict.fromkeys((*alone, *after)))
        read = dict(zip(passages, self.entail(passages, text), strict=True))
        return [
            Readings(read[passage], read[longer], statement.denied, statement.asks)
            for passage, longer in zip(alone, after, strict=True)
        ]

    def _before_passage(self, evidence: Evidence) -> tuple[Heard, ...]:
        before = None if evidence.asked else self.search.units.before(evidence.units[0])
        return (self._heard(before),) if before else ()

    def _heard(self, unit: Unit) -> Heard:
        return Heard(self.search.text(unit), self.search.asks(unit))

    def liken(self, words: Sequence[Word], evidence: Evidence) -> Likeness:
        """Set a statement's words beside those of a passage, and of what the passage takes up."""
        weight, meaning = self.search.units.weight, self.search.meaning
        taken_up = read_clauses(evidence.said, self._before(evidence))
        said = [word for clause in taken_up for word in clause.words]
        there = pair_words(words, [*evidence.question, *said], weight, meaning)
        back = pair_words(evidence.said or evidence.words, words, weight, meaning)
        return Likeness(evidence, there, back.share)

    def _judge(
        self, claim: Claim, words: Sequence[Word], text: str, likeness: Likeness, chance: float
    ) -> Judgement:
        evidence, pairing = likeness.evidence, likeness.pairing
        statement = self._statement(claim, words)
        said = read_clauses(evidence.said, self._before(evidence))
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
            chance >= _CERTAIN,
        )
        head = find_head(words)
        acts = (
            any(pair.mine == head for pair in pairing.pairs) if head else pairing.share > _WORDS_ALL
        )
        differences += compared.differences()
        differences += compare_figures(
            words, evidence.words, self._around(evidence), compared.context, same_act=acts
        )
        if not (statement.denied or statement.asks) and (
            chance >= _CERTAIN
            or pairing.share >= _ANSWERED
            or (evidence.said[:1] and evidence.said[0].low in ("not", "never"))
        ):
            differences += compare_contrasts(words, evidence.said)
        if evidence.asked and len(evidence.units) > 1:
            differences += compare_correction(words, evidence.question, evidence.said)
        differences += self._compare_moments(text, evidence)
        if not statement.denied and _is_name_of_thing(words):
            differences.append(Difference("doubt", "it has too few words to tell"))
        if self._is_anybodys(evidence):
            differences.append(Difference("doubt", "the transcript does not say who speaks here"))
        if not (evidence.asked and acts):
            differences += self._told_next(statement, pairing, evidence)
        unique = tuple(dict.fromkeys(differences))
        return Judgement(evidence, unique, chance, pairing.share, likeness.back)

    def _statement(self, claim: Claim, words: Sequence[Word]) -> Statement:
        return read_statement(words, self.article.words(claim.cue) if claim.cue else [])

    def _before(self, evidence: Evidence) -> Sequence[Word]:
        """Return the sentence that a passage may take up: "The clock is not"."""
        if evidence.asked:
            return evidence.question
        before = self.search.units.before(evidence.units[0])
        return before.words if before is not None else ()

    def _told_next(
        self, statement: Statement, pairing: Pairing, evidence: Evidence
    ) -> list[Difference]:
        """Doubt a passage that lacks a word with which the sentence right after it begins.

        That sentence may also deny the word: "He will be out for six weeks. Not for the season".

        "We will open the bridge to cars. Lorries will have to wait": of lorries the first says
        nothing, however many words it has of "that lorries can use the bridge".
        """
        units = self.search.units
        last = evidence.units[-1]
        turn = [units.units[at] for at in units.of_turn[last.turn]]
        following = turn[turn.index(last) + 1 :][:1]
        if following and following[0].words[0].low in ("not", "never") and not statement.denied:
            denied = list(compare_contrasts(statement.words, following[0].words))
            if denied:
                return denied
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
        head = find_head(words)
        same_act = head is not None and any(key_of(w) == key_of(head) for w in evidence.said)
        if same_act and count_denials(words) % 2 == 1 == count_denials(evidence.said) % 2:
            return []  # "We have not decided" is what was said
        units = self.search.units
        stems = frozenset(stem for unit in evidence.units for stem in unit.stems)
        reply = frozenset(stem for unit in evidence.units[evidence.asked :] for stem in unit.stems)
        wanted = stems_of(words) & stems
        if units.share(wanted, reply, frozenset()) >= _ANSWERED:
            return []
        return [Difference("doubt", "it is asked, and the answer leaves it open")]

    def _is_silence(self, claim: Claim) -> bool:
        """Tell whether the article says that nothing was said: "declined to name a date"."""
        return claim.cue is not None and bool(_SILENT.search(claim.cue.of(self.article.text)))

    def _compare_moments(self, text: str, evidence: Evidence) -> list[Difference]:
        number, _ = self.search.index.turns[evidence.units[0].turn]
        mine = read_moments(text)
        theirs = read_moments(" ".join(map(self.search.text, evidence.units)))
        beside = read_moments(" ".join(map(self.search.text, evidence.context)))
        compared = compare_moments(mine, theirs, beside, read_moments(self._heading(number)))
        found = [
            *(Difference("conflict", reason, "date") for reason in compared.conflicts),
            *(Difference("conflict", reason, "number") for reason in compared.hours),
            *(Difference("doubt", reason) for reason in compared.doubts),
        ]
        told = theirs.dates or theirs.months or theirs.weekdays
        if mine.dates and not told and (theirs.relative or theirs.shifts) and not found:
            found.append(Difference("doubt", "the passage tells the time in another way"))
        return found

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
        """Return the check that follows from what was compared word by word."""
        if judgement.chance < _RESTS:
            unclear = self._check(claim, judgement.evidence, "unsure", (_UNCLEAR,))
            return replace(unclear, score=judgement.chance)
        verdict: Verdict = "paraphrase"
        if judgement.conflicts:
            verdict = "contradicted"
        elif judgement.doubts:
            verdict = "unsure"
        return self._reasoned(claim, judgement, verdict, judgement.chance)

    def _tell(self, claim: Claim, weighed: Weighed) -> Check:
        """Return the check that follows from that and from the network's reading."""
        reading, conflicts = weighed.readings.alone, weighed.judgement.conflicts
        sure = [each for each in conflicts if each.sure]
        if sure and weighed.verdict == "paraphrase":
            # "Safe" and "unsafe" are as good as alike to a network.
            check = self._reasoned(claim, weighed.judgement, "unsure", weighed.chance)
            return replace(check, alarms=_in_order({each.alarm for each in sure}))
        check = self._reasoned(claim, weighed.judgement, weighed.verdict, weighed.chance)
        contradicted = check.verdict == "contradicted"
        if not (contradicted or (check.verdict == "unsure" and reading.denied >= _DENIES)):
            return check
        if conflicts and contradicted:
            return check
        if conflicts:
            # Both see the same; what words show is not hidden by a verdict that is withheld.
            shown = {each.alarm for each in conflicts}
            seen = {each for each, chance in reading.changes.items() if chance >= _POSSIBLE}
            return replace(check, alarms=_in_order(shown & seen))
        change, chance = max(reading.changes.items(), key=lambda each: each[1])
        denies = "denies" if contradicted else "may deny"
        why = (f"read as a whole, the passage {denies} this{_CHANGES[change]}",)
        named = {change} if contradicted and chance >= _NAMED else set()
        return replace(check, alarms=_in_order(named), why=why)

    def _reasoned(
        self, claim: Claim, judgement: Judgement, verdict: Verdict, chance: float
    ) -> Check:
        told = {
            "paraphrase": judgement.losses,
            "contradicted": judgement.conflicts,
            "unsure": judgement.doubts,
        }[verdict]
        why = [each.why for each in told]
        if verdict == "unsure":
            why += [each.why for each in judgement.conflicts]
        if verdict == "paraphrase":
            why.insert(0, "the passage says this in other words")
        check = self._check(claim, judgement.evidence, verdict, tuple(why) or (_UNCLEAR,))
        return replace(check, alarms=_in_order({each.alarm for each in told}), score=chance)

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


def _in_order(alarms: Collection[str | None]) -> tuple[Alarm, ...]:
    return tuple(each for each in ALARMS if each in alarms)


def _is_name_of_thing(words: Sequence[Word]) -> bool:
    """Tell whether a statement only names something, by one word: "the signing"."""
    verbless = not any(word.low in AUXILIARIES for word in words)
    opens = len(words) == 1 or words[0].low in ("the", "a", "an", "this", "that")
    return verbless and opens and sum(map(is_content, words)) <= 1


def _choose(judged: Sequence[Judgement]) -> Judgement | None:
    """Return the passage that a statement is told by.

    That is the likeliest. Where it has only a part of the words, and another passage denies the
    rest, it is that one: "masks are required on trains and in shops".
    """
    if not judged:
        return None
    best = judged[0]
    if best.conflicts or best.share >= _WHOLE:
        return best
    denying = (
        each
        for each in judged
        if any(difference.alarm == "negation" for difference in each.conflicts)
        and not set(each.evidence.units) & set(best.evidence.units)
    )
    return next(denying, best)
