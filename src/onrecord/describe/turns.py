"""Read the turns of a transcript as statements."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.describe.locate import trim, within
from onrecord.segment import label_of, turn_words
from onrecord.types import Attribution, Document, Layout, Span, Zone

# What may stand between a label and its colon: a remark, marks of emphasis.
_TO_COLON = re.compile(r"[\s*_\])]*(?:[(\[][^)\]\n]{0,80}[)\]])?[*_ \t]*(?P<colon>[:：])[*_]*")
# "(Laughter.)" on a line of its own is not said by anyone.
_STAGE_DIRECTION = re.compile(r"(?:\([^()]*\)|\[[^\[\]]*\])[.]?$")
# At the end of what somebody says only these are: there, brackets may be the speaker's own words.
_LAST_DIRECTION = re.compile(
    r"\s*[(\[](?:laught?er|laughs|applause|cheers|cheering|crosstalk|cross talk|inaudible"
    r"|unintelligible|pause|music|silence|boos)\b[^()\[\]]{0,40}[)\]][.]?$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.?!…][\"'”’)\]]*$")


def find_turn_statements(document: Document, layout: Layout) -> tuple[Attribution, ...]:
    """Return one direct statement for each turn of a transcript in which something is said.

    The source is the label's name, the cue its colon; in subtitles, whose labels are not in the
    text, both are ``None``. The content is what is said, one span a paragraph, with its final
    punctuation: it is all the speaker's. Subtitles cut speech where the screen is full: those of
    one speaker, and where no speaker is named those of one sentence, are read as one turn.
    """
    turns = [zone for zone in layout.zones if zone.kind == "turn"]
    statements = (_read_turn(zones, document.text, layout) for zones in _join(turns, document.text))
    return tuple(statement for statement in statements if statement is not None)


def _join(turns: Sequence[Zone], text: str) -> list[list[Zone]]:
    """Group subtitles that go on with one speaker's words; other turns stand alone."""
    groups: list[list[Zone]] = []
    for turn in turns:
        before = groups[-1][-1] if groups else None
        if (
            before is not None
            and turn.time is not None
            and before.time is not None
            and turn.label == before.label
            and (turn.label or not _SENTENCE_END.search(before.span.of(text).rstrip()))
        ):
            groups[-1].append(turn)
        else:
            groups.append([turn])
    return groups


def _read_turn(zones: Sequence[Zone], text: str, layout: Layout) -> Attribution | None:
    zone = zones[0]
    source = label_of(zone, text)
    cue = None
    start = zone.span.start
    if source is not None:
        start = max(source.end, turn_words(zone, text).start)  # "Q. Why?" has no colon
        if colon := _TO_COLON.match(text, source.end, zone.span.end):
            cue = Span(*colon.span("colon"))
            start = colon.end()
    content = _content(Span(start, zone.span.end), text, layout)
    for later in zones[1:]:
        for span in _content(later.span, text, layout):
            if content and text[content[-1].end : span.start].isspace():
                content = [*content[:-1], Span(content[-1].start, span.end)]
            else:
                content.append(span)
    if not content:
        return None
    kind = "a turn of the transcript" if zone.time is None else "subtitles"
    reason = f"{kind}, labelled {zone.label}" if zone.label else "a subtitle"
    return Attribution(source, cue, tuple(content), why=(reason,))


def _content(words: Span, text: str, layout: Layout) -> list[Span]:
    spans = []
    for paragraph in within(layout.paragraphs, words):
        start, end = max(paragraph.start, words.start), min(paragraph.end, words.end)
        if direction := _LAST_DIRECTION.search(text, start, max(start, end)):
            end = direction.start()
        span = trim(text, start, max(start, end))
        if span and not _STAGE_DIRECTION.match(text, span.start, span.end):
            spans.append(span)
    return spans
