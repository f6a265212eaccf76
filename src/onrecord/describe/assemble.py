"""Assemble the statements of a record."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.attribute import lies_inside
from onrecord.describe.act import find_act
from onrecord.describe.act_target import find_target
from onrecord.describe.addressee import find_addressee
from onrecord.describe.flags import find_flags
from onrecord.describe.kind import find_type
from onrecord.describe.lost_marks import find_lost_marks
from onrecord.describe.occasion import find_occasions
from onrecord.describe.quoted import find_quoted
from onrecord.describe.topics import find_topics
from onrecord.describe.turns import find_turn_statements
from onrecord.describe.voice import find_voice
from onrecord.types import (
    Attribution,
    Document,
    Layout,
    Occasion,
    Resolution,
    Span,
    Speaker,
    Statement,
    Topic,
)

if TYPE_CHECKING:
    from onrecord.tag import ActScores

_ID_DIGITS = 16

_Order = tuple[int, int, int]


def describe(
    document: Document,
    layout: Layout,
    attributions: Sequence[Attribution],
    resolution: Resolution,
    acts: ActScores | None = None,
) -> tuple[Statement, ...]:
    """Return the statements that ``attributions`` are, with their labels, in reading order.

    The order is by the content's first offset, then the longer first, so that a parent precedes
    its children. Of attributions with the very same spans the most confident is kept. A parent
    inside whose content the attribution does not lie is dropped. ``acts`` is what the model says of
    them; without it they are told by their words.

    Raises:
        ValueError: If ``resolution`` is not of these attributions.
    """
    if not len(attributions) == len(resolution.speaker_of) == len(resolution.why):
        raise ValueError(
            f"a resolution of {len(resolution.speaker_of)} speakers and {len(resolution.why)}"
            f" reasons does not fit {len(attributions)} attributions; resolve these first"
        )
    lost_marks = find_lost_marks(document, layout, attributions)
    turns = {turn.content for turn in find_turn_statements(document, layout)}
    topics = find_topics(document, layout, attributions)
    occasions = find_occasions(document, layout, attributions, resolution)
    ids = [identify(document, attribution) for attribution in attributions]
    statements: dict[str, Statement] = {}
    for index in sorted(range(len(attributions)), key=lambda each: _order(attributions, each)):
        attribution = attributions[index]
        if ids[index] in statements and statements[ids[index]].confidence >= attribution.confidence:
            continue
        speaker = resolution.speaker_of[index]
        statements[ids[index]] = _describe_one(
            document,
            layout,
            attribution,
            statement_id=ids[index],
            parent=_parent_id(attributions, index, ids),
            in_turn=attribution.content in turns,
            unmarked=index in lost_marks and attribution.content not in turns,
            topic=topics[index],
            speaker=resolution.speakers[speaker] if speaker is not None else None,
            speaker_why=resolution.why[index],
            acts=acts,
            occasion=occasions[index],
        )
    return tuple(statements.values())


def identify(document: Document, attribution: Attribution | Statement) -> str:
    """Return a statement's id: a hash of the document's id and of the statement's spans."""
    spans = (attribution.source, attribution.cue, *attribution.content)
    places = ["-" if span is None else f"{span.start}-{span.end}" for span in spans]
    return hashlib.sha256(" ".join((document.id, *places)).encode()).hexdigest()[:_ID_DIGITS]


def _describe_one(
    document: Document,
    layout: Layout,
    attribution: Attribution,
    *,
    statement_id: str,
    parent: str | None,
    in_turn: bool,
    unmarked: bool,
    topic: Topic | None,
    speaker: Speaker | None,
    speaker_why: str,
    acts: ActScores | None,
    occasion: Occasion | None,
) -> Statement:
    quoted = _quoted(attribution, layout, in_turn)
    voice = find_voice(attribution, document, layout)
    flags = find_flags(attribution, document, layout, unmarked=unmarked)
    spans = (attribution.source, attribution.cue, attribution.content)
    act, act_why = find_act(*spans, document.text, acts)
    own_why = ("outlet: no attributed party is named or implied",) if voice == "outlet" else ()
    return Statement(
        id=statement_id,
        source=attribution.source,
        cue=attribution.cue,
        content=attribution.content,
        quoted=quoted,
        type=find_type(attribution.content, quoted, document.text, in_turn, unmarked),
        voice=voice,
        speaker=speaker,
        parent=parent,
        topic=topic,
        confidence=attribution.confidence,
        flags=tuple(flags),
        addressee=None if in_turn else find_addressee(document.text, layout.sentences, attribution),
        why=(
            *attribution.why,
            *filter(None, (speaker_why,)),
            *own_why,
            *flags.values(),
            *filter(None, (act_why,)),
        ),
        act=act,
        target=find_target(act, attribution.content, document.text),
        occasion=occasion,
    )


def _quoted(attribution: Attribution, layout: Layout, in_turn: bool) -> tuple[Span, ...]:
    """Return what a check compares: in a turn, marks are around the words of somebody else."""
    if in_turn:
        return ()
    outside = tuple(span for span in (attribution.source, attribution.cue) if span is not None)
    return find_quoted(attribution.content, layout, outside=outside)


def _order(attributions: Sequence[Attribution], index: int) -> _Order:
    content = attributions[index].content
    return content[0].start, -sum(map(len, content)), index


def _parent_id(attributions: Sequence[Attribution], index: int, ids: Sequence[str]) -> str | None:
    parent = attributions[index].parent
    if (
        parent is None
        or not lies_inside(attributions[index], attributions[parent].content)
        or _order(attributions, parent)[:2] >= _order(attributions, index)[:2]
    ):
        return None
    return ids[parent]
