"""Evaluate which quotations are found to be the same, against labels, beside simpler ways."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

from onrecord.evaluate.gold import checksum
from onrecord.evaluate.quotation_cases import LabelledQuotation, read_labelled_quotations
from onrecord.evaluate.quotation_report import (
    OWN,
    QuotationMiss,
    QuotationReport,
    QuotationRow,
    score_groups,
)
from onrecord.evaluate.speakers import Half

_HALVES: tuple[Half, ...] = ("open", "held-back")
_THRESHOLDS = tuple(range(50, 101, 2))

Likeness = Callable[[str, str], float]


def evaluate_quotations(folder: Path, half: Half | None = None) -> QuotationReport:
    """Measure which quotations are found to be the same.

    Beside the program stand: equal words; and two ratios of rapidfuzz, chained wherever they reach
    a threshold that is tuned on the open cases.

    Args:
        folder: Holds ``open.txt`` and ``held-back.txt``.
        half: One of them; of those held back only totals are reported, never a miss.

    Raises:
        CorpusError: If a file is missing or malformed.
    """
    from rapidfuzz import fuzz

    ratios: dict[str, Likeness] = {
        "rapidfuzz.ratio": fuzz.ratio,
        "rapidfuzz.partial_ratio": fuzz.partial_ratio,
    }
    opened = read_labelled_quotations(folder / "open.txt")
    thresholds = {name: _tune(opened, ratio) for name, ratio in ratios.items()}
    rows: list[QuotationRow] = []
    misses: list[QuotationMiss] = []
    used = [each for each in _HALVES if half in (None, each)]
    for each in used:
        given = opened if each == "open" else read_labelled_quotations(folder / f"{each}.txt")
        found = group_labelled(given)
        rows.append(_score(each, OWN, given, found))
        if each == "open":
            misses += _misses(given, found)
        rows.append(_score(each, "equal words", given, [_plain(one.text) for one in given]))
        rows += [
            _score(each, name, given, _chain(given, ratio, thresholds[name]))
            for name, ratio in ratios.items()
        ]
    files = [folder / f"{each}.txt" for each in used]
    return QuotationReport(
        {f"quotations/{path.name}": checksum(path) for path in files}, tuple(rows), tuple(misses)
    )


def group_labelled(given: Sequence[LabelledQuotation]) -> list[Hashable]:
    """Return a group for each quotation, as the program finds them."""
    from onrecord.follow.group import group
    from onrecord.follow.wording import read_wording

    found = group([read_wording(each.text, each.parts)[0] for each in given])
    return [_alone(at) if number is None else number for at, number in enumerate(found)]


def _alone(at: int) -> Hashable:
    return "alone", at


def _score(
    collection: str,
    program: str,
    given: Sequence[LabelledQuotation],
    found: Sequence[Hashable],
) -> QuotationRow:
    cases = [each.case for each in given]
    return score_groups(collection, program, cases, [each.truth for each in given], found)


def _tune(given: Sequence[LabelledQuotation], ratio: Likeness) -> int:
    """Return the threshold with the best B³ F1."""

    def f1(threshold: int) -> float:
        return _score("", "", given, _chain(given, ratio, threshold)).values["b3-f1"]

    return max(_THRESHOLDS, key=f1)


def _chain(given: Sequence[LabelledQuotation], ratio: Likeness, threshold: int) -> list[Hashable]:
    """Group what is alike, and what is alike to that."""
    plain = [_plain(each.text) for each in given]
    leads = list(range(len(given)))

    def lead(at: int) -> int:
        while leads[at] != at:
            at = leads[at]
        return at

    for one, other in combinations(range(len(given)), 2):
        if ratio(plain[one], plain[other]) >= threshold:
            leads[lead(other)] = lead(one)
    return [lead(at) for at in range(len(given))]


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _misses(
    given: Sequence[LabelledQuotation], found: Sequence[Hashable]
) -> Iterator[QuotationMiss]:
    for one, other in combinations(range(len(given)), 2):
        is_same = given[one].truth == given[other].truth
        if is_same != (found[one] == found[other]):
            yield QuotationMiss(given[one].text, given[other].text, is_same)
