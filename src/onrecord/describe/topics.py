"""Say what each statement is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onrecord.describe.introduction import find_introduction
from onrecord.describe.locate import index_at, start_of
from onrecord.describe.sections import Section, find_sections
from onrecord.describe.subjects import find_subjects
from onrecord.types import Attribution, Document, Layout, Topic

_CAPITALISED = re.compile(r"[A-Z][\w’'-]*\w|[A-Z]")
_WORD = re.compile(r"[^\W_]{4,}")


def find_topics(
    document: Document, layout: Layout, attributions: Sequence[Attribution]
) -> tuple[Topic | None, ...]:
    """Return the topic of each attribution, or ``None`` where the text makes none clear.

    Under a heading the topic is the heading, except in a paragraph that says it turns to another
    subject ("Turning to the border issue, …"). Elsewhere it is what the opening of a paragraph
    announces ("On fishing, …"), or the name or phrase that recurs in the passage.
    """
    text = document.text
    speakers = _speakers(text, attributions)
    starts = [index_at(layout.paragraphs, start_of(each)) for each in attributions]
    reporting = frozenset(starts)
    topics: dict[int, Topic | None] = {}
    for section in find_sections(text, layout):
        if reporting.isdisjoint(section.paragraphs):
            continue
        topics.update(_of_section(section, document, layout, reporting, speakers))
    return tuple(topics.get(start) for start in starts)


def _of_section(
    section: Section,
    document: Document,
    layout: Layout,
    reporting: frozenset[int],
    speakers: frozenset[str],
) -> Iterable[tuple[int, Topic | None]]:
    introduced = {
        index: introduction
        for index in section.paragraphs
        if index in reporting
        and (introduction := find_introduction(layout.paragraphs[index], document.text))
        and not speakers.issuperset(introduction.label.split())
    }
    heading = section.heading
    if heading is not None:
        for index in section.paragraphs:
            own = introduced.get(index)
            if own is not None and own.turns and not _share_a_word(own.label, heading):
                yield index, Topic(own.label, "passage")
            else:
                yield index, Topic(heading, "heading")
        return
    subjects = find_subjects(
        [layout.paragraphs[index].of(document.text) for index in section.paragraphs],
        speakers=speakers,
        title=document.title or "",
        introduced={
            index - section.paragraphs.start: each.label for index, each in introduced.items()
        },
    )
    for index, subject in zip(section.paragraphs, subjects, strict=True):
        yield index, Topic(subject, "passage") if subject is not None else None


def _speakers(text: str, attributions: Sequence[Attribution]) -> frozenset[str]:
    """Return the capitalised words of the sources, nested ones apart: these may be spoken of."""
    return frozenset(
        word
        for attribution in attributions
        if attribution.source is not None and attribution.parent is None
        for word in _CAPITALISED.findall(attribution.source.of(text))
    )


def _share_a_word(first: str, second: str) -> bool:
    words = {word.lower() for word in _WORD.findall(first)}
    return any(word.lower() in words for word in _WORD.findall(second))
