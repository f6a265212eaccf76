"""Fit what tells whom a pronoun stands for: ``python training/antecedents.py``.

News texts with coreference chains are few: GUM's training part has some hundred pronouns that
matter. But in any text a pronoun's gender tells something about whom it stands for: where a man and
a woman were named before, "she" is not the man. PolNeAR's 840 training articles have more than
13,000 such pronouns. So candidates are ranked without looking at gender and number, and the weights
are those under which the pronouns that were written are likeliest. What is learned from a man and a
woman (a subject goes on, whoever spoke last speaks again) is then used for two men. Charniak and
Elsner (2009) learn a model of pronouns in the same way, by expectation maximisation.

The articles in which speakers are measured are left out, and no label is used. Cross-validation is
over documents; the pronouns of GUM's training part, with its chains, are a second check. Fitting on
them as well made the model shyer and no better. Weights go to ``resolve/antecedents.json``.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from onrecord.evaluate import read_articles
from onrecord.evaluate.ontogum import ChainedText, read_chains
from onrecord.evaluate.speakers import nest
from onrecord.ingest import read_text
from onrecord.pipeline import extract_record
from onrecord.resolve.answers import Answers
from onrecord.resolve.antecedents import (
    AGREEMENT,
    WEIGHTS,
    Anaphor,
    agreement,
    class_of,
    describe_candidates,
    form_of_pronoun,
)
from onrecord.resolve.party import Party
from onrecord.segment import segment
from onrecord.tag import load_model, model_folder
from onrecord.types import Attribution, Record, Span

HERE = Path(__file__).parent
WRITTEN = HERE.parent / "src/onrecord/resolve/antecedents.json"
MEASURED = HERE.parent / "tests/gold/speakers/articles.jsonl"
PRONOUNS = ("he", "she", "his", "her", "it", "they")

ROUNDS = 3
"""How often the texts are read with the weights found so far, which tell who is followed."""
PENALTY = 3.0
"""Of the squared weights; 2 and 10 do as well in cross-validation."""
FEWEST = 5
"""A feature counts from so many candidates on."""
FOLDS = 5


Chances = NDArray[np.float64]


class Candidate(NamedTuple):
    """Somebody a pronoun may stand for: what speaks for him, and how well he fits the pronoun."""

    names: list[str]
    fit: float
    kind: str


class Case(NamedTuple):
    """A pronoun and its candidates, the last of them nobody.

    Attributes:
        document: Which it stands in.
        form: Its subject form.
        candidates: Of whom one at least fits.
    """

    document: str
    form: str
    candidates: list[Candidate]


def read_unlabelled(data: Path) -> list[Case]:
    """Read PolNeAR's training articles, with the weights found so far."""
    measured = {json.loads(line)["article"] for line in MEASURED.read_text("utf-8").splitlines()}
    cases: list[Case] = []
    for article in read_articles(data / "polnear/train.jsonl"):
        if hashlib.sha256(article.text.encode()).hexdigest() not in measured:
            cases += find_cases(article.id, article.text, nest(article.attributions), None)
    return cases


def read_labelled(data: Path) -> list[Case]:
    """Read GUM's training documents, with the statements that the program finds in them."""
    model = load_model(model_folder("fast"), 1)
    cases: list[Case] = []
    for path in sorted((data / "gum/train").glob("*.conllu")):
        chained = read_chains(path)
        record = extract_record(read_text(chained.text, lang="en"), model)
        cases += find_cases(path.stem, chained.text, _attributions(record), chained)
    return cases


def _attributions(record: Record) -> tuple[Attribution, ...]:
    number_of = {statement.id: number for number, statement in enumerate(record.statements)}
    return tuple(
        Attribution(
            each.source,
            each.cue,
            each.content,
            parent=None if each.parent is None else number_of[each.parent],
        )
        for each in record.statements
    )


def find_cases(
    document: str,
    text: str,
    attributions: tuple[Attribution, ...],
    chained: ChainedText | None,
) -> Iterator[Case]:
    """Yield the pronouns of a text that the writer uses, and those that are sources."""
    read = read_text(text, lang="en")
    answers = Answers(read, segment(read), attributions)
    timeline, words = answers.cast.timeline, answers.cast.words
    named = {party: party.gender for party in answers.cast.joined.parties}
    answers.all()
    for party, gender in named.items():
        party.gender = gender  # as the names tell, not as the pronouns told later
    sources = {
        words.within(each.source)[0]
        for each in attributions
        if each.source and len(words.forms[slice(*words.within(each.source))]) == 1
    }
    for word, low in enumerate(words.lowers):
        place = timeline.place(word)
        quoted = place.quotation >= 0
        if low not in PRONOUNS or (word not in sources and (quoted or low in ("it", "they"))):
            continue
        form = form_of_pronoun(low)
        described = describe_candidates(timeline, Anaphor(word, place), form)
        if chained is None:
            fits = {party: agreement(party, form) for party in described}
        else:
            chain = chained.chain_of(words.span(word, word))
            right = {party for party in described if party and chain in _chains(chained, party)}
            fits = {party: float(party in right if right else party is None) for party in described}
        candidates = [
            Candidate(names, fits[party], class_of(party)) for party, names in described.items()
        ]
        yield Case(document, form, candidates)


def _chains(chained: ChainedText, party: Party) -> set[str]:
    """Return the chains of which a party's names, or else its description, are mentions."""
    spans: list[Span] = [mention.span for mention in party.mentions]
    spans = spans or [phrase.span for phrase in party.phrases[:1]]
    found = Counter(chain for span in spans if (chain := chained.chain_of(span)))
    return {chain for chain, count in found.items() if 2 * count >= max(found.values())}


class Rows:
    """Cases as a matrix, a row for each candidate."""

    def __init__(self, cases: Sequence[Case], columns: dict[str, int]) -> None:
        candidates = [candidate for case in cases for candidate in case.candidates]
        self.matrix = np.zeros((len(candidates), len(columns)))
        for row, candidate in enumerate(candidates):
            for name in candidate.names:
                if name in columns:
                    self.matrix[row, columns[name]] = 1
        sizes = [len(case.candidates) for case in cases]
        self.starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
        self.case = np.repeat(np.arange(len(cases)), sizes)
        self.fit = np.array([candidate.fit for candidate in candidates])

    def chances(self, weights: Chances) -> Chances:
        """Return how likely each candidate is before one looks at the pronoun."""
        scores = self.matrix @ weights
        scores = np.exp(scores - np.maximum.reduceat(scores, self.starts)[self.case])
        totals: Chances = np.add.reduceat(scores, self.starts)
        found: Chances = scores / totals[self.case]
        return found

    def loss(self, weights: Chances) -> tuple[float, Chances]:
        """Return the negative log-likelihood of the pronouns, penalised, and its gradient."""
        chances = self.chances(weights)
        fitting = chances * self.fit
        likely = np.maximum(np.add.reduceat(fitting, self.starts), 1e-12)
        pull = chances - fitting / likely[self.case]
        loss = -np.log(likely).sum() + PENALTY * (weights @ weights) / 2
        return float(loss), self.matrix.T @ pull + PENALTY * weights


def fit(cases: Sequence[Case]) -> dict[str, float]:
    """Return the weight of each feature."""
    counts = Counter(name for case in cases for each in case.candidates for name in each.names)
    columns = {
        name: column
        for column, name in enumerate(sorted(n for n, count in counts.items() if count >= FEWEST))
    }
    rows = Rows(cases, columns)
    found = minimize(rows.loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B").x
    return {name: round(float(found[column]), 2) for name, column in columns.items()}


def chances_in(cases: Sequence[Case], weights: Mapping[str, float]) -> Iterator[Chances]:
    """Yield for each case how likely each candidate is, before one looks at the pronoun."""
    columns = {name: column for column, name in enumerate(weights)}
    chances = Rows(cases, columns).chances(np.array(list(weights.values())))
    start = 0
    for case in cases:
        yield chances[start : start + len(case.candidates)]
        start += len(case.candidates)


def cross_validate(cases: Sequence[Case]) -> None:
    """Print how often the weights of other documents tell a man from a woman."""
    documents = sorted({case.document for case in cases})
    random.Random(0).shuffle(documents)
    fold = {document: number % FOLDS for number, document in enumerate(documents)}
    told: list[bool] = []
    for number in range(FOLDS):
        weights = fit([case for case in cases if fold[case.document] != number])
        own = [case for case in cases if fold[case.document] == number]
        for case, chances in zip(own, chances_in(own, weights), strict=True):
            right = _of_right_gender(case, chances)
            told += [] if right is None else [right]
    print(f"man or woman, gender unseen: {100 * np.mean(told):.1f} % right of {len(told)}")


def validate(cases: Sequence[Case], weights: Mapping[str, float]) -> None:
    """Print how right the weights are about labelled pronouns."""
    answers = [
        _answer(case, each) for case, each in zip(cases, chances_in(cases, weights), strict=True)
    ]
    for least in (0.5, 0.6, 0.7, 0.8):
        given = [right for right, chance in answers if chance >= least]
        print(
            f"GUM, from {least}: {100 * sum(given) / len(answers):.1f} % right, "
            f"{100 * (len(given) - sum(given)) / len(answers):.1f} % wrong of {len(answers)}"
        )


def _of_right_gender(case: Case, chances: Chances) -> bool | None:
    """Tell whether those of the right gender are likelier; ``None`` without both genders."""
    shares = {
        kind: sum(
            chance
            for chance, each in zip(chances, case.candidates, strict=True)
            if each.kind == kind
        )
        for kind in ("male", "female")
    }
    if case.form not in ("he", "she") or not all(shares.values()):
        return None
    return bool((shares["male"] > shares["female"]) == (case.form == "he"))


def _answer(case: Case, chances: Chances) -> tuple[bool, float]:
    """Return whether the likeliest candidate is right, and how likely it is: 0 for nobody."""
    agreeing = (
        np.array([AGREEMENT[each.kind].get(case.form, 0.0) for each in case.candidates]) * chances
    )
    best = int(agreeing.argmax())
    if case.candidates[best].kind == "nobody":
        return False, 0.0
    return case.candidates[best].fit > 0, float(agreeing[best] / agreeing.sum())


def main() -> int:
    """Read, fit, read anew; validate and write."""
    data = Path(os.environ.get("ONRECORD_DATA", "../shared")) / "data"
    for _ in range(ROUNDS):
        cases = read_unlabelled(data)
        weights = fit(cases)
        WEIGHTS.clear()
        WEIGHTS.update(weights)
    cross_validate(cases)
    validate(read_labelled(data), weights)
    lines = ",\n".join(f"{json.dumps(name)}: {weight}" for name, weight in sorted(weights.items()))
    WRITTEN.write_text(f"{{\n{lines}\n}}\n", "utf-8")
    print(f"{len(cases)} pronouns, {len(weights)} weights: {WRITTEN.relative_to(HERE.parent)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
