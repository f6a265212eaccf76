"""Records made without a model, from passages marked up as in ``tests/structures``."""

from __future__ import annotations

import hashlib

from onrecord.evaluate.markup import read_markup
from onrecord.types import (
    Document,
    Layout,
    ModelIdentity,
    Occasion,
    Origin,
    Record,
    Span,
    Speaker,
    Statement,
    Topic,
    Zone,
)

MODEL = ModelIdentity("sample", "1", "0" * 64)


def record(
    passage: str,
    *acts: str | None,
    day: str | None = "2024-05-31",
    occasion: str | None = None,
    speakers: tuple[str, ...] = ("Ada Orle",),
    topic: str | None = None,
    outlet: str | None = "The Wickstow Gazette",
    title: str | None = None,
) -> Record:
    """Return a record with the statements of a passage, one act and speaker each.

    The last speaker is that of all further statements. A statement whose spans lie inside the
    content of another is nested in it.
    """
    text, marked = read_markup("a test", passage)
    names = [*speakers, *[speakers[-1]] * len(marked)][: len(marked)]
    origins = {}
    for name, each in zip(names, marked, strict=True):
        origins.setdefault(name, each.source or Span(0, 1))
    known = {
        name: Speaker(f"s{number}", name, "person", None, span, (span,))
        for number, (name, span) in enumerate(origins.items())
    }
    digest = hashlib.sha256(text.encode()).hexdigest()
    event = Occasion("press conference", None, occasion) if occasion else None
    ids = [f"{digest[:12]}{number:04}" for number, _ in enumerate(marked)]
    statements = tuple(
        Statement(
            id=key,
            source=each.source,
            cue=each.cue,
            content=each.content,
            quoted=(),
            type="indirect",
            voice="source",
            speaker=known[name],
            parent=next(
                (
                    ids[other]
                    for other, outer in enumerate(marked)
                    if outer is not each
                    and all(any(o.contains(c) for o in outer.content) for c in each.content)
                ),
                None,
            ),
            topic=Topic(topic, "heading") if topic else None,
            confidence=0.9,
            flags=(),
            why=(),
            act=act,
            target=each.content[0] if act in ("supports", "opposes") else None,
            occasion=event,
        )
        for key, each, name, act in zip(ids, marked, names, acts, strict=True)
    )
    document = Document(
        text,
        Origin(f"/news/{digest}.txt", "text/plain", digest),
        date=day,
        outlet=outlet,
        title=title,
    )
    layout = Layout((Zone("body", Span(0, len(text))),), (), (), ())
    return Record(document, statements, tuple(known.values()), (), MODEL, layout, event)
