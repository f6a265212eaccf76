"""Who a speaker is across documents: the one place that decides it for timelines.

So far a speaker is a name, just as records have it: people of one name are not told apart, and one
person under two names is two speakers.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import Literal

from onrecord.errors import ArchiveError
from onrecord.positions import Dated
from onrecord.store import Archive

_MOST_NAMED = 8
_SPEAKING = """
FROM statement JOIN revision ON revision.id = statement.revision
JOIN speaker ON speaker.revision = statement.revision AND speaker.position = statement.speaker
WHERE latest AND statement.replaced IS NULL AND voice = 'source'
"""
_SAID = f"SELECT statement.id {_SPEAKING} AND speaker.name = ?"
_CIRCUMSTANCES = """
SELECT statement.id, revision.document, revision.date, revision.occasion, speaker.name, outer.name,
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


def find_speaker(archive: Archive, words: str) -> str:
    """Return the name, as the archive has it, of the one speaker whose name has all ``words``.

    A name that is just ``words``, in any case, goes before names that have more.

    Raises:
        ArchiveError: If there is none, or several; the message names them.
    """
    counts = archive.query(
        f"SELECT speaker.name, count(*) {_SPEAKING} GROUP BY speaker.name ORDER BY 2 DESC, 1"
    )
    names: list[str] = [name for name, _ in counts]
    wanted = words.casefold().split()
    for found in (
        [name for name in names if name == words],
        [name for name in names if name.casefold().split() == wanted],
        [name for name in names if wanted and set(wanted) <= set(name.casefold().split())],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            shown = ", ".join(map(repr, found[:_MOST_NAMED]))
            more = f" and {len(found) - _MOST_NAMED} more" if len(found) > _MOST_NAMED else ""
            raise ArchiveError(
                archive.path,
                f"{words!r} is in the names of several speakers: {shown}{more}. Give one of them.",
            )
    raise ArchiveError(
        archive.path,
        f"it has no statement by {words!r}. `onrecord find --speaker NAME` looks for a part of a"
        " name.",
    )


def statements_by(archive: Archive, name: str) -> list[int]:
    """Return the numbers of the statements of a speaker in the latest text of each document."""
    return [number for (number,) in archive.query(_SAID, (name,))]


def read_said(archive: Archive, ids: Sequence[int]) -> dict[int, Dated]:
    """Return statements with their days, by their numbers of the table ``statement``.

    A day is that of the document's occasion, else the document's own. A statement that is nested
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
    for written, name in ((given, "occasion"), (published, "document")):
        with suppress(ValueError):
            if written:
                return date.fromisoformat(written[:10]), "occasion" if name == "occasion" else (
                    "document"
                )
    return None, None
