"""What is checked of a record."""

from onrecord.ingest import read_text
from onrecord.segment import segment
from onrecord.types import ModelIdentity, Record, Span, Statement
from onrecord.verify import find_claims

TEXT = 'She said: "Smith told me that the sea was cold." Smith said the boat was dry.'


def statement(number, content, quoted=(), parent=None, kind="indirect"):
    spans = tuple(Span(TEXT.index(each), TEXT.index(each) + len(each)) for each in (content,))
    marked = tuple(Span(TEXT.index(each), TEXT.index(each) + len(each)) for each in quoted)
    return Statement(
        str(number), None, None, spans, marked, kind, "source", None, parent, None, 1.0, (), ()
    )


def test_an_indirect_statement_inside_quotation_marks_is_checked_with_the_quotation():
    said = "Smith told me that the sea was cold."
    document = read_text(TEXT, lang="en")
    record = Record(
        document,
        (
            statement(1, f'"{said}"', (said,), kind="direct"),
            statement(2, 'that the sea was cold."', parent="1"),
            statement(3, "the boat was dry"),
        ),
        (),
        (),
        ModelIdentity("none", "0", "0"),
        segment(document),
    )
    claims = find_claims(record)
    assert [(each.kind, each.span.of(TEXT)) for each in claims] == [
        ("quotation", said),
        ("indirect", "the boat was dry"),
    ]


def test_speech_without_its_marks_is_checked_as_an_indirect_statement():
    text = "We will pay, Smith said."
    document = read_text(text, lang="en")
    words = (Span(0, 11),)
    lost = Statement(
        "1", None, None, words, (), "direct", "source", None, None, None, 1.0, ("unmarked",), ()
    )
    record = Record(document, (lost,), (), (), ModelIdentity("none", "0", "0"), segment(document))
    assert [(each.kind, each.parts) for each in find_claims(record)] == [("indirect", words)]
