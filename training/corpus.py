"""PolNeAR articles as word labels and links."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.segment import segment
from onrecord.tag.decode import LABELS
from onrecord.tag.encode import EncodedText, encode
from onrecord.types import Document, Origin, Span
from wrap import Annotated, Annotation, find_frames, wrap

Link = tuple[range, range | None]
"""The words of a span, and the words of the span it points at."""


@dataclass(frozen=True, slots=True)
class Example:
    """One annotated article.

    Attributes:
        encoded: Its text.
        labels: A label for each word, for statements at the top and for those nested in them,
            shape (layers, words).
        nesting_known: For each word, whether what the nested layer has there is annotated: not in
            the corpus's own contents, shape (words,).
        source_of: Cue to source.
        cue_of: Content to cue.
    """

    encoded: EncodedText
    labels: NDArray[np.int64]
    nesting_known: NDArray[np.bool_]
    source_of: tuple[Link, ...]
    cue_of: tuple[Link, ...]


HELD_OUT = 20
"""One article in so many is kept out of training where a run asks for it."""


def is_held_out(text: str) -> bool:
    """Whether an article of the training split is kept for what is fitted after training.

    The choice hangs on the text alone, so that it is the same for every annotator and every run.
    """
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4]) % HELD_OUT == 0


def read_articles(path: Path) -> list[Annotated]:
    """Read a PolNeAR file."""
    with path.open(encoding="utf-8") as lines:
        return [
            Annotated(article["text"], article["attributions"])
            for article in map(json.loads, lines)
        ]


def make_examples(
    articles: Sequence[Annotated], tokenizer: Tokenizer, random: Random, share: float
) -> Iterator[Example]:
    """Yield an example for each article, half of them with ``share`` of the paragraphs wrapped."""
    frames = [frame for article in articles for frame in find_frames(article.text, article.plain)]
    for article in articles:
        if share and random.random() < 0.5:
            article = wrap(article, frames, random, share)
        yield make_example(article, tokenizer)


def make_example(article: Annotated, tokenizer: Tokenizer) -> Example:
    """Label the words of ``article`` with its attributions.

    Where annotated spans overlap, source goes before cue and cue before content, as in the
    published protocol.
    """
    text = article.text
    origin = Origin(path="corpus", media_type="text/plain", sha256="")
    layout = segment(Document(text=text, origin=origin))
    encoded = encode(text, layout, tokenizer)
    top = [*article.plain, *article.outer]
    labels = np.stack([_label(encoded, top), _label(encoded, article.nested)])
    source_of: list[Link] = []
    cue_of: list[Link] = []
    for attribution in (*top, *article.nested):
        sources = _ranges(encoded, attribution["source"])
        cues = _ranges(encoded, attribution["cue"])
        if not cues:
            continue
        source_of.append((cues[0], sources[0] if sources else None))
        cue_of.extend((content, cues[0]) for content in _ranges(encoded, attribution["content"]))
    nesting_known = np.ones(encoded.words, dtype=bool)
    for attribution in article.plain:
        for words in _ranges(encoded, attribution["content"]):
            nesting_known[words.start : words.stop] = False
    return Example(encoded, labels, nesting_known, tuple(source_of), tuple(cue_of))


def _label(encoded: EncodedText, attributions: Sequence[Annotation]) -> NDArray[np.int64]:
    labels = np.zeros(encoded.words, dtype=np.int64)
    for role in ("content", "cue", "source"):
        begin = LABELS.index(f"{role}-begin")
        for attribution in attributions:
            for words in _ranges(encoded, attribution[role]):
                labels[words.start] = begin
                labels[words.start + 1 : words.stop] = begin + 1
    for word in range(1, len(labels)):
        # What an overlap cut off its beginning begins afresh.
        label = labels[word]
        if label and label % 2 == 0 and labels[word - 1] not in (label, label - 1):
            labels[word] = label - 1
    return labels


def _ranges(encoded: EncodedText, spans: Sequence[Sequence[int]]) -> list[range]:
    found = (encoded.word_range(Span(start, end)) for start, end in spans)
    return [words for words in found if words]
