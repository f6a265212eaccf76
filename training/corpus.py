"""PolNeAR articles as word labels and links."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.segment import segment
from onrecord.tag.decode import LABELS
from onrecord.tag.encode import EncodedText, encode
from onrecord.types import Document, Origin, Span

Link = tuple[range, range | None]
"""The words of a span, and the words of the span it points at."""


@dataclass(frozen=True, slots=True)
class Example:
    """One annotated article.

    Attributes:
        encoded: Its text.
        labels: A label for each word, shape (words,).
        source_of: Cue to source.
        cue_of: Content to cue.
    """

    encoded: EncodedText
    labels: NDArray[np.int64]
    source_of: tuple[Link, ...]
    cue_of: tuple[Link, ...]


def read_examples(path: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """Yield an example for each line of a PolNeAR file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            yield make_example(article["text"], article["attributions"], tokenizer)


def make_example(
    text: str, attributions: Sequence[dict[str, list[list[int]]]], tokenizer: Tokenizer
) -> Example:
    """Label the words of ``text`` with gold attributions.

    Where annotated spans overlap, source goes before cue and cue before content, as in the
    published protocol.
    """
    origin = Origin(path="corpus", media_type="text/plain", sha256="")
    layout = segment(Document(text=text, origin=origin))
    encoded = encode(text, layout, tokenizer)
    labels = np.zeros(encoded.words, dtype=np.int64)
    source_of: list[Link] = []
    cue_of: list[Link] = []
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
    for attribution in attributions:
        sources = _ranges(encoded, attribution["source"])
        cues = _ranges(encoded, attribution["cue"])
        if not cues:
            continue
        source_of.append((cues[0], sources[0] if sources else None))
        cue_of.extend((content, cues[0]) for content in _ranges(encoded, attribution["content"]))
    return Example(encoded, labels, tuple(source_of), tuple(cue_of))


def _ranges(encoded: EncodedText, spans: Sequence[Sequence[int]]) -> list[range]:
    found = (encoded.word_range(Span(start, end)) for start, end in spans)
    return [words for words in found if words]
