import pytest

from onrecord.attribute.alone import follow_alone, leave_exchanges
from onrecord.segment import segment
from onrecord.types import Attribution, Document, Origin, Span

ORIGIN = Origin(path="corpus", media_type="text/plain", sha256="")
ALONE = '"It will take years, and we shall need every one of you."'


def place(text, words):
    return Span(text.index(words), text.index(words) + len(words))


def grow(text, *given):
    """Return the contents; ``given`` are source, cue and content of each statement."""
    found = [
        Attribution(place(text, source), place(text, cue), (place(text, content),))
        for source, cue, content in given
    ]
    layout = segment(Document(text=text, origin=ORIGIN))
    return [[each.of(text) for each in one.content] for one in follow_alone(text, layout, found)]


ROE = ("Roe", "said", '"We are glad."')
POE = ("Poe", "added", '"So are we."')


def test_who_was_quoted_goes_on_in_a_paragraph_of_his_own():
    text = f'"We are glad." said Roe of the mill.\n\n{ALONE}\n\nThe mill is old.'
    assert grow(text, ROE) == [['"We are glad."', ALONE]]


@pytest.mark.parametrize(
    ("text", "given"),
    [
        # Two are quoted before it.
        (f'"We are glad." said Roe. "So are we." added Poe.\n\n{ALONE}', [ROE, POE]),
        # Something stands between them.
        (f'"We are glad." said Roe.\n\nThe mill is old.\n\n{ALONE}', [ROE]),
        # It is not alone in its paragraph.
        (f'"We are glad." said Roe.\n\nA placard read: {ALONE}', [ROE]),
        # It is no sentence.
        ('"We are glad." said Roe.\n\n"Bread and roses"', [ROE]),
        # It is said already whose it is.
        (f'"We are glad." said Roe.\n\n{ALONE}', [ROE, ("Roe", "said", ALONE)]),
    ],
)
def test_it_is_left_alone(text, given):
    assert grow(text, *given) == [[content] for _, _, content in given]


@pytest.mark.parametrize(
    ("text", "cue", "contents", "kept"),
    [
        # Who has replied does not ask on.
        (
            '"To him," Roe replied.\n\n"Which one?"\n\nIt was late.',
            "replied",
            ['"To him,"', '"Which one?"'],
            ['"To him,"'],
        ),
        # Who has asked may.
        (
            '"Whom?" Roe asked.\n\n"Which one?"\n\nIt was late.',
            "asked",
            ['"Whom?"', '"Which one?"'],
            ['"Whom?"', '"Which one?"'],
        ),
        # Nor is anybody quoted whole paragraphs before he is named.
        (
            '"Mr Poe."\n\nPoe has denied it.\n\n"Not my job," Roe wrote.',
            "wrote",
            ['"Mr Poe."', '"Not my job,"'],
            ['"Not my job,"'],
        ),
        # But right before it, and where no other words are given.
        ('"Mr Poe."\n\nSo Roe wrote.', "wrote", ['"Mr Poe."'], ['"Mr Poe."']),
    ],
)
def test_exchanges_in_which_nobody_is_named(text, cue, contents, kept):
    spans = tuple(place(text, content) for content in contents)
    layout = segment(Document(text=text, origin=ORIGIN))
    (left,) = leave_exchanges(
        text, layout, [Attribution(place(text, "Roe"), place(text, cue), spans)]
    )
    assert [span.of(text) for span in left.content] == kept
