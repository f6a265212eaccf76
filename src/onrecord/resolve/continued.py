"""Find whose words go on where a statement has neither source nor cue of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.types import Attribution, Span

_WORD = re.compile(r"\w")
_REST = re.compile(r"[^.!?;:\n\"“”]{1,80}\.\s")
_ASKS = re.compile(r"(?:had |have |has |then |once )?(?:ask|wonder)", re.IGNORECASE)
_ENDS = re.compile(r"[.!?][\"”’']?\s|\n")
_OPENING_MARK = re.compile(r"[\"“‘'«„]")


def find_continued(text: str, attributions: Sequence[Attribution]) -> dict[int, int]:
    """Map each statement that only goes on to the one that it continues.

    It follows directly: ``"We rang," Doe said. "Then we left."`` Between the two may stand the rest
    of the sentence ("Doe told reporters in Oslo."). Over the end of a paragraph only a quotation
    goes on, and only where one alone speaks, and does not ask, in the sentence before.
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
        last = [attributions[other] for other in before[-2:]]
        if last and _goes_on(text, last, start):
            continued[index] = before[-1]
    return continued


def asks(text: str, attribution: Attribution) -> bool:
    """Tell whether a statement's cue says that somebody asks."""
    return attribution.cue is not None and _ASKS.match(attribution.cue.of(text)) is not None


def _end(attribution: Attribution) -> int:
    return max(span.end for span in _spans(attribution))


def _spans(attribution: Attribution) -> list[Span]:
    spans = (attribution.source, attribution.cue, *attribution.content)
    return [span for span in spans if span is not None]


def _is_quotation(text: str, start: int) -> bool:
    return _OPENING_MARK.match(text, start) is not None


def _goes_on(text: str, before: Sequence[Attribution], start: int) -> bool:
    """Tell whether the last of ``before`` goes on at ``start``."""
    last = before[-1]
    gap = text[_end(last) : start]
    if _WORD.search(gap):
        return _is_quotation(text, start) and _REST.fullmatch(gap) is not None
    if "\n" not in gap:
        return True
    begins = min(span.start for span in _spans(last))
    alone = len(before) < 2 or _ENDS.search(text, _end(before[-2]), begins) is not None
    return _is_quotation(text, start) and (
        (alone and not asks(text, last)) or _is_quotation(text, last.content[0].start)
    )
