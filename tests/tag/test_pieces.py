"""Pieces that are remembered are those that the tokenizer makes of the whole text."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.tag import model_folder
from onrecord.tag import pieces as room
from onrecord.tag.encode import load_tokenizer
from onrecord.tag.pieces import INSIDE, WordPieces

TOKENIZER = load_tokenizer(model_folder("fast") / "tokenizer.json")
REMEMBERING = WordPieces(TOKENIZER)

ODD = ["“We’re", "U.S.-led", "n’t", "é", "e\u0301", "\u0301", "ﬁ", "北京", "\x00", "\x85", "\u200b"]
runs = st.one_of(
    st.sampled_from([*ODD, "said", "SAID", "Said,", "1,000", "İ", "ΣΑΣ", "[SEP]", "a" * 120]),
    st.text(max_size=6),
)
gaps = st.sampled_from([" ", "\n", "\n\n", "  ", "\t", "\xa0", "\u2028", "\r\n", "\x1c"])


def expected(text):
    """Return id, start, end and word of each piece, by the tokenizer itself."""
    encoding = TOKENIZER.encode(text, add_special_tokens=False)
    pieces = zip(encoding.ids, encoding.offsets, encoding.word_ids, strict=True)
    return [(piece, *offsets, word) for piece, offsets, word in pieces]


@given(st.lists(st.tuples(runs, gaps), max_size=12))
@example([])
@example([("", " ")])
def test_pieces_are_those_that_the_tokenizer_makes_of_the_whole_text(parts):
    text = "".join(run + gap for run, gap in parts)
    made = REMEMBERING.of(text)
    whole = expected(text)
    assert made[:, :3].tolist() == [list(row[:3]) for row in whole]
    words = [-1, *(row[3] for row in whole)]
    assert (made[:, 3] != INSIDE).tolist() == [before != word for before, word in pairwise(words)]


@pytest.mark.parametrize(
    ("word", "shape"),
    [("said", 0), ("Said", 1), ("SAID", 2), ("I", 1), ("123", 3), (".", 3), ("“", 3), ("McCoy", 1)],
)
def test_the_shape_of_a_word(word, shape):
    assert REMEMBERING.of(word)[0, 3] == shape


def test_more_runs_than_are_remembered(monkeypatch):
    monkeypatch.setattr(room, "MOST_REMEMBERED", 3)
    forgetting = WordPieces(TOKENIZER)
    texts = ["Ada Quill said so.", "So said the mayor.", "Ada Quill denied it."]
    for text in texts * 2:
        assert forgetting.of(text).tolist() == REMEMBERING.of(text).tolist()
