"""Tell who asks, and who is called on to answer, where questions and answers have no labels."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from onrecord.resolve.cast import Cast
from onrecord.resolve.party import Party
from onrecord.types import Span

_BRIEFLY = 5  # words of an answer after which the same one goes on asking
# What stands around a name by which somebody is addressed: "Alright, Mr. Doe, please proceed."
_BEFORE_CALLED = re.compile(r"(?:[\w’'-]+[,.]?\s){0,3}|.*[,.?!…—–-]\s", re.DOTALL)
_AFTER_CALLED = re.compile(
    r"[.?!]?$|[?!]|[,.]\s(?!(?:and|or|an?|the|who|whose|his|her|our|my)\b)"
    r"|\s(?:I|you|can|could|would|do|did|are|have|please)\b"
)


def tell_askers(
    text: str, paragraphs: Sequence[Span], questions: Sequence[int]
) -> dict[int, Party]:
    """Return who puts each question: nobody whom the text names, so that the next may be another's.

    Whoever is answered in a few words, or cuts the answer short so early, goes on himself.
    """
    askers: dict[int, Party] = {}
    asker, before = Party("unnamed"), -1
    for number in questions:
        between = paragraphs[before + 1 : number]
        if any(len(each.of(text).split()) > _BRIEFLY for each in between):
            asker = Party("unnamed")
        askers[number], before = asker, number
    return askers


def find_called(cast: Cast, paragraphs: Sequence[Span]) -> dict[int, Party]:
    """Return whom each paragraph addresses by name, the last one where it addresses several."""
    text, starts = cast.words.text, [paragraph.start for paragraph in paragraphs]
    called: dict[int, Party] = {}
    for index, mention in enumerate(cast.names.mentions):
        party = cast.joined.party_of[index]
        number = bisect_right(starts, mention.span.start) - 1
        if party is None or not party.is_person or not mention.honorific:
            continue
        title = cast.words.starts[mention.first - 1]
        before = _BEFORE_CALLED.fullmatch(text, starts[number], title)
        if before and _AFTER_CALLED.match(text, mention.span.end, paragraphs[number].end):
            called[number] = party
    return called
