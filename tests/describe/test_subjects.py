import pytest

from onrecord.describe.subjects import find_subjects

FILLER = "He spoke for some time and then left the room."

CASES = [
    ([], []),
    ([FILLER, FILLER], [None, None]),
    # A name in two neighbouring paragraphs.
    (["She met envoys from Torland today.", "Talks with Torland go on."], ["Torland", "Torland"]),
    # One mention is not a topic.
    (["She met envoys from Torland today.", FILLER], [None, None]),
    # A label bridges a paragraph that does not mention it.
    (
        ["Of Torland and again of Torland.", FILLER, "So to Torland and then Torland."],
        ["Torland", "Torland", "Torland"],
    ),
    # From one to another.
    (
        ["Now of Torland, all of Torland."] * 3 + ["Then to Wexmoor, only to Wexmoor."] * 3,
        ["Torland"] * 3 + ["Wexmoor"] * 3,
    ),
    # The name's adjective counts with it.
    (
        ["The army of Torland left.", "A man of Torland saw it; the Torlander fled."],
        ["Torland"] * 2,
    ),
    # A phrase.
    (
        ["A grain levy is unfair.", "The grain levy is here.", "No grain levy for them."],
        ["grain levy"] * 3,
    ),
    # A capital at the start of a sentence is no name.
    (["Bread is dear. Bread is scarce.", "Bread is short. Bread is gone."], [None, None]),
    # Dates, parties and agencies name no subject.
    (["He left on Monday for CNN.", "She left on Monday for CNN."], [None, None]),
    # "the State" of a text that writes "state", too.
    (["He spoke of the State.", "A state is the State.", "To the State!"], [None] * 3),
    # A forename of a fuller name.
    (
        ["We met Odile Marsh at noon.", "We met Odile Marsh at one.", "Then Odile left."],
        ["Odile Marsh"] * 3,
    ),
]


@pytest.mark.parametrize(("paragraphs", "expected"), CASES)
def test_subjects(paragraphs, expected):
    assert list(find_subjects(paragraphs)) == expected


def test_who_speaks_is_not_what_is_spoken_of():
    paragraphs = ["And then Torland spoke.", "So did Torland again."]
    assert find_subjects(paragraphs, speakers=frozenset({"Torland"})) == (None, None)


def test_an_introduction_needs_no_second_mention():
    found = find_subjects([FILLER, "On tolls, she agreed."], introduced={1: "tolls"})
    assert found == (None, "tolls")


def test_a_title_word_counts_for_more():
    paragraphs = ["Of Wexmoor and of Torland.", "To Wexmoor, or to Torland."]
    assert find_subjects(paragraphs, title="Torland waits") == ("Torland", "Torland")
