"""Part all speakers into blocks: only who is in one block is ever compared."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from onrecord.identify.bodies import body_key
from onrecord.identify.forms import form_key
from onrecord.identify.names import read_name
from onrecord.identify.spelling import plain
from onrecord.identify.values import Appearance, Listed
from onrecord.types import SpeakerKind

Block = TypeVar("Block")


def block_of(appearance: Appearance) -> str:
    """Return the block of a document's speaker."""
    found = _block(appearance.name, appearance.kind)
    return found if found is not None else form_key(appearance)


def blocks_of(listed: Listed) -> frozenset[str]:
    """Return the blocks of all names of somebody in a list."""
    names = (listed.name, *listed.names)
    return frozenset(_block(name, listed.kind) or f"list|{plain(name)}" for name in names)


def connect(blocks: Iterable[Block], ties: Iterable[frozenset[Block]]) -> list[frozenset[Block]]:
    """Return ``blocks`` with all that hang together with them, in groups.

    Args:
        blocks: Where something has changed.
        ties: Blocks that somebody in a list, or a decision, has names in.
    """
    groups: dict[Block, set[Block]] = {}
    for tie in ties:
        whole = set(tie).union(*(groups.get(block, ()) for block in tie))
        groups.update(dict.fromkeys(whole, whole))
    found, seen = [], set[Block]()
    for block in blocks:
        if block not in seen:
            group = frozenset(groups.get(block, {block}))
            seen |= group
            found.append(group)
    return found


def _block(name: str, kind: SpeakerKind) -> str | None:
    if kind == "person":
        read = read_name(name)
        return f"person|{read.block}" if read is not None else None
    body = body_key(name, kind)
    return f"{kind}|{body}" if body is not None else None
