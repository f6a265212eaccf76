"""Keep the archive's quotations followed: what is new joins or makes some, what is gone leaves."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from heapq import heapify, heappop, heappush

from onrecord.follow.likeness import compare
from onrecord.follow.place import Neighbour, choose_root, order
from onrecord.follow.wording import (
    MOST_HOLDERS,
    Wording,
    is_title,
    read_plain,
    read_wording,
    unpack,
)
from onrecord.store import Archive
from onrecord.store import quotations as rows

_BATCH = 2000
"""Revisions that are followed in one transaction. Others who write wait for it, and each rewrites
pages of the table of fingerprints."""
_KEPT = 500_000
"""Wordings that are held in memory, of those that were read last: three kilobytes or so each."""


def bring_up_to_date(
    archive: Archive, advance: Callable[[int, int], None] = lambda _done, _total: None
) -> None:
    """Follow the quotations of all documents whose records have changed since the last time.

    What comes of it depends on what the archive holds, and not on the order in which it came; but
    where more than ``MOST_HOLDERS`` wordings have a run of words, it may decide which of them a new
    one is compared with.

    Args:
        archive: Where they are kept.
        advance: Called now and then with the number of documents done, and of all to be done.
    """
    if not is_behind(archive):
        return
    total = count_waiting(archive)
    known: dict[int, tuple[Wording, bytes]] = {}
    done = 0
    while True:
        with archive.writing() as connection:
            revisions = rows.unfollowed(connection, _BATCH)
            rows.drop_loose(connection)
            _follow(connection, revisions, known)
            _place(connection)
        done += len(revisions)
        advance(done, max(done, total))
        if len(revisions) < _BATCH:
            return
        for number in list(known)[:-_KEPT]:
            del known[number]


def count_waiting(archive: Archive) -> int:
    """Return how many documents' quotations have not been followed yet."""
    ((total,),) = archive.query(
        "SELECT count(*) FROM revision WHERE latest AND id NOT IN (SELECT revision FROM followed)"
    )
    return int(total)


def is_behind(archive: Archive) -> bool:
    """Tell whether records have changed since the quotations were last followed."""
    return bool(
        archive.query(
            "SELECT 1 WHERE EXISTS (SELECT 1 FROM revision WHERE latest AND id NOT IN"
            " (SELECT revision FROM followed)) OR EXISTS (SELECT 1 FROM loose)"
            " OR EXISTS (SELECT 1 FROM wording WHERE root IS NULL)"
        )
    )


def _follow(
    connection: sqlite3.Connection,
    revisions: Iterable[int],
    known: dict[int, tuple[Wording, bytes]],
) -> None:
    """Put the quotations of revisions there, and what their new wordings are like."""
    marked: list[tuple[rows.Marked, int]] = []
    new: dict[int, tuple[int, ...]] = {}
    for revision in revisions:
        text, passages = rows.read_marked(connection, revision)
        for passage in passages:
            wording = read_plain(text, passage.spans)
            if wording is None or passage.statement is None:
                wording, words = read_wording(text, passage.spans)
                if passage.statement is None and is_title(words, text):
                    continue
            if not wording.is_long_enough:
                continue
            digest, fingerprints = wording.digest(), wording.fingerprints()
            row = rows.WordingRow(
                digest, len(wording.words), wording.packed, sorted(wording.gaps), fingerprints
            )
            number, is_new = rows.put_wording(connection, row)
            if is_new:
                new[number] = fingerprints
                known[number] = (wording, digest)
            marked.append((passage, number))
    rows.put_quotations(connection, marked, revisions)
    rows.put_fingerprints(
        connection, ((number, len(known[number][0].words), new[number]) for number in new)
    )
    alike: list[tuple[int, int, float]] = []
    for number, fingerprints in new.items():
        others = rows.candidates(connection, fingerprints, number, MOST_HOLDERS)
        _load(connection, [each for each in others if each not in known], known)
        for other in others:
            least = _likeness(known[number], known[other])
            if least is not None:
                alike.append((number, other, least))
    rows.put_likeness(connection, alike)


def _load(
    connection: sqlite3.Connection, ids: list[int], known: dict[int, tuple[Wording, bytes]]
) -> None:
    for number, (words, gaps, digest) in rows.read_wordings(connection, ids).items():
        known[number] = (unpack(words, gaps), digest)


def _likeness(one: tuple[Wording, bytes], other: tuple[Wording, bytes]) -> float | None:
    """Return how alike two wordings are: the same, whichever of them came first."""
    if order(len(one[0].words), one[1]) < order(len(other[0].words), other[1]):
        one, other = other, one
    found = compare(one[0], other[0])
    return found.least if found is not None else None


def _place(connection: sqlite3.Connection) -> None:
    """Give each wording its place that has none, and then those that depend on it."""
    waiting = [(order(each.size, each.digest), each) for each in rows.unplaced(connection)]
    heapify(waiting)
    queued = {each.id for _, each in waiting}
    while waiting:
        place, wording = heappop(waiting)
        queued.discard(wording.id)
        longer: list[Neighbour] = []
        shorter: list[tuple[tuple[int, bytes], rows.Placed]] = []
        for each in rows.neighbours(connection, wording.id):
            its_place = order(each.size, each.digest)
            if its_place > place:
                shorter.append((its_place, each))
            else:
                assert each.root is not None, "those before it have their places"
                longer.append(Neighbour(each.root, each.least, each.digest))
        root = choose_root(longer)
        root = root if root is not None else wording.id
        if root == wording.root:
            continue
        rows.put_root(connection, wording.id, root)
        for its_place, each in shorter:
            if each.id not in queued:
                queued.add(each.id)
                heappush(waiting, (its_place, each))
