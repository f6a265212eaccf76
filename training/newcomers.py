"""Fit whether a description is of somebody the text names: ``python training/newcomers.py``.

"The Texas senator", "the airline": 208 such sources of PolNeAR's training articles, of which the
method then made speakers of their own or which it withheld, were read and labelled in
``newcomers.jsonl``, by the SHA-256 of the article and the place of the noun; the articles in which
speakers are measured are left out. The open passages give as many more: there the speaker's name
tells. Cross-validation is over texts. Weights go to ``resolve/newcomers.json``.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.evaluate import read_articles
from onrecord.evaluate.gold import GoldAttribution
from onrecord.evaluate.names import is_name_of
from onrecord.evaluate.speakers import nest, read_open
from onrecord.evaluate.spoken import SpokenText, read_spoken_passages
from onrecord.ingest import read_text
from onrecord.resolve.answers import Answers
from onrecord.resolve.cast import phrase_at
from onrecord.resolve.lexicon import DEFINITE
from onrecord.resolve.newcomers import features_of
from onrecord.segment import segment

HERE = Path(__file__).parent
TESTS = HERE.parent / "tests"
WRITTEN = HERE.parent / "src/onrecord/resolve/newcomers.json"
KINDS = ("person", "unnamed", "organisation")
PENALTY = 1.0
FEWEST = 3
"""A feature counts from so many descriptions on."""
FOLDS = 10
STEPS = 30


class Case(NamedTuple):
    """A description with what tells of it, and whether the text names who is meant."""

    text: str
    features: list[str]
    named: bool


def read_labelled(data: Path) -> Iterator[Case]:
    """Yield the labelled descriptions of PolNeAR's training articles."""
    labels: dict[str, dict[int, bool]] = {}
    for line in (HERE / "newcomers.jsonl").read_text("utf-8").splitlines():
        label = json.loads(line)
        labels.setdefault(label["article"], {})[label["noun"]] = label["named"]
    for article in read_articles(data / "polnear/train.jsonl"):
        own = labels.pop(hashlib.sha256(article.text.encode()).hexdigest(), {})
        found = descriptions_of(article.text, article.attributions) if own else ()
        for at, features, _ in found:
            if at in own:
                yield Case(article.id, features, own.pop(at))


def read_passages() -> Iterator[Case]:
    """Yield the descriptions of the open passages."""
    news = read_spoken_passages(TESTS / "resolve/news.txt")
    for text in (*news, *read_open(TESTS / "gold/speakers")):
        yield from _cases_of(text)


def _cases_of(text: SpokenText) -> Iterator[Case]:
    speaker_of = {each.parts.source: each for each in text.statements if each.is_scored}
    parts = [each.parts for each in text.statements]
    for at, features, called in descriptions_of(text.text, parts):
        for source, statement in speaker_of.items():
            if source is not None and source.start <= at < source.end and statement.speaker:
                speaker = text.speakers[statement.speaker]
                yield Case(text.name + text.kind, features, not is_name_of(called, speaker, ()))
                break


def descriptions_of(
    text: str, statements: Sequence[GoldAttribution]
) -> Iterator[tuple[int, list[str], str]]:
    """Yield the sources that are such descriptions: the noun's place, what tells, the words."""
    document = read_text(text, lang="en")
    answers = Answers(document, segment(document), nest(statements))
    answers.all()
    cast = answers.cast
    for head, party in cast.at_head.items():
        phrase = phrase_at(cast, head)
        if party is None or party.mentions or phrase not in party.phrases:
            continue
        if party.kind in KINDS and phrase.determiner in DEFINITE:
            features = list(features_of(cast.joined.parties, phrase))
            yield cast.words.starts[head], features, phrase.span.of(text)


def fit(cases: Sequence[Case]) -> dict[str, float]:
    """Return the weight of each feature, by Newton's method."""
    counts = Counter(name for case in cases for name in case.features)
    names = sorted(name for name, count in counts.items() if count >= FEWEST)
    inputs = np.array([[name in case.features for name in names] for case in cases], float)
    new = np.array([not case.named for case in cases], float)
    weights: NDArray[np.float64] = np.zeros(len(names))
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (chance - new) + PENALTY * weights
        curve = (inputs * (chance * (1 - chance))[:, None]).T @ inputs
        weights -= np.linalg.solve(curve + PENALTY * np.eye(len(names)), slope)
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def chance_of(case: Case, weights: dict[str, float]) -> float:
    """Return how likely nobody is named whom the description means."""
    return float(1 / (1 + np.exp(-sum(weights.get(name, 0.0) for name in case.features))))


def cross_validate(cases: Sequence[Case]) -> None:
    """Print how right the weights of other texts are."""
    texts = sorted({case.text for case in cases})
    fold = {text: number % FOLDS for number, text in enumerate(texts)}
    told: list[tuple[float, bool]] = []
    for number in range(FOLDS):
        weights = fit([case for case in cases if fold[case.text] != number])
        told += [
            (chance_of(each, weights), each.named) for each in cases if fold[each.text] == number
        ]
    for least in (0.3, 0.4, 0.5, 0.6, 0.7):
        kept = [named for chance, named in told if chance >= least]
        lost = sum(not named for chance, named in told if chance < least)
        print(
            f"from {least}: {kept.count(False)} right, {kept.count(True)} wrong, "
            f"{lost} withheld that are right, of {len(told)}"
        )


def main() -> int:
    """Read, validate, fit and write."""
    data = Path(os.environ.get("ONRECORD_DATA", "../shared")) / "data"
    articles, passages = list(read_labelled(data)), list(read_passages())
    for name, cases in (("articles", articles), ("passages", passages)):
        print(name, len(cases), "named:", sum(case.named for case in cases))
        cross_validate(cases)
    print("both")
    cross_validate(articles + passages)
    weights = fit(articles + passages)
    lines = ",\n".join(f"{json.dumps(name)}: {weight}" for name, weight in sorted(weights.items()))
    WRITTEN.write_text(f"{{\n{lines}\n}}\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
