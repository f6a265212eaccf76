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
from onrecord.resolve.party import Answer, Party
from onrecord.resolve.word_lists import words_of
from onrecord.segment import turn_words
from onrecord.types import Layout, Zone

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
# Questioners of whom one after the other is called on; a host stays.
_CALLED_IN_TURN = words_of("q question questioner reporter journalist")
# How one is called on by the last words of a turn: "Yes, Ann.", "Next, Senator Doe."
_CALLS_ON = re.compile(
    r"(?P<invites>(?i:(?:yes|yeah|ok|okay|all\sright|right|now|and|then|next|well|sure|please|sir"
    r"|ma['’]am|go\sahead|(?:first|next|last)\squestion|over\sto)[,:]?\s)*)(?:[A-Z][\w'’-]*\.?\s){0,2}"
)
_CALLED_ON = re.compile(r"(?P<invites>,\s(?:please|go\sahead|then|you['’]re\snext))?[.?!…]?\s*")
# What a name at the end of the next turn answers.
_ASKS_FOR_NAME = re.compile(r"\b(?:who(?:m|se)?|names?)\b[^.?!]*\?\W*$", re.IGNORECASE)
# What parts somebody from the part that stands before.
_IN_BETWEEN = VERBS | PREPOSITIONS | CONJUNCTIONS
_CALLED = re.compile(r"\w+[:.]\s(?:[^.!?]{0,30}[.,!]\s)?(?:[A-Z][\w.]*\s){0,3}")
_HONOURABLE = re.compile(r"\b(?:hon\.|honou?rable|judge|justice)\s$", re.IGNORECASE)
_IS_JUDGE = re.compile(r",?\s(?:presiding|(?:\w+\s){0,2}judge\b)", re.IGNORECASE)


def names_part(label: str) -> bool:
    """Tell whether a label names somebody's part in a conversation, and nobody himself."""
    return _part_of(label) in _ASKS | _ANSWERS | _TOLD


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
        self._sentence_starts = [sentence.start for sentence in layout.sentences]
        starts = [paragraph.start for paragraph in layout.paragraphs]
        self._begins = labels.turns[0].span.start if labels.turns else 0
        first = bisect_right(starts, self._begins) - 1
        self._introductions = Introductions(cast, layout, first)
        self._examiners = tuple(self._find_examiners(layout))
        self._witnesses = tuple(self._find_witnesses())
        self._standing: dict[str, Answer | None] = {}

    def holder(self, label: str, offset: int) -> Answer | None:
        """Return who has the part that ``label`` names in the turn at ``offset``, if it is told."""
        part = _part_of(label)
        if part in _ASKS and (examiner := self._last(self._examiners, offset)) is not None:
            return Answer(examiner, "it is told before who examines")
        if part in _CALLED_IN_TURN and (called := self._called_on(offset)) is not None:
            return Answer(called, "the turn before ends by calling on that name")
        if part in _TESTIFIES and (witness := self._last(self._witnesses, offset)) is not None:
            return Answer(witness, "it is told before who is the witness")
        if part not in self._standing:
            self._standing[part] = self._find_standing(part)
        return self._standing[part]

    def _find_standing(self, part: str) -> Answer | None:
        """Return who has a part throughout, if it is told."""
        party, why = None, f"the text tells who is {part}"
        if part in _JUDGES:
            party = self._judge()
        elif part in _TOLD and (told := self._told(part)) is not None:
            party = told
        elif part in _ASKS:
            party, why = self._introductions.find_asker(), "it is introduced who asks"
        elif part in _ANSWERS:
            party, why = self._introductions.find_answerer(), "it is introduced who answers"
            if party is None:
                party, why = self._addressed(part), "a question before calls that name"
        return None if party is None else Answer(party, why)

    def _addressed(self, part: str) -> Party | None:
        """Return the only one whom questions call by name: "Mayor Ruiz, why …?".

        Those that somebody of another part answers are put to him.
        """
        called = {
            party
            for turn in self._labels.turns
            if _part_of(turn.label) in _ASKS and self._is_answered_by(part, turn)
            for party, mention in self._persons(turn.span.end)
            if turn.span.contains(mention.span)
            and _CALLED.fullmatch(self._text, turn.span.start, mention.span.start)
            and self._text.startswith(",", mention.span.end)
        }
        return called.pop() if len(called) == 1 else None

    def _is_answered_by(self, part: str, turn: Zone) -> bool:
        _, after = self._labels.beside(turn.span.start)
        return after is not None and _part_of(after.label) == part

    def _called_on(self, offset: int) -> Party | None:
        """Return whom the turn before the one at ``offset`` ends with calling by name."""
        before, _ = self._labels.beside(offset)
        if before is None:
            return None
        words = turn_words(before, self._text)
        answers = _part_of(before.label) in _ANSWERS | _TESTIFIES
        asked, _ = self._labels.beside(before.span.start)
        for party, mention in self._persons(offset):
            ends = _CALLED_ON.fullmatch(self._text, mention.span.end, before.span.end)
            if ends is None or not words.contains(mention.span):
                continue
            sentence = bisect_right(self._sentence_starts, mention.span.start) - 1
            start = max(words.start, self._sentence_starts[sentence])
            calls = _CALLS_ON.fullmatch(self._text, start, mention.span.start)
            if calls is None or (asked is not None and self._asks_for(asked, party)):
                return None
            # An answer may end with a bare name that it gives.
            return party if calls["invites"] or ends["invites"] or not answers else None
        return None

    def _asks_for(self, turn: Zone, party: Party) -> bool:
        """Tell whether a turn asks for a name, or speaks of somebody, whose name answers it."""
        return _ASKS_FOR_NAME.search(turn.span.of(self._text)) is not None or any(
            turn.span.contains(mention.span) for mention in party.mentions
        )

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


def _part_of(label: str | None) -> str:
    return (label or "").lower().removeprefix("the ")
