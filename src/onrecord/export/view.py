"""What a page shows of a record: every string is ready to be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A party in the legend, or those quotations that nobody is credited with."""

    key: str
    ink: str
    name: str
    role: str | None
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Item:
    """A statement or an unattributed quotation.

    Attributes:
        key: Its number.
        figure: Whose it is.
        summary: One line for screen readers.
        said: Source and cue: what each is, its words, and what to show before it.
        words: The content's parts; in each, pieces and whether they are in the speaker's words.
        wrapped: Whether line ends in them are where the source wrapped its lines.
        labels: Type, flags and doubts.
        facts: Names and values, to be shown on demand; the third tells whether it is a slice.
        confidence: From 0 to 1; ``None`` for an unattributed quotation.
        why: The reasons.
        inside: Key of the statement that this one is nested in.
        children: Those nested in this one.
    """

    key: str
    figure: Figure
    summary: str
    said: tuple[tuple[str, str, str], ...]
    words: tuple[tuple[tuple[str, bool], ...], ...]
    wrapped: bool
    labels: tuple[str, ...]
    facts: tuple[tuple[str, str, bool], ...]
    confidence: float | None
    why: tuple[str, ...]
    inside: str | None
    children: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment of the article.

    Attributes:
        text: Its words.
        attributes: What covers it, as HTML attributes; none for plain text.
        starting: The items that begin here, outermost first.
    """

    text: str
    attributes: Mapping[str, str]
    starting: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the article: its kind, a note for the margin, and its pieces."""

    kind: str
    note: str | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """What one figure says on one topic."""

    figure: Figure
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """What is said on one topic."""

    label: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class PageRecord:
    """All that a page shows of one record."""

    id: str
    lang: str
    title: str
    title_in_text: bool
    title_is_file: bool
    facts: tuple[str, ...]
    url: str | None
    model: str
    statements: int
    paragraphs: tuple[Paragraph, ...]
    figures: tuple[Figure, ...]
    topics: tuple[Topic, ...]
