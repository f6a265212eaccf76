"""Find quotations that belong to no statement."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from onrecord.describe.locate import union, within
from onrecord.types import Attribution, Layout, Span, Speaker, Statement


def find_unattributed(
    layout: Layout,
    attributions: Sequence[Attribution | Statement],
    speakers: Sequence[Speaker] = (),
) -> tuple[Span, ...]:
    """Return the outermost quotations, with their marks, that are not part of any content.

    A quotation is part of the contents where these cover at least half of its characters. A
    nickname inside a speaker's name is none. Names of works and words in scare quotes are among
    those returned.
    """
    contents = (span for attribution in attributions for span in attribution.content)
    names = (span for speaker in speakers for span in speaker.mentions)
    covered = union(chain(contents, names))
    return tuple(
        quotation.span
        for quotation in layout.quotations
        if quotation.depth == 0 and 2 * _covered(quotation.span, covered) < len(quotation.span)
    )


def _covered(span: Span, covered: tuple[Span, ...]) -> int:
    return sum(each.overlap(span) for each in within(covered, span))
