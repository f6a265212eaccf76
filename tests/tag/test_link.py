import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tag import link
from onrecord.tag.link import DISTANCES, PointerWeights, distance_classes


def point(spans, targets, *rest):
    """Point with spans given as ranges."""
    edges = [
        np.array([(each.start, each.stop) for each in given], dtype=np.int64).reshape(-1, 2)
        for given in (spans, targets)
    ]
    return link.point(*edges, *rest)


@given(st.integers(0, 30), st.integers(1, 10), st.integers(40, 60), st.integers(0, 2**32 - 1))
def test_distance_classes_are_in_range_and_tell_sides_apart(first, length, words, seed):
    paragraph_of = np.sort(np.random.default_rng(seed).integers(0, 6, words))
    places = np.arange(words)
    classes = distance_classes(first, first + length, places, paragraph_of)
    assert classes.min() >= 0
    assert classes.max() < DISTANCES
    inside = classes[first : first + length] // 5
    assert (inside == inside[0]).all()
    assert (classes[:first] // 5 < inside[0]).all()
    assert (classes[first + length :] // 5 > inside[0]).all()


def random_weights(random, width):
    return PointerWeights(
        random.normal(size=DISTANCES).astype(np.float32),
        random.normal(size=width).astype(np.float32),
        0.3,
    )


def ranges(draw_cuts, words):
    cuts = sorted(set(draw_cuts))
    return [range(low, high) for low, high in itertools.pairwise(cuts) if high <= words]


def expected(span, targets, queries, keys, paragraph_of, weights):
    """Score one span within one window, as the formula says."""
    width = queries.shape[1]
    query = queries[span.start : span.stop].mean(0) / np.sqrt(width)
    scores = []
    for target in targets:
        words = np.array(target)
        classes = distance_classes(span.start, span.stop, words, paragraph_of)
        scores.append(np.logaddexp.reduce(keys[words] @ query + weights.distance[classes]))
    scores.append(query @ weights.nothing + weights.nothing_bias)
    odds = np.exp(scores - np.max(scores))
    return odds / odds.sum()


@given(
    st.lists(st.integers(0, 30), min_size=2, max_size=8),
    st.lists(st.integers(0, 30), min_size=0, max_size=8),
    st.integers(0, 2**32 - 1),
)
def test_point_agrees_with_the_formula_in_one_window(span_cuts, target_cuts, seed):
    random = np.random.default_rng(seed)
    words, width = 30, 4
    spans, targets = ranges(span_cuts, words), ranges(target_cuts, words)
    queries, keys = random.normal(size=(2, words, width)).astype(np.float32)
    paragraph_of = np.sort(random.integers(0, 4, words))
    weights = random_weights(random, width)
    window_of = np.zeros(words, dtype=np.int64)
    found = point(spans, targets, queries, keys, paragraph_of, window_of, weights)
    assert len(found) == len(spans)
    for span, (target, odds) in zip(spans, found, strict=True):
        every = expected(span, targets, queries, keys, paragraph_of, weights)
        assert np.isclose(odds, every.max(), atol=1e-4)
        place = len(targets) if target is None else target
        assert np.isclose(every[place], every.max(), atol=1e-4)


def test_a_span_points_only_at_what_its_own_window_has():
    keys = np.zeros((6, 2), dtype=np.float32)
    keys[4] = [9, 0]
    queries = np.tile(np.array([1, 0], dtype=np.float32), (6, 1))
    weights = PointerWeights(np.zeros(DISTANCES, np.float32), np.zeros(2, np.float32), -5.0)
    spans, targets = [range(1, 2), range(5, 6)], [range(0, 1), range(4, 5)]
    paragraph_of = np.zeros(6, int)
    together = point(spans, targets, queries, keys, paragraph_of, np.zeros(6, int), weights)
    assert [target for target, _ in together] == [1, 1]
    parted = point(
        spans, targets, queries, keys, paragraph_of, np.array([0, 0, 0, 1, 1, 1]), weights
    )
    assert [target for target, _ in parted] == [0, 1]


def test_a_span_alone_in_its_window_points_at_nothing():
    vectors = np.ones((4, 2), dtype=np.float32)
    weights = PointerWeights(np.zeros(DISTANCES, np.float32), np.zeros(2, np.float32), -5.0)
    windows = np.array([0, 0, 1, 1])
    found = point([range(0, 1)], [range(3, 4)], vectors, vectors, windows * 0, windows, weights)
    assert found == [(None, 1.0)]


def test_a_span_over_a_windows_edge_belongs_to_the_window_with_more_of_it():
    queries = np.zeros((6, 2), dtype=np.float32)
    keys = np.zeros((6, 2), dtype=np.float32)
    weights = PointerWeights(np.zeros(DISTANCES, np.float32), np.zeros(2, np.float32), -5.0)
    windows = np.array([0, 0, 1, 1, 1, 1])
    found = point(
        [range(1, 5)], [range(0, 1), range(5, 6)], queries, keys, windows * 0, windows, weights
    )
    assert found[0][0] == 1
