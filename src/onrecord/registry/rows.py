"""Entities, decisions and the user's list as rows of the archive's tables, and back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from onrecord.identify import (
    Appearance,
    Decision,
    Doubt,
    Link,
    Listed,
    ListedRole,
    Rank,
    Side,
    blocks_of,
)
from onrecord.store import Archive

SPEAKERS = """
SELECT address, speaker.name, speaker.kind, speaker.role, revision.date,
    speaker.revision, speaker.position
FROM speaker JOIN revision ON revision.id = speaker.revision
JOIN document ON document.id = revision.document
LEFT JOIN appearance
    ON (appearance.revision, appearance.position) = (speaker.revision, speaker.position)
WHERE revision.latest AND speaker.kind NOT IN ('group', 'unnamed') AND {condition}
"""
Place = tuple[int, int]
"""Revision and position of a speaker's row."""


def block_number(block: str) -> int:
    """Return a number that stands for a block, not telling the name: 63 bits of a SHA-256."""
    return int.from_bytes(hashlib.sha256(block.encode()).digest()[:8]) >> 1


def read_speakers(archive: Archive, condition: str, *values: Any) -> list[tuple[Appearance, Place]]:
    """Return speakers of the latest texts, each with its place."""
    rows = archive.query(SPEAKERS.format(condition=condition), values)
    return [
        (Appearance(address, name, kind, role, day), (revision, position))
        for address, name, kind, role, day, revision, position in rows
    ]


def read_decisions(archive: Archive) -> list[tuple[Decision, frozenset[int]]]:
    """Return what the user has decided, the oldest first, each with its blocks."""
    rows = archive.query("SELECT id, verdict, blocks, sides FROM decision ORDER BY id")
    return [
        (
            Decision(
                number,
                verdict,
                tuple(
                    Side(frozenset(side["forms"]), frozenset(side["members"]))
                    for side in json.loads(sides)
                ),
            ),
            frozenset(json.loads(blocks)),
        )
        for number, verdict, blocks, sides in rows
    ]


def read_listed(archive: Archive) -> list[tuple[Listed, frozenset[int]]]:
    """Return the user's list, each entry with the blocks of its names."""
    entries = (
        listed_of(json.loads(entry))
        for (entry,) in archive.query("SELECT entry FROM listed ORDER BY id")
    )
    return [(each, frozenset(map(block_number, blocks_of(each)))) for each in entries]


def listed_of(values: dict[str, Any]) -> Listed:
    """Return somebody in a list of what ``listed_values`` made."""
    roles = tuple(
        ListedRole(each["role"], _day(each["since"]), _day(each["until"]))
        for each in values["roles"]
    )
    return Listed(
        values["name"],
        tuple(values["names"]),
        values["kind"],
        roles,
        values["wikidata"],
        values["id"],
    )


def listed_values(listed: Listed) -> dict[str, Any]:
    """Return somebody in a list as an object of JSON."""
    return {
        "id": listed.id,
        "name": listed.name,
        "kind": listed.kind,
        "names": list(listed.names),
        "roles": [
            {"role": each.role, "since": _written(each.since), "until": _written(each.until)}
            for each in listed.roles
        ],
        "wikidata": listed.wikidata,
    }


def links_json(links: Iterable[Link]) -> str:
    """Return a column of links."""
    return json.dumps([[each.one, each.other, each.rank.name, each.why] for each in links])


def links_of(dumped: str) -> tuple[Link, ...]:
    """Return the links of a column."""
    return tuple(Link(one, other, Rank[rank], why) for one, other, rank, why in json.loads(dumped))


def doubts_json(doubts: Iterable[Doubt]) -> str:
    """Return a column of doubts."""
    return json.dumps([[each.one, each.other, each.why] for each in doubts])


def doubts_of(dumped: str) -> tuple[Doubt, ...]:
    """Return the doubts of a column."""
    return tuple(Doubt(*each) for each in json.loads(dumped))


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written is not None else None


def _written(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
