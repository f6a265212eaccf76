from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tag.encode import EncodedText
from onrecord.tag.windows import cut_windows


def encoded_of(word_sizes, sentence_words):
    word_pieces = np.concatenate([[0], np.cumsum(word_sizes)]).astype(np.int64)
    words = len(word_sizes)
    return EncodedText(
        pieces=np.zeros(word_pieces[-1], dtype=np.int64),
        features=np.zeros(word_pieces[-1], dtype=np.int64),
        word_pieces=word_pieces,
        word_starts=np.arange(words) * 2,
        word_ends=np.arange(words) * 2 + 1,
        sentence_words=np.array(sorted({0, *(s % words for s in sentence_words)})),
        paragraph_of=np.zeros(words, dtype=np.int64),
    )


@given(
    st.lists(st.integers(1, 12), min_size=1, max_size=120),
    st.lists(st.integers(0, 200), max_size=20),
    st.integers(20, 60),
    st.data(),
)
def test_every_word_is_read_once_and_windows_are_not_too_long(sizes, sentences, max_pieces, data):
    encoded = encoded_of(sizes, sentences)
    first = data.draw(st.integers(0, len(sizes) - 1))
    last = data.draw(st.integers(first, len(sizes)))
    windows = cut_windows(encoded, range(first, last), max_pieces=max_pieces)
    assert [word for window in windows for word in range(window.first, window.last)] == list(
        range(first, last)
    )
    for window in windows:
        assert encoded.word_pieces[window.last] - encoded.word_pieces[window.first] <= max_pieces


def test_a_word_longer_than_a_window_is_still_read():
    windows = cut_windows(encoded_of([3, 50, 3], []), range(3), max_pieces=20)
    assert [(window.first, window.last) for window in windows] == [(0, 1), (1, 2), (2, 3)]


def paragraphs_of(encoded, starts):
    paragraph_of = np.zeros(encoded.words, dtype=np.int64)
    paragraph_of[starts] = 1
    return replace(encoded, paragraph_of=np.cumsum(paragraph_of))


def test_a_window_ends_with_a_paragraph_rather_than_with_a_sentence():
    encoded = paragraphs_of(encoded_of([5] * 100, range(0, 100, 5)), [55])
    windows = cut_windows(encoded, range(100), max_pieces=300)
    assert [(window.first, window.last) for window in windows] == [(0, 55), (55, 100)]


def test_windows_are_about_equally_long():
    encoded = encoded_of([1] * 330, range(0, 330, 10))
    windows = cut_windows(encoded, range(330), max_pieces=250)
    assert [window.last - window.first for window in windows] == [160, 170]
