"""The labels of a transcript's turns, and of a short exchange in other text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.segment import label_of, zone_at
from onrecord.types import Attribution, Layout, Span, Zone

_ARTICLE = re.compile(r"the\s+(?=\S)", re.IGNORECASE)
_COLON = re.compile(r"\s?[:.]\s")
_CAPITALS = re.compile(r"(?P<label>[A-Z][A-Z.’' -]*[A-Z]):\s")
_FEWEST = 2  # labelled paragraphs that may be an exchange, if one of them asks
_LONGEST = 3  # paragraphs of one turn of it
_MARKS = ("“", '"', "‘", "'", "«")


class Labels:
    """Finds the turn that a place is in, and where its label stands.

    Where the layout has none, a question and its answer are turns if their sources stand before a
    colon: two are too few to tell a transcript by, until it is known that somebody speaks there.

    Attributes:
        turns: The labelled turns, in order.
    """

    def __init__(self, text: str, layout: Layout, attributions: Sequence[Attribution]) -> None:
        self._text = text
        self.turns = [zone for zone in layout.zones if zone.kind == "turn" and zone.label]
        self._zones: Sequence[Zone] = layout.zones
        if not self.turns:
            self.turns = self._zones = list(_find_exchanges(text, layout, attributions))

    def turn_at(self, offset: int) -> Zone | None:
        """Return the labelled turn that ``offset`` lies in."""
        zone = zone_at(self._zones, offset)
        return zone if zone is not None and zone.kind == "turn" and zone.label else None

    def beside(self, start: int) -> tuple[Zone | None, Zone | None]:
        """Return the labelled turns before and after the one that begins at ``start``."""
        at = bisect_left(self.turns, start, key=lambda turn: turn.span.start)
        before = self.turns[at - 1] if at else None
        return before, self.turns[at + 1] if at + 1 < len(self.turns) else None

    def label_of(self, turn: Zone) -> Span | None:
        """Return where the label of ``turn`` stands; ``None`` in subtitles, where it does not."""
        return label_of(turn, self._text)

    def without_article(self, label: Span) -> Span:
        """Return ``label`` without "THE"."""
        article = _ARTICLE.match(self._text, label.start, label.end)
        return Span(article.end(), label.end) if article else label


def _find_exchanges(
    text: str, layout: Layout, attributions: Sequence[Attribution]
) -> Iterator[Zone]:
    """Yield the turns that a source and a colon open, where one asks and the next answers.

    Where three or more follow on each other, nobody need ask. Beside them a label in capitals is
    one, too, though the tagger took it for no source: what follows it is not said by whoever spoke
    before.
    """
    numbers = {paragraph.start: number for number, paragraph in enumerate(layout.paragraphs)}
    labelled: dict[int, Span] = {}
    for each in attributions:
        number = None if each.source is None else numbers.get(each.source.start)
        if each.source is None or number is None:
            continue
        colon = _COLON.match(text, each.source.end)
        if colon is not None and not text.startswith(_MARKS, colon.end()):
            labelled[number] = each.source
    for number, paragraph in enumerate(layout.paragraphs if labelled else ()):
        if capitals := _CAPITALS.match(text, paragraph.start, paragraph.end):
            labelled.setdefault(number, Span(*capitals.span("label")))
    for run in _runs(sorted(labelled)):
        asked = any(layout.paragraphs[number].of(text).endswith("?") for number in run)
        if len(run) < _FEWEST or not (asked or len(run) > _FEWEST):
            continue
        for number, following in pairwise([*run, run[-1] + 1]):
            start, end = layout.paragraphs[number].start, layout.paragraphs[following - 1].end
            yield Zone("turn", Span(start, end), label=labelled[number].of(text))


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Yield the runs of labelled paragraphs with few others between: an answer goes on in these."""
    run: list[int] = []
    for number in numbers:
        if run and number - run[-1] > _LONGEST:
            yield run
            run = []
        run.append(number)
    yield run
