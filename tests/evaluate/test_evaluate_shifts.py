from pathlib import Path

import pytest

from onrecord.errors import CorpusError
from onrecord.evaluate import evaluate_shifts
from onrecord.evaluate.shift_cases import read_shift_cases
from onrecord.evaluate.shift_report import Share
from onrecord.tag import load_model, model_folder

GOLD = Path(__file__).parents[1] / "gold/shifts"
MODEL = load_model(model_folder("fast"), 1)
CASE = """## stance
2022-03-02 supports: {s1|Orle} {c1|backed} {t1|the barrage}.
2024-05-10 opposes: {s1|Orle} {c1|opposed} {t1|the barrage}.
"""


@pytest.fixture(scope="module")
def report():
    return evaluate_shifts(GOLD, MODEL)


def test_every_case_is_scored_by_every_program(report):
    assert [(row.collection, row.program) for row in report.rows] == [
        (half, program)
        for half in ("open", "held-back")
        for program in ("onrecord", "onrecord, acts given", "words in common")
    ]
    assert {row.collection: row.pairs for row in report.rows} == {"open": 74, "held-back": 73}
    assert all(row.recall.whole == 36 for row in report.rows)


def test_hardly_any_shift_is_marked_where_there_is_none(report):
    for row in report.rows[:2] + report.rows[3:5]:
        assert row.precision.part >= row.precision.whole - 1


def test_care_is_what_makes_it_precise(report):
    careless = [row for row in report.rows if row.program == "words in common"]
    assert all(row.precision.value < 60 for row in careless)


def test_no_pair_held_back_is_listed(report):
    assert all("open.txt" in miss.place for miss in report.misses)


def test_one_half_alone():
    report = evaluate_shifts(GOLD, MODEL, "held-back")
    assert {row.collection for row in report.rows} == {"held-back"}
    assert list(report.corpus) == ["shifts/held-back.txt"]
    assert report.misses == ()


@pytest.mark.parametrize(
    ("part", "whole", "interval"), [(0, 0, (0, 100)), (10, 10, (72.2, 100)), (5, 10, (23.7, 76.3))]
)
def test_wilson(part, whole, interval):
    assert Share(part, whole).interval == pytest.approx(interval, abs=0.05)


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        (CASE.replace("stance", "turn"), "'turn' is no kind of shift"),
        (CASE.replace("2024-05-10", "2021-05-10"), "the earlier day first"),
        (CASE.replace("2024-05-10", "2024-05-32"), "'2024-05-32' is no day"),
        (CASE.replace("opposes:", "fights:"), "is no line of a case"),
        (CASE.replace("{c1|backed} {t1|the barrage}", "backed the barrage"), "1 has 1 sources"),
        (CASE.replace("{s1|Orle} {c1|backed} {t1|the barrage}", "Orle"), "one statement, not 0"),
    ],
)
def test_a_malformed_case_is_named(tmp_path, wrong, problem):
    path = tmp_path / "open.txt"
    path.write_text(wrong, "utf-8")
    with pytest.raises(CorpusError, match=problem):
        read_shift_cases(path)
