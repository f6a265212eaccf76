"""The evaluation of followed quotations: labels, scores, and that what is held back stays so."""

from pathlib import Path

import pytest

from onrecord.errors import CorpusError
from onrecord.evaluate import evaluate_quotations
from onrecord.evaluate.quotation_cases import read_labelled_quotations
from onrecord.evaluate.quotation_report import score_groups

FOLDER = Path(__file__).parent.parent / "gold/quotations"


def test_labels_are_read_with_their_parts(tmp_path):
    path = tmp_path / "open.txt"
    path.write_text("== one\na | A b, // c d.\n- | Yes\n\n== two\na | E f.\n", "utf-8")
    first, alone, other = read_labelled_quotations(path)
    assert [span.of(first.text) for span in first.parts] == ["A b,", "c d."]
    assert (alone.label, alone.truth) == (None, (0, "line 3"))
    assert first.truth != other.truth


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("a | before any case\n", "line 1 is 'a | before any case'"),
        ("== one\nno border\n", "line 2"),
        ("\n", "there are no quotations"),
    ],
)
def test_another_form_is_refused(tmp_path, content, said):
    path = tmp_path / "open.txt"
    path.write_text(content, "utf-8")
    with pytest.raises(CorpusError, match=said.replace("|", r"\|")):
        read_labelled_quotations(path)
    with pytest.raises(CorpusError, match="cannot be read"):
        read_labelled_quotations(tmp_path / "missing.txt")


def test_scores_of_groups():
    cases, truth = [0, 0, 0, 1], ["a", "a", "a", "b"]
    assert score_groups("open", "x", cases, truth, truth).values == dict.fromkeys(
        ("pair-precision", "pair-recall", "b3-precision", "b3-recall", "b3-f1"), 100.0
    )
    apart = score_groups("open", "x", cases, truth, [1, 2, 3, 4]).values
    assert (apart["pair-precision"], apart["pair-recall"]) == (100, 0)
    assert (apart["b3-precision"], apart["b3-recall"]) == (100, 50)
    joined = score_groups("open", "x", cases, truth, [1, 1, 1, 1]).values
    assert (joined["pair-precision"], joined["pair-recall"]) == (50, 100)
    # Of the four, three have three of four right, and one has one of four.
    assert joined["b3-precision"] == 100 * (3 * 3 / 4 + 1 / 4) / 4


def test_every_way_is_scored_and_nothing_is_told_of_what_is_held_back():
    report = evaluate_quotations(FOLDER)
    assert len({row.program for row in report.rows}) == 4
    opened = {each.text for each in read_labelled_quotations(FOLDER / "open.txt")}
    assert {miss.one for miss in report.misses} | {miss.other for miss in report.misses} <= opened
    held_back = evaluate_quotations(FOLDER, "held-back")
    assert held_back.misses == ()
    assert list(held_back.corpus) == ["quotations/held-back.txt"]
    own = [row for row in report.rows if row.program == "onrecord"]
    for row in own:
        others = [each for each in report.rows if each.collection == row.collection]
        assert row.values["b3-f1"] == max(each.values["b3-f1"] for each in others)
