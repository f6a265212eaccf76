"""Read passages of a text with the model and decode what it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord.tag.decode import LABELS, Chains, decode, spans_of
from onrecord.tag.encode import EncodedText
from onrecord.tag.link import PointerWeights, point
from onrecord.tag.windows import Window, cut_windows
from onrecord.types import Role, Span, TaggedSpan, Tags

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from onrecord.tag.model import Model

_FAR = 1 << 30

BATCH = 8
"""Windows that the model reads at once: on two cores more of them gain nothing and cost memory."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the model says of the words of a passage.

    Attributes:
        words: Which words of the text.
        labels: Label scores of each word, shape (words, labels).
        views: Each window with the pointers' vectors of its words, shape (its words, vectors).
            Pointers compare vectors of one window, as in training: a vector also knows its place
            in the window.
    """

    words: range
    labels: NDArray[np.float32]
    views: tuple[tuple[Window, NDArray[np.float32]], ...]


def tag_encoded(
    encoded: EncodedText, model: Model, passages: Sequence[Span] | None = None
) -> tuple[Tags, ...]:
    """Find sources, cues and contents, and how they belong together.

    Args:
        encoded: A document's text, encoded with the model's tokenizer.
        model: Which model reads.
        passages: Stretches to read, each as if it stood alone; the whole text by default.

    Returns:
        The tags of each passage, with offsets into the text.
    """
    ranges = (
        [range(encoded.words)]
        if passages is None
        else [encoded.word_range(passage) for passage in passages]
    )
    return tuple(_decode(encoded, reading, model) for reading in _read(encoded, ranges, model))


def _read(encoded: EncodedText, ranges: Sequence[range], model: Model) -> Iterator[_Reading]:
    """Read each range of words, in windows that share batches by length."""
    planned: list[tuple[int, Window]] = [
        (index, window)
        for index, words in enumerate(ranges)
        for window in cut_windows(
            encoded, words, max_pieces=model.max_pieces, overlap=model.overlap
        )
    ]
    planned.sort(key=lambda item: encoded.count_pieces(item[1].first, item[1].last))
    labels = [np.zeros((len(words), len(LABELS)), dtype=np.float32) for words in ranges]
    views: list[list[tuple[Window, NDArray[np.float32]]]] = [[] for _ in ranges]
    for start in range(0, len(planned), BATCH):
        batch = planned[start : start + BATCH]
        scored, pointed = model.score(
            [_window_input(encoded, window, model.max_pieces) for _, window in batch]
        )
        for row, (index, window) in enumerate(batch):
            places = encoded.word_pieces[window.first : window.last]
            places = np.minimum(places - places[0], model.max_pieces - 1)
            kept = slice(window.keep_first - window.first, window.keep_last - window.first)
            begin = window.keep_first - ranges[index].start
            labels[index][begin : begin + kept.stop - kept.start] = scored[row, places[kept]]
            views[index].append((window, pointed[row, places]))
    for words, label, view in zip(ranges, labels, views, strict=True):
        yield _Reading(words, label, tuple(sorted(view, key=lambda item: item[0].first)))


def _window_input(
    encoded: EncodedText, window: Window, max_pieces: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    start = int(encoded.word_pieces[window.first])
    stop = min(int(encoded.word_pieces[window.last]), start + max_pieces)
    return encoded.pieces[start:stop], encoded.features[start:stop]


def _decode(encoded: EncodedText, reading: _Reading, model: Model) -> Tags:
    words = reading.words
    if not words:
        return Tags(())
    chains = Chains.split(reading.labels, encoded.paragraph_of[words.start : words.stop])
    path, certainty = decode(chains, model.first, model.between)
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
