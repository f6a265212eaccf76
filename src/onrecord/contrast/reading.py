"""Read a dated statement for what it is compared by."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onrecord.contrast.plain import find_plain_act
from onrecord.contrast.times import Time, read_times
from onrecord.positions import Dated
from onrecord.resolve.word_lists import words_of
from onrecord.types import Act, Flag, Span
from onrecord.verify.grammar import FUNCTION_WORDS, NEGATORS
from onrecord.verify.support import stem
from onrecord.verify.words import Word, read_words

LEAST_CONFIDENCE = 0.3
"""A statement that is less probably read right is no evidence of a shift. On the development split
fewer than half of those below it are right."""
_UNFIT: frozenset[Flag] = frozenset(["hypothetical", "negated", "hedged", "question"])
_ACTS: frozenset[Act] = frozenset(
    ["asserts", "denies", "supports", "opposes", "urges", "commits", "warns", "expects"]
)
_CONDITION = re.compile(
    r"\b(?:[Ii]f|[Uu]nless|provided|providing|assuming|as long as|so long as|on (?:the )?condition"
    r"|in case|subject to|depending|except|only when|once|whether|might|may|could|perhaps|possibly"
    r"|probably|not only|not just|not merely|not simply)\b"
)
# What the sentence around a statement says of when it was made, other than on the day of the news.
_LONG_AGO = re.compile(
    r"\b(?:ago|earlier|previously|formerly|originally|initially|once|used to|in the past"
    r"|at the time|back then|back in|years? before|long(?:-time|time)?|(?:1[89]|20)\d\d"
    r"|has (?:long|always|often)"
    r"|last (?:year|month|spring|summer|autumn|fall|winter|week)"
    r"|(?:in|since|during|last) (?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December))\b"
)
_HAD = re.compile(r"^(?:\S+ )?had\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])|\n")
_REACH = 300

MULTIPLES = {"twice": 2, "thrice": 3}
"""Words that say how many times."""
LIGHT = words_of("""
    now only still already again also currently instead soon here there longer yet even really
    simply just say says said announce announced announces repeat repeated ever yes no well today
    tomorrow yesterday tonight this that end late early middle mid start beginning later
    """)
"""Words that say nothing of what a statement is about."""


@dataclass(frozen=True)
class Reading:
    """A statement, read.

    Attributes:
        said: The statement.
        act: What its speaker does; see also ``find_plain_act``.
        day: When.
        words: Of the content.
        times: In the content.
        stems: Of the content's words, without grammar, figures, times and light words.
        order: The same in the order of the words.
    """

    said: Dated
    act: Act
    day: date
    words: tuple[Word, ...]
    times: tuple[Time, ...]
    order: tuple[str, ...]

    @property
    def stems(self) -> frozenset[str]:
        """The stems, without their order."""
        return frozenset(self.order)

    @property
    def text(self) -> str:
        """The text that all spans point into."""
        return self.said.document.text

    @property
    def content(self) -> tuple[Span, ...]:
        """Where the content stands."""
        return self.said.statement.content

    @property
    def cue(self) -> str:
        """The cue's words in lower case."""
        return _words(self.said.statement.cue, self.text).lower()

    @property
    def around(self) -> str:
        """The sentence that attributes, without the content, in lower case."""
        return _around(self.said).lower()

    @property
    def negations(self) -> int:
        """How many words of the content negate. Verbs that deny are compared as other words are."""
        return sum(word.low in NEGATORS for word in self.words)


def read_statement(said: Dated) -> Reading | None:
    """Return what a statement is compared by; ``None`` where it can be no evidence of a shift.

    It can not where its act or day is not known (where the record has none
    since the cue is plain, the words tell it), where the text does not report it as plainly
    made, where somebody else tells it, where it holds on a condition, or where it was made at
    another time than the day of the news.
    """
    statement, text = said.statement, said.document.text
    cue = _words(statement.cue, text)
    act = statement.act or find_plain_act(cue, statement.content[0].of(text))
    if (
        act not in _ACTS
        or said.day is None
        or said.told_by is not None
        or statement.voice != "source"
        or statement.confidence < LEAST_CONFIDENCE
        or not _UNFIT.isdisjoint(statement.flags)
        or any(_CONDITION.search(part.of(text)) for part in statement.content)
        or _LONG_AGO.search(_around(said))
        or _HAD.search(cue)
    ):
        return None
    ahead = looks_ahead(said)
    words = tuple(word for part in statement.content for word in read_words(text, part))
    times = tuple(
        time for part in statement.content for time in read_times(text, part, said.day, ahead=ahead)
    )
    return Reading(said, act, said.day, words, times, tuple(_stems(words, times)))


_AHEAD = re.compile(r"\b(?:will|would|shall|'ll|’ll|going to|to)\b")


def looks_ahead(said: Dated) -> bool:
    """Tell whether a statement is about what is to come."""
    text, statement = said.document.text, said.statement
    told = " ".join(_words(part, text) for part in (statement.cue, *statement.content))
    return statement.act in ("commits", "expects", "urges") or bool(_AHEAD.search(told.lower()))


def subject_of(reading: Reading, shared: frozenset[str]) -> frozenset[str]:
    """Return the stems before the first of ``shared``: who or what does it."""
    first = next((n for n, each in enumerate(reading.order) if each in shared), 0)
    return frozenset(reading.order[:first])


def names_of(said: Dated) -> frozenset[str]:
    """Return the stems of what the speaker is called: name, role and the source's words."""
    statement = said.statement
    called = [statement.source.of(said.document.text)] if statement.source is not None else []
    if statement.speaker is not None:
        called += [statement.speaker.name, statement.speaker.role or ""]
    return frozenset(stem(word) for each in called for word in re.findall(r"\w+", each.lower()))


def is_in(word: Word, spans: Iterable[Span]) -> bool:
    """Tell whether a word stands inside one of the spans."""
    return any(span.start <= word.start and word.end <= span.end for span in spans)


def _stems(words: Iterable[Word], times: Iterable[Time]) -> Iterable[str]:
    spans = [time.span for time in times]
    counted = False
    for word in words:
        if word.ordinal:
            yield word.key
        elif (
            word.kind == "word"
            and word.low not in FUNCTION_WORDS
            and word.low not in LIGHT
            and word.low not in MULTIPLES
            and not (counted and word.low in ("time", "times"))
            and not is_in(word, spans)
        ):
            yield stem(word.low)
        counted = word.value is not None


def _words(span: Span | None, text: str) -> str:
    return span.of(text) if span is not None else ""


def _around(said: Dated) -> str:
    """Return the sentence that attributes, without what is attributed."""
    text, statement = said.document.text, said.statement
    parts = [each for each in (statement.source, statement.cue) if each is not None]
    if not parts:
        return ""
    start, end = min(each.start for each in parts), max(each.end for each in parts)
    begin = max(0, start - _REACH)
    for match in _SENTENCE_END.finditer(text, begin, start + 1):
        begin = match.end()
    after = _SENTENCE_END.search(text, end, end + _REACH)
    stop = after.start() if after else min(len(text), end + _REACH)
    kept, at = [], begin
    for span in statement.content:
        kept.append(text[at : max(at, min(span.start, stop))])
        at = max(at, min(span.end, stop))
    return "".join([*kept, text[at:stop]])
