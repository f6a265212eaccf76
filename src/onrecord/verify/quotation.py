"""Check a quotation: the words, their speaker, and what was cut around them."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.checks import ALARMS, VERDICTS, Check, Claim, Verdict
from onrecord.types import Span
from onrecord.verify.article import Article
from onrecord.verify.attribution import attribute, is_rendered
from onrecord.verify.editing import write_edits
from onrecord.verify.finding import Finding, make_passage, passage_span
from onrecord.verify.index import Index
from onrecord.verify.names import is_spoken_by
from onrecord.verify.search import Match, find_matches
from onrecord.verify.splice import are_separate, between, divide, is_resumed
from onrecord.verify.words import Word

_FOUND = 0.5
"""Below this share of the words, by rarity, a passage is another one on the same subject."""
_AS_GOOD = 0.5
"""A passage of the speaker's own is taken before somebody else's that is better by so little."""
_CLOSE = 0.85
"""Of a translation's words: a quotation this close was taken from this very rendering."""


def find_quotation(claim: Claim, article: Article, index: Index, proper: frozenset[str]) -> Finding:
    """Find the passages of a quotation and compare the words."""
    words = tuple(article.words(claim.span))
    finding = Finding(claim, words)
    if not any(word.kind in ("word", "number") for word in words):
        finding.verdicts.add("unsure")
        finding.why.append("there are no words in it")
        return finding
    matches = _ranked(find_matches(words, index), claim, index)
    whole = matches[0] if matches else None
    pieces = divide(words, index, whole)
    finding.score = _score(pieces, words, index)
    if not pieces or finding.score < _FOUND:
        finding.verdicts.add("not-found")
        finding.why.append("no passage of these transcripts has these words")
        if is_rendered(claim, index):
            finding.verdicts.add("unsure")
            finding.why.append("what the speaker says here is a translation, or needs one")
        return finding
    finding.pieces = pieces
    _compare(finding, article, index, proper)
    attribute(finding, matches, article, index)
    return finding


def _ranked(matches: list[Match], claim: Claim, index: Index) -> list[Match]:
    turns = [turn for _, turn in index.turns]

    def rank(match: Match) -> float:
        theirs = is_spoken_by(claim, index.turn(match.first), turns)
        return match.cost + (_AS_GOOD if theirs is False else 0.0)

    return sorted(matches, key=rank)


def _score(pieces: Sequence[Match], words: Sequence[Word], index: Index) -> float:
    weights = [
        sum(index.weight(word.key) for word in piece.words if word.kind in ("word", "number"))
        for piece in pieces
    ]
    whole = sum(index.weight(word.key) for word in words if word.kind in ("word", "number"))
    there = sum(piece.score * weight for piece, weight in zip(pieces, weights, strict=True))
    return min(1.0, there / whole) if whole else 0.0


def _compare(finding: Finding, article: Article, index: Index, proper: frozenset[str]) -> None:
    """Write the edits of all pieces and take up their verdicts."""
    for number, piece in enumerate(finding.pieces):
        if number and are_separate(finding.pieces[number - 1], piece, index):
            finding.verdicts.add("spliced")
            finding.why.append("joined from separate passages without a mark")
        elif number and not _goes_on(finding.pieces[number - 1], piece, index):
            finding.verdicts.add("shortened")
        for edit, why in write_edits(piece, number, article, index, proper):
            finding.edits.append(edit)
            finding.verdicts.add(edit.verdict)
            finding.alarms.update(edit.alarms)
            if edit.verdict == "altered" and not len(edit.article):
                finding.verdicts.add("shortened")
            if why:
                finding.why.append(why)
    finding.verdicts.discard("verbatim")
    if not finding.verdicts and not _is_verbatim(finding, article, index):
        finding.verdicts.add("normalised")


def _goes_on(one: Match, other: Match, index: Index) -> bool:
    """Tell whether nothing was cut without a mark between two passages."""
    if one.words[-1].kind == "ellipsis":
        return True
    resumed = is_resumed(one.last, other.first, index)
    return resumed and not between(one.last, other.first, index)


_EDGES = " \t\r\n\u00a0.,;:!?…—–-"


def _is_verbatim(finding: Finding, article: Article, index: Index) -> bool:
    piece = finding.pieces[0]
    said = Span(min(word.start for word in piece.words), max(word.end for word in piece.words)).of(
        article.text
    )
    passage = passage_span(piece, index).of(index.text(piece.first))
    return " ".join(said.split()).strip(_EDGES) == " ".join(passage.split()).strip(_EDGES)


def conclude(finding: Finding, index: Index) -> Check:
    """Return the check that a finding comes to."""
    verdicts = set(finding.verdicts)
    verdicts = verdicts or {"verbatim"}
    if verdicts <= {"misattributed", "shortened", "spliced", "unsure"} and finding.pieces:
        exact = not any(edit.verdict != "verbatim" for edit in finding.edits)
        if exact and "spliced" not in verdicts:
            verdicts.add("verbatim")
    if "unsure" in verdicts and not (
        finding.score >= _CLOSE
        and verdicts & {"altered", "spliced"}
        and "not-found" not in verdicts
    ):
        verdict: Verdict = "unsure"
    elif any("heard" in reason for reason in finding.why):
        verdict = "unsure"
    else:
        verdict = min(verdicts, key=VERDICTS.index)
    return Check(
        claim=finding.claim,
        verdict=verdict,
        also=tuple(each for each in VERDICTS if each in verdicts and each != verdict),
        alarms=tuple(alarm for alarm in ALARMS if alarm in finding.alarms),
        passages=tuple(make_passage(piece, index) for piece in finding.pieces),
        edits=tuple(finding.edits),
        cuts=tuple(finding.cuts),
        score=finding.score,
        why=tuple(dict.fromkeys(finding.why)),
    )
