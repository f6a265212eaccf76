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


def marlow(words, said, *, before='"', after='," Marlow said.'):
    """Check what the only speaker of a transcript is quoted with."""
    return check(f"{before}{words}{after}", words, f"MARLOW: {said}\n", speaker="Marlow")


@pytest.mark.parametrize(
    ("words", "said", "verdict", "alarms"),
    [
        ("It fell to 5 degrees", "It fell to -5 degrees.", "altered", ("number",)),
        ("It fell to 12 metres", "It fell to −12 metres.", "altered", ("number",)),
        ("It fell to minus five degrees", "It fell to -5 degrees.", "normalised", ()),
        ("We are at 5 points", "We are at minus 5 points.", "altered", ("number",)),
        ("We vote on 4/3/2025 here", "We vote on 3/4/2025 here.", "altered", ("date",)),
        ("We vote on 3/5/2025 here", "We vote on 3/4/2025 here.", "altered", ("date",)),
        ("We vote on May 5 here", "We vote on 5 May here.", "normalised", ()),
        ("We vote on May 5th here", "We vote on the fifth of May here.", "normalised", ()),
        ("We vote on May 5", "We vote on 5 May.", "normalised", ()),
        ("May 5 is the day", "5 May is the day.", "normalised", ()),
        ("We vote on May 6 here", "We vote on 5 May here.", "altered", ("date",)),
        ("It leaves at 10:30 from here", "It leaves at 10.30 from here.", "normalised", ()),
        ("It leaves at 10:40 from here", "It leaves at 10.30 from here.", "altered", ("number",)),
        ("It grew by .5 per cent", "It grew by 0.5 per cent.", "normalised", ()),
        ("We bought 12 eggs", "We bought a dozen eggs.", "normalised", ()),
        ("It leaves at 9.15pm", "It leaves at 9:15 p.m.", "normalised", ()),
        ("It leaves at 9:15 a.m.", "It leaves at 9:15 p.m.", "altered", ("number",)),
        ("It took two hours", "It took two and a half hours.", "altered", ("number",)),
        ("It cost £1.2m in all", "It cost one point two million pounds in all.", "normalised", ()),
        ("Hundreds of men came", "Hundreds of thousands of men came.", "shortened", ("number",)),
        ("We lost 52-48", "We lost 52 to 48.", "normalised", ()),
        ("It cost 20 quid", "It cost 20 pounds.", "altered", ()),
        # A figure beside a date is no part of it.
        ("On 5 May 4 men died", "On 5 May 3 men died.", "altered", ("number",)),
        ("On May 5, 20 men died", "On May 5, 30 men died.", "altered", ("number",)),
        ("We met on 5 May at 10am", "We met on 5 May at 9am.", "altered", ("number",)),
    ],
)
def test_figures_with_their_signs_and_dates(words, said, verdict, alarms):
    found = marlow(words, said)
    assert (found.verdict, tuple(each for each in found.alarms if each != "cut-end")) == (
        verdict,
        alarms,
    )


@pytest.mark.parametrize(
    ("words", "alarms"),
    [
        ("Our friends in [Paris] will send forty trucks by May", ("name",)),
        ("Our friends in [the Belgian capital] will send forty trucks by May", ()),
        ("Our friends in Brussels will send [fourteen] trucks by May", ("number",)),
        ("Our friends in Brussels will send [40] trucks by May", ()),
        ("Our friends in Brussels will send forty trucks by [June]", ("date",)),
        ("Our friends in Brussels [may] send forty trucks by May", ("modal",)),
        ("Our friends in Brussels [would] send forty trucks by May", ()),
        ("[Obama] has told us so", ()),
    ],
)
def test_what_brackets_put_in_the_place_of_other_words(words, alarms):
    found = marlow(
        words, "Our friends in Brussels will send forty trucks by May. He has told us so."
    )
    assert (found.verdict, found.alarms) == ("normalised", alarms)


@pytest.mark.parametrize(
    ("words", "said", "before", "alarms"),
    [
        ("the bank is broke", "It isn't true that the bank is broke.", '"', ("negation",)),
        ("the bank is broke", "I never said that the bank is broke.", '"', ("negation",)),
        ("the bank is broke", "I am not sure that the bank is broke.", '"', ("negation",)),
        ("the bank is broke", "I am not sure that the bank is broke.", 'It is not sure "', ()),
        ("the bank is broke", "I am not surprised that the bank is broke.", '"', ()),
        ("The bank is broke", "I am not surprised that the bank is broke.", '"', ()),
        ("the bank is broke", "There is no doubt that the bank is broke.", '"', ()),
        ("the bank is broke", "I do not gamble, but I know that the bank is broke.", '"', ()),
        ("The bank is broke", "I do not gamble, and the bank is broke.", '"', ()),
        ("The bank is broke", "I do not gamble, and I know the bank is broke.", '"', ()),
        ("That it is", "I do not say that we are broke, and that it is.", '"', ("negation",)),
        ("We will sell", "We will, under no circumstances, sell.", '"', ("negation",)),
        ("We are safe", "We are, not surprisingly, safe.", '"', ()),
        ("We have enough gold", "We have far from enough gold.", '"', ("negation",)),
    ],
)
def test_what_stands_under_a_denial(words, said, before, alarms):
    assert marlow(words, said, before=before).alarms == alarms


@pytest.mark.parametrize(
    ("said", "alarms"),
    [
        ("Some of the clerks were paid.", ("quantifier",)),
        ("More than half of the clerks were paid.", ("quantifier",)),
        ("I was late, and most of the clerks were paid.", ("quantifier",)),
        ("I think at noon the clerks were paid.", ("cut-qualifier",)),
        ("We know that some of the clerks were paid.", ()),
    ],
)
def test_how_many_of_them_was_cut(said, alarms):
    assert marlow("The clerks were paid", said).alarms == alarms


@pytest.mark.parametrize(
    ("said", "alarms"),
    [
        ("But nobody should cross it at night.", ("cut-qualifier",)),
        ("However, it is only open at night.", ("cut-qualifier",)),
        ("But it was dear.", ()),
        ("But not at night.", ("cut-qualifier",)),
        ("But who will cross it at night?", ()),
        ("But there is no news today.", ()),
        ("At least 40 people cross here.", ()),
        ("At least if no lorry stops.", ("cut-qualifier",)),
    ],
)
def test_the_next_sentence_may_limit_what_is_quoted(said, alarms):
    assert marlow("The bridge is safe", f"The bridge is safe. {said}").alarms == alarms


def test_a_sentence_that_the_article_tells_limits_nothing():
    after = '," Marlow said, but added that nobody should cross it at night.'
    said = "The bridge is safe. But nobody should cross it at night."
    assert marlow("The bridge is safe", said, after=after).alarms == ()


@pytest.mark.parametrize(
    ("words", "verdict", "expected"),
    [
        (
            "I think ... Only the council can decide",
            "misattributed",
            [("I think", "PELL"), ("Only the council can decide", "TROMP")],
        ),
        (
            "I think the ships are lost … Then ask them",
            "normalised",
            [("I think the ships are lost", "PELL"), ("Then ask them", "PELL")],
        ),
        (
            "I am sad. Only the council can decide",
            "misattributed",
            [("I am sad", "PELL"), ("Only the council can decide", "TROMP")],
        ),
    ],
)
def test_a_passage_ends_where_another_speaks(words, verdict, expected):
    said = (
        "PELL: I think the ships are lost. I am sad.\n\n"
        "TROMP: Only the council can decide.\n\n"
        "PELL: Then ask them.\n"
    )
    found = check(f'"{words}," Pell said.', words, said, speaker="Pell")
    assert found.verdict == verdict
    speakers = [passage.speaker for passage in found.passages]
    assert list(zip(passages(found, said), speakers, strict=True)) == expected


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("We paid for the settlement", "We paid for the settle-\nment and the rent."),
        ("Mr Kowalcyk told me so", "Mr Kowalcyk (ph) told me (sic) so."),
        ("We're going to pay", "We're gonna pay."),
    ],
)
def test_what_a_transcriber_writes_is_no_change(words, said):
    found = marlow(words, said)
    assert {found.verdict, *found.also} <= {"normalised", "shortened"}
    assert not [edit for edit in found.edits if edit.verdict != "normalised"]


@pytest.mark.parametrize(
    ("article", "cue", "verdict"),
    [
        (
            'Finch rejected a claim by Solberg that "the roof leaks in every room".',
            "rejected",
            "verbatim",
        ),
        ('Finch denied that "the roof leaks in every room".', "denied", "verbatim"),
        (
            'Finch dismissed the claim as false: "the roof leaks in every room".',
            "dismissed",
            "misattributed",
        ),
        ('Finch said that "the roof leaks in every room".', "said", "misattributed"),
    ],
)
def test_what_somebody_denies_is_what_another_said(article, cue, verdict):
    said = "SOLBERG: I know that the roof leaks in every room.\n\nFINCH: It is dry.\n"
    words = "the roof leaks in every room"
    assert check(article, words, said, speaker="Finch", cue=cue).verdict == verdict


def test_a_joined_sentence_may_be_shortened_too():
    said = "Good morning. We met the parents. It rained. I know that we will keep the school open."
    found = marlow("Good morning. We will keep the school open", said)
    assert found.verdict == "spliced"
    assert "shortened" in found.also


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
