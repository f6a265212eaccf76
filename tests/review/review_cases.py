"""A record made by hand: an indirect statement, and a direct one by nobody certain."""

from __future__ import annotations

from onrecord.types import (
    Document,
    Layout,
    ModelIdentity,
    Origin,
    Record,
    Span,
    Speaker,
    Statement,
)

TEXT = "Ada Quill said that the weir must\ngo at once.\n\n“It leaks,” she added.\n"


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


_QUILL = Speaker("s1", "Ada Quill", "person", "Mayor", _span("Ada Quill"), (_span("Ada Quill"),))

RECORD = Record(
    Document(TEXT, Origin("weir.txt", "text/plain", "0" * 64)),
    (
        Statement(
            id="aaaa",
            source=_span("Ada Quill"),
            cue=_span("said"),
            content=(_span("that the weir must\ngo at once"),),
            quoted=(),
            type="indirect",
            voice="source",
            speaker=_QUILL,
            parent=None,
            topic=None,
            confidence=0.8,
            flags=(),
            why=(),
            act="urges",
        ),
        Statement(
            id="bbbb",
            source=_span("she"),
            cue=_span("added"),
            content=(_span("“It leaks,”"),),
            quoted=(_span("It leaks,"),),
            type="direct",
            voice="source",
            speaker=None,
            parent=None,
            topic=None,
            confidence=0.7,
            flags=(),
            why=(),
        ),
    ),
    (_QUILL,),
    (),
    ModelIdentity("sample", "1", "0" * 64),
    Layout((), (), (), ()),
)
