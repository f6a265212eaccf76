"""What a person says of topics; it is kept when topics are learned again."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.errors import ArchiveError
from onrecord.store import Archive
from onrecord.store import topics as rows

_LONGEST = 100


def rename_topic(archive: Archive, topic: int, label: str) -> None:
    """Give a topic another label.

    Raises:
        ArchiveError: If there is no such topic.
        ValueError: If there is no word in the label, or it is too long.
    """
    label = " ".join(label.split())
    if not any(map(str.isalnum, label)) or len(label) > _LONGEST:
        raise ValueError(
            f"{label[:_LONGEST]!r} is no label. Give one with a word in it, of at most {_LONGEST}"
            " characters."
        )
    with archive.writing() as connection:
        _require(archive, [topic])
        rows.name_topic(connection, topic, label)


def merge_topics(archive: Archive, into: int, others: Sequence[int]) -> None:
    """Make several topics one, which keeps the label of ``into``.

    Raises:
        ArchiveError: If one of them is not there.
        ValueError: If there is nothing to merge.
    """
    others = [each for each in dict.fromkeys(others) if each != into]
    if not others:
        raise ValueError("there is no other topic to merge. Give two numbers or more.")
    with archive.writing() as connection:
        _require(archive, [into, *others])
        rows.merge_topics(connection, into, others)


def _require(archive: Archive, topics: Sequence[int]) -> None:
    there = {entry.id for entry in rows.read_topics(archive.query)}
    for topic in topics:
        if topic not in there:
            raise ArchiveError(
                archive.path,
                f"there is no topic {topic} in it. `onrecord topics` lists them.",
            )
