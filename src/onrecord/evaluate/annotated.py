"""Hand-annotated documents: nested statements, speakers and labels too."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from onrecord.evaluate.fields import Fields, read_object
from onrecord.types import Flag, Span, StatementType, Voice


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """A statement as a person marked it; the fields are those of ``Statement``.

    Attributes:
        speaker: The canonical name; ``None`` where the document leaves it open.
        parent: The ``id`` of the statement that it is nested in.
    """

    id: str
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    type: str
    voice: str
    speaker: str | None
    parent: str | None
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """All statements of one document.

    Attributes:
        document: SHA-256 of its text.
        statements: With the nested ones.
    """

    document: str
    statements: tuple[GoldStatement, ...]


def read_gold(path: Path) -> GoldDocument:
    """Read a hand-annotated document.

    Raises:
        CorpusError: If the file is missing or not of the form expected.
    """
    gold = read_object(path)
    statements = tuple(map(_statement, gold.objects("statements")))
    known: set[str] = set()
    for statement in statements:
        if statement.id in known:
            raise gold.wrong("an 'id'", statement.id, "each id once")
        known.add(statement.id)
    for statement in statements:
        if statement.parent is not None and statement.parent not in known - {statement.id}:
            raise gold.wrong(
                f"the 'parent' of {statement.id!r}", statement.parent, "the id of another statement"
            )
    return GoldDocument(gold.string("document"), statements)


def _statement(fields: Fields) -> GoldStatement:
    content = fields.spans("content")
    if not content:
        raise fields.wrong("'content'", [], "at least one [start, end]")
    return GoldStatement(
        id=fields.string("id"),
        source=fields.span_or_none("source"),
        cue=fields.span_or_none("cue"),
        content=content,
        type=fields.string("type", get_args(StatementType)),
        voice=fields.string("voice", get_args(Voice)),
        speaker=fields.string_or_none("speaker"),
        parent=fields.string_or_none("parent"),
        flags=fields.strings("flags", get_args(Flag)),
    )
