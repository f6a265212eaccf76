"""Find whose words go on where a statement has neither source nor cue of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.types import Attribution

_WORD = re.compile(r"\w")
_REST = re.compile(r"[^.!?;:\n\"“”]{1,80}\.\s")
_OPENING_MARK = re.compile(r"[\"“‘'«„]")


def find_continued(text: str, attributions: Sequence[Attribution]) -> dict[int, int]:
    """Map each statement that only goes on to the one that it continues.

    It follows directly: ``"We rang," Doe said. "Then we left."`` Between the two may stand the rest
    of the sentence ("Doe told reporters in Oslo."). Over the end of a paragraph only a quotation
    goes on, and only after another one.
    """
    ends = sorted((_end(each), index) for index, each in enumerate(attributions))
    continued = {}
    for index, attribution in enumerate(attributions):
        if attribution.source is not None or attribution.cue is not None:
            continue
        start = attribution.content[0].start
        before = [
            other
            for end, other in ends
            if end <= start and other != index and attributions[other].parent == attribution.parent
        ]
        if before and _goes_on(text, attributions[before[-1]], start):
            continued[index] = before[-1]
    return continued


def _end(attribution: Attribution) -> int:
    spans = (attribution.source, attribution.cue, *attribution.content)
    return max(span.end for span in spans if span is not None)


def _goes_on(text: str, before: Attribution, start: int) -> bool:
    gap = text[_end(before) : start]
    if _WORD.search(gap):
        return _OPENING_MARK.match(text, start) is not None and _REST.fullmatch(gap) is not None
    return "\n" not in gap or all(
        _OPENING_MARK.match(text, at) for at in (start, before.content[0].start)
    )
