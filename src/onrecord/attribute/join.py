"""Join sources, cues and contents into attributions, cue first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.attribute.clauses import keep_to_clause
from onrecord.attribute.sentences import cut_to, sentence_of
from onrecord.tag import Calibration, log_odds
from onrecord.types import Attribution, Layout, Span, Tags

# "The man who saw it, and" + "described": it leads to the verb. No source in PolNeAR train has one.
_CONJUNCTION_LAST = re.compile(r",?\s+(?:and|but|or)\s*\Z")


def join(
    text: str, layout: Layout, tags: Tags, calibration: Calibration
) -> tuple[Attribution, ...]:
    """Make one attribution of each cue that has content.

    A cue takes the source that it points at, if it stands in the cue's sentence, and every content
    that points at it and has a word. A content that points at no cue belongs to no attribution: no
    statement is better than a wrong one.
    """
    joined = []
    for cue, pointing in sorted(contents_of(tags).items()):
        parts = [part for part in pointing if _has_word(text, tags.spans[part].span)]
        if not parts:
            continue
        source, span = _find_source(text, layout, tags, cue), tags.spans[cue].span
        named = [span] if source is None else [span, source]
        found = Attribution(
            source=source,
            cue=span,
            content=tuple(
                _without_tail(text, layout, tags.spans[part].span, named) for part in parts
            ),
            confidence=calibration.confidence(find_evidence(tags, cue, parts)),
            why=("the tagger found these spans and their links",),
        )
        joined.append(keep_to_clause(text, layout, found))
    return tuple(sorted(joined, key=lambda found: (found.content[0].start, -found.content[0].end)))


def _find_source(text: str, layout: Layout, tags: Tags, cue: int) -> Span | None:
    """Return what the source that a cue points at has in the cue's sentence, if anything.

    Of 20,840 sources in PolNeAR train 24 stand in another one, most of them in lists ("[NYT.]").
    """
    source, _ = tags.source_of.get(cue, (None, 1.0))
    if source is None:
        return None
    span = cut_to(text, tags.spans[source].span, sentence_of(layout, tags.spans[cue].span))
    hanging = _CONJUNCTION_LAST.search(text, span.start, span.end) if span else None
    return Span(span.start, hanging.start()) if span and hanging else span


def _without_tail(text: str, layout: Layout, content: Span, named: Sequence[Span]) -> Span:
    """Return ``content`` without the first words of a sentence that it breaks off in.

    "… to run.” Her move" in "“… to run.” Her move was expected". Of 11,579 contents in PolNeAR
    train, 13 break off in a sentence after their first and outside quotation marks: most because
    the cue, one of ``named``, follows there ("I did. That settles it, he said"), or in tweets.
    """
    last = sentence_of(layout, Span(content.end - 1, content.end))
    goes_on = any(map(str.isalnum, text[content.end : last.end]))
    if last.start <= content.start or not goes_on or any(map(last.contains, named)):
        return content
    if any(each.span.start < last.start < each.span.end for each in layout.quotations):
        return content
    before = text[content.start : last.start].rstrip()
    return Span(content.start, content.start + len(before))


def _has_word(text: str, span: Span) -> bool:
    """Tell whether ``span`` is more than a quotation mark left over."""
    return any(map(str.isalnum, span.of(text)))


def contents_of(tags: Tags) -> dict[int, list[int]]:
    """Return for each cue that has any, as indices of spans, its contents in ascending order."""
    contents: dict[int, list[int]] = {}
    for content, (cue, _) in sorted(tags.cue_of.items()):
        if cue is not None:
            contents.setdefault(cue, []).append(content)
    return contents


def find_evidence(tags: Tags, cue: int, contents: Sequence[int]) -> tuple[float, ...]:
    """Return what the confidence in an attribution is taken from; see ``EVIDENCE``."""
    source, linked = tags.source_of.get(cue, (None, 1.0))
    least = min(tags.spans[part].score * tags.cue_of[part][1] for part in contents)
    return (
        log_odds(tags.spans[cue].score),
        0.0 if source is None else log_odds(tags.spans[source].score * linked),
        log_odds(linked) if source is None else 0.0,
        log_odds(least),
        float(len(contents) - 1),
    )
