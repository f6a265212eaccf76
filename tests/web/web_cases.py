"""Documents and records made without a model: each statement is a line of names for its parts."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from onrecord.describe import identify
from onrecord.follow.wording import read_wording
from onrecord.segment import segment
from onrecord.types import (
    Attribution,
    Document,
    ModelIdentity,
    Origin,
    Record,
    Span,
    Speaker,
    Statement,
    Topic,
    Zone,
)

HOST = "127.0.0.1:8321"
BASE = f"http://{HOST}"
TOKEN = "a-token-that-is-long-enough"
MODEL = ModelIdentity("sample", "1", "0" * 64)

WEIR = """Weir to go, says council

Ada Quill said that the weir must go. “It leaks,” she told reporters. “It always has.”

Ben Orr replied that Quill had said that the weir was sound.

The river is widely believed to be rising."""

HOSTILE = (
    """<script>alert('text')</script> \U0001f30a \u202eEvil\u202c & "quoted" <img src=x \
onerror=alert(1)>

Ada Quill said </span><script>alert('content')</script> that {{ 7 * 7 }} javascript:alert(1) \
\u202eis on """
    + "w" * 3_000
    + """ and \u2066here.

Mallory <b>Bold</b> said that =HYPERLINK("http://evil.example") counts."""
)


# What a browser counts otherwise, or turns: two units a character, directions, line ends.
UNEVEN = (
    "Weir \U0001f30a talks\r\n\r\n"
    "Ada Quill said that \u202ethe weir\u202c \U0001f30a\U0001f600 must go.\r\n"
    "“It leaks,” she added.\r\n\r\n\r\n"
    "Nobody heard Ben Orr whisper \U0001f600 that “rain\r\nis near” at \u2067noon\u2069.\r\n"
    + "\nAnd on it goes, day by day.\n"
    * 30
)


def record_of(
    text: str,
    *parts: dict[str, Any],
    path: str = "/news/weir.txt",
    **published: str,
) -> Record:
    """Return a record; in each of ``parts`` source, cue and content are given by their words."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(text, Origin(path, "text/plain", digest), **published)
    speakers: dict[str, Speaker] = {}
    statements: list[Statement] = []

    def place(words: str | None) -> Span | None:
        if words is None:
            return None
        start = text.index(words)
        return Span(start, start + len(words))

    for part in parts:
        source = place(part.get("source"))
        name = part.get("speaker", part.get("source"))
        if name is not None and name not in speakers:
            origin = place(name)
            speakers[name] = Speaker(
                f"s{len(speakers) + 1}", name, "person", part.get("role"), origin, (origin,)
            )
        cue, content = place(part.get("cue")), tuple(place(words) for words in part["content"])
        statements.append(
            Statement(
                id=identify(document, Attribution(source, cue, content)),
                source=source,
                cue=cue,
                content=content,
                quoted=tuple(place(words) for words in part.get("quoted", ())),
                type=part.get("type", "indirect"),
                voice=part.get("voice", "source"),
                act=part.get("act"),
                speaker=speakers.get(name),
                parent=statements[part["parent"]].id if "parent" in part else None,
                topic=Topic(part["topic"], "heading") if "topic" in part else None,
                confidence=part.get("confidence", 0.9),
                flags=(),
                why=("the words say so",),
            )
        )
    return Record(
        document, tuple(statements), tuple(speakers.values()), (), MODEL, segment(document)
    )


def weir_record(**changes: str) -> Record:
    """Return a record with split, nested and the outlet's own statements."""
    published = {"outlet": "The Hallow Gazette", "date": "2024-05-31", **changes}
    return record_of(
        WEIR,
        {"source": "Ada Quill", "cue": "said", "content": ["that the weir must go"],
         "act": "urges", "topic": "River", "role": "reporters"},
        {"source": "she", "cue": "told", "speaker": "Ada Quill", "type": "direct",
         "content": ["“It leaks,”", "“It always has.”"], "topic": "River"},
        {"source": "Ben Orr", "cue": "replied", "confidence": 0.4,
         "content": ["that Quill had said that the weir was sound"]},
        {"source": "Quill", "cue": "had said", "speaker": "Ada Quill", "parent": 2,
         "content": ["that the weir was sound"]},
        {"voice": "outlet", "cue": "is widely believed", "content": ["to be rising"]},
        **published,
    )  # fmt: skip


def uneven_record() -> Record:
    """Return a record of a text that a browser counts otherwise than the record does."""
    return record_of(
        UNEVEN,
        {"source": "Ada Quill", "cue": "said",
         "content": ["that \u202ethe weir\u202c \U0001f30a\U0001f600 must go"]},
        path="/news/uneven.txt",
        title="Uneven",
    )  # fmt: skip


WALL = "We will rebuild the old stone sea wall at Orlen before the winter storms arrive."
CUT_WALL = "rebuild the stone sea wall at Orlen before the winter rains arrive"


def quotation_id(words: str) -> str:
    """Return the id of a quotation whose longest wording is ``words``."""
    return read_wording(words, [Span(0, len(words))])[0].digest().hex()


def wall_record(*words: str, **published: str) -> Record:
    """Return a record of somebody who speaks of a wall, in quotation marks."""
    speaker = published.pop("speaker", "Ada Quill")
    return record_of(
        f"{speaker} said: " + " and ".join(f"“{each}”" for each in words) + ".",
        {"source": speaker, "cue": "said", "type": "direct", "quoted": words,
         "content": [f"“{each}”" for each in words]},
        **published,
    )  # fmt: skip


def hostile_record() -> Record:
    """Return a record all of whose strings attack the page."""
    return record_of(
        HOSTILE,
        {"source": "Ada Quill", "cue": "said", "content": [HOSTILE.split("\n\n")[1][15:]],
         "topic": "</title><script>alert('topic')</script>"},
        {"source": "Mallory <b>Bold</b>", "cue": "said",
         "content": ['=HYPERLINK("http://evil.example")'], "role": "<img src=y>"},
        path="/news/hostile.txt",
        title="<script>alert('title')</script>",
        outlet="\"><script>alert('outlet')</script>",
        url="javascript:alert('url')",
        author="<i>\u202eauthor",
    )  # fmt: skip


TALKS = "ADA QUILL: The weir <b>must</b> go. It creaks.\n\nBEN ORR: It never has.\n"


def talks_record() -> Record:
    """Return a record of a transcript in which those of the article about the weir speak."""
    halves = ((0, TALKS.index("BEN"), "ADA QUILL"), (TALKS.index("BEN"), len(TALKS), "BEN ORR"))
    zones = tuple(Zone("turn", Span(start, end), who) for start, end, who in halves)
    record = record_of(TALKS, path="/news/talks.txt", title="<i>Talks</i>")
    document = replace(record.document, zones=zones)
    return replace(record, document=document, layout=segment(document))


HEARD = (
    "Ada Quill told all: “The weir must never go.” She went on: “It creaks.”\n\n"
    "Ben Orr held that it never had. Nobody asked what “it never has” meant.\n"
)


def heard_record() -> Record:
    """Return a record of an article on what was said in that transcript, and changed a little."""
    record = record_of(
        HEARD,
        {"source": "Ada Quill", "cue": "told", "type": "direct", "topic": "River",
         "content": ["“The weir must never go.”"], "quoted": ["The weir must never go."]},
        {"source": "She", "speaker": "Ada Quill", "cue": "went on", "type": "direct",
         "content": ["“It creaks.”"], "quoted": ["It creaks."]},
        {"source": "Ben Orr", "cue": "held", "content": ["that it never had"]},
        path="/news/heard.txt",
        title="Heard",
    )  # fmt: skip
    start = HEARD.index("“it never has”")
    return replace(record, unattributed=(Span(start, start + 14),))


def first_words(document: Document, _model: object) -> Record:
    """Stand in for the model: one statement, by the document's first word."""
    words = document.text.split()
    made = record_of(document.text, {"source": words[0], "cue": words[1], "content": [words[2]]})
    return Record(document, made.statements, made.speakers, (), MODEL, made.layout)


def long_record(words: int = 10_000) -> Record:
    """Return a record of a long article that has nothing but statements."""
    sentence = "Mara Lund said that “the quay of {n} stones sinks” and that it must go by May {n}. "
    count = words // len(sentence.split())
    text = ""
    parts = []
    for n in range(count):
        begin = len(text)
        text += sentence.format(n=n)
        said = text.index("said", begin)
        parts.append((Span(begin, begin + 9), Span(said, said + 4), Span(said + 5, len(text) - 2)))
        if n % 3 == 2:
            text += "\n\n"
    document = Document(text, Origin("/news/long.txt", "text/plain", "0" * 64), title="Long")
    speaker = Speaker("s1", "Mara Lund", "person", None, Span(0, 9), tuple(s for s, _, _ in parts))
    statements = tuple(
        Statement(
            id=f"{n:016}", source=source, cue=cue, content=(content,), quoted=(), type="mixed",
            voice="source", speaker=speaker, parent=None, topic=None, confidence=0.9, flags=(),
            why=("the cue “said”", "the words in quotation marks"),
        )
        for n, (source, cue, content) in enumerate(parts)
    )  # fmt: skip
    return Record(document, statements, (speaker,), (), MODEL, segment(document))
