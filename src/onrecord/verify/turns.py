"""Divide a transcript into turns: who speaks where, and in which sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from onrecord.letters import CAPITALS
from onrecord.segment import segment, turn_words, zone_at
from onrecord.types import Document, Layout, Quotation, Span, Zone
from onrecord.verify.grammar import FUNCTION_WORDS

# A paragraph's label, where there are too few for `segment` to trust them in any text: here the
# text is known to be a transcript.
_LABEL = re.compile(
    r"(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?[\])]?[ \t]*(?:[-–—][ \t]*)?)?"
    r"(?:Q\d{1,4}\.?[ \t]+)?"
    rf"[*_\[(]*(?P<name>[{CAPITALS}][\w.'’-]*"
    rf"(?:,?[ \t](?:[{CAPITALS}][\w.'’-]*|\([^()\n]{{1,60}}\)"
    r"|of|the|and|for|de|van|von|al|el|host|caller|speaker|official|member|\d+)){0,7})"
    r"[*_\])]*(?P<remark>[ \t]?\([^()\n]{1,80}\))?(?:[ \t]?[:：][*_]*(?=\s)|[ \t][–—][ \t])"
)
# A label in capitals on a line of its own.
_LINE = re.compile(rf"(?P<name>[{CAPITALS}][{CAPITALS} .,'’()-]{{2,60}})(?P<remark>)(?:\n|\Z)")
_PERSON = (
    rf"[{CAPITALS}][\w.'’-]*(?:,?[ \t](?:[{CAPITALS}][\w.'’-]*|\([^()\n]{{1,60}}\)"
    r"|of|the|and|for|de|van|von|al|el|hon\.?|\d+(?![:\d]))){0,9}"
)
_TIME = r"\d{1,2}:\d{1,2}(?::\d{1,2})?(?:[.,]\d+)?"
# Machines set the time beside the name, above the words: "Ann Lee  0:31", "Ann Lee (00:31):".
_TIMED = re.compile(
    rf"(?:[\[(]?{_TIME}[\])]?[ \t]+)?[*_\[]*(?P<name>{_PERSON})[*_\]]*"
    rf"(?:[ \t]*[:：]?[ \t]*[\[(]?{_TIME}[\])]?[ \t]*[:：]?)?[*_ \t]*(?:\n|\Z)"
)
# "Ann Lee (Northby) (Lab)" and "Ann Lee -- Analyst" on a line of their own, "Ms. Lee. I object."
_ABOVE = re.compile(
    rf"(?P<name>{_PERSON})(?<!\.)(?:[ \t](?:--|[–—])[ \t][^\n]{{2,80}})?[ \t]*(?:\n|\Z)"
)
_STOPPED = re.compile(
    r"(?P<name>(?:The[ \t])?(?:(?:Mr|Mrs|Ms|Miss|Dr|Sen|Rep|Prof|Gen|Chair(?:man|woman|person)?"
    r"|Senator|Representative|Secretary|Professor|General|Admiral|Governor|Judge|Justice"
    rf"|Ambassador|Commissioner|Director|Chief)\.?)(?:[ \t][{CAPITALS}][\w'’-]+){{0,3}})"
    rf"\.[ \t]+(?=[{CAPITALS}\[“\"])"
)
_TITLED = re.compile(r".*\(|(?:The|Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Dame|Baroness|Sen|Rep)\b")
_FEWEST_ABOVE = 3
# Lines that nobody says: when, and on which page.
_TIME_LINE = re.compile(rf"[\[(]?{_TIME}(?:[ \t]*(?:-->|[-–—])[ \t]*{_TIME})?[\])]?")
_PAGE_LINE = re.compile(
    r"(?:[^\n]{0,80}(?:[ \t]{2,}|\t|[|•][ \t]?))?(?:[Pp]age|PAGE)[ \t]\d{1,4}"
    r"(?:[ \t]of[ \t]\d{1,4})?"
    r"(?:(?:[ \t]{2,}|\t|[ \t]?[|•])[^\n]{0,80})?|[-–—][ \t]?\d{1,4}[ \t]?[-–—]"
)
_BARE_NUMBER = re.compile(r"\d{1,4}")
_FEWEST_LABELS = 2
_LABELLED_SHARE = 0.4
_NO_SPEAKER = re.compile(
    r"(?:dear|ladies|gentlemen|(?:my )?friends|(?:dear )?colleagues|excellenc(?:y|ies))\b"
    r"|.*\b(?:remarks|address|speech|statement|transcript|translation|interview|release"
    r"|(?:press|news) (?:conference|briefing))\b",
    re.IGNORECASE,
)
"""Whom a speech greets, or what a text is."""
_ENDS = re.compile(r"[.!?…][\"'”’)\]]*\Z")
"""Where a sentence ends; a heading has no such end."""
_TALKS = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|[Uu]s)\b")
_RENDERED = re.compile(
    r"\b(?i:interpret(?:er|ed|ation)|translat(?:ed|ion|or)|render(?:ed|ing)\b)"
    r"|\b[Ss]peaking (?:in )?[A-Z]"
)
_FEWEST_WORDS, _SMALL_WORDS = 10, 0.15
"""Of ten English words more than three are small ones, as a rule."""
_STARTS_SMALL = 0.5
"""A transcript of whose sentences so many begin with a small letter has no sentences marked."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says until the next one speaks.

    Attributes:
        span: The words, without the label.
        speaker: The label; ``None`` where the transcript has none.
        remark: What stands with the label in brackets: a function, an interpreter.
        sentences: Those of its words, ascending.
        translated: Whether the words are said to be a translation.
        foreign: Whether they are not English.
        punctuated: Whether sentences are marked by capitals and full stops.
    """

    span: Span
    speaker: str | None
    remark: str
    sentences: tuple[Span, ...]
    translated: bool = False
    foreign: bool = False
    punctuated: bool = True


@dataclass(frozen=True, slots=True)
class Script:
    """A transcript, divided.

    Attributes:
        document: The transcript.
        turns: Ascending; together they hold all that is said.
        places: Zones that know a page or a time.
        furniture: Paragraphs that nobody says: times, headers with the page, page numbers.
        quotations: Those that stand inside what is said, outermost only.
    """

    document: Document
    turns: tuple[Turn, ...]
    places: tuple[Zone, ...]
    furniture: tuple[Span, ...]
    quotations: tuple[Quotation, ...]

    def is_said(self, offset: int) -> bool:
        """Tell whether what stands at ``offset`` is no furniture."""
        at = bisect_right(self.furniture, offset, key=attrgetter("start")) - 1
        return at < 0 or offset >= self.furniture[at].end

    def place(self, offset: int) -> Zone | None:
        """Return the zone that knows the page or the time of ``offset``."""
        return zone_at(self.places, offset)


def read_script(document: Document) -> Script:
    """Divide ``document`` into turns."""
    layout = segment(document)
    pieces = _divide(document, layout)
    punctuated = _is_punctuated(document.text, layout.sentences)
    marked = any(_RENDERED.search(remark) for _, _, remark in pieces)
    notes = _notes(document.text, layout.paragraphs, pieces)
    rendered = not marked and _RENDERED.search(notes[:1000]) is not None
    furniture = tuple(_furniture(document.text, layout.paragraphs))
    starts = {span.start for span in furniture}
    sentences = [each for each in layout.sentences if each.start not in starts]
    turns = tuple(
        Turn(
            span,
            label,
            remark,
            tuple(_sentences(span, sentences)),
            rendered or _RENDERED.search(remark) is not None,
            _is_foreign(span.of(document.text)),
            punctuated,
        )
        for span, label, remark in pieces
    )
    places = tuple(zone for zone in layout.zones if zone.page is not None or zone.time is not None)
    quotations = tuple(each for each in layout.quotations if each.depth == 0 and each.closed)
    return Script(document, turns, places, furniture, quotations)


def _furniture(text: str, paragraphs: Sequence[Span]) -> Iterator[Span]:
    """Yield the paragraphs that nobody says."""
    for at, paragraph in enumerate(paragraphs):
        line = paragraph.of(text)
        before = paragraphs[at - 1].of(text) if at else ""
        after = paragraphs[at + 1].of(text) if at + 1 < len(paragraphs) else ""
        # A number amid a sentence is a page's.
        amid = bool(before) and not _ENDS.search(before) and after[:1].islower()
        if (
            _TIME_LINE.fullmatch(line)
            or _PAGE_LINE.fullmatch(line)
            or (amid and _BARE_NUMBER.fullmatch(line))
        ):
            yield paragraph


Piece = tuple[Span, str | None, str]


def _notes(text: str, paragraphs: Sequence[Span], pieces: Sequence[Piece]) -> str:
    """Return what a transcript says of itself: what is nobody's turn, or its opening lines."""
    if len(pieces) > 1:
        return " ".join(span.of(text) for span, label, _ in pieces if label is None)
    lines = [paragraph.of(text) for paragraph in paragraphs]
    first = next((at for at, line in enumerate(lines) if _ENDS.search(line)), 0)
    # A note may be a sentence, too: "The following was translated by the press office."
    is_note = first + 1 < len(lines) and not _TALKS.search(lines[first])
    return " ".join(lines[: first + is_note])


def _divide(document: Document, layout: Layout) -> list[Piece]:
    """Return the turns of the layout, or those by labels that only a transcript can have."""
    zones = list(_from_zones(document, layout))
    if any(zone.time is not None for zone in layout.zones):
        return zones
    found = [_from_names(document.text, layout), zones, list(_from_labels(document.text, layout))]
    return max(filter(None, found), key=lambda pieces: len([each for each in pieces if each[1]]))


def _from_zones(document: Document, layout: Layout) -> Iterator[Piece]:
    if not any(zone.kind == "turn" for zone in layout.zones):
        return
    text = document.text
    held: Piece | None = None
    for zone in layout.zones:
        words = turn_words(zone, text) if zone.kind == "turn" else zone.span
        label = zone.label if zone.kind == "turn" else None
        remark = text[zone.span.start : words.start]
        caption = zone.time is not None
        if held is not None and caption and held[1] == label:
            held = (Span(held[0].start, words.end), label, remark)
            continue
        if held is not None:
            yield held
        held = (words, label, remark)
    if held is not None:
        yield held


def _from_names(text: str, layout: Layout) -> list[Piece]:
    """Return the turns that begin with a name without a colon; none where too few do."""
    for pattern in (_TIMED, _STOPPED, _ABOVE):
        found = [_named(pattern, text, paragraph) for paragraph in layout.paragraphs]
        labels = [label for label in found if label is not None]
        if pattern is _TIMED:
            trusted = len(labels) >= _FEWEST_LABELS
            known = {label["name"] for label in labels}
        else:
            # "Ann Lee (Northby) (Lab)" is "Ann Lee" when she speaks again.
            bare = Counter(label["name"].partition(" (")[0] for label in labels)
            times = {label["name"]: bare[label["name"].partition(" (")[0]] for label in labels}
            known = {name for name in times if times[name] > 1 or _TITLED.match(name)}
            again = [name for name in times if times[name] > 1]
            named = sum(label["name"] in known for label in labels)
            titled = sum(_TITLED.match(name) is not None for name in times)
            recur = len(again) > 1 or (bool(again) and titled > 1)
            trusted = recur and named >= max(_FEWEST_ABOVE, len(labels) / 2)
        if trusted:
            return list(_join(text, layout.paragraphs, found, known))
    return []


def _named(pattern: re.Pattern[str], text: str, paragraph: Span) -> Label:
    """Return the name that a paragraph begins with; with a time, if the pattern may have one."""
    label = pattern.match(text, paragraph.start, paragraph.end)
    if label is None or _NO_SPEAKER.match(label["name"]):
        return None
    timed = pattern is not _TIMED or re.search(r"\d:\d", label[0])
    return label if timed else None


def _from_labels(text: str, layout: Layout) -> Iterator[Piece]:
    paragraphs = layout.paragraphs
    found = [_label(text, each) for each in paragraphs]
    trusted = _trusted(found, text, paragraphs)
    yield from _join(text, paragraphs, trusted, {label["name"] for label in trusted if label})


def _join(
    text: str, paragraphs: Sequence[Span], labels: Sequence[Label], known: Collection[str]
) -> Iterator[Piece]:
    """Yield turns from label to label; nobody's where a label's name is not ``known``."""
    held: Piece | None = None
    for paragraph, label in zip(paragraphs, labels, strict=True):
        if label is not None:
            if held is not None:
                yield held
            start = label.end()
            while start < paragraph.end and text[start].isspace():
                start += 1
            name = label["name"] if label["name"] in known else None
            held = (Span(start, paragraph.end), name, label[0])
        elif held is not None:
            held = (replace(held[0], end=paragraph.end), held[1], held[2])
        else:
            held = (paragraph, None, "")
    if held is not None:
        yield held


Label = re.Match[str] | None


def _label(text: str, paragraph: Span) -> Label:
    """Return what may be the label of a paragraph."""
    place = (paragraph.start, paragraph.end)
    label = _LABEL.match(text, *place) or _LINE.match(text, *place)
    return label if label is not None and not _NO_SPEAKER.match(label["name"]) else None


def _trusted(found: Sequence[Label], text: str, paragraphs: Sequence[Span]) -> Sequence[Label]:
    """Return the labels that are speakers', judged by how many there are and where they begin.

    Where few paragraphs have one, as in a speech, the first must open what is said, below nothing
    but headings. Others count beside it if all are in capitals.
    """
    labels = [label for label in found if label is not None]
    if len(labels) >= _FEWEST_LABELS and len(labels) >= _LABELLED_SHARE * len(found):
        return found
    alone = [label if label is not None and _can_be_alone(label) else None for label in found]
    strong = [label if label is not None and label["name"].isupper() else None for label in alone]
    for kept in (strong, alone):
        first = next((at for at, label in enumerate(kept) if label is not None), None)
        if first is not None and not any(
            _ENDS.search(each.of(text)) for each in paragraphs[:first]
        ):
            return kept
    return [None] * len(found)


def _can_be_alone(label: re.Match[str]) -> bool:
    """Tell whether a label names a speaker by its form alone: "PRESIDENT MARLOW: We …"."""
    colon = label[0].rstrip("*_").endswith((":", "："))
    name = label["name"]
    return colon and (" " in name or name.isupper())


def _sentences(span: Span, sentences: Sequence[Span]) -> Iterator[Span]:
    at = max(bisect_right(sentences, span.start, key=attrgetter("start")) - 1, 0)
    while at < len(sentences) and sentences[at].start < span.end:
        if sentences[at].overlap(span):
            yield Span(max(sentences[at].start, span.start), min(sentences[at].end, span.end))
        at += 1


def _is_foreign(words: str) -> bool:
    """Tell whether so few of the words are English small words that others must be."""
    lows = re.findall(r"[^\W\d_]+", words.lower())
    small = sum(low in FUNCTION_WORDS for low in lows)
    return len(lows) >= _FEWEST_WORDS and small < _SMALL_WORDS * len(lows)


def _is_punctuated(text: str, sentences: Sequence[Span]) -> bool:
    heads = []
    for sentence in sentences:
        words = re.sub(r"^[^:\n]{0,60}:\s", "", sentence.of(text))
        letters = [sign for sign in words[:20] if sign.isalpha()]
        if letters:
            heads.append(letters[0].islower())
    return not heads or sum(heads) < _STARTS_SMALL * len(heads)
