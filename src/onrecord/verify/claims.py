"""Gather what is to be checked in a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.checks import Claim
from onrecord.types import Layout, Record, Span, Statement

_MARK = 1
"""A content may have the closing mark, which is no part of what is quoted."""


def find_claims(record: Record) -> tuple[Claim, ...]:
    """Return a claim for each quotation of ``record`` and for each indirect statement.

    Words that stand inside the quotation marks of two statements, one nested in the other, are
    checked once, as those of the inner one; so are those of an indirect statement inside quotation
    marks, as a part of the quotation. Ordered by offset, then longer first.
    """
    by_id = {statement.id: statement for statement in record.statements}
    quotations: dict[Span, Claim] = {}
    others: list[Claim] = []
    for statement in record.statements:  # a parent precedes its children
        through = tuple(_holders(statement, by_id))
        speaker = statement.speaker.name if statement.speaker else None
        role = statement.speaker.role if statement.speaker else None
        for span in statement.quoted:
            quotations[span] = Claim(
                "quotation", (span,), statement.id, speaker, role, statement.cue, through
            )
        # Without marks nothing says that the words are the speaker's own.
        if statement.type == "indirect" or "unmarked" in statement.flags:
            others.append(
                Claim(
                    "indirect",
                    statement.content,
                    statement.id,
                    speaker,
                    role,
                    statement.cue,
                    through,
                )
            )
    for span in record.unattributed:
        inner = _inner(span, record.layout)
        quotations.setdefault(inner, Claim("quotation", (inner,)))
    others = [each for each in others if not _is_quoted(each, quotations)]
    claims = [*quotations.values(), *others]
    return tuple(sorted(claims, key=lambda claim: (claim.span.start, -claim.span.end)))


def _holders(statement: Statement, by_id: dict[str, Statement]) -> Iterator[str]:
    parent = by_id.get(statement.parent or "")
    while parent is not None:
        if parent.speaker is not None:
            yield parent.speaker.name
        parent = by_id.get(parent.parent or "")


def _is_quoted(claim: Claim, quotations: Iterable[Span]) -> bool:
    """Tell whether all of an indirect statement stands inside one pair of quotation marks."""
    return any(
        all(span.start <= part.start and part.end <= span.end + _MARK for part in claim.parts)
        for span in quotations
    )


def _inner(span: Span, layout: Layout) -> Span:
    for quotation in layout.quotations:
        if quotation.span == span:
            return quotation.inner
    return span
