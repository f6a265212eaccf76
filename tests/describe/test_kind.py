import pytest
from describe_cases import read

from onrecord.describe import find_quoted, find_type

CASES = [
    ("<t>“The dam holds,”</t> <s>Ostrander</s> <c>said</c>.", "direct"),
    ("“<t>The dam holds,</t>” <s>Ostrander</s> <c>said</c>.", "direct"),
    ("<t>“The dam,”</t> <s>she</s> <c>said</c>, <t>“holds.”</t>", "direct"),
    ("<s>She</s> <c>said</c>: <t>“The dam holds. It always has.</t>", "direct"),
    # Punctuation outside the marks does not count.
    ("<s>She</s> <c>said</c> <t>“the dam”, “the weir”</t>.", "direct"),
    ("<s>She</s> <c>said</c> <t>– “it holds” …</t>", "direct"),
    # A complementiser does.
    ("<s>She</s> <c>said</c> <t>that “the dam holds”</t>.", "mixed"),
    ("<s>She</s> <c>said</c> <t>the “dam” holds</t>.", "mixed"),
    ("<s>She</s> <c>praised</c> <t>“the dam” and “the weir”</t>.", "mixed"),
    ("<t>“The dam holds”</t>, <s>she</s> <c>said</c>, <t>adding some figures</t>.", "mixed"),
    # A title and a scare quote are words in marks.
    ("<s>She</s> <c>cited</c> <t>a report named “Weirs”</t>.", "mixed"),
    ("<s>She</s> <c>mocked</c> <t>the so-called ‘miracle’ of the dam</t>.", "mixed"),
    ("<s>She</s> <c>said</c> <t>that the dam holds</t>.", "indirect"),
    ("<t>The dam holds</t>, <c>according to</c> <s>Ostrander</s>.", "indirect"),
    # No word between the marks.
    ("<s>She</s> <c>said</c> <t>the dam “…” holds</t>.", "indirect"),
    # In somebody else's marks.
    ("“<s>He</s> <c>swore</c> <t>the dam would hold</t>,” she said.", "indirect"),
    ("<s>It</s> <c>reads</c> <t>“1,200”</t>.", "direct"),
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_type(marked, expected):
    document, layout, (attribution, *_) = read(marked)
    outside = tuple(span for span in (attribution.source, attribution.cue) if span is not None)
    quoted = find_quoted(attribution.content, layout, outside=outside)
    assert find_type(attribution.content, quoted, document.text) == expected


@pytest.mark.parametrize(("in_turn", "unmarked"), [(True, False), (False, True), (True, True)])
def test_a_turn_and_speech_without_marks_are_direct(in_turn, unmarked):
    document, _, (attribution,) = read("<t>We have said “no” twice.</t>")
    assert find_type(attribution.content, (), document.text, in_turn, unmarked) == "direct"
