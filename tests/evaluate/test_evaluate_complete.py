import pytest
from evaluate_cases import attribution
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluate.complete import content_overlap, tally_complete, trim
from onrecord.evaluate.gold import GoldAttribution
from onrecord.types import Span

TEXT = "Mr. Orle said, “We will win, of course,” and he laughed: “Ha!” He said so."


def one(source, cue, *content):
    return attribution(TEXT, source, cue, *content)


GOLD = one("Mr. Orle", "said", "“We will win, of course,”")


@pytest.mark.parametrize(
    ("predicted", "exact", "overlap", "content"),
    [
        (one("Mr. Orle", "said", "“We will win, of course,”"), 1, 1, 1),
        # edges: quotation marks, punctuation, white space
        (one("Mr. Orle ", "said, ", "We will win, of course"), 1, 1, 1),
        (one("Orle", "said", "“We will win, of course,”"), 0, 1, 1),  # a word more is not an edge
        (one("Mr. Orle", "said", "We will win"), 0, 0, 0),
        (one("Mr. Orle", "said", "We will win, of"), 0, 1, 1),
        (one("Mr. Orle", "said", "“We will win", "of course,”"), 0, 1, 1),
        (one(None, "said", "“We will win, of course,”"), 0, 0, 1),
        (one("he", "said", "“We will win, of course,”"), 0, 0, 1),
        (one("Mr. Orle", None, "“We will win, of course,”"), 0, 0, 1),
        (one("Mr. Orle", "laughed", "“We will win, of course,”"), 0, 0, 1),
        (one("Mr. Orle", "said", "Ha"), 0, 0, 0),
    ],
)
def test_rules(predicted, exact, overlap, content):
    tally = tally_complete(TEXT, [predicted], [GOLD])
    assert tally["exact"].matched == exact
    assert tally["overlap"].matched == overlap
    assert tally["content"].matched == content


@pytest.mark.parametrize(
    ("predicted", "exact", "overlap"),
    [
        (one(None, None, "He said so"), 1, 1),
        (one(None, "laughed", "He said so"), 0, 1),  # the gold has no cue: one is no hindrance
        (one("he", None, "He said so"), 0, 0),  # the gold has no source: there must be none
    ],
)
def test_a_source_that_the_gold_lacks_must_be_absent(predicted, exact, overlap):
    tally = tally_complete(TEXT, [predicted], [one(None, None, "He said so.")])
    assert (tally["exact"].matched, tally["overlap"].matched) == (exact, overlap)


def test_a_colon_is_a_cue_of_its_own():
    gold = one("he", ":", "“Ha!”")
    assert tally_complete(TEXT, [one("he", ":", "Ha")], [gold])["exact"].matched == 1
    assert tally_complete(TEXT, [one("he", "laughed", "Ha")], [gold])["exact"].matched == 0


def test_one_to_one():
    tally = tally_complete(TEXT, [GOLD, GOLD], [GOLD])
    assert (tally["exact"].matched, tally["exact"].predicted, tally["exact"].gold) == (1, 2, 1)
    tally = tally_complete(TEXT, [GOLD], [GOLD, GOLD])
    assert (tally["overlap"].matched, tally["overlap"].predicted) == (1, 1)


def test_as_many_as_possible_are_matched():
    gold = [attribution("abcdefgh", None, None, words) for words in ("abcd", "cdef")]
    predicted = [attribution("abcdefgh", None, None, words) for words in ("bcde", "abc")]
    assert tally_complete("abcdefgh", predicted, gold)["content"].matched == 2


@pytest.mark.parametrize(
    ("words", "trimmed"),
    [
        ("“We will win, of course,”", "We will win, of course"),
        (" and ", "and"),
        ("win", "win"),
        (" “", "“"),
        (" ", " "),
    ],
)
def test_trim(words, trimmed):
    start = TEXT.index(words)
    assert trim(Span(start, start + len(words)), TEXT).of(TEXT) == trimmed


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([(0, 10)], [(0, 10)], 1),
        ([(0, 10)], [(5, 10)], 0.5),
        ([(0, 5), (5, 10)], [(0, 10)], 1),
        ([(0, 6), (4, 10)], [(0, 10)], 1),
        ([(0, 5)], [(5, 10)], 0),
        ([], [], 0),
        ([(0, 2), (8, 10)], [(0, 10)], 0.4),
    ],
)
def test_overlap_of_united_contents(one, other, expected):
    ones, others = ([Span(*pair) for pair in pairs] for pairs in (one, other))
    assert content_overlap(ones, others) == content_overlap(others, ones) == expected


SPAN = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 20)).map(
    lambda at: Span(at[0], min(len(TEXT), at[0] + at[1]))
)
STATEMENTS = st.lists(
    st.builds(
        GoldAttribution,
        id=st.just("E"),
        source=st.none() | SPAN,
        cue=st.none() | SPAN,
        content=st.lists(SPAN, min_size=1, max_size=3).map(lambda spans: tuple(sorted(spans))),
    ),
    max_size=6,
)


@given(STATEMENTS)
def test_gold_against_itself_is_perfect(gold):
    assert all(counts.f1 == 100 for counts in tally_complete(TEXT, gold, gold).values())


@given(STATEMENTS, STATEMENTS)
def test_bounds_and_order_of_the_measures(predicted, gold):
    tally = tally_complete(TEXT, predicted, gold)
    assert tally["overlap"].matched <= tally["content"].matched
    assert all(0 <= counts.f1 <= 100 for counts in tally.values())


@given(STATEMENTS, STATEMENTS)
def test_matches_do_not_depend_on_the_direction(predicted, gold):
    there, back = tally_complete(TEXT, predicted, gold), tally_complete(TEXT, gold, predicted)
    for measure in ("exact", "content"):
        assert there[measure].matched == back[measure].matched
