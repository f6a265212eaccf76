"""The values that pass through this room."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from typing import Literal

from onrecord.types import SpeakerKind

Verdict = Literal["same", "different"]


class Rank(IntEnum):
    """How sure it is that two forms name one speaker; a higher one is never given up for a lower.

    Attributes:
        OFFICE: A surname, and an office that one person at a time holds.
        VARIANT: An initial, a short form or another spelling, with a role that agrees.
        NEARLY: The same name but for a middle name or the letters it is transcribed with.
        NAME: The same name in full.
        ROLE: The same name in full, and the same role.
        LISTED: A name that the user's list gives.
        USER: The user has said so.
    """

    OFFICE = 1
    VARIANT = 2
    NEARLY = 3
    NAME = 4
    ROLE = 5
    LISTED = 6
    USER = 7


@dataclass(frozen=True, slots=True)
class Appearance:
    """A speaker of one document.

    Attributes:
        document: The document's address.
        name, kind, role: As the document's record has them.
        date: The document's, ISO 8601; ``None`` where it has none.
    """

    document: str
    name: str
    kind: SpeakerKind
    role: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class ListedRole:
    """A role of somebody in a user's list, and from when to when it was theirs."""

    role: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody in a user's list.

    Attributes:
        name: The name to show.
        names: Other names.
        kind: What it is.
        roles: What the list says of them.
        wikidata: Identifier in Wikidata, as ``Q58217``.
        id: The list's own identifier, where it has one.
    """

    name: str
    names: tuple[str, ...] = ()
    kind: SpeakerKind = "person"
    roles: tuple[ListedRole, ...] = ()
    wikidata: str | None = None
    id: str | None = None

    @property
    def key(self) -> str:
        """Know it again in a list that is imported anew."""
        return f"list|{self.id or self.wikidata or self.name}"


@dataclass(frozen=True, slots=True)
class Side:
    """Speakers as a user's decision names them.

    Attributes:
        forms: Ids of forms' keys; they hold in every document, also in those that come later.
        members: Ids of the keys of single documents' speakers; these come first.
    """

    forms: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Decision:
    """What the user says: all of one side are the same, or no two of different sides are.

    Attributes:
        number: A later one has a higher number, and wins.
        verdict: Which of both.
        sides: One for ``"same"``, two for ``"different"``.
    """

    number: int
    verdict: Verdict
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Why two forms name one speaker.

    Attributes:
        one, other: Ids of the forms.
        rank: How sure it is.
        why: In plain words.
    """

    one: str
    other: str
    rank: Rank
    why: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why two forms that may name one speaker are kept apart.

    Attributes:
        one, other: Ids of the forms.
        why: In plain words.
    """

    one: str
    other: str
    why: str


@dataclass(frozen=True, slots=True)
class Form:
    """One way to name a speaker, with all who are so named in the documents.

    Attributes:
        id: Made of its key; the same whatever else is in the archive.
        key: What is alike in all of them: kind, name and role, freed of small differences.
        name, role: As the first of them has it, in the order of dates.
        kind: What they are.
        appearances: Who is so named, by date and address. Empty for somebody in the user's list
            whom no document names.
        listed: The entry of the user's list that this is.
        said: The user's decisions that speak of it, each with the number of the side.
    """

    id: str
    key: str
    name: str
    kind: SpeakerKind
    role: str | None
    appearances: tuple[Appearance, ...] = ()
    listed: Listed | None = None
    said: Mapping[Decision, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, state or document, as far as several documents speak of one.

    Attributes:
        id: The smallest of its forms' ids; each of the others leads to it too.
        name: The name to show: the user's list's, else the one that most documents give.
        kind: What it is.
        forms: How it is named, by id.
        links: Why these forms are joined, the surest first.
        doubts: Why others are not.
        wikidata: From the user's list.
    """

    id: str
    name: str
    kind: SpeakerKind
    forms: tuple[Form, ...]
    links: tuple[Link, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    wikidata: str | None = None

    @property
    def appearances(self) -> tuple[Appearance, ...]:
        """All speakers of documents who are this one."""
        return tuple(each for form in self.forms for each in form.appearances)


def form_id(key: str) -> str:
    """Return the id of the form with a key: ten hexadecimal digits of its SHA-256."""
    return hashlib.sha256(key.encode()).hexdigest()[:10]
