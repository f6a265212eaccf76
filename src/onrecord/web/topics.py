"""What statements are about, across documents."""

from __future__ import annotations

import json
from urllib.parse import urlencode

from onrecord.find import Filters
from onrecord.find.search import select
from onrecord.gather import list_topics
from onrecord.store import Archive
from onrecord.web.lists import by_numbers
from onrecord.web.people import counted, outlet_address
from onrecord.web.question import BadQuestion
from onrecord.web.shelf import NotThere
from onrecord.web.views import Count, NamesView, TopicPageView

MOST_TOPICS = 300
_LATEST = 10

_HEADINGS = """
SELECT topic, count(*), count(DISTINCT document) FROM statement
JOIN revision ON revision.id = statement.revision
WHERE latest AND replaced IS NULL AND topic IS NOT NULL GROUP BY lower(topic)
"""
_SAID = """
SELECT document, outlet, coalesce(entity.name, speaker.name), voice, act FROM statement
JOIN revision ON revision.id = statement.revision
LEFT JOIN speaker
    ON speaker.revision = statement.revision AND speaker.position = statement.speaker
LEFT JOIN appearance
    ON (appearance.revision, appearance.position) = (speaker.revision, speaker.position)
LEFT JOIN entity ON entity.id = appearance.entity
WHERE statement.id IN (SELECT value FROM json_each(?))
"""


def topic_address(label: str) -> str:
    """Return the address of a topic's page."""
    return f"/topic?{urlencode({'name': label})}"


def topics(archive: Archive, words: str = "") -> NamesView:
    """Return what statements are about: topics across documents, and those documents give."""
    counts = {each.label: each.statements for each in list_topics(archive)}
    known = {label.casefold() for label in counts}
    for label, count, documents in archive.query(_HEADINGS):
        if documents > 1 and label.casefold() not in known:
            counts[label] = count
    wanted = words.casefold().split()
    found = [
        Count(label, count, topic_address(label))
        for label, count in sorted(counts.items(), key=lambda each: (-each[1], each[0]))
        if all(word in label.casefold() for word in wanted)
    ]
    return NamesView(tuple(found[:MOST_TOPICS]), len(found))


def topic(archive: Archive, name: str) -> TopicPageView:
    """Return who says what on a topic, and which outlets carry it.

    Args:
        archive: Where.
        name: Words that the topics have: of several documents, or as one document gives it.

    Raises:
        NotThere: If no statement is on such a topic.
        BadQuestion: If there is no word in the name.
    """
    try:
        found = [number for number, _ in select(archive, None, Filters(topic=name), limit=-1)]
    except ValueError as error:
        raise BadQuestion(f"There is no word in {name!r}. Write at least one.") from error
    if not found:
        raise NotThere(f"The archive has no statement on {name!r}.")
    rows = archive.query(_SAID, (json.dumps(found),))

    def within(**more: str) -> str:
        return f"/search?{urlencode({'topic': name, **more})}"

    return TopicPageView(
        name=name,
        documents=len({document for document, *_ in rows}),
        statements=len(rows),
        speakers=counted(
            (who for _, _, who, voice, _ in rows if voice == "source"),
            "Speaker not certain",
            lambda who: within(speaker=who),
        ),
        outlets=counted((outlet for _, outlet, *_ in rows), "No outlet named", outlet_address),
        acts=counted((act for *_, act in rows), "not clear", lambda act: within(act=act)),
        latest=by_numbers(archive, found[:_LATEST]),
    )
