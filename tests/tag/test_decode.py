from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from onrecord.tag.decode import (
    LABELS,
    Chains,
    Transitions,
    allowed_transitions,
    decode,
    spans_of,
)

FIRST_ALLOWED, BETWEEN_ALLOWED = allowed_transitions()


def weights(draw_first, draw_between):
    first = np.where(FIRST_ALLOWED, draw_first, -1e4).astype(np.float32)
    between = np.where(BETWEEN_ALLOWED, draw_between, -1e4).astype(np.float32)
    return Transitions(first, between)


scores = st.floats(-4, 4, width=32)
labels = len(LABELS)


def legal_paths(length):
    for path in product(range(labels), repeat=length):
        legal = FIRST_ALLOWED[path[0]] and all(BETWEEN_ALLOWED[a, b] for a, b in pairwise(path))
        if legal:
            yield path


def path_score(path, emissions, first, between):
    total = first[path[0]] + sum(emissions[i, label] for i, label in enumerate(path))
    return total + sum(between[a, b] for a, b in pairwise(path))


@given(
    arrays.arrays(np.float32, (4, labels), elements=scores),
    arrays.arrays(np.float32, (labels,), elements=scores),
    arrays.arrays(np.float32, (labels, labels), elements=scores),
)
def test_decode_agrees_with_trying_every_path(emissions, draw_first, draw_between):
    transitions = weights(draw_first, draw_between)
    first, between = transitions.first, transitions.between
    chains = Chains.split(emissions, np.zeros(4, dtype=np.int64))
    path, found = decode(chains, transitions)
    every = list(legal_paths(4))
    totals = np.array([path_score(p, emissions, first, between) for p in every], dtype=np.float64)
    best = path_score(tuple(path.tolist()), emissions, first, between)
    assert np.isclose(best, totals.max(), atol=1e-3)
    odds = np.exp(totals - totals.max())
    odds /= odds.sum()
    for word, label in product(range(4), range(labels)):
        expected = sum(o for p, o in zip(every, odds, strict=True) if p[word] == label)
        assert np.isclose(found[word, label], expected, atol=1e-4)


@given(
    st.lists(st.integers(1, 6), min_size=1, max_size=5),
    st.integers(0, 2**32 - 1),
)
def test_paragraphs_are_decoded_each_by_itself(lengths, seed):
    random = np.random.default_rng(seed)
    emissions = random.normal(size=(sum(lengths), labels)).astype(np.float32)
    transitions = weights(random.normal(size=labels), random.normal(size=(labels, labels)))
    paragraph_of = np.repeat(np.arange(len(lengths)), lengths)
    together, odds = decode(Chains.split(emissions, paragraph_of), transitions)
    start = 0
    for length in lengths:
        part = emissions[start : start + length]
        alone, odds_alone = decode(
            Chains.split(part, np.zeros(length, dtype=np.int64)), transitions
        )
        assert together[start : start + length].tolist() == alone.tolist()
        assert np.allclose(odds[start : start + length], odds_alone)
        start += length


def test_spans_of_a_path():
    path = np.array([0, 1, 2, 3, 5, 6, 6, 5, 0, 3])
    assert spans_of(path) == [
        ("source", 1, 3),
        ("cue", 3, 4),
        ("content", 4, 7),
        ("content", 7, 8),
        ("cue", 9, 10),
    ]
