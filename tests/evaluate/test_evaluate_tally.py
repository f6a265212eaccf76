import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluate.tally import Counts, intervals, scaled, total


@pytest.mark.parametrize(
    ("counts", "precision", "recall", "f1"),
    [
        (Counts(1, 2, 4), 50, 25, 100 / 3),
        (Counts(0, 0, 3), 0, 0, 0),
        (Counts(0, 3, 0), 0, 0, 0),
        (Counts(0, 0, 0), 100, 100, 100),  # nothing to find and nothing found
        (Counts(0.5, 1, 0.5), 50, 100, 200 / 3),
    ],
)
def test_figures(counts, precision, recall, f1):
    assert (counts.precision, counts.recall, counts.f1) == pytest.approx((precision, recall, f1))


def test_totals_and_weights():
    tallies = [{"a": Counts(1, 2, 3)}, scaled({"a": Counts(2, 2, 2), "b": Counts(0, 0, 1)}, 0.5)]
    assert total(tallies) == {"a": Counts(2, 3, 4), "b": Counts(0, 0, 0.5)}
    assert total([]) == {}


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_figures_lie_between_0_and_100(matched, spurious, missed):
    counts = Counts(matched, matched + spurious, matched + missed)
    assert all(0 <= figure <= 100 for figure in (counts.precision, counts.recall, counts.f1))


def test_intervals():
    tallies = [{"a": Counts(n % 3, 2, 2), "b": Counts(1, 1, 1)} for n in range(30)]
    bounds = intervals(tallies)
    low, high = bounds["a"]
    assert 0 < low < total(tallies)["a"].f1 < high < 100
    assert bounds["b"] == (100, 100)
    assert intervals(tallies) == bounds, "the draw is seeded"
    assert intervals(tallies, seed=1) != bounds


@pytest.mark.parametrize("tallies", [[], [{"a": Counts(1, 1, 1)}]])
def test_no_interval_from_fewer_than_two_articles(tallies):
    assert intervals(tallies) == {}


def test_an_article_without_a_measure_counts_nothing():
    assert intervals([{"a": Counts(1, 1, 1)}, {}])["a"] == (100, 100)
