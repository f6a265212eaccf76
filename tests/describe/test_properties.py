"""What holds for every text and every set of attributions."""

from itertools import pairwise

import pytest
from describe_cases import document_of, layout_of, unresolved
from hypothesis import given
from hypothesis import strategies as st

from onrecord.describe import (
    adopt,
    describe,
    find_flags,
    find_quoted,
    find_topics,
    find_turn_statements,
    find_type,
    find_unattributed,
    find_unmarked,
    find_voice,
)
from onrecord.types import Attribution, Layout, Span, Zone

WORDS = st.sampled_from(
    [
        *("said", "would", "not", "asked", "whether", "if", "is believed", "seemed", "by"),
        *("we have", "I", "our", "Marsh", "Torland", "He", "No one", "On Torland,", "the grain"),
        *("“", "”", "‘", "’", '"', "'", ".", "?", ",", ":", "…", "(", ")", "\n", "\n\n", "\n\n\n"),
        *("Grain:\n", "Comment:", "Q:", "\r\n", "\x00", "\u2028", "\ufeff", "é", "😀", "１"),
    ]
)
TEXTS = st.one_of(st.lists(WORDS, max_size=40).map(" ".join), st.text(max_size=80))


@st.composite
def cases(draw):
    """A text, its layout, and attributions some of which lie inside others."""
    text = draw(TEXTS)
    layout = layout_of(text)
    attributions = []
    for _ in range(draw(st.integers(0, 6)) if text else 0):
        parent = None
        bounds = Span(0, len(text))
        if attributions and draw(st.booleans()):
            parent = draw(st.integers(0, len(attributions) - 1))
            bounds = draw(st.sampled_from(attributions[parent].content))
        places = sorted(
            draw(
                st.sets(st.integers(bounds.start, bounds.end), min_size=2, max_size=8).filter(
                    lambda found: len(found) > 1
                )
            )
            if len(bounds) > 1
            else {bounds.start, bounds.end}
        )
        spans = [Span(*pair) for pair in zip(places[::2], places[1::2], strict=False)]
        source = spans.pop(0) if len(spans) > 1 and draw(st.booleans()) else None
        cue = spans.pop() if len(spans) > 1 and draw(st.booleans()) else None
        attributions.append(Attribution(source, cue, tuple(spans), parent))
    return document_of(text, title=draw(st.none() | TEXTS)), layout, tuple(attributions)


@given(cases())
def test_quoted_parts_lie_inside_the_content_in_order(case):
    _, layout, attributions = case
    for attribution in attributions:
        outside = tuple(filter(None, (attribution.source, attribution.cue)))
        for quoted in (
            find_quoted(attribution.content, layout),
            find_quoted(attribution.content, layout, outside=outside),
        ):
            assert all(any(span.contains(part) for span in attribution.content) for part in quoted)
            assert all(first.end <= second.start for first, second in pairwise(quoted))
            assert all(len(part) > 0 for part in quoted)


@given(cases())
def test_labels_never_raise_and_are_of_their_kind(case):
    document, layout, attributions = case
    for attribution in attributions:
        quoted = find_quoted(attribution.content, layout)
        kind = find_type(attribution.content, quoted, document.text)
        assert kind in {"direct", "indirect", "mixed"}
        assert quoted or kind == "indirect"
        assert find_voice(attribution, document, layout) in {"source", "outlet"}
        flags = find_flags(attribution, document, layout)
        assert flags.keys() <= {"hypothetical", "negated", "hedged", "question"}
        assert all(flags.values())


@given(cases())
def test_topics_are_words_of_the_document(case):
    document, layout, attributions = case
    topics = find_topics(document, layout, attributions)
    assert len(topics) == len(attributions)
    assert all(topic.label in document.text and topic.label.strip() for topic in topics if topic)


@given(cases())
def test_unattributed_quotations_are_outermost_and_in_order(case):
    _, layout, attributions = case
    found = find_unattributed(layout, attributions)
    outermost = [quotation.span for quotation in layout.quotations if quotation.depth == 0]
    assert list(found) == [span for span in outermost if span in found]


@given(cases())
def test_unmarked_speech_is_a_paragraph_of_its_own(case):
    document, layout, attributions = case
    for unmarked in find_unmarked(document, layout, attributions):
        (content,) = unmarked.attribution.content
        assert any(paragraph.contains(content) for paragraph in layout.paragraphs)
        assert attributions[unmarked.follows].source is not None


@given(TEXTS, st.data())
def test_turns_are_slices_of_their_zones(text, data):
    plain = layout_of(text)
    places = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    zones = tuple(
        Zone("turn", Span(start, end), data.draw(st.none() | st.just(text[start : start + 4])))
        for start, end in pairwise(places)
    )
    layout = Layout(zones, plain.paragraphs, plain.sentences, plain.quotations)
    document = document_of(text)
    for turn in find_turn_statements(document, layout):
        parts = [part for part in (turn.source, turn.cue, *turn.content) if part is not None]
        assert any(all(zone.span.contains(part) for part in parts) for zone in zones)
        assert all(first.end <= second.start for first, second in pairwise(parts))
        assert all(span.of(text) == span.of(text).strip() != "" for span in turn.content)
        assert turn.cue is None or turn.cue.of(text) in ":："
    describe(document, layout, (), unresolved(()))


@given(cases(), st.randoms(use_true_random=False))
def test_statements(case, random):
    document, layout, attributions = case
    found = describe(document, layout, attributions, unresolved(attributions))
    assert {each.content for each in found} == {each.content for each in attributions}
    places = {each.id: place for place, each in enumerate(found)}
    assert len(places) == len(found)
    assert [each.content[0].start for each in found] == sorted(
        each.content[0].start for each in found
    )
    for place, each in enumerate(found):
        if each.parent is not None:
            parent = found[places[each.parent]]
            assert places[each.parent] < place
            for part in (each.source, each.cue, *each.content):
                assert part is None or any(span.contains(part) for span in parent.content)
    # Neither ids nor labels depend on the order of the attributions.
    order = list(range(len(attributions)))
    random.shuffle(order)
    shuffled = [
        Attribution(each.source, each.cue, each.content, parent)
        for index in order
        for each in (attributions[index],)
        for parent in (None if each.parent is None else order.index(each.parent),)
    ]
    again = describe(document, layout, shuffled, unresolved(shuffled))
    assert {each.id for each in again} == places.keys()


@given(cases())
def test_adoption_changes_nothing_but_parents(case):
    document, layout, attributions = case
    holder = Attribution(None, None, (Span(0, len(document.text)),))
    joined = adopt(attributions, (holder,))
    assert all(each.parent is not None for each in joined[:-1])
    assert [each.content for each in joined[:-1]] == [each.content for each in attributions]
    assert len(describe(document, layout, joined, unresolved(joined))) >= bool(joined)


@pytest.mark.parametrize("find", [find_topics, find_unmarked])
def test_an_empty_document(find):
    assert find(document_of(""), layout_of(""), ()) == ()
