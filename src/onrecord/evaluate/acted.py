"""Statements whose acts are known; see ``tests/gold/acts/README.md``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast, get_args

from onrecord.errors import CorpusError
from onrecord.evaluate.fields import Fields, read_lines
from onrecord.evaluate.gold import hull
from onrecord.evaluate.spoken import read_texts
from onrecord.types import Act, Span


@dataclass(frozen=True, slots=True)
class ActStatement:
    """A statement and what its speaker does.

    Attributes:
        article: SHA-256 of its text.
        text: What the spans point into.
        source, cue, content: Its spans, as ``GoldAttribution`` has them.
        act: By the annotator.
        target: What the act is directed at; ``None`` where it has no target in these spans, or
            the annotation has no targets.
    """

    article: str
    text: str
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    act: Act
    target: Span | None


def read_acts(path: Path, corpus: Path) -> tuple[ActStatement, ...]:
    """Read statements with their acts, one JSON object a line, which holds no text.

    Args:
        path: The annotation.
        corpus: The file that holds the texts, which are known by their SHA-256.

    Raises:
        CorpusError: If a file is missing or malformed, or a text is not in the corpus.
    """
    lines = tuple(read_lines(path))
    if not lines:
        raise CorpusError(f"{path}: no statements there. Give a file of labelled statements.")
    texts = read_texts(corpus, {each.string("article") for each in lines}, path)
    return tuple(_statement(each, texts[each.string("article")]) for each in lines)


def by_article(statements: Sequence[ActStatement]) -> dict[str, list[ActStatement]]:
    """Return the statements of each article, in their order."""
    found: dict[str, list[ActStatement]] = {}
    for each in statements:
        found.setdefault(each.article, []).append(each)
    return found


def _statement(fields: Fields, text: str) -> ActStatement:
    content = fields.spans("content", len(text))
    if not content:
        raise fields.wrong("'content'", [], "at least one [start, end]")
    target = fields.span_or_none("target") if "target" in fields.values else None
    if target is not None and target.end > len(text):
        raise fields.wrong("'target'", target, f"null or [start, end] up to {len(text)}")
    return ActStatement(
        article=fields.string("article"),
        text=text,
        source=hull(fields.spans("source", len(text))),
        cue=hull(fields.spans("cue", len(text))),
        content=content,
        act=cast(Act, fields.string("act", get_args(Act))),
        target=target,
    )
