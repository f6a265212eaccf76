"""Describe a statement whose spans a person has chosen."""

from __future__ import annotations

from onrecord.describe.assemble import describe, identify
from onrecord.types import Attribution, Record, Resolution, Span, Statement


def describe_anew(
    record: Record, source: Span | None, cue: Span | None, content: tuple[Span, ...]
) -> Statement:
    """Return what the labels of a statement with these spans are, by the same rules as any other's.

    It has neither speaker nor parent: who chose the spans knows them.
    """
    chosen = Attribution(source, cue, content)
    # What a passage is about shows in what else is said there.
    others = (
        Attribution(each.source, each.cue, each.content)
        for each in record.statements
        if each.parent is None and each.content != content
    )
    attributions = (*others, chosen)
    nobody = Resolution((), (None,) * len(attributions), ("",) * len(attributions))
    described = describe(record.document, record.layout, attributions, nobody)
    identity = identify(record.document, chosen)
    return next(each for each in described if each.id == identity)
