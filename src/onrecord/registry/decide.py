"""What the user says of who is one: merge, split, and take it back."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from onrecord.errors import RegistryError
from onrecord.identify import Appearance, Verdict, block_of, form_id, form_key, member_key
from onrecord.registry.known import Known
from onrecord.registry.rows import Place, block_number, read_speakers
from onrecord.registry.update import touch, update
from onrecord.store import Archive
from onrecord.store.connection import plainly, transaction


@dataclass(frozen=True, slots=True)
class Made:
    """A decision of the user.

    Attributes:
        number: To take it back by.
        made: When, ISO 8601 in UTC.
        verdict: Whether those who are named are one, or the first not the second.
        names: Of each side, the names at the time.
    """

    number: int
    made: str
    verdict: Verdict
    names: tuple[tuple[str, ...], ...]


def merge(archive: Archive, entities: Sequence[Known]) -> Made:
    """Have several be one, whatever their names and roles say.

    It holds in documents that come later too, and when documents are read anew.

    Raises:
        RegistryError: If there are not two.
    """
    if len({each.id for each in entities}) < 2:
        raise RegistryError("they are one already. Name two speakers at least.")
    speakers = [each for known in entities for each in _speakers(archive, known)]
    return _decide(archive, "same", [speakers])


def split(
    archive: Archive,
    entity: Known,
    *,
    forms: Collection[str] = (),
    documents: Collection[int] = (),
) -> Made:
    """Have a part of an entity be another one for good; the two are never joined again by rules.

    Args:
        archive: Where it is.
        entity: Whose part it is.
        forms: Ids of the forms that are somebody else's.
        documents: Numbers of the documents that speak of somebody else.

    Raises:
        RegistryError: If nothing of it is named, or all.
    """
    speakers = _speakers(archive, entity)
    unknown = set(forms) - {form for *_, form, _ in speakers}
    if unknown:
        raise RegistryError(
            f"{entity.name} has no form {min(unknown)!r}."
            f" `onrecord speakers show {entity.id}` lists the forms."
        )
    missing = set(documents) - {document for *_, document in speakers}
    if missing:
        raise RegistryError(
            f"document {min(missing)} does not speak of {entity.name}."
            f" `onrecord speakers show {entity.id}` lists the documents."
        )
    part = [each for each in speakers if each[1] in forms or each[2] in documents]
    rest = [each for each in speakers if each not in part]
    if not part or not rest:
        raise RegistryError(
            f"{'all' if part else 'nothing'} of {entity.name} would be somebody else. Name a part:"
            f" `onrecord speakers show {entity.id}` lists forms and documents."
        )
    return _decide(archive, "different", [part, rest])


def undo(archive: Archive, number: int) -> Made:
    """Take a decision back: names and roles hold again.

    Raises:
        RegistryError: If there is no such decision.
    """
    found = [each for each in decisions(archive) if each.number == number]
    if not found:
        raise RegistryError(
            f"there is no decision {number}. `onrecord speakers decisions` lists them."
        )
    with plainly(archive.path), transaction(archive.connection):
        ((blocks,),) = archive.query("SELECT blocks FROM decision WHERE id = ?", (number,))
        archive.connection.execute("DELETE FROM decision WHERE id = ?", (number,))
        touch(archive, json.loads(blocks))
    return found[0]


def decisions(archive: Archive) -> list[Made]:
    """Return what the user has decided, the oldest first."""
    return [
        Made(number, made, verdict, tuple(tuple(side["names"]) for side in json.loads(sides)))
        for number, made, verdict, sides in archive.query(
            "SELECT id, made, verdict, sides FROM decision ORDER BY id"
        )
    ]


_Member = tuple[Appearance, str, int]
"""A speaker of a document, the id of its form, and the document's number."""


def _speakers(archive: Archive, known: Known) -> list[_Member]:
    update(archive)
    found: list[tuple[Appearance, Place]] = read_speakers(
        archive, "appearance.entity = (SELECT id FROM entity WHERE key = ?)", known.id
    )
    details = {
        (revision, position): (form, document)
        for revision, position, form, document in archive.query(
            "SELECT revision, position, form, document FROM appearance"
            " JOIN revision ON revision.id = revision"
            " WHERE entity = (SELECT id FROM entity WHERE key = ?)",
            (known.id,),
        )
    }
    return [(appearance, *details[place]) for appearance, place in found]


def _decide(archive: Archive, verdict: Verdict, sides: Sequence[Sequence[_Member]]) -> Made:
    keys = [{form_key(appearance) for appearance, *_ in side} for side in sides]
    shared = set.intersection(*keys) if len(keys) > 1 else set()
    values = [
        _side(side, own - shared if number == 0 else own)
        for number, (side, own) in enumerate(zip(sides, keys, strict=True))
    ]
    made = datetime.now(UTC).isoformat(timespec="seconds")
    with plainly(archive.path), transaction(archive.connection):
        blocks = sorted(_blocks(sides))
        number = archive.connection.execute(
            "INSERT INTO decision (made, verdict, blocks, sides) VALUES (?, ?, ?, ?)",
            (made, verdict, json.dumps(blocks), json.dumps(values)),
        ).lastrowid
        touch(archive, blocks)
    return Made(number or 0, made, verdict, tuple(tuple(each["names"]) for each in values))


def _side(members: Sequence[_Member], keys: Collection[str]) -> dict[str, Any]:
    """Return a side as it is kept: names to be shown, and checksums to know everybody again.

    A form that both sides have stays with the second; the first has only its documents of it.
    """
    names = dict.fromkeys(appearance.name for appearance, *_ in members)
    return {
        "names": sorted(names),
        "forms": sorted(map(form_id, keys)),
        "members": sorted({form_id(member_key(appearance)) for appearance, *_ in members}),
    }


def _blocks(sides: Sequence[Sequence[_Member]]) -> set[int]:
    return {block_number(block_of(appearance)) for side in sides for appearance, *_ in side}
