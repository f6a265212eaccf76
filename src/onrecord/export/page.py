"""Lay a record out for the page's template."""

from __future__ import annotations

import re
from collections.abc import Mapping

from onrecord.export.roundup import (
    UNSURE,
    Entry,
    Party,
    Roundup,
    attribution,
    clock,
    describe_origin,
    divide,
    headline,
    is_wrapped,
    round_up,
    telling_act,
    verbatim,
)
from onrecord.export.segments import Mark, Segment, cut_blocks
from onrecord.export.view import Figure, Group, Item, PageRecord, Paragraph, Piece, Topic
from onrecord.types import Record, Zone

INKS = 8
"""How many speakers have a colour of their own: more than the eye keeps apart helps nobody."""

NOBODY = "nobody"

_OTHER_INK = "other"

_SPACES = re.compile(r"[ \t]{2,}|\t")
_SPACES_AND_LINE_ENDS = re.compile(r"[ \t]{2,}|[\t\r\n]")


def lay_out(record: Record, page_id: str) -> PageRecord:
    """Lay out ``record``; ``page_id`` sets its anchors apart from others on the same page."""
    roundup = round_up(record)
    figures = _figures(record, roundup)
    keys = {statement.id: str(number) for number, statement in enumerate(record.statements, 1)}
    topics = [
        Topic(
            section.topic.label if section.topic is not None else "Without a topic",
            tuple(
                Group(
                    figures[group.party.key],
                    tuple(_item(entry, None, record, figures, keys) for entry in group.entries),
                )
                for group in section.groups
            ),
        )
        for section in roundup.sections
    ]
    if record.unattributed:
        items = tuple(
            _quotation(number, span.of(record.document.text), figures[NOBODY])
            for number, span in enumerate(record.unattributed, 1)
        )
        topics.append(Topic("In quotation marks only", (Group(figures[NOBODY], items),)))
    document = record.document
    title = headline(record)
    titles = [zone.span.of(document.text) for zone in record.layout.zones if zone.kind == "title"]
    return PageRecord(
        id=page_id,
        lang=document.lang,
        title=title,
        title_in_text=title.split() in (each.split() for each in titles),
        title_is_file=not document.title and not titles,
        facts=describe_origin(record),
        url=document.url,
        model=f"{record.model.name} {record.model.version}",
        statements=len(record.statements),
        paragraphs=_paragraphs(record, {item.key: item for item in _all_items(topics)}),
        figures=tuple(figures.values()),
        topics=tuple(topics),
    )


def _figures(record: Record, roundup: Roundup) -> dict[str, Figure]:
    speakers = [party for party in roundup.parties if party.kind == "speaker"]
    by_count = sorted(speakers, key=lambda party: -party.statements)
    inks = {party.key: str(index) for index, party in enumerate(by_count[:INKS])}
    figures = {
        party.key: Figure(
            key=str(index),
            ink=inks.get(party.key, _OTHER_INK) if party.kind == "speaker" else _special(party),
            name=party.name,
            role=party.role,
            label=party.label,
            count=party.statements,
        )
        for index, party in enumerate(roundup.parties)
    }
    if record.unattributed:
        figures[NOBODY] = Figure(
            str(len(figures)), NOBODY, "Attributed to nobody", None, "Q", len(record.unattributed)
        )
    return figures


def _special(party: Party) -> str:
    return "outlet" if party.kind == "outlet" else "unsure"


def _item(
    entry: Entry,
    inside: str | None,
    record: Record,
    figures: Mapping[str, Figure],
    keys: Mapping[str, str],
) -> Item:
    statement = entry.statement
    text = record.document.text
    figure = figures[entry.party.key]
    key = keys[statement.id]
    labels: list[str] = [statement.type, *statement.flags, *telling_act(statement)]
    if statement.confidence < UNSURE:
        labels.append("unsure")
    slices = {
        "Source": statement.source,
        "Cue": statement.cue,
        "Addressee": statement.addressee,
        "Directed at": statement.target,
    }
    facts = [(name, span.of(text), True) for name, span in slices.items() if span is not None]
    if statement.act is not None:
        facts.append(("Act", statement.act, False))
    if statement.topic is not None:
        facts.append(
            ("Topic", f"{statement.topic.label} (from the {statement.topic.origin})", False)
        )
    if inside is not None:
        facts.append(("Nested in", f"statement {inside}", False))
    return Item(
        key=key,
        figure=figure,
        summary=f"Statement {key}, {figure.name}, {', '.join(labels)}",
        said=tuple(
            (role, span.of(text), between) for role, span, between in attribution(statement, text)
        ),
        words=tuple(
            tuple((piece.of(text), theirs) for piece, theirs in divide(part, verbatim(statement)))
            for part in statement.content
        ),
        wrapped=all(is_wrapped(record, part) for part in statement.content),
        labels=tuple(labels),
        facts=tuple(facts),
        confidence=statement.confidence,
        why=statement.why,
        inside=inside,
        children=tuple(_item(child, key, record, figures, keys) for child in entry.children),
    )


def _quotation(number: int, words: str, figure: Figure) -> Item:
    return Item(
        key=f"Q{number}",
        figure=figure,
        summary=f"Quotation {number}, attributed to nobody",
        said=(),
        words=(((words, False),),),
        wrapped=False,
        labels=("unattributed",),
        facts=(),
        confidence=None,
        why=("stands in quotation marks, but the text attributes it to nobody",),
        inside=None,
        children=(),
    )


def _all_items(topics: list[Topic]) -> list[Item]:
    items = [item for topic in topics for group in topic.groups for item in group.items]
    for item in items:  # which grows: children follow
        items.extend(item.children)
    return items


def _paragraphs(record: Record, items: Mapping[str, Item]) -> tuple[Paragraph, ...]:
    text = record.document.text
    begun: set[str] = set()
    paragraphs: list[Paragraph] = []
    note: str | None = None
    for block, segments in cut_blocks(record, _marks(record, items)):
        pieces = tuple(_piece(segment, text, items, begun) for segment in segments)
        if block.gap:
            kind = "gap"
        else:
            kind = block.zone.kind if block.zone is not None else "body"
            # In a paragraph that the layout knows of, a line end is where the source wrapped.
            spacing = _SPACES if record.layout.paragraphs else _SPACES_AND_LINE_ENDS
            if spacing.search(block.span.of(text)):
                kind += " spaced"
        before, note = note, _note(block.zone) if not block.gap else note
        paragraphs.append(Paragraph(kind, note if note != before else None, pieces))
    return tuple(paragraphs)


def _marks(record: Record, items: Mapping[str, Item]) -> list[Mark]:
    """Return all marks; those of a statement precede those of statements nested in it."""
    text = record.document.text
    marks: list[Mark] = []
    for number, statement in enumerate(record.statements, 1):
        key = str(number)
        marks += [Mark(span, "content", key) for span in statement.content]
        marks += [Mark(span, "quoted", key) for span in verbatim(statement)]
        marks += [Mark(span, role, key) for role, span, _ in attribution(statement, text)]
    for number, span in enumerate(record.unattributed, 1):
        marks.append(Mark(span, "content", f"Q{number}"))
    speaking = {
        statement.speaker.id: items[str(number)].figure.key
        for number, statement in enumerate(record.statements, 1)
        if statement.speaker is not None and statement.voice == "source"
    }
    for speaker in record.speakers:
        if speaker.id in speaking:
            marks += [Mark(span, "mention", speaking[speaker.id]) for span in speaker.mentions]
    return marks


def _piece(segment: Segment, text: str, items: Mapping[str, Item], begun: set[str]) -> Piece:
    content, quoted = segment.keys("content"), segment.keys("quoted")
    covering: dict[str, tuple[str, ...]] = {
        "data-content": content,
        "data-quoted": quoted,
        "data-cue": segment.keys("cue"),
        "data-source": segment.keys("source"),
        "data-mention": segment.keys("mention"),
    }
    attributes = {name: " ".join(keys) for name, keys in covering.items() if keys}
    if content:
        inner, *outer = (items[key].figure.ink for key in reversed(content))
        attributes["data-ink"] = inner
        if outer:
            attributes["data-outer"] = outer[0]
        if quoted_here := [key for key in content if key in quoted]:
            attributes["data-exact"] = items[quoted_here[-1]].figure.ink
    starting = tuple(items[key] for key in content if key not in begun)
    begun.update(content)
    return Piece(segment.span.of(text), attributes, starting)


def _note(zone: Zone | None) -> str | None:
    """Return what stands in the margin of a zone: who is speaking, when, on which page."""
    if zone is None:
        return None
    notes = []
    if zone.time is not None:
        notes.append(clock(zone.time[0]))
    if zone.page is not None:
        notes.append(f"p. {zone.page}")
    return " · ".join(notes) or None
