import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.attribute.join import find_evidence, join
from onrecord.segment import segment
from onrecord.tag.calibration import SUREST, Calibration, log_odds
from onrecord.types import Document, Origin, Span, TaggedSpan, Tags

CALIBRATION = Calibration(0.5, (1.0, 2.0, 3.0, 4.0, -1.0))


def tags(spans, source_of, cue_of):
    return Tags(
        tuple(TaggedSpan(role, Span(start, end), 0.9) for role, start, end in spans),
        {cue: (source, 1.0) for cue, source in source_of.items()},
        {content: (cue, 1.0) for content, cue in cue_of.items()},
    )


def joined(tagged, text="x" * 80):
    """What is joined in one sentence, or in ``text``."""
    layout = segment(Document(text, Origin("x", "text/plain", "")))
    return join(text, layout, tagged, CALIBRATION)


def tagged_words(text, *words):
    """Tags of (role, words) in ``text``: the first cue has the first source and all contents."""
    roles = [role for role, _ in words]
    places = [(role, text.index(each), text.index(each) + len(each)) for role, each in words]
    cue = roles.index("cue")
    contents = [index for index, role in enumerate(roles) if role == "content"]
    return tags(places, {cue: roles.index("source")}, dict.fromkeys(contents, cue))


def test_one_source_serves_two_cues():
    found = joined(
        tags(
            [
                ("source", 0, 5),
                ("cue", 6, 9),
                ("content", 10, 20),
                ("cue", 24, 28),
                ("content", 29, 40),
            ],
            {1: 0, 3: 0},
            {2: 1, 4: 3},
        )
    )
    assert [(a.source, a.cue, a.content) for a in found] == [
        (Span(0, 5), Span(6, 9), (Span(10, 20),)),
        (Span(0, 5), Span(24, 28), (Span(29, 40),)),
    ]


def test_a_split_content_is_one_attribution():
    (found,) = joined(
        tags(
            [("content", 0, 10), ("source", 11, 15), ("cue", 16, 20), ("content", 21, 30)],
            {2: 1},
            {0: 2, 3: 2},
        )
    )
    assert found.content == (Span(0, 10), Span(21, 30))


def test_a_cue_without_content_and_a_content_without_cue_make_nothing():
    found = tags([("cue", 0, 4), ("content", 9, 12)], {0: None}, {1: None})
    assert joined(found) == ()


def test_no_source_is_none():
    (found,) = joined(tags([("cue", 0, 4), ("content", 5, 12)], {0: None}, {1: 0}))
    assert found.source is None


@pytest.mark.parametrize(
    ("text", "source", "cue", "kept"),
    [
        ("Ann left. The ferry was thought to be safe.", "Ann", "was thought", None),
        ("The ferry shows nothing. Another slide is out.", "Another slide", "shows", None),
        ("Ann was heard.\n\nShe told us to be safe.", "Ann", "told", None),
        ("“We go.” said Ann Cole. To be safe is all.", "Ann Cole", "said", "Ann Cole"),
        ("“We go!” Ann said.", "Ann", "said", "Ann"),
        ("Ann said:\n“We go.”", "Ann", "said:", "Ann"),
        ("“We go,” said Ann Cole. Bo Dean was brief.", "Ann Cole. Bo Dean", "said", "Ann Cole"),
        ("He killed for Christ. I say: we go.", "Christ. I", "say", "I"),
    ],
)
def test_a_source_stands_in_the_sentence_of_its_cue(text, source, cue, kept):
    content = next(each for each in ("to be safe", "We go", "we go", "nothing") if each in text)
    (found,) = joined(
        tagged_words(text, ("source", source), ("cue", cue), ("content", content)), text
    )
    assert (found.source and found.source.of(text)) == kept


@pytest.mark.parametrize(
    ("source", "kept"),
    [("The man who left, and", "The man who left"), ("The man who left", "The man who left")],
)
def test_a_source_does_not_end_with_a_conjunction(source, kept):
    text = "The man who left, and had no name, told us to be safe."
    words = ("source", source), ("cue", "told"), ("content", "to be safe")
    (found,) = joined(tagged_words(text, *words), text)
    assert found.source is not None
    assert found.source.of(text) == kept


def test_what_has_no_word_is_no_content():
    text = 'Ann said: "We go." " And left.'
    found = tagged_words(text, ("source", "Ann"), ("cue", "said"), ("content", '" '))
    assert joined(found, text) == ()
    found = tagged_words(
        text, ("source", "Ann"), ("cue", "said"), ("content", '"We go."'), ("content", '" ')
    )
    (kept,) = joined(found, text)
    assert [content.of(text) for content in kept.content] == ['"We go."']


def test_the_least_certain_content_and_its_link_are_evidence():
    found = Tags(
        (
            TaggedSpan("source", Span(0, 5), 0.8),
            TaggedSpan("cue", Span(6, 9), 0.5),
            TaggedSpan("content", Span(10, 20), 0.9),
            TaggedSpan("content", Span(21, 30), 0.75),
        ),
        {1: (0, 0.625)},
        {2: (1, 0.5), 3: (1, 1.0)},
    )
    odds = [probability / (1 - probability) for probability in (0.5, 0.8 * 0.625, 0.45)]
    cue, source, content = (math.log(each) for each in odds)
    assert find_evidence(found, 1, [2, 3]) == pytest.approx((cue, source, 0.0, content, 1.0))


def test_certainty_of_having_no_source_is_evidence():
    found = tags([("cue", 0, 4), ("content", 5, 12)], {0: None}, {1: 0})
    assert find_evidence(found, 0, [1])[1:3] == pytest.approx((0.0, SUREST))


@given(st.floats(0, 1), st.floats(0, 1))
def test_surer_parts_never_make_a_statement_less_probable(less, more):
    less, more = sorted((less, more))
    assert log_odds(less) <= log_odds(more)
    low, high = (CALIBRATION.confidence((log_odds(each), 0, 0, 0, 0)) for each in (less, more))
    assert 0 <= low <= high <= 1


@pytest.mark.parametrize(
    ("text", "content", "kept"),
    [
        (
            "Ann said she will “run.” Her move was expected.",
            "she will “run.” Her move",
            "she will “run.”",
        ),
        ("Ann said it rains. It pours. It hails.", "it rains. It pours", "it rains. It pours"),
        ("Ann said it rains. It pours now.", "it rains. It pours", "it rains."),
        ("Ann said “it rains. It pours now.”", "it rains. It pours", "it rains. It pours"),
        ("It rains. It pours, Ann said.", "It rains. It pours", "It rains. It pours"),
        ("Ann said it rains.", "it", "it"),
    ],
)
def test_a_content_does_not_break_off_in_a_further_sentence(text, content, kept):
    tagged = tagged_words(text, ("source", "Ann"), ("cue", "said"), ("content", content))
    (found,) = joined(tagged, text)
    assert [each.of(text) for each in found.content] == [kept]
