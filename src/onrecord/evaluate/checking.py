"""Evaluate checks against labels: hand-written cases, open and held back, and generated ones.

The claims are given, as are their speakers, so that what the tagger misses in an article does not
count here.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.checks import Check
from onrecord.evaluate.check_baselines import (
    BASELINES,
    Thresholds,
    as_checks,
    measure,
    tune,
)
from onrecord.evaluate.check_cases import (
    HELD_BACK,
    OPEN,
    CheckCase,
    Collection,
    collection_of,
    find_case_files,
    read_case,
)
from onrecord.evaluate.check_report import (
    OWN,
    CheckMiss,
    CheckReport,
    CheckRow,
    Outcome,
    macro_f1,
    score_rows,
)
from onrecord.evaluate.generate import generate_cases
from onrecord.evaluate.gold import checksum
from onrecord.evaluate.speakers import Half
from onrecord.evaluate.speeches import read_speeches

if TYPE_CHECKING:
    from onrecord.entail import Entail
    from onrecord.verify import Embed

SPEECHES = "speeches.txt"


def evaluate_checks(
    folder: Path,
    half: Half | None = None,
    embed: Embed | None = None,
    entail: Entail | None = None,
) -> CheckReport:
    """Measure verdicts and alarms, beside exact search, difflib and rapidfuzz.

    Args:
        folder: Holds ``case-01.json`` and so on, and ``speeches.txt`` to generate more from.
        half: ``open``: the open cases, of both lots, and the generated ones; ``held-back``: those
            alone, the fresh ones too. Of cases held back only totals are reported, never a miss.
        embed: The model of sentences for indirect statements; without it, words alone.
        entail: The network for indirect statements, if it is to be used.

    Raises:
        CorpusError: If a file is missing or malformed.
    """
    files = find_case_files(folder)
    opened = [read_case(path) for path in files if collection_of(path) == "open"]
    collections, used = _collections(folder, half)
    thresholds = _tuned(opened)
    rows: list[CheckRow] = []
    misses: list[CheckMiss] = []
    for collection, cases in collections.items():
        answers = [verify_given(case, embed, entail) for case in cases]
        rows.append(score_rows(collection, OWN, _outcomes(cases, answers)))
        if collection not in HELD_BACK:
            misses += _misses(cases, answers)
        rows += [
            score_rows(
                collection,
                name,
                _outcomes(
                    cases,
                    [as_checks(measure(case, alike), thresholds[name]) for case in cases],
                ),
            )
            for name, alike in BASELINES.items()
        ]
    return CheckReport(
        {f"checks/{path.name}": checksum(path) for path in used}, tuple(rows), tuple(misses)
    )


def _collections(
    folder: Path, half: Half | None
) -> tuple[dict[Collection, list[CheckCase]], list[Path]]:
    """Return the cases that are asked for, by collection, and the files that they are from."""
    wanted = {None: (*OPEN, *HELD_BACK), "open": OPEN, "held-back": HELD_BACK}[half]
    used = [path for path in find_case_files(folder) if collection_of(path) in wanted]
    found: dict[Collection, list[CheckCase]] = {}
    for path in used:
        found.setdefault(collection_of(path), []).append(read_case(path))
    cases = {each: found[each] for each in wanted if each in found}
    if half != "held-back" and (folder / SPEECHES).is_file():
        cases["generated"] = list(generate_cases(read_speeches(folder / SPEECHES)))
        used.append(folder / SPEECHES)
    return cases, used


def verify_given(
    case: CheckCase, embed: Embed | None = None, entail: Entail | None = None
) -> tuple[Check, ...]:
    """Check a case's own claims."""
    from onrecord.verify import verify

    claims = [label.claim for label in case.labels]
    return verify(claims, case.article, case.transcripts, embed, entail)


def _tuned(opened: Sequence[CheckCase]) -> dict[str, Thresholds]:
    """Return the thresholds of the baselines, tuned on the open cases."""
    right = [label.verdict for case in opened for label in case.labels]
    return {
        name: tune(
            [likeness for case in opened for likeness in measure(case, alike)], right, macro_f1
        )
        for name, alike in BASELINES.items()
    }


def _outcomes(
    cases: Sequence[CheckCase], answers: Sequence[Sequence[Check]]
) -> list[list[Outcome]]:
    return [
        [
            Outcome(label.verdict, check.verdict, label.alarms, frozenset(check.alarms))
            for label, check in zip(case.labels, checks, strict=True)
        ]
        for case, checks in zip(cases, answers, strict=True)
    ]


def _misses(cases: Sequence[CheckCase], answers: Sequence[Sequence[Check]]) -> list[CheckMiss]:
    return [
        CheckMiss(
            case.name,
            label.claim.kind,
            label.claim.span.of(case.article.text),
            label.change,
            label.verdict,
            check.verdict,
            tuple(sorted(label.alarms)),
            check.alarms,
            check.why,
        )
        for case, checks in zip(cases, answers, strict=True)
        for label, check in zip(case.labels, checks, strict=True)
        if label.verdict != check.verdict or label.alarms != set(check.alarms)
    ]
