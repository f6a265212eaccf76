"""Find who says "I" outside quotation marks in a text whose turns carry no labels.

A speech, a letter or a comment has one narrator: every "I" is his, whether or not the text names
him. An interview or a hearing has two parts. Paragraphs that end with a question are the asker's.
Where questions and answers take turns paragraph by paragraph, each second paragraph is an answer;
elsewhere an answer goes on up to the next question. The one who answers is followed, or whoever is
called on by name, and the one who asks where the opening names him, since several may ask. A
conversation that shows no such order has no narrator. What is set apart and signed ("… to go. Ann
Doe") is the signer's anywhere.

The shares below were set on the speeches, interviews and hearings of GUM's training part.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from onrecord.resolve.cast import Cast
from onrecord.resolve.examined import find_called, tell_askers
from onrecord.resolve.introductions import Introductions
from onrecord.resolve.lexicon import SPEAKER_PRONOUNS, SPEAKERS_PRONOUNS
from onrecord.resolve.party import Party
from onrecord.segment import zone_at
from onrecord.types import Layout, Span

_FIRST_PERSON = (SPEAKER_PRONOUNS | SPEAKERS_PRONOUNS) - {"mine"}  # "the mine"
# Paragraphs of these kinds are nobody's turn.
_APART = ("title", "byline", "credit", "heading", "caption", "boilerplate")
_QUESTION = re.compile(r"\?[\"”’')\]]*$")
# How people begin when they answer somebody, and how they end when they are cut short.
_REPLY = re.compile(
    r"(?:yes|no|yeah|well|okay|ok|right|sure|exactly|correct|absolutely|uh|um|hmm|oh|thank\syou"
    r"|thanks|(?:your\shonou?r|my\slords?|mr|mrs|ms|dr|judge|counsel)\b[^,]{0,20},)[\s,.!–—-]",
    re.IGNORECASE,
)
# How an advocate begins, who is asked later.
_PLEA = re.compile(r"(?:[^.?!]{0,60}[,.]\s)?(?:and\s)?may it please the court\b", re.IGNORECASE)
_CUT = ("...", "…", "–", "—", "-")
# Where few questions stand between long answers, a text that calls itself so is an interview.
_INTERVIEW = re.compile(r"\binterview", re.IGNORECASE)
_YOU = re.compile(r"\byour?\b", re.IGNORECASE)
# How a question begins that has no mark.
_REQUEST = re.compile(
    r"(?:(?:and|so|but|now|please|well),?\s){0,2}(?:(?:tell|walk|take|remind|give)\s(?:us|me)\b"
    r"|(?:describe|explain)\b|talk\s(?:to\sus\s|a\s(?:bit|little)\s)?about\b"
    r"|i(?:['’]d|\swould)?\s(?:just\s)?(?:wanted|want|like)\sto\s(?:ask|know)\b"
    r"|i(?:['’]m|\sam|\swas)?\s(?:just\s)?wonder(?:ed|ing)?\b)",
    re.IGNORECASE,
)
# What stands before the name of whoever signs what is pulled out of a text.
_BEFORE_SIGNER = re.compile(r"[.!?…\]][\"”’']{0,2}\s+(?P<dash>[—–-]{1,2}\s?)?$")
_AFTER_SIGNER = re.compile(r",\s[^.!?]{1,100}\.?")
_LONGEST_QUESTION = 400  # characters
_BYLINE = re.compile(r"by\b", re.IGNORECASE)
_MOSTLY = 0.5  # of the paragraphs of a text that says "we", never "I"
_FEWEST_SIGNS = 3
_SIGNS = 0.2  # of the paragraphs of a conversation at least so many open or end as above
_FEWEST_QUESTIONS = 3
_ALTERNATING = 0.8  # of the questions at least so many are each second paragraph


@dataclass(slots=True)
class Narrators:
    """Who says "I", by paragraph.

    Attributes:
        starts: Where each paragraph begins.
        said_by: For the same, who speaks there; ``None`` where that is not certain.
        asked: For the same, whom a question there is put to.
        addressee: To whom a letter is written.
        body: Whom "we" means wherever somebody speaks for a body.
        speaking: For one narrator, those for whom he says "we" where the text names no body.
        asking: By the number of a paragraph, who puts the question there and is not named.
    """

    starts: list[int]
    said_by: list[Party | None]
    asked: list[Party | None]
    body: Party | None = None
    addressee: Party | None = None
    speaking: dict[Party, Party] = field(default_factory=dict)
    asking: dict[int, Party] = field(default_factory=dict)

    def who_says(self, offset: int) -> Party | None:
        """Return who says "I" at ``offset``."""
        index = bisect_right(self.starts, offset) - 1
        return self.said_by[index] if index >= 0 else None

    def who_asks(self, offset: int) -> Party | None:
        """Return who, though the text names nobody, says "I" in the question at ``offset``."""
        return self.asking.get(bisect_right(self.starts, offset) - 1)

    def is_talk(self, offset: int) -> bool:
        """Tell whether the paragraph at ``offset`` is a turn in an interview."""
        return self.who_says(offset) is not None and any(party is not None for party in self.asked)

    def who_is_asked(self, offset: int) -> Party | None:
        """Return who is called "you" at ``offset``."""
        index = bisect_right(self.starts, offset) - 1
        asked = self.asked[index] if index >= 0 else None
        return self.addressee if asked is None and self.who_says(offset) is not None else asked

    def for_whom(self, offset: int) -> Party | None:
        """Return whom "we" means at ``offset``."""
        narrator = self.who_says(offset)
        if narrator is None or narrator.kind == "group":
            return narrator
        if self.body is not None:
            return self.body
        return self.speaking.setdefault(narrator, Party("group"))


def find_narrators(cast: Cast, layout: Layout) -> Narrators:
    """Find who says "I" in each paragraph of a text without labelled turns."""
    starts = [paragraph.start for paragraph in layout.paragraphs]
    nobody: list[Party | None] = [None] * len(starts)
    words, text = cast.words, cast.words.text
    told = [index for index, each in enumerate(layout.paragraphs) if _is_told(text, layout, each)]
    own = _own_words(cast, [layout.paragraphs[index] for index in told])
    answers, questions = _part(text, layout.paragraphs, told)
    if not (own or questions):
        return Narrators(starts, nobody, nobody)
    signed = _find_signers(cast, layout.paragraphs)
    apart = Narrators(starts, [signed.get(index) for index in range(len(starts))], nobody)
    if not answers:
        return apart
    begins = words.starts[_first_own(cast, layout, own)] if own else len(text)
    opening = min(bisect_right(starts, begins) - 1, *questions[:1], len(starts))
    introductions = Introductions(cast, layout, opening)
    named = introductions.find_narrator(asked=bool(questions))
    if not named and questions:
        named = tuple(set(signed.values()))
    if len(named) > 1 and not questions:  # "Remarks by Ann Doe and Tom Roe"
        return apart
    narrator = named[0] if len(named) == 1 else Party("unnamed")
    if questions and not _says_i(cast, own, answers):
        pairs = {pair.party for pair in cast.pairs if not set(named).isdisjoint(pair.members)}
        if len(pairs) == 1:
            named = (narrator,) = tuple(pairs)
    said_by, asked = list(nobody), list(nobody)
    narrating = narrator
    asker = introductions.find_asker() if questions else None
    called = find_called(cast, layout.paragraphs) if questions else {}
    for index in answers:
        if index == 0 or said_by[index - 1] is None:
            narrating = called.get(index - 1, narrating)
        said_by[index] = narrating
    for index in questions:
        following = bisect_right(answers, index)
        asked[index] = said_by[answers[following]] if following < len(answers) else narrating
    for index in questions:
        said_by[index] = asker
    for index, signer in signed.items():
        said_by[index] = signer
    found = Narrators(starts, said_by, asked, introductions.find_body())
    if asker is None:
        found.asking = tell_askers(text, layout.paragraphs, questions)
    found.addressee = None if questions else introductions.find_addressee()
    if len(named) != 1:
        his = [word for word in own if found.who_says(words.starts[word]) is narrator]
        alone = [word for word in his if words.lowers[word] in SPEAKER_PRONOUNS]
        first = min(alone, key=lambda word: (words.lowers[word] != "i", word), default=None)
        if first is not None:
            narrator.wording = words.span(first, first)
        elif found.body is None and not called and not _mostly_his(cast, his, answers):
            return apart
    return found


def _says_i(cast: Cast, own: Sequence[int], told: Sequence[int]) -> bool:
    """Tell whether one alone speaks in the paragraphs ``told``: two who answer say "we"."""
    alone = (word for word in own if cast.words.lowers[word] in SPEAKER_PRONOUNS)
    return not {cast.timeline.place(word).paragraph - 1 for word in alone}.isdisjoint(told)


def _mostly_his(cast: Cast, own: Sequence[int], told: Sequence[int]) -> bool:
    """Tell whether somebody's own words, "we" alone, stand in half of the paragraphs told."""
    held = {cast.timeline.place(word).paragraph for word in own}
    return len(held) >= _MOSTLY * len(told)


def _find_signers(cast: Cast, paragraphs: Sequence[Span]) -> dict[int, Party]:
    """Return who signs a paragraph of his words, set apart in the text: "… to go. — Ann Doe"."""
    text = cast.words.text
    signers: dict[int, Party] = {}
    ends = [paragraph.end for paragraph in paragraphs]
    for index, mention in enumerate(cast.names.mentions):
        party, number = cast.joined.party_of[index], bisect_left(ends, mention.span.end)
        if party is None or not party.is_person or number == len(ends):
            continue
        start, end = paragraphs[number].start, paragraphs[number].end
        before = _BEFORE_SIGNER.search(text, start, mention.span.start)
        rest = text[mention.span.end : end]
        if before and (not rest or (before["dash"] and _AFTER_SIGNER.fullmatch(rest))):
            signers[number] = party
    return signers


def _is_told(text: str, layout: Layout, paragraph: Span) -> bool:
    """Tell whether a paragraph is part of what is said; "But –" on its own line is no heading."""
    zone = zone_at(layout.zones, paragraph.start)
    if zone is None or zone.kind not in _APART:
        return True
    if zone.kind == "byline":
        return not _BYLINE.match(text, paragraph.start)
    return zone.kind == "heading" and paragraph.of(text).endswith(_CUT)


def _own_words(cast: Cast, told: Sequence[Span]) -> list[int]:
    """Return each "I" and "we" outside quotation marks, and outside a title ("My first day")."""
    return [
        word
        for paragraph in told
        for word in range(*cast.words.within(paragraph))
        if cast.words.lowers[word] in _FIRST_PERSON and cast.timeline.place(word).quotation < 0
    ]


def _first_own(cast: Cast, layout: Layout, own: Sequence[int]) -> int:
    """Return the first of somebody's own words.

    "She wrote to us" announces them, and so does "our magazine" where questions follow.
    """
    lowers, text = cast.words.lowers, cast.words.text
    said = (paragraph.of(text) for paragraph in layout.paragraphs)
    asked = any(_QUESTION.search(each) and _is_put(each) for each in said)
    telling = (w for w in own if lowers[w] in SPEAKER_PRONOUNS or not (asked or lowers[w] == "us"))
    return next(telling, own[0])


def _part(
    text: str, paragraphs: Sequence[Span], told: Sequence[int]
) -> tuple[list[int], list[int]]:
    """Return the paragraphs of the one narrator, and those in which he is asked something."""
    said = [paragraphs[index].of(text) for index in told]
    questions = [number for number, words in enumerate(said) if _QUESTION.search(words)]
    signs = sum(
        bool(words.endswith(_CUT) or _QUESTION.search(words) or _REPLY.match(words))
        for words in said
    )
    few = signs < max(_FEWEST_SIGNS, _SIGNS * len(said))
    if (few or len(questions) < _FEWEST_QUESTIONS) and (turns := _put_in_turn(said)):
        replies = [told[number] for number in range(turns[0], len(said)) if number not in turns]
        return replies, [told[number] for number in turns]
    if few:
        announced = bool(told) and _INTERVIEW.search(text, 0, paragraphs[told[0]].end) is not None
        put = [at for at, each in enumerate(said) if announced and _is_put(each)]
        asked = [told[at] for at in put if at in questions or _REQUEST.match(said[at])]
        begun = told.index(asked[0]) if asked else 0
        return [told[at] for at in range(begun, len(said)) if at not in put], asked
    if len(questions) < _FEWEST_QUESTIONS:
        return [], []
    plea = next((number for number in range(questions[0]) if _PLEA.match(said[number])), None)
    evenly = sum(number % 2 == questions[0] % 2 for number in questions)
    even = questions[0] % 2 if 2 * evenly >= len(questions) else 1 - questions[0] % 2
    if max(evenly, len(questions) - evenly) >= _ALTERNATING * len(questions):
        start = max(0, questions[0] - 1)
        if plea is not None and plea % 2 != even:
            between = range(plea + 1, questions[0], 2)
            start = plea if all(_YOU.search(said[number]) for number in between) else start
        answers = [number for number in range(start, len(said)) if number % 2 != even]
        asked = [number for number in range(start, len(said)) if number % 2 == even]
        begun = start
    else:
        asked = [number for number in range(len(said)) if _asks(said, number)]
        answers = [number for number in range(asked[0], len(said)) if number not in asked]
        begun = asked[0]
    if plea is not None:
        answers = sorted({*answers, *range(plea, begun)})
        asked = [number for number in asked if number not in answers]
    return [told[number] for number in answers], [told[number] for number in asked]


def _asks(said: Sequence[str], number: int) -> bool:
    """Tell whether a paragraph of an interview asks; a long one right after a question answers."""
    words = said[number]
    short = len(words) <= _LONGEST_QUESTION
    if _QUESTION.search(words):
        return short or number == 0 or _QUESTION.search(said[number - 1]) is None
    return short and _REQUEST.match(words) is not None


def _put_in_turn(said: Sequence[str]) -> list[int]:
    """Return the paragraphs that are questions to somebody, if all are answered one by one."""
    asked = [number for number, words in enumerate(said) if _is_asked(words)]
    calling = sum(_YOU.search(said[number]) is not None for number in asked)
    apart = all(after - before > 1 for before, after in pairwise([*asked, len(said)]))
    return asked if len(asked) > 1 and apart and 2 * calling >= len(asked) else []


def _is_asked(words: str) -> bool:
    """Tell whether a paragraph is a question and no more; one in quotation marks is told."""
    is_question = _QUESTION.search(words) is not None and len(words) <= _LONGEST_QUESTION
    return is_question and words[0] not in "\"“‘'"


def _is_put(words: str) -> bool:
    """Tell whether a paragraph that ends with a question is one to somebody, and no more."""
    return len(words) <= _LONGEST_QUESTION and _YOU.search(words) is not None
