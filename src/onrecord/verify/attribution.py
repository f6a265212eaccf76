"""Tell whether the words of a quotation are its speaker's, or somebody else's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.checks import Claim
from onrecord.verify.article import Article
from onrecord.verify.finding import Finding, passage_span
from onrecord.verify.grammar import SAYING
from onrecord.verify.index import Index
from onrecord.verify.names import is_spoken_by, is_unidentified, name_words
from onrecord.verify.search import Match

_SHORT = 2
"""Words that say nothing of the place they come from."""
_INTRODUCTION = 6
_SAYING = SAYING | {"me", "us"}
_OWN = frozenset(["i", "we"])
_REJECTING = re.compile(r"\b(?:den(?:y|ies|ied|ying)|(?:reject|dismiss|disput|rebut|refut)\w*)\b")
_REJECTED = re.compile(
    r"(?!.*\bas\b)[^.!?\"“”]*\b(?:that|claims?|allegations?|accusations?|suggestions?|charges?|assertions?)"
    r"\b[^.!?\"“”]*[\"“‘']\Z"
)
_WRITING = frozenset(["wrote", "writes", "written", "said", "says", "told"])


def attribute(finding: Finding, matches: Sequence[Match], article: Article, index: Index) -> None:
    """Add to a finding whose words the passages are, as far as that can be told.

    Args:
        finding: A quotation that was found.
        matches: All places that it may come from, the likeliest first.
        article: Where it stands.
        index: The transcripts.
    """
    claim = finding.claim
    turns = [turn for _, turn in index.turns]
    rejected = _is_rejected(claim, article)
    for piece in finding.pieces:
        for owner in sorted({index.owners[at] for _, at in piece.pairs if at is not None}):
            turn = index.turns[owner][1]
            anothers = is_spoken_by(claim, turn, turns) is False and not rejected
            if anothers and not _is_passed_on(finding, piece, index):
                finding.verdicts.add("misattributed")
                finding.why.append(f"said by {turn.speaker}")
        turn = index.turn(piece.first)
        theirs = is_spoken_by(claim, turn, turns)
        passed_on = theirs is None and _is_passed_on(finding, piece, index)
        if (
            claim.speaker
            and theirs is not False
            and not passed_on
            and _is_anothers(piece, claim, index)
        ):
            finding.verdicts.add("misattributed")
            finding.why.append(f"{turn.speaker or 'the speaker'} quotes somebody else with it")
    if claim.speaker and theirs is None and is_unidentified(turn):
        _confirm(finding)
        finding.verdicts.add("unsure")
        finding.why.append("the transcript does not say who speaks here")
    best = finding.pieces[0]
    rivals = {
        index.turn(match.first).speaker
        for match in matches
        if len(finding.pieces) == 1 and match.cost <= best.cost
    }
    places = sum(match.cost <= best.cost for match in matches)
    if claim.speaker is None and (len(rivals) > 1 or (places > 1 and len(finding.words) <= _SHORT)):
        _confirm(finding)
        finding.verdicts.add("unsure")
        finding.why.append("this is said at several places, and the article does not say by whom")
    if index.turn(best.first).translated and finding.verdicts & {"altered", "spliced"}:
        finding.why.append("the transcript is a translation of these words")
        finding.verdicts.add("unsure")


def _is_rejected(claim: Claim, article: Article) -> bool:
    """Tell whether the words are what their speaker is said to deny: "rejected a claim that"."""
    if claim.cue is None or not _REJECTING.search(claim.cue.of(article.text)):
        return False
    return _REJECTED.match(article.text[claim.cue.end : claim.span.start]) is not None


def _confirm(finding: Finding) -> None:
    """Note that the words hold, beside a doubt about whose they are."""
    if not finding.verdicts:
        finding.verdicts.add("verbatim")


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
            if not before.strip():
                return _is_read_out(script.document.text[: quotation.span.start])
            words = re.findall(r"[^\W_]+", before.lower())[-_INTRODUCTION:]
            said = before.rstrip().endswith((",", ":")) or bool(_SAYING & set(words[-2:]))
            own = bool(_OWN & set(words)) or _names_in(words, claim)
            return bool(words) and said and not own
    return False


def _is_read_out(before: str) -> bool:
    """Tell whether what ends here announces words of somebody else: "I'll read what he wrote."""
    sentence = re.split(r"[.!?:][\s\"”]+", before.rstrip().rstrip(".:"))[-1].lower()
    words = re.findall(r"[^\W_]+", sentence)
    wrote = [at for at, word in enumerate(words) if word in _WRITING]
    return bool(wrote) and words[wrote[-1] - 1] not in _OWN


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
    if _is_anothers(piece, claim, index) and _is_known(claim, index):
        # "He came in and said, …" may be about the claim's speaker, "Mr Purcell told him" is not.
        return not _names_another(piece, index)
    names = set(name_words(claim.speaker or ""))
    sentence = index.sentence(piece.first)
    said = index.text(piece.first)[sentence.start : sentence.end].casefold()
    return any(name in said for name in names)


def _names_another(piece: Match, index: Index) -> bool:
    """Tell whether somebody is named in what introduces an inner quotation."""
    sentence = index.sentence(piece.first)
    before = index.text(piece.first)[sentence.start : index.words[piece.first].start]
    return re.search(r"(?<=[a-z,.] )(?!I\b)[A-Z]\w+", before) is not None


def _is_known(claim: Claim, index: Index) -> bool:
    """Tell whether the transcripts name the claim's speaker."""
    names = name_words(claim.speaker or "")
    said = " ".join(script.document.text for script in index.scripts).casefold()
    return bool(names) and names[-1] in said


def is_rendered(claim: Claim, index: Index) -> bool:
    """Tell whether all that the claim's speaker says, or may say, is translated or still to be."""
    turns = [turn for _, turn in index.turns]
    theirs = [(is_spoken_by(claim, turn, turns), turn) for turn in turns]
    own = [turn for told, turn in theirs if told] or [turn for told, turn in theirs if told is None]
    return bool(own) and all(turn.translated or turn.foreign for turn in own)
