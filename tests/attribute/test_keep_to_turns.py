import pytest

from onrecord.attribute.turns import keep_to_turns
from onrecord.segment import segment
from onrecord.types import Attribution, Document, Layout, Origin, Span, Zone

ANN, REPORTER = Span(0, 40), Span(42, 80)
TURNS = Layout(
    (Zone("turn", ANN, "ANN"), Zone("turn", REPORTER, "REPORTER")), (), (ANN, REPORTER), ()
)
WORDS = "w" * 80
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
    found = keep_to_turns(WORDS, TURNS, [Attribution(source, cue, content)])
    assert [each.content for each in found] == ([kept] if kept else [])


def test_an_article_has_no_turns():
    article = Layout((Zone("body", Span(0, 80)),), (), (), ())
    found = Attribution(Span(5, 7), Span(8, 9), (INSIDE, LATER))
    assert keep_to_turns(WORDS, article, [found]) == (found,)


@pytest.mark.parametrize(
    ("said", "content", "kept"),
    [
        ("We will win. Poe told us we have time.", ["We will win", "we have time"], "we have time"),
        (
            "Poe said it would rise. Do you agree?",
            ["it would rise. Do you agree?"],
            "it would rise",
        ),
        ('Poe said: "Go on. We have time." I did.', ['"Go on. We have time."'], None),
        ('"Go on," Poe said. "We have time."', ['"Go on,"', '"We have time."'], None),
    ],
)
def test_other_sentences_of_a_turn_are_the_speakers_own(said, content, kept):
    text = f"ANN: {said}\n\nQ: Why?\n\nANN: I know.\n\nQ: Thank you."
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in content]
    source = Span(text.index("Poe"), text.index("Poe") + 3)
    cue = Span(source.end + 1, source.end + 5)
    layout = segment(Document(text, Origin("corpus", "text/plain", "")))
    (found,) = keep_to_turns(text, layout, [Attribution(source, cue, tuple(spans))])
    assert [span.of(text) for span in found.content] == ([kept] if kept else content)
