"""Records of one speaker each, made without a model."""

from __future__ import annotations

import hashlib

from onrecord.store import Archive
from onrecord.types import (
    Document,
    Layout,
    ModelIdentity,
    Origin,
    Record,
    Span,
    Speaker,
    Statement,
    Zone,
)

MODEL = ModelIdentity("sample", "1", "0" * 64)


def said(
    name: str,
    role: str | None = None,
    *,
    address: str,
    year: str | None = "2016",
    words: str = "that the weir must go",
    kind: str = "person",
) -> Record:
    """Return a record of one statement."""
    # No text is another's: a copy is no document of its own.
    words = f"{words} at {address}"
    text = f"{name} said {words}."
    place, content = Span(0, len(name)), Span(len(name) + 6, len(text) - 1)
    speaker = Speaker("s1", name, kind, role, place, (place,))
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(
        text, Origin(address, "text/plain", digest), date=f"{year}-05-31" if year else None
    )
    statement = Statement(
        id=digest[:16], source=place, cue=Span(len(name) + 1, len(name) + 5), content=(content,),
        quoted=(), type="indirect", voice="source", speaker=speaker, parent=None, topic=None,
        confidence=0.9, flags=(), why=("a reason",),
    )  # fmt: skip
    whole = (Span(0, len(text)),)
    layout = Layout((Zone("body", whole[0]),), whole, whole, ())
    return Record(document, (statement,), (speaker,), (), MODEL, layout)


def put(archive: Archive, *lines: str, start: int = 1) -> None:
    """Put a document for each line, ``name | role | year``."""
    for number, line in enumerate(lines, start=start):
        name, role, year = [*map(str.strip, line.split("|")), "", ""][:3]
        archive.put(said(name, role or None, address=f"/news/{number}.txt", year=year or None))
