"""Speakers and outlets: what the archive has on a name. A name is all that is known of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from urllib.parse import urlencode

from onrecord.store import Archive
from onrecord.web.library import NotThere, by_numbers, latest_of
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
WHERE latest AND replaced IS NULL AND voice = 'source'
"""
_PUBLISHED = """
FROM revision JOIN statement ON statement.revision = revision.id
LEFT JOIN speaker
    ON speaker.revision = statement.revision AND speaker.position = statement.speaker
WHERE latest AND replaced IS NULL
"""


def speaker_address(name: str) -> str:
    """Return the address of a speaker's page."""
    return f"/speaker?{urlencode({'name': name})}"


def outlet_address(name: str) -> str:
    """Return the address of an outlet's page."""
    return f"/outlet?{urlencode({'name': name})}"


def speakers(archive: Archive, words: str = "") -> NamesView:
    """Return who makes statements; with ``words``, those whose names have them."""
    names = archive.query(f"SELECT speaker.name, count(*) {_SAID} GROUP BY speaker.name")
    return _names(names, words, speaker_address)


def outlets(archive: Archive, words: str = "") -> NamesView:
    """Return the outlets; with ``words``, those whose names have them."""
    names = archive.query(
        "SELECT outlet, sum((SELECT count(*) FROM statement"
        " WHERE revision = revision.id AND replaced IS NULL))"
        " FROM revision WHERE latest AND outlet IS NOT NULL GROUP BY outlet"
    )
    return _names(names, words, outlet_address)


def speaker(archive: Archive, name: str) -> SpeakerView:
    """Return what one name is on record with.

    Raises:
        NotThere: If it makes no statement.
    """
    rows = archive.query(
        f"SELECT statement.id, topic, outlet, type, role {_SAID} AND speaker.name = ?"
        " ORDER BY revision.date DESC, revision.id DESC, statement.position",
        (name,),
    )
    if not rows:
        raise NotThere(f"The archive has no statement by {name!r}.")
    topics: dict[str | None, list[int]] = {}
    for identity, topic, *_ in rows:
        topics.setdefault(topic, []).append(identity)
    most = sorted(topics.items(), key=lambda each: (each[0] is None, -len(each[1])))[:_TOPICS]
    shown = [identity for _, ids in most for identity in ids[:_OF_EACH_TOPIC]]
    views = dict(zip(shown, by_numbers(archive, shown), strict=True))
    return SpeakerView(
        name=name,
        roles=tuple(_common(role for *_, role in rows if role)),
        statements=len(rows),
        topics=tuple(
            TopicView(topic, tuple(views[identity] for identity in ids[:_OF_EACH_TOPIC]), len(ids))
            for topic, ids in most
        ),
        outlets=_counted((outlet for _, _, outlet, *_ in rows), "No outlet named", outlet_address),
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
    rows = archive.query(f"SELECT speaker.name, type, voice {_PUBLISHED} AND outlet = ?", (name,))
    ways = Counter("own voice" if voice == "outlet" else kind for _, kind, voice in rows)
    quoted = (speaker for speaker, _, voice in rows if voice == "source")
    return OutletView(
        name=name,
        documents=documents,
        statements=len(rows),
        speakers=_counted(quoted, "Speaker not certain", speaker_address)[:MOST_NAMES],
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


def _counted(
    names: Iterable[str | None], unknown: str, address: Callable[[str], str]
) -> tuple[Count, ...]:
    counts = Counter(names)
    return tuple(
        Count(name, count, address(name)) if name is not None else Count(unknown, count)
        for name, count in sorted(counts.items(), key=lambda each: (each[0] is None, -each[1]))
    )


def _common(values: Iterable[str]) -> list[str]:
    return [value for value, _ in Counter(values).most_common()]


def _shares(counts: Counter[str], order: Sequence[str]) -> tuple[Count, ...]:
    return tuple(Count(each, counts[each]) for each in order)
