"""What is known of a quotation while it is checked, and where its passages stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.checks import Alarm, Claim, Cut, Edit, Passage, Verdict
from onrecord.types import Span
from onrecord.verify.index import Index
from onrecord.verify.search import Match
from onrecord.verify.words import Word


@dataclass(slots=True)
class Finding:
    """What is known of a quotation before its context is looked at.

    Attributes:
        claim: The quotation.
        words: Its words.
        pieces: The passages, in the order of the quotation; none where it was not found.
        verdicts, alarms, why: So far.
    """

    claim: Claim
    words: tuple[Word, ...]
    pieces: list[Match] = field(default_factory=list)
    verdicts: set[Verdict] = field(default_factory=set)
    alarms: set[Alarm] = field(default_factory=set)
    why: list[str] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)
    score: float = 0.0


def passage_span(piece: Match, index: Index) -> Span:
    """Return where a piece stands in its transcript."""
    places = [index.words[at] for _, at in piece.pairs if at is not None]
    return Span(min(word.start for word in places), max(word.end for word in places))


def make_passage(piece: Match, index: Index) -> Passage:
    """Return the passage that a piece is."""
    number, turn = index.turns[index.owners[piece.first]]
    span = passage_span(piece, index)
    place = index.scripts[number].place(span.start)
    return Passage(
        number,
        span,
        turn.speaker,
        place.page if place else None,
        place.time if place else None,
    )
