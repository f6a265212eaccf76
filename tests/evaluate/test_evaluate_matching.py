from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluate.matching import best_matching

PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(0, 8).map(lambda n: n / 8)
)


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ({}, {}),
        ({(0, 0): 1.0}, {0: 0}),
        ({(0, 0): 0.0}, {0: 0}),  # a pair without a score may still be matched
        ({(0, 0): 0.6, (0, 1): 0.9}, {0: 1}),
        # the larger matching is preferred to the better pair
        ({(0, 0): 1.0, (0, 1): 0.5, (1, 0): 0.5}, {0: 1, 1: 0}),
        # of two matchings of the same size, the closer: a parent and its child do not change places
        ({(0, 0): 1.0, (0, 1): 0.6, (1, 0): 0.6, (1, 1): 1.0}, {0: 0, 1: 1}),
        # a chain of three
        ({(0, 0): 1, (1, 0): 1, (1, 1): 1, (2, 1): 1, (2, 2): 1}, {0: 0, 1: 1, 2: 2}),
    ],
)
def test_matching(scores, expected):
    assert best_matching(scores) == expected


@given(PAIRS)
def test_one_to_one_and_only_allowed_pairs(scores):
    matching = best_matching(scores)
    assert all(pair in scores for pair in matching.items())
    assert len(set(matching.values())) == len(matching)


@given(PAIRS)
def test_same_size_and_score_from_either_side(scores):
    there = best_matching(scores)
    back = best_matching({(right, left): score for (left, right), score in scores.items()})
    assert len(there) == len(back)
    assert sum(scores[pair] for pair in there.items()) == sum(
        scores[left, right] for right, left in back.items()
    )


@given(
    st.dictionaries(st.tuples(st.integers(0, 2), st.integers(0, 2)), st.sampled_from([0, 0.5, 1]))
)
def test_best_of_all_matchings(scores):
    matching = best_matching(scores)
    sums = {(0, 0.0)}
    for rights in permutations([0, 1, 2, None, None, None], 3):
        pairs = [pair for pair in enumerate(rights) if pair in scores]
        sums.add((len(pairs), sum(scores[pair] for pair in pairs)))
    assert (len(matching), sum(scores[pair] for pair in matching.items())) == max(sums)
