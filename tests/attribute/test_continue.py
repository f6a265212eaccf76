import pytest

from onrecord.attribute.marks import continue_quotations
from onrecord.segment import segment
from onrecord.types import Attribution, Document, Origin, Span

ORIGIN = Origin(path="corpus", media_type="text/plain", sha256="")


def statement(text, source, *contents):
    """Made of the words of a source and of contents; the cue is always the word behind it."""
    start = text.index(source)
    cue = Span(start + len(source) + 1, start + len(source) + 5)
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in contents]
    return Attribution(Span(start, start + len(source)), cue, tuple(spans))


def grow(text, *found):
    layout = segment(Document(text=text, origin=ORIGIN))
    return [
        [content.of(text) for content in each.content]
        for each in continue_quotations(layout, found)
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


def test_a_quotation_that_fails_to_close_is_not_continued_by_a_later_one():
    text = 'Roe said: "It was won.\n\nThe crowd had gone by then.\n\n"We are glad of it."'
    assert grow(text, statement(text, "Roe", '"It was won.')) == [['"It was won.']]
