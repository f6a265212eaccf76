import json
from pathlib import Path

import pytest

from onrecord.errors import CorpusError
from onrecord.evaluate import evaluate_identity
from onrecord.evaluate.identity import read_pairs

GOLD = Path(__file__).parents[1] / "gold/registry"
LINE = {
    "case": 1, "about": "a test", "truth": "same", "beside": [],
    "one": {"name": "Ada Quill", "kind": "person", "role": None, "date": None},
    "other": {"name": "Ada Quill", "kind": "person", "role": "mayor", "date": None},
}  # fmt: skip


@pytest.fixture(scope="module")
def report():
    return evaluate_identity(GOLD)


def test_pairs_are_joined_and_kept_apart_as_labelled(report):
    assert report.misses == ()
    floors = {"open.precision": 100, "open.recall": 100, "held-back.precision": 92,
              "held-back.recall": 95}  # fmt: skip
    for name, floor in floors.items():
        assert report.figures[f"identity.{name}"] >= floor, name


def test_neither_string_nor_surname_does_as_well(report):
    for half in ("open", "held-back"):
        own, *others = (row for row in report.rows if row.half == half)
        for other in others:
            assert own.precision.value > other.precision.value
            assert own.recall.value > other.recall.value


def test_of_the_half_that_is_held_back_only_totals_are_told():
    report = evaluate_identity(GOLD, "held-back")
    assert {row.half for row in report.rows} == {"held-back"}
    assert report.misses == ()
    assert json.dumps(report.to_json()).count("beside") == 0


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "line 1: it is no pair"),
        (json.dumps({**LINE, "truth": "perhaps"}), "truth is 'perhaps', not same"),
        (json.dumps({**LINE, "one": {"nom": "Ada"}}), "line 1: it is no pair"),
        (json.dumps({**LINE, "one": 5}), "line 1: it is no pair"),
    ],
)
def test_a_line_that_is_no_pair_is_refused(tmp_path, line, said):
    path = tmp_path / "pairs.jsonl"
    path.write_text(line, "utf-8")
    with pytest.raises(CorpusError, match=said):
        read_pairs(path)


def test_a_folder_without_pairs_is_refused(tmp_path):
    with pytest.raises(CorpusError, match=r"pairs\.jsonl: cannot be read"):
        evaluate_identity(tmp_path)
