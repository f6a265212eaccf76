import pytest
from describe_cases import read

from onrecord.describe import find_quoted
from onrecord.types import Layout, Quotation, Span

CASES = [
    ("<s>Quill</s> <c>said</c> <t>that the mine will close</t>.", []),
    ("<t>“The mine will close,”</t> <s>Quill</s> <c>said</c>.", ["The mine will close,"]),
    ('<t>"The mine will close,"</t> <s>Quill</s> <c>said</c>.', ["The mine will close,"]),
    ("<s>Quill</s> <c>said</c> <t>that “the mine will close”</t>.", ["the mine will close"]),
    # Split by the cue.
    (
        "<t>“The mine,”</t> <s>she</s> <c>said</c>, <t>“will close.”</t>",
        ["The mine,", "will close."],
    ),
    # Two quotations in one content.
    ("<s>He</s> <c>called</c> <t>it “rash” and “late”</t>.", ["rash", "late"]),
    # Only the outermost marks.
    (
        "<t>“Her words were ‘not yet’ and no more,”</t> <s>he</s> <c>said</c>.",
        ["Her words were ‘not yet’ and no more,"],
    ),
    # Single marks are outermost where no others are.
    ("<s>Quill</s> <c>said</c> <t>that ‘loud men’ must rest</t>.", ["loud men"]),
    # The content lacks a mark at its edge.
    ("“<t>The mine will close,</t>” <s>Quill</s> <c>said</c>.", ["The mine will close,"]),
    ("<t>“The mine will close</t>,” <s>Quill</s> <c>said</c>.", ["The mine will close"]),
    # The content starts in the middle of a quotation.
    ("“Well, <t>the mine will close,”</t> <s>Quill</s> <c>said</c>.", ["the mine will close,"]),
    # Never closed.
    (
        "<s>Quill</s> <c>said</c>: <t>“The mine will close. Soon.</t>",
        ["The mine will close. Soon."],
    ),
    # Never closed, so that the marks seem to hold the source too.
    ("<t>“The mine will close</t>, <s>Quill</s> <c>said</c>.", ["The mine will close"]),
    # The marks are those of somebody who reports the statement.
    ("“<s>He</s> <c>told</c> me <t>that taxes will fall</t>,” she said.", []),
    # The marks within these are its own.
    ("“<s>He</s> <c>said</c> <t>‘never again’</t>,” she recalled.", ["never again"]),
    # A quotation elsewhere in the sentence.
    ("The author of “Deep Veins” , <s>Quill</s>, <c>said</c> <t>it rained</t>.", []),
    # Over two paragraphs, each with its own opening mark.
    (
        "<s>Quill</s> <c>said</c>: <t>“One.</t>\n<t>“Two.”</t>",
        ["One.", "Two."],
    ),
    # Nothing between the marks.
    ("<s>Quill</s> <c>said</c> <t>“” and left</t>.", []),
    ("<s>Quill</s> <c>dit</c> : <t>« la mine fermera »</t>.", [" la mine fermera "]),
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_quoted_parts(marked, expected):
    document, layout, (attribution, *_) = read(marked)
    outside = tuple(span for span in (attribution.source, attribution.cue) if span is not None)
    found = find_quoted(attribution.content, layout, outside=outside)
    assert [span.of(document.text) for span in found] == expected


def test_without_source_and_cue_every_mark_counts():
    _, layout, (attribution,) = read("“<s>He</s> <c>told</c> me <t>taxes will fall</t>,” she said.")
    assert find_quoted(attribution.content, layout) == attribution.content


def test_a_quotation_over_two_paragraphs_is_clipped_to_each_content():
    layout = Layout((), (), (), (Quotation(Span(0, 30), Span(1, 29), "straight"),))
    assert find_quoted((Span(0, 10), Span(12, 30)), layout) == (Span(1, 10), Span(12, 29))
