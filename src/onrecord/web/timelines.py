"""What one speaker said over time, and topics across documents."""

from __future__ import annotations

from urllib.parse import urlencode

from onrecord.errors import RegistryError
from onrecord.gather import list_topics
from onrecord.positions import Timeline
from onrecord.store import Archive
from onrecord.trace import trace
from onrecord.web.library import NotThere
from onrecord.web.question import BadQuestion
from onrecord.web.views import Count, NamesView

MOST_TOPICS = 300

_HEADINGS = """
SELECT topic, count(*), count(DISTINCT document) FROM statement
JOIN revision ON revision.id = statement.revision
WHERE latest AND replaced IS NULL AND topic IS NOT NULL GROUP BY lower(topic)
"""


def timeline_address(name: str, topic: str = "") -> str:
    """Return the address of what a speaker said over time."""
    given = {"name": name, **({"topic": topic} if topic else {})}
    return f"/timeline?{urlencode(given)}"


def over_time(archive: Archive, name: str, topic: str = "") -> Timeline:
    """Return what a speaker said over time, on a topic if one is given.

    Raises:
        NotThere: If no speaker, or several, are called so.
        BadQuestion: If there is no word in the topic.
    """
    try:
        return trace(archive, name, topic.strip() or None)
    except RegistryError as error:
        raise NotThere(_sentence(str(error))) from error
    except ValueError as error:
        raise BadQuestion(_sentence(str(error))) from error


def topics(archive: Archive, words: str = "") -> NamesView:
    """Return what statements are about: topics across documents, and those documents give."""
    counts = {each.label: each.statements for each in list_topics(archive)}
    known = {label.casefold() for label in counts}
    for label, count, documents in archive.query(_HEADINGS):
        if documents > 1 and label.casefold() not in known:
            counts[label] = count
    wanted = words.casefold().split()
    found = [
        Count(label, count, f"/search?{urlencode({'topic': label})}")
        for label, count in sorted(counts.items(), key=lambda each: (-each[1], each[0]))
        if all(word in label.casefold() for word in wanted)
    ]
    return NamesView(tuple(found[:MOST_TOPICS]), len(found))


def _sentence(said: str) -> str:
    return said[:1].upper() + said[1:]
