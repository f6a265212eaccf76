import json

import pytest
from evaluate_cases import record, span_pair, statement
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import CorpusError
from onrecord.evaluate import GoldScore, read_gold, score_gold

TEXT = (
    "Vera Orle said that Pelka had replied “never, never again”. It is widely held that rain fell."
)
OUTER = {
    "id": "g1",
    "source": span_pair(TEXT, "Vera Orle"),
    "cue": span_pair(TEXT, "said"),
    "content": [span_pair(TEXT, "that Pelka had replied “never, never again”")],
    "type": "mixed",
    "voice": "source",
    "speaker": "Vera Orle",
    "parent": None,
    "flags": [],
}
INNER = {
    "id": "g2",
    "source": span_pair(TEXT, "Pelka"),
    "cue": span_pair(TEXT, "had replied"),
    "content": [span_pair(TEXT, "“never, never again”")],
    "type": "direct",
    "voice": "source",
    "speaker": "Pelka",
    "parent": "g1",
    "flags": ["negated", "hypothetical"],
}
OUTLET = {
    "id": "g3",
    "source": None,
    "cue": span_pair(TEXT, "is widely held"),
    "content": [span_pair(TEXT, "that rain fell")],
    "type": "indirect",
    "voice": "outlet",
    "speaker": None,
    "parent": None,
    "flags": ["hedged"],
}


def gold(tmp_path, *statements, text=TEXT):
    path = tmp_path / "gold.json"
    value = {"document": record(text).document.id, "statements": statements}
    path.write_text(json.dumps(value), encoding="utf-8")
    return read_gold(path)


@pytest.fixture
def full(tmp_path):
    return gold(tmp_path, OUTER, INNER, OUTLET)


def outer(**changes):
    given = {"name": "s1", "by": "vera  orle", "type": "mixed", **changes}
    return statement(
        TEXT, "Vera Orle", "said", "that Pelka had replied “never, never again”", **given
    )


def inner(**changes):
    given = {
        "name": "s2",
        "by": "PELKA",
        "type": "direct",
        "parent": "s1",
        "flags": ("hypothetical", "negated"),
        **changes,
    }
    return statement(TEXT, "Pelka", "had replied", "never, never again", **given)


def outlet(**changes):
    given = {"name": "s3", "voice": "outlet", "flags": ("hedged",), **changes}
    return statement(TEXT, None, "is widely held", "that rain fell", **given)


def differing(score):
    return [(miss.statement, miss.what, miss.expected, miss.found) for miss in score.misses]


def test_all_right(full):
    score = score_gold(record(TEXT, outer(), inner(), outlet()), full)
    assert score.misses == ()
    assert (score.statements, score.predicted, score.found, score.spurious) == (3, 3, 3, 0)
    assert (score.nested, score.nested_found, score.nested_placed) == (1, 1, 1)
    assert (score.flags, score.flags_found, score.flags_spurious) == (3, 3, 0)
    assert set(score.figures.values()) == {100}


@pytest.mark.parametrize(
    ("statements", "counts", "misses"),
    [
        (
            [outer(by="Ema"), inner(by=None), outlet(by="The Orle Post")],
            {"speakers_right": 0, "speakers_wrong": 2, "speakers_abstained": 1},
            [
                ("g1", "speaker", "Vera Orle", "Ema"),
                ("g2", "speaker", "Pelka", None),
                ("g3", "speaker", None, "The Orle Post"),
            ],
        ),
        (
            [outer(), outlet()],
            {"found": 2, "nested_found": 0, "nested_placed": 0, "flags_found": 1},
            [("g2", "statement", "g2", None)],
        ),
        (
            [outer(), inner(parent=None), outlet()],
            {"found": 3, "nested_found": 1, "nested_placed": 0},
            [("g2", "parent", "s1", None)],
        ),
        (
            [inner(), outlet()],
            {"found": 2, "nested_found": 1, "nested_placed": 0},
            [("g1", "statement", "g1", None), ("g2", "parent", "g1", "s1")],
        ),
        (
            [outer(type="direct"), inner(flags=("negated", "question")), outlet(voice="source")],
            {"types_right": 2, "voices_right": 2, "flags_found": 2, "flags_spurious": 1},
            [
                ("g1", "type", "mixed", "direct"),
                ("g2", "flags", "hypothetical, negated", "negated, question"),
                ("g3", "voice", "outlet", "source"),
            ],
        ),
        (
            [
                outer(),
                inner(),
                statement(TEXT, None, None, "It", name="s9"),
                outlet(),
            ],
            {"found": 3, "predicted": 4, "spurious": 1},
            [("s9", "spurious", None, "s9")],
        ),
    ],
)
def test_differences(full, statements, counts, misses):
    score = score_gold(record(TEXT, *statements), full)
    assert {name: getattr(score, name) for name in counts} == counts
    assert differing(score) == misses


def test_a_parent_and_a_close_child_do_not_change_places(tmp_path):
    text = "He said that she said no."
    longer = {**OUTER, "content": [span_pair(text, "that she said no")], "speaker": None}
    shorter = {**INNER, "content": [span_pair(text, "she said no")], "speaker": None, "flags": []}
    for mark in (longer, shorter):
        mark.update(source=None, cue=None, type="indirect")
    a = statement(text, None, None, "that she said no", name="a")
    b = statement(text, None, None, "she said no", name="b", parent="a")
    assert score_gold(record(text, a, b), gold(tmp_path, longer, shorter, text=text)).misses == ()


def test_words_of_a_miss_are_a_slice_of_the_text(full):
    for miss in score_gold(record(TEXT), full).misses:
        assert miss.words
        assert miss.words in TEXT


def test_scores_add_up(full):
    one = score_gold(record(TEXT, outer(), inner(), outlet()), full)
    other = score_gold(record(TEXT), full)
    both = sum((one, other), GoldScore())
    assert (both.statements, both.found, both.nested) == (6, 3, 2)
    assert both.figures["gold.statement.recall"] == 50
    assert len(both.misses) == 3
    value = json.loads(json.dumps(both.to_json()))
    assert (value["statements"], value["spurious"]) == (6, 0)
    assert value["misses"][0]["what"] == "statement"
    assert value["figures"]["gold.statement.f1"] == pytest.approx(66.67)


def test_nothing_found_is_nothing_wrong(full):
    figures = score_gold(record(TEXT), full).figures
    assert figures["gold.statement.precision"] == 0
    assert figures["gold.speaker.not-wrong"] == 100
    assert figures["gold.nested.found"] == 0


@given(st.sets(st.sampled_from([outer(), inner(), outlet()])))
def test_parts_of_a_score_add_up(tmp_path_factory, statements):
    full = gold(tmp_path_factory.mktemp("gold"), OUTER, INNER, OUTLET)
    score = score_gold(record(TEXT, *sorted(statements, key=lambda each: each.id)), full)
    assert score.found == len(statements)
    assert score.speakers_right + score.speakers_wrong + score.speakers_abstained == score.found
    assert all(0 <= figure <= 100 for figure in score.figures.values())


def test_another_document_is_refused(full):
    with pytest.raises(CorpusError, match="must be of the same text"):
        score_gold(record("Another text."), full)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ({**OUTER, "type": "spoken"}, "'type' is 'spoken'; allowed is one of direct, indirect"),
        ({**OUTER, "voice": None}, "'voice' is None"),
        ({**OUTER, "flags": ["odd"]}, "'odd'.*hedged"),
        ({**OUTER, "source": [3]}, "'source'"),
        ({**OUTER, "content": []}, "'content'.*at least one"),
        ({**OUTER, "parent": "g7"}, "'parent' of 'g1' is 'g7'"),
        ({**OUTER, "parent": "g1"}, "the id of another statement"),
        ({**OUTER, "id": "g2"}, "each id once"),
        ({key: OUTER[key] for key in OUTER if key != "speaker"}, "'speaker' is None.*a string"),
    ],
)
def test_malformed_gold(tmp_path, statement, words):
    with pytest.raises(CorpusError, match=words):
        gold(tmp_path, {**INNER, "parent": None}, statement)


def test_gold_that_is_no_object(tmp_path):
    path = tmp_path / "gold.json"
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(CorpusError, match="a JSON object"):
        read_gold(path)
