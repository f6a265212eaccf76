import pytest
from evaluate_cases import attribution
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluate.differences import KINDS, Difference, count_kinds, find_differences
from onrecord.evaluate.gold import GoldAttribution
from onrecord.types import Span

TEXT = "Mr. Orle said on Monday that “we will win, of course,” and he laughed: “Ha!” It rained."


def one(source, cue, *content):
    return attribution(TEXT, source, cue, *content)


GOLD = one("Mr. Orle", "said", "that “we will win, of course,”")


@pytest.mark.parametrize(
    ("found", "kinds"),
    [
        (one("Mr. Orle", "said", "that “we will win, of course"), []),
        (one("Orle", "said", "that “we will win, of course,”"), ["source edges"]),
        (one(None, "said", "that “we will win, of course,”"), ["source missing"]),
        (one("he", "said", "that “we will win, of course,”"), ["source other"]),
        (one("Mr. Orle", "said on Monday", "that “we will win, of course,”"), ["cue edges"]),
        (one("Mr. Orle", "laughed", "that “we will win, of course,”"), ["cue other"]),
        (one("Mr. Orle", None, "that “we will win, of course,”"), ["cue missing"]),
        (one("Mr. Orle", "said", "we will win, of course"), ["content edges"]),
        (one("Mr. Orle", "said", "that “we will win", "of course"), ["content pieces"]),
        (one("Mr. Orle", "said", "we will"), ["content shorter"]),
        (one("Mr. Orle", "said", TEXT[TEXT.index("that") :]), ["content longer"]),
        (one("he", "laughed", "Ha!"), ["missed", "invented"]),
        (
            one(None, "said on Monday", "we will"),
            ["source missing", "cue edges", "content shorter"],
        ),
    ],
)
def test_kinds(found, kinds):
    assert [kind for kind, _, _ in find_differences(TEXT, [found], [GOLD])] == kinds


def test_a_statement_inside_another_ones_content_is_missed_within():
    whole = one("Mr. Orle", "said", TEXT[TEXT.index("on Monday") :])
    inner = one("he", "laughed", "Ha!")
    kinds = [kind for kind, _, _ in find_differences(TEXT, [whole], [GOLD, inner])]
    assert kinds == ["content longer", "missed within"]


def test_a_source_that_the_annotator_lacks_is_extra():
    found, gold = one("he", "laughed", "Ha!"), one(None, "laughed", "Ha!")
    assert [kind for kind, _, _ in find_differences(TEXT, [found], [gold])] == ["source extra"]


def test_weights_and_slices():
    ((kind, gold, found),) = find_differences(TEXT, [], [GOLD])
    difference = Difference("a", "b", TEXT, kind, gold, found, 0.5)
    assert count_kinds([difference, difference]) == dict.fromkeys(KINDS, 0) | {"missed": 1}
    assert difference.to_json() == {
        "article": "a",
        "annotator": "b",
        "kind": "missed",
        "gold": {
            "source": {"start": 0, "end": 8, "text": "Mr. Orle"},
            "cue": {"start": 9, "end": 13, "text": "said"},
            "content": [{"start": 24, "end": 54, "text": "that “we will win, of course,”"}],
        },
        "found": None,
    }


@st.composite
def statements(draw):
    ends = draw(st.lists(st.integers(0, len(TEXT)), min_size=6, max_size=6, unique=True))
    spans = [Span(low, high) for low, high in zip(*[iter(sorted(ends))] * 2, strict=True)]
    return GoldAttribution("E", draw(st.sampled_from([None, spans[0]])), spans[1], (spans[2],))


@given(st.lists(statements(), max_size=4), st.lists(statements(), max_size=4))
def test_every_statement_is_paired_or_told_of(found, gold):
    assert not list(find_differences(TEXT, gold, gold))
    kinds = [kind for kind, _, _ in find_differences(TEXT, found, gold)]
    assert set(kinds) <= set(KINDS)
    missed = sum(kind.startswith("missed") for kind in kinds)
    assert len(gold) - missed == len(found) - kinds.count("invented")
