import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluate.calibration import Judged, measure_reliability

CASES = {
    "as sure as right": ([(0.75, 1), (0.75, 1), (0.75, 1), (0.75, 0)], 0.0),
    "always sure, half right": ([(1.0, 1), (1.0, 0)], 0.5),
    "two bins": ([(0.2, 0), (0.2, 0), (0.8, 1), (0.8, 1)], 0.2),
    "annotators who disagree": ([(0.5, 0.5)], 0.0),
    "nothing": ([], 0.0),
}


@pytest.mark.parametrize(("judged", "error"), CASES.values(), ids=CASES)
def test_expected_calibration_error(judged, error):
    found = measure_reliability((Judged(*each) for each in judged), gold=4)
    assert found.error == pytest.approx(error)
    assert sum(each.number for each in found.bins) == len(judged)


def test_operating_points_trade_recall_for_precision():
    judged = [Judged(0.96, 1), Judged(0.92, 1), Judged(0.7, 0), Judged(0.3, 1)]
    points = {each.least: each for each in measure_reliability(judged, gold=4).points}
    assert (points[0.5].precision, points[0.5].recall) == (pytest.approx(200 / 3), 50)
    assert (points[0.9].precision, points[0.9].recall) == (100, 50)
    assert (points[0.95].precision, points[0.95].recall) == (100, 25)


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1))), st.floats(1, 100))
def test_the_error_is_a_share(judged, gold):
    found = measure_reliability((Judged(*each) for each in judged), gold)
    assert 0 <= found.error <= 1
    recalls = [each.recall for each in found.points]
    assert recalls == sorted(recalls, reverse=True)
