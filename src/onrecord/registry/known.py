"""Look into the registry: who is on record, by which names and in which roles, and why."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.errors import RegistryError
from onrecord.identify import Doubt, Link
from onrecord.registry.rows import doubts_of, links_of
from onrecord.registry.update import update
from onrecord.store import Archive
from onrecord.types import SpeakerKind

_KNOWN = """
SELECT entity.key, entity.name, entity.kind, wikidata, forms, links, doubts,
    (SELECT count(*) FROM appearance JOIN statement
        ON statement.revision = appearance.revision AND statement.speaker = appearance.position
        WHERE appearance.entity = entity.id AND replaced IS NULL),
    (SELECT count(DISTINCT revision) FROM appearance WHERE appearance.entity = entity.id)
FROM entity WHERE {condition}
"""
_ID = "(SELECT id FROM entity WHERE key = ?)"
_FEW = 5
_SHORTEST_ID = 4


@dataclass(frozen=True, slots=True)
class NamedSo:
    """A form of an entity's name, and where it is named so.

    Attributes:
        id: Of the form.
        name, role: As the first document has them.
        documents: Number, date and title or address of each.
    """

    id: str
    name: str
    role: str | None
    documents: tuple[tuple[int, str | None, str], ...]


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A role as documents give it, and the dates of the first and last that do."""

    role: str
    first: str | None
    last: str | None
    documents: int


@dataclass(frozen=True, slots=True)
class Known:
    """An entity of the registry.

    Attributes:
        id: The id that is shown; any of its forms' ids leads to it.
        name, kind, wikidata: See ``identify.Entity``.
        forms: Id, name and role of each form.
        links, doubts: Why the forms are one, and why others are not.
        statements, documents: How many.
    """

    id: str
    name: str
    kind: SpeakerKind
    wikidata: str | None
    forms: tuple[tuple[str, str, str | None], ...]
    links: tuple[Link, ...]
    doubts: tuple[Doubt, ...]
    statements: int
    documents: int

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the one that is shown first."""
        return tuple(dict.fromkeys((self.name, *(name for _, name, _ in self.forms))))

    def has_name(self, name: str) -> bool:
        """Tell whether one of the names is this one, in any case."""
        return any(each.casefold() == name.casefold() for each in self.names)


def known_by_name(archive: Archive, name: str) -> list[Known]:
    """Return all who have a name, just as it is but for case."""
    update(archive)
    return [each for each in _read(archive, "TRUE") if each.has_name(name)]


def list_known(archive: Archive, words: str = "", kind: str | None = None) -> list[Known]:
    """Return who is in the registry, those with most statements first.

    Args:
        archive: Where.
        words: One of the names must have all of them.
        kind: Only these.
    """
    update(archive)
    wanted = words.casefold().split()
    found = [
        each
        for each in _read(archive, "TRUE")
        if (kind is None or each.kind == kind)
        and any(all(word in name.casefold() for word in wanted) for name in each.names)
    ]
    return sorted(found, key=lambda each: (-each.statements, each.name, each.id))


def find_known(archive: Archive, who: str) -> Known:
    """Return the one with an id, or the beginning of one, or with a name, or words of one.

    An id is the registry's own or that of Wikidata.

    Raises:
        RegistryError: If there is none, or more than one.
    """
    update(archive)
    everybody = _read(archive, "TRUE")
    asked = who.casefold()
    found = [each for each in everybody if _has_id(each, asked)]
    found = found or [each for each in everybody if each.has_name(who)]
    found = found or list_known(archive, who)
    if len(found) == 1:
        return found[0]
    if not found:
        raise RegistryError(
            f"no speaker has the id or the name {who!r}. `onrecord speakers` lists them."
        )
    several = ", ".join(f"{each.id} ({_described(each)})" for each in found[:_FEW])
    raise RegistryError(
        f"{len(found)} speakers have the name {who!r}: {several}"
        f"{' …' if len(found) > _FEW else ''}. Name one by its id."
    )


def of_speakers(archive: Archive, revision: int) -> Mapping[int, Known]:
    """Return who the speakers of a revision are, by position."""
    update(archive)
    rows = archive.query(
        "SELECT position, entity FROM appearance WHERE revision = ? AND entity NOT NULL",
        (revision,),
    )
    known = {number: _read(archive, "entity.id = ?", number)[0] for _, number in rows}
    return {position: known[number] for position, number in rows}


def by_forms(archive: Archive, ids: Iterable[str]) -> dict[str, Known]:
    """Return who forms with these ids are of."""
    wanted = set(ids)
    found = archive.query(
        "SELECT DISTINCT form, entity FROM appearance WHERE entity NOT NULL AND form IN"
        " (SELECT value FROM json_each(?))",
        (json.dumps(sorted(wanted)),),
    )
    known = {number: _read(archive, "entity.id = ?", number)[0] for _, number in found}
    return {form: known[number] for form, number in found}


def named_so(archive: Archive, known: Known) -> list[NamedSo]:
    """Return each form of somebody's name with the documents that have it, by date."""
    documents: dict[str, list[tuple[int, str | None, str]]] = {}
    for form, document, date, title, address in archive.query(
        "SELECT form, document, date, title, address FROM appearance"
        " JOIN revision ON revision.id = revision JOIN document ON document.id = document"
        f" WHERE entity = {_ID} ORDER BY date, document",
        (known.id,),
    ):
        documents.setdefault(form, []).append((document, date, title or address))
    return [
        NamedSo(form, name, role, tuple(documents.get(form, ())))
        for form, name, role in known.forms
        if form in documents
    ]


def roles_held(archive: Archive, known: Known) -> list[RoleHeld]:
    """Return the roles of somebody over time, as documents give them, the earliest first."""
    rows = archive.query(
        "SELECT speaker.role, min(date), max(date), count(DISTINCT revision.document)"
        " FROM appearance JOIN speaker ON (speaker.revision, speaker.position) ="
        " (appearance.revision, appearance.position)"
        " JOIN revision ON revision.id = speaker.revision"
        f" WHERE entity = {_ID} AND speaker.role NOT NULL"
        " GROUP BY lower(speaker.role) ORDER BY min(date), max(date), speaker.role",
        (known.id,),
    )
    return [RoleHeld(*row) for row in rows]


def _read(archive: Archive, condition: str, *values: int) -> list[Known]:
    return [
        Known(
            key,
            name,
            kind,
            wikidata,
            tuple((form, called, role) for form, _, called, role in json.loads(forms)),
            links_of(links),
            doubts_of(doubts),
            statements,
            documents,
        )
        for key, name, kind, wikidata, forms, links, doubts, statements, documents in (
            archive.query(_KNOWN.format(condition=condition), values)
        )
    ]


def _has_id(known: Known, begun: str) -> bool:
    """Tell whether an id begins so; fewer digits could be a name's letters. Wikidata's is whole."""
    if known.wikidata is not None and known.wikidata.casefold() == begun:
        return True
    return len(begun) >= _SHORTEST_ID and any(form.startswith(begun) for form, *_ in known.forms)


def _described(known: Known) -> str:
    roles = [role for *_, role in known.forms if role]
    return roles[0] if roles else f"{known.documents} documents"
