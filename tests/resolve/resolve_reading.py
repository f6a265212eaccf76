"""Make documents, layouts and attributions from short passages, for the tests of this folder."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.types import (
    Attribution,
    Document,
    Layout,
    Origin,
    Quotation,
    Span,
    Zone,
)

_PARAGRAPH = re.compile(r"[^\n]*\S")
_SENTENCE_END = re.compile(
    r"(?<![A-Z])(?<!Mr)(?<!Mrs)(?<!Ms)(?<!Dr)(?<!Sen)(?<!Gov)[.!?][\"”’']?\s+"
)
_QUOTATION = re.compile(r"\"[^\"\n]*\"|“[^”\n]*”")
_INNER = re.compile(r"‘[^’\n]*’|(?<=\s)'[^'\n]*'")
_LABEL = re.compile(r"([A-Z][A-Za-z. ]*):\s")


@dataclass(frozen=True)
class Source:
    """A source phrase of a passage: its words, which occurrence, and the speaker's name."""

    words: str
    occurrence: int
    speaker: str | None


def make_document(text: str, *, turns: bool = False) -> tuple[Document, Layout]:
    """Return a document and its layout; with ``turns`` each paragraph is a transcript's turn."""
    document = Document(text, Origin("-", "text/plain", "0" * 64))
    paragraphs = tuple(Span(*match.span()) for match in _PARAGRAPH.finditer(text))
    zones = []
    for paragraph in paragraphs:
        label = _LABEL.match(text, paragraph.start) if turns else None
        kind = "turn" if label else "body"
        zones.append(Zone(kind, paragraph, label=label[1] if label else None))
    sentences = tuple(
        sentence for paragraph in paragraphs for sentence in _sentences(text, paragraph)
    )
    return document, Layout(tuple(zones), paragraphs, sentences, _quotations(text))


def _sentences(text: str, paragraph: Span) -> list[Span]:
    ends = [match.end() for match in _SENTENCE_END.finditer(text, paragraph.start, paragraph.end)]
    starts = [paragraph.start, *ends]
    return [
        Span(start, len(text[:end].rstrip()))
        for start, end in zip(starts, [*ends, paragraph.end], strict=True)
        if start < end
    ]


def _quotations(text: str) -> tuple[Quotation, ...]:
    found = []
    for match in _QUOTATION.finditer(text):
        span = Span(*match.span())
        found.append(Quotation(span, Span(span.start + 1, span.end - 1), "straight"))
        for inner in _INNER.finditer(text, span.start, span.end):
            place = Span(*inner.span())
            words = Span(place.start + 1, place.end - 1)
            found.append(Quotation(place, words, "single-straight", depth=1))
    return tuple(found)


def find(text: str, words: str, occurrence: int) -> Span:
    """Return the place of the given occurrence (from 1) of ``words``, as whole words."""
    places = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    assert len(places) >= occurrence, f"{words!r} occurs {len(places)} times in {text!r}"
    return Span(*places[occurrence - 1])


def attribute(layout: Layout, sources: list[Span]) -> tuple[Attribution, ...]:
    """Attribute to each source the quotations of its sentence, or else what follows it there.

    A source inside a quotation is attributed what follows it in the quotation. The parent is the
    attribution with the shortest content around the source.
    """
    contents = [_contents(layout, source) for source in sources]
    attributions = []
    for index, source in enumerate(sources):
        around = [
            (sum(map(len, contents[other])), other)
            for other in range(len(sources))
            if other != index and any(content.contains(source) for content in contents[other])
        ]
        parent = min(around)[1] if around else None
        attributions.append(Attribution(source, None, contents[index], parent=parent))
    return tuple(attributions)


def _contents(layout: Layout, source: Span) -> tuple[Span, ...]:
    inside = [each for each in layout.quotations if each.inner.contains(source)]
    if inside:
        return (Span(source.end, max(inside, key=lambda each: each.depth).inner.end),)
    sentence = next(each for each in layout.sentences if each.end > source.start)
    quotations = tuple(
        each.span
        for each in layout.quotations
        if each.depth == 0 and sentence.overlap(each.span) and not each.span.contains(source)
    )
    return quotations or (Span(source.end, max(source.end, sentence.end)),)
