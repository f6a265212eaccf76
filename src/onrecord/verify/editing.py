"""Write the edits that make a quotation of its passage, with a judgement on each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.checks import Edit, Operation
from onrecord.types import Span
from onrecord.verify.alarms import Change
from onrecord.verify.align import is_same
from onrecord.verify.article import Article
from onrecord.verify.changes import group_runs, judge
from onrecord.verify.grammar import BORDER
from onrecord.verify.index import Index
from onrecord.verify.search import Match
from onrecord.verify.words import Word

_CONTEXT = 4
_AROUND = 40
"""Words of the transcript around a change that its judgement looks at."""


def write_edits(
    piece: Match, number: int, article: Article, index: Index, proper: frozenset[str]
) -> Iterator[tuple[Edit, str | None]]:
    """Yield the edits of one passage, each with its reason where there is one.

    Args:
        piece: The passage beside the quotation's words.
        number: Which of the quotation's passages it is.
        article: Where the quotation stands.
        index: The transcripts.
        proper: Words that are written with a capital letter wherever they stand.
    """
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
        change = _change(piece, start, end, article, index)
        judgement = judge(change, proper)
        here = _hull(written, _edge(piece, start))
        at_edge = _edge_of(piece, start, index)
        there = _hull([index.words[at] for at in spoken], at_edge)
        operation: Operation = "delete" if not written else "insert" if not spoken else "replace"
        yield (
            Edit(operation, here, there, number, judgement.verdict, judgement.alarms),
            judgement.why,
        )


def _change(piece: Match, start: int, end: int, article: Article, index: Index) -> Change:
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
        before=tuple(index.words[at] for at in before[-_AROUND:]),
        after=tuple(index.words[at] for at in after[:_AROUND]),
        article_before=tuple(piece.words[at] for at in before_mine[-_CONTEXT:]),
        article_after=tuple(piece.words[at] for at in after_mine[:_CONTEXT]),
        set_off=set_off,
        bracketed=tuple(
            word
            for at in mine
            if piece.words[at].kind == "insert"
            for word in article.words(Span(piece.words[at].start + 1, piece.words[at].end - 1))
        ),
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
