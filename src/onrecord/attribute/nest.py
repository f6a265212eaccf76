"""Statements inside statements."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from operator import attrgetter

from onrecord.attribute.introduced import find_introduced
from onrecord.attribute.join import join
from onrecord.attribute.marks import include_inner_marks, quotations_inside
from onrecord.attribute.reach import keep_in_reach
from onrecord.tag import Calibration
from onrecord.types import Attribution, Layout, Span, Tags

DEEPEST = 3
"""How many statements deep the search goes: a round-up quoting a speaker quoting a letter that
quotes a law is as deep as news goes."""
SHORTEST = 6
"""Words in the shortest passage that is read again for one more statement: a trade. On the
project's passages of nested statements 10 loses four points of the accurate model's F1 and one of
the fast model's, and saves a fiftieth of the time."""
LEAST = 0.2
"""The least confidence of a nested attribution. On the project's passages of nested statements all
values up to this one give the same F1; 0.3 costs two points of recall and gains no precision."""

_start = attrgetter("start")
_FIRST_PERSON = re.compile(r"\W*(?:I|we|me|us|my|our|myself|ourselves)\b", re.IGNORECASE)

_PARTICIPLE = re.compile(r"(?:saying|adding|noting|stating|claiming|arguing)[,:]?", re.IGNORECASE)

Reader = Callable[[Sequence[Span]], Tags]
"""Reads passages of the document, each as if it stood alone."""


def find_nested(
    text: str,
    layout: Layout,
    attributions: Sequence[Attribution],
    tagged: Tags,
    read: Reader,
    calibration: Calibration,
) -> tuple[Attribution, ...]:
    """Add the attributions found inside contents, and inside those, down to ``DEEPEST``.

    The tagger's first reading of the document has what is nested in the statements at the top.
    Where it doubts, the sentence is read again as if it stood alone, and so is every nested content
    for what stands in it.

    A first-person source inside a content is its own speaker's ("I hope …"): that is no second
    statement. Neither is one without a source ("it can only be discussed"): it says of nobody else
    what he holds. One that runs over a quotation's edge is misread.

    Args:
        text: The document's text.
        layout: The views on it.
        attributions: Those found at the top.
        tagged: What the tagger found nested in them.
        read: The tagger.
        calibration: Makes its probabilities a confidence.

    Returns:
        All attributions, with ``parent`` an index into the result.
    """
    found = list(attributions)
    fresh = range(len(found))
    candidates = list(join(text, layout, tagged, calibration))
    doubtful = read(_doubtful_passages(text, layout, found, tagged.doubtful))
    again = join(text, layout, doubtful, calibration)
    candidates.extend(_without_known(again, candidates))
    for depth in range(2, DEEPEST + 1):
        begin = len(found)
        found.extend(_place(text, layout, found, fresh, candidates))
        taken = [span for child in found[begin:] for span in child.content]
        for parent in fresh:
            found.extend(find_introduced(text, layout, parent, found[parent], taken))
        fresh = range(begin, len(found))
        if depth < DEEPEST:
            passages = [
                passage
                for parent in fresh
                for passage in _passages(text, found[parent].content)
                if len(passage.of(text).split()) >= SHORTEST
            ]
            candidates = _without_known(join(text, layout, read(passages), calibration), found)
    return _order(found)


def _doubtful_passages(
    text: str, layout: Layout, attributions: Sequence[Attribution], doubtful: Sequence[Span]
) -> list[Span]:
    """Return what contents have of the sentences in which a doubtful word stands."""
    passages = sorted(
        (passage for found in attributions for passage in _passages(text, found.content)),
        key=_start,
    )
    parts = set()
    for word in doubtful:
        passage, sentence = _around(word, passages), _around(word, layout.sentences)
        if passage and sentence:
            parts.add(Span(max(passage.start, sentence.start), min(passage.end, sentence.end)))
    return sorted((part for part in parts if len(part.of(text).split()) >= SHORTEST), key=_start)


def _around(word: Span, spans: Sequence[Span]) -> Span | None:
    """Return the one that ``word`` lies in, of spans that are ascending and disjoint."""
    index = bisect_right(spans, word.start, key=_start) - 1
    return spans[index] if index >= 0 and spans[index].contains(word) else None


def _without_known(again: Sequence[Attribution], known: Sequence[Attribution]) -> list[Attribution]:
    """Leave out what a second reading found of statements that the first had."""
    cues = [found.cue for found in known if found.cue]
    return [
        found for found in again if found.cue and not any(found.cue.overlap(cue) for cue in cues)
    ]


def _place(
    text: str,
    layout: Layout,
    found: Sequence[Attribution],
    parents: Sequence[int],
    candidates: Sequence[Attribution],
) -> list[Attribution]:
    """Return those candidates that lie in a content of one of ``parents``, as its children."""
    places = sorted(
        (content.start, content.end, parent)
        for parent in parents
        for content in found[parent].content
    )
    children = []
    for child in candidates:
        first = child.source or child.content[0]
        before = bisect_right(places, (first.start, len(text), 0)) - 1
        if before < 0:
            continue
        parent = places[before][2]
        contents = found[parent].content
        if not _is_second_statement(text, child, contents):
            continue
        kept = keep_in_reach(text, layout, child, contents)
        if kept is not None:
            inside = include_inner_marks(text, layout, kept, contents)
            if not _breaks_quotation(text, layout, inside, contents):
                children.append(replace(inside, parent=parent))
    return _inside_each_other(children, len(found))


def _inside_each_other(children: Sequence[Attribution], first: int) -> list[Attribution]:
    """Give a child that lies in a content of another child that one as its parent.

    The tagger's readings know no depth: what two of them found may be one inside the other.
    ``first`` is the index that the first child will have.
    """
    holders = [
        min(
            (
                (sum(map(len, other.content)), place)
                for place, other in enumerate(children)
                if other is not child and lies_inside(child, other.content)
            ),
            default=None,
        )
        for child in children
    ]
    return [
        child if holder is None else replace(child, parent=first + holder[1])
        for child, holder in zip(children, holders, strict=True)
    ]


def is_first_person(text: str, attribution: Attribution) -> bool:
    """Tell whether the source is "I" or "we": inside a content, its own speaker."""
    source = attribution.source
    return source is not None and _FIRST_PERSON.match(source.of(text)) is not None


def lies_inside(attribution: Attribution, contents: Sequence[Span]) -> bool:
    """Tell whether each part of ``attribution`` lies inside one of ``contents``."""
    for part in (attribution.source, attribution.cue, *attribution.content):
        if part is not None and not any(content.contains(part) for content in contents):
            return False
    return True


def _order(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Sort by first content offset, then longer first, so that a parent precedes its children."""
    ranked = sorted(
        range(len(attributions)),
        key=lambda index: (
            attributions[index].content[0].start,
            -attributions[index].content[-1].end,
            _depth(attributions, index),
        ),
    )
    place = {old: new for new, old in enumerate(ranked)}
    return tuple(
        found if found.parent is None else replace(found, parent=place[found.parent])
        for found in (attributions[index] for index in ranked)
    )


def _depth(attributions: Sequence[Attribution], index: int) -> int:
    parent = attributions[index].parent
    return 0 if parent is None else 1 + _depth(attributions, parent)


def _passages(text: str, content: tuple[Span, ...]) -> list[Span]:
    """Return the contents, those that no word parts as one: a quotation belongs to its cue."""
    passages = [content[0]]
    for span in content[1:]:
        if any(sign.isalnum() for sign in text[passages[-1].end : span.start]):
            passages.append(span)
        else:
            passages[-1] = Span(passages[-1].start, span.end)
    return passages


def _is_second_statement(text: str, child: Attribution, contents: Sequence[Span]) -> bool:
    return (
        child.source is not None
        and child.confidence >= LEAST
        and lies_inside(child, contents)
        and not is_first_person(text, child)
        and not _hangs(text, child, contents)
    )


def _hangs(text: str, child: Attribution, contents: Sequence[Span]) -> bool:
    """Tell whether "saying" may be the outer speaker's: "she mocked the board, saying it slept"."""
    return (
        child.cue is not None
        and _PARTICIPLE.fullmatch(child.cue.of(text)) is not None
        and any(child.source is not None and child.source.start == each.start for each in contents)
    )


def _breaks_quotation(
    text: str, layout: Layout, child: Attribution, contents: Sequence[Span]
) -> bool:
    """Tell whether source or content has some of a quotation's words, and words outside it."""
    parts = [part for part in (child.source, *child.content) if part is not None]
    quotations = [
        quotation.inner
        for content in contents
        for quotation in quotations_inside(layout, content)
        if quotation.closed
    ]
    return any(
        span.overlap(quotation)
        and not span.contains(quotation)
        and (
            any(map(str.isalnum, text[span.start : quotation.start]))
            or any(map(str.isalnum, text[quotation.end : span.end]))
        )
        for quotation in quotations
        for span in parts
    )
