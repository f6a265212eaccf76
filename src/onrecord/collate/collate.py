"""Compare documents on one occasion: the whole path of this room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.collate.judge import is_conflicting, judge, stand_alone
from onrecord.collate.likeness import Embed, find_likeness
from onrecord.collate.link import Link, doubt_conflicts, find_links, gather
from onrecord.collate.units import Unit, find_units
from onrecord.comparisons import Comparison, Doubt, Point
from onrecord.types import Record


def collate(
    records: Sequence[Record],
    embed: Embed | None = None,
    *,
    reasons: Sequence[tuple[str, ...]] = (),
) -> Comparison:
    """Compare what ``records`` tell: which statements are one, and what became of their words.

    Args:
        records: Of the documents, two or more, all on one occasion.
        embed: A model of sentences. Without it only shared words tell that statements are one.
        reasons: For each record why it is taken to be on the occasion, to be shown with it.

    Raises:
        ValueError: If there are fewer than two records.
    """
    if len(records) < 2:
        raise ValueError(f"a comparison needs two documents or more, not {len(records)}")
    units = [unit for number, each in enumerate(records) for unit in find_units(number, each)]
    texts = [unit.text(records[unit.document]) for unit in units]

    def conflict(one: int, other: int) -> bool:
        first, second = units[one], units[other]
        return is_conflicting(first, records[first.document], second, records[second.document])

    links = doubt_conflicts(find_links(units, find_likeness(units, texts, embed)), conflict)
    groups = [
        group
        for group in gather(units, links)
        if any(units[at].statement is not None for at in group)
    ]
    groups.sort(key=lambda group: (len({units[at].document for at in group}) == 1, group[0]))
    return Comparison(
        tuple(records),
        tuple(_point(group, units, links, records) for group in groups),
        tuple(_doubts(groups, units, links)),
        by_meaning=embed is not None,
        reasons=tuple(reasons),
    )


def _point(
    group: Sequence[int], units: Sequence[Unit], links: Sequence[Link], records: Sequence[Record]
) -> Point:
    stated = [at for at in group if units[at].statement is not None]
    first = max(stated, key=lambda at: (*_fullness(units[at]), -at))
    fullest = units[first]
    others = [
        judge(units[at], records[units[at].document], fullest, records[fullest.document])
        for at in group
        if at != first
    ]
    within = [link for link in links if link.one in group and link.other in group]
    return Point(
        (stand_alone(fullest), *others),
        speakers_differ=any(link.certain and link.same_speaker is False for link in within),
    )


def _fullness(unit: Unit) -> tuple[int, int]:
    """Return how many words a unit has in quotation marks, and how many in all."""
    quoted = sum(
        any(span.start <= word.start < span.end for span in unit.quoted) for word in unit.words
    )
    return quoted, len(unit.words)


def _doubts(
    groups: Sequence[Sequence[int]], units: Sequence[Unit], links: Sequence[Link]
) -> Iterator[Doubt]:
    """Yield for each point and document that is not known to tell it the likeliest passage."""
    place = {at: number for number, group in enumerate(groups) for at in group}
    found: dict[tuple[int, int], Doubt] = {}
    for link in filter(lambda each: each.perhaps, links):
        for mine, theirs in ((link.one, link.other), (link.other, link.one)):
            point = place.get(mine)
            document = units[theirs].document
            if point is None or place.get(theirs) == point:
                continue
            if any(units[at].document == document for at in groups[point]):
                continue
            found.setdefault(
                (point, document),
                Doubt(point, document, units[theirs].statement, units[theirs].parts, link.score),
            )
    yield from (found[key] for key in sorted(found))
