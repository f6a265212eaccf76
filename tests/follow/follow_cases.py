"""Records made without a model, with quotations in them."""

from __future__ import annotations

import hashlib

from onrecord.types import (
    Document,
    Layout,
    ModelIdentity,
    Origin,
    Quotation,
    Record,
    Span,
    Speaker,
    Statement,
    Zone,
)


def carrying(
    *quotations: str | tuple[str, ...],
    path: str,
    speaker: str | None = "Ada Quill",
    kind: str = "person",
    role: str | None = None,
    date: str | None = None,
    outlet: str | None = None,
    unattributed: tuple[str, ...] = (),
) -> Record:
    """Return a record with a statement a quotation; a tuple is one that is interrupted."""
    text = f"{speaker or 'Somebody'} spoke. "
    name = Span(0, len(speaker or ""))
    party = Speaker("s1", speaker, kind, role, name, (name,)) if speaker else None
    statements = []
    for number, each in enumerate(quotations):
        parts = (each,) if isinstance(each, str) else each
        quoted = []
        for part in parts:
            quoted.append(Span(len(text) + 1, len(text) + 1 + len(part)))
            text += f"“{part}” (said) "
        content = tuple(Span(span.start - 1, span.end + 1) for span in quoted)
        statements.append(
            Statement(
                id=f"{number:016}",
                source=name if speaker else None,
                cue=None,
                content=content,
                quoted=tuple(quoted),
                type="direct",
                voice="source",
                speaker=party,
                parent=None,
                topic=None,
                confidence=0.9,
                flags=(),
                why=(),
            )
        )
    others = []
    for part in unattributed:
        span = Span(len(text), len(text) + len(part) + 2)
        others.append(Quotation(span, Span(span.start + 1, span.end - 1), "curly"))
        text += f"“{part}” "
    origin = Origin(path, "text/plain", hashlib.sha256(text.encode()).hexdigest())
    layout = Layout((Zone("body", Span(0, len(text))),), (), (), tuple(others))
    return Record(
        Document(text, origin, date=date, outlet=outlet),
        tuple(statements),
        (party,) if party else (),
        tuple(each.span for each in others),
        ModelIdentity("sample", "1", "0" * 64),
        layout,
    )
