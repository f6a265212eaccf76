import pytest

from onrecord.segment import find_paragraphs

WRAPPED = """\
The harbour board met on Monday to hear what the engineers had found
under the old pier. It was worse than they had thought, and the chair
said so at once.

    A second round of tests will be held in the spring, when the water
is low enough for the divers to work without lamps.

Q: When will it open?
A: Nobody knows. The board has asked for a plan by the end of the month
and will look at it then.
"""


def read(text):
    return [paragraph.of(text) for paragraph in find_paragraphs(text)]


@pytest.mark.parametrize(
    "line_break", ["\n", "\r\n", "\r", "\n\n", "\u2028", "\u2029", "\x85", "\f", " \n \t\n "]
)
def test_a_line_break_ends_a_paragraph(line_break):
    assert read(f"  One.{line_break}Two is here. {line_break}") == ["One.", "Two is here."]


def test_long_lines_are_paragraphs_each():
    line = "This is a line of a news site that has all the words of its paragraph. " * 3
    assert read(f"{line}\n{line}\n{line}") == [line.strip()] * 3


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_wrapped_lines_are_joined(line_break):
    text = WRAPPED.replace("\n", line_break)
    found = read(text)
    assert [words.split()[0] for words in found] == ["The", "A", "Q:", "A:"]
    assert found[0].endswith("at once.")
    assert found[3].endswith("it then.")


def test_an_indent_starts_a_paragraph_in_wrapped_text():
    text = WRAPPED.replace("\n\n", "\n")
    assert [words.split()[0] for words in read(text)][:2] == ["The", "A"]


def test_a_wrapped_line_may_start_with_an_abbreviation_or_a_dash():
    text = WRAPPED.replace("under the old pier", "U.S. pier").replace("said so at", "— she too —")
    assert len(read(text)) == 4


def test_short_lines_are_not_wrapped_text():
    poem = "roses are red\nviolets are blue\nthe board has met\nand so have you\n"
    assert len(read(poem)) == 4


def test_lines_that_end_where_sentences_do_are_not_wrapped_text():
    line = "The harbour board met on Monday to hear what engineers had found."
    assert len(read(f"{line}\n" * 5)) == 5


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\r\n \u2028"])
def test_no_paragraphs(text):
    assert find_paragraphs(text) == ()


def test_other_signs_are_text():
    assert read("\x00One\x00\n\ud800\n\ufeffTwo") == ["\x00One\x00", "\ud800", "\ufeffTwo"]
