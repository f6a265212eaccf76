"""At what event statements were made; the first table was written before the method."""

import re
from dataclasses import replace

import pytest
from describe_cases import document_of

from onrecord.describe import describe, prevailing
from onrecord.segment import segment
from onrecord.types import Attribution, Occasion, Resolution, Span, Speaker

THURSDAY = "2024-05-16"

# Text, the document's date, the occasion of most of its statements.
CASES = {
    "press conference, in the opening": (
        "Russia's minister has held a press conference with journalists at the United Nations.\n\n"
        "Hill said that it rained.",
        None,
        Occasion("press conference", "the United Nations", None),
    ),
    "news conference, told": (
        "Hill told a news conference in Kelstow on Tuesday that it rained.",
        THURSDAY,
        Occasion("press conference", "Kelstow", "2024-05-14"),
    ),
    "a conference, spoken at": (
        "Speaking at the Guild of Bakers annual conference in Kelstow on Tuesday, Hill said that it"
        " rained.",
        THURSDAY,
        Occasion("conference", "Kelstow", "2024-05-14"),
    ),
    "a call": (
        "On a conference call with analysts on Tuesday, Hill said that it rained.",
        THURSDAY,
        Occasion("call", None, "2024-05-14"),
    ),
    "a hearing before somebody": (
        "At a hearing before the House Oversight Committee, Hill said that it rained.",
        THURSDAY,
        Occasion("hearing", None, None),
    ),
    "a post, by the letter of where it stands": (
        "Hill said on X on Tuesday that it rained.",
        THURSDAY,
        Occasion("post", None, "2024-05-14"),
    ),
    "no post, but a programme": ("Hill said on X Factor that it rained.", THURSDAY, None),
    "the weekday of the date itself": (
        "Hill said in a speech in Kelstow on Thursday that it rained.",
        THURSDAY,
        Occasion("speech", "Kelstow", "2024-05-16"),
    ),
    "a weekday without the document's date": (
        "Hill said in a speech on Thursday that it rained.",
        None,
        Occasion("speech", None, None),
    ),
    "interview, day and month": (
        "In an interview with the Bugle on 3 May, Hill said that it rained.",
        THURSDAY,
        Occasion("interview", None, "2024-05-03"),
    ),
    "day and month that are still to come": (
        "In an interview on December 3, Hill said that it rained.",
        THURSDAY,
        Occasion("interview", None, "2023-12-03"),
    ),
    "with the year": (
        "At a rally in Fort Reed on September 1, 2016, Hill said that it rained.",
        None,
        Occasion("rally", "Fort Reed", "2016-09-01"),
    ),
    "yesterday": (
        "At a hearing yesterday, Hill said that it rained.",
        THURSDAY,
        Occasion("hearing", None, "2024-05-15"),
    ),
    "remarks, by the title": (
        "Remarks by Clara Benson at the Harbour House\n\nHill said that it rained.",
        None,
        Occasion("speech", "the Harbour House", None),
    ),
    "two of them": (
        "Hill told a rally in Orle that it rained. In an interview, Hill said that it did not.",
        THURSDAY,
        None,
    ),
    "only spoken of": (
        "Hill said that it rained. “I gave a speech in Orle,” Hill said.",
        THURSDAY,
        None,
    ),
    "still to come": (
        "Hill said that it rained. He will give a speech next Tuesday.",
        THURSDAY,
        None,
    ),
    "one of many, further down": (
        "Hill said that it rained.\n\nCole said that it froze.\n\n"
        "At a rally in Orle, Hill said that it was hot.",
        THURSDAY,
        None,
    ),
    "none": ("Hill said that it rained.", THURSDAY, None),
}


@pytest.mark.parametrize(("text", "date", "occasion"), CASES.values(), ids=list(CASES))
def test_occasion_of_most(text, date, occasion):
    assert prevailing(described(text, date)) == occasion


RALLY = Occasion("rally", "Orle", "2024-05-14")
OPENING = "Hill told a rally in Orle on Tuesday that it rained.\n\n"

# Text, and the occasion of each statement.
STATEMENTS = {
    "goes on": (f"{OPENING}Hill said that it froze.", [RALLY, RALLY]),
    "goes on in marks": (f"{OPENING}“It froze,” Hill added.", [RALLY, RALLY]),
    "somebody else": (f"{OPENING}Cole said that it froze.", [RALLY, None]),
    "to somebody else": (f"{OPENING}Hill told CNN that it froze.", [RALLY, None]),
    "to reporters": (f"{OPENING}Hill told reporters that it froze.", [RALLY, None]),
    "to the crowd": (f"{OPENING}Hill told the crowd that it froze.", [RALLY, RALLY]),
    "on another day": (f"{OPENING}On Monday, Hill said that it froze.", [RALLY, None]),
    "before": (f"{OPENING}Hill had said that it froze.", [RALLY, None]),
    "believed": (f"{OPENING}Hill believes that it froze.", [RALLY, None]),
    "a letter": (
        f"{OPENING}Hill said in a letter that it froze. Hill added that it snowed.",
        [RALLY, Occasion("letter", None, None), None],
    ),
    "a post": (
        f"{OPENING}Hill tweeted on Wednesday that it froze.",
        [RALLY, Occasion("post", None, "2024-05-15")],
    ),
    "back again": (
        f"{OPENING}Hill said on Twitter that it froze. At the rally, Hill said that it snowed.",
        [RALLY, Occasion("post", None, None), RALLY],
    ),
    "another rally": (
        f"{OPENING}Hill told a rally in Kelstow that it froze.",
        [RALLY, Occasion("rally", "Kelstow", None)],
    ),
    "further down, of many": (
        "Hill said that it rained.\n\nCole said that it froze.\n\n"
        "At a rally in Orle, Hill said that it was hot.",
        [None, None, Occasion("rally", "Orle", None)],
    ),
    "after the words": (
        "“It rained,” Hill said in a recent interview.",
        [Occasion("interview", None, None)],
    ),
    "two things at one": (
        "In a speech, Hill warned that it rained, and Hill said that it froze.",
        [Occasion("speech", None, None)] * 2,
    ),
    "of another clause": (
        "After he failed in a debate on Monday, Hill told voters that it rained.",
        [None],
    ),
    "of another speaker": (
        "Hill, who gave a speech in Orle, said that it rained.",
        [None],
    ),
    "a dispute": ("In the debate over rain, Hill said that it rained.", [None]),
    "a thing beside it": ("Hill said at the debate stage that it rained.", [None]),
    "a dateline": (
        "PARIS, May 3, 2024 (Agency) - Hill told a press conference on Tuesday that it rained.",
        [Occasion("press conference", None, "2024-05-14")],
    ),
    "a dateline, and more": (
        "PARIS, May 3, 2024 (Agency) - Hill told a rally in Orle on Tuesday that it rained.\n\n"
        "Hill said that it froze.",
        [RALLY, RALLY],
    ),
    "an event that opens, after a dateline": (
        "PARIS (Agency) - In a speech in Orle, Hill said that it rained.",
        [Occasion("speech", "Orle", None)],
    ),
    "a day in another clause": (
        "Hill, elected on Monday, told a rally in Orle that it rained.",
        [Occasion("rally", "Orle", None)],
    ),
    "a day of another thing": (
        "Hill said in a speech on the May 3 attack that it rained.",
        [Occasion("speech", None, None)],
    ),
    "the day it was shown": (
        "Hill said in an interview broadcast on Sunday that it rained.",
        [Occasion("interview", None, None)],
    ),
    "the day before the cue": (
        "On Tuesday, Hill told a rally in Orle that it rained.",
        [RALLY],
    ),
    "the outlet of an interview": (
        "In an interview on 30 April in The Times, Hill said that it rained.",
        [Occasion("interview", None, "2024-04-30")],
    ),
    "the town of an interview": (
        "In an interview in Oslo, Hill said that it rained.",
        [Occasion("interview", "Oslo", None)],
    ),
    "a place with its noun": (
        "Hill told a briefing at the Keldonian embassy that it rained.",
        [Occasion("briefing", "the Keldonian embassy", None)],
    ),
}


@pytest.mark.parametrize(("text", "occasions"), STATEMENTS.values(), ids=list(STATEMENTS))
def test_occasion_of_each(text, occasions):
    assert [each.occasion for each in described(text, THURSDAY)] == occasions


def test_what_is_told_of_another_has_an_occasion_of_its_own():
    text = "Hill told a rally in Orle that Cole said in an interview that it rained."
    outer = Attribution(
        Span(0, 4), Span(5, 9), (Span(text.index("that Cole"), len(text) - 1),), confidence=0.9
    )
    cole = text.index("Cole")
    inner = Attribution(
        Span(cole, cole + 4),
        Span(cole + 5, cole + 9),
        (Span(text.index("that it"), len(text) - 1),),
        parent=0,
    )
    document = replace(document_of(text), date=THURSDAY)
    nobody = Resolution((), (None, None), ("", ""))
    first, second = describe(document, segment(document), (outer, inner), nobody)
    assert first.occasion == Occasion("rally", "Orle", None)
    assert second.occasion == Occasion("interview", None, None)


_CUE = re.compile(
    r"\b(?P<who>Hill|Cole)(?:, [^.]*?,)?"
    r" (?P<cue>(?:had )?(?:said|told|added|warned|believes|tweeted))"
)


def described(text, date):
    """Return the statements of a text in which "Hill" and "Cole" say "that it …" or a quotation."""
    document = replace(document_of(text), date=date)
    attributions = []
    names = ["Hill", "Cole"]
    for found in _CUE.finditer(text):
        line = text.rfind("\n", 0, found.start()) + 1
        marks = re.search(r"“[^”]*”(?= \w+ \w+)", text[line : found.end()])
        if marks is not None and "that it" not in text[found.end() : text.index(".", found.end())]:
            content = Span(line + marks.start(), line + marks.end())
        else:
            start = text.index("that it", found.end())
            content = Span(start, re.compile(r"[.,]").search(text, start).start())
        attributions.append(
            Attribution(Span(*found.span("who")), Span(*found.span("cue")), (content,))
        )
    speakers = tuple(
        Speaker(
            name,
            name,
            "person",
            None,
            Span(0, 4),
            tuple(Span(*each.span()) for each in re.finditer(name, text)),
        )
        for name in names
    )
    who = tuple(names.index(each.source.of(text)) for each in attributions)
    resolution = Resolution(speakers, who, ("",) * len(who))
    return describe(document, segment(document), attributions, resolution)
