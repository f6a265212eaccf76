import pytest
from evaluate_cases import attribution
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluate.align import AlignedPassage, join
from onrecord.evaluate.gold import GoldAttribution, GoldPassage
from onrecord.evaluate.protocol import (
    ROLES,
    labelled_spans,
    projected_spans,
    tally_by_protocol,
    tally_passage,
)
from onrecord.evaluate.tally import Counts
from onrecord.types import Span

LETTERS = {"s": "source", "c": "cue", "q": "content"}


def labels(code):
    """``S``, ``C`` and ``Q`` begin a span, ``s``, ``c`` and ``q`` continue it."""
    return [
        "O" if x == "." else f"{'B' if x.isupper() else 'I'}-{LETTERS[x.lower()]}" for x in code
    ]


@pytest.mark.parametrize(
    ("code", "source", "cue", "content"),
    [
        ("", [], [], []),
        ("...", [], [], []),
        ("SsCQqq", [(0, 2)], [(2, 3)], [(3, 6)]),
        ("QqQq.", [], [], [(0, 2), (2, 4)]),
        ("qqQ", [], [], [(2, 3)]),  # a continuation of nothing
        ("Ssqq", [(0, 2)], [], []),  # a continuation of another role
        ("S.s", [(0, 1)], [], []),
        ("QqSq", [(2, 3)], [], [(0, 2)]),
    ],
)
def test_labels_to_spans(code, source, cue, content):
    spans = labelled_spans(labels(code))
    assert spans == {
        "source": frozenset(source),
        "cue": frozenset(cue),
        "content": frozenset(content),
    }


TEXT = "Ema said that she left . So said Jan ."
TOKENS = join([GoldPassage("x", tuple(TEXT.split()), ("O",) * 10)])[1][0].tokens


def one(source, cue, *content):
    return attribution(TEXT, source, cue, *content)


@pytest.mark.parametrize(
    ("statements", "source", "cue", "content"),
    [
        ([], [], [], []),
        ([one("Ema", "said", "that she left")], [(0, 1)], [(1, 2)], [(2, 5)]),
        ([one(None, None, "that she left")], [], [], [(2, 5)]),
        # two contents of one statement, and two statements with one source
        ([one("Ema", "said", "that", "left")], [(0, 1)], [(1, 2)], [(2, 3), (4, 5)]),
        ([one("Ema", None, "that"), one("Ema", None, "she")], [(0, 1)], [], [(2, 3), (3, 4)]),
        # a source, then a cue, takes its token from a content and parts it
        ([one("she", "left", "that she left . So")], [(3, 4)], [(4, 5)], [(2, 3), (5, 7)]),
        ([one("she", "said that she", "that")], [(3, 4)], [(1, 3)], []),
        # a span that ends within a token leaves it out; one that begins within takes it in
        ([one("Em", None, "hat she lef")], [], [], [(2, 4)]),
        # of two overlapping contents, the one that begins first
        ([one(None, None, "that she"), one(None, None, "she left")], [], [], [(2, 4), (4, 5)]),
    ],
)
def test_projection(statements, source, cue, content):
    assert projected_spans(statements, TOKENS) == {
        "source": frozenset(source),
        "cue": frozenset(cue),
        "content": frozenset(content),
    }


def test_a_span_is_cut_off_at_the_passage():
    statement = GoldAttribution("E1", None, None, (Span(9, 29),))
    assert projected_spans([statement], TOKENS[:5])["content"] == {(2, 5)}
    assert projected_spans([statement], TOKENS[5:])["content"] == {(0, 2)}
    assert projected_spans([statement], ())["content"] == frozenset()


def content_only(*spans):
    return {"source": frozenset(), "cue": frozenset(), "content": frozenset(spans)}


@pytest.mark.parametrize(
    ("gold", "predicted", "exact", "begin", "jaccard"),
    [
        ([(0, 4)], [(0, 4)], (1, 1, 1), (1, 1, 1), (1, 1)),
        ([(0, 4)], [(0, 3)], (0, 1, 1), (1, 1, 1), (0.75, 1)),
        ([(0, 4)], [(1, 4)], (0, 1, 1), (0, 1, 1), (0.75, 1)),
        ([(0, 4)], [], (0, 0, 1), (0, 0, 1), (0, 1)),
        # a spurious span counts 0 only where it shares no token with the gold
        ([], [(0, 4)], (0, 1, 0), (0, 1, 0), (0, 1)),
        ([(0, 4)], [(0, 2), (2, 4)], (0, 2, 1), (1, 2, 1), (0.5, 1)),
        ([(0, 4)], [(0, 4), (5, 6)], (1, 2, 1), (1, 2, 1), (1, 2)),
        ([(0, 2), (2, 4)], [(0, 4)], (0, 1, 2), (1, 1, 2), (1, 2)),
    ],
)
def test_published_measures(gold, predicted, exact, begin, jaccard):
    tally = tally_passage(content_only(*gold), content_only(*predicted))
    assert tally["content.exact"] == Counts(*exact)
    assert tally["content.begin"] == Counts(*begin)
    total, number = jaccard
    assert tally["content.jaccard"] == Counts(total, number, number)


def test_jaccard_is_the_mean():
    tally = tally_passage(content_only((0, 4), (6, 8)), content_only((0, 3), (10, 11)))
    counts = tally["content.jaccard"]
    assert counts.f1 == counts.precision == pytest.approx(100 * 0.75 / 3)


CODE = st.text(alphabet="SsCcQq.", max_size=12)


@given(CODE, CODE)
def test_scores_lie_between_0_and_100(gold, predicted):
    tally = tally_passage(labelled_spans(labels(gold)), labelled_spans(labels(predicted)))
    assert len(tally) == 9
    for counts in tally.values():
        assert counts.matched <= min(counts.predicted, counts.gold)
        assert 0 <= counts.f1 <= 100


@given(CODE)
def test_labels_against_themselves_are_perfect(code):
    spans = labelled_spans(labels(code))
    assert all(counts.f1 == 100 for counts in tally_passage(spans, spans).values())


@given(st.lists(CODE.filter(bool), min_size=1, max_size=4))
def test_spans_projected_from_labels_give_the_labels_back(codes):
    passages = [GoldPassage("x", ("word",) * len(code), tuple(labels(code))) for code in codes]
    _, aligned = join(passages)
    statements = []
    for passage in aligned:
        spans = labelled_spans(passage.labels)
        for role in ROLES:
            for start, end in spans[role]:
                span = Span(passage.tokens[start].start, passage.tokens[end - 1].end)
                statements.append(
                    GoldAttribution(
                        "E",
                        span if role == "source" else None,
                        span if role == "cue" else None,
                        (span,) if role == "content" else (),
                    )
                )
    tally = tally_by_protocol(statements, aligned)
    assert all(counts.f1 == 100 for counts in tally.values())


def test_passages_add_up():
    statement = one("Ema", "said", "that she left")
    passage = AlignedPassage(TOKENS, tuple(labels("SCQqq.....")))
    assert tally_by_protocol([statement], [passage, passage])["content.exact"] == Counts(2, 2, 2)
