"""Evaluate an extractor on PolNeAR and on RiQuA."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from onrecord.errors import CorpusError
from onrecord.evaluate.align import AlignedPassage, align, join
from onrecord.evaluate.calibration import Judged, measure_reliability
from onrecord.evaluate.complete import find_right, tally_complete
from onrecord.evaluate.differences import Difference, find_differences
from onrecord.evaluate.gold import (
    GoldArticle,
    GoldPassage,
    Parts,
    checksum,
    read_articles,
    read_passages,
)
from onrecord.evaluate.protocol import tally_by_protocol
from onrecord.evaluate.report import Failure, Report, measures_of
from onrecord.evaluate.tally import Counts, scaled, total
from onrecord.types import ModelIdentity, Record, Statement

Extract = Callable[[str], Record]
"""From a text to its record."""
Progress = Callable[[int, int], None]
"""Told after each text how many are done, and of how many."""

POLNEAR = ("polnear/dev.jsonl", "polnear/dev.cofe.jsonl")
RIQUA = ("riqua/dev.cofe.jsonl",)


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotator's reading of an article, as spans and as labelled passages."""

    article: GoldArticle
    passages: tuple[AlignedPassage, ...]


@dataclass(frozen=True, slots=True)
class JoinedDocument:
    """A document made of its passages, since its raw text is not published."""

    id: str
    text: str
    passages: tuple[AlignedPassage, ...]


def evaluate_polnear(extract: Extract, root: Path, progress: Progress | None = None) -> Report:
    """Score an extractor on PolNeAR's development part.

    Args:
        extract: Called once for each distinct text. An error that it raises is listed in the
            report; the text then counts as one without statements.
        root: The folder that holds ``data/polnear``.
        progress: Told of each text done.

    Raises:
        CorpusError: If the corpus is missing or not of the form expected.
    """
    groups = by_article(read_polnear(root))
    texts = {name: annotations[0].article.text for name, annotations in groups.items()}
    read = _read_all(extract, texts, progress)
    tallies = {
        name: tally_article(annotations, read.statements[name])
        for name, annotations in groups.items()
    }
    several = [name for name, annotations in groups.items() if len(annotations) > 1]
    return Report(
        name="PolNeAR dev",
        corpus=_checksums(root, POLNEAR),
        model=read.model,
        articles=len(groups),
        annotations=sum(map(len, groups.values())),
        passages=sum(len(each.passages) for group in groups.values() for each in group),
        statements=sum(map(len, read.statements.values())),
        measures=measures_of(
            list(tallies.values()),
            human=total(agreement(groups[name]) for name in several),
            shared=total(tallies[name] for name in several),
        ),
        shared_articles=len(several),
        reliability=measure_reliability(
            (
                judged
                for name, annotations in groups.items()
                for judged in judge(annotations, read.statements[name])
            ),
            sum(_mean_statements(annotations) for annotations in groups.values()),
        ),
        differences=tuple(
            difference
            for name, annotations in groups.items()
            for difference in _differences(annotations, read.statements[name])
        ),
        failures=read.failures,
    )


def evaluate_riqua(extract: Extract, root: Path, progress: Progress | None = None) -> Report:
    """Score an extractor on RiQuA's development part: quotations in fiction.

    Arguments and errors are those of ``evaluate_polnear``; the passages are joined to a text.
    """
    documents = {document.id: document for document in read_riqua(_file(root, RIQUA[0]))}
    texts = {name: document.text for name, document in documents.items()}
    read = _read_all(extract, texts, progress)
    tallies = [
        _prefixed("riqua", tally_by_protocol(read.statements[name], document.passages))
        for name, document in documents.items()
    ]
    return Report(
        name="RiQuA dev",
        corpus=_checksums(root, RIQUA),
        model=read.model,
        articles=len(documents),
        annotations=len(documents),
        passages=sum(len(document.passages) for document in documents.values()),
        statements=sum(map(len, read.statements.values())),
        measures=measures_of(tallies),
        failures=read.failures,
    )


def read_polnear(root: Path) -> tuple[Annotation, ...]:
    """Read PolNeAR's development part and find its passages in the raw texts.

    Raises:
        CorpusError: If a file is missing or malformed, if articles and passages are not of the
            same annotations, or if a passage is not found in the text of its article.
    """
    articles_file, passages_file = (_file(root, name) for name in POLNEAR)
    passages = _by_id(read_passages(passages_file))
    articles = {f"{each.id}_{each.annotator}": each for each in read_articles(articles_file)}
    unpaired = sorted(articles.keys() ^ passages.keys())
    if unpaired:
        raise CorpusError(
            f"{passages_file} and {articles_file} do not belong together: {unpaired[0]!r} is in "
            "only one of them. Use both from the same release."
        )
    return tuple(
        Annotation(article, align(article.text, passages[name]))
        for name, article in articles.items()
    )


def read_riqua(path: Path) -> tuple[JoinedDocument, ...]:
    """Read RiQuA's passages and join those of each document to a text.

    Raises:
        CorpusError: If the file is missing or malformed.
    """
    return tuple(
        JoinedDocument(name, *join(passages))
        for name, passages in _by_id(read_passages(path)).items()
    )


def by_article(annotations: Iterable[Annotation]) -> dict[str, tuple[Annotation, ...]]:
    """Group annotations by the article they read."""
    groups: dict[str, tuple[Annotation, ...]] = {}
    for annotation in annotations:
        name = annotation.article.id
        groups[name] = (*groups.get(name, ()), annotation)
        if annotation.article.text != groups[name][0].article.text:
            raise CorpusError(
                f"the annotators of {name!r} read different texts; a single text is allowed. "
                "Restore the corpus from its release."
            )
    return groups


def tally_article(
    annotations: Sequence[Annotation], statements: Sequence[Parts]
) -> dict[str, Counts]:
    """Score the statements of one article against all its annotators.

    By the published protocol each annotator counts once; for the complete record they share a
    weight of 1.
    """
    share = 1 / len(annotations)
    return total(
        tally
        for annotation in annotations
        for tally in (
            _prefixed("cofe", tally_by_protocol(statements, annotation.passages)),
            scaled(_complete(annotation, statements), share),
        )
    )


def judge(annotations: Sequence[Annotation], statements: Sequence[Statement]) -> tuple[Judged, ...]:
    """Tell for each statement of an article which share of its annotators has it."""
    found = [find_right(statements, each.article.attributions) for each in annotations]
    return tuple(
        Judged(statement.confidence, sum(index in each for each in found) / len(found))
        for index, statement in enumerate(statements)
    )


def _differences(
    annotations: Sequence[Annotation], statements: Sequence[Parts]
) -> Iterator[Difference]:
    for article in (each.article for each in annotations):
        for kind, gold, found in find_differences(article.text, statements, article.attributions):
            yield Difference(
                article=article.id,
                annotator=article.annotator,
                text=article.text,
                kind=kind,
                gold=gold,
                found=found,
                weight=1 / len(annotations),
            )


def _mean_statements(annotations: Sequence[Annotation]) -> float:
    return sum(len(each.article.attributions) for each in annotations) / len(annotations)


def agreement(annotations: Sequence[Annotation]) -> dict[str, Counts]:
    """Score each annotator of an article against each other one; the pairs share a weight of 1."""
    pairs = list(permutations(annotations, 2))
    tallies = (tally_article([gold], other.article.attributions) for other, gold in pairs)
    return total(scaled(tally, 1 / len(pairs)) for tally in tallies)


@dataclass(frozen=True, slots=True)
class _Reading:
    statements: Mapping[str, tuple[Statement, ...]]
    model: ModelIdentity | None
    failures: tuple[Failure, ...]


def _read_all(extract: Extract, texts: Mapping[str, str], progress: Progress | None) -> _Reading:
    statements: dict[str, tuple[Statement, ...]] = {}
    model: ModelIdentity | None = None
    failures = []
    for done, (name, text) in enumerate(texts.items(), start=1):
        statements[name] = ()
        try:
            record = extract(text)
        except Exception as error:  # whatever it is, the other articles are still scored
            failures.append(Failure(name, f"{type(error).__name__}: {error}"))
        else:
            model = model or record.model
            if record.document.text == text:
                statements[name] = tuple(each for each in record.statements if each.parent is None)
            else:
                failures.append(Failure(name, "the record is of another text than the article's"))
        if progress:
            progress(done, len(texts))
    return _Reading(statements, model, tuple(failures))


def _complete(annotation: Annotation, statements: Sequence[Parts]) -> dict[str, Counts]:
    article = annotation.article
    return _prefixed("record", tally_complete(article.text, statements, article.attributions))


def _prefixed(prefix: str, tally: Mapping[str, Counts]) -> dict[str, Counts]:
    return {f"{prefix}.{key}": counts for key, counts in tally.items()}


def _by_id(passages: Iterable[GoldPassage]) -> dict[str, tuple[GoldPassage, ...]]:
    groups: dict[str, tuple[GoldPassage, ...]] = {}
    for passage in passages:
        groups[passage.id] = (*groups.get(passage.id, ()), passage)
    return groups


def _file(root: Path, name: str) -> Path:
    return root / "data" / name


def _checksums(root: Path, names: Iterable[str]) -> dict[str, str]:
    return {name: checksum(_file(root, name)) for name in names}
