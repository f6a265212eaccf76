"""Statements inside statements."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from onrecord.attribute.introduced import find_introduced
from onrecord.attribute.join import join
from onrecord.attribute.marks import include_marks
from onrecord.types import Attribution, Layout, Span, Tags

DEEPEST = 3
"""How many statements deep the search goes: a round-up quoting a speaker quoting a letter that
quotes a law is as deep as news goes."""
SHORTEST = 4
"""Words in the shortest passage that can hold a source, a cue and a content worth having."""
LEAST = 0.3
"""The least confidence of a nested attribution. The tagger has not been trained on passages cut
out of a sentence, so it must be surer here; the value is a choice, not measured."""

_FIRST_PERSON = re.compile(r"\W*(?:I|we|me|us|my|our|myself|ourselves)\b", re.IGNORECASE)

Reader = Callable[[Sequence[Span]], tuple[Tags, ...]]
"""Reads passages of the document, each as if it stood alone."""


def find_nested(
    text: str, layout: Layout, attributions: Sequence[Attribution], read: Reader
) -> tuple[Attribution, ...]:
    """Add the attributions found inside contents, and inside those, down to ``DEEPEST``.

    A first-person source inside a content is its own speaker's ("I hope …"): that is no second
    statement. Neither is one that takes up all of its parent's content without a source.

    Args:
        text: The document's text.
        layout: The views on it.
        attributions: Those found so far, parents before their children.
        read: The tagger.

    Returns:
        All attributions, with ``parent`` an index into the result.
    """
    found = list(attributions)
    fresh = range(len(found))
    for _ in range(DEEPEST - 1):
        passages = [
            (parent, passage)
            for parent in fresh
            for passage in _passages(text, found[parent].content)
            if len(passage.of(text).split()) >= SHORTEST
        ]
        begin = len(found)
        for (parent, passage), tags in zip(
            passages, read([span for _, span in passages]), strict=True
        ):
            for child in include_marks(text, layout, join(tags)):
                if _is_second_statement(text, child, passage):
                    found.append(replace(child, parent=parent))
        for parent in fresh:
            taken = [span for child in found[begin:] for span in child.content]
            found.extend(find_introduced(text, layout, parent, found[parent], taken))
        fresh = range(begin, len(found))
        if not fresh:
            break
    return _order(found)


def is_first_person(text: str, attribution: Attribution) -> bool:
    """Tell whether the source is "I" or "we": inside a content, its own speaker."""
    source = attribution.source
    return source is not None and _FIRST_PERSON.match(source.of(text)) is not None


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
        replace(found, parent=None if found.parent is None else place[found.parent])
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


def _is_second_statement(text: str, child: Attribution, passage: Span) -> bool:
    spans = [span for span in (child.source, child.cue, *child.content) if span is not None]
    if child.confidence < LEAST or not all(passage.contains(span) for span in spans):
        return False
    if child.source is None:
        return child.content[0].start > passage.start or child.content[-1].end < passage.end
    return not is_first_person(text, child)
