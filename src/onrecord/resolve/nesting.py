"""Tell what statements stand in: another statement's words, somebody's quotation or turn."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from onrecord.resolve.party import Answer, Party
from onrecord.resolve.timeline import Timeline
from onrecord.resolve.turns import Turns
from onrecord.types import Attribution, Layout


class Surroundings(NamedTuple):
    """What a source stands in.

    Attributes:
        speaker: Who says it word for word: whoever is quoted there, or whose the turn is.
        teller: Who makes the statement that it is part of.
        told_from: The first word of that statement's content.
        nested: Whether it is part of another statement, whoever makes that.
    """

    speaker: Party | None
    teller: Party | None
    told_from: int | None
    nested: bool


class Nesting:
    """The statements of one document, and which of them stand in which."""

    def __init__(
        self,
        timeline: Timeline,
        turns: Turns,
        layout: Layout,
        attributions: Sequence[Attribution],
    ) -> None:
        self._timeline, self._turns = timeline, turns
        self._attributions = attributions
        self._sayers = _find_sayers(layout, attributions)
        self._parents = [self._find_parent(index) for index in range(len(attributions))]

    def order(self, index: int) -> tuple[int, int]:
        """Order parents before children, then by the place of the source."""
        attribution = self._attributions[index]
        place = attribution.content[0] if attribution.source is None else attribution.source
        return len(list(self._ancestors(index))), place.start

    def surroundings(self, index: int, word: int, found: Mapping[int, Answer]) -> Surroundings:
        """Return what ``word``, in a statement's source, stands in, by the answers so far."""
        parent = self._parents[index]
        return Surroundings(
            self._speaker_around(index, found),
            None if parent is None or parent not in found else found[parent].party,
            self._first_told(parent, word),
            parent is not None,
        )

    def _find_parent(self, index: int) -> int | None:
        """Return the attribution that this one is nested in, linked to it or not."""
        attribution = self._attributions[index]
        if attribution.parent is not None or attribution.source is None:
            return attribution.parent
        quotation = self._timeline.quotation_around(attribution.source.start)
        sayers = () if quotation is None else self._sayers.get(quotation.start, ())
        return next((sayer for sayer in sayers if sayer != index), None)

    def _ancestors(self, index: int) -> Iterator[int]:
        seen = {index}
        parent = self._parents[index]
        while parent is not None and parent not in seen and parent < len(self._parents):
            yield parent
            seen.add(parent)
            parent = self._parents[parent]

    def _speaker_around(self, index: int, found: Mapping[int, Answer]) -> Party | None:
        """Return who says, word for word, what a source stands in: whoever is quoted there."""
        source = self._attributions[index].source
        if source is None:
            return None
        quotation = self._timeline.quotation_around(source.start)
        if quotation is None:
            return self._turns.speaker_at(source.start)
        sayers = self._sayers.get(quotation.start, ())
        above = (found.get(other) for other in self._ancestors(index) if other in sayers)
        answer = next(above, None)
        return None if answer is None else answer.party

    def _first_told(self, parent: int | None, word: int) -> int | None:
        """Return the first word of the content of ``parent`` that ``word`` stands in."""
        words = self._timeline.words
        start = words.starts[word]
        contents = () if parent is None else self._attributions[parent].content
        return next(
            (
                words.first_at(content.start)
                for content in contents
                if content.start <= start < content.end
            ),
            None,
        )


def _find_sayers(layout: Layout, attributions: Sequence[Attribution]) -> dict[int, list[int]]:
    """Map where a quotation begins to the attributions whose content holds all of it."""
    starts = [quotation.inner.start for quotation in layout.quotations]
    sayers: dict[int, list[int]] = {}
    for index, attribution in enumerate(attributions):
        for content in attribution.content:
            for number in range(bisect_left(starts, content.start), len(starts)):
                if starts[number] > content.end:
                    break
                if content.contains(layout.quotations[number].inner):
                    sayers.setdefault(starts[number], []).append(index)
    return sayers
