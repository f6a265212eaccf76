"""Know the speakers of a record again in the archive, which need not hold that record."""

from __future__ import annotations

import json

from onrecord.identify import NOT_KNOWN_AGAIN, Appearance, block_of, connect, gather, join
from onrecord.registry.rows import Place, block_number, read_decisions, read_listed, read_speakers
from onrecord.registry.update import OF_BLOCKS, Said, update
from onrecord.store import Archive
from onrecord.types import Record, Speaker


def recognise(archive: Archive, record: Record) -> dict[str, frozenset[Place]]:
    """Return where the latest texts of the archive have the speakers of ``record``, by their ids.

    They are joined as the registry would join them if the record were in the archive.
    """
    update(archive)
    said = Said(read_decisions(archive), read_listed(archive))
    own = {each.id: _appearance(each, record) for each in record.speakers}
    known = {key: each for key, each in own.items() if each.kind not in NOT_KNOWN_AGAIN}
    found: dict[str, frozenset[Place]] = dict.fromkeys(own, frozenset())
    for blocks in connect([block_number(block_of(each)) for each in known.values()], said.ties):
        speakers = read_speakers(archive, OF_BLOCKS, json.dumps(sorted(blocks)))
        mine = [each for each in known.values() if block_number(block_of(each)) in blocks]
        everybody = [*(each for each, _ in speakers), *mine]
        for entity in join(gather(everybody, said.listed(blocks), said.decisions(blocks))):
            members = set(entity.appearances)
            places = frozenset(place for each, place in speakers if each in members)
            found |= {key: places for key, each in known.items() if each in members}
    return found


def _appearance(speaker: Speaker, record: Record) -> Appearance:
    document = record.document
    return Appearance(
        document.url or document.origin.path,
        speaker.name,
        speaker.kind,
        speaker.role,
        document.date,
    )
