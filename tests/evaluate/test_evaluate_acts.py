import hashlib
import json

import pytest

from onrecord.errors import CorpusError
from onrecord.evaluate import check_floors, evaluate_acts, read_acts
from onrecord.evaluate.acted import ActStatement
from onrecord.evaluate.acts import from_cue_list, macro, macro_interval, tally
from onrecord.evaluate.floors import Floors
from onrecord.evaluate.tally import Counts
from onrecord.tag import load_model, model_folder
from onrecord.types import Span

TEXT = "Ada slammed the plan. Odo said it was late. Ida asked who paid."
ARTICLE = hashlib.sha256(TEXT.encode()).hexdigest()


def place(words):
    start = TEXT.index(words)
    return [start, start + len(words)]


def label(source, cue, content, act, **more):
    spans = {"source": [place(source)], "cue": [place(cue)], "content": [place(content)]}
    return {"article": ARTICLE, **spans, "act": act, **more}


LABELS = [
    label("Ada", "slammed", "the plan", "opposes", target=place("the plan")),
    label("Odo", "said", "it was late", "asserts", target=None),
    label("Ida", "asked", "who paid", "asks"),
]


@pytest.fixture(scope="module")
def model():
    return load_model(model_folder("fast"), 1)


@pytest.fixture
def folders(tmp_path):
    corpus = tmp_path / "data/polnear/train.jsonl"
    corpus.parent.mkdir(parents=True)
    corpus.write_text(json.dumps({"text": TEXT}) + "\n")
    gold = tmp_path / "gold"
    gold.mkdir()
    write(gold, LABELS)
    return gold, tmp_path


def write(gold, labels):
    lines = "".join(json.dumps(each) + "\n" for each in labels)
    (gold / "labels.jsonl").write_text(lines)


def test_labels_are_read(folders):
    gold, root = folders
    first, _, third = read_acts(gold / "labels.jsonl", root / "data/polnear/train.jsonl")
    assert (first.act, first.target.of(TEXT), first.content[0].of(TEXT)) == (
        "opposes",
        "the plan",
        "the plan",
    )
    assert third.target is None


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"act": "shouts"}, "'act' is 'shouts'"),
        ({"content": []}, "'content'"),
        ({"target": [0, 999]}, "'target'"),
        ({"article": "0" * 64}, "no article there has the SHA-256 0000"),
    ],
)
def test_labels_that_are_wrong(folders, model, changed, said):
    gold, root = folders
    write(gold, [{**LABELS[0], **changed}])
    with pytest.raises(CorpusError, match=said):
        evaluate_acts(gold, root, model)


def test_no_labels_and_no_corpus(folders, model):
    gold, root = folders
    with pytest.raises(CorpusError, match="ONRECORD_DATA"):
        evaluate_acts(gold, None, model)
    write(gold, [])
    with pytest.raises(CorpusError, match="no statements there"):
        evaluate_acts(gold, root, model)


def statement(act, cue="", target=None, content="the plan"):
    text = f"{cue} {content}"
    return ActStatement(
        "a", text, None, Span(0, len(cue)), (Span(len(cue) + 1, len(text)),), act, target
    )


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("slammed", "the plan", "opposes"),
        ("has often said", "so", "asserts"),
        ("said", "Who paid?", "asks"),
        ("hummed", "so", "asserts"),
        ("denied", "it", "denies"),
    ],
)
def test_cue_list(cue, content, expected):
    assert from_cue_list(statement("other", cue, content=content)) == expected


def test_tally():
    given = [
        (statement("opposes", target=Span(0, 8)), ("opposes", Span(0, 8))),
        (statement("opposes", target=Span(0, 8)), ("opposes", Span(6, 16))),
        (statement("opposes", target=Span(0, 8)), ("asserts", None)),
        (statement("asserts"), (None, None)),
        (statement("asserts"), ("urges", Span(0, 2))),
    ]
    assert tally(given) == {
        "acts.all": Counts(2, 5, 5),
        "acts.opposes": Counts(2, 2, 3),
        "acts.asserts": Counts(0, 1, 2),
        "acts.urges": Counts(0, 1, 0),
        "acts.target.touching": Counts(2, 3, 3),
        "acts.target.half": Counts(1, 3, 3),
    }


def test_the_mean_is_over_acts():
    tallies = [{"acts.asserts": Counts(1, 1, 1), "acts.asks": Counts(0, 0, 1)}] * 4
    assert macro(tallies, ("asserts", "asks")) == pytest.approx(50)
    assert macro_interval(tallies, ("asserts", "asks")) == pytest.approx((50, 50))


def test_evaluate(folders, model, monkeypatch):
    monkeypatch.setattr("onrecord.evaluate.acts.FEWEST", 1)
    report = evaluate_acts(*folders, model)
    programs = [
        "onrecord",
        "onrecord, where sure",
        "regression on the words",
        "cue list",
        "always “opposes”",
    ]
    assert [row.program for row in report.rows] == programs
    assert report.common == ("opposes", "asserts", "asks")
    assert report.figures["acts.macro"] == pytest.approx(100)
    assert report.figures["acts.target.touching.f1"] == pytest.approx(100)
    assert report.rows[4].macro == pytest.approx(100 / 6)
    (violation,) = check_floors(report, Floors(report.corpus, {"acts.asks.recall": 100.5}))
    assert violation.key == "acts.asks.recall"
    assert json.loads(json.dumps(report.to_json()))["statements"] == 3
