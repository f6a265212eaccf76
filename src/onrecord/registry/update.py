"""Bring the registry up to what the archive holds: what has changed, and no more, is worked out."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from onrecord.identify import (
    Appearance,
    Decision,
    Entity,
    Listed,
    block_of,
    connect,
    gather,
    join,
)
from onrecord.registry.rows import (
    Place,
    block_number,
    doubts_json,
    links_json,
    read_decisions,
    read_listed,
    read_speakers,
)
from onrecord.store import Archive
from onrecord.store.connection import plainly, transaction

_NEW = "appearance.entity IS NULL"
_OF_BLOCKS = "appearance.block IN (SELECT value FROM json_each(?))"


def update(archive: Archive) -> bool:
    """Bring the registry up to the latest texts, the user's decisions and the user's list.

    It is a function of these: whatever was added, in whichever order, the same comes out. Only
    blocks of names are looked at in which something was added, changed or removed.

    Returns:
        Whether anything had to be done.
    """
    changed = archive.query("SELECT 1 FROM stale LIMIT 1") or read_speakers(
        archive, f"{_NEW} LIMIT 1"
    )
    if not changed:
        return False
    with plainly(archive.path), transaction(archive.connection):
        _enter_new(archive)
        blocks = [block for (block,) in archive.query("SELECT block FROM stale ORDER BY block")]
        said = Said(read_decisions(archive), read_listed(archive))
        for component in connect(blocks, said.ties):
            _work_out(archive, component, said)
        archive.connection.execute("DELETE FROM stale")
    return True


def touch(archive: Archive, blocks: Iterable[int]) -> None:
    """Have blocks looked at again by the next ``update``; inside a transaction."""
    archive.connection.executemany(
        "INSERT OR IGNORE INTO stale VALUES (?)", [(block,) for block in blocks]
    )


def _enter_new(archive: Archive) -> None:
    """Give a block to each speaker who has none, and mark those whose entity is gone."""
    for appearance, (revision, position) in read_speakers(archive, _NEW):
        block = block_number(block_of(appearance))
        archive.connection.execute(
            "INSERT OR IGNORE INTO appearance (revision, position, block) VALUES (?, ?, ?)",
            (revision, position, block),
        )
        touch(archive, (block,))


class Said:
    """What the user has said, by the blocks that it is about."""

    def __init__(
        self,
        decisions: Iterable[tuple[Decision, frozenset[int]]],
        listed: Iterable[tuple[Listed, frozenset[int]]],
    ) -> None:
        self.ties: list[frozenset[int]] = []
        self._decisions: dict[int, list[Decision]] = defaultdict(list)
        self._listed: dict[int, list[Listed]] = defaultdict(list)
        for decision, blocks in decisions:
            self.ties.append(blocks)
            for block in blocks:
                self._decisions[block].append(decision)
        for entry, blocks in listed:
            self.ties.append(blocks)
            for block in blocks:
                self._listed[block].append(entry)

    def decisions(self, blocks: Iterable[int]) -> list[Decision]:
        """Return the decisions about any of the blocks."""
        found = {each.number: each for block in blocks for each in self._decisions[block]}
        return [found[number] for number in sorted(found)]

    def listed(self, blocks: Iterable[int]) -> list[Listed]:
        """Return the list's entries with a name in any of the blocks."""
        found = {each.key: each for block in blocks for each in self._listed[block]}
        return [found[key] for key in sorted(found)]

    def join(self, appearances: Iterable[Appearance], blocks: Collection[int]) -> list[Entity]:
        """Return who is who among the speakers of the blocks."""
        return join(gather(appearances, self.listed(blocks), self.decisions(blocks)))


def speakers_of(archive: Archive, blocks: Iterable[int]) -> list[tuple[Appearance, Place]]:
    """Return the speakers of the latest texts whose names are in the blocks."""
    return read_speakers(archive, _OF_BLOCKS, json.dumps(sorted(blocks)))


def _work_out(archive: Archive, blocks: frozenset[int], said: Said) -> None:
    speakers = speakers_of(archive, blocks)
    archive.connection.execute(
        f"DELETE FROM entity WHERE id IN (SELECT entity FROM appearance WHERE {_OF_BLOCKS})",
        (json.dumps(sorted(blocks)),),
    )
    entities = said.join((each for each, _ in speakers), blocks)
    _write(archive, [each for each in entities if each.appearances], speakers)


def _write(
    archive: Archive, entities: Sequence[Entity], speakers: Sequence[tuple[Appearance, Place]]
) -> None:
    # Two speakers of one document may be alike in all that is compared.
    places: dict[Appearance, list[Place]] = {}
    for appearance, place in speakers:
        places.setdefault(appearance, []).append(place)
    connection = archive.connection
    for entity in entities:
        number = connection.execute(
            "INSERT INTO entity (key, name, kind, wikidata, forms, links, doubts)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                entity.id,
                entity.name,
                entity.kind,
                entity.wikidata,
                json.dumps([[each.id, each.key, each.name, each.role] for each in entity.forms]),
                links_json(entity.links),
                doubts_json(entity.doubts),
            ),
        ).lastrowid
        connection.executemany(
            "UPDATE appearance SET entity = ?, form = ? WHERE (revision, position) = (?, ?)",
            [
                (number, form.id, *place)
                for form in entity.forms
                for each in dict.fromkeys(form.appearances)
                for place in places[each]
            ],
        )
