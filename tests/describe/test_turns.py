import pytest
from describe_cases import document_of, layout_of

from onrecord.describe import find_turn_statements
from onrecord.types import Layout, Span, Zone


def turns(text, *labels):
    """A turn starts at each label, in their order, and ends where the next starts."""
    starts, place = [], 0
    for label in labels:
        place = text.index(label, place)
        starts.append(place)
        place += len(label)
    ends = [*starts[1:], len(text)]
    zones = tuple(
        Zone("turn", Span(start, end), label)
        for label, start, end in zip(labels, starts, ends, strict=True)
    )
    layout = layout_of(text)
    return Layout(zones, layout.paragraphs, layout.sentences, layout.quotations)


CASES = [
    ("ADA REYES: It holds.", ["ADA REYES"], [("ADA REYES", ":", ["It holds."])]),
    ("Q: Why?\nA: Because.", ["Q", "A"], [("Q", ":", ["Why?"]), ("A", ":", ["Because."])]),
    # A label given with its colon.
    ("Reyes: It holds.", ["Reyes:"], [("Reyes", ":", ["It holds."])]),
    # A label without a colon, on a line of its own.
    ("REYES\nIt holds.", ["REYES"], [("REYES", None, ["It holds."])]),
    # One span a paragraph.
    ("Reyes: One.\n\nTwo.\n\nThree.", ["Reyes"], [("Reyes", ":", ["One.", "Two.", "Three."])]),
    ("Reyes:\nOne.\nTwo.", ["Reyes"], [("Reyes", ":", ["One.", "Two."])]),
    # A remark between label and colon.
    ("Reyes (by video): It holds.", ["Reyes"], [("Reyes", ":", ["It holds."])]),
    ("**Reyes:** It holds.", ["**Reyes"], [("**Reyes", ":", ["It holds."])]),
    # The colon is not the first of the words.
    ("Reyes: Note: it holds.", ["Reyes"], [("Reyes", ":", ["Note: it holds."])]),
    # Stage directions are not said.
    ("Reyes: It holds.\n(Laughter.)\nIt does.", ["Reyes"],
     [("Reyes", ":", ["It holds.", "It does."])]),
    ("Reyes: (Inaudible.)", ["Reyes"], []),
    ("Reyes: [Laughs] It holds.", ["Reyes"], [("Reyes", ":", ["[Laughs] It holds."])]),
    ("Reyes: It holds. (Laughter.)", ["Reyes"], [("Reyes", ":", ["It holds."])]),
    ("Reyes: It holds (as we said).", ["Reyes"], [("Reyes", ":", ["It holds (as we said)."])]),
    # Nothing is said.
    ("Reyes:", ["Reyes"], []),
    ("Reyes: \n\nOrd: Yes.", ["Reyes", "Ord"], [("Ord", ":", ["Yes."])]),
    # White space and odd colons.
    ("Reyes :   It holds.  ", ["Reyes"], [("Reyes", ":", ["It holds."])]),
    ("Reyes： It holds.", ["Reyes"], [("Reyes", "：", ["It holds."])]),
    # A full stop is the label's, not said.
    ("Q. Why?\nA. Because.", ["Q", "A"], [("Q", None, ["Why?"]), ("A", None, ["Because."])]),
    # The label contains marks that patterns use.
    ("Mr. A. (Tom) Ord: Yes.", ["Mr. A. (Tom) Ord"], [("Mr. A. (Tom) Ord", ":", ["Yes."])]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "labels", "expected"), CASES)
def test_turns(text, labels, expected):
    found = find_turn_statements(document_of(text), turns(text, *labels))
    assert [
        (
            each.source.of(text),
            each.cue.of(text) if each.cue else None,
            [span.of(text) for span in each.content],
        )
        for each in found
    ] == expected


def test_a_mark_of_emphasis_before_the_label():
    text = "**Reyes:** It holds."
    layout = layout_of(text)
    zones = (Zone("turn", Span(0, len(text)), "Reyes"),)
    (found,) = find_turn_statements(
        document_of(text), Layout(zones, layout.paragraphs, layout.sentences, ())
    )
    assert (found.source, found.cue, found.content) == (Span(2, 7), Span(7, 8), (Span(11, 20),))


def test_subtitles_have_no_label_in_the_text():
    text = "It holds.\nIt always has."
    layout = layout_of(text)
    zones = (
        Zone("turn", Span(0, 9), "Ada Reyes", time=(0.0, 1.5)),
        Zone("turn", Span(10, 24), None, time=(1.5, 3.0)),
    )
    found = find_turn_statements(document_of(text), Layout(zones, layout.paragraphs, (), ()))
    assert [(each.source, each.cue, each.content) for each in found] == [
        (None, None, (Span(0, 9),)),
        (None, None, (Span(10, 24),)),
    ]


def test_other_zones_hold_no_turns():
    text = "Reyes: It holds."
    assert find_turn_statements(document_of(text), layout_of(text)) == ()


SUBTITLES = [
    # One speaker's words are one turn, whatever the screen holds.
    (["Good morning. The pipeline", "will be done in spring,", "and I agree."], ["Ann"] * 3,
     ["Good morning. The pipeline\nwill be done in spring,\nand I agree."]),
    (["It holds.", "Does it?", "It does."], ["Ann", "Ben", "Ann"],
     ["It holds.", "Does it?", "It does."]),
    # Without a speaker's name a turn is a sentence.
    (["The pipeline", "is done.", "Is it?"], [None] * 3, ["The pipeline\nis done.", "Is it?"]),
    (["It holds,", "(Laughter)", "they say."], ["Ann"] * 3, ["It holds,|they say."]),
]  # fmt: skip


@pytest.mark.parametrize(("captions", "labels", "expected"), SUBTITLES)
def test_subtitles_of_one_speaker_are_one_turn(captions, labels, expected):
    text = "\n".join(captions)
    zones, place = [], 0
    for number, (caption, label) in enumerate(zip(captions, labels, strict=True)):
        span = Span(place, place + len(caption))
        zones.append(Zone("turn", span, label, time=(number, number + 1)))
        place = span.end + 1
    paragraphs = tuple(zone.span for zone in zones)
    found = find_turn_statements(document_of(text), Layout(tuple(zones), paragraphs, (), ()))
    assert ["|".join(span.of(text) for span in each.content) for each in found] == expected
