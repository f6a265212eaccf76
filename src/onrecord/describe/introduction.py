"""Find the phrase by which a paragraph says what it is about."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.types import Span

_PHRASE = re.compile(
    r"(?:(?:Comment|Note|Editor['’]s note):\s*)?"
    r"(?:(?:And|But|Then|Finally|Next|Meanwhile|Separately|Lastly),?\s)?"
    r"(?i:on\sthe\s(?:subject|issue|topic|question|matter)\sof"
    r"|regarding|concerning|as\s(?:for|to)|with\s(?:regard|respect)\sto|in\s(?:respect|regard)\sof"
    r"|in\sregards?\sto|in\srelation\sto|when\sit\s(?:comes|came)\sto"
    r"|(?P<turn>turning|moving|shifting|switching)(?:\s(?:next|now|then|on|briefly))?\sto"
    r"|(?:also\s|when\s|later\s|again\s)?asked(?:(?:\s\w+){0,3}?\sabout|\son)"
    r"|(?:when\s)?(?:pressed|questioned|quizzed)\s(?:about|on)"
    r"|(?:in\s)?(?:answer(?:ing)?|respon(?:se|ding)|reply(?:ing)?)\sto\s(?:a\s)?questions?"
    r"\s(?:about|on|over|regarding)"
    r"|(?:speaking|talking)\s(?:about|of)|commenting\son|touching\son|addressing|discussing|(?P<on>on))"
    r"\s(?:(?i:the|a|an|his|her|their|its|this|that|what|how|whether|why)\s)?"
    r"(?P<label>[^\s,:;.?!\"“”()](?:[^,:;?!\"“”()\n]{0,70}?[^\s,:;?!\"“”()])?)(?=,|:\s+\S)"
)
_MOST_WORDS = 8

# "On Tuesday", "On Twitter", "On the other hand": a time, a place or a turn of phrase.
_NOT_A_SUBJECT = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|febr)uary|march|april|may|june|july"
    r"|august|(?:sept|nov|dec)ember|october|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|day|eve"
    r"|night|morning|afternoon|evening|weekend|week|month|year|anniversary|occasion|moment|hour"
    r"|hand|contrary|average|balance|paper|top|board|record|stage|trail|stump|floor|air|show"
    r"|program|programme|podcast|website|site|page|blog|side|sides|visit|trip|tour|call|bus|plane"
    r"|flight|way|television|tv|radio|twitter|facebook|instagram|youtube|reddit|snapchat|telegram"
    r"|social\smedia|cnn|msnbc|fox|nbc|cbs|abc|bbc|press|hill|street|basis|behalf|ground|grounds"
    r"|heels|whole|surface|tape|camera|ballot|front|fronts|score|count|points?|level|note|part"
    r"|advice|orders|monitor|sidelines|verge|brink|strength|screen|line|phone|network|condition"
    r"|face|wall)(?:['’]s|s)?\b|\b(?:left|right)\b|\d{4}|^\d|[a-z]\d",
    re.IGNORECASE,
)
_ONLY_POINTS = re.compile(
    r"(?i:it|this|that|these|those|him|her|them|me|us|you|others?|another|such|one|all|both|each"
    r"|himself|herself|themselves|which|whom|what|much|many|some|rest|same|first|second|latter"
    r"|former|whole|matter|issue|question|topic|subject|now)\b[\w\s]{0,8}$"
    r"|(?i:as|on|in|of|to|at|by|for|with|from|top|how|whether)\b"
)
# A clause, not a subject: "Asked about it when he spoke".
_CLAUSE = re.compile(
    r"\b(?:said|says|was|were|is|are|has|have|had|will|would|could|should|did|does|do|when|while"
    r"|because|if|whether|after|before|during|who|which|he|she|they|it|I|we|you)\b"
)


class Introduction(NamedTuple):
    """What the opening of a paragraph announces.

    Attributes:
        label: The announced subject, in the words of the paragraph.
        turns: The paragraph turns from another subject to this one ("Turning to …").
    """

    label: str
    turns: bool


def find_introduction(paragraph: Span, text: str) -> Introduction | None:
    """Return what the opening of a paragraph announces, or ``None``.

    ``On fishing, …`` announces ``fishing``, ``Turning to the border issue, …`` ``border issue``.
    """
    match = _PHRASE.match(text, paragraph.start, paragraph.end)
    if match is None:
        return None
    label = match["label"]
    if (
        label.count(" ") >= _MOST_WORDS
        or _ONLY_POINTS.match(label)
        or _CLAUSE.search(label)
        or (match["on"] is not None and _NOT_A_SUBJECT.search(label))
    ):
        return None
    return Introduction(label, turns=match["turn"] is not None)
