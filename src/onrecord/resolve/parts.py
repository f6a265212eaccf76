"""Find who has a part in a conversation that a label names: "Q", "HOST", "THE WITNESS".

Such a label is nobody's name. Who has the part is told where the conversation is introduced ("We
spoke to Ann Doe", "Host: Tom Roe"), or on the way, as in court ("BY MS. DOE:", "The State calls
Tom Roe"). Where it is not, the part is a speaker of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from onrecord.resolve.cast import Cast
from onrecord.resolve.introductions import Introductions
from onrecord.resolve.labels import Labels
from onrecord.resolve.lexicon import CONJUNCTIONS, PREPOSITIONS, VERBS
from onrecord.resolve.mentions import Mention
from onrecord.resolve.party import Party
from onrecord.resolve.word_lists import words_of
from onrecord.types import Layout

_ASKS = words_of("q question questioner interviewer host presenter moderator reporter journalist")
_ANSWERS = words_of("a answer interviewee guest respondent")
_TESTIFIES = words_of("a answer witness")
_JUDGES = words_of("court judge")
# Parts that somebody can be said to have in one of these forms: "Ann Doe (Chair)".
_TOLD = (_ASKS | _ANSWERS | _TESTIFIES) - {"q", "a"} | words_of(
    "chair chairman chairwoman chairperson coroner president speaker clerk counsel caller"
)
_VERBS = {"host": "hosted", "presenter": "presented", "moderator": "moderated", "chair": "chaired"}
# Who examines a witness: a line of its own above the questions.
_EXAMINES = re.compile(
    r"(?:[A-Z-]+ )*BY (?=(?:MR|MS|MRS|MISS|DR)\b)[^\n]{1,60}\Z|By (?=M[rs]s?\b)[^\n]{1,60}:\Z"
)
# The same in a sentence, before the name and after it.
_EXAMINED_BY = re.compile(
    r"(?:examin|question)(?:ed|ation|ing)\b[^.!?\n]{0,60}\bby\s(?:\w+\.?\s){0,2}$", re.IGNORECASE
)
_EXAMINING = re.compile(
    r"(?:,[^.!?\n]{1,60},)?\s(?:cross-|re-)?(?:examine[ds]|questioned|questions)\b"
)
# How a witness is brought in, after the name and before it.
_SWORN = re.compile(
    r",?[^.!?\n]{0,60}\b(?:witness|sworn|affirmed|testified|(?:was|is)\s(?:\w+-)?examined)\b",
    re.IGNORECASE,
)
_CALLS = re.compile(
    r"\b(?:[Cc]all(?:s|ed|ing)?\s(?:to\sthe\sstand\s)?|[Ee]xamination\sof\s)(?:\w+\.?\s){0,2}$"
)
# How a questioner is called on at the end of a turn: "Thank you. Yes, Ann.", "Go ahead, Ann."
_CALLS_ON = re.compile(r"(?:^|[.!?:]\s)(?!\w*\s?thank)(?:[\w'’]+,?\s){0,4}$", re.IGNORECASE)
_CALLED_ON = re.compile(r"(?:,\s(?:please|go\sahead|then))?[.?!…]?\s*")
# What parts somebody from the part that stands before.
_IN_BETWEEN = VERBS | PREPOSITIONS | CONJUNCTIONS
_CALLED = re.compile(r"\w+[:.]\s(?:[^.!?]{0,30}[.,!]\s)?(?:[A-Z][\w.]*\s){0,3}")
_HONOURABLE = re.compile(r"\b(?:hon\.|honou?rable|judge|justice)\s$", re.IGNORECASE)
_IS_JUDGE = re.compile(r",?\s(?:presiding|(?:\w+\s){0,2}judge\b)", re.IGNORECASE)


class Parts:
    """Who has which part in the transcript of one document.

    Args:
        cast: Everybody in the text.
        layout: Its paragraphs.
        labels: The labels of its turns.
    """

    def __init__(self, cast: Cast, layout: Layout, labels: Labels) -> None:
        self._cast, self._labels = cast, labels
        self._text = cast.words.text
        starts = [paragraph.start for paragraph in layout.paragraphs]
        self._begins = labels.turns[0].span.start if labels.turns else 0
        first = bisect_right(starts, self._begins) - 1
        self._introductions = Introductions(cast, layout, first)
        self._examiners = tuple(self._find_examiners(layout))
        self._witnesses = tuple(self._find_witnesses())
        self._standing: dict[str, Party | None] = {}

    def holder(self, label: str, offset: int) -> Party | None:
        """Return who has the part that ``label`` names in the turn at ``offset``, if it is told."""
        part = label.lower().removeprefix("the ")
        if part in _ASKS and (examiner := self._last(self._examiners, offset)) is not None:
            return examiner
        if part in _ASKS and (called := self._called_on(offset)) is not None:
            return called
        if part in _TESTIFIES and (witness := self._last(self._witnesses, offset)) is not None:
            return witness
        if part not in self._standing:
            self._standing[part] = self._find_standing(part)
        return self._standing[part]

    def _find_standing(self, part: str) -> Party | None:
        """Return who has a part throughout, if it is told."""
        if part in _JUDGES:
            return self._judge()
        if part in _TOLD and (told := self._told(part)) is not None:
            return told
        if part in _ASKS:
            return self._introductions.find_asker()
        if part not in _ANSWERS:
            return None
        return self._introductions.find_answerer() or self._addressed()

    def _addressed(self) -> Party | None:
        """Return the only one whom the questions call by name: "Mayor Ruiz, why …?"."""
        called = {
            party
            for turn in self._labels.turns
            if (turn.label or "").lower() in _ASKS
            for party, mention in self._persons(turn.span.end)
            if turn.span.contains(mention.span)
            and _CALLED.fullmatch(self._text, turn.span.start, mention.span.start)
            and self._text.startswith(",", mention.span.end)
        }
        return called.pop() if len(called) == 1 else None

    def _called_on(self, offset: int) -> Party | None:
        """Return whom the turn before the one at ``offset`` ends with calling by name."""
        turn, _ = self._labels.beside(offset)
        if turn is None:
            return None
        before = turn.span
        for party, mention in self._persons(offset):
            if not before.contains(mention.span):
                continue
            said = self._text[before.start : mention.span.start]
            ends = _CALLED_ON.fullmatch(self._text, mention.span.end, before.end) is not None
            if ends and _CALLS_ON.search(said):
                return party
        return None

    def _last(self, brought_in: tuple[tuple[int, Party], ...], offset: int) -> Party | None:
        return next((party for start, party in reversed(brought_in) if start < offset), None)

    def _find_examiners(self, layout: Layout) -> Iterator[tuple[int, Party]]:
        """Yield who examines, with where the line stands that says so."""
        headed = [each for each in layout.paragraphs if _EXAMINES.match(each.of(self._text))]
        for index, mention in enumerate(self._cast.names.mentions):
            party, start = self._cast.joined.party_of[index], mention.span.start
            before = self._text[max(0, start - 90) : start]
            if (
                party is not None
                and party.is_person
                and (
                    any(line.contains(mention.span) for line in headed)
                    or _EXAMINED_BY.search(before)
                    or _EXAMINING.match(self._text, mention.span.end)
                )
            ):
                yield start, party

    def _find_witnesses(self) -> Iterator[tuple[int, Party]]:
        """Yield who is called or sworn in, with where."""
        for party, mention in self._persons(len(self._text)):
            before = self._text[max(0, mention.span.start - 40) : mention.span.start]
            if _CALLS.search(before) or (
                mention.span.start < self._begins and _SWORN.match(self._text, mention.span.end)
            ):
                yield mention.span.start, party

    def _judge(self) -> Party | None:
        """Return the only one whom the opening calls a judge."""
        judges = {
            party
            for party, mention in self._persons(self._begins)
            if _HONOURABLE.search(self._text[max(0, mention.span.start - 20) : mention.span.start])
            or _IS_JUDGE.match(self._text, mention.span.end)
        }
        return judges.pop() if len(judges) == 1 else None

    def _told(self, part: str) -> Party | None:
        """Return the only one of whom the opening says that he has a part."""
        before = re.compile(
            rf"\b(?:{part}|{_VERBS.get(part, part)} by)[,:]?\s(?:(?:is|was)\s)?"
            r"(?P<role>[^.!?:;\n]{0,40})$",
            re.IGNORECASE,
        )
        after = re.compile(rf"\s?[,(]\s?(?:the\s)?{part}\b", re.IGNORECASE)
        told: list[Party] = []
        end = 0
        for party, mention in self._persons(self._begins):
            start = max(end, mention.span.start - 60)
            named = before.search(self._text[start : mention.span.start])
            if named is not None and not _IN_BETWEEN.isdisjoint(named["role"].lower().split()):
                named = None  # "the host met Ann Doe"
            if named is not None or after.match(self._text, mention.span.end):
                told.append(party)
            end = mention.span.end
        return told[0] if len(set(told)) == 1 else None

    def _persons(self, end: int) -> Iterator[tuple[Party, Mention]]:
        """Yield the names of persons before ``end``, in order."""
        for index, mention in enumerate(self._cast.names.mentions):
            party = self._cast.joined.party_of[index]
            if mention.span.end <= end and party is not None and party.is_person and party.certain:
                yield party, mention
