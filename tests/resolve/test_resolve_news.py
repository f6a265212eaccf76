"""Passages written for this test, with the speaker of each statement: news, and "I" and "you".

The form is that of ``tests/gold/speakers``. Who cannot be told apart by rules is withheld, not
named wrongly.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.evaluate.speakers import resolve_given
from onrecord.evaluate.spoken import SpokenText, read_spoken_passages
from onrecord.evaluate.verdicts import judge

FOLDER = Path(__file__).parent
PASSAGES = [
    (file, passage)
    for file in ("news", "spoken")
    for passage in read_spoken_passages(FOLDER / f"{file}.txt")
]
# What is named wrongly all the same: the passage and the statement.
KNOWN_FAILURES = {
    (
        "news",
        "case 56",
        "3",
    ),  # "the" and an office or body of somebody named, as the next two
    ("news", "case 156", "5"),
    ("news", "case 190", "5"),
    ("news", "case 44", "6"),  # "the federation" of a body whose name does not say what it is
    ("news", "case 128", "5"),  # "the museum", of one whose name does not say so
    ("news", "case 143", "4"),  # "the Olympic silver medallist", who is named
    ("news", "case 147", "1"),  # "the airline", whose name stands where a place's could
    ("news", "case 146", "4"),  # "Crossley's", a firm of its founder's name
    ("news", "case 160", "1"),  # "South Korea's top nuclear envoy", who is named later
    ("news", "case 170", "2"),  # "the Carmarthen farmer", who is named
    ("news", "case 183", "1"),  # "the online fashion retailer", as above
    ("news", "case 193", "3"),  # "He", after "Councillor" as an address
    ("news", "case 194", "5"),  # "the aquarium", by the last word of its name, as the next two
    ("news", "case 196", "3"),
    ("news", "case 197", "3"),
    ("news", "case 196", "6"),  # "the union" of "Unite officer Ken Moyle"
    ("news", "case 162", "6"),  # "His mother", who is named later
    ("news", "case 173", "2"),  # "the bishop", by whose office he is told before he is named
    ("spoken", "case 12", "3"),  # "She", after the "her" of one who is only described
    ("spoken", "case 19", "1"),  # "Ms Iqbal" in a line that passes for a heading
    ("spoken", "case 23", "6"),  # "My opponent", of whom the other turns are
}
LEAST_RIGHT = {"news": 0.94, "spoken": 0.94}


def _verdicts(passage: SpokenText) -> dict[str, str]:
    answers = resolve_given(passage)
    return {
        statement.parts.id: judge(passage, statement, answer)
        for statement, answer in zip(passage.statements, answers, strict=True)
    }


@pytest.mark.parametrize(
    ("file", "passage"),
    PASSAGES,
    ids=[f"{file}, {passage.name}, {passage.kind}" for file, passage in PASSAGES],
)
def test_nobody_is_named_wrongly(file: str, passage: SpokenText) -> None:
    wrong = {key for key, verdict in _verdicts(passage).items() if verdict == "wrong"}
    assert wrong == {key for at, name, key in KNOWN_FAILURES if (at, name) == (file, passage.name)}


@pytest.mark.parametrize("file", LEAST_RIGHT)
def test_nearly_all_are_named(file: str) -> None:
    verdicts = [
        verdict for at, passage in PASSAGES if at == file for verdict in _verdicts(passage).values()
    ]
    assert verdicts.count("correct") >= LEAST_RIGHT[file] * len(verdicts)
