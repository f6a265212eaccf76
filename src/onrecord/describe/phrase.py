"""The words by which a sentence attributes, made ready for matching."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.describe.locate import covering, start_of
from onrecord.types import Attribution, Layout, Span

# Further than this between source and cue, or cue and content, other clauses stand between.
_NEAR = 40
# Enough for "It is not at all clear whether".
_LEAD = 50
_CLAUSE_END = re.compile(
    r"[,;:(—–]|\s(?:when|while|as|after|before|because|although|though|since|who|which|that|if)\s"
)


class Phrase(NamedTuple):
    """What surrounds an attribution's cue. White space and apostrophes are made uniform.

    Attributes:
        before: The words of the sentence before source and cue.
        source: The source's words.
        cue: The cue's words, with auxiliaries left between source and cue.
        verb: ``cue`` up to the end of its first clause.
        after: What stands between the cue and the content that follows it.
        opening: The first words of that content.
    """

    before: str
    source: str
    cue: str
    verb: str
    after: str
    opening: str


def read_phrase(attribution: Attribution, text: str, layout: Layout) -> Phrase:
    """Return the words around the cue of ``attribution``."""
    source, cue, content = attribution.source, attribution.cue, attribution.content
    first = start_of(attribution)
    sentence = covering(layout.sentences, first)
    begin = max(sentence.start if sentence else 0, first - _LEAD)
    following = _following(cue, content) if cue else None
    cue_words = _uniform(_with_auxiliaries(text, source, cue)) if cue else ""
    return Phrase(
        before=_uniform(text[begin:first]),
        source=_uniform(source.of(text)) if source else "",
        cue=cue_words,
        verb=_CLAUSE_END.split(cue_words, maxsplit=1)[0],
        after=_uniform(text[cue.end : following.start]) if cue and following else "",
        opening=_uniform(text[following.start : following.start + _NEAR]) if following else "",
    )


def _with_auxiliaries(text: str, source: Span | None, cue: Span) -> str:
    if source is not None and source.end <= cue.start <= source.end + _NEAR:
        gap = text[source.end : cue.start]
        if not _CLAUSE_END.search(gap):
            return gap + cue.of(text)
    return cue.of(text)


def _following(cue: Span, content: tuple[Span, ...]) -> Span | None:
    for span in content:
        if span.start >= cue.end:
            return span if span.start <= cue.end + _NEAR else None
    return None


def _uniform(words: str) -> str:
    return " ".join(words.replace("’", "'").split())
