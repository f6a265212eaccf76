"""Read passages of a text with the model and decode what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from onrecord.tag.acts import ActScores
from onrecord.tag.decode import LABELS, LAYERS, Chains, decode, spans_of
from onrecord.tag.encode import EncodedText
from onrecord.tag.link import PointerWeights, point
from onrecord.tag.windows import cut_windows
from onrecord.types import ACTS, Role, Span, TaggedSpan, Tags

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from onrecord.tag.model import Model

DOUBT = 0.05
"""Probability from which a word that the best path leaves out is said to be a doubtful cue. 0.1
reads a fortieth of an article's words less; on the project's passages of nested statements its F1
is 1.6 points lower for the accurate model and half a point for the fast one."""
_NEVER = -1e4
"""Score of a label that cannot be."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the model says of the words of some passages.

    Attributes:
        words: Index of each word in the text, shape (words,).
        chain_of: Ascending numbers of the paragraphs, each passage's apart, shape (words,).
        paragraph_of: The text's paragraph of each word, shape (words,).
        window_of: The window that each was read in, shape (words,).
        labels: Label scores of each word in each layer, shape (layers, words, labels).
        vectors: The pointers' vectors of each word, shape (words, 4 * width).
        place_of: The place of each word's first piece in its window, shape (words,).
        middles: Of each window what acts are told from, where the model tells them.
    """

    words: NDArray[np.int64]
    chain_of: NDArray[np.int64]
    paragraph_of: NDArray[np.int64]
    window_of: NDArray[np.int64]
    labels: NDArray[np.float32]
    vectors: NDArray[np.float32]
    place_of: NDArray[np.int64]
    middles: tuple[NDArray[np.float32] | None, ...]


@dataclass(frozen=True, slots=True)
class TaggedText:
    """What the model says of a text.

    Attributes:
        top, nested: The tags of the statements at the top, and of those nested in their contents.
        acts: What its words say of acts; ``None`` where the model tells none.
    """

    top: Tags
    nested: Tags
    acts: ActScores | None


def tag_encoded(encoded: EncodedText, model: Model) -> TaggedText:
    """Find sources, cues and contents, how they belong together, and what speaks for which act.

    Args:
        encoded: A document's text, encoded with the model's tokenizer.
        model: Which model reads.
    """
    if not encoded.words:
        return TaggedText(Tags(()), Tags(()), None)
    reading = _read(encoded, [range(encoded.words)], model, whole=True)
    top, nested = reading.labels
    path, odds = decode(Chains.split(top, reading.chain_of), model.transitions[0])
    tags = _tags(encoded, reading, path, odds, model)
    acts = _score_acts(encoded, reading, path, model) if model.acts else None
    inside = path >= LABELS.index("content-begin")
    if not inside.any():
        return TaggedText(tags, Tags(()), acts)
    path, odds = _decode_nested(nested, inside, reading.chain_of, model)
    doubtful = np.flatnonzero((path == 0) & (odds[:, LABELS.index("cue-begin")] >= DOUBT))
    words = tuple(encoded.span_of(word, word + 1) for word in reading.words[doubtful].tolist())
    nested_tags = replace(_tags(encoded, reading, path, odds, model), doubtful=words)
    return TaggedText(tags, nested_tags, acts)


def tag_passages(encoded: EncodedText, model: Model, passages: Sequence[Span]) -> Tags:
    """Find the statements at the top of each of ``passages``, read as if it stood alone."""
    words = [found for passage in passages if (found := encoded.word_range(passage))]
    if not words:
        return Tags(())
    reading = _read(encoded, words, model)
    path, odds = decode(Chains.split(reading.labels[0], reading.chain_of), model.transitions[0])
    return _tags(encoded, reading, path, odds, model)


def score_words(encoded: EncodedText, model: Model) -> NDArray[np.float32]:
    """Return the label scores of each word in each layer, shape (layers, words, labels)."""
    if not encoded.words:
        return np.zeros((LAYERS, 0, len(LABELS)), dtype=np.float32)
    return _read(encoded, [range(encoded.words)], model).labels


def _read(
    encoded: EncodedText, passages: Sequence[range], model: Model, whole: bool = False
) -> _Reading:
    """Read the words of each passage, none of them empty, in windows of its own."""
    windows = [
        window
        for passage in passages
        for window in cut_windows(encoded, passage, max_pieces=model.max_pieces)
    ]
    edges = np.array([(window.first, window.last) for window in windows])
    starts, stops = encoded.word_pieces[edges].T
    stops = np.minimum(stops, starts + model.max_pieces)
    scored = model.score(
        [
            (encoded.pieces[start:stop], encoded.features[start:stop])
            for start, stop in zip(starts.tolist(), stops.tolist(), strict=True)
        ],
        whole,
    )
    words = np.concatenate([np.arange(passage.start, passage.stop) for passage in passages])
    window_of = np.arange(len(windows)).repeat(edges[:, 1] - edges[:, 0])
    lengths = stops - starts
    place_of = encoded.word_pieces[words] - starts[window_of]
    pieces = place_of + (lengths.cumsum() - lengths)[window_of]
    labels = np.concatenate([each.labels for each in scored])[pieces]
    paragraph_of = encoded.paragraph_of[words]
    opens = np.zeros(len(words), dtype=bool)
    opens[1:] = paragraph_of[1:] != paragraph_of[:-1]
    opens[np.cumsum([len(passage) for passage in passages[:-1]], dtype=np.int64)] = True
    return _Reading(
        words,
        opens.cumsum(),
        paragraph_of,
        window_of,
        labels.reshape(len(words), LAYERS, len(LABELS)).swapaxes(0, 1),
        np.concatenate([each.vectors for each in scored])[pieces],
        place_of,
        tuple(each.middle for each in scored),
    )


def _score_acts(
    encoded: EncodedText, reading: _Reading, path: NDArray[np.int64], model: Model
) -> ActScores:
    """Score the words of windows that a statement stands in; of others nothing is asked."""
    scores = np.zeros((len(path), 2 * len(ACTS)), dtype=np.float32)
    windows = np.unique(reading.window_of[path != 0]).tolist()
    middles = [middle for window in windows if (middle := reading.middles[window]) is not None]
    for window, found in zip(windows, model.score_acts(middles), strict=True):
        words = reading.window_of == window
        scores[words] = found[reading.place_of[words]]
    return ActScores(encoded, *np.split(scores, 2, axis=1))


def _decode_nested(
    scores: NDArray[np.float32],
    inside: NDArray[np.bool_],
    chain_of: NDArray[np.int64],
    model: Model,
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Decode the nested layer, which is empty outside contents."""
    scores = np.where(inside[:, None] | (np.arange(len(LABELS)) == 0), scores, _NEVER)
    # Of the words outside contents only a content's neighbours bear on what is decoded in it.
    searched = inside.copy()
    searched[1:] |= inside[:-1]
    searched[:-1] |= inside[1:]
    # Both only rise, so that the sum changes where either does.
    runs = (~searched).cumsum() + chain_of
    path = np.zeros(len(inside), dtype=np.int64)
    odds = np.zeros((len(inside), len(LABELS)))
    odds[:, 0] = 1
    path[searched], odds[searched] = decode(
        Chains.split(scores[searched], runs[searched]), model.transitions[1]
    )
    return path, odds


def _tags(
    encoded: EncodedText,
    reading: _Reading,
    path: NDArray[np.int64],
    odds: NDArray[np.float64],
    model: Model,
) -> Tags:
    """Turn a path of labels into spans, and link them."""
    found = spans_of(path)
    if not found:
        return Tags(())
    places: dict[Role, list[int]] = {"source": [], "cue": [], "content": []}
    for index, (role, _, _) in enumerate(found):
        places[role].append(index)
    edges = np.array([(first, last) for _, first, last in found])
    certainty = np.append(odds[np.arange(len(path)), path], 1.0)
    scores = np.minimum.reduceat(certainty, edges.ravel())[::2].tolist()
    starts = encoded.word_starts[reading.words[edges[:, 0]]].tolist()
    ends = encoded.word_ends[reading.words[edges[:, 1] - 1]].tolist()
    spans = tuple(
        TaggedSpan(role, Span(start, end), score)
        for (role, _, _), start, end, score in zip(found, starts, ends, scores, strict=True)
    )
    width = model.width
    links = []
    pointers: tuple[tuple[Role, Role, PointerWeights, int], ...] = (
        ("cue", "source", model.source_of, 0),
        ("content", "cue", model.cue_of, 2 * width),
    )
    for role, other, weights, column in pointers:
        pointing, targets = places[role], places[other]
        chosen = point(
            edges[pointing],
            edges[targets],
            reading.vectors[:, column : column + width],
            reading.vectors[:, column + width : column + 2 * width],
            reading.paragraph_of,
            reading.window_of,
            weights,
        )
        links.append(
            {
                index: (None if target is None else targets[target], odds)
                for index, (target, odds) in zip(pointing, chosen, strict=True)
            }
        )
    source_of, cue_of = links
    return Tags(spans, source_of, cue_of)
