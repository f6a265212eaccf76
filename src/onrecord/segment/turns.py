"""Find the turns of speakers in a plain-text transcript."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.letters import CAPITALS
from onrecord.segment.lines import is_boilerplate
from onrecord.types import Span, Zone

_REMARK = r"(?:[ \t]?[(\[][^()\[\]\n]{1,80}[)\]])?"
_LABEL = re.compile(
    # A time, "[00:01:02]", and marks of a list, of emphasis or of a change of speaker may precede,
    # and the number of a question: "Q12 Ann Lee:".
    r"(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?[\])]?[ \t]*)?(?:>>+|[-–—•*_]+)?[ \t]*"
    r"(?:Q\d{1,4}\.?[ \t]+[*_]*)?"
    # "(Ohio)" is part of a name, "(laughing)" a remark.
    rf"(?:(?P<name>[{CAPITALS}][\w.'’-]*(?:,?[ \t](?:\(?[{CAPITALS}#\d][\w.'’)-]*"
    r"|of|the|and|for|de|da|di|del|der|van|von|al|el|bin|la|le"
    r"|official|reporter|speaker|male|female)){0,7})"
    rf"{_REMARK}[*_]*[ \t]?[:：][*_]*(?=\s|\Z|[\"“‘])"
    # "Mr. DOE. I yield.", "The PRESIDING OFFICER.", as the Congressional Record writes it.
    rf"|(?P<member>(?:(?:Mr|Mrs|Ms|Miss|Dr)\. (?:[A-Z]\. )?(?:[A-Z][a-z]{{0,2}})?[A-Z'’-]{{2,}}"
    r"(?: [A-Z'’-]{2,})*(?: of [A-Z][a-z]+(?: [A-Z][a-z]+)?)?"
    r"|The(?: [A-Z]{4,})+(?: pro tempore)?))\.(?=\s)"
    # "Q    Thank you", "Q. Why?", as the White House and the courts write it.
    r"|(?P<letter>[QA])(?:\.(?=\s)|(?<=Q)(?=[ \t]{1,8}[A-Z\"“‘'(\[-])))"
)
# Words before a colon that are not names.
_NOT_NAME = re.compile(
    r"comment|notes?|editor['’]s note|photos?|images?|pictures?|video|caption|update|updated"
    r"|corrections?|related|sources?|read|read more|see|see also|watch|contributing|the latest"
    r"|breaking|report|poll|example|date|time|where|when|place|location|subject|to|from|cc|re|tel|phone"
    r"|e-?mail|contact|website|twitter|facebook|address|advertisement|summary|background|conclusion"
    r"|also|however|context|reminder|warning|online|previously|bottom line|pledged|totals?|results?"
    r"|winners?|losers?|byline|what|why|how|who|yes|no|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|first|second|third|finally",
    re.IGNORECASE,
)
# People who speak say "I" and "you", and ask; a list of what each of them holds does not.
_ADDRESSES = re.compile(
    r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|[Mm]e|[Uu]s|[Tt]hanks?|[Mm]inister|[Ss]ir|[Pp]lease)\b"
    r"|\?[\"”’]?\Z"
)

# A transcript has at least so many turns, and one paragraph in so many has a label: a speech may
# run over many paragraphs, but a list of "Name: words" in an article is not a transcript.
_FEWEST_TURNS = 3
_FEWEST_NAMED_TURNS = 4
_LONGEST_SPEECH, _LONGEST_NAMED_SPEECH = 30, 8
_ASKS = re.compile(r"\?[\"”’]?\Z")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says until the next one speaks.

    Attributes:
        first, last: The indexes of its paragraphs.
        start: Where its label starts.
        label: The speaker's name as written, without colon and remarks.
    """

    first: int
    last: int
    start: int
    label: str


@dataclass(frozen=True, slots=True)
class _Label:
    """A paragraph's label.

    Attributes:
        paragraph: The paragraph's index.
        name: The name as written, without colon and remarks.
        start: Where the name starts.
        strong: It is in capitals, or a letter for question and answer: prose has no such labels.
        whose: The same in all labels of one speaker: "ROE" for "ANN ROE, HOST" if there is ROE.
    """

    paragraph: int
    name: str
    start: int
    strong: bool
    whose: str


def find_turns(text: str, paragraphs: Sequence[Span]) -> tuple[Turn, ...]:
    """Return the turns of a transcript, ascending; none where the text is not a transcript.

    A turn ends with the last paragraph before the next. What follows the last label counts as
    said by that speaker for no more paragraphs than the longest of the turns before it has.
    """
    labels = _trusted(text, paragraphs, _find_labels(text, paragraphs))
    turns: list[Turn] = []
    longest = 1
    for number, label in enumerate(labels):
        if number + 1 < len(labels):
            stop = labels[number + 1].paragraph
        else:
            stop = min(label.paragraph + longest, len(paragraphs))
        last = label.paragraph
        while last + 1 < stop and not is_boilerplate(paragraphs[last + 1].of(text)):
            last += 1
        longest = max(longest, last - label.paragraph + 1)
        turns.append(Turn(label.paragraph, last, label.start, label.name))
    return tuple(turns)


def turn_words(zone: Zone, text: str) -> Span:
    """Return the words of a turn: its zone without the speaker's label and the colon.

    The whole zone, where no label stands in the text, as in subtitles.
    """
    found = _LABEL.match(text, zone.span.start, zone.span.end) if zone.label else None
    if found is None or found[_kind_of(found)] != zone.label:
        return zone.span
    start = found.end()
    while start < zone.span.end and text[start].isspace():
        start += 1
    return Span(start, zone.span.end)


def _kind_of(label: re.Match[str]) -> str:
    """Return the name of the group that holds whose label it is."""
    return next(kind for kind in ("name", "member", "letter") if label[kind])


def _find_labels(text: str, paragraphs: Sequence[Span]) -> list[_Label]:
    labels = []
    for index, paragraph in enumerate(paragraphs):
        found = _LABEL.match(text, paragraph.start, paragraph.end)
        if found is None:
            continue
        group = _kind_of(found)
        name = found[group]
        if _NOT_NAME.fullmatch(name):
            continue
        strong = name.isupper() or group == "member"
        labels.append(_Label(index, name, found.start(group), strong, name))
    return labels


def _trusted(text: str, paragraphs: Sequence[Span], labels: Sequence[_Label]) -> list[_Label]:
    """Return the labels that are speakers', judged by how they recur over the document."""
    labels = _with_whose(labels)
    times = Counter(label.whose for label in labels)
    if "Q" not in times:
        # "A." alone is a list's.
        labels = [label for label in labels if label.name != "A"]
    strong = [label for label in labels if label.strong]
    if _are_turns(strong, _FEWEST_TURNS, _LONGEST_SPEECH):
        # In a transcript with labels in capitals, others count if they recur.
        return [label for label in labels if label.strong or times[label.whose] > 1]
    if _are_short(text, paragraphs, strong):
        return strong
    recurring = [label for label in labels if times[label.whose] > 1]
    addressed = sum(
        _ADDRESSES.search(paragraphs[label.paragraph].of(text)) is not None for label in recurring
    )
    if (
        len({label.whose for label in recurring}) > 1
        and _are_turns(recurring, _FEWEST_NAMED_TURNS, _LONGEST_NAMED_SPEECH)
        and 2 * addressed >= len(recurring)
    ):
        # Others may speak once between them.
        first, last = recurring[0].paragraph, recurring[-1].paragraph
        return [label for label in labels if first <= label.paragraph <= last or label in recurring]
    return []


def _are_short(text: str, paragraphs: Sequence[Span], strong: Sequence[_Label]) -> bool:
    """Tell whether a few labels in capitals are a short transcript's, in which nobody need recur.

    More than half of all paragraphs have one; somebody asks, and at least half of them speak as
    people do. A question and its answer are enough, if they are labelled so.
    """
    names = {label.name for label in strong}
    said = [paragraphs[label.paragraph].of(text) for label in strong]
    return (
        (names == {"Q", "A"} or len(names) >= _FEWEST_TURNS)
        and 2 * len(strong) > len(paragraphs)
        and 2 * sum(_ADDRESSES.search(words) is not None for words in said) >= len(strong)
        and any(map(_ASKS.search, said))
    )


def _with_whose(labels: Sequence[_Label]) -> list[_Label]:
    """Return the labels with what each speaker is called in other labels.

    "Elon Roe, CEO" is "Roe", "Elon" or "Elon Roe" there.
    """
    names = {label.name for label in labels}
    return [
        replace(label, whose=next(filter(names.__contains__, _shorter(label.name)), label.name))
        for label in labels
    ]


def _shorter(name: str) -> tuple[str, str, str]:
    """Return what else the speaker with a label may be called: surname, given name, both."""
    in_full = name.partition(",")[0]
    return in_full.split()[-1], in_full.split()[0], in_full


def _are_turns(labels: Sequence[_Label], fewest: int, longest: int) -> bool:
    if len(labels) < fewest or len({label.whose for label in labels}) == len(labels):
        return False
    stretch = labels[-1].paragraph - labels[0].paragraph + 1
    return len(labels) * longest >= stretch
