"""Evaluate comparisons against labels: which statements are one, and what became of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

from onrecord.collate import Embed, collate
from onrecord.comparisons import RELATIONS, Comparison
from onrecord.errors import CorpusError
from onrecord.evaluate.comparison_cases import ComparisonCase, read_comparisons
from onrecord.evaluate.comparison_report import (
    ComparisonMiss,
    ComparisonReport,
    ComparisonRow,
    Figure,
)
from onrecord.evaluate.gold import checksum
from onrecord.evaluate.shift_report import Share
from onrecord.evaluate.speakers import Half
from onrecord.types import Document, Record, Span

Pair = frozenset[int]
"""Two labelled passages of a case, by their places in ``ComparisonCase.told``."""
_APART, _UNLABELLED = "apart", "one, not compared"
_CUT = frozenset(("cut-end",))
"""That a sentence was cut short is no alarm of a comparison: ``shortened`` says it."""


def evaluate_comparisons(
    folder: Path,
    embed: Embed | None,
    extract: Callable[[Document], Record] | None = None,
    half: Half | None = None,
) -> ComparisonReport:
    """Measure comparisons on labelled cases, with the statements given and as they are read.

    Args:
        folder: Holds ``open.txt`` and ``held-back.txt``.
        embed: The model of sentences, if there is one.
        extract: Reads a report; without it only given statements are compared.
        half: One of them alone.

    Raises:
        CorpusError: If a file is missing or malformed.
    """
    names = [half] if half is not None else ["open", "held-back"]
    rows: list[ComparisonRow] = []
    misses: list[ComparisonMiss] = []
    for name in names:
        cases = read_comparisons(folder / f"{name}.txt")
        if not cases:
            raise CorpusError(f"{folder / name}.txt: there is no case. Give a folder of cases.")
        given = [collate(case.records(), embed) for case in cases]
        rows.append(_row(name, "given", cases, given))
        if name == "open":
            for case, comparison in zip(cases, given, strict=True):
                misses += _misses(case, comparison)
        if embed is not None:
            rows.append(_row(name, "given", cases, [collate(case.records()) for case in cases]))
        if extract is not None:
            read = [collate(list(map(extract, case.reports)), embed) for case in cases]
            rows.append(_row(name, "read", cases, read))
    corpus = {f"{folder.name}/{name}.txt": checksum(folder / f"{name}.txt") for name in names}
    return ComparisonReport(folder.name, corpus, tuple(rows), tuple(misses))


def _row(
    collection: str,
    statements: str,
    cases: Sequence[ComparisonCase],
    comparisons: Sequence[Comparison],
) -> ComparisonRow:
    matched: Counter[str] = Counter()
    found: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    indeed = perhaps = 0
    for case, comparison in zip(cases, comparisons, strict=True):
        right, answers = _labelled(case), _answered(case, comparison)
        gold["pairs"] += len(right)
        found["pairs"] += len(answers)
        matched["pairs"] += len(right.keys() & answers.keys())
        for pair, (relation, alarms) in right.items():
            answer, raised = answers.get(pair, (_APART, frozenset()))
            gold[relation] += 1
            matched[relation] += relation == answer
            gold["alarms"] += len(alarms)
            matched["alarms"] += len(alarms & raised)
        for pair, (relation, alarms) in answers.items():
            if right.get(pair, (_APART, None))[0] != _UNLABELLED:
                found[relation] += 1
                found["alarms"] += len(alarms)
        told = list(_perhaps(case, comparison))
        indeed, perhaps = indeed + sum(told), perhaps + len(told)
    return ComparisonRow(
        collection,
        statements,
        comparisons[0].by_meaning,
        {
            measure: Figure(
                Share(matched[measure], found[measure]), Share(matched[measure], gold[measure])
            )
            for measure in ("pairs", *RELATIONS[1:], "alarms")
            if gold[measure]
        },
        Share(indeed, perhaps),
    )


def _labelled(case: ComparisonCase) -> dict[Pair, tuple[str, frozenset[str]]]:
    """Return the pairs of passages that are one statement, with the relation where it is labelled.

    Each version is labelled beside the fullest one; how two others relate is not.
    """
    pairs: dict[Pair, tuple[str, frozenset[str]]] = {}
    for (one, mine), (other, theirs) in combinations(enumerate(case.told), 2):
        if mine.point != theirs.point or mine.report == theirs.report:
            continue
        version = mine if theirs.relation == RELATIONS[0] else theirs
        compared = RELATIONS[0] in (mine.relation, theirs.relation)
        relation = version.relation if compared and version.relation else _UNLABELLED
        alarms = frozenset[str](version.alarms) - _CUT if compared else frozenset()
        pairs[frozenset((one, other))] = relation, alarms
    return pairs


def _answered(
    case: ComparisonCase, comparison: Comparison
) -> dict[Pair, tuple[str, frozenset[str]]]:
    """Return the same of a comparison."""
    pairs: dict[Pair, tuple[str, frozenset[str]]] = {}
    for point in comparison.points:
        for one, other in combinations(point.versions, 2):
            pair = frozenset(_place(case, each.document, each.parts) for each in (one, other))
            if one.document == other.document or len(pair) < 2:
                continue
            if one is point.fullest:
                pairs[pair] = other.relation, frozenset(other.alarms)
            else:
                pairs.setdefault(pair, (_UNLABELLED, frozenset()))
    return pairs


def _place(case: ComparisonCase, report: int, parts: Sequence[Span]) -> int:
    """Return which labelled passage this is; one without a label has a number below zero."""
    overlaps = {
        at: sum(mine.overlap(theirs) for mine in told.parts for theirs in parts)
        for at, told in enumerate(case.told)
        if told.report == report
    }
    best = max(overlaps, key=overlaps.__getitem__, default=None)
    if best is not None and overlaps[best]:
        return best
    return -1 - parts[0].start * len(case.reports) - report


def _perhaps(case: ComparisonCase, comparison: Comparison) -> Iterator[bool]:
    """Yield of each passage that perhaps tells a point whether it does."""
    for doubt in comparison.doubts:
        fullest = comparison.points[doubt.point].fullest
        one = _place(case, doubt.document, doubt.parts)
        other = _place(case, fullest.document, fullest.parts)
        yield min(one, other) >= 0 and case.told[one].point == case.told[other].point


def _misses(case: ComparisonCase, comparison: Comparison) -> Iterator[ComparisonMiss]:
    right, answers = _labelled(case), _answered(case, comparison)
    for pair in right.keys() | answers.keys():
        labelled, found = (each.get(pair, (_APART, frozenset())) for each in (right, answers))
        if labelled != found and _UNLABELLED not in (labelled[0], found[0]):
            one, other = sorted(pair)
            yield ComparisonMiss(
                case.name, _words(case, one), _words(case, other), _say(labelled), _say(found)
            )


def _words(case: ComparisonCase, at: int) -> str:
    if at < 0:
        return "(not labelled)"
    text = case.reports[case.told[at].report].text
    return " … ".join(part.of(text) for part in case.told[at].parts)


def _say(answer: tuple[str, frozenset[str]]) -> str:
    return ", ".join((answer[0], *sorted(answer[1])))
