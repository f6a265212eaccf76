"""What an evaluation found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.evaluate.calibration import Reliability
from onrecord.evaluate.differences import Difference, count_kinds
from onrecord.evaluate.published import best_published
from onrecord.evaluate.tally import Counts, Tally, intervals, total
from onrecord.types import ModelIdentity


@dataclass(frozen=True, slots=True)
class Failure:
    """A text that could not be read: it counts as one without statements.

    Attributes:
        article: Its identifier in the corpus.
        problem: The error, in words.
    """

    article: str
    problem: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of a report; all figures in per cent.

    Attributes:
        key: Such as ``cofe.source.exact``.
        counts: Over all articles.
        interval: Bounds of the 95 % interval of ``value``, from drawing articles anew; ``None``
            where there are fewer than two.
        human: What the annotators of one article reach against each other; ``None`` where no
            article has several.
        shared: What this record reaches on the articles that ``human`` is taken from.
    """

    key: str
    counts: Counts
    interval: tuple[float, float] | None = None
    human: float | None = None
    shared: float | None = None

    @property
    def is_mean(self) -> bool:
        """Whether the value is a mean of ratios and not an F1."""
        return self.key.endswith(".jaccard")

    @property
    def value(self) -> float:
        """The F1, or the mean."""
        return self.counts.f1

    @property
    def published(self) -> float | None:
        """The best figure that others published, on another part of the corpus."""
        return best_published(self.key)

    @property
    def figures(self) -> dict[str, float]:
        """All figures by their full key, such as ``cofe.source.exact.f1``."""
        if self.is_mean:
            return {f"{self.key}.mean": self.value}
        return {
            f"{self.key}.precision": self.counts.precision,
            f"{self.key}.recall": self.counts.recall,
            f"{self.key}.f1": self.value,
        }

    def to_json(self) -> dict[str, Any]:
        """Return the measure as JSON values, in per cent with two decimals."""
        short = {key.rpartition(".")[2]: _rounded(figure) for key, figure in self.figures.items()}
        return {
            **short,
            "interval": [_rounded(bound) for bound in self.interval] if self.interval else None,
            "human": _rounded(self.human),
            "shared": _rounded(self.shared),
            "published": self.published,
            "matched": _rounded(self.counts.matched),
            "predicted": _rounded(self.counts.predicted),
            "gold": _rounded(self.counts.gold),
        }


@dataclass(frozen=True, slots=True)
class Report:
    """What an evaluation on one corpus found.

    Attributes:
        name: Of the corpus, in words.
        corpus: SHA-256 of each file that was read, by its name such as ``polnear/dev.jsonl``.
        model: Which model wrote the records; ``None`` where no record was made.
        articles, annotations, passages: How much the corpus holds.
        statements: How many statements the records hold at the top level: one record an article.
        measures: In the order of the table.
        shared_articles: How many articles have several annotators.
        reliability: Whether confidence can be taken at its word; ``None`` where whole statements
            are not measured.
        differences: Of whole statements from the annotators' readings; empty where these are not
            measured.
        failures: Texts that could not be read.
    """

    name: str
    corpus: Mapping[str, str]
    model: ModelIdentity | None
    articles: int
    annotations: int
    passages: int
    statements: int
    measures: tuple[Measure, ...]
    shared_articles: int = 0
    reliability: Reliability | None = None
    differences: tuple[Difference, ...] = ()
    failures: tuple[Failure, ...] = ()

    @property
    def figures(self) -> dict[str, float]:
        """All figures by key, such as ``cofe.source.exact.f1``, in per cent and unrounded."""
        return {key: figure for measure in self.measures for key, figure in measure.figures.items()}

    def to_json(self) -> dict[str, Any]:
        """Return the report as JSON values."""
        return {
            "name": self.name,
            "corpus": dict(self.corpus),
            "model": _model(self.model),
            "articles": self.articles,
            "annotations": self.annotations,
            "passages": self.passages,
            "statements": self.statements,
            "shared_articles": self.shared_articles,
            "measures": {measure.key: measure.to_json() for measure in self.measures},
            "confidence": self.reliability.to_json() if self.reliability else None,
            "differences": {
                kind: _rounded(count) for kind, count in count_kinds(self.differences).items()
            },
            "failures": [
                {"article": failure.article, "problem": failure.problem}
                for failure in self.failures
            ],
        }


def measures_of(
    tallies: Sequence[Tally], human: Tally | None = None, shared: Tally | None = None
) -> tuple[Measure, ...]:
    """Make the lines of a report.

    Args:
        tallies: One for each article.
        human: The annotators' counts against each other.
        shared: The record's counts on the articles that ``human`` is taken from.
    """
    bounds = intervals(tallies)
    human, shared = human or {}, shared or {}
    return tuple(
        Measure(
            key=key,
            counts=counts,
            interval=bounds.get(key),
            human=human[key].f1 if key in human else None,
            shared=shared[key].f1 if key in shared else None,
        )
        for key, counts in total(tallies).items()
    )


def _model(model: ModelIdentity | None) -> dict[str, str] | None:
    if model is None:
        return None
    return {"name": model.name, "version": model.version, "sha256": model.sha256}


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, 2)
