"""Records made without a model: their texts are invented words, so that none occurs by chance."""

from __future__ import annotations

import hashlib
import random

from onrecord.types import (
    Document,
    Layout,
    ModelIdentity,
    Occasion,
    Origin,
    Quotation,
    Record,
    Span,
    Speaker,
    Statement,
    Topic,
    Zone,
)

MODEL = ModelIdentity("sample", "1", "0" * 64)
OCCASION = Occasion("press conference", "Hallow Bridge", None)
OTHER_MODEL = ModelIdentity("sample", "2", "1" * 64)


def record_of(
    said: str = "that the weir must go",
    *,
    path: str = "/news/weir.txt",
    url: str | None = None,
    source: str = "Ada Quill",
    outlet: str | None = "The Hallow Gazette",
    date: str | None = "2024-05-31",
    title: str | None = "A weir",
    model: ModelIdentity = MODEL,
    more: str = "“It leaks,” she added.",
) -> Record:
    """Return a record with two statements, the second inside the first one's document."""
    text = f"{source} said {said}.\n\n{more}"
    content = Span(text.index(said), text.index(said) + len(said))
    speaker = Speaker("s1", source, "person", None, Span(0, len(source)), (Span(0, len(source)),))
    start = text.rindex(more)
    inner = more.find("”")
    document = Document(
        text,
        Origin(path, "text/plain", hashlib.sha256(text.encode()).hexdigest(), "utf-8", ("a note",)),
        title=title,
        date=date,
        outlet=outlet,
        url=url,
        zones=(Zone("body", Span(0, len(text)), None, (1.5, 2.0), 3),),
    )
    first = Statement(
        id=hashlib.sha256(text.encode()).hexdigest()[:16],
        source=Span(0, len(source)),
        cue=Span(len(source) + 1, len(source) + 5),
        content=(content,),
        quoted=(),
        type="indirect",
        voice="source",
        speaker=speaker,
        parent=None,
        topic=Topic("River", "heading"),
        confidence=0.9,
        flags=("hedged",),
        why=("a reason",),
    )
    quotation = Span(start, start + inner + 1)
    second = Statement(
        id=hashlib.sha256((text + "2").encode()).hexdigest()[:16],
        source=None,
        cue=None,
        content=(quotation,),
        quoted=(Span(start + 1, start + inner),),
        type="direct",
        voice="source",
        speaker=None,
        parent=first.id,
        topic=None,
        confidence=0.25,
        flags=(),
        why=(),
        act="opposes",
        target=Span(start + 1, start + 4),
        addressee=Span(0, 3),
        occasion=OCCASION,
    )
    layout = Layout(
        zones=(Zone("heading", Span(0, start)), Zone("body", Span(start, len(text)))),
        paragraphs=(Span(0, start - 2), Span(start, len(text))),
        sentences=(Span(0, start - 2), Span(start, len(text))),
        quotations=(Quotation(quotation, Span(start + 1, start + inner), "curly"),),
    )
    return Record(document, (first, second), (speaker,), (Span(0, 2),), model, layout, OCCASION)


def invented(seed: int) -> list[str]:
    """Return words that are in no dictionary: ten of twelve letters each."""
    letters = random.Random(seed)
    return ["".join(letters.choices("bcdfghjkmnpqrstvwxz", k=12)) for _ in range(10)]


def invented_record(seed: int) -> Record:
    """Return a record all of whose words are invented."""
    words = invented(seed)
    return record_of(
        " ".join(words[:6]),
        path=f"/news/{words[6]}.txt",
        source=words[7].title(),
        outlet=words[8],
        title=words[9],
    )
