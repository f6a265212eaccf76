"""Values that the tests of ``onrecord.evaluate`` share. Every text is fictional."""

import json
from pathlib import Path

from onrecord.evaluate.gold import GoldAttribution
from onrecord.types import Document, Layout, ModelIdentity, Origin, Record, Span, Speaker, Statement

MODEL = ModelIdentity("hand", "1", "0" * 64)


def spans_of(text, words):
    """The span of the first occurrence of ``words``, ``None`` for ``None``."""
    if words is None:
        return None
    start = text.index(words)
    return Span(start, start + len(words))


def attribution(text, source, cue, *content, name="E1"):
    return GoldAttribution(
        name, spans_of(text, source), spans_of(text, cue), tuple(spans_of(text, c) for c in content)
    )


def speaker(name):
    return Speaker(name.lower(), name, "person", None, Span(0, 1), (Span(0, 1),))


def statement(
    text,
    source,
    cue,
    *content,
    name="s1",
    parent=None,
    by=None,
    flags=(),
    type="indirect",
    voice="source",
):
    return Statement(
        id=name,
        source=spans_of(text, source),
        cue=spans_of(text, cue),
        content=tuple(spans_of(text, words) for words in content),
        quoted=(),
        type=type,
        voice=voice,
        speaker=speaker(by) if by else None,
        parent=parent,
        topic=None,
        confidence=1.0,
        flags=flags,
        why=(),
    )


def record(text, *statements):
    document = Document(text, Origin("-", "text/plain", "0" * 64))
    return Record(document, statements, (), (), MODEL, Layout((), (), (), ()))


def span_pair(text, words):
    span = spans_of(text, words)
    return [span.start, span.end]


TEXT = "The mayor of Orle said that “the bridge” is closed. Critics disagree.\n\nRain fell."
SECOND = "Pelka denied it."


def polnear_lines():
    """A corpus of two articles, the first by two annotators, the second by one."""
    first = {
        "id": "E1",
        "source": [span_pair(TEXT, "The mayor of Orle")],
        "cue": [span_pair(TEXT, "said")],
        "content": [span_pair(TEXT, "that “the bridge” is closed")],
    }
    other = {**first, "source": [span_pair(TEXT, "mayor of Orle")]}
    critics = {
        "id": "E2",
        "source": [span_pair(TEXT, "Critics")],
        "cue": [span_pair(TEXT, "disagree")],
        "content": [span_pair(TEXT, "Critics disagree.")],
    }
    denial = {
        "id": "E1",
        "source": [span_pair(SECOND, "Pelka")],
        "cue": [span_pair(SECOND, "denied")],
        "content": [span_pair(SECOND, "it")],
    }
    empty = {"id": "E9", "source": [], "cue": [], "content": []}
    articles = [
        {"id": "orle", "annotator": "ab", "text": TEXT, "attributions": [first, critics, empty]},
        {"id": "orle", "annotator": "cd", "text": TEXT, "attributions": [other]},
        {"id": "pelka", "annotator": "ab", "text": SECOND, "attributions": [denial]},
    ]
    opening = ["The", "mayor", "of", "Orle", "said", "that", "``", "the", "bridge", "''", "is"]
    tokens = [*opening, "closed", ".", "Critics", "disagree", "."]
    content = ["B-content", *["I-content"] * 6, "O"]
    source = ["B-source", *["I-source"] * 3]
    passages = [
        {
            "id": "pelka_ab",
            "tokens": ["Pelka", "denied", "it", "."],
            "labels": ["B-source", "B-cue", "B-content", "O"],
        },
        {
            "id": "orle_ab",
            "tokens": tokens,
            "labels": [*source, "B-cue", *content, "B-source", "B-cue", "B-content"],
        },
        {"id": "orle_ab", "tokens": ["Rain", "fell", "."], "labels": ["O"] * 3},
        {
            "id": "orle_cd",
            "tokens": tokens,
            "labels": ["O", *source[:3], "B-cue", *content, "O", "O", "O"],
        },
        {"id": "orle_cd", "tokens": ["Rain", "fell", "."], "labels": ["O"] * 3},
    ]
    return articles, passages


def write_lines(path: Path, values) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    written = "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values)
    path.write_text(written, encoding="utf-8")
    return path


def write_polnear(root: Path) -> Path:
    articles, passages = polnear_lines()
    write_lines(root / "data/polnear/dev.jsonl", articles)
    write_lines(root / "data/polnear/dev.cofe.jsonl", passages)
    return root


def gold_record(text):
    """An extractor that answers as the first annotator did."""
    if text == SECOND:
        return record(text, statement(text, "Pelka", "denied", "it"))
    return record(
        text,
        statement(text, "The mayor of Orle", "said", "that “the bridge” is closed", name="a"),
        statement(text, "Critics", "disagree", "Critics disagree.", name="b"),
    )
