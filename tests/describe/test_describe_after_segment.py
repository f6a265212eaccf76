"""The room on layouts as ``segment`` makes them."""

from describe_cases import document_of, parse, unresolved

from onrecord.describe import adopt, describe, find_turn_statements, find_unattributed
from onrecord.segment import segment
from onrecord.types import Topic


def test_a_round_up():
    text, attributions = parse(
        "The envoy of Torland met reporters at the harbour on Friday.\n\n"
        "Grain:\n\n"
        "<s>Odile Marsh</s> <c>said</c> <t>that “no ship will be turned back”</t>.\n\n"
        "<s2>She</s2> <c2>did not say</c2> <t2>who had signed the paper</t2>. “A fine day.”\n\n"
        "Tolls:\n\n"
        "<s3>Marsh</s3> <c3>warned</c3> <t3>that <s4^3>the coast</s4> <c4>would say</c4>: "
        "<t4>“Why should we pay for it?”</t4></t3>\n"
    )
    document = document_of(text)
    layout = segment(document)
    found = describe(document, layout, attributions, unresolved(attributions))
    assert [(each.type, each.flags, each.topic) for each in found] == [
        ("mixed", (), Topic("Grain", "heading")),
        ("indirect", ("negated",), Topic("Grain", "heading")),
        ("mixed", (), Topic("Tolls", "heading")),
        ("direct", ("hypothetical", "question"), Topic("Tolls", "heading")),
    ]
    assert [span.of(text) for each in found for span in each.quoted] == [
        "no ship will be turned back",
        "Why should we pay for it?",
        "Why should we pay for it?",
    ]
    assert found[3].parent == found[2].id
    assert [span.of(text) for span in find_unattributed(layout, attributions)] == ["“A fine day.”"]


def test_a_transcript():
    text = (
        "ADA REYES: Good morning. The dam holds.\n\n"
        "TOM ORD: Who says so?\n\n"
        "ADA REYES: The engineers do.\n\nI was there.\n\n"
        "TOM ORD: Thank you.\n"
    )
    document = document_of(text)
    layout = segment(document)
    turns = adopt((), find_turn_statements(document, layout))
    found = describe(document, layout, turns, unresolved(turns))
    assert [(each.source.of(text), [span.of(text) for span in each.content]) for each in found] == [
        ("ADA REYES", ["Good morning. The dam holds."]),
        ("TOM ORD", ["Who says so?"]),
        ("ADA REYES", ["The engineers do.", "I was there."]),
        ("TOM ORD", ["Thank you."]),
    ]
    assert {each.type for each in found} == {"direct"}
    assert [each.flags for each in found] == [(), ("question",), (), ()]
