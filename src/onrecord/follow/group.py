"""Group wordings into quotations, all at once and in memory."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.follow.likeness import compare
from onrecord.follow.place import Neighbour, choose_root, order
from onrecord.follow.wording import MOST_HOLDERS, Wording


def group(wordings: Sequence[Wording]) -> list[int | None]:
    """Return for each wording the number of its quotation; ``None`` if it is too short.

    The groups are those that an archive of the same quotations has; the numbers mean nothing else.
    """
    digests = [each.digest() for each in wordings]
    distinct = {
        digest: each for digest, each in zip(digests, wordings, strict=True) if each.is_long_enough
    }
    ordered = sorted(distinct, key=lambda digest: order(len(distinct[digest].words), digest))
    holders: dict[int, list[int]] = {}
    roots: list[int] = []
    for number, digest in enumerate(ordered):
        wording = distinct[digest]
        fingerprints = wording.fingerprints()
        candidates = sorted(
            {each for mark in fingerprints for each in holders.get(mark, ())[:MOST_HOLDERS]}
        )
        neighbours = []
        for each in sorted(candidates):
            likeness = compare(wording, distinct[ordered[each]])
            if likeness is not None:
                neighbours.append(Neighbour(roots[each], likeness.least, ordered[each]))
        root = choose_root(neighbours)
        roots.append(root if root is not None else number)
        for mark in fingerprints:
            holders.setdefault(mark, []).append(number)
    found = dict(zip(ordered, roots, strict=True))
    return [found.get(digest) for digest in digests]
