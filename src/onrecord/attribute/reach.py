"""How far a statement nested in another reaches: what of the other's words can be its content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribute.marks import quotations_inside
from onrecord.attribute.sentences import cut_to, sentence_of
from onrecord.types import Attribution, Layout, Span


def keep_in_reach(
    text: str, layout: Layout, child: Attribution, contents: Sequence[Span]
) -> Attribution | None:
    """Leave to the outer speaker what he says after the sentence that reports ``child``.

    In “He told us it was over. We knew it was not” what they knew is no more what they were told,
    and in "If it fails, Smith said, Jones will resign" Smith sets the condition. So a nested
    content ends with its cue's sentence, or with the quotation inside the outer content that it
    introduces, and lies in the same outer content as the cue, or goes on in the next: “He told me,”
    Smith said, “that it was over.”

    Args:
        text: The document's text.
        layout: The views on it.
        child: The nested statement, in ``contents``.
        contents: The outer statement's.

    Returns:
        It with what remains of its content; ``None`` where nothing does.
    """
    assert child.cue is not None
    sentence = sentence_of(layout, child.cue)
    home = next(place for place, outer in enumerate(contents) if outer.contains(child.cue))
    reach = [_reach(layout, child.cue, sentence, contents, home)]
    following = contents[home + 1 : home + 2]
    if _goes_on(text, child, contents[home]) and any(map(sentence.overlap, following)):
        reach.append(_reach(layout, child.cue, sentence, contents, home + 1))
    cut = (cut_to(text, part, each) for part in child.content for each in reach)
    content = tuple(part for part in cut if part is not None)
    return replace(child, content=content) if content else None


def _goes_on(text: str, child: Attribution, outer: Span) -> bool:
    """Tell whether there is content up to the end of that outer content, or none in it yet."""
    inside = [part.end for part in child.content if outer.contains(part)]
    return not inside or not any(map(str.isalnum, text[max(inside) : outer.end]))


def _reach(layout: Layout, cue: Span, sentence: Span, contents: Sequence[Span], place: int) -> Span:
    """Return what one of the outer contents has of the sentence, and of quotations that it opens.

    A quotation that is all of an outer content is the outer speaker's.
    """
    outer = contents[place]
    start, end = max(outer.start, sentence.start), min(outer.end, sentence.end)
    for quotation in quotations_inside(layout, outer):
        span = quotation.span
        if span.overlap(Span(start, end)) and span not in contents and not span.overlap(cue):
            start, end = min(start, span.start), max(end, span.end)
    return Span(start, end)
