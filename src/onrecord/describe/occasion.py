"""Find at what event a document's statements were made, where it was, and when.

An occasion is named only where the document's opening tells it, and the sentences that report a
statement speak of no other kind of event. What is quoted or reported does not count.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, timedelta
from itertools import chain
from operator import attrgetter

from onrecord.describe.locate import index_at, union
from onrecord.types import Attribution, Document, Layout, Occasion, Span

_start = attrgetter("start")
_KINDS = {
    "press conference": r"(?:press|news)\sconference",
    "interview": r"interview",
    "speech": r"speech|address\sto\s(?:the\snation|congress|parliament)|lecture|sermon",
    "hearing": r"hearing|inquiry",
    "debate": r"debate",
    "rally": r"rally|town\shall(?:\smeeting)?",
    "briefing": r"briefing",
    "post": r"tweet|(?:facebook|instagram|blog)\spost|post\son\s(?:twitter|facebook|x)",
}
_EVENT = re.compile(
    r"\b(?:told|held|holds|gave|gives|delivered|in|at|during|to)\s"
    r"(?:a|an|the|his|her|their|its)\s(?:[\w'’-]+\s){0,3}?(?:"
    + "|".join(f"(?P<k{number}>{form})" for number, form in enumerate(_KINDS.values()))
    + r")\b",
    re.IGNORECASE,
)
_TITLED = re.compile(r"(?:full\s)?(?:remarks|address|speech|lecture)\b", re.IGNORECASE)
_TO_COME = re.compile(r"\b(?:will|next|plans?\sto|scheduled|due\sto)\b", re.IGNORECASE)
_OPENING = 2  # paragraphs

_PLACE = re.compile(
    r"\b(?:in|at)\s((?:the\s)?[A-Z][\w'’.-]*(?:(?:\sof(?:\sthe)?)?\s[A-Z][\w'’-]*){0,4})"
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in _MONTHS if month != "may") + "|may"
_DATE = re.compile(
    rf"\b(?:(?P<month>{_MONTH})\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<month2>{_MONTH}))\b(?:,?\s(?P<year>\d{{4}}))?"
    rf"|\b(?P<weekday>{'|'.join(_WEEKDAYS)})\b|\b(?P<near>today|yesterday)\b",
    re.IGNORECASE,
)


def find_occasion(
    document: Document, layout: Layout, attributions: Sequence[Attribution]
) -> Occasion | None:
    """Return the one occasion of the document's statements; ``None`` where it is not certain.

    The date is ISO 8601. One without its year, a weekday and "yesterday" are counted back from the
    document's own date, and left out where that is unknown.
    """
    told = union(span for each in attributions for span in each.content)
    sentences = layout.sentences
    opening = layout.paragraphs[:_OPENING][-1].end if layout.paragraphs else 0
    count = bisect_left(sentences, opening, key=_start)
    announced = list(_tell(document.text, sentences[:count], told))
    first = _without(document.text, sentences[0], told) if count else ""
    if _TITLED.match(first) and not _TO_COME.search(first):
        announced.insert(0, ("speech", first))
    if not announced:
        return None
    cues = {index_at(sentences, each.cue.start) for each in attributions if each.cue is not None}
    later = [sentences[index] for index in cues if index >= count]
    kinds = {kind for kind, _ in chain(announced, _tell(document.text, later, told))}
    if len(kinds) != 1:
        return None
    return Occasion(
        kind=announced[0][0],
        place=next(filter(None, (_place(words) for _, words in announced)), None),
        date=next(filter(None, (_date(words, document.date) for _, words in announced)), None),
    )


def _tell(text: str, sentences: Sequence[Span], told: Sequence[Span]) -> Iterator[tuple[str, str]]:
    """Yield each kind of event in ``sentences``, and its sentence without what is told."""
    for sentence in sentences:
        words = _without(text, sentence, told)
        if _TO_COME.search(words):
            continue
        for match in _EVENT.finditer(words):
            kind = next(n for n in range(len(_KINDS)) if match[f"k{n}"])
            yield tuple(_KINDS)[kind], words


def _without(text: str, sentence: Span, told: Sequence[Span]) -> str:
    """Return a sentence with blanks for what is told in it, of ascending and disjoint spans."""
    words = sentence.of(text)
    index = max(index_at(told, sentence.start), 0)
    while index < len(told) and told[index].start < sentence.end:
        start = max(told[index].start, sentence.start) - sentence.start
        end = min(told[index].end, sentence.end) - sentence.start
        if start < end:
            words = words[:start] + " " * (end - start) + words[end:]
        index += 1
    return words


def _place(sentence: str) -> str | None:
    for match in _PLACE.finditer(sentence):
        first = match[1].split()[0].lower()
        if first not in _MONTHS and first not in _WEEKDAYS:
            return match[1].rstrip(".'’")
    return None


def _date(sentence: str, written: str | None) -> str | None:
    """Return the date that a sentence gives, as it is to be read on the day it was written."""
    match = _DATE.search(sentence)
    if match is None:
        return None
    today = None
    with suppress(ValueError):
        today = date.fromisoformat((written or "")[:10])
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
