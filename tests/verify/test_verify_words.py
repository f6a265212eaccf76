"""Words, numbers and spellings: what counts as the same."""

import unicodedata
from decimal import Decimal

import pytest

from onrecord.types import Span
from onrecord.verify.align import is_same
from onrecord.verify.numerals import read_number
from onrecord.verify.spelling import canonical, is_misspelling
from onrecord.verify.words import read_words


def words(text, *, transcript=False):
    return read_words(text, Span(0, len(text)), transcript=transcript)


def keys(text, **options):
    return [word.key for word in words(text, **options)]


@pytest.mark.parametrize(
    ("text", "value", "ordinal"),
    [
        ("1,260", 1260, False),
        ("2.4 million", 2_400_000, False),
        ("5bn", 5_000_000_000, False),
        ("twenty-three", 23, False),
        ("three hundred and five", 305, False),
        ("sixteen thousand", 16_000, False),
        ("two thousand and nineteen", 2019, False),
        ("nineteen eighty-four", 1984, False),
        ("two hundred thousand and nine", 200_009, False),
        ("3rd", 3, True),
        ("twenty-first", 21, True),
        ("forty", 40, False),
        ("-5", -5, False),
        ("−3.5 million", -3_500_000, False),
        ("minus five", -5, False),
        ("five below zero", -5, False),
        (".5", "0.5", False),
        ("10:30", "10.3", False),
        ("a dozen", 12, False),
        ("two dozen", 24, False),
        ("half a dozen", 6, False),
        ("one point two million", 1_200_000, False),
        ("nought point oh five", "0.05", False),
        ("two and a half", "2.5", False),
        ("two and three quarters", "2.75", False),
        ("2½", "2.5", False),
        ("¼", "0.25", False),
        ("one and a half million", 1_500_000, False),
        ("a million and a half", 1_500_000, False),
        ("half a million", 500_000, False),
        ("a quarter of a million", 250_000, False),
    ],
)
def test_a_number_is_one_word_with_its_value(text, value, ordinal):
    (number,) = words(text)
    assert (number.value, number.ordinal) == (Decimal(value), ordinal)
    assert (number.start, number.end) == (0, len(text))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("two and three", [2, 3]),
        ("one, two", [1, 2]),
        ("ten to four", [10, 4]),
        ("nine. Ten", [9, 10]),
        ("we won 2-3", [2, 3]),
        ("from 2 -3 to 4 - 5", [2, 3, 4, 5]),
        ("below\n-5 at sea", [5]),
        ("ten minus three", [10, 3]),
        ("negative 5 degrees", [-5]),
        ("tested negative 5 times", [5]),
        ("five point. Two", [5, 2]),
        ("two, and a half", [2]),
        ("40 people in the morning", [40]),
        ("at 9, I am", [9]),
    ],
)
def test_numbers_that_do_not_belong_together_stay_apart(text, values):
    assert [word.value for word in words(text) if word.value is not None] == values


def test_no_number_begins_with_another_word():
    assert read_number(["the", "ten"], 0) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("we weren't", "we were not"),
        ("I can't and won't", "I cannot and will not"),
        ("12 per cent", "12 percent"),
        ("97%", "ninety-seven per cent"),
        ("$2.4 million", "2.4 million dollars"),
        ("-$2.4m", "minus 2.4 million dollars"),
        ("$-2.4m", "-$2.4 million"),
        ("well-known", "well known"),
        ("9.15pm", "9:15 p.m."),
        ("$3-4 million", "three four million dollars"),
        ("40C", "40 degrees Celsius"),
        ("-4°F", "minus 4 degrees Fahrenheit"),
        ("he is No. 1", "he is number one"),
        ("we're gonna win", "we are going to win"),
        ("I wanna", "I want to"),
        ("[T]he harbour", "the harbor"),
        ("U.S.", "US"),
        ("don’t", "don't"),
    ],
)
def test_two_ways_to_write_the_same(one, other):
    joined = ["".join(keys(each)).replace("cannot", "cannot") for each in (one, other)]
    assert joined[0] == joined[1]


def test_what_was_not_said_is_no_word_of_a_transcript():
    found = words("well [Laughter] (Applause) it is [inaudible] here", transcript=True)
    assert [word.low for word in found] == ["well", "it", "is", "[gap]", "here"]


def test_an_articles_brackets_and_ellipses_are_marks():
    kinds = [word.kind for word in words("he [the minister] … said . . . so")]
    assert kinds == ["word", "insert", "ellipsis", "word", "ellipsis", "word"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("colour", "color"),
        ("apologised", "apologized"),
        ("centre", "center"),
        ("travelled", "traveled"),
        ("programme", "program"),
        ("enquiry", "inquiry"),
        ("catalogue", "catalog"),
        ("defence", "defense"),
        ("analyse", "analyze"),
        ("grey", "gray"),
        ("sceptical", "skeptical"),
        ("towards", "toward"),
        ("kilometres", "kilometers"),
    ],
)
def test_spellings_of_one_word_are_one(one, other):
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("four", "for"),
        ("tonnes", "tons"),
        ("hour", "hor"),
        ("table", "tables"),
        ("raise", "rise"),
        ("latter", "later"),
        ("cards", "card"),
    ],
)
def test_different_words_stay_different(one, other):
    assert canonical(one) != canonical(other) or one == other


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("becuase", "because", True),
        ("tanery", "tannery", True),
        ("undergound", "underground", True),
        ("tables", "table", False),
        ("opened", "opener", False),
        ("may", "mya", False),
        ("large", "larger", False),
        ("house", "mouse", False),
    ],
)
def test_typing_errors(one, other, expected):
    assert is_misspelling(one, other) is expected


@pytest.mark.parametrize(
    ("article", "transcript"),
    [("it is", "it's"), ("he had", "he'd"), ("he would", "he'd"), ("their light", "there light")],
)
def test_same_words_however_contracted_or_heard(article, transcript):
    pairs = zip(words(article), words(transcript, transcript=True), strict=True)
    assert all(is_same(mine, theirs) for mine, theirs in pairs)


@pytest.mark.parametrize("text", ["Zoë’s café", "the naïve Çelik", "Ọbásanjọ́ [t]here"])
def test_accents_behind_their_letters_make_the_same_words(text):
    assert keys(unicodedata.normalize("NFD", text)) == keys(text)
    assert keys(text) == keys(unicodedata.normalize("NFC", text))
