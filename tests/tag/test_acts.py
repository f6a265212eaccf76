import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest import read_text
from onrecord.segment import segment
from onrecord.tag import ActScores, encode, load_model, model_folder, tag_encoded
from onrecord.tag.encode import load_tokenizer
from onrecord.tag.pieces import WordPieces
from onrecord.types import ACTS, Span

TEXT = "Ada Quill firmly denied that the harbour would close."
CUE = Span(10, 23)
CONTENT = (Span(24, 52),)
PIECES = WordPieces(load_tokenizer(model_folder("fast") / "tokenizer.json"))
ENCODED = encode(TEXT, segment(read_text(TEXT)), PIECES)


def scores_of(as_cue, as_content):
    """Scores that words have, by the word, for the first acts; nothing for any other."""
    tables = []
    for given_scores in (as_cue, as_content):
        table = np.zeros((ENCODED.words, len(ACTS)), np.float32)
        for word, scores in given_scores.items():
            start = TEXT.index(word)
            (place,) = ENCODED.word_range(Span(start, start + len(word)))
            table[place, : len(scores)] = scores
        tables.append(table)
    return ActScores(ENCODED, *tables)


@pytest.mark.parametrize(
    ("as_cue", "as_content", "act"),
    [
        ({"denied": [0, 4]}, {}, "denies"),
        ({"denied": [0, 4]}, {"close": [9]}, "denies"),
        ({"denied": [0, 4]}, {"close": [13]}, "asserts"),
        # A word counts for what it stands in.
        ({"close": [9], "denied": [0, 4]}, {"denied": [9]}, "denies"),
        ({"denied": [0, 1, 9]}, {}, "supports"),
    ],
)
def test_the_likeliest_act(as_cue, as_content, act):
    assert scores_of(as_cue, as_content).tell(CUE, CONTENT)[0] == act


def test_a_statement_has_the_means_of_its_words():
    scores = scores_of({"firmly": [1], "denied": [2]}, {"harbour": [6]}).score(CUE, CONTENT)
    assert scores[0] == pytest.approx((1 + 2) / 2 + 6 / 5)


def test_all_parts_of_a_content_count():
    scores = scores_of({}, {"Ada": [1], "close": [2]})
    assert scores.score(CUE, (Span(0, 3), Span(47, 52)))[0] == pytest.approx(1.5)


def test_spans_without_a_word_say_nothing():
    act, probability = scores_of({}, {}).tell(Span(52, 53), (Span(3, 4),))
    assert act in ACTS
    assert probability == pytest.approx(1 / len(ACTS))


@pytest.mark.parametrize("name", ["fast", "accurate"])
def test_the_accurate_model_alone_tells_acts(name):
    model = load_model(model_folder(name), 1)
    encoded = encode(TEXT, segment(read_text(TEXT)), model.pieces)
    acts = tag_encoded(encoded, model).acts
    assert (acts is not None) == (name == "accurate")
    if acts is not None:
        assert acts.tell(CUE, CONTENT)[0] == "denies"


@given(st.lists(st.floats(-50, 50), min_size=len(ACTS), max_size=len(ACTS)))
def test_the_probability_is_the_share_of_the_likeliest(scores):
    act, probability = scores_of({"denied": scores}, {}).tell(Span(17, 23), CONTENT)
    weights = np.exp(np.array(scores) - max(scores))
    assert probability == pytest.approx(weights.max() / weights.sum(), rel=1e-4)
    assert scores[ACTS.index(act)] == pytest.approx(max(scores))
