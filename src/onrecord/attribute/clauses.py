"""Clauses that a conjunction parts from those that report them."""

from __future__ import annotations

import re

from onrecord.attribute.marks import with_content
from onrecord.attribute.sentences import sentence_of
from onrecord.types import Attribution, Layout

# With commas around it, "as" opens a clause in the midst of a content: "that, as he said, is over".
_CONJUNCTION = re.compile(
    r"[,;\s–—-]*\s(?:while|whereas|although|though|but|and|when|after|before|because|since)\s+"
    r"|\s+as\s+"
)


def keep_to_clause(text: str, layout: Layout, found: Attribution) -> Attribution:
    """Take from a statement what stands before "as", "while" or "but" and its source and cue.

    Where content of its own follows them, the first clause is nobody's or somebody else's:
    “Ministers split as *Roe warns* bills could double”. No statement in PolNeAR train has such a
    clause.
    """
    if found.cue is None:
        return found
    named = [found.cue] if found.source is None else [found.cue, found.source]
    begin, end = min(span.start for span in named), max(span.end for span in named)
    sentence = sentence_of(layout, found.cue)
    before = [span for span in found.content if sentence.start <= span.start < begin]
    follows = any(end <= span.start < sentence.end for span in found.content)
    if not follows or not before or not _CONJUNCTION.fullmatch(text, before[-1].end, begin):
        return found
    return with_content(found, tuple(span for span in found.content if span not in before))
