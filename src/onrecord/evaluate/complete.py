"""The complete record: whole statements of a raw text, matched one to one.

``exact``
    Source, cue and the set of contents are equal once white space, quotation marks and
    punctuation are trimmed from their edges; a source that the gold lacks must be ``None``.
``overlap``
    The united contents share at least half of the characters they cover together, source and cue
    touch by a character where the gold has them, and the source is ``None`` where the gold's is.
``content``
    The united contents share at least half of the characters they cover together.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

from onrecord.evaluate.gold import Parts
from onrecord.evaluate.matching import best_matching
from onrecord.evaluate.tally import Counts
from onrecord.types import Span

MEASURES = ("exact", "overlap", "content")
LEAST_OVERLAP = 0.5


def tally_complete(
    text: str, predicted: Sequence[Parts], gold: Sequence[Parts]
) -> dict[str, Counts]:
    """Count matches between the statements of one text and one annotator's, by measure.

    Args:
        text: What the spans point into.
        predicted: Without the nested ones: the corpora are flat.
        gold: What one annotator marked.
    """
    trimmed = {id(statement): _trimmed_parts(statement, text) for statement in (*predicted, *gold)}

    def exact(one: Parts, other: Parts) -> bool:
        return trimmed[id(one)] == trimmed[id(other)]

    return {
        "exact": _tally(predicted, gold, exact),
        "overlap": _tally(predicted, gold, _overlapping),
        "content": _tally(predicted, gold, _same_content),
    }


def find_right(predicted: Sequence[Parts], gold: Sequence[Parts]) -> frozenset[int]:
    """Return the indices of the predicted statements that are right in the ``overlap`` sense."""
    return frozenset(_match(predicted, gold, _overlapping))


def content_overlap(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Return the ratio of the characters that both contents cover to those either covers."""
    ones, others = _united(one), _united(other)
    shared = sum(a.overlap(b) for a in ones for b in others)
    covered = sum(map(len, ones)) + sum(map(len, others)) - shared
    return shared / covered if covered else 0.0


def trim(span: Span, text: str) -> Span:
    """Drop white space, quotation marks and punctuation from both edges of a span.

    A span of nothing else, such as the cue ``:``, loses only its white space.
    """
    return _strip(span, text, _is_edge) or _strip(span, text, str.isspace) or span


def _strip(span: Span, text: str, droppable: Callable[[str], bool]) -> Span | None:
    start, end = span.start, span.end
    while start < end and droppable(text[start]):
        start += 1
    while start < end and droppable(text[end - 1]):
        end -= 1
    return Span(start, end) if start < end else None


def _is_edge(character: str) -> bool:
    return (
        character.isspace()
        or character in "`´"
        or unicodedata.category(character).startswith(("P", "Cf", "Cc"))
    )


def _trimmed_parts(statement: Parts, text: str) -> tuple[Span | None, Span | None, frozenset[Span]]:
    source, cue = statement.source, statement.cue
    return (
        trim(source, text) if source else None,
        trim(cue, text) if cue else None,
        frozenset(trim(span, text) for span in statement.content),
    )


def _same_content(predicted: Parts, gold: Parts) -> bool:
    return content_overlap(predicted.content, gold.content) >= LEAST_OVERLAP


def _overlapping(predicted: Parts, gold: Parts) -> bool:
    if gold.source is None and predicted.source is not None:
        return False
    touching = all(
        mark is None or (found is not None and found.overlap(mark) > 0)
        for found, mark in ((predicted.source, gold.source), (predicted.cue, gold.cue))
    )
    return touching and _same_content(predicted, gold)


def _tally(
    predicted: Sequence[Parts], gold: Sequence[Parts], match: Callable[[Parts, Parts], bool]
) -> Counts:
    return Counts(len(_match(predicted, gold, match)), len(predicted), len(gold))


def _match(
    predicted: Sequence[Parts], gold: Sequence[Parts], match: Callable[[Parts, Parts], bool]
) -> dict[int, int]:
    return best_matching(
        {
            (left, right): 1.0
            for left, statement in enumerate(predicted)
            for right, attribution in enumerate(gold)
            if match(statement, attribution)
        }
    )


def _united(spans: Sequence[Span]) -> list[Span]:
    united: list[Span] = []
    for span in sorted(spans):
        if united and span.start <= united[-1].end:
            united[-1] = Span(united[-1].start, max(united[-1].end, span.end))
        else:
            united.append(span)
    return united
