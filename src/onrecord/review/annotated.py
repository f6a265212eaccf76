"""What an annotated file says of one text."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.errors import OnrecordError
from onrecord.store import Right
from onrecord.types import Span


class UnreadableAnnotation(OnrecordError):
    """A file of annotations is not of the form that it should have."""


@dataclass(frozen=True, slots=True)
class AnnotatedStatement:
    """A statement as an annotator left it.

    Attributes:
        right: The statement.
        id: Of the statement that it was when it was exported; ``None`` if the annotator made it.
        words: What must stand at places of the text, where the file says so.
    """

    right: Right
    id: str | None
    words: tuple[tuple[Span, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Annotated:
    """All statements that an annotator left in one text.

    Attributes:
        origin: The file, for messages.
        text_id: SHA-256 of the text, as ``Document.id``; ``None`` if only the address is known.
        address: The document's URL; ``None`` if only the text is known.
        statements: In the file's order.
    """

    origin: str
    text_id: str | None
    address: str | None
    statements: tuple[AnnotatedStatement, ...]
