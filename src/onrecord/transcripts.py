"""Find the transcripts of the archive that an article can be checked against, and say why.

One is taken if a speaker of the article speaks in it: as a label of its turns says, or in the first
person. A report that merely quotes him is never one: it would be checked against hearsay.
"""

from __future__ import annotations

import calendar
import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.checks import Claim
from onrecord.days import day_of
from onrecord.errors import ArchiveError
from onrecord.ingest.stated import read_day
from onrecord.registry import Known, list_known, recognise
from onrecord.store import Archive, Entry
from onrecord.store.address import file_address
from onrecord.types import Document, Record, Speaker
from onrecord.verify.names import are_one, is_spoken_by, name_words
from onrecord.verify.turns import Turn, read_script

MOST = 20
"""Transcripts at once, the likeliest first: each is searched for every quotation."""
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
_TALKS = 0.15
"""Of a speech's sentences at least so many say "I" or "we" outside quotation marks; a report has
none but by chance."""
_SELF = ("i", "we")
_OPENING = 400
"""Characters in which a transcript tells its occasion."""
_MONTHS = "|".join(calendar.month_name[1:])
_DATE = re.compile(rf"\b(?:\d{{1,2}} (?:{_MONTHS}),?|(?:{_MONTHS}) \d{{1,2}},) \d{{4}}\b")
_MOST_SHOWN = 5

# With turns, with a label of the name, or with somebody who speaks of himself.
_MAY_BE_SPOKEN = f"""
SELECT id FROM revision WHERE latest AND (
    instr(lower(text), :name) OR id IN (SELECT value FROM json_each(:known))
) AND (
    zones LIKE '%["turn",%' OR instr(lower(text), :name || ':') OR EXISTS (
        SELECT 1 FROM statement
        WHERE statement.revision = revision.id AND replaced IS NULL AND parent IS NULL
            AND lower(substr(text, source_start + 1, source_end - source_start)) IN {_SELF}
    )
)
"""

_Places = dict[str, dict[int, set[str]]]
"""By the id of a speaker of the article: revisions that have him, and his ids in each."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """A document of the archive that an article is checked against.

    Attributes:
        entry: Its latest revision.
        document: Its text.
        reasons: Why it is taken, in plain words.
    """

    entry: Entry
    document: Document
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """What a document tells of its occasion.

    Attributes:
        kind, place: As its record has them.
        day: When it was, else the document's date: many transcripts are published days later.
        is_sure: Whether the day is the occasion's.
    """

    kind: str | None
    place: str | None
    day: date | None
    is_sure: bool


def find_transcripts(archive: Archive, article: Record) -> tuple[Transcript, ...]:
    """Return what the archive has of an article's speakers in their own voice, the likeliest first.

    Those of the article's occasion (a day apart at most, the same place and kind) come first, then
    those nearest before it. What was said after the article is left out, and so is the article.

    Raises:
        ArchiveError: If there is none, with what was looked for and what there is instead.
    """
    speakers = _who_speaks(article)
    own = _told(article)
    known = _places(archive, article)
    people = list_known(archive, kind="person")
    alone = {each.id for each in speakers if _is_only_one(people, each)}
    found: list[tuple[tuple[int, int, int], Transcript]] = []
    for revision, named in _candidates(archive, speakers, known).items():
        other = archive.record(revision)
        told = _told(other)
        if _is_later(told, own, article):
            continue
        reasons = tuple(_voices(named, revision, other, known, alone))
        if not reasons:
            continue
        entry, document = archive.documents([revision])[revision]
        if _is_article(entry, document, article):
            continue
        apart = _apart(told, own)
        shared = _shared(told, own, apart, document.text)
        reasons += tuple(_occasion(shared, apart))
        rank = (-len(shared), 10**6 if apart is None else abs(apart), entry.document)
        found.append((rank, Transcript(entry, _named(entry, document), reasons)))
    if not found:
        raise ArchiveError(archive.path, _nothing(archive, speakers, known))
    return tuple(each for _, each in sorted(found, key=lambda each: each[0])[:MOST])


def _who_speaks(article: Record) -> list[Speaker]:
    """Return the people with a name who say something in an article."""
    saying = {each.speaker.id for each in article.statements if each.speaker is not None}
    return [
        each
        for each in article.speakers
        if each.kind == "person" and each.id in saying and name_words(each.name)
    ]


def _places(archive: Archive, article: Record) -> _Places:
    """Return where the registry has the speakers of an article."""
    found: _Places = {}
    for key, places in recognise(archive, article).items():
        found[key] = {}
        for revision, same in archive.query(
            "SELECT revision, speaker.key FROM speaker JOIN json_each(?) AS place"
            " ON revision = json_extract(place.value, '$[0]')"
            " AND position = json_extract(place.value, '$[1]')",
            (json.dumps(sorted(places)),),
        ):
            found[key].setdefault(revision, set()).add(same)
    return found


def _candidates(
    archive: Archive, speakers: Iterable[Speaker], known: _Places
) -> dict[int, list[Speaker]]:
    """Return the revisions in which speakers of an article may speak, and who of them may."""
    found: dict[int, list[Speaker]] = {}
    for speaker in speakers:
        surname = name_words(speaker.name)[-1]
        asked = {"name": surname, "known": json.dumps(sorted(known[speaker.id]))}
        for (revision,) in archive.query(_MAY_BE_SPOKEN, asked):
            found.setdefault(revision, []).append(speaker)
    return found


def _is_only_one(people: Iterable[Known], speaker: Speaker) -> bool:
    """Tell whether none of ``people`` but a speaker of the article has his surname."""
    own = name_words(speaker.name)
    named = {
        name_words(each.name)
        for each in people
        if any(own[-1] in name.casefold() for name in each.names)
    }
    others = {words for words in named if len(words) > 1 and words[-1] == own[-1]}
    return len(others) <= 1 and all(are_one(own, words) for words in others)


def _voices(
    speakers: Iterable[Speaker],
    revision: int,
    other: Record,
    known: _Places,
    alone: Collection[str],
) -> Iterator[str]:
    """Yield why a document has the words of ``speakers`` themselves; nothing if it may not.

    Args:
        speakers: Of the article.
        revision: The document's number in the archive.
        other: The document.
        known: Where the registry has the speakers.
        alone: Ids of those whose surname is nobody else's: it can stand alone then.
    """
    has_turns = any(zone.kind == "turn" for zone in other.layout.zones)
    if not has_turns and not _is_first_person(other):
        return
    turns = read_script(other.document).turns
    for speaker in speakers:
        same = known[speaker.id].get(revision, set())
        why = _voice(speaker, other, turns, same, is_alone=speaker.id in alone)
        if why is not None:
            yield why


def _voice(
    speaker: Speaker, other: Record, turns: Sequence[Turn], same: set[str], *, is_alone: bool
) -> str | None:
    """Return why a document has the words of ``speaker`` himself, ``None`` if it may not.

    Args:
        speaker: Of the article.
        other: The document.
        turns: Its turns.
        same: Ids of its speakers whom the registry has as this one.
        is_alone: Whether the surname is nobody else's.
    """
    text = other.document.text
    people = {each.name.casefold(): each for each in other.speakers if each.kind == "person"}
    claim = Claim("quotation", (), speaker=speaker.name, role=speaker.role)
    for turn in turns:
        if turn.speaker is not None and is_spoken_by(claim, turn, turns):
            person = people.get(turn.speaker.casefold())
            if _is_he(speaker, turn.speaker, person, same, is_alone):
                return f"{speaker.name} speaks in it, as the label {turn.speaker} says"
    for each in other.statements:
        source = each.source.of(text).lower() if each.source is not None else None
        if each.speaker is None or each.parent is not None or source not in _SELF:
            continue
        if _is_he(speaker, each.speaker.name, each.speaker, same, is_alone):
            return f"{speaker.name} speaks in it, in the first person"
    return None


def _is_he(
    speaker: Speaker, name: str, person: Speaker | None, same: set[str], is_alone: bool
) -> bool:
    """Tell whether one who speaks under a name is a speaker of the article.

    The registry knows people by full names. A surname alone is his if nobody else has it.
    """
    if person is not None and person.id in same:
        return True
    own, theirs = name_words(speaker.name), name_words(name)
    if not theirs or own[-1] != theirs[-1] or not are_one(own, theirs):
        return False
    if len(own) > 1 and len(theirs) > 1:
        return person is None
    return is_alone


def _is_first_person(record: Record) -> bool:
    """Tell whether so many sentences say "I" outside quotation marks that somebody speaks here."""
    text, layout = record.document.text, record.layout
    quoted = [each.span for each in layout.quotations if each.depth == 0]
    said = sum(
        any(
            not any(span.start <= found.start() < span.end for span in quoted)
            for found in _FIRST_PERSON.finditer(text, sentence.start, sentence.end)
        )
        for sentence in layout.sentences
    )
    return said > 0 and said >= _TALKS * len(layout.sentences)


def _is_article(entry: Entry, document: Document, article: Record) -> bool:
    own = article.document
    path = own.origin.path
    addresses = {own.url, path, file_address(path)}
    return document.id == own.id or entry.address in addresses


def _told(record: Record) -> _Told:
    """Return what a document tells of its occasion."""
    occasion = record.occasion
    kind, place = (occasion.kind, occasion.place) if occasion is not None else (None, None)
    held = day_of(occasion.date) if occasion is not None else None
    if held is None:
        days = (read_day(found[0]) for found in _DATE.finditer(record.document.text[:_OPENING]))
        held = min((day for day in days if day is not None), default=None)
    return _Told(kind, place, held or day_of(record.document.date), held is not None)


def _is_later(told: _Told, own: _Told, article: Record) -> bool:
    """Tell whether words were said after the article that has them: there was no such source."""
    days = [day for day in (own.day, day_of(article.document.date)) if day is not None]
    if told.day is None or not told.is_sure or not days:
        return False
    return (told.day - max(days)).days > 1


def _apart(told: _Told, own: _Told) -> int | None:
    return (own.day - told.day).days if told.day is not None and own.day is not None else None


def _shared(told: _Told, own: _Told, apart: int | None, text: str) -> list[str]:
    """Return what a transcript has of the article's occasion; nothing if it is of another day."""
    are_sure = told.is_sure and own.is_sure
    if own.kind is None or (are_sure and apart is not None and abs(apart) > 1):
        return []
    opening = text[:_OPENING].casefold()
    facts = [(own.kind, told.kind), (own.place, told.place)]
    shared = [
        mine
        for mine, theirs in facts
        if mine is not None and (mine == theirs or mine.casefold() in opening)
    ]
    if told.day is not None and apart is not None and abs(apart) <= 1:
        shared.append(told.day.isoformat())
    return shared


def _occasion(shared: Sequence[str], apart: int | None) -> Iterator[str]:
    if shared:
        yield f"agrees with the article's occasion: {', '.join(shared)}"
    elif apart is not None and apart:
        days = f"{abs(apart)} day{'s' * (abs(apart) > 1)}"
        yield f"dated {days} {'before' if apart > 0 else 'after'} the article"
    elif apart is not None:
        yield "of the article's day"
    else:
        yield "whether it is of the article's occasion is not known"


def _named(entry: Entry, document: Document) -> Document:
    """Return a document under a name by which it is found in the archive."""
    name = f"document {entry.document}: {document.title or entry.address}"
    return replace(document, title=name)


def _nothing(archive: Archive, speakers: Sequence[Speaker], known: _Places) -> str:
    """Say that there is no transcript, what was looked for, and what there is of the speakers."""
    if not speakers:
        return (
            "the article names nobody whose transcripts could be looked for. Name transcripts with"
            " --against."
        )
    names = " or ".join(each.name for each in speakers[:_MOST_SHOWN])
    revisions = {revision for each in speakers for revision in known[each.id]}
    entries = [entry for entry, _ in archive.documents(sorted(revisions)).values()]
    shown = ", ".join(
        f"{entry.document} ({entry.title or entry.address})" for entry in entries[:_MOST_SHOWN]
    )
    more = f" and {len(entries) - _MOST_SHOWN} more" * (len(entries) > _MOST_SHOWN)
    others = f"document {shown}{more}, only quotes them or is later" if entries else "nothing"
    return (
        f"no transcript or speech in it, from before the article, is sure to be of {names}. What"
        f" it has of them: {others}. Add one, or name transcripts with --against."
    )
