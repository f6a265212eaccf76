"""Find speech that has lost its quotation marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.describe.locate import covering, index_at, start_of, trim, union
from onrecord.describe.vocabulary import OFFICES
from onrecord.segment import zone_at
from onrecord.types import Attribution, Document, Layout, Span

MOST_IN_FIRST_PERSON = 2
"""A writer who says "I" or "we" in more paragraphs than this writes in the first person."""
# How far from the paragraph the same speaker must be reported.
_BEFORE, _AFTER = 4, 3
# He must be named in so many reports, and in this share of those that name somebody.
_FEWEST_REPORTS, _SHARE = 2, 0.75
_FEWEST_WORDS, _MOST_WORDS = 6, 150
_LONGEST_SCARE_QUOTE = 30

# A pattern that begins with a set of signs is searched for faster than one that begins with "\b".
_FIRST_PERSON = re.compile(
    r"[IWwMmOou](?<!\w.)(?:(?<=I)|(?<=[Ww])e|(?<=[Mm])y|(?<=m)e|(?<=[Oo])urs?|(?<=u)s|(?<=m)yself"
    r"|(?<=o)urselves)\b(?!\.[A-Z])"
)
# "I asked", "we met": a reporter at work. Only what a speaker says of the present is taken.
_SPEAKS_NOW = re.compile(
    r"\b(?:I|[Ww]e)(?:['’](?:ve|re|m|ll|d)\b|\s(?:(?:also|all|still|just|never|always|now|\w+ly)\s)?"
    r"(?:have|haven['’]t|am|are|aren['’]t|do|don['’]t|will|won['’]t|would|can|cannot|can['’]t|must"
    r"|should|shall|need|want|hope|believe|think|know|expect|support|reject|stand|call|see|say"
    r"|urge|regret|consider|intend|wish|remain|understand|feel|share|respect|welcome|condemn)\b)"
)
_NOT_SPEECH = re.compile(
    r"\b(?:subscri\w+|newsletter|sign(?:ed)? up|click|e-?mail us|contact us|follow us|readers?"
    r"|correction|editor|reporter|told (?:me|us)|this (?:article|story|column|post|page)|copyright"
    r"|asked (?:me|us|him|her|them)|cookies|advert\w*|donate|download|comments? section|our (?:live"
    r"|coverage|report|website|site|app|podcast|team|sister|correspondent|staff|policy|series))\b",
    re.IGNORECASE,
)
_OTHER_PERSON = re.compile(r"\b(?:he|she|him|her|his|hers)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:he|she)$", re.IGNORECASE)
_WORD = re.compile(r"[\w\u0300-\u036f-]+")


@dataclass(frozen=True, slots=True)
class Unmarked:
    """Speech that has lost its quotation marks.

    Attributes:
        attribution: Without source and cue; the content is the paragraph.
        follows: Index of the nearest earlier attribution to the speaker who is reported around
            the paragraph: whoever is behind that one is behind this one.
    """

    attribution: Attribution
    follows: int


def find_unmarked(
    document: Document, layout: Layout, attributions: Sequence[Attribution]
) -> tuple[Unmarked, ...]:
    """Return the paragraphs that are a speaker's words without their quotation marks.

    Such a paragraph is in the first person and about the present, stands between paragraphs that
    report one and the same named speaker, is attributed to nobody, and is alone in this: where
    the writer says "I" or "we" elsewhere, it may be the writer's.
    """
    words = first_person_outside(document.text, layout, attributions)
    indexes = sorted({index_at(layout.paragraphs, word) for word in words} - {-1})
    if not indexes or len(indexes) > MOST_IN_FIRST_PERSON:
        return ()
    article = _Article(
        document.text, layout, tuple(attributions), _by_paragraph(layout, attributions)
    )
    found = (article.read(index) for index in indexes)
    return tuple(unmarked for unmarked in found if unmarked is not None)


def is_unmarked(attribution: Attribution, layout: Layout) -> bool:
    """Tell whether an attribution is speech without marks: no source, no cue, no marks."""
    return (
        attribution.source is None
        and attribution.cue is None
        and attribution.parent is None
        and not any(
            2 * quotation.span.overlap(span) >= len(span)
            for span in attribution.content
            for quotation in layout.quotations
        )
    )


def first_person_outside(
    text: str, layout: Layout, attributions: Sequence[Attribution]
) -> tuple[int, ...]:
    """Return where the body has an "I" or "we" that nobody is quoted or reported with."""
    words = [
        match.start()
        for zone in layout.zones
        if zone.kind == "body"
        for match in _FIRST_PERSON.finditer(text, zone.span.start, zone.span.end)
    ]
    if not words:
        return ()
    others = union(
        [quotation.span for quotation in layout.quotations]
        + [span for attribution in attributions for span in attribution.content]
    )
    return tuple(word for word in words if covering(others, word) is None)


def _by_paragraph(
    layout: Layout, attributions: Sequence[Attribution]
) -> dict[int, tuple[int, ...]]:
    """Return the indexes of the top-level attributions of each paragraph, in reading order."""
    groups: dict[int, tuple[int, ...]] = {}
    starts = sorted(
        (start_of(attribution), index)
        for index, attribution in enumerate(attributions)
        if attribution.parent is None
    )
    for start, index in starts:
        paragraph = index_at(layout.paragraphs, start)
        groups[paragraph] = (*groups.get(paragraph, ()), index)
    return groups


@dataclass(frozen=True, slots=True)
class _Article:
    text: str
    layout: Layout
    attributions: tuple[Attribution, ...]
    by_paragraph: dict[int, tuple[int, ...]]

    def read(self, index: int) -> Unmarked | None:
        """Return the paragraph as speech without marks, where it is certain to be."""
        around = self._speaker_around(index) if self._is_speech(index) else None
        if around is None:
            return None
        speaker, follows = around
        why = f"a paragraph in the first person, between reports of what {speaker} said"
        return Unmarked(Attribution(None, None, (self._content(index),), why=(why,)), follows)

    def _is_speech(self, index: int) -> bool:
        paragraph = self.layout.paragraphs[index]
        words = paragraph.of(self.text)
        return (
            _FEWEST_WORDS <= words.count(" ") + 1 <= _MOST_WORDS
            and words[-1] in ".!?"
            and _SPEAKS_NOW.search(words) is not None
            and _NOT_SPEECH.search(words) is None
            and _OTHER_PERSON.search(words) is None
            and all(
                quotation.span.overlap(paragraph) <= _LONGEST_SCARE_QUOTE
                for quotation in self.layout.quotations
            )
            # "we have not seen it" may itself be read as an attribution to "we".
            and all(
                source is None or _FIRST_PERSON.fullmatch(source.of(self.text)) is not None
                for source in self._sources(index)
            )
        )

    def _speaker_around(self, index: int) -> tuple[str, int] | None:
        """Return the name of the one speaker reported around a paragraph, and the last report."""
        section = self._section(index)
        near = range(max(section.start, index - _BEFORE), min(section.stop, index + _AFTER + 1))
        names = {
            each: name
            for paragraph in near
            for each in self.by_paragraph.get(paragraph, ())
            if (name := self._name(self.attributions[each].source)) is not None
        }
        if not names:
            return None
        speaker, times = Counter(names.values()).most_common(1)[0]
        here = self.layout.paragraphs[index]
        before = [
            each
            for each, name in names.items()
            if name == speaker and start_of(self.attributions[each]) < here.start
        ]
        if (
            before
            and times >= _FEWEST_REPORTS
            and times >= _SHARE * len(names)
            and index - 1 in section
            and index + 1 in section
            and self._reports_before(index - 1, speaker)
            and self._reports_after(index + 1, speaker)
            and speaker not in here.of(self.text)
        ):
            return speaker, before[-1]
        return None

    def _reports_before(self, index: int, speaker: str) -> bool:
        """Tell whether a paragraph reports the speaker, or names him where it reports another."""
        sources = self._sources(index)
        named = speaker in self.layout.paragraphs[index].of(self.text)
        return bool(sources) and (named or any(self._may_be(each, speaker) for each in sources))

    def _reports_after(self, index: int, speaker: str) -> bool:
        """Tell whether a paragraph goes on with the speaker."""
        sources = self._sources(index)
        return bool(sources) and self._may_be(sources[0], speaker)

    def _sources(self, index: int) -> list[Span | None]:
        return [self.attributions[each].source for each in self.by_paragraph.get(index, ())]

    def _section(self, index: int) -> range:
        """Return the paragraphs of the body, around ``index``, that nothing else interrupts."""
        start = stop = index
        while start > 0 and self._is_body(start - 1):
            start -= 1
        while stop < len(self.layout.paragraphs) and self._is_body(stop):
            stop += 1
        return range(start, stop)

    def _is_body(self, index: int) -> bool:
        zone = zone_at(self.layout.zones, self.layout.paragraphs[index].start)
        return zone is not None and zone.kind == "body"

    def _name(self, source: Span | None) -> str | None:
        """Return the last name of a source that is one named speaker."""
        words = source.of(self.text).split(",")[0] if source is not None else ""
        names = [word for word in _WORD.findall(words) if word[0].isupper() and not word.isupper()]
        return names[-1] if names and names[-1] not in OFFICES and " and " not in words else None

    def _may_be(self, source: Span | None, speaker: str) -> bool:
        return source is not None and (
            _PRONOUN.fullmatch(source.of(self.text)) is not None or self._name(source) == speaker
        )

    def _content(self, index: int) -> Span:
        """Return the paragraph without its final stop, as contents go."""
        paragraph = self.layout.paragraphs[index]
        return trim(
            self.text, paragraph.start, paragraph.end - (self.text[paragraph.end - 1] == ".")
        )
