"""Supported, then opposed, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.contrast.reading import Reading
from onrecord.contrast.sameness import content_of
from onrecord.describe.act_words import ACTS_OF_CUE
from onrecord.describe.act_words import stem as stem_of_cue
from onrecord.positions import Contrast
from onrecord.resolve.word_lists import words_of
from onrecord.types import Act, Span
from onrecord.verify.grammar import DAYS, FUNCTION_WORDS, MODALS, NEGATORS, WEEKDAYS
from onrecord.verify.support import stem
from onrecord.verify.words import Word

_LIMITED = re.compile(r"\b(?:before|until|till|yet|alone|without|now|again)\b")
_FEWEST = 2
"""Words that two obligations must have in common."""
_SIDES = frozenset(("supports", "opposes"))
_ENDS = (
    MODALS
    | NEGATORS
    | WEEKDAYS
    | DAYS
    | words_of("""
        that which who whom whose because since after before when while if as but or so is are was
        were be been being has have had do does did it he she they i we you there then yet although
        though despite unless until saying said calling
        """)
)
"""Words that a phrase which names something does not go beyond."""
_BREAK = re.compile(r"[,;:.!?—–()“”\"„«»]")
_FIRST_PERSON = re.compile(r"^\W*(?:i|we)\b", re.IGNORECASE)
_NEXT_WORDS = 3
_OWN_SIDE = re.compile(
    r"(?:[\"“]\W*(?:i|we)|(?:that )?(?:i|we|he|she|it))\b(?:['’]\w+)?"
    r"(?: (?!not\b|never\b|no\b)[a-z]+){0,3}? "
    r"(?:(?P<supports>in favou?r of|votes? for|voted for|for|support(?:s|ed)?|back(?:s|ed)?"
    r"|endors(?:e|es|ed)|favou?r(?:s|ed)?)"
    r"|(?P<opposes>votes? against|voted against|against|opposed to|oppos(?:e|es|ed)"
    r"|reject(?:s|ed)?))\s+",
    re.IGNORECASE,
)
"""What the speaker is said to be for or against, in the content: "she would vote for the bill"."""
_CALLS_FOR = re.compile(r"\b(?:call\w* for|demand\w*|propos\w+|advocat\w+|push\w* for)\b")
_PHRASE = re.compile(r"\W*(?:an?|the|its|his|her|their|our)\b", re.IGNORECASE)
_SHOULD = re.compile(r"\b(?:should|must|ought)\b(?P<no> not\b| never\b)?")
_JUDGES: frozenset[Act] = frozenset(["asserts", "urges", "supports", "opposes"])
_GENERIC = frozenset(
    map(
        stem,
        words_of("""
        plan bill measure proposal deal idea move decision law project policy reform agreement
        change step scheme programme program budget act action vote motion effort campaign approach
        position rule ruling verdict report candidate nominee president minister government party
        thing people man woman man leader strategy package version draft resolution initiative
        """),
    )
)
"""Words that name one thing today and another tomorrow."""
_INSTRUMENTS = frozenset(
    map(
        stem,
        words_of("""
        act bill treaty accord accords pact agreement deal plan law amendment convention protocol
        partnership charter directive resolution initiative pipeline bridge railway line airport dam
        tunnel tax levy charge ban project programme program order rule union
        """),
    )
)
"""What a name ends with that is no person's."""
_OCCASIONS = frozenset(
    map(
        stem,
        words_of("""
        speech address remarks comment statement performance response reaction answer handling
        interview article tweet post letter visit trip meeting debate match game show episode ruling
        decision verdict report poll result election attack strike raid protest rally march win
        victory defeat loss appearance announcement news
        """),
    )
)
"""What there may be a new one of by the next day: to praise one and blame the next is no shift."""
# To praise a person for one thing and blame him for another is no shift; to be for him and then
# against him is one.
_STANDING = frozenset(
    map(
        stem_of_cue,
        words_of("""
        support supporter endorse back oppose opposed favour favor elect against reject opponent
        opposition
        """),
    )
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """What somebody is for or against.

    Attributes:
        span: Where it stands.
        stems: Of its words and figures.
        is_name: Whether it is nothing but a name, perhaps of a person.
    """

    span: Span
    stems: frozenset[str]
    is_name: bool


def find_stance(first: Reading, second: Reading) -> Contrast | None:
    """Return what the one supports and the other opposes, if it is certainly the same."""
    sides = [_side(first), _side(second)]
    if set(sides) != _SIDES:
        return _find_ought(first, second)
    mine, theirs = find_phrase(first), find_phrase(second)
    if mine is None or theirs is None or mine.stems != theirs.stems:
        return None
    if not _is_distinct(mine) or not _is_distinct(theirs):
        return None
    if (mine.is_name or theirs.is_name) and not (_is_standing(first) and _is_standing(second)):
        return None
    words = " ".join(theirs.span.of(second.text).split())
    return Contrast(
        "stance",
        (mine.span,),
        (theirs.span,),
        f"{sides[0]} “{' '.join(mine.span.of(first.text).split())}”, then {sides[1]} “{words}”",
    )


def _side(reading: Reading) -> Act:
    """Return the act, "supports" for a thing that is called for."""
    content = reading.content[0].of(reading.text)
    if reading.act == "urges" and _CALLS_FOR.search(reading.cue) and _PHRASE.match(content):
        return "supports"
    return reading.act


def _find_ought(first: Reading, second: Reading) -> Contrast | None:
    """Return what the one says should be done and the other that it should not."""
    oughts = [_SHOULD.findall(content_of(each)) for each in (first, second)]
    if any(len(each) != 1 for each in oughts) or bool(oughts[0][0]) == bool(oughts[1][0]):
        return None
    if not {first.act, second.act} <= _JUDGES or first.negations + second.negations != 1:
        return None
    if first.order != second.order or len(first.order) < _FEWEST or first.times or second.times:
        return None
    if any(_LIMITED.search(content_of(each)) for each in (first, second)):
        return None
    said = ("it should not be done", "it should")
    before, after = said if oughts[0][0] else said[::-1]
    return Contrast("stance", first.content, second.content, f"{before}, then {after}")


def find_phrase(reading: Reading) -> Phrase | None:
    """Return the phrase that names what an act is directed at, with what belongs to it."""
    start = _start(reading)
    if start is None:
        return None
    words = [word for word in reading.words if word.start >= start]
    kept: list[Word] = []
    for word in words:
        between = reading.text[kept[-1].end : word.start] if kept else ""
        if word.kind not in ("word", "number") or word.low in _ENDS or _BREAK.search(between):
            break
        kept.append(word)
    while kept and kept[-1].low in FUNCTION_WORDS:
        kept.pop()
    stems = frozenset(
        word.key if word.kind == "number" else stem(word.low)
        for word in kept
        if word.low not in FUNCTION_WORDS
    )
    if not stems:
        return None
    return Phrase(Span(kept[0].start, kept[-1].end), stems, _is_name(kept))


def _start(reading: Reading) -> int | None:
    side = _OWN_SIDE.match(reading.text, reading.content[0].start, reading.content[0].end)
    if side is not None and side.lastgroup == reading.act:
        return side.end()
    target = reading.said.statement.target
    if target is not None:
        return target.start
    if reading.act == "urges" and _side(reading) == "supports":
        return reading.content[0].start
    # "I support the closure": the verb is in the content.
    if not _FIRST_PERSON.match(reading.content[0].of(reading.text)):
        return None
    for at, word in enumerate(reading.words[1 : 1 + _NEXT_WORDS], 1):
        if word.low in NEGATORS:
            return None
        if reading.act in ACTS_OF_CUE.get(stem_of_cue(word.low), ()):
            return reading.words[at + 1].start if at + 1 < len(reading.words) else None
    return None


def _is_distinct(phrase: Phrase) -> bool:
    telling = phrase.stems - _GENERIC
    if phrase.stems & _OCCASIONS:
        return False
    return phrase.is_name or (len(phrase.stems) > 1 and bool(telling))


def _is_name(words: Sequence[Word]) -> bool:
    naming = [word for word in words if word.low not in FUNCTION_WORDS]
    return all(word.capital for word in naming) and stem(naming[-1].low) not in _INSTRUMENTS


def _is_standing(reading: Reading) -> bool:
    words = re.findall(r"[a-z]+", reading.cue)
    return any(stem_of_cue(word) in _STANDING for word in words)
