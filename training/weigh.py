"""Fit what tells verdicts on indirect statements, on the open cases of checks.

    python training/weigh.py

Writes `src/onrecord/verify/weighing.json`, and prints how many verdicts are right when the weights
are fitted on the other four fifths of the cases.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from evidence import open_cases, places_of, touches
from onrecord.checks import Verdict
from onrecord.entail import Entail, load_reader, reader_folder
from onrecord.evaluate.check_cases import OPEN
from onrecord.find import embedder_folder, load_embedder
from onrecord.verify.indirect import MOST
from onrecord.verify.meaning import Embed
from onrecord.verify.verify import titled
from onrecord.verify.weighing import (
    VERDICTS,
    Features,
    choice_features,
    decide,
    verdict_features,
)

OUTPUT = Path(__file__).parent.parent / "src/onrecord/verify/weighing.json"
PENALTY = 1.0
FOLDS = 5
RARER = math.log(0.63 / 0.33)
"""In the open cases 0.63 statements are denied for each that is supported, on purpose; in articles
fewer are. The weights are those for 0.33, one in four, which is still more than is to be hoped."""
NOT_FOUND: Verdict = "not-found"

Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Case:
    """A statement beside the likeliest passages of its speaker.

    Attributes:
        name: Of the file that it is from.
        verdict: The right one.
        choices: Of each passage, what tells whether the statement rests on it.
        tellings: Of each passage, what tells what it makes of the statement.
        right: Which passages the statement rests on.
    """

    name: str
    verdict: Verdict
    choices: tuple[Features, ...]
    tellings: tuple[Features, ...]
    right: tuple[bool, ...]


def read_cases(embed: Embed, entail: Entail) -> Iterator[Case]:
    """Yield the open indirect statements whose verdict is one of the speaker's own words."""
    for case, checks, checker in open_cases(embed, OPEN, entail):
        article, search = checker.article, checker.search
        claims = titled([each.claim for each in case.labels], [case.article, *case.transcripts])
        for label, claim, check in zip(case.labels, claims, checks, strict=True):
            if claim.kind != "indirect" or label.verdict not in (*VERDICTS, NOT_FOUND):
                continue
            places = places_of(case, check) if label.verdict != NOT_FOUND else []
            words = [word for part in claim.parts for word in article.words(part)]
            text = " ".join(part.of(article.text) for part in claim.parts)
            found = [each for each in search.find(claim, words, text) if each.theirs is not False]
            both = checker.read_all(claim, words, text, found[:MOST])
            yield Case(
                case.name,
                label.verdict,
                tuple(choice_features(*each) for each in both),
                tuple(verdict_features(*each) for each in both),
                tuple(touches(each.evidence, places, search) for each, _ in both),
            )


def fit_choice(cases: Sequence[Case]) -> dict[str, float]:
    """Return the weights that tell which passage a statement rests on, or none.

    A faithful statement comes twice: once more without the passages that it rests on, so that the
    weights also know transcripts in which a statement is not.
    """
    names = list(cases[0].choices[0])
    groups: list[tuple[Matrix, Matrix]] = []
    for case in cases:
        rows = [[each[name] for name in names] for each in case.choices]
        if any(case.right) or (rows and case.verdict == NOT_FOUND):
            wanted = [*map(float, case.right), float(case.verdict == NOT_FOUND)]
            groups.append((np.array(rows), np.array(wanted)))
        others = [row for row, right in zip(rows, case.right, strict=True) if not right]
        if others and case.verdict == "paraphrase":
            groups.append((np.array(others), np.array([0.0] * len(others) + [1.0])))

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        total, slope = PENALTY / 2 * float(weights @ weights), PENALTY * weights
        for rows, wanted in groups:
            chances = _softmax(np.append(rows @ weights, 0.0))
            right = chances * wanted
            total -= math.log(max(float(right.sum()), 1e-12))
            slope = slope + rows.T @ (chances - right / max(float(right.sum()), 1e-12))[:-1]
        return total, slope

    return dict(zip(names, _minimise(loss, len(names)), strict=True))


def fit_verdict(cases: Sequence[Case], choice: dict[str, float]) -> dict[Verdict, dict[str, float]]:
    """Return, by verdict, the weights that tell it of the passage that a statement rests on."""
    rows: list[Features] = []
    verdicts: list[int] = []
    for case in cases:
        right = [at for at, each in enumerate(case.right) if each]
        if right and case.verdict in VERDICTS:
            at = max(right, key=lambda at: _value(choice, case.choices[at]))
            rows.append(case.tellings[at])
            verdicts.append(VERDICTS.index(case.verdict))
    names = list(rows[0])
    inputs = np.array([[row[name] for name in names] for row in rows])
    wanted = np.eye(len(VERDICTS))[verdicts]

    def loss(flat: Matrix) -> tuple[float, Matrix]:
        weights = flat.reshape(len(names), len(VERDICTS))
        chances = _softmax(inputs @ weights)
        total = -float(np.log(np.maximum((chances * wanted).sum(axis=1), 1e-12)).sum())
        slope = inputs.T @ (chances - wanted) + PENALTY * weights
        return total + PENALTY / 2 * float(flat @ flat), slope.ravel()

    found = _minimise(loss, len(names) * len(VERDICTS)).reshape(len(names), len(VERDICTS))
    weights: dict[Verdict, dict[str, float]] = {
        verdict: dict(zip(names, map(float, column), strict=True))
        for verdict, column in zip(VERDICTS, found.T, strict=True)
    }
    weights["contradicted"]["bias"] = round(weights["contradicted"]["bias"] - RARER, 3)
    return weights


def tell(case: Case, choice: dict[str, float], verdict: dict[Verdict, dict[str, float]]) -> Verdict:
    """Return the verdict on a case."""
    found = decide(case.choices, case.tellings, choice, verdict)
    return NOT_FOUND if found is None else found[1]


def _value(weights: dict[str, float], features: Features) -> float:
    return sum(weights[name] * value for name, value in features.items())


def _softmax(values: Matrix) -> Matrix:
    powers = np.exp(values - values.max(axis=-1, keepdims=True))
    found: Matrix = powers / powers.sum(axis=-1, keepdims=True)
    return found


def _minimise(loss: Callable[[Matrix], tuple[float, Matrix]], size: int) -> Matrix:
    found: Matrix = minimize(loss, np.zeros(size), jac=True, method="L-BFGS-B").x
    return np.round(found, 3)


def cross_validate(cases: Sequence[Case]) -> None:
    """Print what becomes of each verdict where the weights have not seen the case."""
    names = sorted({case.name for case in cases})
    fold = {name: at % FOLDS for at, name in enumerate(names)}
    found: Counter[tuple[str, str]] = Counter()
    for out in range(FOLDS):
        learned = [case for case in cases if fold[case.name] != out]
        choice = fit_choice([case for case in learned if case.choices])
        verdict = fit_verdict(learned, choice)
        for case in cases:
            if fold[case.name] == out:
                found[case.verdict, tell(case, choice, verdict)] += 1
    right = sum(count for (one, other), count in found.items() if one == other)
    print(f"{100 * right / len(cases):.1f} % of {len(cases)} verdicts right")
    for wanted in (*VERDICTS, NOT_FOUND):
        told = {other: found[wanted, other] for other in (*VERDICTS, NOT_FOUND)}
        print(f"  {wanted}: " + ", ".join(f"{name} {count}" for name, count in told.items()))


def main() -> None:
    """Fit, print and write."""
    embed, read = load_embedder(embedder_folder()).embed, load_reader(reader_folder()).read
    cases = list(read_cases(embed, read))
    cross_validate(cases)
    choice = fit_choice([case for case in cases if case.choices])
    weights = {"choice": choice, "verdict": fit_verdict(cases, choice)}
    OUTPUT.write_text(json.dumps(weights, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
