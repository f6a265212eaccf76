"""Quotations that set words introduce: a name and a verb of speech, or "And from NAME:"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.attribute.marks import named_in, quotations_inside, without
from onrecord.attribute.sentences import cut_to, sentence_of
from onrecord.types import Attribution, Layout, Span

CONFIDENCE = 0.8
"""Of an attribution found by this rule. It is not measured: it says that the pattern leaves little
doubt, less than a sure reading of the model."""

_INTRODUCTION = re.compile(
    r"(?P<source>(?:[Tt]he\s+)?[A-Z][\w’'.-]*(?:\s+(?:of\s+)?[A-Z][\w’'.-]*){0,4}|he|she|they|who)\s+"
    r"(?P<cue>(?:(?:will|would|may|might|could|has|had|have|then|once|later|also)\s+){0,3}"
    r"(?:say|says|said|reply|replies|replied|ask|asks|asked|answer|answers|answered|write|writes"
    r"|wrote|declare|declares|declared|add|adds|added|insist|insists|insisted"
    r"|(?:tell|tells|told)\s+(?:me|us|him|her|them|reporters))"
    r"(?:\s+to\s+(?:itself|himself|herself|themselves))?:?),?\s*$"
)
_FURTHER = re.compile(
    r"(?:^|\n|[.!?][\"”’)]*\s)\W*(?:And|Also|Plus|Then|Finally|This)"
    r"(?:,?\s(?:also|finally|then|this|these\swords))?,?\sfrom\s+"
    r"(?P<source>(?:the\s+)?[A-Z][^:\n\"“”‘]*?)\s*(?P<cue>:)\s*$"
)
_REACH = 120
"""Characters before a quotation in which its introduction must lie: a name and a short verb group
are rarely half as long, and few names with their offices are longer."""


def find_introduced(
    text: str, layout: Layout, parent: int, attribution: Attribution, taken: Sequence[Span]
) -> tuple[Attribution, ...]:
    """Return quotations inside a content that are introduced there as somebody's words.

    The tagger reads few of these: PolNeAR marks no statement inside another. The pattern is
    narrow, "North Korea will say, “…”": a name or pronoun, a verb of speech, the mark.

    Args:
        text: The document's text.
        layout: The views on it.
        parent: Index to give the attributions as their parent.
        attribution: Whose content is searched.
        taken: Contents of nested attributions found already.
    """
    found = []
    for content in attribution.content:
        for quotation in quotations_inside(layout, content):
            if quotation.span.start == content.start:
                continue
            if not quotation.closed or any(map(quotation.span.overlap, taken)):
                continue
            low = max(content.start, quotation.span.start - _REACH)
            match = _INTRODUCTION.search(text, low, quotation.span.start)
            if match:
                cue = Span(*match.span("cue"))
                found.append(
                    Attribution(
                        source=cut_to(text, Span(*match.span("source")), sentence_of(layout, cue)),
                        cue=cue,
                        content=(quotation.span,),
                        parent=parent,
                        confidence=CONFIDENCE,
                        why=("a name and a verb of speech stand right before the quotation",),
                    )
                )
    return tuple(found)


def find_further(
    text: str, layout: Layout, attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Make each quotation that "And from NAME:" introduces a statement of its own.

    A press release quotes one after another so. There is no verb, and the tagger reads the words
    as going on from whoever was quoted before: that statement is left without them.
    """
    held = list(attributions)
    for quotation in layout.quotations:
        low = max(0, quotation.span.start - _REACH)
        match = None if quotation.depth else _FURTHER.search(text, low, quotation.span.start)
        if match is None:
            continue
        source, cue = Span(*match.span("source")), Span(*match.span("cue"))
        passage = Span(source.start, quotation.span.end)
        if any(passage.overlap(named) for found in held for named in named_in(found)):
            continue
        further = Attribution(
            source=source,
            cue=cue,
            content=(quotation.span,),
            confidence=CONFIDENCE,
            why=("“from”, a name and a colon stand right before the quotation",),
        )
        others = (without(found, passage) for found in held)
        held = [further, *(found for found in others if found.content)]
    return tuple(sorted(held, key=lambda found: (found.content[0].start, -found.content[0].end)))
