from dataclasses import replace

import pytest
from describe_cases import document_of, layout_of, read, unresolved

from onrecord.describe import adopt, describe, find_turn_statements, find_unmarked, identify
from onrecord.types import Attribution, Layout, Resolution, Span, Speaker, Topic, Zone


def statements_of(marked):
    document, layout, attributions = read(marked)
    return document, describe(document, layout, attributions, unresolved(attributions))


def test_one_statement_with_everything():
    document, layout, (attribution,) = read(
        "Grain:\n\n<s>Tom Ord</s> <c>reportedly said</c> <t>the levy is “a joke”</t>."
    )
    attribution = replace(attribution, confidence=0.75, why=("linked",))
    ord_ = Speaker("x", "Tom Ord", "person", None, attribution.source, (attribution.source,))
    (found,) = describe(
        document, layout, (attribution,), Resolution((ord_,), (0,), ("named in full",))
    )
    assert found.id == identify(document, attribution)
    assert (found.source, found.cue, found.content) == (
        attribution.source,
        attribution.cue,
        attribution.content,
    )
    assert [span.of(document.text) for span in found.quoted] == ["a joke"]
    assert (found.type, found.voice, found.speaker) == ("mixed", "source", ord_)
    assert found.topic == Topic("Grain", "heading")
    assert (found.parent, found.confidence, found.flags) == (None, 0.75, ("hedged",))
    assert list(found.why) == ["linked", "named in full", "hedged: “reportedly” with the cue"]
    assert found.act is None  # "said" alone tells none for certain
    assert found.addressee is None


def test_the_act_says_why():
    _, (found,) = statements_of(
        "<s>The mayor</s> <c>urged</c> <t>the council to close the port</t>."
    )
    assert found.act == "urges"
    assert found.why[-1].startswith("urges: ")


def test_the_outlets_own_assertion_says_why():
    _, (found,) = statements_of("The clerk <c>is widely believed</c> <t>to be the author</t>.")
    assert (found.voice, found.flags) == ("outlet", ("hedged",))
    assert found.why[0] == "outlet: no attributed party is named or implied"


def test_no_attributions_no_statements():
    assert statements_of("Nothing is said.")[1] == ()


def test_a_parent_precedes_its_children():
    marked = (
        "<s>Ord</s> <c>said</c> <t><s2^1>Marsh</s2> <c2>thinks</c2> <t2>that <s3^2>he</s3> "
        "<c3>knows</c3> <t3>it all</t3></t2></t>. <s4>He</s4> <c4>left</c4> <t4>it there</t4>."
    )
    document, found = statements_of(marked)
    assert [each.source.of(document.text) for each in found] == ["Ord", "Marsh", "he", "He"]
    assert [each.parent for each in found] == [None, found[0].id, found[1].id, None]


def test_the_order_is_that_of_the_contents():
    document, found = statements_of(
        "<s2>Marsh</s2> <c2>said</c2> <t2>no</t2>. <s>Ord</s> <c>said</c> <t>yes</t>."
    )
    assert [each.content[0].of(document.text) for each in found] == ["no", "yes"]


def test_a_parent_that_does_not_hold_its_child_is_dropped():
    _, found = statements_of(
        "<s2^1>Marsh</s2> <c2>said</c2> <t2>no</t2>. <s>Ord</s> <c>said</c> <t>yes</t>."
    )
    assert [each.parent for each in found] == [None, None]


def test_parents_in_a_circle_are_dropped():
    document, layout = document_of("abcdefgh"), layout_of("abcdefgh")
    both = (
        Attribution(Span(0, 1), None, (Span(2, 6),), parent=1),
        Attribution(Span(3, 4), None, (Span(2, 6),), parent=0),
        Attribution(None, None, (Span(2, 6),), parent=2),
    )
    found = describe(document, layout, both, unresolved(both))
    assert [each.parent for each in found] == [None, None, None]


def test_the_same_spans_are_one_statement_and_the_surer_one_stays():
    document, layout, (attribution,) = read("<s>Ord</s> <c>said</c> <t>yes</t>.")
    both = (replace(attribution, confidence=0.5), replace(attribution, confidence=0.75))
    for attributions in (both, both[::-1]):
        (found,) = describe(document, layout, attributions, unresolved(attributions))
        assert found.confidence == 0.75


def test_ids_differ_by_document_and_by_span():
    document, _, (attribution,) = read("<s>Ord</s> <c>said</c> <t>yes</t>.")
    others = [
        identify(document_of("Another text."), attribution),
        identify(document, replace(attribution, source=None)),
        identify(document, replace(attribution, cue=None)),
        identify(document, replace(attribution, source=None, cue=attribution.source)),
        identify(document, replace(attribution, content=(Span(0, 1), Span(2, 3)))),
    ]
    ids = {identify(document, attribution), *others}
    assert len(ids) == 6
    assert all(len(each) == 16 and int(each, 16) >= 0 for each in ids)


def test_an_id_is_what_it_always_was():
    document, _, (attribution,) = read("<s>Ord</s> <c>said</c> <t>yes</t>.")
    assert identify(document, attribution) == "a1acb1068c081708"


def test_labels_do_not_change_an_id():
    document, _, (attribution,) = read("<s>Ord</s> <c>said</c> <t>yes</t>.")
    relabelled = replace(attribution, confidence=0.1, why=("other",))
    assert identify(document, relabelled) == identify(document, attribution)


def test_a_resolution_of_other_attributions_is_refused():
    document, layout, attributions = read("<s>Ord</s> <c>said</c> <t>yes</t>.")
    with pytest.raises(ValueError, match=r"0 speakers and 0 reasons does not fit 1 attribution"):
        describe(document, layout, attributions, Resolution((), (), ()))


def test_a_turn_is_direct_and_holds_what_is_reported_in_it():
    text = "REYES: He told me “no”. I left."
    plain = layout_of(text)
    zones = (Zone("turn", Span(0, len(text)), "REYES"),)
    layout = Layout(zones, plain.paragraphs, plain.sentences, plain.quotations)
    document = document_of(text)
    inner = Attribution(Span(7, 9), Span(10, 14), (Span(18, 22),))
    attributions = adopt((inner,), find_turn_statements(document, layout))
    turn, child = describe(document, layout, attributions, unresolved(attributions))
    assert (turn.type, turn.quoted, turn.source.of(text)) == ("direct", (), "REYES")
    assert (child.type, child.parent) == ("direct", turn.id)
    assert [span.of(text) for span in child.quoted] == ["no"]


def test_speech_without_marks_is_direct_and_flagged():
    document, layout, attributions = read(
        "<s>Odile Marsh</s> <c>said</c> <t>that it was over</t>.\n\n"
        "We have not heard one word from the coast.\n\n"
        "<s2>Marsh</s2> <c2>added</c2> <t2>that she was tired</t2>."
    )
    (unmarked,) = find_unmarked(document, layout, attributions)
    attributions = adopt(attributions, [unmarked.attribution])
    _, found, _ = describe(document, layout, attributions, unresolved(attributions))
    assert (found.type, found.quoted, found.flags) == ("direct", (), ("unmarked",))
    assert found.voice == "source"
