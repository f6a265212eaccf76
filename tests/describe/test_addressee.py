"""To whom a statement is made; the table was written before the method."""

import re

import pytest

from onrecord.describe.addressee import find_addressee
from onrecord.types import Attribution, Span

# Text, source, cue, content, whom.
CASES = {
    "told": ("Hill told reporters that it rained.", "Hill", "told", "that it rained", "reporters"),
    "told, with a time": (
        "Hill told reporters on Monday that it rained.",
        "Hill",
        "told",
        "that it rained",
        "reporters",
    ),
    "told, all of it the cue": (
        "Hill told reporters on Monday that it rained.",
        "Hill",
        "told reporters on Monday",
        "that it rained",
        "reporters",
    ),
    "told, after the words": (
        "“It rained,” Hill told the Daily Bugle. He left.",
        "Hill",
        "told",
        "“It rained,”",
        "the Daily Bugle",
    ),
    "told a daily": (
        "Hill told the German daily Bild that it rained.",
        "Hill",
        "told",
        "that it rained",
        "the German daily Bild",
    ),
    "told a country's television": (
        "Hill told Russian state television that it rained.",
        "Hill",
        "told",
        "that it rained",
        "Russian state television",
    ),
    "told so many": (
        "Hill told more than 200 people that it rained.",
        "Hill",
        "told",
        "that it rained",
        "more than 200 people",
    ),
    "told a conference": (
        "Hill told the Guild of Bakers annual conference that it rained.",
        "Hill",
        "told",
        "that it rained",
        None,
    ),
    "asked for what parliaments give": (
        "I ask unanimous consent that it rain.",
        "I",
        "ask",
        "that it rain",
        None,
    ),
    "told two": (
        "Hill told Ann Cole and Rob Stone that it rained.",
        "Hill",
        "told",
        "that it rained",
        "Ann Cole and Rob Stone",
    ),
    "told a pronoun": ("Hill told me it rained.", "Hill", "told", "it rained", "me"),
    "told nobody": ("Hill told, in tears, how it rained.", "Hill", "told", "how it rained", None),
    "told by": ("He was told by Hill that it rained.", "Hill", "told", "that it rained", None),
    "asked": (
        "Hill asked the crowd whether it rained.",
        "Hill",
        "asked",
        "whether it rained",
        "the crowd",
    ),
    "asked for": ("Hill asked for rain.", "Hill", "asked", "for rain", None),
    "warned": (
        "Hill warned the drivers of the north that it rained.",
        "Hill",
        "warned",
        "that it rained",
        "the drivers of the north",
    ),
    "wrote to": (
        "Hill wrote to the minister that it rained.",
        "Hill",
        "wrote",
        "that it rained",
        "the minister",
    ),
    "wrote in a letter to": (
        "“It rained,” Hill wrote in a letter to the board.",
        "Hill",
        "wrote",
        "“It rained,”",
        "the board",
    ),
    "said to": ("Hill said to his wife, “It rained.”", "Hill", "said", "“It rained.”", "his wife"),
    "said to be": ("It is said to be wet.", None, "is said", "to be wet", None),
    "replied to a question": (
        "“It rained,” Hill replied to a question.",
        "Hill",
        "replied",
        "“It rained,”",
        None,
    ),
    "in an interview with": (
        "In an interview with the Bugle, Hill said that it rained.",
        "Hill",
        "said",
        "that it rained",
        "the Bugle",
    ),
    "asked by": (
        "Asked by a reporter about the rain, Hill said that it fell.",
        "Hill",
        "said",
        "that it fell",
        "a reporter",
    ),
    "asked by somebody about what was said": (
        "Hill said that he was asked by a reporter.",
        "Hill",
        "said",
        "that he was asked by a reporter",
        None,
    ),
    "said when": ("Hill said on Monday that it rained.", "Hill", "said", "that it rained", None),
    "asked several times": (
        "Hill asked several times whether it rained.",
        "Hill",
        "asked",
        "whether it rained",
        None,
    ),
    "a form of address": ("Hill told Mr. Cole it rained.", "Hill", "told", "it rained", "Mr. Cole"),
    "an initial": (
        "Hill told Speaker Paul D. Cole that it rained.",
        "Hill",
        "told",
        "that it rained",
        "Speaker Paul D. Cole",
    ),
    "what is somebody's": (
        "Hill responded to Mr. Cole's remark that it rained.",
        "Hill",
        "responded",
        "that it rained",
        None,
    ),
    "who is somebody's": (
        "Hill said to Mr. Cole's advisers that it rained.",
        "Hill",
        "said",
        "that it rained",
        "Mr. Cole's advisers",
    ),
    "a programme": (
        "Hill told CNN's “Late Hour” that it rained.",
        "Hill",
        "told",
        "that it rained",
        None,
    ),
    "a station with a number": (
        "Hill told Fox 35 that it rained.",
        "Hill",
        "told",
        "that it rained",
        "Fox 35",
    ),
    "the truth": (
        "Hill has to tell the truth about the rain.",
        "Hill",
        "tell",
        "about the rain",
        None,
    ),
    "himself": ("I tell myself that it rained.", "I", "tell", "that it rained", None),
    "what is to be done": (
        "Hill spoke at a gathering to discuss the rain.",
        "Hill",
        "spoke",
        "the rain",
        None,
    ),
    "what is to be done to somebody": (
        "Hill said after coming to see the senator that it rained.",
        "Hill",
        "said",
        "that it rained",
        None,
    ),
    "a time": (
        "Rain was announced from midnight to 6 a.m. in the north.",
        None,
        "announced",
        "in the north",
        None,
    ),
    "then": (
        "Hill told the Bugle then that it rained.",
        "Hill",
        "told",
        "that it rained",
        "the Bugle",
    ),
    "dated": (
        "Hill wrote in a letter to the minister dated May 3 that it rained.",
        "Hill",
        "wrote",
        "that it rained",
        "the minister",
    ),
    "on a day": (
        "Hill told reporters May 3 that it rained.",
        "Hill",
        "told",
        "that it rained",
        "reporters",
    ),
    "an event": (
        "Hill told a press conference in Orle that it rained.",
        "Hill",
        "told",
        "that it rained",
        None,
    ),
    "a rally": ("Hill told an Orle rally it rained.", "Hill", "told", "it rained", None),
    "who is at an event": (
        "Hill told an invited crowd at the rally that it rained.",
        "Hill",
        "told",
        "that it rained",
        "an invited crowd",
    ),
    "her": ("Hill told her it rained.", "Hill", "told", "it rained", "her"),
    "her people": ("Hill told her peers it rained.", "Hill", "told", "it rained", "her peers"),
    "prior to somebody": (
        "Hill announced prior to Cole coming that it rained.",
        "Hill",
        "announced",
        "that it rained",
        None,
    ),
    "no cue": ("“It rained.”", None, None, "“It rained.”", None),
}


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "whom"), CASES.values(), ids=list(CASES)
)
def test_addressee(text, source, cue, content, whom):
    def place(words):
        return Span(text.index(words), text.index(words) + len(words)) if words else None

    stop = re.search(r"(?<!Mr|.D)\.(?= )", text)
    sentence = Span(0, len(text) if stop is None else stop.end())
    found = find_addressee(
        text, (sentence,), Attribution(place(source), place(cue), (place(content),))
    )
    assert (found and found.of(text)) == whom
