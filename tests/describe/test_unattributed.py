import pytest
from describe_cases import read

from onrecord.describe import find_unattributed
from onrecord.types import Span, Speaker

CASES = [
    ("<t>“It holds,”</t> <s>she</s> <c>said</c>.", []),
    ("“<t>It holds,</t>” <s>she</s> <c>said</c>.", []),
    ("<s>She</s> <c>said</c> <t>it holds</t>. “It does.”", ["“It does.”"]),
    ("“It holds.” “It does.” <s>She</s> <c>left</c> <t>it so</t>.", ["“It holds.”", "“It does.”"]),
    # Inner quotations go with the outer one.
    ("<t>it</t> “She said ‘no’ to him.”", ["“She said ‘no’ to him.”"]),
    ("<t>“She said ‘no’ to him.”</t>", []),
    # Half is enough, less is not.
    ("“<t>abcd</t>ef”", []),
    ("“<t>abc</t>def”", ["“abcdef”"]),
    # Two contents share one quotation.
    ("“<t>abc</t>, <t2>def</t2>”", []),
    # Contents that overlap count once.
    ("“<t>a<t2>b</t2></t>cdefg”", ["“abcdefg”"]),
    # A quotation inside a content with other words.
    ("<s>She</s> <c>said</c> <t>the “dam” holds</t>.", []),
    # Never closed.
    ("<t>it</t>\n“It holds, said nobody", ["“It holds, said nobody"]),
    ("<t>it</t> was in “Weirs”, a film.", ["“Weirs”"]),
    ('<t>it</t> was "said" «often» ‘enough’.', ['"said"', "«often»", "‘enough’"]),
    ("", []),
    ("No marks at all.", []),
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_unattributed(marked, expected):
    document, layout, attributions = read(marked)
    assert [span.of(document.text) for span in find_unattributed(layout, attributions)] == expected


def test_a_nickname_inside_a_name_is_no_quotation():
    document, layout, attributions = read("Robert “Bob” Doe <c>said</c> <t>no</t> of “Weirs”.")
    name = Span(0, document.text.index(" said"))
    speaker = Speaker("s1", name.of(document.text), "person", None, name, (name,))
    found = find_unattributed(layout, attributions, (speaker,))
    assert [span.of(document.text) for span in found] == ["“Weirs”"]
