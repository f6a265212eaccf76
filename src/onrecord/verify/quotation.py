"""Check a quotation: the words, their speaker, and what was cut around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.checks import (
    ALARMS,
    VERDICTS,
    Alarm,
    Check,
    Claim,
    Cut,
    Edit,
    Operation,
    Passage,
    Verdict,
)
from onrecord.types import Span
from onrecord.verify.align import is_same
from onrecord.verify.article import Article
from onrecord.verify.changes import Change, group_runs, judge
from onrecord.verify.grammar import BORDER, SAYING
from onrecord.verify.index import Index
from onrecord.verify.names import is_spoken_by, name_words
from onrecord.verify.search import Match, find_matches
from onrecord.verify.splice import are_separate, divide
from onrecord.verify.words import Word

_FOUND = 0.5
"""Below this share of the words, by rarity, a passage is another one on the same subject."""
_AS_GOOD = 0.5
"""A passage of the speaker's own is taken before somebody else's that is better by so little."""
_CLOSE = 0.85
"""Of a translation's words: a quotation this close was taken from this very rendering."""
_CONTEXT = 4
_SHORT = 2
"""Words that say nothing of the place they come from."""
_INTRODUCTION = 6
_SAYING = SAYING | {"me", "us"}
_OWN = frozenset(["i", "we"])


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
        if _is_rendered(claim, index):
            finding.verdicts.add("unsure")
            finding.why.append("what the speaker says here is a translation, or needs one")
        return finding
    finding.pieces = pieces
    _compare(finding, article, index, proper)
    _attribute(finding, matches, index)
    return finding


def _is_rendered(claim: Claim, index: Index) -> bool:
    """Tell whether all that the claim's speaker says is translated, or still to be."""
    turns = [turn for _, turn in index.turns]
    own = [turn for turn in turns if is_spoken_by(claim, turn, turns)]
    return bool(own) and all(turn.translated or turn.foreign for turn in own)


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
        elif number:
            finding.verdicts.add("shortened")
        for edit, why in _edits(piece, number, article, index, proper):
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


def _edits(
    piece: Match, number: int, article: Article, index: Index, proper: frozenset[str]
) -> Iterator[tuple[Edit, str | None]]:
    flags = [
        mine is not None and at is not None and is_same(piece.words[mine], index.words[at])
        for mine, at in piece.pairs
    ]
    text = index.text(piece.first)
    for same, start, end in group_runs(flags):
        pairs = piece.pairs[start:end]
        if same:
            for mine, at in pairs:
                assert mine is not None
                assert at is not None
                one, other = piece.words[mine], index.words[at]
                spans = Span(one.start, one.end), Span(other.start, other.end)
                if spans[0].of(article.text) != spans[1].of(text):
                    yield Edit("replace", *spans, number, "normalised"), None
            continue
        written = [piece.words[one] for one, _ in pairs if one is not None]
        spoken = [at for _, at in pairs if at is not None]
        change = _change(piece, start, end, index)
        judgement = judge(change, proper)
        here = _hull(written, _edge(piece, start))
        at_edge = _edge_of(piece, start, index)
        there = _hull([index.words[at] for at in spoken], at_edge)
        operation: Operation = "delete" if not written else "insert" if not spoken else "replace"
        yield (
            Edit(operation, here, there, number, judgement.verdict, judgement.alarms),
            judgement.why,
        )


def _change(piece: Match, start: int, end: int, index: Index) -> Change:
    mine = [one for one, _ in piece.pairs[start:end] if one is not None]
    theirs = [at for _, at in piece.pairs[start:end] if at is not None]
    before_mine = [one for one, _ in piece.pairs[:start] if one is not None]
    after_mine = [one for one, _ in piece.pairs[end:] if one is not None]
    before = [at for _, at in piece.pairs[:start] if at is not None]
    after = [at for _, at in piece.pairs[end:] if at is not None]
    text = index.text(piece.first)
    set_off = False
    if theirs:
        left = index.words[theirs[0] - 1].end if theirs[0] else 0
        right = index.words[theirs[-1] + 1].start if theirs[-1] + 1 < len(index.words) else None
        set_off = bool(
            BORDER.search(text[left : index.words[theirs[0]].start])
            and (right is None or BORDER.search(text[index.words[theirs[-1]].end : right]))
        )
    return Change(
        article=tuple(piece.words[at] for at in mine),
        transcript=tuple(index.words[at] for at in theirs),
        before=tuple(index.words[at] for at in before[-40:]),
        after=tuple(index.words[at] for at in after[:40]),
        article_before=tuple(piece.words[at] for at in before_mine[-_CONTEXT:]),
        article_after=tuple(piece.words[at] for at in after_mine[:_CONTEXT]),
        set_off=set_off,
    )


def _hull(words: Sequence[Word], edge: int) -> Span:
    if not words:
        return Span(edge, edge)
    return Span(min(word.start for word in words), max(word.end for word in words))


def _edge(piece: Match, start: int) -> int:
    """Return where the article goes on at a cut: after the last word before it."""
    before = [one for one, _ in piece.pairs[:start] if one is not None]
    return piece.words[before[-1]].end if before else piece.words[0].start


def _edge_of(piece: Match, start: int, index: Index) -> int:
    before = [at for _, at in piece.pairs[:start] if at is not None]
    return index.words[before[-1]].end if before else index.words[piece.first].start


_EDGES = " \t\r\n\u00a0.,;:!?…—–-"


def _is_verbatim(finding: Finding, article: Article, index: Index) -> bool:
    piece = finding.pieces[0]
    said = Span(min(word.start for word in piece.words), max(word.end for word in piece.words)).of(
        article.text
    )
    passage = passage_span(piece, index).of(index.text(piece.first))
    return " ".join(said.split()).strip(_EDGES) == " ".join(passage.split()).strip(_EDGES)


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


def _attribute(finding: Finding, matches: Sequence[Match], index: Index) -> None:
    claim = finding.claim
    turns = [turn for _, turn in index.turns]
    for piece in finding.pieces:
        for owner in sorted({index.owners[at] for _, at in piece.pairs if at is not None}):
            turn = index.turns[owner][1]
            if is_spoken_by(claim, turn, turns) is False and not _is_passed_on(
                finding, piece, index
            ):
                finding.verdicts.add("misattributed")
                finding.why.append(f"said by {turn.speaker}")
        turn = index.turn(piece.first)
        theirs = is_spoken_by(claim, turn, turns)
        if claim.speaker and theirs is not False and _is_anothers(piece, claim, index):
            finding.verdicts.add("misattributed")
            finding.why.append(f"{turn.speaker or 'the speaker'} quotes somebody else with it")
    best = finding.pieces[0]
    rivals = {
        index.turn(match.first).speaker
        for match in matches
        if len(finding.pieces) == 1 and match.cost <= best.cost
    }
    places = sum(match.cost <= best.cost for match in matches)
    if claim.speaker is None and (len(rivals) > 1 or (places > 1 and len(finding.words) <= _SHORT)):
        if not finding.verdicts:
            finding.verdicts.add("verbatim")
        finding.verdicts.add("unsure")
        finding.why.append("this is said at several places, and the article does not say by whom")
    if index.turn(best.first).translated and finding.verdicts & {"altered", "spliced"}:
        finding.why.append("the transcript is a translation of these words")
        finding.verdicts.add("unsure")


def _names_in(words: Sequence[str], claim: Claim) -> bool:
    """Tell whether words have the name of the claim's speaker."""
    return bool(set(name_words(claim.speaker or "")) & set(words))


def _is_anothers(piece: Match, claim: Claim, index: Index) -> bool:
    """Tell whether a passage is, in its turn, what somebody else is quoted with.

    ``President Vaide told me, "The sea does not read treaties."`` Titles and words in scare quotes
    are not introduced by a comma, a colon or a word for saying.
    """
    number = index.turns[index.owners[piece.first]][0]
    span = passage_span(piece, index)
    script = index.scripts[number]
    for quotation in script.quotations:
        if quotation.inner.start <= span.start and span.end <= quotation.inner.end:
            sentence = index.sentence(piece.first)
            start = min(sentence.start, quotation.span.start)
            before = script.document.text[start : quotation.span.start]
            words = re.findall(r"[^\W_]+", before.lower())[-_INTRODUCTION:]
            said = before.rstrip().endswith((",", ":")) or bool(_SAYING & set(words[-2:]))
            own = bool(_OWN & set(words)) or _names_in(words, claim)
            return bool(words) and said and not own
    return False


def _is_passed_on(finding: Finding, piece: Match, index: Index) -> bool:
    """Tell whether the turn's speaker reports the words of the claim's, who does not speak here."""
    claim = finding.claim
    turns = [turn for _, turn in index.turns]
    turn = index.turn(piece.first)
    for name in claim.through:
        if is_spoken_by(Claim(claim.kind, claim.parts, speaker=name), turn, turns):
            return True
    if any(is_spoken_by(claim, other, turns) for other in turns):
        return False
    names = set(name_words(claim.speaker or ""))
    sentence = index.sentence(piece.first)
    said = index.text(piece.first)[sentence.start : sentence.end].casefold()
    return any(name in said for name in names)


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
