"""Quotations: what a change makes of them. Written apart from the hand-labelled cases."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from verify_helpers import check, passages

from onrecord.types import Span
from onrecord.verify.words import read_words

TRANSCRIPT = """\
CHAIR: The meeting is open. Ms Orla Finch has the floor.

ORLA FINCH: Thank you. The council has not sold the old brewery, and it will not sell it while I am
in charge. We paid 4.2 million crowns for it in March. Some of the tenants may leave before the
winter. If the roof holds, we will open the hall on Monday. I'd like to thank the neighbours, who
brought soup. It cost less than the lawyers, but it was better.

HENRIK SOLBERG: Will the market move to Fisher Street?

ORLA FINCH: Yes, the market will move to Fisher Street, except for the fishmongers. They stay where
they are. Nobody asked them to go.
"""


def say(words, speaker="Orla Finch"):
    return check(f'"{words}," {speaker} said.', words, TRANSCRIPT, speaker=speaker)


@pytest.mark.parametrize(
    ("words", "verdict", "alarms"),
    [
        ("Nobody asked them to go", "verbatim", ()),
        ("I would like to thank the neighbors, who brought soup", "normalised", ()),
        ("The council has sold the old brewery", "altered", ("negation", "cut-end")),
        ("We paid 2.4 million crowns for it in March", "altered", ("number",)),
        ("We paid 4.2 million dollars for it in March", "altered", ("unit",)),
        ("We paid 4.2 million crowns for it in May", "altered", ("date",)),
        ("Most of the tenants may leave before the winter", "altered", ("quantifier",)),
        ("Some of the tenants will leave before the winter", "altered", ("modal",)),
        (
            "Yes, the market will move to Baker Street",
            "altered",
            ("name", "cut-qualifier", "cut-end"),
        ),
        ("We will open the hall on Monday", "shortened", ("cut-qualifier",)),
        ("It cost less than the lawyers", "shortened", ("cut-qualifier", "cut-end")),
        ("Some of the tenants … before the winter", "normalised", ()),
        ("Nobody asked the fishmongers whether their stalls were wet", "not-found", ()),
        ("Some of the tenants may leave before the winter. Nobody asked them to go", "spliced", ()),
    ],
)
def test_verdict_and_alarms(words, verdict, alarms):
    found = say(words)
    assert (found.verdict, found.alarms) == (verdict, alarms)


@pytest.mark.parametrize(
    ("words", "verdict", "alarms"),
    [
        ("We paid … up to five crowns on 3 September", "normalised", ("cut-qualifier",)),
        ("We paid, if the court agrees, five crowns on 3 September", "altered", ("quantifier",)),
        ("We paid, if the court agrees, up to five crowns on 3 Sept", "normalised", ()),
        ("We have [not] met the buyer", "normalised", ("negation",)),
        ("It will be done by the end of the year", "altered", ("date",)),
    ],
)
def test_marks_and_limits_that_hide_something(words, verdict, alarms):
    said = (
        "ORLA FINCH: We paid, if the court agrees, up to five crowns on 3 September.\n\n"
        "ANN LEE: And then?\n\n"
        "ORLA FINCH: We have met the buyer. It will be done by the end of next year.\n"
    )
    found = check(f'"{words}," Orla Finch said.', words, said, speaker="Orla Finch")
    assert (found.verdict, found.alarms) == (verdict, alarms)


def test_words_of_the_question_are_misattributed():
    article = '"Will the market move to Fisher Street?" Finch asked.'
    words = "Will the market move to Fisher Street?"
    found = check(article, words, TRANSCRIPT, speaker="Orla Finch")
    assert found.verdict == "misattributed"
    assert found.also == ("verbatim",)
    assert found.passages[0].speaker == "HENRIK SOLBERG"


def test_a_dropped_not_is_an_alarm_however_alike_the_rest_is():
    words = "and it will sell it while I am in charge"
    article = f'She said of the brewery "{words}".'
    found = check(article, words, TRANSCRIPT, speaker="Orla Finch")
    assert found.score > 0.95
    assert "negation" in found.alarms
    assert found.verdict == "altered"
    (edit,) = [edit for edit in found.edits if edit.alarms]
    assert edit.transcript.of(TRANSCRIPT) == "not"


def test_the_cut_context_is_shown():
    found = say("It cost less than the lawyers")
    assert {cut.span.of(TRANSCRIPT) for cut in found.cuts} == {"but it was better"}


def test_a_qualifier_that_the_article_tells_is_not_cut():
    article = '"It cost less than the lawyers," Finch said, but added that it was better.'
    words = "It cost less than the lawyers"
    found = check(article, words, TRANSCRIPT, speaker="Orla Finch")
    assert found.alarms == ()


def test_another_language_can_neither_be_confirmed_nor_denied():
    from dataclasses import replace

    from onrecord.checks import Claim
    from onrecord.ingest import read_text
    from onrecord.verify import verify

    article = read_text('"We have sold it," she said.', lang="en")
    transcript = replace(read_text("Wir haben es verkauft.", lang="en"), lang="de")
    (found,) = verify([Claim("quotation", (Span(1, 17),))], article, [transcript])
    assert found.verdict == "unsure"
    assert "another language" in found.why[0]


def test_the_passage_is_a_slice():
    found = say("Nobody asked them to go")
    assert passages(found, TRANSCRIPT) == ["Nobody asked them to go"]


WORDS = [
    "the",
    "river",
    "ran",
    "over",
    "walls",
    "we",
    "had",
    "built",
    "of",
    "stone",
    "and",
    "300",
    "bags",
    "of",
    "sand",
    "in",
    "June",
]


@st.composite
def changed(draw):
    """Draw a transcript and words made from it by cuts, insertions and exchanges."""
    spoken = draw(st.lists(st.sampled_from(WORDS), min_size=6, max_size=30))
    quoted = list(spoken)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(quoted) - 1))
        what = draw(st.sampled_from(["cut", "insert", "exchange"]))
        if what == "cut" and len(quoted) > 4:
            del quoted[at]
        elif what == "insert":
            quoted.insert(at, draw(st.sampled_from(["never", "colour", "lamps"])))
        else:
            quoted[at] = draw(st.sampled_from(["salt", "grey", "7"]))
    return " ".join(spoken), " ".join(quoted)


@settings(max_examples=150, deadline=None)
@given(changed())
def test_the_edits_make_the_articles_words_of_the_transcripts(case):
    transcript, words = case
    article = f'"{words}," she said.'
    found = check(article, words, transcript)
    for number, passage in enumerate(found.passages):
        assert 0 <= passage.span.start <= passage.span.end <= len(transcript)
        edits = [edit for edit in found.edits if edit.passage == number]
        rebuilt, at = [], passage.span.start
        for edit in sorted(edits, key=lambda edit: (edit.transcript.start, edit.article.start)):
            rebuilt.append(transcript[at : edit.transcript.start])
            rebuilt.append(" " + edit.article.of(article) + " ")
            at = edit.transcript.end
        rebuilt.append(transcript[at : passage.span.end])
        if len(found.passages) == 1:
            assert _surfaces("".join(rebuilt)) == _surfaces(words)


def _surfaces(text):
    return [text[word.start : word.end] for word in read_words(text, Span(0, len(text)))]
