"""Turns: who speaks in a transcript that says it seldom, and what is said to be a translation."""

import pytest
from verify_helpers import check

from onrecord.ingest import read_text
from onrecord.verify.turns import read_script

SPEECH = "We will not close the embassy this year. I thank the builders for their patience."
REST = "\n\nThe bridge is safe, and it will stay open all winter."
ADDRESS = f"Ladies and Gentlemen: {SPEECH}{REST}"


def turns(transcript):
    return [turn.speaker for turn in read_script(read_text(transcript, lang="en")).turns]


@pytest.mark.parametrize(
    ("transcript", "speakers"),
    [
        (f"PRESIDENT MARLOW: {SPEECH}{REST}", ["PRESIDENT MARLOW"]),
        (f"Remarks in Kelda, 4 June\n\nMR MARLOW: {SPEECH}{REST}", [None, "MR MARLOW"]),
        (f"Remarks in Kelda\n\n4 June\n\nAnna Marlow: {SPEECH}{REST}", [None, "Anna Marlow"]),
        (f"REMARKS IN KELDA\n\nMARLOW: {SPEECH}{REST}", [None, "MARLOW"]),
        (
            f"CHAIR: The floor is yours.\n\nMARLOW: {SPEECH}{REST * 9}",
            ["CHAIR", "MARLOW"],
        ),
        # What greets the room or names the text is nobody's name.
        (ADDRESS, [None]),
        (f"REMARKS BY THE PRESIDENT\n\n{ADDRESS}", [None]),
        (f"Opening Remarks: {SPEECH}{REST}", [None]),
        # Nor is what stands before a colon amid a speech.
        (f"{SPEECH}\n\nThe Kelda Bridge: it will stay open all winter.{REST}", [None]),
        (f"NEW YORK – {SPEECH}{REST}", [None]),
    ],
)
def test_who_speaks_where_labels_are_few(transcript, speakers):
    assert turns(transcript) == speakers


ASKED = "Will the bridge be closed this winter, and who decides that?"
ANSWER = "I do not decide that."


@pytest.mark.parametrize(
    ("label", "speaker"),
    [
        ("{}  0:31\n", "Anna Marlow"),
        ("{} (00:31):\n", "Anna Marlow"),
        ("{}: (00:31)\n", "Anna Marlow"),
        ("{} 13:30:05\n", "Anna Marlow"),
        ("0:31 {}\n", "Anna Marlow"),
        ("0:0:31.0 --> 0:0:35.4\n{}\n", "Anna Marlow"),
        ("{}\n", "Anna Marlow"),
        ("{} (Kelda North) (Lab)\n", "Anna Marlow (Kelda North) (Lab)"),
        ("{} -- Chief Executive\n\n", "Anna Marlow"),
        ("Ms. {}. ", "Ms. Anna Marlow"),
        ("Q12 {}: ", "Anna Marlow"),
    ],
)
def test_names_without_a_colon_are_labels_where_they_recur(label, speaker):
    one, other = label.format("Anna Marlow"), label.format("Rhys Cole")
    said = f"{one}{SPEECH}\n\n{other}{ASKED}\n\n{one}{ANSWER}\n\n{other}Who does, then?\n"
    found = [each for each in turns(said) if each is not None]
    assert found == [speaker, found[1], speaker, found[1]]
    words = "Will the bridge be closed this winter"
    assert check(f'"{words}," said Anna Marlow.', words, said, speaker="Anna Marlow").verdict == (
        "misattributed"
    )


def test_a_seat_is_told_when_somebody_speaks_first():
    said = (
        f"Rail Fares\nAnna Marlow (Kelda) (Lab)\n{SPEECH}\nThe Minister (Rhys Cole)\n{ASKED}\n"
        f"Anna Marlow\n{ANSWER}\nMr Speaker\nOrder.\nRhys Cole\nNo.\nAnna Marlow\nI see."
    )
    assert turns(said)[1:] == [
        "Anna Marlow (Kelda) (Lab)",
        "The Minister (Rhys Cole)",
        "Anna Marlow",
        "Mr Speaker",
        None,
        "Anna Marlow",
    ]


def test_a_heading_in_a_speech_is_nobodys_name():
    assert turns(f"Our Plan\n{SPEECH}\n\nThe Bridge\n{ANSWER}\n\nOur Thanks\n{SPEECH}") == [None]


@pytest.mark.parametrize(
    "line",
    ["Kelda Council        Page 12 of 80", "Page 12", "- 12 -", "12", "0:31 --> 0:35"],
)
def test_what_nobody_says_does_not_part_what_it_interrupts(line):
    words = "We will close the embassy that we opened in May"
    said = f"MARLOW: We will close the embassy\n\n{line}\n\nthat we opened in May.\n"
    found = check(f'"{words}," said Marlow.', words, said, speaker="Marlow")
    assert (found.verdict, len(found.passages)) == ("normalised", 1)


@pytest.mark.parametrize(
    ("words", "verdict", "alarms"),
    [
        ("I will not resign because of a rumour", "verbatim", ()),
        ("I will resign because of a rumour", "altered", ("negation",)),
    ],
)
def test_a_sentence_that_was_broken_off_goes_on(words, verdict, alarms):
    said = (
        "MARLOW: I will not --\n\nHOLT: Why?\n\nMARLOW: -- resign because of a rumour.\n\n"
        "HOLT: The bank.\n\nMARLOW: The bank.\n\nHOLT: Yes.\n\nMARLOW: It is closed.\n"
    )
    found = check(f'"{words}," said Marlow.', words, said, speaker="Marlow")
    assert (found.verdict, found.alarms) == (verdict, alarms)


@pytest.mark.parametrize("heading", ["", "Remarks at the opening of the Kelda bridge, 4 June\n\n"])
def test_the_only_speakers_words_are_nobody_elses(heading):
    words = "We will not close the embassy this year"
    article = f'"{words}," said Anna Holt.'
    said = f"{heading}PRESIDENT MARLOW: {SPEECH}{REST}"
    found = check(article, words, said, speaker="Anna Holt")
    assert (found.verdict, found.passages[0].speaker) == ("misattributed", "PRESIDENT MARLOW")


@pytest.mark.parametrize(
    ("opening", "translated"),
    [
        ("Unofficial translation from Russian\n\n", True),
        ("4 June\n\nThe following was translated from Russian by the press office.\n\n", True),
        ("Unofficial translation from Russian\n\nMARLOW: ", True),
        ("Remarks in Kelda, 4 June\n\n", False),
        # A speech may be about one.
        ("The bridge is safe.\n\nThe report was translated by now.\n\n", False),
        ("We have the report translated by now.\n\n", False),
    ],
)
def test_a_translation_says_so_where_it_begins(opening, translated):
    script = read_script(read_text(f"{opening}{SPEECH}{REST}", lang="en"))
    assert {turn.translated for turn in script.turns} == {translated}


@pytest.mark.parametrize("label", ["", "MARLOW: "])
@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        # Another rendering, words that this one lacks, and a quotation of this very one.
        ("We shall not be closing our embassy this year", "unsure"),
        ("Nobody is going to shut the mission down in spring", "unsure"),
        ("We will close the embassy this year", "altered"),
    ],
)
def test_a_translation_can_deny_no_other_rendering(label, words, verdict):
    said = f"Unofficial translation from Russian\n\n{label}{SPEECH}{REST}"
    found = check(f'"{words}," Marlow said.', words, said, speaker="Marlow")
    assert found.verdict == verdict
