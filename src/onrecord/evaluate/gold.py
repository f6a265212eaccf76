"""Readers of the evaluation corpora.

The corpora are not part of the project: they lie under ``ONRECORD_DATA``.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from onrecord.errors import CorpusError
from onrecord.evaluate.fields import Fields, read_bytes, read_lines
from onrecord.types import Span

LABELS = frozenset(
    {"O", *(f"{place}-{role}" for place in "BI" for role in ("source", "cue", "content"))}
)


class Parts(Protocol):
    """The spans of one statement: what gold attributions and predicted statements share."""

    @property
    def source(self) -> Span | None:
        """Who it is attributed to."""

    @property
    def cue(self) -> Span | None:
        """What signals the attribution."""

    @property
    def content(self) -> tuple[Span, ...]:
        """What is attributed."""


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """One attribution as an annotator marked it.

    Attributes:
        id: The annotator's identifier, unique within the article.
        source, cue: One span each, or ``None``. Where the corpus gives several (eleven times in
            the 840 articles of PolNeAR's training part, never in its development part), the
            stretch from the first to the last.
        content: Ascending.
    """

    id: str
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One annotator's reading of one article.

    Attributes:
        id: Of the article: the same for all its annotators.
        annotator: Who marked it.
        text: The raw text that every span points into.
        attributions: Without those that have no content: a marking without any words attributed
            is no statement (one in PolNeAR's development part, with no span at all).
    """

    id: str
    annotator: str
    text: str
    attributions: tuple[GoldAttribution, ...]


@dataclass(frozen=True, slots=True)
class GoldPassage:
    """A paragraph as tokens with BIO labels, in the form that CofeNet published.

    Attributes:
        id: ``{article}_{annotator}`` in PolNeAR; the book's part in RiQuA.
        tokens: As the Penn Treebank writes them.
        labels: ``O``, or ``B-`` or ``I-`` before ``source``, ``cue`` or ``content``.
    """

    id: str
    tokens: tuple[str, ...]
    labels: tuple[str, ...]


def corpus_root() -> Path | None:
    """Return the folder that holds the corpora, ``None`` where there is none.

    It is ``ONRECORD_DATA``, or else ``../shared``.

    Raises:
        CorpusError: If ``ONRECORD_DATA`` is set and is not a folder.
    """
    given = os.environ.get("ONRECORD_DATA")
    root = Path(given or "../shared")
    if root.is_dir():
        return root
    if given:
        raise CorpusError(
            f"ONRECORD_DATA is {given!r}, which is not a folder. "
            "Set it to the folder that holds data/polnear, or unset it."
        )
    return None


def checksum(path: Path) -> str:
    """Return the SHA-256 of a corpus file, in hexadecimal."""
    return hashlib.sha256(read_bytes(path)).hexdigest()


def read_articles(path: Path) -> tuple[GoldArticle, ...]:
    """Read articles with their attributions, one JSON object a line.

    Raises:
        CorpusError: If the file is missing or a line is not of this form.
    """
    return tuple(map(_article, read_lines(path)))


def read_passages(path: Path) -> tuple[GoldPassage, ...]:
    """Read passages of tokens with BIO labels, one JSON object a line.

    Raises:
        CorpusError: If the file is missing or a line is not of this form.
    """
    return tuple(map(_passage, read_lines(path)))


def _article(fields: Fields) -> GoldArticle:
    text = fields.string("text")
    attributions = tuple(
        GoldAttribution(
            id=attribution.string("id"),
            source=hull(attribution.spans("source", len(text))),
            cue=hull(attribution.spans("cue", len(text))),
            content=attribution.spans("content", len(text)),
        )
        for attribution in fields.objects("attributions")
    )
    return GoldArticle(
        id=fields.string("id"),
        annotator=fields.string("annotator"),
        text=text,
        attributions=tuple(attribution for attribution in attributions if attribution.content),
    )


def hull(spans: tuple[Span, ...]) -> Span | None:
    """Return the stretch from the first to the last of ascending spans, ``None`` for none."""
    return Span(spans[0].start, spans[-1].end) if spans else None


def _passage(fields: Fields) -> GoldPassage:
    tokens, labels = fields.strings("tokens"), fields.strings("labels", LABELS)
    if len(labels) != len(tokens):
        raise fields.wrong(
            "the number of labels", len(labels), f"{len(tokens)}, one for each token"
        )
    return GoldPassage(fields.string("id"), tokens, labels)
