"""Windows of examples, padded into tensors."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from corpus import ANNOTATORS, Example, Link
from onrecord.tag.decode import LABELS, LAYERS
from onrecord.tag.link import distance_classes
from onrecord.tag.windows import cut_windows

Item = TypeVar("Item")
ANONYMOUS = 0.3
"""Share of the crops whose annotator is not told: what reads texts that nobody annotated is
learned from these."""


@dataclass(frozen=True, slots=True)
class Crop:
    """The words ``first`` up to ``last`` of an example."""

    example: Example
    first: int
    last: int

    @property
    def pieces(self) -> int:
        """How many word pieces the crop has, the two marks at its ends left out."""
        return self.example.encoded.count_pieces(self.first, self.last)


@dataclass(frozen=True, slots=True)
class Links:
    """Links of one kind in a batch; see ``Pointer.loss`` for the shapes."""

    row: Tensor
    span: Tensor
    target: Tensor
    distance: Tensor


@dataclass(frozen=True, slots=True)
class Batch:
    """A padded batch of crops.

    Attributes:
        pieces, features, mask: (batch, pieces).
        first_pieces: Place of each word's first piece, (batch, words).
        words: True where there is a word, (batch, words).
        chains: For each paragraph in a crop, the places of its words in the flattened
            (batch * words), (chains, longest).
        labels: Gold labels of ``chains`` at the top and of what is nested, (2, chains, longest).
        in_chain: Mask of ``chains``, same shape.
        known: Chains whose labels are known at the top and of what is nested, (layers, chains).
        annotator: Whose habits each chain shows; see ``Network.emit_as``, (chains,).
        taught: A teacher's scores of the labels of ``chains``, (layers, chains, longest, labels);
            ``None`` where there is no teacher.
        source_of, cue_of: The links.
    """

    pieces: Tensor
    features: Tensor
    mask: Tensor
    first_pieces: Tensor
    words: Tensor
    chains: Tensor
    labels: Tensor
    in_chain: Tensor
    known: Tensor
    annotator: Tensor
    taught: Tensor | None
    source_of: Links
    cue_of: Links


def epoch_crops(examples: Sequence[Example], random: Random, max_pieces: int) -> list[Crop]:
    """Cut every example into windows whose first one ends at a place drawn at random."""
    crops: list[Crop] = []
    for example in examples:
        encoded = example.encoded
        starts = encoded.sentence_words[encoded.sentence_words > 0]
        reach = starts[encoded.word_pieces[starts] <= max_pieces]
        cut = int(random.choice(reach)) if len(reach) else 0
        for words in (range(cut), range(cut, encoded.words)):
            for window in cut_windows(encoded, words, max_pieces=max_pieces):
                crop = Crop(example, window.first, window.last)
                if crop.pieces <= max_pieces:
                    crops.append(crop)
    return crops


def epoch_batches(
    examples: Sequence[Example], seed: int, *, max_pieces: int, size: int
) -> Iterator[list[Crop]]:
    """Yield the crops of one epoch in batches of like length, in an order drawn from ``seed``."""
    random = Random(seed)
    crops = epoch_crops(examples, random, max_pieces)
    yield from batch_alike(crops, random, size=size, length=lambda crop: crop.pieces)


def batch_alike(
    items: Sequence[Item], random: Random, *, size: int, length: Callable[[Item], int]
) -> list[list[Item]]:
    """Return ``items`` in batches of like length, in an order drawn at random."""
    order = list(items)
    random.shuffle(order)
    chunk = size * 50
    batches: list[list[Item]] = []
    for start in range(0, len(order), chunk):
        alike = sorted(order[start : start + chunk], key=length)
        batches.extend(alike[at : at + size] for at in range(0, len(alike), size))
    random.shuffle(batches)
    return batches


def collate(
    crops: Sequence[Crop], *, begin: int, end: int, straighten: dict[int, int], random: Random
) -> Batch:
    """Pad ``crops`` into a batch.

    Args:
        crops: What to read.
        begin: Vocabulary id of the mark at a window's beginning.
        end: The one at its end.
        straighten: Vocabulary ids of curly quotation marks to those of straight ones; applied
            to one crop in eight, so that the model reads both alike.
        random: Draws those crops, and those whose annotator is not told.
    """
    longest = max(crop.pieces for crop in crops) + 2
    most_words = max(crop.last - crop.first for crop in crops)
    pieces = np.zeros((len(crops), longest), dtype=np.int64)
    features = np.zeros((len(crops), longest), dtype=np.int64)
    mask = np.zeros((len(crops), longest), dtype=bool)
    first_pieces = np.zeros((len(crops), most_words), dtype=np.int64)
    words = np.zeros((len(crops), most_words), dtype=bool)
    chains: list[np.ndarray] = []
    labels: list[np.ndarray] = []
    known: list[tuple[bool, bool]] = []
    annotators: list[int] = []
    taught: list[NDArray[np.float32]] = []
    for row, crop in enumerate(crops):
        encoded = crop.example.encoded
        start, stop = encoded.word_pieces[crop.first], encoded.word_pieces[crop.last]
        ids = encoded.pieces[start:stop]
        if random.random() < 1 / 8:
            ids = np.array([straighten.get(piece, piece) for piece in ids.tolist()])
        annotator = crop.example.annotator
        if random.random() < ANONYMOUS:
            annotator = len(ANNOTATORS)
        length = len(ids)
        pieces[row, : length + 2] = [begin, *ids, end]
        features[row, 1 : length + 1] = encoded.features[start:stop]
        mask[row, : length + 2] = True
        count = crop.last - crop.first
        first_pieces[row, :count] = encoded.word_pieces[crop.first : crop.last] - start + 1
        words[row, :count] = True
        paragraphs = encoded.paragraph_of[crop.first : crop.last]
        cuts = [0, *(np.flatnonzero(np.diff(paragraphs)) + 1).tolist(), count]
        for low, high in itertools.pairwise(cuts):
            chains.append(np.arange(low, high) + row * most_words)
            here = slice(crop.first + low, crop.first + high)
            gold = crop.example.labels[:, here].copy()
            gold[:, 0] -= (gold[:, 0] > 0) & (gold[:, 0] % 2 == 0)
            labels.append(gold)
            annotated = crop.example.annotator < len(ANNOTATORS)
            nesting = bool(crop.example.nesting_known[here].all())
            known.append((annotated, annotated and nesting))
            annotators.append(annotator)
            if crop.example.taught is not None:
                taught.append(crop.example.taught[:, here])
    shape = (len(chains), max(map(len, chains)))
    places = np.zeros(shape, dtype=np.int64)
    golds = np.zeros((LAYERS, *shape), dtype=np.int64)
    in_chain = np.zeros(shape, dtype=bool)
    scores = np.zeros((LAYERS, *shape, len(LABELS)), dtype=np.float32)
    for row, scored in enumerate(taught):
        scores[:, row, : scored.shape[1]] = scored
    for row, (chain, gold) in enumerate(zip(chains, labels, strict=True)):
        places[row, : len(chain)] = chain
        golds[:, row, : len(chain)] = gold
        in_chain[row, : len(chain)] = True
    return Batch(
        pieces=torch.from_numpy(pieces),
        features=torch.from_numpy(features),
        mask=torch.from_numpy(mask),
        first_pieces=torch.from_numpy(first_pieces),
        words=torch.from_numpy(words),
        chains=torch.from_numpy(places),
        labels=torch.from_numpy(golds),
        in_chain=torch.from_numpy(in_chain),
        known=torch.tensor(known).T,
        annotator=torch.tensor(annotators),
        taught=torch.from_numpy(scores) if taught else None,
        source_of=_links(crops, [crop.example.source_of for crop in crops], most_words),
        cue_of=_links(crops, [crop.example.cue_of for crop in crops], most_words),
    )


def _links(crops: Sequence[Crop], found: Sequence[Sequence[Link]], most_words: int) -> Links:
    row, span, target, distance = [], [], [], []
    for index, (crop, links) in enumerate(zip(crops, found, strict=True)):
        encoded = crop.example.encoded
        everything = np.minimum(np.arange(most_words) + crop.first, encoded.words - 1)
        for words, pointed in links:
            if not (crop.first <= words.start and words.stop <= crop.last):
                continue
            row.append(index)
            span.append((words.start - crop.first, words.stop - crop.first))
            if pointed and crop.first <= pointed.start and pointed.stop <= crop.last:
                target.append((pointed.start - crop.first, pointed.stop - crop.first))
            else:
                target.append((0, 0))
            distance.append(
                distance_classes(words.start, words.stop, everything, encoded.paragraph_of)
            )
    return Links(
        row=torch.tensor(row, dtype=torch.long),
        span=torch.tensor(span, dtype=torch.long).view(-1, 2),
        target=torch.tensor(target, dtype=torch.long).view(-1, 2),
        distance=torch.from_numpy(np.array(distance, dtype=np.int64).reshape(-1, most_words)),
    )
