"""The day that a text says it was published: where any reader would copy it out, and nowhere else.

It is looked for where texts state it for themselves: under the head of a press release or a
transcript, in a dateline, in a byline, after "Published". A year is never added, 3/5/2021 is no
day, and two days that disagree are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from onrecord.ingest.dates import CREATED_NOTE
from onrecord.letters import CAPITALS
from onrecord.types import Document, Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_DAY = (
    rf"(?:{_WEEKDAY},?\s)?(?:(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\sof)?\s{_MONTH}"
    rf"|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?),?\s(?:19|20)\d\d"
    r"|(?:19|20)\d\d-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d)(?![\w/]|-\w|\.\d)"
)
_CLOCK = (
    r"(?:\d{1,2}[:.]\d\d(?::\d\d)?\s?(?:[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?)"
    r"(?:\s?\(?(?:[A-Z]{2,5}|local\stime)\)?)?"
)
_TIMED = rf"(?:{_CLOCK},?\s(?:on\s)?)?(?P<day>{_DAY})(?:\s?(?:[,|•·–—-]|at|,\sat)?\s?{_CLOCK})?"
_CHANGED = r"(?:last\s)?(?:updated|modified|changed|revised)"
_REST = rf"(?:\s?[|•·].{{0,80}}|[\s,;–—-]*\(?{_CHANGED}\b.{{0,60}})?"

_ALONE = re.compile(
    rf"{_TIMED}(?:\.?|\s?[|•·].{{0,60}}|\s(?:press|news|media)\srelease)", re.IGNORECASE
)
_PLACED = re.compile(
    rf"[{CAPITALS}][\w.'’-]*(?:[ ,]{{1,2}}[{CAPITALS}][\w.'’-]*){{0,4}}?,\s(?i:{_TIMED})\.?"
)
_PUBLISHED = re.compile(
    r"(?:(?:first|originally)\s)?(?:published|posted)(?:\sonline)?(?:\son|\sat)?\s?:?\s"
    rf"{_TIMED}{_REST}\.?",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:dated?|issued|date\sof\s(?:issue|publication|release)"
    rf"|(?:publication|release|issue)\sdate)\s?:\s?{_TIMED}{_REST}\.?",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    rf"(?:[Ww]ritten\s)?(?:[Bb]y|BY)\s(?!(?i:{_WEEKDAY}|{_MONTH})\W)[{CAPITALS}][^:]{{1,80}}?"
    rf"\s?[,|•·–—-]\s?(?i:{_TIMED}){_REST}"
)
_SIGNED = re.compile(rf"[{CAPITALS}][\w.'’-]*(?:\s[\w.'’-]+){{1,4}}\s?[|•·]\s?(?i:{_TIMED}){_REST}")
_PLACE = rf"[{CAPITALS}][\w.'’ -]{{1,40}}?"
_REGION = rf"(?:,\s[{CAPITALS}][\w.'’ ]{{1,30}}?){{0,2}}?"
_AGENCY = r"(?:\s?(?:\([^()]{2,40}\)|/[^/]{2,40}/))?"
_DATELINE = re.compile(
    r"(?!(?i:corrections?|clarification|updated?|editor|note)\b)(?:"
    rf"(?P<place>{_PLACE}){_REGION}(?:,\s|\s\()(?P<day>(?i:{_DAY}))\)?{_AGENCY}\s?(?:[–—―]|--?)"
    rf"|(?P<wired_from>{_PLACE}){_REGION}\s?--\s?\([^()]{{2,40}}\)\s?--\s?(?P<wired>(?i:{_DAY}))"
    r"\s?--)\s?(?=\S)"
)

_KIND = re.compile(
    r"\b(?:(?:press|news|media)\s(?:release|conference|statement|briefing)|(?:immediate\s)release"
    r"|communiqué|transcript|remarks|speech|address|statement|interview|hearing|testimony|lecture"
    r"|debate|minutes)\b",
    re.IGNORECASE,
)
"""What the head of a document calls it where place and day are its own, and no caption's."""
_EVENT = re.compile(r"(?:time|when|where|venue|location|place)\s?:", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“«‘].*|.*[\"”»’]\W?", re.DOTALL)
_NO_TITLE = re.compile(r"by\s.*|©.*|\(c\)\s.*|\W*", re.IGNORECASE | re.DOTALL)
_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_ENDS = re.compile(r"[.!?…][\"'”’»)\]]*\Z")

_MOST_LINES = 12
"""Of a head: title, kind of document, number, contacts, byline."""
_SHORTEST_SENTENCE, _LONGEST_LINE = 60, 200
"""What is so long and ends as a sentence does, or is so long, is the text itself."""
_TAIL = 2
_MONTHS_A_YEAR = len(_MONTHS)
_ONLINE_SINCE = 1995
"""A day alone under a title is older only where the text is about that day, or the head says what
the document is: news have been kept as files since about then."""


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A day that a text gives as its own.

    Attributes:
        day: The day.
        span: Where it stands in the text.
    """

    day: date
    span: Span


def stated_date(text: str) -> StatedDate | None:
    """Return the day that ``text`` says it was published; ``None`` where it is not certain."""
    lines = [_trimmed(match) for match in _LINE.finditer(text) if not match[0].isspace()]
    head = _head(text, lines)
    found = list(_candidates(text, lines, head))
    days = {read_day(span.of(text)) for span in found}
    if len(days) != 1:
        return None
    (day,) = days
    return StatedDate(day, found[0]) if day is not None else None


def with_stated_date(document: Document) -> Document:
    """Return the document with the day that its text states, if nothing better is known of it.

    A file's day of creation is worse: a release may be saved anew years later.
    """
    created = CREATED_NOTE in document.origin.notes
    if document.date is not None and not created:
        return document
    stated = stated_date(document.text)
    if stated is None:
        return document
    kept = tuple(note for note in document.origin.notes if note != CREATED_NOTE)
    note = f"the date is read from the text: “{stated.span.of(document.text)}”"
    return replace(
        document,
        date=stated.day.isoformat(),
        origin=replace(document.origin, notes=(*kept, note)),
    )


def _trimmed(match: re.Match[str]) -> Span:
    words = match[0]
    start = match.start() + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def _head(text: str, lines: Sequence[Span]) -> int:
    """Return how many lines stand above the text proper."""
    for index, line in enumerate(lines[:_MOST_LINES]):
        ends = _ENDS.search(text, max(line.start, line.end - 4), line.end) is not None
        if len(line) >= _LONGEST_LINE or (ends and len(line) >= _SHORTEST_SENTENCE):
            return index
    return min(len(lines), _MOST_LINES)


def _candidates(text: str, lines: Sequence[Span], head: int) -> Iterator[Span]:
    """Yield each place where the text states a day for itself."""
    above = [line.of(text) for line in lines[:head]]
    alone = {read_day(match["day"]) for line in lines if (match := _ALONE.fullmatch(line.of(text)))}
    for index, line in enumerate(lines[:head]):
        match = _labelled(above, index) or _unlabelled(above, index, is_only_day=len(alone) == 1)
        if match is not None:
            yield Span(*match.span("day")).shift(line.start)
    for index, line in enumerate(lines[: head + 1]):
        if day := _dateline(line.of(text), above[:index]):
            yield day.shift(line.start)
    for line in lines[max(head, len(lines) - _TAIL) :]:
        match = _PUBLISHED.fullmatch(line.of(text))
        if match is not None:
            yield Span(*match.span("day")).shift(line.start)


def _labelled(above: Sequence[str], index: int) -> re.Match[str] | None:
    """Match a line that says what its day is: of publication, or of what its author wrote."""
    words = above[index]
    if any(map(_EVENT.match, above)):
        return _PUBLISHED.fullmatch(words)
    patterns = (_PUBLISHED, _LABELLED, _BYLINE, _SIGNED)
    return next(filter(None, (pattern.fullmatch(words) for pattern in patterns)), None)


def _unlabelled(above: Sequence[str], index: int, *, is_only_day: bool) -> re.Match[str] | None:
    """Match a line that is a day, or a place and a day, where that is the document's.

    Several such days in one text are a chronology, a day without a title above or below it is the
    title, and a name with a day under a quotation is whose words these are.
    """
    is_kind_told = any(map(_KIND.search, above))
    if match := _ALONE.fullmatch(above[index]):
        is_titled = any(not _says_when_or_who(words) for words in above)
        day = read_day(match["day"])
        is_late = day is None or day.year >= _ONLINE_SINCE
        return match if is_only_day and is_titled and (is_late or is_kind_told) else None
    if is_kind_told and index and not _QUOTED.fullmatch(above[index - 1]):
        return _PLACED.fullmatch(above[index])
    return None


def _dateline(words: str, above: Sequence[str]) -> Span | None:
    """Return the day in a dateline: "ZURICH, 3 May 2021 (Agency) —".

    In small letters it may also be a name under a quotation, or above one: "Ada Orle, 4 June
    1940 –".
    """
    match = _DATELINE.match(words)
    if match is None:
        return None
    span = Span(*match.span("day" if match["day"] else "wired"))
    day = read_day(span.of(words))
    is_name = (
        match["place"]
        and not match["place"].isupper()
        and (
            (day is not None and day.year < _ONLINE_SINCE)
            or (above and _QUOTED.fullmatch(above[-1]) is not None)
            or words[match.end()] in '"“«‘'
        )
    )
    return None if is_name else span


def _says_when_or_who(words: str) -> bool:
    patterns = (_ALONE, _PUBLISHED, _LABELLED, _NO_TITLE)
    return any(pattern.fullmatch(words) for pattern in patterns)


def read_day(words: str) -> date | None:
    """Return the day that the words give; ``None`` where there is none such, or may be two."""
    low = words.lower()
    numbers = [int(number) for number in re.findall(r"\d+", low)]
    name = re.search(rf"(?<![a-z]){_MONTH}(?![a-z])", low)
    if name is not None:
        month = _MONTHS.index(name[0][:3]) + 1
        year, day = max(numbers), min(numbers)
    elif "-" in low:
        year, month, day = numbers
    else:
        first, second, year = numbers
        day, month = (first, second) if second <= _MONTHS_A_YEAR else (second, first)
        if first != second and max(first, second) <= _MONTHS_A_YEAR:
            return None
    weekday = re.match(_WEEKDAY, low)
    with suppress(ValueError):
        read = date(year, month, day)
        if weekday is None or read.weekday() == _WEEKDAYS.index(weekday[0][:3]):
            return read
    return None
