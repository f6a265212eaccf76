"""What ``onrecord evaluate`` measures: a corpus, one document, or a folder of labels."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.evaluate import (
        ActReport,
        AnyReport,
        CheckReport,
        ComparisonReport,
        GoldScore,
        Report,
        SpeakerReport,
    )
    from onrecord.evaluate.speakers import Half
    from onrecord.tag import Model
    from onrecord.types import Record

LABELS = {
    "speakers": "Measure who is named as speaker of statements given in passages and articles.",
    "acts": "Measure what speakers are said to do in statements given in articles.",
    "checks": "Measure checks against transcripts, on labelled cases and on generated quotations.",
    "shifts": "Measure shifts between two dated statements, on labelled pairs.",
    "quotations": "Measure which labelled quotations are found to be the same.",
    "comparisons": "Measure comparisons of reports of one occasion, on labelled cases.",
    "identity": "Measure who is told to be one across documents, on labelled pairs of speakers.",
}
"""Kinds of labels, and what is measured on each."""
HALVED = ("speakers", "checks", "shifts", "quotations", "comparisons", "identity")
"""Kinds of labels that are parted in two."""


@dataclass(frozen=True, slots=True)
class Means:
    """What to measure with.

    Attributes:
        data: The folder that holds ``data/``; ``None`` for the usual one.
        half: On which half of the labels; ``None`` for both.
        model: Folder of the model that reads.
        threads: Its threads.
    """

    data: Path | None
    half: Half | None
    model: Path
    threads: int

    def load(self) -> Model:
        """Return the model that reads."""
        from onrecord.tag import load_model

        return load_model(self.model, self.threads)


def measure_labels(kind: str, folder: Path, means: Means) -> AnyReport:
    """Measure on a folder of labels; ``kind`` is one of ``LABELS``."""
    from onrecord.evaluate import evaluate_identity, evaluate_quotations, evaluate_shifts

    match kind:
        case "speakers":
            return _measure_speakers(folder, means)
        case "acts":
            return _measure_acts(folder, means)
        case "checks":
            return _measure_checks(folder, means)
        case "shifts":
            return evaluate_shifts(folder, means.load(), means.half)
        case "quotations":
            return evaluate_quotations(folder, means.half)
        case "comparisons":
            return _measure_comparisons(folder, means)
        case _:
            return evaluate_identity(folder, means.half)


def measure_document(gold: Path, document: Path, means: Means) -> GoldScore:
    """Compare the record of one document with the document's own annotation."""
    from onrecord.evaluate import read_gold, score_gold
    from onrecord.ingest import ReadOptions, read_one
    from onrecord.pipeline import extract_record

    model = means.load()
    read = read_one(str(document), ReadOptions())
    return score_gold(extract_record(read, model), read_gold(gold))


def measure_structures(folder: Path, means: Means) -> Report:
    """Measure on marked-up passages, a file a structure."""
    from onrecord.evaluate import evaluate_structures

    return evaluate_structures(_extractor(means), folder)


def measure_corpus(corpus: str, means: Means) -> Report:
    """Measure on the development part of a corpus.

    Raises:
        CorpusError: If it is missing or damaged.
    """
    from onrecord.errors import CorpusError
    from onrecord.evaluate import corpus_root, evaluate_gum, evaluate_polnear, evaluate_riqua

    extract = _extractor(means)
    root = means.data or corpus_root()
    if root is None:
        raise CorpusError(
            "../shared: there is no corpus there. Name its folder with --data or ONRECORD_DATA."
        )

    def progress(done: int, total: int) -> None:
        if sys.stderr.isatty():
            click.echo(f"\r{done}/{total} articles", nl=done == total, err=True)

    if corpus == "gum":
        return evaluate_gum(extract, root)
    measure = evaluate_polnear if corpus == "polnear" else evaluate_riqua
    return measure(extract, root, progress)


def _extractor(means: Means) -> Callable[[str], Record]:
    from onrecord.ingest import read_text
    from onrecord.pipeline import extract_record

    model = means.load()
    return lambda text: extract_record(read_text(text), model)


def _measure_speakers(folder: Path, means: Means) -> SpeakerReport:
    from onrecord.evaluate import corpus_root, evaluate_speakers

    report = evaluate_speakers(folder, means.data or corpus_root(), means.half)
    for skipped in report.skipped:
        click.echo(f"onrecord: {skipped}", err=True)
    return report


def _measure_acts(folder: Path, means: Means) -> ActReport:
    from onrecord.evaluate import corpus_root, evaluate_acts

    model = means.load()
    return evaluate_acts(folder, means.data or corpus_root(), model)


def _measure_checks(folder: Path, means: Means) -> CheckReport:
    from onrecord.entail import load_reader, reader_folder
    from onrecord.evaluate import evaluate_checks
    from onrecord.find import embedder_folder, load_embedder

    embed, read = load_embedder(embedder_folder()).embed, load_reader(reader_folder()).read
    return evaluate_checks(folder, means.half, embed, read)


def _measure_comparisons(folder: Path, means: Means) -> ComparisonReport:
    from onrecord.evaluate import evaluate_comparisons
    from onrecord.find import embedder_folder, load_embedder
    from onrecord.pipeline import extract_record

    loaded = means.load()
    embed = load_embedder(embedder_folder()).embed
    return evaluate_comparisons(
        folder, embed, lambda document: extract_record(document, loaded), means.half
    )
