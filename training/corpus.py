"""PolNeAR articles as word labels and links."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.evaluate.ontogum import read_chains
from onrecord.segment import segment
from onrecord.tag.decode import LABELS
from onrecord.tag.encode import EncodedText, encode
from onrecord.tag.pieces import WordPieces
from onrecord.types import Document, Layout, Origin, Span
from wrap import Annotated, Annotation, find_frames, wrap

Link = tuple[range, range | None]
"""The words of a span, and the words of the span it points at."""
Teach = Callable[[str, Layout], NDArray[np.float32]]
"""Returns a teacher's scores of the words' labels of a text, shape (layers, words, labels)."""


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
        annotator: Index of who annotated it in ``ANNOTATORS``; their number where nobody did, and
            only a teacher knows its labels.
        taught: A teacher's scores of each word's labels, shape (layers, words, labels); ``None``
            where there is no teacher.
    """

    encoded: EncodedText
    labels: NDArray[np.int64]
    nesting_known: NDArray[np.bool_]
    source_of: tuple[Link, ...]
    cue_of: tuple[Link, ...]
    annotator: int
    taught: NDArray[np.float32] | None


ANNOTATORS = ("4b22", "4e07", "5fec", "6b86", "d473", "ef2d")
"""Of the training split, as PolNeAR's files name them."""
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
            Annotated(
                article["text"],
                [_join_contents(article["text"], found) for found in article["attributions"]],
                annotator=article["annotator"],
            )
            for article in map(json.loads, lines)
        ]


def read_unannotated(folder: Path) -> list[Annotated]:
    """Read GUM's documents in CoNLL-U, for their texts alone."""
    return [Annotated(read_chains(path).text, ()) for path in sorted(folder.glob("*.conllu"))]


def _join_contents(text: str, attribution: Annotation) -> Annotation:
    """Join contents that nothing but white space parts.

    Some annotators end a content with each sentence and some do not, and no text tells which.
    """
    joined: list[list[int]] = []
    for start, end in sorted(attribution["content"]):
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1][1] = max(end, joined[-1][1])
        else:
            joined.append([start, end])
    return {**attribution, "content": joined}


def make_examples(
    articles: Sequence[Annotated],
    tokenizer: Tokenizer,
    random: Random,
    share: float,
    teach: Teach | None = None,
) -> Iterator[Example]:
    """Yield an example for each article, half of them with ``share`` of the paragraphs wrapped.

    ``teach`` is what a teacher says of a text.
    """
    frames = [frame for article in articles for frame in find_frames(article.text, article.plain)]
    pieces = WordPieces(tokenizer)
    for article in articles:
        if article.annotator and share and random.random() < 0.5:
            article = wrap(article, frames, random, share)
        yield make_example(article, pieces, teach)


def make_example(article: Annotated, pieces: WordPieces, teach: Teach | None = None) -> Example:
    """Label the words of ``article`` with its attributions.

    Where annotated spans overlap, source goes before cue and cue before content, as in the
    published protocol.
    """
    text = article.text
    origin = Origin(path="corpus", media_type="text/plain", sha256="")
    layout = segment(Document(text=text, origin=origin))
    encoded = encode(text, layout, pieces)
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
    annotator = (
        ANNOTATORS.index(article.annotator) if article.annotator in ANNOTATORS else len(ANNOTATORS)
    )
    taught = teach(text, layout) if teach else None
    if taught is not None and taught.shape[1] != encoded.words:
        raise ValueError(
            f"the teacher reads {taught.shape[1]} words and the student {encoded.words} in "
            f"{text[:60]!r} …: their tokenizers must part words alike"
        )
    return Example(
        encoded, labels, nesting_known, tuple(source_of), tuple(cue_of), annotator, taught
    )


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
