"""Fit the regression that tells acts: ``python training/acts.py``.

Reads the labelled statements of ``training/acts/labels.jsonl`` and the texts of PolNeAR train that
they point into, prints the result of cross-validation over articles, for all statements and for
those drawn at random, and writes ``src/onrecord/describe/acts.json``.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import classification_report, confusion_matrix
from sklearn.model_selection import GroupKFold

from onrecord.describe.act import SCALE
from onrecord.describe.act_features import find_features
from onrecord.evaluate import ActStatement, read_acts
from onrecord.types import ACTS

HERE = Path(__file__).parent
LABELS = HERE / "acts/labels.jsonl"
WRITTEN = HERE.parent / "src/onrecord/describe/acts.json"
CORPUS = "data/polnear/train.jsonl"

INVERSE_PENALTY = 0.4
"""Of the regression (scikit-learn's C): 0.2 and 0.8 are as good in cross-validation."""
EVENNESS = 0.6
"""How far acts weigh the same, however many statements each has: 1 is wholly, 0 is not at all. In
cross-validation over the statements drawn at random the mean F1 is a point higher than with 1."""
FEWEST = 2
"""A feature counts from so many statements on."""
FOLDS = 5

Features = Sequence[str]


def fit(
    features: Sequence[Features], acts: Sequence[str]
) -> tuple[dict[str, int], LogisticRegression]:
    """Fit on statements. Acts weigh nearly the same, however many statements each has."""
    counts = Counter(feature for each in features for feature in each)
    columns = {
        feature: column
        for column, feature in enumerate(
            sorted(feature for feature, count in counts.items() if count >= FEWEST)
        )
    }
    shares = Counter(acts)
    even = {act: (len(acts) / len(shares) / count) ** EVENNESS for act, count in shares.items()}
    regression = LogisticRegression(C=INVERSE_PENALTY, class_weight=even, max_iter=200, tol=1e-3)
    return columns, regression.fit(matrix(features, columns), list(acts))


def matrix(features: Sequence[Features], columns: dict[str, int]) -> csr_matrix:
    """Return a row of ones and zeros for each statement."""
    places = [
        (row, columns[feature])
        for row, each in enumerate(features)
        for feature in each
        if feature in columns
    ]
    rows, found = zip(*places, strict=True)
    return csr_matrix((np.ones(len(places)), (rows, found)), (len(features), len(columns)))


def cross_validate(
    features: Sequence[Features], acts: Sequence[str], articles: Sequence[str]
) -> NDArray[np.float64]:
    """Return the probability of each act, as ``ACTS`` has them, by models of other articles."""
    found = np.zeros((len(acts), len(ACTS)))
    split = GroupKFold(FOLDS, shuffle=True, random_state=0).split(acts, groups=articles)
    for train, test in split:
        columns, regression = fit([features[at] for at in train], [acts[at] for at in train])
        order = [list(regression.classes_).index(act) for act in ACTS]
        rows = matrix([features[at] for at in test], columns)
        found[test] = regression.predict_proba(rows)[:, order]
    return found


def report(found: NDArray[np.float64], acts: Sequence[str]) -> None:
    """Print how right cross-validation is, act by act."""
    answers = np.array([ACTS[index] for index in found.argmax(axis=1)])
    print(classification_report(list(acts), answers, digits=3))
    print(f"rows are the labels, in this order: {', '.join(ACTS)}")
    print(confusion_matrix(list(acts), answers, labels=list(ACTS)))


def report_bars(found: NDArray[np.float64], acts: Sequence[str], said: NDArray[np.bool_]) -> None:
    """Print how right the answers from a probability on are: what the bars of a record rest on.

    Args:
        found: The probability of each act.
        acts: By the labels.
        said: Whether the cue says no more than that something was said.
    """
    answers = np.array([ACTS[index] for index in found.argmax(axis=1)])
    right, best = answers == np.array(acts), found.max(axis=1)
    plain = {act: answers == act for act in ("asserts", "other")}
    kinds = plain | {"another act": ~plain["asserts"] & ~plain["other"]}
    for cue, behind in (("telling", ~said), ("neutral", said)):
        for least in (0.5, 0.6, 0.7, 0.8, 0.9, 0.95):
            parts = []
            for kind, such in kinds.items():
                given = behind & such & (best >= least)
                share = f"{100 * right[given].mean():.1f} %" if given.any() else "-"
                parts.append(f"{kind} {share} of {given.sum()}")
            print(f"{cue} cue, from {least}: {', '.join(parts)}")


def write(columns: dict[str, int], regression: LogisticRegression, path: Path) -> None:
    """Write the weights as whole numbers; features that weigh nothing are left out."""
    order = [list(regression.classes_).index(act) for act in ACTS]
    weights = np.rint(regression.coef_[order].T * SCALE).astype(int)
    card = {
        "acts": list(ACTS),
        "bias": np.rint(regression.intercept_[order] * SCALE).astype(int).tolist(),
        "weights": {
            feature: weights[column].tolist()
            for feature, column in columns.items()
            if weights[column].any()
        },
    }
    lines = ",\n".join(
        f"{json.dumps(feature)}: {json.dumps(row, separators=(',', ':'))}"
        for feature, row in card["weights"].items()
    )
    head = json.dumps({key: card[key] for key in ("acts", "bias")})[:-1]
    path.write_text(f'{head}, "weights": {{\n{lines}\n}}}}\n', "utf-8")


def drawn_at_random(labels: Path) -> NDArray[np.bool_]:
    """Tell which statements were drawn at random: their shares are those of a text."""
    lines = labels.read_text("utf-8").splitlines()
    return np.array([json.loads(line).get("random", False) for line in lines])


def main() -> int:
    """Validate, fit and write."""
    data = Path(os.environ.get("ONRECORD_DATA", "../shared"))
    statements: tuple[ActStatement, ...] = read_acts(LABELS, data / CORPUS)
    features = [
        find_features(each.source, each.cue, each.content, each.text) for each in statements
    ]
    acts = [each.act for each in statements]
    found = cross_validate(features, acts, [each.article for each in statements])
    report(found, acts)
    drawn = np.flatnonzero(drawn_at_random(LABELS))
    print("Of these, the statements that were drawn at random:")
    report(found[drawn], [acts[at] for at in drawn])
    said = np.array(["said" in each for each in features])
    report_bars(found[drawn], [acts[at] for at in drawn], said[drawn])
    columns, regression = fit(features, acts)
    write(columns, regression, WRITTEN)
    print(f"{len(columns)} features: {WRITTEN.relative_to(HERE.parent)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
