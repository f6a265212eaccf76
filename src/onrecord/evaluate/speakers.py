"""Evaluate who is said to have spoken, statement by statement, where the statements are given.

Speakers are resolved from the annotated spans, so that what the tagger gets wrong does not count.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Literal

from onrecord.errors import CorpusError
from onrecord.evaluate.baseline import nearest_name
from onrecord.evaluate.gold import GoldAttribution, checksum
from onrecord.evaluate.names import plain
from onrecord.evaluate.speaker_report import OWN, SpeakerMiss, SpeakerReport, SpeakerRow
from onrecord.evaluate.spoken import (
    SpokenStatement,
    SpokenText,
    read_spoken_articles,
    read_spoken_passages,
)
from onrecord.evaluate.verdicts import Answer, find_misses, score, score_kinds
from onrecord.types import Attribution

ARTICLES = "articles.jsonl"
CORPUS = "polnear/train.jsonl"
HELD_BACK = frozenset(("fourth", "fifth"))
"""Collections of which nothing is open."""

Half = Literal["open", "held-back"]
"""Which texts: the open ones may be read while a method is made, of the others only totals."""


def evaluate_speakers(folder: Path, root: Path | None, half: Half | None = None) -> SpeakerReport:
    """Measure how often the right speaker is named, beside the nearest name.

    The misses are those in the open half alone, so that nobody sees the others by chance.

    Args:
        folder: Holds passages, each ``.txt`` file a collection of them, and ``articles.jsonl``.
        root: Holds ``data/polnear``, where the articles' texts are; without it only the passages
            are measured, and the report says so.
        half: Measure on one half alone. ``None``: on all texts.

    Raises:
        CorpusError: If a file is missing or malformed, or an article's text is not in the corpus.
    """
    collections, skipped = read_collections(folder, root)
    files = {f"speakers/{path.name}": path for path in _passage_files(folder)}
    if root is not None:
        files[f"speakers/{ARTICLES}"] = folder / ARTICLES
        files[CORPUS] = root / "data" / CORPUS
    rows: list[SpeakerRow] = []
    misses: list[SpeakerMiss] = []
    for collection, all_texts in collections.items():
        names = _open_names(collection, all_texts)
        texts = [each for each in all_texts if half in (None, _half_of(each, names))]
        if not texts:
            continue
        answers = [resolve_given(text) for text in texts]
        rows.append(score(collection, OWN, texts, answers))
        rows.append(score(collection, "nearest name", texts, list(map(name_nearest, texts))))
        rows += score_kinds(collection, OWN, texts, answers)
        misses += (miss for miss in find_misses(collection, texts, answers) if miss.text in names)
    return SpeakerReport(
        corpus={name: checksum(path) for name, path in files.items()},
        rows=tuple(rows),
        misses=tuple(misses),
        skipped=skipped,
    )


def _open_names(collection: str, texts: Sequence[SpokenText]) -> frozenset[str]:
    """Return the names of the open texts: every other passage, and the first ten articles.

    Passages of one kind stand together in their file, so that both halves have as many of each.
    Of some collections none are open.
    """
    if collection in HELD_BACK:
        return frozenset()
    opened = texts[: len(texts) // 2] if collection == "articles" else texts[::2]
    return frozenset(text.name for text in opened)


def read_open(folder: Path) -> Iterator[SpokenText]:
    """Yield the passages of ``folder`` that are open to whoever works on the method."""
    for path in _passage_files(folder):
        texts = read_spoken_passages(path)
        names = _open_names(path.stem, texts)
        yield from (text for text in texts if text.name in names)


def _half_of(text: SpokenText, open_names: Collection[str]) -> Half:
    return "open" if text.name in open_names else "held-back"


def read_collections(
    folder: Path, root: Path | None
) -> tuple[dict[str, tuple[SpokenText, ...]], tuple[str, ...]]:
    """Read the passages and, where the corpus is, the articles; say what was skipped and why.

    Raises:
        CorpusError: As ``evaluate_speakers``.
    """
    collections = {path.stem: read_spoken_passages(path) for path in _passage_files(folder)}
    if not all(collections.values()) or not collections:
        raise CorpusError(
            f"{folder}: a .txt file there has no passages, or there is none. Give at least one "
            "with passages, such as passages.txt."
        )
    if root is None:
        reason = (
            "the articles are skipped: there is no corpus in ../shared. Name its folder with "
            "--data or ONRECORD_DATA"
        )
        return collections, (reason,)
    collections["articles"] = read_spoken_articles(folder / ARTICLES, root / "data" / CORPUS)
    return collections, ()


def _passage_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.txt"))


def resolve_given(text: SpokenText) -> tuple[Answer | None, ...]:
    """Resolve the speakers of a text's own statements, as the program resolves those it finds."""
    from onrecord.ingest import read_text
    from onrecord.resolve import resolve
    from onrecord.segment import segment

    document = read_text(text.text, lang="en")
    order = sorted(
        range(len(text.statements)),
        key=lambda index: _reading_order(text.statements[index]),
    )
    attributions = nest([text.statements[index].parts for index in order])
    resolution = resolve(document, segment(document), attributions)
    answers: list[Answer | None] = [None] * len(order)
    for index, speaker, why in zip(order, resolution.speaker_of, resolution.why, strict=True):
        if speaker is not None:
            found = resolution.speakers[speaker]
            answers[index] = Answer(found.id, found.name, why, found.kind)
    return tuple(answers)


def name_nearest(text: SpokenText) -> tuple[Answer | None, ...]:
    """Answer with the nearest name; two statements have one speaker where the names are equal."""
    names = (
        nearest_name(text.text, statement.parts.source, statement.parts.content[0])
        for statement in text.statements
    )
    return tuple(Answer(plain(name), name) if name else None for name in names)


def _reading_order(statement: SpokenStatement) -> tuple[int, int]:
    """Sort as a record does: by first content offset, then longer first."""
    content = statement.parts.content
    return content[0].start, -content[-1].end


def nest(statements: Sequence[GoldAttribution]) -> tuple[Attribution, ...]:
    """Make attributions; what lies inside the content of others is nested in the shortest."""
    from onrecord.attribute import lies_inside

    flat = [Attribution(each.source, each.cue, each.content) for each in statements]
    lengths = [sum(map(len, each.content)) for each in flat]
    nested = []
    for index, each in enumerate(flat):
        around = [
            other
            for other, holder in enumerate(flat)
            if lengths[other] > lengths[index] and lies_inside(each, holder.content)
        ]
        parent = min(around, key=lengths.__getitem__, default=None)
        nested.append(Attribution(each.source, each.cue, each.content, parent=parent))
    return tuple(nested)
