"""Mark the changes of a check on both sides: in the article's words and in the transcript's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from onrecord.checks import Alarm, Check, CheckedArticle, Passage
from onrecord.export.roundup import clock
from onrecord.types import Span

Mark = Literal["same", "spelling", "marked", "changed", "cut", "context"]

_ORDER: tuple[Mark, ...] = ("same", "context", "spelling", "marked", "cut", "changed")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of either side.

    Attributes:
        text: The words.
        mark: What became of them: ``spelling`` is another form of the same word, ``marked`` was
            put in or left out with a mark, ``changed`` stands for other words or for none,
            ``cut`` is missing in the article, ``context`` was cut beside the quotation.
        alarms: How the change may turn the meaning.
    """

    text: str
    mark: Mark
    alarms: tuple[Alarm, ...] = ()


def mark_article(check: Check, text: str) -> tuple[Piece, ...]:
    """Return the words of the claim, with what the transcript has not."""
    marks = [
        (edit.article, mark_of(edit.verdict, cut=False), edit.alarms)
        for edit in check.edits
        if len(edit.article)
    ]
    return cut_pieces(check.claim.span, marks, text)


def mark_passage(check: Check, number: int, checked: CheckedArticle) -> tuple[Piece, ...]:
    """Return the words of a passage and what was cut beside it, with what the article has not."""
    passage = check.passages[number]
    text = checked.transcripts[passage.document].text
    marks: list[tuple[Span, Mark, tuple[Alarm, ...]]] = [
        (edit.transcript, mark_of(edit.verdict, cut=not len(edit.article)), edit.alarms)
        for edit in check.edits
        if edit.passage == number and len(edit.transcript)
    ]
    whole = passage.span
    for cut in check.cuts:
        if cut.passage == number:
            whole = Span(min(whole.start, cut.span.start), max(whole.end, cut.span.end))
            marks.append((cut.span, "context", (cut.alarm,)))
    return cut_pieces(whole, marks, text)


def mark_of(verdict: str, *, cut: bool) -> Mark:
    """Return the mark of a change: of words that stand there, or of words that were ``cut``."""
    if verdict == "normalised":
        return "marked" if cut else "spelling"
    return "cut" if cut else "changed"


def cut_pieces(
    whole: Span, marks: Iterable[tuple[Span, Mark, tuple[Alarm, ...]]], text: str
) -> tuple[Piece, ...]:
    """Return the words of ``whole``, cut at the edges of ``marks``; the gravest one wins."""
    listed = list(marks)
    edges = {whole.start, whole.end}
    for span, _, _ in listed:
        edges |= {min(max(edge, whole.start), whole.end) for edge in (span.start, span.end)}
    borders = sorted(edges)
    pieces: list[Piece] = []
    for start, end in pairwise(borders):
        here = [each for each in listed if each[0].start <= start and end <= each[0].end]
        mark: Mark = max((each[1] for each in here), key=_ORDER.index, default=_ORDER[0])
        alarms = tuple(dict.fromkeys(alarm for each in here for alarm in each[2]))
        pieces.append(Piece(text[start:end], mark, alarms))
    return tuple(pieces)


def place_of(passage: Passage, checked: CheckedArticle) -> list[str]:
    """Return who says a passage, and where it stands: in which transcript, if there are several."""
    place = [passage.speaker or "speaker not named"]
    if len(checked.transcripts) > 1:
        place.append(checked.transcripts[passage.document].origin.path)
    if passage.page is not None:
        place.append(f"p. {passage.page}")
    if passage.time is not None:
        place.append(clock(passage.time[0]))
    return place
