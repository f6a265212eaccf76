"""At what event a document's statements were made; the table was written before the method."""

from dataclasses import replace

import pytest
from describe_cases import document_of

from onrecord.describe.occasion import find_occasion
from onrecord.segment import segment
from onrecord.types import Attribution, Occasion, Span

THURSDAY = "2024-05-16"

# Text, the document's date, the occasion.
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
        "Hill said that it rained. “I gave a speech in Orle,” he said.",
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
def test_occasion(text, date, occasion):
    document = replace(document_of(text), date=date)
    layout = segment(document)
    attributions = []
    start = 0
    while (start := text.find("that it", start)) >= 0:
        cue = max(text.rfind("said", 0, start), text.rfind("told", 0, start))
        content = Span(start, text.index(".", start))
        attributions.append(Attribution(None, Span(cue, cue + 4), (content,)))
        start += 1
    if "“" in text:
        quoted = Span(text.index("“"), text.index("”") + 1)
        said = text.rindex("said")
        attributions.append(Attribution(None, Span(said, said + 4), (quoted,)))
    assert find_occasion(document, layout, attributions) == occasion
