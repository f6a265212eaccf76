import pytest

from onrecord.describe import adopt
from onrecord.types import Attribution, Span


def attribution(*content, source=None, cue=None, parent=None):
    return Attribution(
        Span(*source) if source else None,
        Span(*cue) if cue else None,
        tuple(Span(*span) for span in content),
        parent,
    )


HOLDER = attribution((10, 50))
SPLIT = attribution((10, 20), (30, 50))

CASES = [
    ([], [], []),
    ([attribution((12, 20))], [], [None]),
    ([], [HOLDER], [None]),
    ([attribution((12, 20))], [HOLDER], [1, None]),
    ([attribution((10, 50))], [HOLDER], [1, None]),
    ([attribution((12, 20), source=(21, 25), cue=(26, 30))], [HOLDER], [1, None]),
    # A part lies outside.
    ([attribution((12, 20), source=(5, 9))], [HOLDER], [None, None]),
    ([attribution((12, 51))], [HOLDER], [None, None]),
    ([attribution((12, 20), (60, 70))], [HOLDER], [None, None]),
    ([attribution((60, 70))], [HOLDER], [None, None]),
    # In one of two spans, across both, between them.
    ([attribution((32, 40))], [SPLIT], [1, None]),
    ([attribution((12, 20), (30, 40))], [SPLIT], [1, None]),
    ([attribution((18, 32))], [SPLIT], [None, None]),
    ([attribution((20, 30))], [SPLIT], [None, None]),
    # What has a parent keeps it.
    ([attribution((12, 40)), attribution((15, 20), parent=0)], [HOLDER], [2, 0, None]),
    # Each finds its own holder.
    (
        [attribution((72, 80)), attribution((12, 20))],
        [HOLDER, attribution((70, 90))],
        [3, 2, None, None],
    ),
]


@pytest.mark.parametrize(("attributions", "holders", "parents"), CASES)
def test_adopt(attributions, holders, parents):
    joined = adopt(attributions, holders)
    assert [each.parent for each in joined] == parents
    assert [each.content for each in joined] == [each.content for each in (*attributions, *holders)]


def test_what_reads_the_holders_own_label_is_the_holder():
    turn = attribution((7, 50), source=(0, 5), cue=(5, 6))
    read = attribution((7, 49), source=(0, 5), cue=(5, 6))
    child = attribution((20, 30), parent=0)
    other = attribution((60, 70))
    grandchild = attribution((22, 28), parent=1)
    assert adopt([read, child, other, grandchild], [turn]) == (
        attribution((20, 30), parent=3),
        other,
        attribution((22, 28), parent=0),
        turn,
    )
