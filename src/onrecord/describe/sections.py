"""Divide a document into sections, each with its heading where it has one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from onrecord.describe.vocabulary import ORDERING_HEADINGS
from onrecord.segment import zone_at
from onrecord.types import Layout

# Longer headings are sentences that a reader took for a heading.
_LONGEST_HEADING = 90
_LEAD = re.compile(r"^[\s#*•·>–—-]*(?:\d+[.):]\s+)?")
_TAIL = re.compile(r"[\s:.…–—-]+$")


@dataclass(frozen=True, slots=True)
class Section:
    """Consecutive paragraphs under one heading, or under none.

    Attributes:
        heading: The words of its heading; ``None`` where there is none that names a subject.
        paragraphs: The range of the indexes of its paragraphs, without the heading.
    """

    heading: str | None
    paragraphs: range


def find_sections(text: str, layout: Layout) -> tuple[Section, ...]:
    """Return the sections of a document, in order.

    A section starts at a heading, or at a gap that is wider than the gaps between paragraphs
    usually are: the heading above such a gap does not speak for what is below it.
    """
    wide = _wide_gaps(text, layout)
    sections: list[Section] = []
    heading, start, heads = None, 0, False
    for index, paragraph in enumerate(layout.paragraphs):
        zone = zone_at(layout.zones, paragraph.start)
        kind = zone.kind if zone is not None else "body"
        if kind in ("heading", "title") or (index in wide and not heads):
            if start < index:
                sections.append(Section(heading, range(start, index)))
            heads = kind in ("heading", "title")
            heading = _label(paragraph.of(text)) if kind == "heading" else None
            start = index + heads
        else:
            heads = False
    if start < len(layout.paragraphs):
        sections.append(Section(heading, range(start, len(layout.paragraphs))))
    return tuple(sections)


def _label(words: str) -> str | None:
    words = _TAIL.sub("", _LEAD.sub("", words))
    if (
        not any(map(str.isalpha, words))
        or len(words) > _LONGEST_HEADING
        or words.lower() in ORDERING_HEADINGS
    ):
        return None
    return words


def _wide_gaps(text: str, layout: Layout) -> frozenset[int]:
    """Return the indexes of the paragraphs that an unusually wide gap precedes."""
    gaps = {
        index: text.count("\n", before.end, after.start)
        for index, (before, after) in enumerate(
            zip(layout.paragraphs, layout.paragraphs[1:], strict=False), start=1
        )
    }
    if not gaps:
        return frozenset()
    usual = Counter(gaps.values()).most_common(1)[0][0]
    wide = frozenset(index for index, lines in gaps.items() if lines > max(usual, 2))
    return wide if 3 * len(wide) <= len(gaps) else frozenset()
