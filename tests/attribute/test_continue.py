import re

import pytest

from onrecord.attribute.paragraphs import continue_quotations
from onrecord.segment import segment
from onrecord.types import Attribution, Document, Origin, Span

ORIGIN = Origin(path="corpus", media_type="text/plain", sha256="")


def statement(text, source, *contents):
    """Made of the words of a source and of contents; the cue is always the word or colon behind."""
    start = text.index(source)
    end = start + len(source)
    cue = re.compile(r"\w+|:").search(text, end)
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in contents]
    return Attribution(Span(start, end), Span(*cue.span()), tuple(spans))


def grow(text, *found):
    layout = segment(Document(text=text, origin=ORIGIN))
    return [
        [content.of(text) for content in each.content]
        for each in continue_quotations(text, layout, found)
    ]


OPENED_ANEW = 'Roe said, "It was won.\n\n"We are glad of it, all of us in the team."'
FORGOTTEN = (
    'Roe said, "It was won.\n\nWe won." Later, Poe said, "It was lost.\n\n'
    'If we had drawn, it would have been a good end."'
)


@pytest.mark.parametrize("text", [OPENED_ANEW, OPENED_ANEW.replace('\n\n"', "\n\n")])
def test_a_quotation_goes_on_in_the_next_paragraph(text):
    ((first, second),) = grow(text, statement(text, "Roe", '"It was won.'))
    assert first == '"It was won.'
    assert second.strip('"') == "We are glad of it, all of us in the team."


def test_who_speaks_next_gives_back_what_another_quotation_holds():
    roe = statement(FORGOTTEN, "Roe", '"It was won.')
    poe = statement(FORGOTTEN, "Poe", 'We won." Later', '"It was lost.')
    assert grow(FORGOTTEN, roe, poe) == [
        ['"It was won.', 'We won."'],
        ['"It was lost.', 'If we had drawn, it would have been a good end."'],
    ]


def test_a_statement_without_other_words_keeps_what_it_has():
    roe = statement(FORGOTTEN, "Roe", '"It was won.')
    poe = statement(FORGOTTEN, "Poe", 'We won." Later')
    assert grow(FORGOTTEN, roe, poe) == [['"It was won.'], ['We won." Later']]


@pytest.mark.parametrize(
    "later",
    ['The crowd had gone by then.\n\n"We are glad of it."', 'The crowd felt "glad of it."'],
)
def test_a_quotation_that_fails_to_close_is_not_continued_by_a_later_one(later):
    text = f'Roe said: "It was won.\n\n{later}'
    assert grow(text, statement(text, "Roe", '"It was won.')) == [['"It was won.']]


# Three paragraphs of one quotation; whoever is quoted next is not in it.
FIRST, SECOND, THIRD = '"We won.', '"We are glad of it.', '"So is the team."'
BEFORE = f"Roe said: {FIRST}\n\n{SECOND}\n\n{THIRD}"
BEHIND = f"{FIRST}\n\n{SECOND}\n\n{THIRD} Roe said."
NEXT = f'{BEFORE}\n\n"It was lost." Poe said.'


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        # One in the middle was overlooked.
        (BEFORE, {"Roe": [FIRST, THIRD]}, {"Roe": [FIRST, SECOND, THIRD]}),
        # Those before the cue were.
        (BEHIND, {"Roe": [THIRD]}, {"Roe": [FIRST, SECOND, THIRD]}),
        # Whoever is quoted before it, or next, has one.
        (
            f'"It was lost." Poe said.\n\n{BEHIND}',
            {"Poe": ['"It was lost."', FIRST], "Roe": [THIRD]},
            {"Poe": ['"It was lost."'], "Roe": [FIRST, SECOND, THIRD]},
        ),
        (
            NEXT,
            {"Roe": [FIRST], "Poe": [SECOND, THIRD, '"It was lost."']},
            {"Roe": [FIRST, SECOND, THIRD], "Poe": ['"It was lost."']},
        ),
        # He has nothing else: his is no statement, since it is sure whose the quotation is.
        (NEXT, {"Roe": [FIRST], "Poe": [SECOND]}, {"Roe": [FIRST, SECOND, THIRD]}),
        # It is less sure where no "Roe said:" opens the quotation.
        (
            f"Roe said so at length. {FIRST}\n\n{SECOND}\n\n{THIRD}\n\nPoe said so, too.",
            {"Roe": [FIRST], "Poe": [SECOND]},
            {"Roe": [FIRST, THIRD], "Poe": [SECOND]},
        ),
        # "Roe said:" may stand in a line of its own.
        (
            f"Roe said:\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}\n\nPoe said:\n\nIt was lost.",
            {"Roe": [FIRST], "Poe": [SECOND, THIRD]},
            {"Roe": [FIRST, SECOND, THIRD]},
        ),
        # A mark was lost: two are introduced beside it, and keep what they have.
        (
            f'Roe said: {FIRST}\n\n{THIRD} Poe said, "Not I."',
            {"Roe": [FIRST], "Poe": [THIRD, '"Not I."']},
            {"Roe": [FIRST], "Poe": [THIRD, '"Not I."']},
        ),
        # What is reported in one of its paragraphs is no introduction to the next.
        (
            f'"Poe says that we won.\n\n{SECOND}\n\n{THIRD}',
            {"Poe": ["that we won"]},
            {"Poe": ["that we won"]},
        ),
        # A transcript is quoted: it has a speaker a paragraph.
        (
            '"ROE: We won.\n\n"POE: We lost.\n\n"So it is."',
            {"ROE": ["We won."], "POE": ["We lost."]},
            {"ROE": ["We won."], "POE": ["We lost.", '"So it is."']},
        ),
    ],
)
def test_who_has_one_paragraph_of_a_quotation_has_all(text, given, expected):
    found = [statement(text, source, *contents) for source, contents in given.items()]
    assert grow(text, *found) == list(expected.values())
