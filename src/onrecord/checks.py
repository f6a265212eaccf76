"""The frozen values of a check: what became of an article's words in a transcript.

All offsets are Unicode code points, half-open: of the article into its text, of a passage into the
text of its transcript.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from onrecord.types import Document, Record, Span

Verdict = Literal[
    "not-found",
    "misattributed",
    "contradicted",
    "spliced",
    "altered",
    "shortened",
    "normalised",
    "verbatim",
    "paraphrase",
    "unsure",
]
Alarm = Literal[
    "negation",
    "number",
    "unit",
    "date",
    "name",
    "modal",
    "quantifier",
    "cut-qualifier",
    "cut-end",
]
Operation = Literal["delete", "insert", "replace"]
ClaimKind = Literal["quotation", "indirect"]

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
"""From the gravest to the most harmless; the last two stand beside the others."""
ALARMS: tuple[Alarm, ...] = get_args(Alarm)


@dataclass(frozen=True, slots=True)
class Claim:
    """Words of an article that are to be checked.

    Attributes:
        kind: Words in quotation marks, or the content of an indirect statement.
        parts: Where the words stand, ascending; a quotation has one part.
        statement: Id of the statement, ``None`` for a quotation that belongs to none.
        speaker: Name of the party that the article gives the words to; ``None`` if to nobody.
        role: What the article says that party is; ``None`` where it does not.
        cue: The cue of the statement: "declined" denies what follows.
        through: Names of those whose statement this one is nested in: they may have passed it on.
    """

    kind: ClaimKind
    parts: tuple[Span, ...]
    statement: str | None = None
    speaker: str | None = None
    role: str | None = None
    cue: Span | None = None
    through: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """From the first word to the last."""
        return Span(self.parts[0].start, self.parts[-1].end)


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a transcript has the words.

    Attributes:
        document: The transcript's number in the order given, from 0.
        span: Where.
        speaker: Whose turn it is, as the transcript labels it; ``None`` where it does not.
        page: The page number, from 1, in formats that have pages.
        time: Start and end in seconds, in subtitles.
    """

    document: int
    span: Span
    speaker: str | None = None
    page: int | None = None
    time: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """A change that makes the article's words of the transcript's.

    Attributes:
        operation: What is done to the transcript's words.
        article: The words that stand there in the article; empty for a deletion.
        transcript: The words that stood there in the transcript; empty for an insertion.
        passage: Index of the passage it belongs to.
        verdict: What this change alone would make of the quotation.
        alarms: How it may change the meaning.
    """

    operation: Operation
    article: Span
    transcript: Span
    passage: int
    verdict: Verdict
    alarms: tuple[Alarm, ...] = ()


@dataclass(frozen=True, slots=True)
class Cut:
    """Words of the transcript, right before or after a passage, that the quotation leaves out.

    Attributes:
        passage: Index of the passage.
        span: The words.
        alarm: ``cut-qualifier`` or ``cut-end``.
    """

    passage: int
    span: Span
    alarm: Alarm


@dataclass(frozen=True, slots=True)
class Check:
    """What became of one claim.

    Attributes:
        claim: What was checked.
        verdict: The gravest that holds.
        also: The others that hold, gravest first.
        alarms: Changes that can turn the meaning, in the order of ``ALARMS``.
        passages: Where the words were found, in the order of the article.
        edits: Ascending in the article; empty for indirect statements.
        cuts: The context that was cut, where that raised an alarm.
        score: Share of the article's words that the passages have, rare words counting for more,
            from 0 to 1.
        why: The reasons, in plain words.
    """

    claim: Claim
    verdict: Verdict
    also: tuple[Verdict, ...] = ()
    alarms: tuple[Alarm, ...] = ()
    passages: tuple[Passage, ...] = ()
    edits: tuple[Edit, ...] = ()
    cuts: tuple[Cut, ...] = ()
    score: float = 0.0
    why: tuple[str, ...] = ()


@dataclass(frozen=True)
class CheckedArticle:
    """An article's record and what became of its words in transcripts.

    Attributes:
        record: The article's.
        transcripts: What was said, in the order given; passages number them from 0.
        checks: One for each quotation and each indirect statement, by offset.
        reasons: For each transcript why it is taken, in plain words, if the user did not name it;
            empty where all are named.
    """

    record: Record
    transcripts: tuple[Document, ...]
    checks: tuple[Check, ...]
    reasons: tuple[tuple[str, ...], ...] = ()

    @property
    def taken(self) -> tuple[tuple[Document, tuple[str, ...]], ...]:
        """Each transcript, and why it is taken: no reason where the user named it."""
        reasons = self.reasons or ((),) * len(self.transcripts)
        return tuple(zip(self.transcripts, reasons, strict=True))
