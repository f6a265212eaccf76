"""What tells a statement from another one on its subject."""

from fractions import Fraction

import pytest

from onrecord.collate.facts import are_opposed, are_strange, facts_of
from onrecord.types import Span
from onrecord.verify.words import read_words


def words(text):
    return read_words(text, Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("nine out of ten voted", {Fraction(9, 10)}),
        ("Ninety percent of them voted", {Fraction(9, 10)}),
        ("one bed in three stood empty", {Fraction(1, 3)}),
        ("a third of the beds", {Fraction(1, 3)}),
        ("every second ear of corn", {Fraction(1, 2)}),
        ("half of the corn", {Fraction(1, 2)}),
        ("two thirds of it", {Fraction(2, 3)}),
        ("the third of May", {Fraction(3)}),
        ("from 1 December in 2019", {Fraction(1), Fraction(2019)}),
        ("$5 million in 2020", {Fraction(5_000_000), Fraction(2020)}),
        ("the plant in Esker has 600 workers", {"esker", Fraction(600)}),
        ("nothing to count", set()),
    ],
)
def test_shares_are_one_fact_however_they_are_told(text, facts):
    assert facts_of(words(text), {"esker"}) == facts


@pytest.mark.parametrize(
    ("one", "other", "strange"),
    [
        ("the plant in Esker has 600 workers", "a plant in Tolm has 600 workers", True),
        ("31 percent is left", "it was built in 1931", True),
        ("one in four leaks", "a quarter leaks", False),
        # One of them may well say less.
        ("the plant in Esker has 600 workers", "it has 600 workers", False),
    ],
)
def test_two_are_strange_where_each_has_a_fact_of_its_own(one, other, strange):
    facts = [facts_of(words(text), {"esker", "tolm"}) for text in (one, other)]
    assert are_strange(*facts) is are_strange(*facts[::-1]) is strange


@pytest.mark.parametrize(
    ("one", "other", "opposed"),
    [
        ("profits had risen", "sales fell", True),
        ("profits had risen", "profits went up", False),
        ("the price did not rise", "the price fell", False),
    ],
)
def test_opposites_tell_two_statements_apart(one, other, opposed):
    assert are_opposed(words(one), words(other)) is opposed
