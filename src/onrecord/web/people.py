"""Speakers and outlets: what the archive has on them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from onrecord.store import Archive
from onrecord.web.lists import by_numbers
from onrecord.web.registered import registered, who_is
from onrecord.web.shelf import NotThere, latest_of
from onrecord.web.views import Count, NamesView, OutletView, SpeakerView, TopicView

MOST_NAMES = 200
_TOPICS = 30
_OF_EACH_TOPIC = 5
_LATEST = 12
_TYPES = ("direct", "mixed", "indirect")

_SAID = """
FROM speaker JOIN statement
    ON statement.revision = speaker.revision AND statement.speaker = speaker.position
JOIN revision ON revision.id = speaker.revision
LEFT JOIN appearance
    ON (appearance.revision, appearance.position) = (speaker.revision, speaker.position)
LEFT JOIN entity ON entity.id = appearance.entity
WHERE latest AND replaced IS NULL AND voice = 'source'
"""
_PUBLISHED = """
FROM revision JOIN statement ON statement.revision = revision.id
LEFT JOIN speaker
    ON speaker.revision = statement.revision AND speaker.position = statement.speaker
LEFT JOIN appearance
    ON (appearance.revision, appearance.position) = (speaker.revision, speaker.position)
LEFT JOIN entity ON entity.id = appearance.entity
WHERE latest AND replaced IS NULL
"""


def speaker_address(name: str, known: Mapping[str, Any] | None = None) -> str:
    """Return the address of a speaker's page.

    Args:
        name: As the document has it.
        known: Who it is in the registry, as in the record's ``known_as``.
    """
    return f"/speaker?{urlencode({'id': known['id']} if known else {'name': name})}"


def outlet_address(name: str) -> str:
    """Return the address of an outlet's page."""
    return f"/outlet?{urlencode({'name': name})}"


def speakers(archive: Archive, words: str = "") -> NamesView:
    """Return who makes statements; with ``words``, those whose names have them."""
    wanted = words.casefold().split()
    found = []
    for key, name, forms, count in archive.query(
        f"SELECT entity.key, coalesce(entity.name, speaker.name), entity.forms, count(*) {_SAID}"
        " GROUP BY coalesce(entity.key, speaker.name)"
    ):
        known = json.loads(forms) if forms else []
        names = (name, *(each for _, _, each, _ in known))
        if any(all(word in each.casefold() for word in wanted) for each in names):
            role = next((role for *_, role in known if role), None)
            found.append((name, role, count, key))
    found.sort(key=lambda each: (-each[2], each[0], each[3] or ""))
    shared = Counter(name for name, *_ in found)
    shown = tuple(
        Count(
            # Of two of one name the role tells who is who.
            f"{name}, {role}" if shared[name] > 1 and role else name,
            count,
            speaker_address(name, {"id": key} if key else None),
        )
        for name, role, count, key in found[:MOST_NAMES]
    )
    return NamesView(shown, len(found))


def outlets(archive: Archive, words: str = "") -> NamesView:
    """Return the outlets; with ``words``, those whose names have them."""
    names = archive.query(
        "SELECT outlet, sum((SELECT count(*) FROM statement"
        " WHERE revision = revision.id AND replaced IS NULL))"
        " FROM revision WHERE latest AND outlet IS NOT NULL GROUP BY outlet"
    )
    return _names(names, words, outlet_address)


def speaker(archive: Archive, name: str = "", identity: str = "") -> SpeakerView:
    """Return what a speaker is on record with.

    Args:
        archive: Where.
        name: One of the names.
        identity: The id in the registry, in place of a name.

    Raises:
        NotThere: If there is no such speaker, or none who makes a statement.
        Namesakes: If several have the name.
    """
    known = who_is(archive, name, identity)
    condition = "entity.key = ?" if known is not None else "entity.key IS NULL AND speaker.name = ?"
    rows = archive.query(
        f"SELECT statement.id, topic, outlet, type, role {_SAID} AND {condition}"
        " ORDER BY revision.date DESC, revision.id DESC, statement.position",
        (known.id if known is not None else name,),
    )
    if not rows:
        raise NotThere(f"The archive has no statement by {name or identity!r}.")
    topics: dict[str | None, list[int]] = {}
    for number, topic, *_ in rows:
        topics.setdefault(topic, []).append(number)
    most = sorted(topics.items(), key=lambda each: (each[0] is None, -len(each[1])))[:_TOPICS]
    shown = [identity for _, ids in most for identity in ids[:_OF_EACH_TOPIC]]
    views = dict(zip(shown, by_numbers(archive, shown), strict=True))
    return SpeakerView(
        name=known.name if known is not None else name,
        known=registered(archive, known) if known is not None else None,
        roles=tuple(_common(role for *_, role in rows if role)),
        statements=len(rows),
        topics=tuple(
            TopicView(topic, tuple(views[identity] for identity in ids[:_OF_EACH_TOPIC]), len(ids))
            for topic, ids in most
        ),
        outlets=counted((outlet for _, _, outlet, *_ in rows), "No outlet named", outlet_address),
        types=_shares(Counter(kind for _, _, _, kind, _ in rows), _TYPES),
    )


def outlet(archive: Archive, name: str) -> OutletView:
    """Return whom an outlet quotes, and how.

    Raises:
        NotThere: If it has no document.
    """
    ((documents,),) = archive.query(
        "SELECT count(*) FROM revision WHERE latest AND outlet = ?", (name,)
    )
    if not documents:
        raise NotThere(f"The archive has no document of {name!r}.")
    rows = archive.query(
        "SELECT coalesce(entity.name, speaker.name), entity.key, type, voice"
        f" {_PUBLISHED} AND outlet = ?",
        (name,),
    )
    ways = Counter("own voice" if voice == "outlet" else kind for *_, kind, voice in rows)
    quoted = Counter((speaker, key) for speaker, key, _, voice in rows if voice == "source")
    return OutletView(
        name=name,
        documents=documents,
        statements=len(rows),
        speakers=_quoted(quoted)[:MOST_NAMES],
        shares=_shares(ways, (*_TYPES, "own voice")),
        latest=latest_of(archive, name, _LATEST),
    )


def _names(rows: list[tuple[str, int]], words: str, address: Callable[[str], str]) -> NamesView:
    wanted = words.casefold().split()
    found = [
        (name, count) for name, count in rows if all(word in name.casefold() for word in wanted)
    ]
    found.sort(key=lambda each: (-each[1], each[0]))
    shown = tuple(Count(name, count, address(name)) for name, count in found[:MOST_NAMES])
    return NamesView(shown, len(found))


def counted(
    names: Iterable[str | None], unknown: str, address: Callable[[str], str]
) -> tuple[Count, ...]:
    """Count names, the most frequent first; ``unknown`` stands for those that are missing."""
    counts = Counter(names)
    return tuple(
        Count(name, count, address(name)) if name is not None else Count(unknown, count)
        for name, count in sorted(counts.items(), key=lambda each: (each[0] is None, -each[1]))
    )


def _quoted(counts: Counter[tuple[str | None, str | None]]) -> tuple[Count, ...]:
    return tuple(
        Count(name, count, speaker_address(name, {"id": key} if key else None))
        if name is not None
        else Count("Speaker not certain", count)
        for (name, key), count in sorted(
            counts.items(), key=lambda each: (each[0][0] is None, -each[1], each[0][0] or "")
        )
    )


def _common(values: Iterable[str]) -> list[str]:
    return [value for value, _ in Counter(values).most_common()]


def _shares(counts: Counter[str], order: Sequence[str]) -> tuple[Count, ...]:
    return tuple(Count(each, counts[each]) for each in order)
