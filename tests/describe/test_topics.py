import pytest
from describe_cases import read

from onrecord.describe import find_topics
from onrecord.types import Topic

SAID = "<s{0}>Quill</s{0}> <c{0}>said</c{0}> <t{0}>{1}</t{0}>."


def reports(*paragraphs):
    return "\n\n".join(paragraphs)


CASES = [
    # Under a heading.
    (reports("Grain:", SAID.format(1, "it rots")), [("Grain", "heading")]),
    (
        reports("Grain:", SAID.format(1, "it rots"), SAID.format(2, "it costs")),
        [("Grain", "heading")] * 2,
    ),
    (
        reports("Grain:", SAID.format(1, "it rots"), "Tolls:", SAID.format(2, "it costs")),
        [("Grain", "heading"), ("Tolls", "heading")],
    ),
    # Before any heading.
    (reports(SAID.format(1, "it rots"), "Tolls:", SAID.format(2, "it costs")),
     [None, ("Tolls", "heading")]),
    # An opening under a heading: only a turn to another subject overrides it, for its paragraph.
    (reports("Grain:", "On tolls, " + SAID.format(1, "no")), [("Grain", "heading")]),
    (
        reports("Grain:", "Turning to tolls, " + SAID.format(1, "no"), SAID.format(2, "yes")),
        [("tolls", "passage"), ("Grain", "heading")],
    ),
    (reports("Grain prices:", "Turning to the grain issue, " + SAID.format(1, "no")),
     [("Grain prices", "heading")]),
    # An opening without a heading, which lasts.
    (reports("On Torland, " + SAID.format(1, "no")), [("Torland", "passage")]),
    (
        reports("On Torland, " + SAID.format(1, "no"), SAID.format(2, "yes")),
        [("Torland", "passage")] * 2,
    ),
    (
        reports("On Torland, " + SAID.format(1, "no"), "On tolls, " + SAID.format(2, "yes")),
        [("Torland", "passage"), ("tolls", "passage")],
    ),
    # A name that recurs.
    (
        reports(SAID.format(1, "the army of Torland left"), SAID.format(2, "few in Torland saw")),
        [("Torland", "passage")] * 2,
    ),
    # The speaker is not the topic.
    (reports("As for Quill, " + SAID.format(1, "no")), [None]),
    (reports(SAID.format(1, "it was Quill"), SAID.format(2, "it is Quill")), [None, None]),
    # Statements of one paragraph share its topic.
    (
        reports("Grain:", SAID.format(1, "no") + " " + SAID.format(2, "yes")),
        [("Grain", "heading")] * 2,
    ),
    # After a gap where a heading was lost.
    (
        reports("Grain:", SAID.format(1, "a"), SAID.format(2, "b"), SAID.format(3, "c"))
        + "\n\n\n" + SAID.format(4, "d"),
        [("Grain", "heading")] * 3 + [None],
    ),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_topics(marked, expected):
    document, layout, attributions = read(marked)
    assert list(find_topics(document, layout, attributions)) == [
        Topic(*each) if each else None for each in expected
    ]


def test_a_nested_source_may_be_the_topic():
    document, layout, attributions = read(
        "<s>Quill</s> <c>said</c> <t>that <s2^1>Torland</s2> <c2>hopes</c2> <t2>for rain</t2></t>."
        "\n\n<s3>She</s3> <c3>said</c3> <t3>that the fields of Torland are dry</t3>."
    )
    assert set(find_topics(document, layout, attributions)) == {Topic("Torland", "passage")}
