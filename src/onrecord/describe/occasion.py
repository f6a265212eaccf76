"""Find at what event each statement was made, where it was, and when.

A statement's occasion is what its own sentence names ("said in a speech in Oslo"). Where the
opening of a document tells of one event, what its speaker says further on was said there, too,
unless the sentence speaks of a letter, another event or another day. What is quoted or reported
does not count.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from onrecord.describe.events import (
    BLANK,
    BREAKS_OFF,
    NAMED,
    POSTED,
    Event,
    days_of,
    hints_in,
    read_events,
    read_post,
    read_title,
    without_dateline,
)
from onrecord.describe.locate import index_at, union, within
from onrecord.segment import zone_at
from onrecord.types import Attribution, Document, Layout, Occasion, Resolution, Span, Statement

_start = attrgetter("start")
_OPENING = 2  # paragraphs
_FARTHEST = 160  # characters between an event and the cue of what is said there
# What is said is said so; what is believed or planned is at no event.
_SAYS = re.compile(
    r"\b(?:sa(?:id|ys|ying)|told|tells|add(?:ed|s|ing)|stat(?:ed|es|ing)|not(?:ed|es|ing)|ask(?:ed|s)"
    r"|answered|replied|responded|explain(?:ed|s)|insist(?:ed|s)|warn(?:ed|s|ing)|argu(?:ed|es|ing)"
    r"|went\son|continued|stressed|emphasi[sz]ed|declared|announced|remarked|promised|vowed|urged"
    r"|called|claimed|denied|rejected|acknowledged|conceded|admitted|recalled|concluded|suggested"
    r"|criticis?zed|criticised|praised|accused|joked|pledged|underlined|underscored|pointed\sout)\b|^\s?:",
    re.IGNORECASE,
)
_THINKS = re.compile(
    r"\b(?:reali[sz]|learn|believ|th[io](?:nk|ught)|fe(?:el|lt)|kn[eo]w|want|hop(?:e|ing)|decid|wonder"
    r"|plan|intend|fear|seem|expect)",
    re.IGNORECASE,
)
# Other ways and times of saying so.
_ELSEWHERE = re.compile(
    r"\b(?:wrote|writes|writing|written|posted|published|book|memoirs?|article|op-?ed|column|essay"
    r"|memo|reports?|filing|lawsuit|video|film|poll|survey|study|earlier|previously|later|ago|once"
    r"|afterwards?|separately|last|since|meanwhile|had|has|have|repeatedly|often|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(r"\b(?:told|telling|tells)\s(?P<whom>(?:\w+\s)?\w+)")
_RELATIVES = frozenset(("who", "which", "that"))
# Much else is done there than said.
_OF_MANY = frozenset(("conference",))
_ASKING = frozenset(("press conference", "interview", "briefing"))
_CROWDS = (
    r"(?:an?\s|the\s|his\s|her\s)?(?:crowd|audience|supporters|voters|delegates|lawmakers|people)"
)
_PRESS = r"(?:the\s)?(?:reporters|journalists|press|media|newsmen)"


@dataclass(frozen=True, slots=True)
class _Announced:
    """The one event that a document's opening tells of.

    Attributes:
        occasion: What is known of it.
        sentence: The first sentence that tells of it.
    """

    occasion: Occasion
    sentence: Span


def find_occasions(
    document: Document,
    layout: Layout,
    attributions: Sequence[Attribution],
    resolution: Resolution,
) -> tuple[Occasion | None, ...]:
    """Return the occasion of each attribution; ``None`` where it is not certain.

    The date is ISO 8601. One without its year, a weekday and "yesterday" are counted back from the
    document's own date, and left out where that is unknown.
    """
    return _Occasions(document, layout, attributions, resolution).all()


def prevailing(statements: Sequence[Statement]) -> Occasion | None:
    """Return the occasion of more than half of the statements that stand in no other."""
    own = [each.occasion for each in statements if each.parent is None]
    found, count = next(iter(Counter(own).most_common(1)), (None, 0))
    return found if 2 * count > len(own) else None


class _Occasions:
    """The occasions of one document's attributions."""

    def __init__(
        self,
        document: Document,
        layout: Layout,
        attributions: Sequence[Attribution],
        resolution: Resolution,
    ) -> None:
        self._text, self._written = document.text, document.date
        self._layout, self._sentences = layout, layout.sentences
        self._attributions, self._resolution = attributions, resolution
        self._hints = hints_in(document.text)
        self._told = union(span for each in attributions for span in each.content)
        self._sources = union(
            each.source
            for each in attributions
            # "Who" parts its clause from the rest, and has to be seen.
            if each.source is not None and each.source.of(document.text).lower() not in _RELATIVES
        )

    def all(self) -> tuple[Occasion | None, ...]:
        """Return the occasion of each attribution."""
        own, announced = self._own(), self._announced()
        speakers = set() if announced is None else self._speakers_at(announced, own)
        known: dict[tuple[int | None, str], Occasion] = {}
        latest: dict[int | None, Occasion] = {}
        if announced is not None:
            known = {(each, announced.occasion.kind): announced.occasion for each in speakers}
        found: list[Occasion | None] = [None] * len(own)
        for index in sorted(range(len(own)), key=self._place):
            speaker, event = self._resolution.speaker_of[index], own[index]
            if event is not None:
                kind = speaker, event.occasion.kind
                again = _known_again(event, known.get(kind) if speaker is not None else None)
                found[index] = known[kind] = latest[speaker] = again
            elif (
                announced is not None
                and (speaker in speakers or self._is_turn(index))
                and latest.get(speaker, announced.occasion) == announced.occasion
                and self._may_be_at(index, announced)
            ):
                found[index] = announced.occasion
        return tuple(found)

    def _own(self) -> list[Event | None]:
        """Return for each attribution the event that its own sentence says it was made at."""
        own: list[Event | None] = [None] * len(self._attributions)
        cues: dict[tuple[int, int | None], list[int]] = {}
        for index, each in enumerate(self._attributions):
            if each.cue is not None and (at := index_at(self._sentences, each.cue.start)) >= 0:
                cues.setdefault((at, each.parent), []).append(index)
        for (at, parent), indexes in cues.items():
            region = self._region(at, parent)
            lower = region.of(self._text).lower()
            if not any(hint in lower for hint in self._hints):
                continue
            words = self._words(region, parent)
            taken: dict[int, int] = {}
            for event in read_events(words, self._written):
                said = filter(self._says, indexes) if event.occasion.kind in _OF_MANY else indexes
                gaps = {index: self._gap(index, region, event, words) for index in said}
                near = [(gap, index) for index, gap in gaps.items() if gap is not None]
                nearest = min(near, default=(0, -1))[1]
                for gap, index in near:
                    said_there = index == nearest or self._opens_for(nearest, index, region, event)
                    if said_there and gap <= taken.get(index, _FARTHEST):
                        own[index], taken[index] = event, gap
            for index in indexes:
                cue = self._attributions[index].cue
                if cue is not None and (
                    post := read_post(
                        words, cue.start - region.start, cue.end - region.start, self._written
                    )
                ):
                    own[index] = post
        return own

    def _says(self, index: int) -> bool:
        cue = self._attributions[index].cue
        return cue is not None and _SAYS.search(cue.of(self._text)) is not None

    def _region(self, at: int, parent: int | None) -> Span:
        """Return the sentence, or what of it stands in the content of ``parent``."""
        sentence = self._sentences[at]
        contents = () if parent is None else self._attributions[parent].content
        inside = [each for each in contents if each.overlap(sentence)]
        if not inside:
            return sentence
        return Span(max(sentence.start, inside[0].start), min(sentence.end, inside[-1].end))

    def _words(self, region: Span, parent: int | None) -> str:
        """Return the words of a region, with blanks for what is told there, and for sources."""
        told = self._told
        if parent is not None:
            told = union(
                span
                for each in self._attributions
                if each.parent == parent
                for span in each.content
            )
        words = _covered(region.of(self._text), region, self._sources, NAMED)
        return without_dateline(_covered(words, region, told, BLANK))

    def _gap(self, index: int, region: Span, event: Event, words: str) -> int | None:
        """Return how far a cue is from an event; ``None`` where something parts them."""
        cue = self._attributions[index].cue
        if cue is None or _THINKS.search(cue.of(self._text)):
            return None
        start, end = cue.start - region.start, cue.end - region.start
        before = event.start < start
        first, last = (event.end, start) if before else (end, event.start)
        if first >= last:
            return 0
        gap = len(" ".join(words[first:last].split()))
        # "After he failed in a debate, Hill told voters": what comes first has its own clause.
        begins = _clause(words, event.start) if before else first
        return None if BREAKS_OFF.search(words, begins, last) or gap > _FARTHEST else gap

    def _opens_for(self, nearest: int, other: int, region: Span, event: Event) -> bool:
        """Tell whether an event opens a sentence in which one speaker says several things."""
        speakers, cues = self._resolution.speaker_of, self._attributions
        first, second = cues[nearest].cue, cues[other].cue
        return (
            speakers[nearest] is not None
            and speakers[nearest] == speakers[other]
            and first is not None
            and second is not None
            and region.start + event.start < min(first.start, second.start)
        )

    def _announced(self) -> _Announced | None:
        """Return the event that the opening tells of, if it is one."""
        paragraphs = self._layout.paragraphs
        opening = paragraphs[:_OPENING][-1].end if paragraphs else 0
        count = bisect_left(self._sentences, opening, key=_start)
        found: list[tuple[Span, Occasion]] = []
        for index, sentence in enumerate(self._sentences[:count]):
            words = self._words(sentence, None)
            title = read_title(words, self._written) if index == 0 else None
            found += [(sentence, title.occasion)] if title is not None else []
            found += [
                (sentence, event.occasion)
                for event in read_events(words, self._written, announced=True)
                if not BREAKS_OFF.search(words, _clause(words, event.start), event.start)
            ]
            if POSTED.search(words):
                found.append((sentence, Occasion("post", None, None)))
        if len({occasion.kind for _, occasion in found}) != 1:
            return None
        occasion = replace(
            found[0][1],
            place=next(filter(None, (each.place for _, each in found)), None),
            date=next(filter(None, (each.date for _, each in found)), None),
        )
        return _Announced(occasion, sentence=found[0][0])

    def _speakers_at(self, announced: _Announced, own: Sequence[Event | None]) -> set[int | None]:
        """Return who speaks at an event: who is said to, who is named with it, or who else speaks.

        The latter only where nobody but him does in the whole document.
        """
        speaker_of = self._resolution.speaker_of
        said = {
            speaker_of[index]
            for index, event in enumerate(own)
            if event is not None
            and (cue := self._attributions[index].cue) is not None
            and announced.sentence.overlap(cue)
        }
        named = {
            index
            for index, speaker in enumerate(self._resolution.speakers)
            if any(announced.sentence.overlap(mention) for mention in speaker.mentions)
        }
        everybody = {
            speaker
            for speaker, each in zip(speaker_of, self._attributions, strict=True)
            if each.parent is None
        }
        alone = everybody if len(everybody) == 1 else set()
        return {each for each in said or named or alone if each is not None}

    def _may_be_at(self, index: int, announced: _Announced) -> bool:
        """Tell whether nothing in a statement's sentence speaks against an event."""
        each, kind = self._attributions[index], announced.occasion.kind
        if each.parent is not None or self._place(index) < announced.sentence.start:
            return False
        if each.cue is None:
            return True
        if not _SAYS.search(each.cue.of(self._text)):
            return False
        at = index_at(self._sentences, each.cue.start)
        words = self._words(self._sentences[at], None) if at >= 0 else ""
        told = _TOLD.search(words)
        if told is not None:
            crowd = re.match(_CROWDS, told["whom"]) is not None
            press = re.match(_PRESS, told["whom"]) is not None
            asked = kind in _ASKING
            if not (press and asked) and not (crowd and not asked):
                return False
        other = {event.occasion.kind for event in read_events(words, self._written)}
        days = days_of(words, self._written)
        return (
            other <= {kind} and days <= {announced.occasion.date} and not _ELSEWHERE.search(words)
        )

    def _is_turn(self, index: int) -> bool:
        cue = self._attributions[index].cue
        zone = zone_at(self._layout.zones, self._attributions[index].content[0].start)
        inside = zone is not None and zone.kind == "turn"
        return inside and (cue is None or cue.of(self._text).strip() == ":")

    def _place(self, index: int) -> int:
        each = self._attributions[index]
        return (each.cue or each.content[0]).start


def _known_again(event: Event, known: Occasion | None) -> Occasion:
    """Return an event, which is a known one if it is named as such and nothing differs."""
    own = event.occasion
    if (
        known is not None
        and own.place in (None, known.place)
        and own.date in (None, known.date)
        and (event.definite or own.place is not None or own.date is not None)
    ):
        return known
    return own


def _clause(words: str, start: int) -> int:
    """Return where the clause begins that ``start`` is in, as far as commas tell."""
    return words.rfind(",", 0, start) + 1


def _covered(words: str, region: Span, spans: Sequence[Span], by: str) -> str:
    """Return the words of a region with ``by`` for what ``spans`` cover, ascending and disjoint."""
    for span in within(spans, region):
        start, end = max(span.start - region.start, 0), min(span.end, region.end) - region.start
        words = words[:start] + by * (end - start) + words[end:]
    return words
