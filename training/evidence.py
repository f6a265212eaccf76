"""Fit how likely an indirect statement rests on a passage, on the open cases of checks.

    python training/evidence.py

Prints the two lines of weights that `src/onrecord/verify/evidence.py` has, and how many of the
statements' passages come first when the weights are fitted on the other nine tenths of the cases;
then the line that `src/onrecord/verify/ranking.py` has, which tells among the likeliest passages.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.entail import Entail
from onrecord.evaluate.check_cases import CheckCase, collection_of, find_case_files, read_case
from onrecord.find import embedder_folder, load_embedder
from onrecord.segment import segment
from onrecord.types import Span
from onrecord.verify.article import Article, find_proper
from onrecord.verify.evidence import Evidence, Search
from onrecord.verify.index import build_index
from onrecord.verify.indirect import MOST, Checker
from onrecord.verify.meaning import Embed, Meaning
from onrecord.verify.ranking import features_of
from onrecord.verify.support import build_units
from onrecord.verify.words import Word

CASES = Path(__file__).parent.parent / "tests/gold/checks"
PENALTY = 1.0
FOLDS = 10


@dataclass(frozen=True)
class Row:
    """A statement beside a passage."""

    statement: tuple[str, int]
    features: tuple[float, ...]
    right: bool


def main() -> None:
    """Print the weights."""
    embed = load_embedder(embedder_folder()).embed
    for name, model in (("_WITH_MEANING", embed), ("_BY_WORDS_ALONE", None)):
        rows = list(read_rows(model))
        inputs = np.array([row.features for row in rows])
        right = np.array([row.right for row in rows], float)
        first, count = count_first(rows, inputs, right)
        print(f"{name} = {tuple(round(float(each), 2) for each in fit(inputs, right))}")
        print(f"  the right passage comes first for {first} of {count} statements")
    ranked = list(read_ranked(embed))
    inputs = np.array([row.features for row in ranked])
    right = np.array([row.right for row in ranked], float)
    print(f"_WEIGHTS = {tuple(round(float(each), 2) for each in fit(inputs, right))}")


def open_cases(
    embed: Embed | None, collections: Collection[str] = ("open",), entail: Entail | None = None
) -> Iterator[tuple[CheckCase, list[dict[str, Any]], Checker]]:
    """Yield the English cases of some collections, each with its file's checks and a checker."""
    for path in find_case_files(CASES):
        if collection_of(path) not in collections:
            continue
        case = read_case(path)
        if any(each.lang != "en" for each in case.transcripts):
            continue
        article = Article(case.article.text, segment(case.article))
        index = build_index(case.transcripts)
        search = Search(index, build_units(index), Meaning(embed) if embed else None)
        proper = find_proper([*article.words(Span(0, len(article.text))), *index.words])
        checks = json.loads(path.read_bytes())["checks"]
        yield case, checks, Checker(article, search, proper, entail)


def read_rows(embed: Embed | None) -> Iterator[Row]:
    """Yield every open statement beside every passage that it may rest on."""
    for each in _open_statements(embed):
        for evidence in each.found:
            right = is_right(evidence, each.places, each.checker.search)
            yield Row(each.name, evidence.features, right)


def read_ranked(embed: Embed) -> Iterator[Row]:
    """Yield the likeliest passages of every open statement, beside each other.

    A faithful statement comes twice: once more without the passages that it rests on, so that the
    weights also know transcripts in which a statement is not.
    """
    for statement in _open_statements(embed):
        own = [each for each in statement.found if each.theirs is not False][:MOST]
        told = statement.verdict in ("paraphrase", "contradicted")
        yield from _rank(statement, own, statement.places if told else [])
        if statement.verdict == "paraphrase":
            search = statement.checker.search
            without = [each for each in own if not touches(each, statement.places, search)]
            yield from _rank(statement, without, [])


@dataclass(frozen=True)
class _Statement:
    """An indirect statement of an open case.

    Attributes:
        name: The case, and the number of the check in it.
        checker: Of the case.
        verdict: The right one.
        words: Its words.
        places: The right passages; see ``places_of``.
        found: The passages that it may rest on.
    """

    name: tuple[str, int]
    checker: Checker
    verdict: str
    words: list[Word]
    places: list[tuple[int, int, int]]
    found: list[Evidence]


def _open_statements(embed: Embed | None) -> Iterator[_Statement]:
    for case, checks, checker in open_cases(embed):
        article = checker.article
        for number, (label, check) in enumerate(zip(case.labels, checks, strict=True)):
            if label.claim.kind == "indirect":
                span = label.claim.span
                words = article.words(span)
                found = checker.search.find(label.claim, words, span.of(article.text))
                places = places_of(case, check)
                name = case.name, number
                yield _Statement(name, checker, label.verdict, words, places, found)


def _rank(
    statement: _Statement, found: list[Evidence], places: list[tuple[int, int, int]]
) -> Iterator[Row]:
    """Yield passages of one statement with what tells among them."""
    checker = statement.checker
    features = features_of([checker.liken(statement.words, each) for each in found])
    for evidence, each in zip(found, features, strict=True):
        yield Row(statement.name, each, is_right(evidence, places, checker.search))


def places_of(case: CheckCase, check: dict[str, Any]) -> list[tuple[int, int, int]]:
    """Return the right passages of a check: the transcript, and where they begin and end."""
    places = []
    for passage in check["passages"]:
        document = passage.get("transcript", 0)
        start = case.transcripts[document].text.index(passage["words"])
        places.append((document, start, start + len(passage["words"])))
    return places


def is_right(evidence: Evidence, places: list[tuple[int, int, int]], search: Search) -> bool:
    """Tell whether a passage, without its question, touches a right one."""
    last = replace(evidence, units=evidence.units[len(evidence.units) - 1 :])
    return touches(last, places, search)


def touches(evidence: Evidence, places: list[tuple[int, int, int]], search: Search) -> bool:
    """Tell whether a sentence of a passage touches a right one."""
    return any(
        search.index.turns[unit.turn][0] == document
        and unit.span.start < end
        and start < unit.span.end
        for unit in evidence.units
        for document, start, end in places
    )


def fit(inputs: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the weights of a logistic regression, by Newton's method."""
    weights = np.zeros(inputs.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (chance - right) + PENALTY * weights
        curve = (inputs * (chance * (1 - chance))[:, None]).T @ inputs
        weights -= np.linalg.solve(curve + PENALTY * np.eye(len(weights)), slope)
    return weights


def count_first(
    rows: list[Row], inputs: NDArray[np.float64], right: NDArray[np.float64]
) -> tuple[int, int]:
    """Return for how many statements the likeliest passage is right, and of how many."""
    names = sorted({row.statement[0] for row in rows})
    folds = np.array([names.index(row.statement[0]) % FOLDS for row in rows])
    chances = np.zeros(len(rows))
    for fold in range(FOLDS):
        out = folds == fold
        chances[out] = inputs[out] @ fit(inputs[~out], right[~out])
    best: dict[tuple[str, int], tuple[float, bool]] = {}
    known = {row.statement for row in rows if row.right}
    for row, chance in zip(rows, chances, strict=True):
        if row.statement in known:
            best[row.statement] = max(
                best.get(row.statement, (-np.inf, False)), (float(chance), row.right)
            )
    return sum(each for _, each in best.values()), len(best)


if __name__ == "__main__":
    main()
