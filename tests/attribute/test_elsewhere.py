import pytest

from onrecord.attribute.elsewhere import follow_sentence, leave_elsewhere
from onrecord.segment import segment
from onrecord.types import Attribution, Document, Origin, Span

ORIGIN = Origin(path="corpus", media_type="text/plain", sha256="")
WRONG, CAME = '"It was wrong,"', '"It had to come, and soon."'
ROE = f"{WRONG} said Roe."


def place(text, words):
    return Span(text.index(words), text.index(words) + len(words))


def statement(text, source, cue, *contents):
    spans = tuple(sorted(place(text, words) for words in contents))
    return Attribution(place(text, source), place(text, cue), spans)


def contents_of(change, text, *given):
    layout = segment(Document(text=text, origin=ORIGIN))
    found = [statement(text, *each) for each in given]
    return [[span.of(text) for span in each.content] for each in change(text, layout, found)]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        # Other words introduce it, though without a verb of speech.
        (f"{ROE}\n\nPoe, a clerk, was calmer. {CAME}", [WRONG]),
        (f"Poe, a clerk, was calmer. {CAME}\n\n{ROE}", [WRONG]),
        (f"{ROE}\n\n- Poe: {CAME}", [WRONG]),
        # It opens its paragraph, stands in the cue's own, or goes on there.
        (f"{ROE}\n\n{CAME}", [WRONG, CAME]),
        (f"{ROE}\n\n- {CAME}", [WRONG, CAME]),
        (f"{ROE} He shrugged. {CAME}", [WRONG, CAME]),
    ],
)
def test_what_is_introduced_in_another_paragraph_is_left(text, kept):
    (found,) = contents_of(leave_elsewhere, text, ("Roe", "said", WRONG, CAME))
    assert sorted(found) == sorted(kept)


def test_a_colon_introduces_all_of_the_next_paragraph():
    text = "ROE:\n\nGood evening. We have time.\n\nPoe left. I have none."
    given = ("ROE", ":", "We have time", "I have none")
    assert contents_of(leave_elsewhere, text, given) == [["We have time"]]


def test_what_goes_on_after_a_break_in_its_paragraph_is_kept():
    text = f'{ROE}\n\n"I know it." He shrugged. {CAME}'
    given = ("Roe", "said", WRONG, '"I know it."', CAME)
    assert contents_of(leave_elsewhere, text, given) == [[WRONG, '"I know it."', CAME]]


def test_a_statement_without_other_words_is_dropped():
    text = f"Poe, a clerk, was calmer. {CAME}\n\nRoe said nothing else."
    assert contents_of(leave_elsewhere, text, ("Roe", "said", CAME)) == []


POE = ("Poe", "opposed", "the plan")


@pytest.mark.parametrize(
    ("text", "given", "kept"),
    [
        (f"Poe opposed the plan. {CAME}", [POE], [["the plan", CAME]]),
        # Another sentence stands between, or another paragraph begins.
        (f"Poe opposed the plan. Rain fell. {CAME}", [POE], [["the plan"]]),
        (f"Poe opposed the plan.\n\n{CAME}", [POE], [["the plan"]]),
        # It is no sentence of its own, or a few words.
        (f"Poe opposed the plan. {CAME} read a card.", [POE], [["the plan"]]),
        ('Poe opposed the plan. "Bread and roses."', [POE], [["the plan"]]),
        # Two are reported, or it is another's.
        (
            f"Poe opposed the plan, Roe said. {CAME}",
            [POE, ("Roe", "said", "Poe opposed the plan")],
            [["the plan"], ["Poe opposed the plan"]],
        ),
        (
            f"Poe opposed the plan. {CAME} Roe said.",
            [POE, ("Roe", "said", CAME)],
            [["the plan"], [CAME]],
        ),
    ],
)
def test_a_quotation_follows_who_is_reported_right_before_it(text, given, kept):
    assert contents_of(follow_sentence, text, *given) == kept
