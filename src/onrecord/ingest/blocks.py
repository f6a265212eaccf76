"""Lines of text with their kind, joined to a document's text and zones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.types import Span, Zone, ZoneKind

TITLE_WITHIN = 5
"""A title is looked for in so many first blocks: further down, the same words are a repetition."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, an item: what stands on lines of its own."""

    kind: ZoneKind
    text: str


def join_blocks(blocks: Sequence[Block]) -> tuple[str, tuple[Zone, ...]]:
    """Return the blocks as one text, a line break between them, and a zone for each non-body."""
    zones = []
    start = 0
    for block in blocks:
        if block.kind != "body":
            zones.append(Zone(block.kind, Span(start, start + len(block.text))))
        start += len(block.text) + 1
    return "\n".join(block.text for block in blocks), tuple(zones)


def mark_title(blocks: Sequence[Block], title: str | None) -> tuple[Block, ...]:
    """Make the block that holds the title's words, if one of the first does, the title."""
    wanted = _folded(title or "")
    if not wanted or any(block.kind == "title" for block in blocks):
        return tuple(blocks)
    for index, block in enumerate(blocks[:TITLE_WITHIN]):
        if _folded(block.text) == wanted:
            return (*blocks[:index], replace(block, kind="title"), *blocks[index + 1 :])
    return tuple(blocks)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
