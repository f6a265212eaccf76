"""Read passages of a text with the model and decode what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord.tag.decode import LABELS, LAYERS, Chains, decode, spans_of
from onrecord.tag.encode import EncodedText
from onrecord.tag.link import PointerWeights, point
from onrecord.tag.windows import Window, cut_windows
from onrecord.types import Role, Span, TaggedSpan, Tags

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from onrecord.tag.model import Model

_FAR = 1 << 30
_NEVER = -1e4
"""Score of a label that cannot be."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the model says of the words of a passage.

    Attributes:
        words: Which words of the text.
        labels: Label scores of each word in each layer, shape (layers, words, labels).
        views: Each window with the pointers' vectors of its words, shape (its words, vectors).
            Pointers compare vectors of one window, as in training: a vector also knows its place
            in the window.
    """

    words: range
    labels: NDArray[np.float32]
    views: tuple[tuple[Window, NDArray[np.float32]], ...]


def tag_encoded(
    encoded: EncodedText, model: Model, passage: Span | None = None
) -> tuple[Tags, Tags]:
    """Find sources, cues and contents, and how they belong together.

    Args:
        encoded: A document's text, encoded with the model's tokenizer.
        model: Which model reads.
        passage: A stretch to read as if it stood alone; the whole text by default.

    Returns:
        The tags of the statements at the top, and of those nested in their contents, with
        offsets into the text.
    """
    words = range(encoded.words) if passage is None else encoded.word_range(passage)
    if not words:
        return Tags(()), Tags(())
    reading = _read(encoded, words, model)
    paragraphs = encoded.paragraph_of[words.start : words.stop]
    top, nested = reading.labels
    path, certainty = decode(Chains.split(top, paragraphs), model.transitions[0])
    tags = _tags(encoded, reading, path, certainty, model)
    inside = path >= LABELS.index("content-begin")
    if not inside.any():
        return tags, Tags(())
    nested = np.where(inside[:, None] | (np.arange(len(LABELS)) == 0), nested, _NEVER)
    nested_path, nested_certainty = np.zeros_like(path), np.ones_like(certainty)
    searched = np.isin(paragraphs, paragraphs[inside])
    nested_path[searched], nested_certainty[searched] = decode(
        Chains.split(nested[searched], paragraphs[searched]), model.transitions[1]
    )
    return tags, _tags(encoded, reading, nested_path, nested_certainty, model)


def _read(encoded: EncodedText, words: range, model: Model) -> _Reading:
    """Read the words in windows."""
    windows = cut_windows(encoded, words, max_pieces=model.max_pieces, overlap=model.overlap)
    labels = np.zeros((LAYERS, len(words), len(LABELS)), dtype=np.float32)
    views = []
    for window in windows:
        start = int(encoded.word_pieces[window.first])
        stop = min(int(encoded.word_pieces[window.last]), start + model.max_pieces)
        scored, vectors = model.score(encoded.pieces[start:stop], encoded.features[start:stop])
        places = encoded.word_pieces[window.first : window.last] - start
        places = np.minimum(places, model.max_pieces - 1)
        kept = places[window.keep_first - window.first : window.keep_last - window.first]
        begin = window.keep_first - words.start
        labels[:, begin : begin + len(kept)] = (
            scored[kept].reshape(len(kept), LAYERS, len(LABELS)).swapaxes(0, 1)
        )
        views.append((window, vectors[places]))
    return _Reading(words, labels, tuple(views))


def _tags(
    encoded: EncodedText,
    reading: _Reading,
    path: NDArray[np.int64],
    certainty: NDArray[np.float64],
    model: Model,
) -> Tags:
    """Turn a path of labels into spans, and link them."""
    words = reading.words
    spans: list[TaggedSpan] = []
    ranges: list[range] = []
    for role, first, last in spans_of(path):
        ranges.append(range(words.start + first, words.start + last))
        score = float(certainty[first:last].min())
        spans.append(TaggedSpan(role, encoded.span_of(ranges[-1].start, ranges[-1].stop), score))
    by_role: dict[Role, list[int]] = {"source": [], "cue": [], "content": []}
    for index, span in enumerate(spans):
        by_role[span.role].append(index)
    width = model.width
    return Tags(
        tuple(spans),
        _link(
            encoded, reading, ranges, by_role["cue"], by_role["source"], 0, model.source_of, width
        ),
        _link(
            encoded,
            reading,
            ranges,
            by_role["content"],
            by_role["cue"],
            2 * width,
            model.cue_of,
            width,
        ),
    )


def _link(
    encoded: EncodedText,
    reading: _Reading,
    ranges: Sequence[range],
    pointing: Sequence[int],
    targets: Sequence[int],
    column: int,
    weights: PointerWeights,
    width: int,
) -> dict[int, tuple[int | None, float]]:
    """Find for each pointing span its likeliest target in the window that reads it best."""
    chosen: dict[int, tuple[int | None, float]] = {}
    homes = [_home(reading, ranges[index]) for index in pointing]
    for view, (window, vectors) in enumerate(reading.views):
        here = [index for index, home in zip(pointing, homes, strict=True) if home == view]
        if not here:
            continue
        within = [
            index
            for index in targets
            if window.first <= ranges[index].start and ranges[index].stop <= window.last
        ]
        odds = point(
            [_shifted(ranges[index], window) for index in here],
            [_shifted(ranges[index], window) for index in within],
            vectors[:, column : column + width],
            vectors[:, column + width : column + 2 * width],
            encoded.paragraph_of[window.first : window.last],
            weights,
        )
        options: list[int | None] = [*within, None]
        for index, best, row in zip(here, odds.argmax(1).tolist(), odds, strict=True):
            chosen[index] = (options[best], float(row[best]))
    return chosen


def _home(reading: _Reading, words: range) -> int:
    """Return the window in which ``words`` stand farthest from an edge that cuts the text."""

    def margin(view: int) -> int:
        window = reading.views[view][0]
        before = words.start - window.first if window.first > reading.words.start else _FAR
        after = window.last - words.stop if window.last < reading.words.stop else _FAR
        return min(before, after)

    return max(range(len(reading.views)), key=margin)


def _shifted(words: range, window: Window) -> range:
    # A span longer than a window is cut to what the window has of it.
    return range(
        max(words.start, window.first) - window.first, min(words.stop, window.last) - window.first
    )
