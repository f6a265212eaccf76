from onrecord.attribute.join import join
from onrecord.types import Span, TaggedSpan, Tags


def tags(spans, source_of, cue_of):
    return Tags(
        tuple(TaggedSpan(role, Span(start, end), 0.9) for role, start, end in spans),
        {cue: (source, 1.0) for cue, source in source_of.items()},
        {content: (cue, 1.0) for content, cue in cue_of.items()},
    )


def test_one_source_serves_two_cues():
    found = join(
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
    (found,) = join(
        tags(
            [("content", 0, 10), ("source", 11, 15), ("cue", 16, 20), ("content", 21, 30)],
            {2: 1},
            {0: 2, 3: 2},
        )
    )
    assert found.content == (Span(0, 10), Span(21, 30))
    assert abs(found.confidence - 0.9**4) < 1e-9


def test_a_cue_without_content_and_a_content_without_cue_make_nothing():
    assert join(tags([("cue", 0, 4), ("content", 9, 12)], {0: None}, {1: None})) == ()


def test_no_source_is_none():
    (found,) = join(tags([("cue", 0, 4), ("content", 5, 12)], {0: None}, {1: 0}))
    assert found.source is None
