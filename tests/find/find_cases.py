"""Records made without a model, one statement each."""

from __future__ import annotations

import hashlib

from onrecord.types import (
    Document,
    Layout,
    ModelIdentity,
    Origin,
    Record,
    Span,
    Speaker,
    Statement,
    Topic,
    Zone,
)


def said(
    *parts: str,
    speaker: str = "Ada Quill",
    outlet: str | None = "The Hallow Gazette",
    date: str | None = "2024-05-31",
    topic: str | None = None,
    kind: str = "indirect",
    act: str | None = None,
    voice: str = "source",
    zone: str = "body",
    confidence: float = 0.9,
    url: str | None = None,
) -> Record:
    """Return a record with one statement, its content in ``parts`` around the cue."""
    text, content = "", []
    for number, part in enumerate(parts):
        text += "It rained. " if number == 0 else ""
        content.append(Span(len(text), len(text) + len(part)))
        text += part + (f" {speaker} said. " if number == 0 else " ")
    start = text.index(speaker)
    source = Span(start, start + len(speaker))
    party = Speaker("s1", speaker, "person", None, source, (source,))
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(
        text, Origin(f"/news/{digest}.txt", "text/plain", digest), date=date, outlet=outlet, url=url
    )
    statement = Statement(
        id=digest[:16],
        source=source,
        cue=Span(source.end + 1, source.end + 5),
        content=tuple(content),
        quoted=(),
        type=kind,
        voice=voice,
        speaker=party,
        parent=None,
        topic=Topic(topic, "heading") if topic is not None else None,
        confidence=confidence,
        flags=(),
        why=(),
        act=act,
    )
    layout = Layout((Zone(zone, Span(0, len(text))),), (), (), ())
    identity = ModelIdentity("sample", "1", "0" * 64)
    return Record(document, (statement,), (party,), (), identity, layout)
