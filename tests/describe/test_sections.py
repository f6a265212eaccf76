import pytest
from describe_cases import layout_of

from onrecord.describe.sections import find_sections

CASES = [
    ("", []),
    ("One.\n\nTwo.", [(None, 0, 2)]),
    ("Grain:\n\nOne.\n\nTwo.", [("Grain", 1, 3)]),
    ("Lead.\n\nGrain:\n\nOne.\n\nTolls and roads:\n\nTwo.", [(None, 0, 1), ("Grain", 2, 3),
                                                            ("Tolls and roads", 4, 5)]),
    # A heading over nothing, and one at the end.
    ("Grain:\n\nTolls:\n\nOne.", [("Tolls", 2, 3)]),
    ("One.\n\nGrain:", [(None, 0, 1)]),
    # A wide gap: the heading does not speak for what is below it.
    ("Grain:\n\nOne.\n\nTwo.\n\nThree.\n\n\nFour.\n\nFive.", [("Grain", 1, 4), (None, 4, 6)]),
    # A wide gap below the heading itself.
    ("Grain:\n\n\nOne.\n\nTwo.\n\nThree.\n\nFour.", [("Grain", 1, 5)]),
    # Wide gaps everywhere mean nothing.
    ("Grain:\n\n\nOne.\n\n\nTwo.\n\n\nThree.", [("Grain", 1, 4)]),
    ("Grain:\nOne.\n\nTwo.\nThree.\n\nFour.\nFive.", [("Grain", 1, 6)]),
    # A heading that names no subject.
    ("Grain:\n\nOne.\n\nKey points:\n\nTwo.", [("Grain", 1, 2), (None, 3, 4)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sections(text, expected):
    found = find_sections(text, layout_of(text))
    assert [(each.heading, each.paragraphs.start, each.paragraphs.stop) for each in found] == (
        expected
    )


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("Grain", "Grain"),
        ("2. Grain", "Grain"),
        ("• Grain –", "Grain"),
        ("Why grain?", "Why grain?"),
        ("Full transcript", None),
        ("***", None),
        ("A " * 60, None),
    ],
)
def test_heading_labels(heading, label):
    text = f"{heading}\n\nOne."
    (section,) = find_sections(text, layout_of(text, {0: "heading"}))
    assert section.heading == label


def test_a_title_heads_nothing():
    text = "Grain\n\nOne."
    (section,) = find_sections(text, layout_of(text, {0: "title"}))
    assert (section.heading, section.paragraphs) == (None, range(1, 2))
