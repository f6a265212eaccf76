"""What counts as a habit of an annotator, and whether the cue takes it in."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "training"))

from count_habits import HABITS, count_habits, find_habits, print_table


def attribution(text, source, cue):
    """The first places of ``source`` and ``cue`` in ``text``, as the corpus writes them."""

    def spans(words):
        return [[text.index(words), text.index(words) + len(words)]] if words else []

    return {"source": spans(source), "cue": spans(cue), "content": []}


@pytest.mark.parametrize(
    ("text", "source", "cue", "habits"),
    [
        ("Orle said Monday that it rained.", "Orle", "said Monday", [("day", True)]),
        ("Orle said on Monday that it rained.", "Orle", "said", [("day", False)]),
        ("Orle said that it rained on Monday.", "Orle", "said", []),
        ("“Rain,” Orle added in a letter.", "Orle", "added in a letter", [("occasion", True)]),
        ("“Rain,” Orle added in a letter.", "Orle", "added", [("occasion", False)]),
        ("Rain was denied by Orle.", "Orle", "was denied by", [("by", True)]),
        ("Rain was denied by Orle.", "Orle", "was denied", [("by", False)]),
        ("Rain was denied, said Orle.", "Orle", "said", []),
        ("It is clear that it rains.", None, "It is clear", [("empty pronoun", True)]),
        ("There was talk that it rains.", None, "was talk", [("empty pronoun", False)]),
        ("Orle’s hope was rain.", "Orle", "’s hope was", [("possessive", True)]),
        ("Orle's hope was rain.", "Orle's", "hope was", [("possessive", False)]),
        ("His hope was rain.", "His", "hope was", []),
    ],
)
def test_a_habit_is_inside_or_outside_the_cue(text, source, cue, habits):
    assert list(find_habits(text, attribution(text, source, cue))) == habits


def test_an_attribution_without_cue_shows_nothing():
    assert not list(find_habits("Orle: rain.", attribution("Orle: rain.", "Orle", None)))


def test_the_table_names_the_least_and_the_most(capsys):
    text = "Rain was denied by Orle."
    inside, outside = (attribution(text, "Orle", cue) for cue in ("was denied by", "was denied"))
    articles = [
        {"annotator": "one", "text": text, "attributions": [inside, inside]},
        {"annotator": "two", "text": text, "attributions": [outside, inside, outside]},
    ]
    counts = count_habits(iter(articles))
    assert set(counts) == {"by"} <= set(HABITS)
    print_table(counts)
    assert capsys.readouterr().out.splitlines()[2:] == [
        "| “by” before the source | 3 of 5 | 1 of 3 | 2 of 2 |"
    ]
