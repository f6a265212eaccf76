"""Keep a quotation of several paragraphs together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter

from onrecord.attribute.marks import named_in, parts_of, without
from onrecord.attribute.sentences import paragraph_at
from onrecord.types import Attribution, Layout, Quotation, Span

_WHY = "the quotation runs over several paragraphs: its mark is closed only in the last"
# A transcript that is quoted has a speaker a paragraph: "“ROE: We have time.".
_LABEL = re.compile(r"[A-Z][A-Z.’' -]*:\s")
_start = attrgetter("start")


def continue_quotations(
    text: str, layout: Layout, attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Give all paragraphs of a quotation to the statement that it belongs to.

    By the printers' convention a quotation of several paragraphs is opened anew in each and closed
    only in the last: whoever says one of them says all. So a paragraph that no attribution has a
    part of is one more content span. One that was given to whoever speaks next is given back, if
    that statement has other words of its own, or if "Roe said:" stands right before the quotation.
    """
    held = list(attributions)
    for run in _runs(text, layout):
        _share_out(text, layout, run, held)
    return tuple(found for found in held if found.content)


def _runs(text: str, layout: Layout) -> Iterator[list[Quotation]]:
    """Yield each quotation of several paragraphs, as one quotation a paragraph."""
    next_start = {before.end: after.start for before, after in pairwise(layout.paragraphs)}
    run: list[Quotation] = []
    for quotation in layout.quotations:
        if quotation.depth:
            continue
        label = _LABEL.match(text, quotation.inner.start, quotation.inner.end)
        goes_on = (
            run
            and not run[-1].closed
            and run[-1].style == quotation.style
            and next_start.get(run[-1].span.end) == quotation.span.start
        )
        if label or not goes_on:
            if len(run) > 1:
                yield run
            run = []
        if label:
            quotation = replace(quotation, span=Span(label.end(), quotation.span.end))
        run.append(quotation)
    if len(run) > 1:
        yield run


def _share_out(
    text: str, layout: Layout, run: Sequence[Quotation], held: list[Attribution]
) -> None:
    """Give the paragraphs of ``run`` to one of the attributions in ``held``.

    To the one that is introduced beside them; else to the last before them; else to the first that
    has any. Where two are introduced beside them, a mark is wrong or one speaker is named twice:
    then each keeps what it has, and goes on up to the other.
    """
    parts = [quotation.span for quotation in run]
    holders = [number for number, found in enumerate(held) if _holds(found, parts)]
    if not holders:
        return
    opening = [number for number in holders if _opens(text, run, held[number])]
    beside = [number for number in holders if _is_beside(layout, run, held[number])]
    before = [number for number in holders if _is_before(run, held[number])]
    owner = (beside or opening or before[-1:] or holders)[0]
    # Where a careless text does not open each paragraph anew, it is not sure where it ends.
    sure = owner in opening and all(each.inner.start > each.span.start for each in run)
    for part in parts:
        having = [
            number for number, found in enumerate(held) if any(map(part.overlap, parts_of([found])))
        ]
        if owner in having:
            continue
        if having and len(beside) > 1:
            owner = having[0] if having[0] in beside else owner
        elif all(_can_give_back(held[number], parts, part, alone=sure) for number in having):
            for number in having:
                held[number] = without(held[number], part)
            held[owner] = _with(held[owner], part)


def _holds(found: Attribution, parts: Sequence[Span]) -> bool:
    """Tell whether the statement has words of a quotation, and is not itself reported in it."""
    return any(_share(parts, content) for content in found.content) and not any(
        _share(parts, named) for named in named_in(found)
    )


def _share(parts: Sequence[Span], span: Span) -> bool:
    return any(map(span.overlap, parts))


def _is_beside(layout: Layout, run: Sequence[Quotation], found: Attribution) -> bool:
    """Tell whether the cue stands in one of the paragraphs.

    Those that a careless text does not open anew do not count: what stands behind the closing mark
    there may introduce the next quotation.
    """
    if found.cue is None:
        return False
    home = layout.paragraphs[paragraph_at(layout, found.cue)]
    return any(
        home.contains(quotation.span) and quotation.inner.start > quotation.span.start
        for quotation in run
    )


def _is_before(run: Sequence[Quotation], found: Attribution) -> bool:
    return found.cue is not None and found.cue.end <= run[0].span.start


def _opens(text: str, run: Sequence[Quotation], found: Attribution) -> bool:
    """Tell whether no word stands between source and cue and the quotation: "Roe said: ¶ …"."""
    end = max((span.end for span in named_in(found)), default=run[0].span.start)
    return end < run[0].span.start and not any(map(str.isalnum, text[end : run[0].span.start]))


def _can_give_back(found: Attribution, parts: Sequence[Span], part: Span, *, alone: bool) -> bool:
    """Tell whether ``found`` has no more in ``part`` than content, and other words elsewhere.

    It need not have others where it is sure whose the quotation is: it is left ``alone`` then.
    """
    return not any(map(part.overlap, named_in(found))) and (
        alone or any(not _share(parts, content) for content in found.content)
    )


def _with(found: Attribution, part: Span) -> Attribution:
    content = tuple(sorted((*found.content, part), key=_start))
    why = found.why if _WHY in found.why else (*found.why, _WHY)
    return replace(found, content=content, why=why)
