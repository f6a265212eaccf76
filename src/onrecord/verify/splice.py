"""Find words that were joined from separate passages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.verify.index import Index
from onrecord.verify.search import Match, find_matches, match_in
from onrecord.verify.words import Word

_GOOD = 0.8
"""The least score of a piece: joined passages are quoted, not rewritten."""
_SHORTEST = 2
_SAVING = 1.5
"""How much cheaper two passages must be than one: any text can be had from many pieces."""
_MOST_PIECES = 4
_BROKEN_OFF = re.compile(r"(?:--|[–—…]|\.\.\.)\s*\Z")
_RESUMED = re.compile(r"\s*(?:--|[–—…]|\.\.\.)")


def divide(words: Sequence[Word], index: Index, whole: Match | None) -> list[Match]:
    """Return the pieces that ``words`` were joined from; one where they are one passage.

    Args:
        words: The quotation's.
        index: Where to look.
        whole: The best single passage, if there is one.
    """
    if whole is not None and (halves := _part(whole, index)):
        return halves
    if whole is not None and whole.cost <= _SAVING:
        return _by_turns(whole, index)
    pieces = _divide(words, index, whole, _MOST_PIECES)
    runs: list[list[Match]] = []
    for piece in pieces:
        if runs and not are_separate(runs[-1][-1], piece, index):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    if whole is not None and len(runs) <= 1:
        return _by_turns(whole, index)
    return [_joined(run, index) for run in runs]


def _part(whole: Match, index: Index) -> list[Match]:
    """Return the two passages of a match that leaps over whole sentences without a mark."""
    there = [(at, pair[1]) for at, pair in enumerate(whole.pairs) if None not in pair]
    for (one, left), (other, right) in pairwise(there):
        assert left is not None
        assert right is not None
        between = [
            whole.words[mine] for mine, _ in whole.pairs[one + 1 : other] if mine is not None
        ]
        if right - left > 1 and not between and lie_apart(left, right, index):
            border = whole.pairs[other][0]
            assert border is not None
            if halves := _halves(whole, border, left, right, index):
                return halves
    return []


def _by_turns(whole: Match, index: Index) -> list[Match]:
    """Return the passages of a match, one for each turn, where another speaks in between."""
    there = [(mine, at) for mine, at in whole.pairs if mine is not None and at is not None]
    for (_, left), (border, right) in pairwise(there):
        if len({index.turn(at).speaker for at in range(left, right + 1)}) > 1:
            halves = _halves(whole, border, left, right, index)
            if not halves or min(half.score for half in halves) < _GOOD:
                break
            return [halves[0], *_by_turns(halves[1], index)]
    return [whole]


def _halves(whole: Match, border: int, left: int, right: int, index: Index) -> list[Match]:
    """Return the passages of a match's words before and after ``border``; none if one has none.

    They end and begin with the words ``left`` and ``right`` of the transcript.
    """
    first = match_in(whole.words[:border], index, whole.first, left + 1)
    second = match_in(whole.words[border:], index, right, whole.last + 1)
    return [first, second] if first is not None and second is not None else []


def _joined(run: Sequence[Match], index: Index) -> Match:
    """Return one match for neighbouring pieces of one passage."""
    if len(run) == 1:
        return run[0]
    words = [word for piece in run for word in piece.words]
    found = match_in(words, index, run[0].first, run[-1].last + 1)
    return found or run[0]


def _divide(words: Sequence[Word], index: Index, whole: Match | None, most: int) -> list[Match]:
    best: list[Match] = []
    least = (whole.cost if whole is not None else float(len(words))) - _SAVING
    for point in _points(words, whole):
        left = find_matches(words[:point], index)
        if not left or left[0].score < _GOOD or left[0].cost > least:
            continue
        rest = find_matches(words[point:], index)
        tail = rest[0] if rest else None
        if tail is not None and tail.score >= _GOOD:
            found = [left[0], _nearest(rest, left[0])]
        elif most > 2 and len(words) - point > 2 * _SHORTEST:
            found = [left[0], *_divide(words[point:], index, tail, most - 1)]
        else:
            continue
        cost = sum(piece.cost for piece in found)
        if len(found) > 1 and cost < least:
            best, least = found, cost
    return best


def _nearest(matches: Sequence[Match], left: Match) -> Match:
    """Return the match that follows ``left`` most closely among those that are as good."""
    good = [match for match in matches if match.cost <= matches[0].cost]
    return min(good, key=lambda match: (match.first <= left.last, abs(match.first - left.last)))


def _points(words: Sequence[Word], whole: Match | None) -> list[int]:
    """Return where a quotation may have been joined: where its one passage begins or ends."""
    points = set()
    if whole is not None:
        mine = [one for one, at in whole.pairs if one is not None and at is not None]
        if mine:
            points |= {mine[0], mine[-1] + 1}
            for (one, at), (other, there) in pairwise(whole.pairs):
                if one is not None and (at is None) != (there is None):
                    points.add(one + 1)
                if other is not None and (at is None) != (there is None):
                    points.add(other)
    for at in range(1, len(words)):
        gap = words[at].start - words[at - 1].end
        if gap > 1 or words[at].capital:
            points.add(at)
    return sorted(point for point in points if _SHORTEST <= point <= len(words) - _SHORTEST)


def are_separate(one: Match, other: Match, index: Index) -> bool:
    """Tell whether two pieces are of separate passages and not of one stretch that was cut.

    One stretch is a sentence, or two neighbours: whole sentences between two pieces make two
    passages of them, as does another order. A mark of a cut makes any order but the wrong one fair.
    """
    if other.first <= one.last:
        return True
    if one.words[-1].kind == "ellipsis" or other.words[0].kind == "ellipsis":
        return False
    return lie_apart(one.last, other.first, index)


def is_resumed(one: int, other: int, index: Index) -> bool:
    """Tell whether a speaker is broken off in the sentence of one word, and goes on with another's.

    "I will not —", "— resign": dashes mark both ends.
    """
    (number, left), (same, right) = (index.turns[index.owners[at]] for at in (one, other))
    in_order = number == same and left.span.end <= right.span.start
    if not in_order or left.speaker is None or left.speaker != right.speaker:
        return False
    text = index.text(one)
    return (
        index.sentence(one) == index.sentence(index.firsts[index.owners[one] + 1] - 1)
        and index.sentence(other) == index.sentence(index.firsts[index.owners[other]])
        and _BROKEN_OFF.search(text[index.words[one].end : left.span.end]) is not None
        and _RESUMED.match(text[right.span.start : index.words[other].start]) is not None
    )


def between(one: int, other: int, index: Index) -> list[int]:
    """Return the speaker's words that stand between two words of a sentence that was resumed."""
    after, before = index.owners[one], index.owners[other]
    return [*range(one + 1, index.firsts[after + 1]), *range(index.firsts[before], other)]


def lie_apart(one: int, other: int, index: Index) -> bool:
    """Tell whether two words stand in different turns, or a whole sentence lies between them."""
    if index.owners[one] != index.owners[other]:
        return not is_resumed(one, other, index)
    turn = index.turn(one)
    start, end = index.words[one].end, index.words[other].start
    return any(start <= each.start and each.end <= end for each in turn.sentences)
