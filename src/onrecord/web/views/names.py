"""What is shown of speakers, outlets and topics."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.web.views.documents import DocumentView, HitView


@dataclass(frozen=True, slots=True)
class Count:
    """How many statements something has; ``name`` says what, ``link`` leads there."""

    name: str
    count: int
    link: str | None = None


@dataclass(frozen=True, slots=True)
class NamesView:
    """Names, the most frequent first, and how many there are in all."""

    names: tuple[Count, ...]
    total: int


@dataclass(frozen=True, slots=True)
class TopicView:
    """What somebody said on one topic; ``None`` is for statements without one."""

    topic: str | None
    hits: tuple[HitView, ...]
    count: int


@dataclass(frozen=True, slots=True)
class RoleView:
    """A role as documents give it, and the dates of the first and last document that does."""

    role: str
    first: str | None
    last: str | None
    documents: int


@dataclass(frozen=True, slots=True)
class FormView:
    """A way to name a speaker, and the documents that do: number, date, and title or address."""

    id: str
    name: str
    role: str | None
    documents: tuple[tuple[int, str | None, str], ...]


@dataclass(frozen=True, slots=True)
class DoubtView:
    """Somebody who may be the same speaker, and why that is not taken for certain."""

    id: str
    name: str
    role: str | None
    why: str


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A merge or split that a reader has made, and its number to take it back by."""

    number: int
    made: str
    said: str


@dataclass(frozen=True, slots=True)
class RegistryView:
    """What the registry knows of a speaker.

    Attributes:
        id: Its id; any of its forms' ids leads to it too.
        kind, wikidata: What it is, and its identifier in Wikidata.
        roles: Over time, the earliest first.
        forms: How it is named, and where.
        joined: Why these are one, in plain words.
        doubts: Who else it may be.
        decisions: What readers have decided about these names.
    """

    id: str
    kind: str
    wikidata: str | None
    roles: tuple[RoleView, ...]
    forms: tuple[FormView, ...]
    joined: tuple[str, ...]
    doubts: tuple[DoubtView, ...]
    decisions: tuple[DecisionView, ...]


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """What one speaker is on record with.

    Attributes:
        name: The name to show; documents may give others.
        known: What the registry knows; ``None`` of groups and unnamed sources, of whom nobody can
            say that two documents speak of one. These go by the name alone.
        roles: As documents give them, the most frequent first.
        statements: How many in all.
        topics: The most frequent first; of each the latest statements.
        outlets: Who quotes them.
        types: How many are direct, mixed, indirect.
    """

    name: str
    known: RegistryView | None
    roles: tuple[str, ...]
    statements: int
    topics: tuple[TopicView, ...]
    outlets: tuple[Count, ...]
    types: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class OutletView:
    """Whom an outlet quotes, and how.

    Attributes:
        name: The name, just as the documents have it.
        documents: How many.
        statements: How many.
        speakers: Whom it quotes, the most frequent first.
        shares: Statements in direct, mixed and indirect speech, and in the outlet's own voice.
        latest: Its documents that were added last.
    """

    name: str
    documents: int
    statements: int
    speakers: tuple[Count, ...]
    shares: tuple[Count, ...]
    latest: tuple[DocumentView, ...]


@dataclass(frozen=True, slots=True)
class TopicPageView:
    """Who says what on a topic across documents, and which outlets carry it.

    Attributes:
        name: Words of the topic.
        documents: How many have it.
        statements: How many are on it.
        speakers: Who makes them, the most frequent first.
        outlets: Which outlets have them.
        acts: What speakers do: support, deny, warn, where that is clear.
        latest: Statements of the latest documents.
    """

    name: str
    documents: int
    statements: int
    speakers: tuple[Count, ...]
    outlets: tuple[Count, ...]
    acts: tuple[Count, ...]
    latest: tuple[HitView, ...]
