"""The evaluation of checks: cases, generated quotations, baselines and scores."""

import json
from pathlib import Path

import pytest

from onrecord.checks import VERDICTS
from onrecord.errors import CorpusError
from onrecord.evaluate.check_baselines import by_difflib, by_rapidfuzz, exact
from onrecord.evaluate.check_cases import collection_of, read_case
from onrecord.evaluate.check_report import Outcome, macro_f1, score_rows
from onrecord.evaluate.checking import verify_given
from onrecord.evaluate.generate import generate_cases
from onrecord.evaluate.speeches import read_speeches

FOLDER = Path(__file__).parent.parent / "gold/checks"


@pytest.fixture(scope="module")
def speeches():
    return read_speeches(FOLDER / "speeches.txt")


def test_generated_quotations_are_many_and_half_of_them_harmless(speeches):
    labels = [label for case in generate_cases(speeches) for label in case.labels]
    harmless = sum(label.verdict in ("verbatim", "normalised") for label in labels)
    assert len(labels) >= 2000
    assert 0.45 <= harmless / len(labels) <= 0.55


def test_the_same_seed_gives_the_same_articles(speeches):
    one, other = (
        [case.article.text for case in generate_cases(speeches, rounds=1)] for _ in range(2)
    )
    assert one == other
    changed = [case.article.text for case in generate_cases(speeches, rounds=1, seed=2)]
    assert one != changed


def test_generated_words_stand_where_their_labels_say(speeches):
    for case in generate_cases(speeches, rounds=2):
        for label in case.labels:
            text, span = case.article.text, label.claim.span
            assert text[span.start - 1] == "“"
            assert text[span.end] == "”"
            assert label.verdict in VERDICTS
            words = span.of(text).strip(".,?")
            if label.verdict == "verbatim":
                assert words in case.transcripts[0].text
            if label.verdict == "not-found":
                assert words not in case.transcripts[0].text


def test_a_mark_of_an_unknown_kind_is_refused(tmp_path):
    path = tmp_path / "speeches.txt"
    path.write_text("== A\n@ B\nIt {bent|is|was} so.\n", "utf-8")
    with pytest.raises(CorpusError, match="there is no kind 'bent' of change"):
        read_speeches(path)
    path.write_text("== A\nIt is so.\n", "utf-8")
    with pytest.raises(CorpusError, match="line 2: put a line '@ Speaker'"):
        read_speeches(path)


def test_cases_are_parted_by_their_number():
    assert collection_of(Path("case-120.json")) == "open"
    assert collection_of(Path("case-121.json")) == "held-back"
    assert collection_of(Path("case-138.json")) == "fresh"
    assert collection_of(Path("case-166.json")) == "third"
    assert collection_of(Path("case-301.json")) == "second"
    with pytest.raises(CorpusError, match="the name has no number"):
        collection_of(Path("case-x.json"))


def test_a_case_whose_words_are_not_in_its_article_is_refused(tmp_path):
    value = json.loads((FOLDER / "case-01.json").read_text("utf-8"))
    value["checks"][0]["words"] = "nowhere at all"
    path = tmp_path / "case-01.json"
    path.write_text(json.dumps(value), "utf-8")
    with pytest.raises(CorpusError, match="a check's 'words' is 'nowhere at all'"):
        read_case(path)


def test_a_case_is_checked_claim_by_claim():
    case = read_case(FOLDER / "case-03.json")
    checks = verify_given(case)
    assert [check.claim for check in checks] == [label.claim for label in case.labels]
    assert "negation" in checks[0].alarms


@pytest.mark.parametrize("alike", [exact, by_difflib, by_rapidfuzz])
def test_the_baselines_know_the_same_words(alike):
    transcript = "We lost fourteen trams. Nobody was hurt."
    assert alike("We lost fourteen trams,", transcript) == 1
    assert alike("The ferry sails at nine.", transcript) < 0.7


def test_scores():
    none = frozenset()
    outcomes = [
        Outcome("verbatim", "verbatim", none, none),
        Outcome("verbatim", "altered", none, frozenset(("name",))),
        Outcome("altered", "altered", frozenset(("negation", "cut-end")), frozenset(("negation",))),
    ]
    row = score_rows("open", "onrecord", [outcomes[:1], outcomes[1:]])
    assert row.values["accuracy"] == pytest.approx(100 * 2 / 3)
    assert row.values["macro-f1"] == pytest.approx((200 / 3 + 200 / 3) / 2)
    assert row.values["alarms"] == 50
    assert row.values["negation-number"] == 100
    assert row.values["quiet"] == 50
    assert macro_f1(["verbatim", "altered"], ["verbatim", "altered"]) == 100
