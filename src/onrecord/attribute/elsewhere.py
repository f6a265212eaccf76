"""Quotations that words of another paragraph introduce than those of the statement."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from onrecord.attribute.marks import parts_of, with_content
from onrecord.attribute.sentences import paragraph_at, sentence_of
from onrecord.types import Attribution, Layout, Span

_LEAST_WORDS = 5
_start = attrgetter("start")


def leave_elsewhere(
    text: str, layout: Layout, attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Take from each statement what stands behind other words in another paragraph than its cue.

    In “'It was wrong,' said Roe. ¶ Poe was calmer. 'It had to come.'” the second quotation has an
    introduction of its own, though one without a verb of speech: whoever says it is not Roe. None
    of the 156 quotations in PolNeAR train that belong to an earlier paragraph's cue stands so, and
    of 24 that belong to a later one's five do. A statement that has nothing else is dropped.
    """
    return tuple(
        kept for found in attributions if (kept := _without_elsewhere(text, layout, found)).content
    )


def follow_sentence(
    text: str, layout: Layout, attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Give a quotation that is nobody's to who is reported in the sentence right before it.

    News quotes so to bear out what it has reported: “Roe promised to stay. 'I mean it.'” Of the
    27 such quotations of whole sentences in PolNeAR train all are annotated as that statement's.
    Where two are reported in the sentence, or its source stands in another, it is left alone.
    """
    grown = list(attributions)
    taken = parts_of(grown)
    for quotation in layout.quotations:
        span = quotation.span
        if quotation.depth or not quotation.closed or any(map(span.overlap, taken)):
            continue
        before = _sentence_before(text, layout, span)
        if before is None or len(span.of(text).split()) < _LEAST_WORDS:
            continue
        reported = [
            index
            for index, found in enumerate(grown)
            if found.cue is not None and before.contains(found.cue)
        ]
        sources = {grown[index].source for index in reported}
        source = sources.pop() if len(sources) == 1 else None
        if source is None or not before.contains(source):
            continue
        found = grown[reported[-1]]
        why = (*found.why, "the next sentence is a quotation: nobody else is named between")
        content = tuple(sorted((*found.content, span), key=_start))
        grown[reported[-1]] = replace(found, content=content, why=why)
    return tuple(grown)


def _without_elsewhere(text: str, layout: Layout, found: Attribution) -> Attribution:
    if found.cue is None:
        return found
    home = layout.paragraphs[paragraph_at(layout, found.cue)]
    kept: list[Span] = []
    for content in found.content:
        paragraph = layout.paragraphs[paragraph_at(layout, content)]
        goes_on = bool(kept) and paragraph.contains(kept[-1])
        if (
            paragraph == home
            or goes_on
            or _introduces(text, home, paragraph)
            or not any(map(str.isalpha, text[paragraph.start : content.start]))
        ):
            kept.append(content)
    return with_content(found, tuple(kept))


def _introduces(text: str, home: Span, paragraph: Span) -> bool:
    """Tell whether ``home`` ends with a colon right before ``paragraph``: all there is meant."""
    between = text[home.end : paragraph.start]
    return home.end <= paragraph.start and not between.strip() and home.of(text).endswith(":")


def _sentence_before(text: str, layout: Layout, span: Span) -> Span | None:
    """Return the sentence before a quotation of whole sentences, in its paragraph."""
    first, last = sentence_of(layout, span), sentence_of(layout, Span(span.end - 1, span.end))
    outside = text[first.start : span.start] + text[span.end : last.end]
    if any(map(str.isalnum, outside)):
        return None
    number = bisect_right(layout.sentences, first.start, key=_start) - 1
    before = layout.sentences[number - 1] if number else None
    paragraph = layout.paragraphs[paragraph_at(layout, span)]
    return before if before is not None and paragraph.contains(before) else None
