import json
from dataclasses import dataclass, field

import pytest
from evaluate_cases import gold_record, record, write_polnear
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import CorpusError
from onrecord.evaluate import (
    Floors,
    Violation,
    check_floors,
    evaluate_polnear,
    raise_floors,
    read_floors,
    write_floors,
)


@dataclass(frozen=True)
class Measured:
    figures: dict[str, float]
    corpus: dict[str, str] = field(default_factory=lambda: {"polnear/dev.jsonl": "aa"})


REPORT = Measured({"cofe.cue.exact.f1": 75.37, "record.exact.f1": 50.0})


def floors(**by_key):
    return Floors(
        {"polnear/dev.jsonl": "aa"}, {key.replace("_", "."): v for key, v in by_key.items()}
    )


@pytest.mark.parametrize(
    ("held", "violations"),
    [
        (floors(), ()),
        (floors(cofe_cue_exact_f1=75.3, record_exact_f1=50.0), ()),
        (floors(cofe_cue_exact_f1=75.4), (Violation("cofe.cue.exact.f1", 75.4, 75.37),)),
        (floors(riqua_cue_exact_f1=99.0), ()),  # of another report
    ],
)
def test_check(held, violations):
    assert check_floors(REPORT, held) == violations


def test_a_violation_says_what_is_allowed():
    assert str(Violation("a.f1", 75.4, 75.37)) == "a.f1 is 75.37; at least 75.40 is allowed"


@pytest.mark.parametrize("corpus", [{}, {"polnear/dev.jsonl": "bb"}])
def test_another_corpus_is_refused(corpus):
    with pytest.raises(CorpusError, match=r"polnear/dev\.jsonl has the SHA-256 aa"):
        check_floors(REPORT, Floors(corpus, {}))


def test_a_floor_for_no_figure_is_refused():
    with pytest.raises(CorpusError, match=r"'cofe\.cue\.f1'.*allowed are cofe\.cue\.exact\.f1"):
        check_floors(REPORT, floors(cofe_cue_f1=1.0))
    with pytest.raises(CorpusError, match="allowed are"):
        raise_floors(REPORT, floors(), new=["nothing"])


def test_floors_are_raised_and_never_lowered():
    held = floors(cofe_cue_exact_f1=70.0, record_exact_f1=60.0, riqua_cue_exact_f1=9.0)
    assert raise_floors(REPORT, held).floors == {
        "cofe.cue.exact.f1": 75.3,
        "record.exact.f1": 60.0,
        "riqua.cue.exact.f1": 9.0,
    }


def test_new_floors():
    raised = raise_floors(REPORT, Floors({}, {}), new=["record.exact.f1"])
    assert raised == Floors({"polnear/dev.jsonl": "aa"}, {"record.exact.f1": 50.0})
    with pytest.raises(CorpusError, match="SHA-256"):
        raise_floors(REPORT, Floors({"polnear/dev.jsonl": "bb"}, {}), new=["record.exact.f1"])


@given(st.floats(0, 100), st.floats(0, 100))
def test_raised_floors_hold_and_are_no_lower(figure, floor):
    report = Measured({"a.f1": figure})
    raised = raise_floors(report, floors(a_f1=floor))
    assert raised.floors["a.f1"] >= floor
    assert (check_floors(report, raised) == ()) == (figure >= floor - 1e-6)


def test_file(tmp_path):
    path = tmp_path / "floors.json"
    held = floors(record_exact_f1=50.0, cofe_cue_exact_f1=75)
    write_floors(path, held)
    assert read_floors(path) == held
    assert path.read_text(encoding="utf-8").endswith("}\n")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"floors": {}}, "'corpus' is None"),
        ({"corpus": {}, "floors": []}, "'floors'"),
        ({"corpus": {"a": 1}, "floors": {}}, "checksum of 'a' is 1"),
        ({"corpus": {}, "floors": {"a.f1": "80"}}, "a number from 0 to 100"),
        ({"corpus": {}, "floors": {"a.f1": 180}}, "a number from 0 to 100"),
        ({"corpus": {}, "floors": {"a.f1": True}}, "a number from 0 to 100"),
    ],
)
def test_malformed_file(tmp_path, value, words):
    path = tmp_path / "floors.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    with pytest.raises(CorpusError, match=words):
        read_floors(path)


def test_with_a_report(tmp_path):
    report = evaluate_polnear(gold_record, write_polnear(tmp_path))
    held = raise_floors(report, Floors({}, {}), new=report.figures)
    assert check_floors(report, held) == ()
    worse = evaluate_polnear(record, tmp_path)
    assert len(check_floors(worse, held)) > 10
