"""Know the speakers of a record again in the archive, which need not hold that record."""

from __future__ import annotations

from onrecord.identify import NOT_KNOWN_AGAIN, Appearance, block_of, connect
from onrecord.registry.rows import Place, block_number, read_decisions, read_listed
from onrecord.registry.update import Said, speakers_of, update
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
    block = {key: block_number(block_of(each)) for key, each in known.items()}
    for blocks in connect(block.values(), said.ties):
        speakers = speakers_of(archive, blocks)
        mine = (each for key, each in known.items() if block[key] in blocks)
        for entity in said.join([*(each for each, _ in speakers), *mine], blocks):
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
