import pytest

from onrecord.attribute.turns import keep_to_turns
from onrecord.types import Attribution, Layout, Span, Zone

ANN, REPORTER = Span(0, 40), Span(42, 80)
TURNS = Layout((Zone("turn", ANN, "ANN"), Zone("turn", REPORTER, "REPORTER")), (), (), ())
INSIDE, LATER = Span(10, 20), Span(50, 60)


@pytest.mark.parametrize(
    ("source", "cue", "content", "kept"),
    [
        (Span(5, 7), Span(8, 9), (INSIDE,), (INSIDE,)),
        (Span(5, 7), Span(8, 9), (INSIDE, LATER), (INSIDE,)),
        (Span(5, 7), Span(8, 9), (LATER,), None),
        (Span(5, 7), Span(44, 46), (LATER,), None),
        (None, Span(44, 46), (INSIDE, LATER), (LATER,)),
        (Span(5, 7), Span(8, 9), (Span(30, 50),), None),
    ],
    ids=[
        "inside",
        "one content too many",
        "content elsewhere",
        "source elsewhere",
        "no source",
        "across the turn's end",
    ],
)
def test_an_attribution_keeps_to_its_turn(source, cue, content, kept):
    found = keep_to_turns(TURNS, [Attribution(source, cue, content)])
    assert [each.content for each in found] == ([kept] if kept else [])


def test_an_article_has_no_turns():
    article = Layout((Zone("body", Span(0, 80)),), (), (), ())
    found = Attribution(Span(5, 7), Span(8, 9), (INSIDE, LATER))
    assert keep_to_turns(article, [found]) == (found,)
