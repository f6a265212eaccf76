"""Read the events that a sentence names as those at which something is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.days import day_of
from onrecord.resolve.lexicon import CONJUNCTIONS, ENDS_OF_PHRASE
from onrecord.resolve.places import CAPITALS, COUNTRIES, PARTS, TOWNS
from onrecord.resolve.word_lists import words_of
from onrecord.types import Occasion

BLANK = " "
"""Stands for each character of what is told in a sentence: it says nothing of the event."""
NAMED = "_"
"""Stands for each character of a source."""

_KINDS = {
    "press conference": r"(?:press|news)\sconference",
    "interview": r"interview",
    "speech": r"speech|address\sto\s(?:the\snation|congress|parliament)|lecture|sermon"
    r"|(?:inaugural|keynote|commencement|televised|radio|weekly)\saddress",
    "call": r"(?:conference|earnings|phone|telephone|video)\scall",
    "conference": r"conference|summit|convention",
    "hearing": r"hearing|inquiry",
    "debate": r"debate",
    "rally": r"rally|town\shall(?:\smeeting)?",
    "briefing": r"briefing",
    "post": r"tweet|(?:facebook|instagram|blog)\s(?:post|message)|post\son\s(?:twitter|facebook|x)",
    "letter": r"letter|e-?mail",
    "statement": r"statement",
}
_PLACELESS = frozenset(("post", "letter", "statement"))
_FORMS = "|".join(f"(?P<k{number}>{form})" for number, form in enumerate(_KINDS.values()))
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAYS = "|".join(_WEEKDAYS)
# Nouns that make another thing of it ("a debate stage"), and what a dispute is about.
_PHRASE = (
    rf"(?P<which>an?|the|his|her|their|its|that|this|another|one|(?:{_DAYS})(?:\s\w+)?['’]s)\s"
    r"(?:(?!(?:of(?!\s(?-i:[A-Z]))|in|on|at|for|after|before|about|to|with|and|or|that|who|by|from|as|the|an?|his"
    rf"|her|its|their)\b)[\w'’.&-]+,?\s){{0,5}}?(?:{_FORMS})\b(?!['’-]|\s(?:rooms?|stages?|calls?|aids?"
    r"|writers?|books?|schedules?|formats?|moderators?|performances?|circuit|over|about|whether"
    r"|scheduled|planned)\b)"
)
_AT = re.compile(
    rf"\b(?:told|at|in|during|via|on(?=\san?\s\w+\scall\b)|(?:spoke|speaking|speech|address|remarks|testif\w+)\sto)\s{_PHRASE}"
    r"|\b(?P<online>(?:on|to)\s(?:twitter|facebook|instagram|telegram|tiktok|linkedin|bluesky"
    r"|truth\ssocial|(?-i:X(?![\w-]|\s[A-Z])))|to\ssocial\smedia)\b"
    r"|\b(?P<mailed>(?:via|by|in\san)\se-?mail)\b",
    re.IGNORECASE,
)
_HELD = re.compile(rf"\b(?:held|holds|gave|gives|delivered)\s{_PHRASE}", re.IGNORECASE)
# It begins where the signs before it do: to look for it from each of many blanks takes long.
_GIVING = re.compile(
    rf"(?<!\W)\W*+(?:giving|delivering|holding|addressing)\s{_PHRASE}", re.IGNORECASE
)
# One of these is in all that the patterns find. Few sentences have any, which is told at once.
_HINTS = (
    *("conference", "interview", "speech", "address", "lecture", "sermon", "hearing", "inquiry"),
    *("debate", "rally", "hall", "briefing", "tweet", "post", "message", "letter", "mail"),
    *("statement", "twitter", "facebook", "instagram", "telegram", "social", "tiktok", "linkedin"),
    *("bluesky", "on x", "to x", "earnings", "phone", "video", "summit", "convention"),
)
POSTED = re.compile(r"\b(?:re)?tweet(?:ed|s|ing)\b", re.IGNORECASE)
"""What tells in a word that somebody posts."""
_TITLED = re.compile(r"(?:full\s)?(?:remarks|address|speech|lecture)\b", re.IGNORECASE)
_TO_COME = re.compile(r"(?:\b(?:will|next|plans?\sto|scheduled|due\sto)|['’]ll)\b", re.IGNORECASE)
_DEFINITE = frozenset(("the", "that", "this", "his", "her", "their", "its"))

# "OSLO, May 3, 2024 (Agency) - ": when and where the report was written.
_DATELINE = re.compile(r"\W*[A-Z][^.!?\n]{1,60}?(?:\s?\([^()\n]{2,40}\))?\s?(?:[–—―]|--?)\s")
_WRITTEN = re.compile(r"\([^()\n]{2,40}\)|,\s|\b[A-Z]{3,}\b")
_PLACE = re.compile(
    r"\b(?:[Ii]n|[Aa]t)\s((?:the\s)?[A-Z][\w'’.-]*(?:(?:\sof(?:\sthe)?)?\s(?:St\.|[A-Z][\w'’-]*)){0,4})"
)
# "In Orle", "Monday at the Harbour House in Orle", and then a comma.
_OPENS = re.compile(rf"\W*(?:(?:[Oo]n\s)?(?:{_DAYS})\s)?", re.IGNORECASE)
_AFTER_OPENING = re.compile(r"(?:\s(?:in|at)\s[A-Z][\w.’'-]*)?,")
_NOUN = re.compile(r"\s([a-z]+)")  # "the Keldonian embassy"
_ENDS_PLACE = (
    ENDS_OF_PHRASE
    | CONJUNCTIONS
    | words_of(
        "that this last earlier early late later today yesterday he she they it the a an saying"
        " said told where when"
    )
)
_NO_PLACES = frozenset(("english", "french", "spanish", "german", "russian", "arabic", "chinese"))
_KNOWN_PLACES = TOWNS | CAPITALS | PARTS | COUNTRIES.keys()
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = "|".join(f"{month[:3]}t?(?:{month[3:]})?" for month in _MONTHS if month != "may") + "|may"
_DATE = re.compile(
    rf"\b(?:(?P<month>{_MONTH})\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<month2>{_MONTH}))\b(?:,?\s(?P<year>\d{{4}}))?"
    rf"|\b(?P<weekday>{_DAYS})\b|\b(?P<near>today|yesterday)\b",
    re.IGNORECASE,
)
# What follows a day on which something is done; in "the May 3 attack" the day is the attack's.
_ENDS_DATE = re.compile(
    r"\s(?:morning|afternoon|evening|night|and|that|in|at|on|to|with|by|as|during|before|after|about"
    r"|when|while|he|she|they|it|the|an?|his|her|their)\b|\s+[A-Z_]|\s{2}|\s?[^\w\s'’-]|\s*$"
)
_BEGINS_DATE = r"(?:(?:on|late|early|earlier|last)\s)*$"
_OPENS_CLAUSE = re.compile(rf"(?:^|[{NAMED},])\W*{_BEGINS_DATE}", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:publish|air|broadcast|post|releas|record)\w*", re.IGNORECASE)
BREAKS_OFF = re.compile(
    r"[;:]\s|\s(?:--?|[–—])\s|—|,\s(?:and|but|or)\b|\b(?:who|whom|whose|which|that|what|how|why|if"
    r"|whether|where|when|while|after|(?<!hearing\s)before|as|because|though|although|but|since|than|notably"
    r"|including|such)\b",
    re.IGNORECASE,
)
"""What parts an event from what is said at it."""


@dataclass(frozen=True, slots=True)
class Event:
    """An event that a sentence names.

    Attributes:
        start, end: Where, counted from the sentence's start.
        occasion: Its kind, place and date.
        definite: Whether it was named before: "the rally", "his speech".
    """

    start: int
    end: int
    occasion: Occasion
    definite: bool


def hints_in(text: str) -> tuple[str, ...]:
    """Return of the words without one of which no event is named those that a text has."""
    lower = text.lower()
    return tuple(hint for hint in _HINTS if hint in lower)


def read_events(words: str, written: str | None, *, announced: bool = False) -> Iterator[Event]:
    """Yield the events at which something is said in a sentence, in order.

    Args:
        words: The sentence, blank for its dateline and what is told, ``NAMED`` for sources.
        written: The day on which it was written, ISO 8601; other days are counted from it.
        announced: Events that are told of without anything said there count, too.
    """
    if not hints_in(words) or _TO_COME.search(words):
        return
    forms = (_AT, _GIVING, _HELD) if announced else (_AT, _GIVING)
    for match in sorted((each for form in forms for each in form.finditer(words)), key=_place_of):
        found = match.groupdict()
        kind = next((name for n, name in enumerate(_KINDS) if found.get(f"k{n}")), None)
        kind = kind or ("post" if found.get("online") else "letter")
        occasion = Occasion(
            kind,
            _place(words, match, kind),
            _date(words, match.start(), match.end(), written, kind),
        )
        yield Event(
            match.start(), match.end(), occasion, (found["which"] or "").lower() in _DEFINITE
        )


def read_post(words: str, start: int, end: int, written: str | None) -> Event | None:
    """Return the post that a cue between ``start`` and ``end`` is the writing of, if it is one."""
    if not POSTED.search(words, start, end):
        return None
    return Event(
        start, end, Occasion("post", None, _date(words, start, end, written, "post")), False
    )


def read_title(words: str, written: str | None) -> Event | None:
    """Return the speech that a text's first words say it is: "Remarks by the Mayor at Orle"."""
    match = _TITLED.match(words)
    if match is None or _TO_COME.search(words):
        return None
    place, day = _place(words, match, "speech"), _date(words, 0, match.end(), written, "speech")
    return Event(0, match.end(), Occasion("speech", place, day), False)


def days_of(words: str, written: str | None) -> set[str | None]:
    """Return the days that a sentence names; ``None`` among them is one that is not certain."""
    return {_read(match, written) for match in _DATE.finditer(words)}


def without_dateline(words: str) -> str:
    """Return a sentence with blanks for a dateline: neither place nor day is the event's."""
    match = _DATELINE.match(words)
    if match is None or not _WRITTEN.search(match[0]):
        return words
    return BLANK * match.end() + words[match.end() :]


def _place_of(match: re.Match[str]) -> int:
    return match.start()


def _place(words: str, event: re.Match[str], kind: str) -> str | None:
    """Return where an event is: what follows it, stands right before it, or opens the sentence."""
    if kind in _PLACELESS:
        return None
    for match in sorted(_PLACE.finditer(words), key=lambda each: each.start() < event.start()):
        after = words[event.end() : match.start()]
        before = words[match.end() : event.start()]
        if match.start() >= event.end():
            near = re.search(rf"[,;:{NAMED}]", after) is None and not BREAKS_OFF.search(after)
        else:
            opens = _OPENS.fullmatch(words, 0, match.start()) and _AFTER_OPENING.match(before)
            near = match.end() <= event.start() and (opens is not None or not before.strip())
        noun = _NOUN.match(words, match.end())
        bare = noun is None or noun[1] in _ENDS_PLACE
        if near and _is_place(match[1], kind) and (bare or match[1].startswith("the ")):
            return match[1].rstrip(".'’") if bare or noun is None else match[1] + noun[0]
    return None


def _is_place(name: str, kind: str) -> bool:
    """Tell whether a name after "in" or "at" is a place; an interview is in an outlet, too."""
    first = name.split()[0].lower()
    if first in (*_MONTHS, *_WEEKDAYS, *_NO_PLACES) or name.startswith("The "):
        return False
    if name.endswith(("'s", "’s")):
        return False
    return kind != "interview" or name.rstrip(".").lower() in _KNOWN_PLACES or first == "the"


def _date(words: str, start: int, end: int, written: str | None, kind: str) -> str | None:
    """Return the day that is given with an event between ``start`` and ``end``, the nearest one."""
    found = []
    for match in _DATE.finditer(words):
        inside = start <= match.start() and match.end() <= end
        if not inside and not _is_day_of(words, match, start, end):
            continue
        if kind not in _PLACELESS and _PUBLISHED.search(words, end, max(end, match.start())):
            continue
        found.append((max(0, match.start() - end, start - match.end()), match))
    return _read(min(found, key=lambda each: each[0])[1], written) if found else None


def _is_day_of(words: str, day: re.Match[str], start: int, end: int) -> bool:
    """Tell whether a day in a sentence is that of the event between ``start`` and ``end``."""
    if _ENDS_DATE.match(words, day.end()) is None:
        return False
    if day.end() <= start:
        # "On Tuesday, Hill told …", "Hill on Tuesday told …"; not "after his defeat on Tuesday".
        return _OPENS_CLAUSE.search(words[: day.start()]) is not None and not BREAKS_OFF.search(
            words[day.end() : start]
        )
    between = words[end : day.start()]
    said = between.rpartition(NAMED)[2]
    # After the source only right behind the cue: "At a rally, Hill said on Tuesday that …".
    near = NAMED not in between or re.fullmatch(rf"\s?\w+\s{_BEGINS_DATE}", said) is not None
    return near and not BREAKS_OFF.search(between)


def _read(match: re.Match[str], written: str | None) -> str | None:
    """Return a date as it is to be read on the day it was written."""
    today = day_of(written)
    month, day = match["month"] or match["month2"], match["day"] or match["day2"]
    if month is not None:
        number = next(n for n, each in enumerate(_MONTHS, 1) if each[:3] == month[:3].lower())
        return _nearest(number, int(day), match["year"], today)
    if today is None:
        return None
    if match["near"]:
        return str(today - timedelta(days=match["near"].lower() == "yesterday"))
    back = (today.weekday() - _WEEKDAYS.index(match["weekday"].lower())) % len(_WEEKDAYS)
    return str(today - timedelta(days=back))


def _nearest(month: int, day: int, year: str | None, today: date | None) -> str | None:
    """Return that day of the year given, or else the last one up to ``today``."""
    with suppress(ValueError):
        if year is not None:
            return str(date(int(year), month, day))
        if today is not None:
            found = date(today.year, month, day)
            return str(found if found <= today else date(today.year - 1, month, day))
    return None
