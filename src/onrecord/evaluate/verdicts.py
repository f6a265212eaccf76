"""Score who is said to have spoken, statement by statement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from onrecord.evaluate.names import BARE, PART, is_name_of
from onrecord.evaluate.report import measures_of
from onrecord.evaluate.speaker_report import SpeakerMiss, SpeakerRow
from onrecord.evaluate.spoken import ARTICLE, SpokenStatement, SpokenText
from onrecord.evaluate.tally import Counts

Verdict = Literal["correct", "wrong", "abstained"]


@dataclass(frozen=True, slots=True)
class Answer:
    """Whom a program holds for the speaker of a statement.

    Attributes:
        speaker: One identifier for all statements of one speaker in a text.
        name: The speaker's name.
        why: The reason, in plain words.
        kind: What the speaker is, as in the record; ``None`` for a program that doesn't tell.
    """

    speaker: str
    name: str
    why: str = ""
    kind: str | None = None


Program = Callable[[SpokenText], Sequence[Answer | None]]
"""From a text with its statements to an answer for each; ``None`` where it abstains."""


def score_kinds(
    collection: str,
    program: str,
    texts: Sequence[SpokenText],
    answers: Sequence[Sequence[Answer | None]],
) -> Iterator[SpeakerRow]:
    """Score the texts of each kind by themselves, where there are several kinds."""
    kinds = sorted({text.kind for text in texts})
    for kind in kinds if len(kinds) > 1 else ():
        own = [index for index, text in enumerate(texts) if text.kind == kind]
        yield score(
            collection, program, [texts[at] for at in own], [answers[at] for at in own], kind
        )


def score(
    collection: str,
    program: str,
    texts: Sequence[SpokenText],
    answers: Sequence[Sequence[Answer | None]],
    kind: str | None = None,
) -> SpeakerRow:
    """Score a program's answers to all statements of ``texts``."""
    tallies = [tally(text, given) for text, given in zip(texts, answers, strict=True)]
    return SpeakerRow(
        collection=collection,
        kind=kind,
        program=program,
        texts=len(texts),
        statements=sum(each.is_scored for text in texts for each in text.statements),
        measures=measures_of(tallies),
    )


def tally(text: SpokenText, answers: Sequence[Answer | None]) -> dict[str, Counts]:
    """Count the correct, wrong and abstained statements of a text, its pairs and its kinds.

    A pair matches where both statements have one speaker, by the gold and by the answers;
    statements whose right answer is none are in no pair. Kinds are counted where the speaker is
    right and the program tells one.
    """
    scored = [
        (statement, answer)
        for statement, answer in zip(text.statements, answers, strict=True)
        if statement.is_scored
    ]
    verdicts = [judge(text, statement, answer) for statement, answer in scored]
    verdict_counts = {
        verdict: Counts(verdicts.count(verdict), len(scored), len(scored))
        for verdict in ("correct", "wrong", "abstained")
    }
    kinds = [
        _are_alike(answer.kind, text.speakers[statement.speaker].kind)
        for (statement, answer), verdict in zip(scored, verdicts, strict=True)
        if verdict == "correct" and statement.speaker and answer and answer.kind
    ]
    return {
        **verdict_counts,
        "kind": Counts(sum(kinds), len(kinds), len(kinds)),
        "pairwise": tally_pairs(
            (statement.speaker, answer.speaker if answer else None)
            for statement, answer in scored
            if statement.speaker is not None
        ),
    }


def _are_alike(kind: str, other: str) -> bool:
    """Tell whether two kinds agree: loose plurals are groups, or unnamed, as one likes."""
    return kind == other or {kind, other} == {"group", "unnamed"}


def tally_pairs(speakers: Iterable[tuple[str, str | None]]) -> Counts:
    """Count the pairs of statements that one speaker made.

    Args:
        speakers: For each statement of a text the speaker by the gold, and by a program.
    """
    counts = Counts()
    for (gold, found), (other_gold, other_found) in combinations(speakers, 2):
        together, found_together = gold == other_gold, found is not None and found == other_found
        counts += Counts(together and found_together, found_together, together)
    return counts


def judge(text: SpokenText, statement: SpokenStatement, answer: Answer | None) -> Verdict:
    """Tell whether an answer is right; where nobody is named, abstaining is.

    A part of a name is enough in an article: the annotators listed all right forms only of the
    speakers in passages.
    """
    if answer is None:
        return "correct" if statement.speaker is None else "abstained"
    if statement.speaker is None:
        return "wrong"
    others = (other for key, other in text.speakers.items() if key != statement.speaker)
    least = PART if text.kind == ARTICLE else BARE
    right = is_name_of(answer.name, text.speakers[statement.speaker], others, least=least)
    return "correct" if right else "wrong"


def find_misses(
    collection: str, texts: Sequence[SpokenText], answers: Sequence[Sequence[Answer | None]]
) -> Iterator[SpeakerMiss]:
    """Yield the statements whose speaker is wrong, or was not named though he is known."""
    for text, given in zip(texts, answers, strict=True):
        for statement, answer in zip(text.statements, given, strict=True):
            verdict = judge(text, statement, answer)
            if statement.is_scored and verdict != "correct":
                gold = text.speakers[statement.speaker].name if statement.speaker else None
                source = statement.parts.source
                yield SpeakerMiss(
                    collection=collection,
                    text=text.name,
                    kind=text.kind,
                    statement=statement.parts.id,
                    verdict=verdict,
                    source=source.of(text.text) if source else None,
                    gold=gold,
                    found=answer.name if answer else None,
                    why=answer.why if answer else "",
                )
