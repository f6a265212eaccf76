"""What simpler means make of the same claims: exact search, difflib and rapidfuzz.

None of them raises alarms. Their thresholds are tuned on the open cases, for the macro F1 there.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.checks import Check, Claim, Verdict
from onrecord.evaluate.check_cases import CheckCase
from onrecord.segment import segment

_EDGES = " .,;:!?"
_STEPS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
_LOOKED_AT = 2
"""Sentences, by the upper bound of their ratio, whose ratio is computed."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like the transcript a claim is, from 0 to 1, by one measure."""

    claim: Claim
    value: float


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which likeness on a claim is given a verdict.

    Attributes:
        verbatim, normalised, altered: For quotations; below all of them it is ``not-found``.
        paraphrase: For indirect statements; below it is ``not-found``.
    """

    verbatim: float = 1.0
    normalised: float = 1.0
    altered: float = 1.0
    paraphrase: float = 1.0

    def verdict(self, likeness: Likeness) -> Verdict:
        """Return the verdict of a likeness."""
        if likeness.claim.kind == "indirect":
            return "paraphrase" if likeness.value >= self.paraphrase else "not-found"
        if likeness.value >= self.verbatim:
            return "verbatim"
        if likeness.value >= self.normalised:
            return "normalised"
        return "altered" if likeness.value >= self.altered else "not-found"


def exact(words: str, transcript: str) -> float:
    """Return 1 where the transcript has these very words, else 0."""
    return float(words.strip(_EDGES) in transcript)


def by_difflib(words: str, transcript: str) -> float:
    """Return ``difflib``'s ratio with the sentence that is most alike."""
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(words.strip(_EDGES))
    bounds = []
    for sentence in _sentences(transcript):
        matcher.set_seq1(sentence.strip(_EDGES))
        bounds.append((matcher.quick_ratio(), sentence))
    best = 0.0
    for _, sentence in sorted(bounds, reverse=True)[:_LOOKED_AT]:
        matcher.set_seq1(sentence.strip(_EDGES))
        best = max(best, matcher.ratio())
    return best


def by_rapidfuzz(words: str, transcript: str) -> float:
    """Return rapidfuzz's ratio with the stretch that is most alike."""
    from rapidfuzz.fuzz import partial_ratio_alignment

    found = partial_ratio_alignment(words.strip(_EDGES), transcript)
    return found.score / 100 if found else 0.0


BASELINES: dict[str, Callable[[str, str], float]] = {
    "exact search": exact,
    "difflib": by_difflib,
    "rapidfuzz": by_rapidfuzz,
}


def measure(case: CheckCase, alike: Callable[[str, str], float]) -> list[Likeness]:
    """Return how like the transcript each claim of a case is."""
    said = "\n\n".join(each.text for each in case.transcripts)
    return [
        Likeness(label.claim, alike(label.claim.span.of(case.article.text), said))
        for label in case.labels
    ]


def tune(
    likenesses: Sequence[Likeness],
    right: Sequence[Verdict],
    score: Callable[[Sequence[Verdict], Sequence[Verdict]], float],
) -> Thresholds:
    """Return the thresholds of the best score: a grid, as there are few of them."""
    quotations = [
        Thresholds(verbatim, normalised, altered)
        for altered, normalised, verbatim in itertools.combinations_with_replacement(_STEPS, 3)
    ]
    best = max(
        quotations,
        key=lambda each: score(right, [each.verdict(likeness) for likeness in likenesses]),
    )
    candidates = [Thresholds(best.verbatim, best.normalised, best.altered, step) for step in _STEPS]
    return max(
        candidates,
        key=lambda each: score(right, [each.verdict(likeness) for likeness in likenesses]),
    )


def as_checks(likenesses: Sequence[Likeness], thresholds: Thresholds) -> tuple[Check, ...]:
    """Return checks without passages."""
    return tuple(
        Check(likeness.claim, thresholds.verdict(likeness), score=likeness.value)
        for likeness in likenesses
    )


@lru_cache(maxsize=64)
def _sentences(transcript: str) -> list[str]:
    from onrecord.ingest import read_text

    document = read_text(transcript, lang="en")
    return [sentence.of(transcript) for sentence in segment(document).sentences]
