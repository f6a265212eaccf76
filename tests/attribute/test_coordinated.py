import pytest

from onrecord.attribute import part_coordinated
from onrecord.segment import segment
from onrecord.types import Attribution, Document, Origin, Span


def parted(text, outer, inner, speakers):
    """The contents and parents of two attributions given as (source, cue, content)."""
    given = []
    for (source, cue, content), parent, find in (
        (outer, None, text.index),
        (inner, 0, text.rindex),
    ):
        spans = [Span(find(words), find(words) + len(words)) for words in (source, cue, content)]
        given.append(Attribution(spans[0], spans[1], (spans[2],), parent=parent))
    layout = segment(Document(text, Origin("x", "text/plain", "")))
    found = part_coordinated(text, layout, given, speakers)
    return [(each.content[0].of(text), each.parent) for each in found]


SAFE = ("Ann Cole", "said", "that the port is safe and Cole added that it stays open")
OPEN = ("Cole", "added", "that it stays open")


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("Ann Cole said that the port is safe and Cole added that it stays open.", SAFE, OPEN),
        (
            "He said that Ms Cole replied “No”, but Oresh stated that it was not enough.",
            ("He", "said", "that Ms Cole replied “No”, but Oresh stated that it was not enough"),
            ("Oresh", "stated", "that it was not enough"),
        ),
        (
            "Ann Cole said that the port is safe, and she then added: “It stays open.”",
            ("Ann Cole", "said", "that the port is safe, and she then added: “It stays open.”"),
            ("she", "added", "“It stays open.”"),
        ),
    ],
)
def test_a_statement_that_its_own_speaker_adds_stands_beside_the_first(text, outer, inner):
    first, second = parted(text, outer, inner, (0, 0))
    assert first[1] is second[1] is None
    assert outer[2].startswith(first[0])
    assert first[0] in ("that the port is safe", "that Ms Cole replied “No”")
    assert second[0] == inner[2]


@pytest.mark.parametrize(
    ("text", "outer", "inner", "speakers"),
    [
        pytest.param(
            "Ann Cole said that the port is safe and Oresh added that it stays open.",
            ("Ann Cole", "said", "that the port is safe and Oresh added that it stays open"),
            ("Oresh", "added", "that it stays open"),
            (0, 1),
            id="another speaker",
        ),
        pytest.param(
            "Ann Cole said that the port is safe and Cole added that it stays open.",
            SAFE,
            OPEN,
            (None, None),
            id="nobody knows whose they are",
        ),
        pytest.param(
            "Ann Cole said that Cole added that it stays open.",
            ("Ann Cole", "said", "that Cole added that it stays open"),
            OPEN,
            (0, 0),
            id="no conjunction",
        ),
        pytest.param(
            "Ann Cole said that the port is safe and Cole added that it stays open at night only.",
            (*SAFE[:2], SAFE[2] + " at night only"),
            OPEN,
            (0, 0),
            id="the first goes on",
        ),
        pytest.param(
            "Ann Cole said: “The port is safe and Cole added that it stays open.”",
            ("Ann Cole", "said", "“The port is safe and Cole added that it stays open.”"),
            OPEN,
            (0, 0),
            id="in quotation marks",
        ),
        pytest.param(
            "Ann Cole said that the port is safe and she hopes to see it open.",
            ("Ann Cole", "said", "that the port is safe and she hopes to see it open"),
            ("she", "hopes", "to see it open"),
            (0, 0),
            id="a hope, not reported words",
        ),
    ],
)
def test_a_statement_inside_another_stays_there(text, outer, inner, speakers):
    assert parted(text, outer, inner, speakers) == [(outer[2], None), (inner[2], 0)]
