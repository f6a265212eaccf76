"""Passages of news on many subjects, written for this test, with the speaker of each statement.

The form is that of ``tests/gold/speakers``. Who cannot be told apart by rules is withheld, not
named wrongly.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.evaluate.speakers import resolve_given
from onrecord.evaluate.spoken import SpokenText, read_spoken_passages
from onrecord.evaluate.verdicts import judge

PASSAGES = read_spoken_passages(Path(__file__).parent / "news.txt")
# What is named wrongly all the same: the passage and the statement.
KNOWN_FAILURES = {
    ("case 56", "3"),  # "the" and an office or body of somebody who is named, as the next two
    ("case 156", "5"),
    ("case 190", "5"),
    ("case 44", "6"),  # "the federation" of a body whose name does not say what it is
    ("case 128", "5"),  # "the museum", of one whose name does not say so
    ("case 143", "4"),  # "the Olympic silver medallist", who is named
    ("case 147", "1"),  # "the airline", whose name stands where a place's could
    ("case 146", "4"),  # "Crossley's", a firm of its founder's name
    ("case 160", "1"),  # "South Korea's top nuclear envoy", who is named later
    ("case 170", "2"),  # "the Carmarthen farmer", who is named
    ("case 183", "1"),  # "the online fashion retailer", as above
    ("case 193", "3"),  # "He", after "Councillor" as an address
    ("case 194", "5"),  # "the aquarium", by the last word of its name, as the next two
    ("case 196", "3"),
    ("case 197", "3"),
    ("case 196", "6"),  # "the union" of "Unite officer Ken Moyle"
    ("case 162", "6"),  # "His mother", who is named later
    ("case 173", "2"),  # "the bishop", by whose office he is told before he is named
}
LEAST_RIGHT = 0.94


def _verdicts(passage: SpokenText) -> dict[str, str]:
    answers = resolve_given(passage)
    return {
        statement.parts.id: judge(passage, statement, answer)
        for statement, answer in zip(passage.statements, answers, strict=True)
    }


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: f"{passage.name}, {passage.kind}")
def test_nobody_is_named_wrongly(passage: SpokenText) -> None:
    wrong = {key for key, verdict in _verdicts(passage).items() if verdict == "wrong"}
    assert wrong == {key for name, key in KNOWN_FAILURES if name == passage.name}


def test_nearly_all_are_named() -> None:
    verdicts = [verdict for passage in PASSAGES for verdict in _verdicts(passage).values()]
    assert verdicts.count("correct") >= LEAST_RIGHT * len(verdicts)
