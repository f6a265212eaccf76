"""Two statements of one speaker that a conjunction joins: neither stands in the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.types import Attribution, Layout, Span

_CONJUNCTION = re.compile(r"[\s,;–—-]+(?:and|but|while|yet)(?:\s+(?:then|also|later))?\s+$", re.I)
_REPORTED = re.compile(r"that\b|[\"“‘'«]")
_STOPS = " \t\n.,;"
_REACH = 60
"""Characters before a source in which the conjunction must stand, with the spaces around it."""


def part_coordinated(
    text: str,
    layout: Layout,
    attributions: Sequence[Attribution],
    speaker_of: Sequence[int | None],
) -> tuple[Attribution, ...]:
    """End a content where its own speaker begins another statement.

    In "Ann Cole said that the port is safe and she added that it stays open" what she added is no
    part of what she said, though the content may be found to run to the end. So it is where a
    conjunction outside quotation marks leads to the same speaker as source, who is reported with
    "that" or in quotation marks, up to the content's end.

    Args:
        text: The document's text.
        layout: The views on it.
        attributions: With ``parent`` an index among them.
        speaker_of: The number of each one's speaker, ``None`` where he is not certain.

    Returns:
        The same, in the same order, with other contents and parents.
    """
    parted = list(attributions)
    for index, child in enumerate(attributions):
        parent = child.parent
        if parent is None or child.source is None or _is_quoted(layout, child.source):
            continue
        if speaker_of[index] is None or speaker_of[index] != speaker_of[parent]:
            continue
        outer = parted[parent]
        cut = _cut(text, outer, child)
        if cut is not None and _REPORTED.match(text, child.content[0].start):
            parted[parent] = replace(outer, content=cut)
            parted[index] = replace(parted[index], parent=outer.parent)
    return tuple(parted)


def _cut(text: str, outer: Attribution, child: Attribution) -> tuple[Span, ...] | None:
    """Return what is left of the outer content before ``child``, which must take all the rest."""
    assert child.source is not None
    last = outer.content[-1]
    if not last.contains(child.source) or text[child.content[-1].end : last.end].strip(_STOPS):
        return None
    low = max(last.start, child.source.start - _REACH)
    before = _CONJUNCTION.search(text, low, child.source.start)
    return (*outer.content[:-1], Span(last.start, before.start())) if before else None


def _is_quoted(layout: Layout, source: Span) -> bool:
    return any(quotation.span.contains(source) for quotation in layout.quotations)
