"""How this room writes down its word lists."""

from __future__ import annotations


def words_of(block: str) -> frozenset[str]:
    """Return the words of ``block``; ``_`` stands for a space inside one of them."""
    return frozenset(word.replace("_", " ") for word in block.split())
