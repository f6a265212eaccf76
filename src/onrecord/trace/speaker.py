"""Who a speaker is across documents, and what is on record of him: as the registry has it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Literal

from onrecord.days import day_of
from onrecord.errors import RegistryError
from onrecord.positions import Dated
from onrecord.registry import find_known, list_known
from onrecord.store import Archive

_SAID = """
SELECT statement.id FROM appearance JOIN statement
    ON (statement.revision, statement.speaker) = (appearance.revision, appearance.position)
WHERE entity = (SELECT id FROM entity WHERE key = ?)
    AND statement.replaced IS NULL AND voice = 'source'
"""
_UNKNOWN = """
SELECT statement.id, speaker.name FROM statement
JOIN revision ON revision.id = statement.revision
JOIN speaker ON speaker.revision = statement.revision AND speaker.position = statement.speaker
WHERE latest AND statement.replaced IS NULL AND voice = 'source' AND lower(speaker.name) = lower(?)
"""
_CIRCUMSTANCES = """
SELECT statement.id, revision.document, revision.date, statement.occasion, speaker.name, outer.name,
    substr(revision.text, parent.source_start + 1, parent.source_end - parent.source_start),
    parent.id IS NOT NULL
FROM statement JOIN revision ON revision.id = statement.revision
LEFT JOIN speaker
    ON speaker.revision = statement.revision AND speaker.position = statement.speaker
LEFT JOIN statement AS parent
    ON parent.revision = statement.revision AND parent.position = statement.parent
LEFT JOIN speaker AS outer
    ON outer.revision = parent.revision AND outer.position = parent.speaker
WHERE statement.id IN (SELECT value FROM json_each(?))
"""
_OCCASION_DATE = 2
"""Its place in the list that the archive keeps of an occasion."""


def statements_by(archive: Archive, who: str) -> tuple[str, list[int]]:
    """Return the name of a speaker, and his statements in the latest text of each document.

    Args:
        archive: Where they are.
        who: The id, a name, or words of a name of one in the registry. Who is not in the registry,
            such as "an official", is found by the name alone.

    Returns:
        The name, and numbers of the table ``statement``.

    Raises:
        RegistryError: If there is none, or more than one.
    """
    try:
        known = find_known(archive, who)
    except RegistryError:
        found = archive.query(_UNKNOWN, (" ".join(who.split()),))
        # Several whom the registry keeps apart are never taken together.
        if not found or list_known(archive, who):
            raise
        return found[0][1], [number for number, _ in found]
    return known.name, [number for (number,) in archive.query(_SAID, (known.id,))]


def read_said(archive: Archive, ids: Sequence[int]) -> dict[int, Dated]:
    """Return statements with their days, by their numbers of the table ``statement``.

    A day is that of the statement's occasion, else the document's own. A statement that is nested
    in another speaker's has who tells it.
    """
    stored = archive.statements(ids)
    said = {}
    for number, document, published, occasion, name, outer, source, nested in archive.query(
        _CIRCUMSTANCES, (json.dumps(list(stored)),)
    ):
        day, dated_by = _day(published, occasion)
        told_by = (outer or source or "somebody else") if nested and outer != name else None
        each = stored[number]
        said[number] = Dated(each.statement, each.document, day, dated_by, document, told_by)
    return {number: said[number] for number in stored}


def _day(
    published: str | None, occasion: str | None
) -> tuple[date | None, Literal["occasion", "document"] | None]:
    given = json.loads(occasion)[_OCCASION_DATE] if occasion else None
    if (day := day_of(given)) is not None:
        return day, "occasion"
    day = day_of(published)
    return day, "document" if day is not None else None
