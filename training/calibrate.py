"""Fit a released model's confidence: ``python training/calibrate.py models/accurate``.

Reads the articles of PolNeAR train that the model was not trained on, tells for each statement that
the program finds at the top whether the annotators have it (in the sense of overlap), and writes
the weights of a logistic regression into the model's card.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from corpus import is_held_out
from onrecord.attribute import attribute, contents_of, find_evidence
from onrecord.evaluate import GoldAttribution, find_right, read_articles
from onrecord.ingest import read_text
from onrecord.segment import segment
from onrecord.tag import EVIDENCE, Model, encode, load_model, tag_encoded

PENALTY = 1.0
"""Strength of the regression's L2 penalty, as scikit-learn's default."""


def gather(model: Model, data: Path) -> tuple[np.ndarray, np.ndarray]:
    """Return the evidence of each statement found, and the share of annotators that has it."""
    annotated: dict[str, list[Sequence[GoldAttribution]]] = {}
    for article in read_articles(data / "data/polnear/train.jsonl"):
        if is_held_out(article.text):
            annotated.setdefault(article.text, []).append(article.attributions)
    evidence, right = [], []
    for done, (text, golds) in enumerate(annotated.items(), start=1):
        document = read_text(text)
        layout = segment(document)
        tags = tag_encoded(encode(text, layout, model.pieces), model).top
        found = attribute(document, layout, tags, model.calibration)
        of_cue = {
            tags.spans[cue].span: find_evidence(tags, cue, contents)
            for cue, contents in contents_of(tags).items()
        }
        judged = [find_right(found, gold) for gold in golds]
        for index, attribution in enumerate(found):
            assert attribution.cue is not None
            evidence.append(of_cue[attribution.cue])
            right.append(sum(index in each for each in judged) / len(judged))
        print(f"\r{done}/{len(annotated)} articles", end="", flush=True)
    print(f": {len(right)} statements, {100 * sum(right) / len(right):.1f} % right")
    return np.array(evidence), np.array(right)


def fit(evidence: np.ndarray, right: np.ndarray) -> tuple[float, list[float]]:
    """Fit the regression; a statement that half of the annotators have counts half either way."""
    regression = LogisticRegression(C=1 / PENALTY)
    labels = np.repeat([1, 0], len(right))
    regression.fit(
        np.concatenate([evidence, evidence]),
        labels,
        sample_weight=np.concatenate([right, 1 - right]),
    )
    return float(regression.intercept_[0]), [float(weight) for weight in regression.coef_[0]]


def main() -> int:
    """Read the command line and fit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, help="folder of the model")
    arguments = parser.parse_args()
    path = arguments.model / "model.json"
    if not path.is_file():
        print(f"{path}: not there. Give a model's folder, such as models/fast.", file=sys.stderr)
        return 2
    card = json.loads(path.read_text("utf-8"))
    if not card["held_out"]:
        print(f"{path}: trained on all articles, so that none is left to fit on.", file=sys.stderr)
        return 2
    data = Path(os.environ.get("ONRECORD_DATA", "../shared"))
    bias, weights = fit(*gather(load_model(arguments.model), data))
    card["calibration"] = {"bias": round(bias, 4)} | {
        name: round(weight, 4) for name, weight in zip(EVIDENCE, weights, strict=True)
    }
    path.write_text(json.dumps(card, indent=1) + "\n", "utf-8")
    print(card["calibration"])
    return 0


if __name__ == "__main__":
    sys.exit(main())
