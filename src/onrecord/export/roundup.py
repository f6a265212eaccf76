"""Arrange a record for reading: by topic, then by who said it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from onrecord.types import Record, Span, Speaker, Statement, Topic

UNSURE = 0.5
"""A confidence below this means that the statement is more likely wrong than right: say so."""

GAP = " ⋯ "
"""Stands, outside quotation marks, for words of the text that are not part of what is shown."""

OUTLET = "outlet"
NOT_CERTAIN = "not certain"

_WORD = re.compile(r"[^\W_]+")
_MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?", re.ASCII
)
_INITIALS = 3


@dataclass(frozen=True, slots=True)
class Party:
    """Under whose name statements are shown.

    Attributes:
        key: A speaker's id, ``OUTLET`` or ``NOT_CERTAIN``.
        kind: Which of these three.
        name, role: To be shown.
        label: A few letters that stand for the name, different for each party.
        statements: How many statements it has.
    """

    key: str
    kind: Literal["speaker", "outlet", "not certain"]
    name: str
    role: str | None
    label: str
    statements: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement and those nested directly inside it."""

    statement: Statement
    party: Party
    children: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """What one party says on one topic."""

    party: Party
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """What is said on one topic; ``None`` is for statements without one."""

    topic: Topic | None
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Roundup:
    """A record, arranged.

    Attributes:
        sections: By topic, in the order in which the document takes them up.
        parties: In the order in which they first speak, then the outlet, then the uncertain.
        party_of: The key of each statement's party, by the statement's id.
    """

    sections: tuple[Section, ...]
    parties: tuple[Party, ...]
    party_of: Mapping[str, str]


def round_up(record: Record) -> Roundup:
    """Arrange the statements of ``record`` by topic, then by party."""
    party_of = {statement.id: _key(statement) for statement in record.statements}
    parties = find_parties(record)
    by_key = {party.key: party for party in parties}
    children: dict[str | None, list[Statement]] = {None: []}
    for statement in record.statements:
        # A parent precedes its children: what is not known by now is no parent.
        children[statement.parent if statement.parent in children else None].append(statement)
        children[statement.id] = []

    def entry(statement: Statement) -> Entry:
        return Entry(
            statement=statement,
            party=by_key[party_of[statement.id]],
            children=tuple(entry(child) for child in children[statement.id]),
        )

    topics: dict[str | None, Topic | None] = {}
    groups: dict[str | None, dict[str, list[Entry]]] = {}
    for statement in children[None]:
        label = statement.topic.label if statement.topic is not None else None
        topics.setdefault(label, statement.topic)
        of_topic = groups.setdefault(label, {})
        of_topic.setdefault(party_of[statement.id], []).append(entry(statement))
    return Roundup(
        sections=tuple(
            Section(
                topics[label],
                tuple(
                    Group(by_key[key], tuple(entries))
                    for key, entries in sorted(of_topic.items(), key=lambda each: _rank(each[0]))
                ),
            )
            for label, of_topic in groups.items()
        ),
        parties=parties,
        party_of=party_of,
    )


def find_parties(record: Record) -> tuple[Party, ...]:
    """Return the parties that make the statements of ``record``."""
    counts = Counter(_key(statement) for statement in record.statements)
    speakers: dict[str, Speaker] = {}
    for statement in record.statements:
        if statement.speaker is not None and statement.voice == "source":
            speakers.setdefault(statement.speaker.id, statement.speaker)
    labels = _labels(speaker.name for speaker in speakers.values())
    parties = [
        Party(key, "speaker", speaker.name, speaker.role, label, counts[key])
        for (key, speaker), label in zip(speakers.items(), labels, strict=True)
    ]
    if counts[OUTLET]:
        name = record.document.outlet or "The outlet"
        parties.append(Party(OUTLET, "outlet", name, "in its own voice", "outlet", counts[OUTLET]))
    if counts[NOT_CERTAIN]:
        name = "Speaker not certain"
        parties.append(Party(NOT_CERTAIN, "not certain", name, None, "?", counts[NOT_CERTAIN]))
    return tuple(parties)


def attribution(
    statement: Statement, text: str
) -> tuple[tuple[Literal["source", "cue"], Span, str], ...]:
    """Return the source and the cue of a statement in the order in which they stand.

    With each comes what to show before it: what the text has there, or ``GAP`` if these are words.
    """
    parts: list[tuple[Literal["source", "cue"], Span]] = []
    if statement.source is not None:
        parts.append(("source", statement.source))
    if statement.cue is not None:
        parts.append(("cue", statement.cue))
    parts.sort(key=lambda part: part[1])
    shown: list[tuple[Literal["source", "cue"], Span, str]] = []
    for index, (role, span) in enumerate(parts):
        before = text[parts[index - 1][1].end : span.start] if index else ""
        shown.append((role, span, GAP if _WORD.search(before) else before))
    return tuple(shown)


def verbatim(statement: Statement) -> tuple[Span, ...]:
    """Return the parts of the content that are given as the speaker's very words."""
    if statement.type == "direct" and not statement.quoted:
        return statement.content
    return statement.quoted


def telling_act(statement: Statement) -> tuple[str, ...]:
    """Return the act where it says more than that something was said; else nothing."""
    return (statement.act,) if statement.act not in (None, "asserts", "other") else ()


def divide(span: Span, parts: Sequence[Span]) -> tuple[tuple[Span, bool], ...]:
    """Cut ``span`` at the edges of ``parts``, and tell of each piece whether one covers it."""
    edges = {span.start, span.end}
    edges.update(
        edge for part in parts for edge in (part.start, part.end) if span.start < edge < span.end
    )
    pieces = (Span(start, end) for start, end in pairwise(sorted(edges)))
    return tuple((piece, any(part.contains(piece) for part in parts)) for piece in pieces)


def is_wrapped(record: Record, span: Span) -> bool:
    """Tell whether line ends inside ``span`` only are where the source wrapped its lines.

    They are where a paragraph of the layout holds all of it. Others separate paragraphs.
    """
    paragraphs = record.layout.paragraphs
    index = bisect_right(paragraphs, span.start, key=lambda paragraph: paragraph.start)
    return index > 0 and paragraphs[index - 1].contains(span)


def headline(record: Record) -> str:
    """Return what to call a document: its title, or where it came from."""
    document = record.document
    if document.title:
        return document.title
    for zone in record.layout.zones:
        if zone.kind == "title":
            return zone.span.of(document.text)
    return document.url or document.origin.path.rpartition("/")[2] or document.origin.path


def describe_origin(record: Record) -> tuple[str, ...]:
    """Return what is known of where a document is from and is not in its headline."""
    document = record.document
    known = tuple(
        fact for fact in (document.outlet, document.author, shown_date(document.date)) if fact
    )
    path = document.origin.path
    return known or ((path,) if path not in (headline(record), document.url) else ())


def shown_date(date: str | None) -> str | None:
    """Return a date as it is read: the day, with the time and its zone where there is one."""
    moment = _MOMENT.fullmatch(date or "")
    if moment is None:
        return date
    day, time, zone = moment.groups()
    return " ".join(filter(None, (day, time, "UTC" if zone in ("Z", "+00:00") else zone)))


def clock(seconds: float) -> str:
    """Return a time from the beginning of a recording, in minutes and seconds."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02}"


def _key(statement: Statement) -> str:
    if statement.voice == "outlet":
        return OUTLET
    return statement.speaker.id if statement.speaker is not None else NOT_CERTAIN


def _rank(key: str) -> int:
    """Put the outlet's own claims last, after the statements of nobody certain."""
    return (NOT_CERTAIN, OUTLET).index(key) + 1 if key in (NOT_CERTAIN, OUTLET) else 0


def _labels(names: Iterable[str]) -> list[str]:
    labels: list[str] = []
    for name in names:
        words = _WORD.findall(name)
        capitalised = [word for word in words if word[0].isupper()]
        initials = "".join(word[0] for word in (capitalised or words)[:_INITIALS]).upper() or "–"
        label, number = initials, 1
        while label in labels:
            number += 1
            label = f"{initials}{number}"
        labels.append(label)
    return labels
