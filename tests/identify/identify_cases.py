"""Speakers of documents, in a line each: name | role | year."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.identify import (
    Appearance,
    Decision,
    Entity,
    Listed,
    gather,
    join,
)


def speaker(line: str, document: str, kind: str = "person") -> Appearance:
    name, role, year = [*map(str.strip, line.split("|")), "", ""][:3]
    return Appearance(document, name, kind, role or None, f"{year}-05-31" if year else None)


def speakers(*lines: str, kind: str = "person") -> list[Appearance]:
    """Return a speaker of a document of its own for each line."""
    return [speaker(line, f"document {number}", kind) for number, line in enumerate(lines)]


def joined(
    appearances: Iterable[Appearance],
    decisions: Iterable[Decision] = (),
    listed: Iterable[Listed] = (),
) -> list[Entity]:
    return join(gather(appearances, listed, list(decisions)))


def partition(entities: Iterable[Entity]) -> set[frozenset[Appearance]]:
    """Return who are one, without ids and reasons."""
    return {frozenset(each.appearances) for each in entities if each.appearances}


def names(entities: Iterable[Entity]) -> set[tuple[str, ...]]:
    return {tuple(sorted(each.name for each in entity.appearances)) for entity in entities}
