"""Find the stretches of the transcripts that an article's words may come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from onrecord.verify.align import Alignment, Step, align, difference, is_same
from onrecord.verify.grammar import BORDER, MONTHS
from onrecord.verify.index import Index
from onrecord.verify.words import Word, is_month

_CANDIDATES = 6
"""Stretches that are aligned word by word; the words' votes rank them."""
_WORTH = 0.35
"""Share of the best stretch's votes below which another can't be better."""
_ROOM = 6
_EDGE_WORDS = 3
_REACH = 25
"""Words of the transcript between the article's last words and the rest."""
_HALF = 0.5
"""What a figure for another figure, or a form for another form of the word, counts for."""
_MARKED_ROOM = 160
"""Words that a marked cut may leave out: what one answer has between two of its sentences."""


Pairs = tuple[tuple[int | None, int | None], ...]


@dataclass(frozen=True, slots=True)
class Match:
    """An article's words beside those of a transcript.

    Attributes:
        words: The article's.
        pairs: Index into ``words`` and index into the index's row of words, in order; ``None`` for
            what one side has not.
        cost: Of the alignment.
        score: Share of the article's words that are there, by rarity.
    """

    words: tuple[Word, ...]
    pairs: Pairs
    cost: float
    score: float

    @property
    def first(self) -> int:
        """Index of the first word of the transcript."""
        return next(at for _, at in self.pairs if at is not None)

    @property
    def last(self) -> int:
        """Index of the last word of the transcript."""
        return next(at for _, at in reversed(self.pairs) if at is not None)


def find_matches(words: Sequence[Word], index: Index) -> list[Match]:
    """Return the places that ``words`` may come from, the most alike first."""
    plain = all(word.kind in ("word", "number") for word in words)
    keys = [word.key for word in words]
    if plain and (exact := index.find_exact(keys)):
        return [
            Match(tuple(words), tuple(enumerate(range(start, start + len(words)))), 0.0, 1.0)
            for start in exact
        ]
    found: dict[tuple[int, int], Match] = {}
    for start, end in _stretches(words, index):
        match = match_in(words, index, start, end)
        if match is not None:
            kept = found.setdefault((match.first, match.last), match)
            if match.cost < kept.cost:
                found[match.first, match.last] = match
    return sorted(found.values(), key=lambda match: match.cost)


def match_in(words: Sequence[Word], index: Index, start: int, end: int) -> Match | None:
    """Align ``words`` with the words ``start`` to ``end`` of the row; ``None`` if none is there."""
    stretch = index.words[start:end]
    alignment = align(words, stretch)
    pairs = tuple(
        (step.article, None if step.transcript is None else step.transcript + start)
        for step in _trim(alignment)
    )
    if all(at is None for _, at in pairs):
        return None
    pairs = _settle(_pair_edges(words, _reattach(words, pairs, index), index), index)
    pairs = _complete_date(words, _keep_to_sentence(words, pairs, index), index)
    pairs = _complete_word(words, pairs, index)
    return Match(tuple(words), pairs, alignment.cost, _score(words, pairs, index))


def _trim(alignment: Alignment) -> tuple[Step, ...]:
    steps = list(alignment.steps)
    while steps and steps[0].article is None:
        steps.pop(0)
    while steps and steps[-1].article is None:
        steps.pop()
    return tuple(steps)


def _score(words: Sequence[Word], pairs: Pairs, index: Index) -> float:
    whole = sum(index.weight(word.key) for word in words if word.kind in ("word", "number"))
    there = sum(
        index.weight(words[mine].key) * _likeness(words[mine], index.words[at])
        for mine, at in pairs
        if mine is not None and at is not None
    )
    return min(1.0, there / whole) if whole else 0.0


def _likeness(article: Word, transcript: Word) -> float:
    if is_same(article, transcript):
        return 1.0
    return _HALF if difference(article, transcript) < 1.0 else 0.0


def _reattach(words: Sequence[Word], pairs: Pairs, index: Index) -> Pairs:
    """Find the words at the article's ends beyond a long cut, in the same sentence or nearly so.

    Each word of a cut costs, so that a few words are cheaper to put in than to reach.
    """
    lead = 0
    while pairs[lead][1] is None:
        lead += 1
    if lead:
        first = pairs[lead][1]
        assert first is not None
        keys = [word.key for word in words[:lead]]
        for start in range(first - lead, max(first - lead - _REACH, -1), -1):
            if _stand_at(keys, start, first, index):
                cut = tuple((None, at) for at in range(start + lead, first))
                moved = tuple((at, start + at) for at in range(lead))
                pairs = (*moved, *cut, *pairs[lead:])
                break
    trail = 0
    while pairs[-1 - trail][1] is None:
        trail += 1
    if trail:
        last = pairs[-1 - trail][1]
        assert last is not None
        keys = [word.key for word in words[-trail:]]
        for start in range(last + 1, last + 1 + _REACH):
            if _stand_at(keys, start, last, index):
                cut = tuple((None, at) for at in range(last + 1, start))
                begin = len(words) - trail
                moved = tuple((begin + at, start + at) for at in range(trail))
                pairs = (*pairs[: len(pairs) - trail], *cut, *moved)
                break
    return pairs


def _stand_at(keys: Sequence[str], start: int, near: int, index: Index) -> bool:
    """Tell whether ``keys`` stand at ``start`` in the turn of ``near``; one word, sentence."""
    end = start + len(keys)
    if start < 0 or end > len(index.words) or index.owners[start] != index.owners[near]:
        return False
    if any(index.words[start + at].key != key for at, key in enumerate(keys)):
        return False
    return len(keys) > 1 or index.sentence(start) == index.sentence(near)


def _keep_to_sentence(words: Sequence[Word], pairs: Pairs, index: Index) -> Pairs:
    """Set the first words against those of the sentence that the rest is in.

    Of "Hundreds. Dozens of them came" a quotation "Hundreds of them came" has not "Dozens" cut but
    exchanged: it has no border of a sentence where the transcript has one.
    """
    gap = next((at for at, (mine, _) in enumerate(pairs) if mine is None), 0)
    end = gap
    while end < len(pairs) and pairs[end][0] is None:
        end += 1
    if not 0 < gap <= _EDGE_WORDS or end == len(pairs) or None in pairs[end]:
        return pairs
    mine, there = pairs[end]
    assert mine is not None
    assert there is not None
    start = index.sentence(there).start
    first = pairs[0][1]
    crosses = first is not None and index.words[first].start < start
    apart = words[mine].start - words[mine - 1].end > 1
    replaced = [at for _, at in pairs[gap:end] if at is not None and index.words[at].start >= start]
    if not crosses or apart or not replaced:
        return pairs
    written = [one for one, _ in pairs[:gap] if one is not None]
    padded: list[int | None] = [None] * (len(written) - len(replaced))
    opening = zip(written, [*padded, *replaced[-len(written) :]], strict=True)
    return (*opening, *pairs[end:])


def _complete_date(words: Sequence[Word], pairs: Pairs, index: Index) -> Pairs:
    """Take in the part of a date that stands on the other side of an end: of "5 May" for "May 5".

    A transcript's ends are free, so that the month looks like a word that was put in.
    """
    if len(pairs) < 2:
        return pairs
    for step in (1, -1):
        (mine, last), (beside, other) = pairs[::-step][:2]
        if mine is None or last is None or beside is None:
            continue
        wanted, written = _date_part(words[beside]), _date_part(words[mine])
        if wanted is None or written is None or wanted[0] == written[0]:
            continue
        if other is not None and _date_part(index.words[other]) == wanted:
            continue
        beyond = [
            at
            for at in (last + step, last + 2 * step)
            if 0 <= at < len(index.words) and index.owners[at] == index.owners[last]
        ]
        if beyond and index.words[beyond[0]].low != "of":
            beyond = beyond[:1]
        if beyond and _date_part(index.words[beyond[-1]]) == wanted:
            cut = tuple((None, at) for at in sorted(beyond))
            pairs = (*pairs, *cut) if step == 1 else (*cut, *pairs)
    return pairs


def _complete_word(words: Sequence[Word], pairs: Pairs, index: Index) -> Pairs:
    """Take in the rest of a last word that a line of the transcript breaks: "state-", "ment"."""
    mine, last = pairs[-1]
    if mine is None or last is None or last + 1 == len(index.words):
        return pairs
    broken = index.words[last].low + index.words[last + 1].low
    if words[mine].low == broken and index.owners[last] == index.owners[last + 1]:
        return (*pairs, (None, last + 1))
    return pairs


def _date_part(word: Word) -> tuple[str, Decimal | int] | None:
    if is_month(word):
        return "month", MONTHS[word.low]
    return ("day", word.value) if word.value is not None else None


def _settle(pairs: Pairs, index: Index) -> Pairs:
    """Move each cut to where marks of punctuation part it from what is kept.

    Of "silence, or nearly silence, and" either "silence, or nearly" or "or nearly silence" may be
    cut to the same effect.
    """
    settled = list(pairs)
    at = 0
    while at < len(settled):
        end = at
        while end < len(settled) and settled[end][0] is None:
            end += 1
        if end > at:
            _slide(settled, at, end, index)
        at = max(end, at + 1)
    return tuple(settled)


def _slide(pairs: list[tuple[int | None, int | None]], start: int, end: int, index: Index) -> None:
    """Move the cut ``pairs[start:end]`` word by word to a better place, if there is one."""
    best = _borders(pairs, start, end, index)
    for step in (1, -1):
        moved, lo, hi = list(pairs), start, end
        while best < 2:
            kept = hi if step == 1 else lo - 1
            if not 0 <= kept < len(moved) or None in moved[kept]:
                break
            mine, there = moved[kept]
            first = moved[lo if step == 1 else hi - 1][1]
            assert there is not None
            assert first is not None
            if index.words[first].key != index.words[there].key:
                break
            if step == 1:
                moved[lo], moved[hi] = (mine, first), (None, there)
            else:
                moved[hi - 1], moved[lo - 1] = (mine, first), (None, there)
            lo, hi = lo + step, hi + step
            if (borders := _borders(moved, lo, hi, index)) > best:
                best, pairs[:] = borders, moved


def _borders(pairs: list[tuple[int | None, int | None]], start: int, end: int, index: Index) -> int:
    """Count the ends of a cut that a mark of punctuation parts from the words beside it."""
    first, last = pairs[start][1], pairs[end - 1][1]
    assert first is not None
    assert last is not None
    text = index.text(first)
    count = 0
    if first:
        count += (
            BORDER.search(text[index.words[first - 1].end : index.words[first].start]) is not None
        )
    if last + 1 < len(index.words):
        count += (
            BORDER.search(text[index.words[last].end : index.words[last + 1].start]) is not None
        )
    return count


def _pair_edges(words: Sequence[Word], pairs: Pairs, index: Index) -> Pairs:
    """Set article's words at the ends against the transcript's that stand in their place.

    The transcript's ends are free, so that a changed last word looks like one that was added. The
    mark of a cut stands in no word's place.
    """
    if words[-1].kind != "ellipsis":
        pairs = _pair_end(pairs, index, 1)
    return _pair_end(pairs, index, -1) if words[0].kind != "ellipsis" else pairs


def _pair_end(pairs: Pairs, index: Index, step: int) -> Pairs:
    run = list(pairs[::-1] if step == 1 else pairs)
    count = 0
    while count < len(run) and run[count][1] is None:
        count += 1
    if not 0 < count <= _EDGE_WORDS or count == len(run):
        return pairs
    at = run[count][1]
    assert at is not None
    for number in reversed(range(count)):
        before, at = at, at + step
        if not 0 <= at < len(index.words) or index.owners[at] != index.owners[before]:
            break
        left, right = sorted((before, at))
        gap = index.text(at)[index.words[left].end : index.words[right].start]
        if BORDER.search(gap) or index.words[at].kind == "gap":
            break
        run[number] = (run[number][0], at)
    return tuple(run[::-1] if step == 1 else run)


def _stretches(words: Sequence[Word], index: Index) -> list[tuple[int, int]]:
    keys = [word.key for word in words]
    votes = index.seeds(keys)
    marked = any(word.kind in ("ellipsis", "insert") for word in words)
    width = len(words) // 2 + _ROOM
    room = _MARKED_ROOM if marked else width
    bins: dict[int, float] = {}
    for place, weight in votes.items():
        # Bins overlap by half, so that no stretch is torn in two.
        for number in (place // width, place // width - 1):
            bins[number] = bins.get(number, 0.0) + weight
    ranked = sorted(bins, key=lambda number: -bins[number])
    stretches: list[tuple[int, int]] = []
    for number in ranked:
        if stretches and bins[number] < _WORTH * bins[ranked[0]]:
            break
        start = max(0, number * width - room)
        end = min(len(index.words), (number + 2) * width + len(words) + room)
        if any(abs(start - other) < width for other, _ in stretches):
            continue
        stretches.append((start, end))
        if len(stretches) == _CANDIDATES:
            break
    return stretches
