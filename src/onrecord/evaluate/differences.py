"""What differs between a record and an annotator's reading, by kind: for error analysis."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.evaluate.complete import LEAST_OVERLAP, content_overlap, trim
from onrecord.evaluate.gold import Parts
from onrecord.evaluate.matching import best_matching
from onrecord.types import Span

KINDS = {
    "missed": "the record has no such statement",
    "missed within": "the record has none, but another statement's content covers it",
    "invented": "the annotator has no such statement",
    "source missing": "the record names none",
    "source extra": "the annotator marked none",
    "source other": "not the same words at all",
    "source edges": "it touches the annotator's",
    "cue missing": "the record marks none",
    "cue extra": "the annotator marked none",
    "cue other": "not the same words at all",
    "cue edges": "it touches the annotator's",
    "content longer": "less than half is shared, the record has more",
    "content shorter": "less than half is shared, the record has less",
    "content edges": "at least half is shared",
    "content pieces": "the same words in other pieces",
}
"""The kinds of difference, each with what it means."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference in one article.

    Attributes:
        article, annotator: Whose reading the record was compared with.
        text: The article's.
        kind: One of ``KINDS``.
        gold, found: The statement as the annotator and as the record have it; ``None`` for none.
        weight: 1 divided by the number of the article's annotators.
    """

    article: str
    annotator: str
    text: str
    kind: str
    gold: Parts | None
    found: Parts | None
    weight: float

    def to_json(self) -> dict[str, Any]:
        """Return the difference as JSON values, with the article's words."""
        return {
            "article": self.article,
            "annotator": self.annotator,
            "kind": self.kind,
            "gold": _spelt(self.gold, self.text),
            "found": _spelt(self.found, self.text),
        }


def find_differences(
    text: str, found: Sequence[Parts], gold: Sequence[Parts]
) -> Iterator[tuple[str, Parts | None, Parts | None]]:
    """Pair the statements of one text one to one and yield what differs in each pair.

    Statements may be paired where their contents or their cues share a character; pairs are
    chosen to share the most. Edges are compared as in the complete record: without white space,
    quotation marks and punctuation.

    Yields:
        The kind, and the statement as the annotator and as the record have it.
    """
    pairs = best_matching(
        {
            (left, right): alike
            for left, statement in enumerate(found)
            for right, attribution in enumerate(gold)
            if (alike := _likeness(statement, attribution)) > 0
        }
    )
    for left, right in sorted(pairs.items()):
        for kind in _compare(text, found[left], gold[right]):
            yield kind, gold[right], found[left]
    for right in sorted(set(range(len(gold))) - set(pairs.values())):
        covered = any(_covers(statement, gold[right]) for statement in found)
        yield "missed within" if covered else "missed", gold[right], None
    for left in sorted(set(range(len(found))) - set(pairs)):
        yield "invented", None, found[left]


def count_kinds(differences: Sequence[Difference]) -> Mapping[str, float]:
    """Return the weighted number of differences of each kind, in the order of ``KINDS``."""
    counts = dict.fromkeys(KINDS, 0.0)
    for difference in differences:
        counts[difference.kind] += difference.weight
    return counts


def _likeness(found: Parts, gold: Parts) -> float:
    return (
        content_overlap(found.content, gold.content)
        + 0.5 * _touch(found.cue, gold.cue)
        + 0.25 * (_touch(found.source, gold.source) and _touch(found.cue, gold.cue))
    )


def _touch(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one.overlap(other) > 0


def _covers(statement: Parts, other: Parts) -> bool:
    marks = [span for span in (other.source, other.cue, *other.content) if span is not None]
    return all(any(span.overlap(mark) for span in statement.content) for mark in marks)


def _compare(text: str, found: Parts, gold: Parts) -> Iterator[str]:
    for role, mine, theirs in (
        ("source", found.source, gold.source),
        ("cue", found.cue, gold.cue),
    ):
        if mine is None or theirs is None:
            if mine is not theirs:
                yield f"{role} missing" if mine is None else f"{role} extra"
        elif not mine.overlap(theirs):
            yield f"{role} other"
        elif trim(mine, text) != trim(theirs, text):
            yield f"{role} edges"
    mine_trimmed = [trim(span, text) for span in found.content]
    theirs_trimmed = [trim(span, text) for span in gold.content]
    if mine_trimmed == theirs_trimmed:
        return
    overlap = content_overlap(found.content, gold.content)
    if overlap < LEAST_OVERLAP:
        longer = sum(map(len, found.content)) > sum(map(len, gold.content))
        yield "content longer" if longer else "content shorter"
    elif content_overlap(mine_trimmed, theirs_trimmed) == 1 or _same_ends(
        mine_trimmed, theirs_trimmed
    ):
        yield "content pieces"
    else:
        yield "content edges"


def _same_ends(ones: Sequence[Span], others: Sequence[Span]) -> bool:
    return ones[0].start == others[0].start and ones[-1].end == others[-1].end


def _spelt(parts: Parts | None, text: str) -> dict[str, Any] | None:
    if parts is None:
        return None

    def slice_of(span: Span | None) -> dict[str, Any] | None:
        if span is None:
            return None
        return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}

    return {
        "source": slice_of(parts.source),
        "cue": slice_of(parts.cue),
        "content": [slice_of(span) for span in parts.content],
    }
