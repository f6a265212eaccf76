"""Look at what stands in the transcript right before and after a quotation: was the sense cut?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.checks import Alarm, Cut
from onrecord.types import Span
from onrecord.verify.article import Article
from onrecord.verify.clauses import count_denials, divide
from onrecord.verify.finding import Finding
from onrecord.verify.grammar import (
    AMOUNTS,
    BORDER,
    DENYING,
    FUNCTION_WORDS,
    HEDGES,
    NEGATORS,
    PRESUPPOSING,
    QUANTIFIERS,
    TRAILING_ONLY,
    WEAKENING,
)
from onrecord.verify.index import Index
from onrecord.verify.qualifiers import find_qualifier, is_filler
from onrecord.verify.search import Match
from onrecord.verify.splice import are_separate, between, is_resumed
from onrecord.verify.stems import stems_of
from onrecord.verify.words import Word

_RETOLD = 0.5
"""If the article has so many of the words that were cut, it tells what they say."""
_GOES_ON = 4
"""Another quotation goes on with the sentence if it begins within so many words."""
_SAME_PLACE = 400
"""Characters between two quotations that a reader takes in together."""
_NEAR = 8
_OPENING_MARK = re.compile(r"(?:\A|[\s(])[\"“«‘']+\Z")
_CLOSING_MARK = re.compile(r"\A[.,!?]*[\"”»]")
_TOLD_BY = re.compile(
    r"[Aa]s (?!I\b|we\b)[^,.;:]{2,60}\b(?:said|told|put|says|puts|wrote|writes)\b[^,.;:]{0,30},\s*"
)
_SENTENCE_END = re.compile(r"[.!?]")
_LONGEST_ADDRESS = 4
_FOLLOWING = frozenset(
    (
        *(("unless",), ("except",), ("provided",), ("if",), ("assuming",), ("although",)),
        *(("though",), ("only", "if"), ("only", "when"), ("only", "on"), ("but", "only")),
        *(("but", "not"), ("but", "if"), ("not", "if"), ("not", "unless"), ("not", "until")),
        *(("as", "long"), ("so", "long"), ("subject", "to"), ("at", "least")),
    )
)
"""What a sentence of its own opens with that limits the one before."""
_CONTRASTING = frozenset(("but", "however", "yet", "though"))
"""They do so where the sentence goes on with what was said before, whatever marks part it."""
_PRONOUNS = frozenset(
    ("it", "its", "they", "them", "their", "he", "him", "she", "this", "that", "these", "those")
)
_ATTACHED = frozenset(("when", "until", "till", "once", "without", "only"))
"""They set a condition to the words right before, where no mark parts them."""
_COORDINATING = frozenset(("and", "but", "so", "yet", "because", "while", "whereas"))
_AROUND_AMOUNTS = _COORDINATING | {"a", "an", "of", "than", "the"}
_LINKS = frozenset((("but",), ("yet",), ("however",)))
"""They link to the sentence before: their loss is a cut, and limits nothing."""


def add_context(
    finding: Finding, article: Article, index: Index, others: Sequence[Finding]
) -> None:
    """Add to a finding what was cut at its edges.

    Args:
        finding: A quotation that was found.
        article: Where it stands.
        index: The transcripts.
        others: All findings of the article: one may have what another leaves out.
    """
    quotation = finding.claim.span
    first, last = finding.pieces[0], finding.pieces[-1]
    starts_whole = article.starts_whole(quotation)
    if index.turn(first.first).punctuated:
        head = _head(first, index)
        # "[T]he" marks that the sentence began before.
        if head and not first.words[0].marked and not _is_address(head, index):
            if starts_whole and not _is_told(head, finding, article, index, others):
                _add_whole_head(finding, head, index)
            elif not starts_whole:
                _add_edge(finding, head, article, index)
    if index.turn(last.last).punctuated:
        whole = (starts_whole or article.continues(quotation)) and article.ends_whole(quotation)
        tail = _tail(last, index)
        tail = [] if _is_address(tail, index) else tail
        if not _is_told(tail, finding, article, index, others):
            _add_tail(finding, tail, whole, index)
        following = _next_sentence(last, index) if whole and not tail else []
        if following and not _is_told(following, finding, article, index, others):
            _add_following(finding, following, index)
    _add_seams(finding, article, index)


def _is_address(cut: Sequence[int], index: Index) -> bool:
    """Tell whether only a form of address was cut: "…, Mr Farrow"."""
    words = [index.words[at] for at in cut]
    return len(words) <= _LONGEST_ADDRESS and all(
        word.capital and word.inner and word.low != "i" for word in words
    )


def _head(piece: Match, index: Index) -> list[int]:
    """Return the words of the sentence before the passage, as indices."""
    start = index.sentence(piece.first).start
    at = piece.first
    told = _TOLD_BY.match(index.text(at), start, index.words[at].start)
    if told is not None and told.end() == index.words[at].start:
        return []  # "As the senator told me, …": whose words they are is no part of them
    if at and _same_turn(index, at - 1, at) and _OPENING_MARK.search(_gap_before(at, index)):
        return []  # words that are quoted in the turn begin here
    while at > 0 and _same_turn(index, at - 1, piece.first) and index.words[at - 1].start >= start:
        at -= 1
    return list(range(at, piece.first))


def _tail(piece: Match, index: Index) -> list[int]:
    end = index.sentence(piece.last).end
    at = piece.last + 1
    goes_on = at < len(index.words) and _same_turn(index, at, piece.last)
    if goes_on and _CLOSING_MARK.search(_gap_before(at, index)):
        return []
    while (
        at < len(index.words) and _same_turn(index, at, piece.last) and index.words[at].end <= end
    ):
        at += 1
    return list(range(piece.last + 1, at))


def _same_turn(index: Index, one: int, other: int) -> bool:
    return index.owners[one] == index.owners[other]


def _add_whole_head(finding: Finding, head: list[int], index: Index) -> None:
    """Add what stood before a quotation that is presented as a whole sentence."""
    words = [index.words[at] for at in head]
    finding.verdicts.add("shortened")
    finding.why.append("the sentence begins before the quotation does")
    phrase = find_qualifier(words)
    polite = [word.low for word in words[:3]] == ["if", "i", "may"]
    if phrase is not None and phrase not in _LINKS and not polite:
        _alarm(finding, 0, head, "cut-qualifier", index)
    attached = not BORDER.search(_gap_before(head[-1] + 1, index))
    following = index.words[head[-1] + 1].low
    if attached and following in QUANTIFIERS and _is_weakened(words):
        finding.verdicts.add("altered")
        _alarm(finding, 0, head[-2:], "quantifier", index)
    own = _own_clause(head, index)
    if attached and _is_amount(own):
        finding.verdicts.add("altered")
        _alarm(finding, 0, head[-len(own) :], "quantifier", index)
    if attached and _is_denied(own):
        if len(head) == 1:  # "Not every one": the word belongs to what is quoted
            finding.verdicts.add("altered")
        if len(head) == 1 and following in QUANTIFIERS:
            _alarm(finding, 0, head, "quantifier", index)
        _alarm(finding, 0, head, "negation", index)


def _own_clause(head: Sequence[int], index: Index) -> list[Word]:
    """Return the words of a head that a new clause begins with; all, where there is none.

    Of "I am not a doctor, and I think" these are "and I think": what was denied before is not
    what follows. In ", and that" the denial goes on.
    """
    start = next(
        (at for at in reversed(head[1:]) if BORDER.search(_gap_before(at, index))), head[0]
    )
    opening = [word.low for word in index.words[start : head[-1] + 2][:2]]
    begins = opening[0] in _COORDINATING and opening[1] not in ("that", "not", "nor")
    return [index.words[at] for at in head if at >= start or not begins]


def _is_amount(words: Sequence[Word]) -> bool:
    """Tell whether words say how much of what follows is meant: "some of", "and most"."""
    rest = [word for word in words if word.low not in _AROUND_AMOUNTS]
    amounts = all(
        word.low in QUANTIFIERS or word.low in AMOUNTS or word.kind == "number" for word in rest
    )
    last = words[-1].low if words else ""
    return bool(rest) and amounts and (last == "of" or last in QUANTIFIERS) and last not in NEGATORS


def _is_denied(words: Sequence[Word]) -> bool:
    """Tell whether words deny what comes right after them: "I never said that"."""
    return count_denials(words) % 2 == 1 and not any(word.low in PRESUPPOSING for word in words)


def _is_weakened(words: Sequence[Word]) -> bool:
    """Tell whether the last of ``words`` limit what follows: "nearly", "far from"."""
    lows = tuple(word.low for word in words)
    return lows[-1] in HEDGES or any(lows[-len(phrase) :] == phrase for phrase in WEAKENING)


def _add_edge(finding: Finding, head: list[int], article: Article, index: Index) -> None:
    """Add what stood right before a quotation that is a part of the writer's own sentence."""
    words = [index.words[at] for at in head]
    if _asks(head[0], index):
        return  # "Isn't it indecent …?" denies nothing
    if BORDER.search(_gap_before(head[-1] + 1, index)):
        return
    if _is_weakened(words) and (
        words[-1].low not in HEDGES or words[-1].key not in _told(finding, article)
    ):
        _alarm(finding, 0, head[-2:], "cut-qualifier", index)
    if words[-1].low == "that":
        *_, near = divide(words)
        denied = _is_denied(near)
    else:
        near = words[-2:]
        denied = any(word.low in NEGATORS for word in near)
    if denied and not _denies(finding, article):
        _alarm(finding, 0, head[-len(near) :], "negation", index)


def _denies(finding: Finding, article: Article) -> bool:
    """Tell whether the article's own words before the quotation have the negation."""
    start = article.sentence(finding.claim.span.start).start
    start = min(start, finding.claim.span.start)
    before = article.words(Span(start, finding.claim.span.start))
    return any(
        word.low in NEGATORS or word.low in DENYING or word.low.startswith(("un", "non"))
        for word in before[-2 * _NEAR :]
    )


def _add_tail(finding: Finding, tail: list[int], whole: bool, index: Index) -> None:
    """Add what stood after a quotation, up to the end of its sentence."""
    number = len(finding.pieces) - 1
    words = [index.words[at] for at in tail]
    if words and whole:
        finding.verdicts.add("shortened")
        if not is_filler(words):
            finding.why.append("the sentence goes on after the quotation's end")
            _alarm(finding, number, tail, "cut-end", index)
            if _opens_qualifier(words, tail[0], index) is not None:
                _alarm(finding, number, tail, "cut-qualifier", index)
    elif words:
        phrase = find_qualifier(words, anywhere=False) or _excluded(words)
        attached = not BORDER.search(_gap_before(tail[0], index))
        if phrase is not None and (
            phrase[0] not in TRAILING_ONLY or (attached and phrase[0] in _ATTACHED)
        ):
            _alarm(finding, number, tail, "cut-qualifier", index)


def _add_following(finding: Finding, following: list[int], index: Index) -> None:
    """Add the sentence after a quotation where it limits what is quoted."""
    words = [index.words[at] for at in following]
    opening = tuple(word.low for word in words[:2])
    # "Unless it rains, the taps will be turned off", "At least 40 people died": of their own.
    counts = opening == ("at", "least") and any(word.kind == "number" for word in words[2:3])
    limits = opening[:1] in _FOLLOWING or opening in _FOLLOWING
    limits = limits and not counts and not _has_border(following, index)
    contrasts = opening[0] in _CONTRASTING and not _asks(following[0], index)
    if limits or (contrasts and _takes_up(words, finding) and _takes_back(words[1:])):
        _alarm(finding, len(finding.pieces) - 1, following, "cut-qualifier", index)


def _takes_up(words: Sequence[Word], finding: Finding) -> bool:
    """Tell whether a sentence goes on with what is quoted: "But nobody should cross it"."""
    pronoun = any(word.low in _PRONOUNS for word in words)
    return pronoun or bool(stems_of(words) & stems_of(finding.words))


def _takes_back(words: Sequence[Word]) -> bool:
    """Tell whether a sentence denies something, or sets a condition: others only add something."""
    limited = any(word.low == "only" for word in words) or find_qualifier(words) is not None
    return limited or count_denials(words) > 0


def _asks(at: int, index: Index) -> bool:
    """Tell whether a word stands in a question."""
    sentence = index.sentence(at)
    return index.text(at)[sentence.start : sentence.end].endswith("?")


def _add_seams(finding: Finding, article: Article, index: Index) -> None:
    """Tell where whole sentences were joined of which a passage has only the end, or the beginning.

    That they were joined is grave enough: what was cut there is no alarm of its own.
    """
    for number, (one, other) in enumerate(pairwise(finding.pieces)):
        if is_resumed(one.last, other.first, index):
            cut = between(one.last, other.first, index)
            if count_denials([index.words[at] for at in cut]) % 2 == 1:
                finding.verdicts.add("altered")
                _alarm(finding, number, cut, "negation", index)
        joint = article.text[one.words[-1].end : other.words[0].start]
        if not (_SENTENCE_END.search(joint) and are_separate(one, other, index)):
            continue
        tail = _tail(one, index) if index.turn(one.last).punctuated else []
        head = _head(other, index) if index.turn(other.first).punctuated else []
        if any(cut and not _is_address(cut, index) for cut in (tail, head)):
            finding.verdicts.add("shortened")
            finding.why.append("a sentence that was joined to another is not whole")


def _excluded(words: Sequence[Word]) -> tuple[str, ...] | None:
    """Return "but not" where it stands near the beginning: "to lorries, but not on foot"."""
    lows = tuple(word.low for word in words[: _NEAR // 2 + 2])
    return next((pair for pair in pairwise(lows) if pair == ("but", "not")), None)


def _opens_qualifier(words: Sequence[Word], first: int, index: Index) -> tuple[str, ...] | None:
    """Return the condition, exception or concession in what follows a quotation."""
    start = 1 if words[0].low == "and" else 0
    gap = _gap_before(first, index)
    phrase = find_qualifier(words[start:], anywhere=False)
    if phrase is not None and len(phrase) == 1 and phrase[0] in TRAILING_ONLY - {"only"}:
        # "when" after a comma tells more; right after the words it sets a condition.
        return phrase if not BORDER.search(gap) and phrase[0] != "not" else None
    if phrase is not None:
        return phrase
    lows = [word.low for word in words]
    for at, low in enumerate(lows):
        if low in ("if", "unless", "except", "provided") or (low == "but" and at <= _NEAR):
            return (low,)
    return None


def _has_border(sentence: Sequence[int], index: Index) -> bool:
    """Tell whether a mark of punctuation parts the words of a sentence."""
    text = index.text(sentence[0])
    return (
        BORDER.search(text[index.words[sentence[0]].start : index.words[sentence[-1]].end])
        is not None
    )


def _gap_before(at: int, index: Index) -> str:
    """Return what stands between a word of the transcripts and the one before it."""
    return index.text(at)[index.words[at - 1].end : index.words[at].start]


def _told(finding: Finding, article: Article) -> set[str]:
    """Return the writer's own words around a quotation."""
    return {word.key for word in article.around(finding.claim.span)}


def _next_sentence(piece: Match, index: Index) -> list[int]:
    at = piece.last + 1
    if at >= len(index.words) or not _same_turn(index, at, piece.last):
        return []
    end = index.sentence(at).end
    found = []
    while (
        at < len(index.words) and _same_turn(index, at, piece.last) and index.words[at].end <= end
    ):
        found.append(at)
        at += 1
    return found


def _is_told(
    cut: Sequence[int],
    finding: Finding,
    article: Article,
    index: Index,
    others: Sequence[Finding],
) -> bool:
    """Tell whether the article gives the words that the quotation leaves out, quoted or not."""
    if not cut:
        return False
    tail = cut[0] > finding.pieces[-1].last
    near = set(cut[:_GOES_ON] if tail else cut[-_GOES_ON:])
    for other in others:
        if other is not finding and _distance(finding, other) <= _SAME_PLACE:
            for piece in other.pieces:
                if (piece.first if tail else piece.last) in near:
                    return True
    content = {index.words[at].key for at in cut if index.words[at].low not in FUNCTION_WORDS}
    if len(content) < 1:
        return False
    # A figure that the article has may be that of something else.
    told = {key for key in _told(finding, article) if not key.startswith("#")}
    return len(content & told) >= max(_RETOLD * len(content), min(2, len(content)))


def _distance(one: Finding, other: Finding) -> int:
    """Return how many characters of the article stand between two quotations."""
    first, second = sorted((one.claim.span, other.claim.span))
    return max(0, second.start - first.end)


def _alarm(finding: Finding, piece: int, cut: Sequence[int], alarm: Alarm, index: Index) -> None:
    finding.alarms.add(alarm)
    words = [index.words[at] for at in cut]
    span = Span(min(word.start for word in words), max(word.end for word in words))
    finding.cuts.append(Cut(piece, span, alarm))
