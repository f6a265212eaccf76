import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tag.link import DISTANCES, PointerWeights, distance_classes, point


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


@pytest.mark.parametrize("targets", [[], [range(0, 1)], [range(0, 2), range(4, 5), range(6, 7)]])
def test_probabilities_sum_to_one(targets):
    random = np.random.default_rng(7)
    words, width = 8, 4
    weights = PointerWeights(
        random.normal(size=DISTANCES).astype(np.float32),
        random.normal(size=width).astype(np.float32),
        0.3,
    )
    odds = point(
        [range(2, 4), range(5, 6)],
        targets,
        random.normal(size=(words, width)).astype(np.float32),
        random.normal(size=(words, width)).astype(np.float32),
        np.zeros(words, dtype=np.int64),
        weights,
    )
    assert odds.shape == (2, len(targets) + 1)
    assert np.allclose(odds.sum(1), 1)


def test_a_span_points_at_the_key_that_fits():
    keys = np.zeros((5, 2), dtype=np.float32)
    keys[4] = [9, 0]
    queries = np.tile(np.array([1, 0], dtype=np.float32), (5, 1))
    weights = PointerWeights(np.zeros(DISTANCES, np.float32), np.zeros(2, np.float32), 0.0)
    odds = point(
        [range(1, 2)], [range(0, 1), range(4, 5)], queries, keys, np.zeros(5, int), weights
    )
    assert odds[0].argmax() == 1
