"""Cluster forms along their links, the surest first, so that no two who are apart come together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.identify.compare import Cause, Finding
from onrecord.identify.values import Rank

Pair = tuple[int, int]
"""Numbers of two forms, the smaller first."""


@dataclass(slots=True)
class Compared:
    """What is known of each two forms, by their numbers.

    Attributes:
        links: Why they are one.
        apart: Why they are two.
        open: Why neither is known.
    """

    links: dict[Pair, Finding] = field(default_factory=dict)
    apart: dict[Pair, Cause] = field(default_factory=dict)
    open: dict[Pair, str] = field(default_factory=dict)


def cluster_forms(
    count: int, compared: Compared
) -> tuple[list[frozenset[int]], list[Pair], set[Pair]]:
    """Return clusters of forms, the links that joined them, and those that were given up.

    Args:
        count: How many forms there are; they go by their numbers.
        compared: What is known of each two.
    """
    clusters = _Clusters(count, compared)
    used: list[Pair] = []
    dropped: set[Pair] = set()
    by_rank: dict[Rank, list[Pair]] = defaultdict(list)
    for pair, found in sorted(compared.links.items()):
        assert found.rank is not None
        by_rank[found.rank].append(pair)
    for rank in sorted(by_rank, reverse=True):
        linked = clusters.linked(by_rank[rank])
        apart = clusters.apart(rank, linked)
        graph = {cluster: near - apart[cluster] for cluster, near in linked.items()}
        torn = {
            between
            for cluster, others in apart.items()
            for other in others
            for between in graph[cluster] & graph[other]
        }
        kept = {cluster: near - torn for cluster, near in graph.items() if cluster not in torn}
        components = [
            component
            for component in _components(kept)
            if not any(apart[cluster] & component for cluster in component)
        ]
        joined = {cluster: place for place, each in enumerate(components) for cluster in each}
        for one, other in by_rank[rank]:
            ends = clusters.home[one], clusters.home[other]
            if ends[0] != ends[1]:
                places = [joined.get(end) for end in ends]
                if places[0] is None or places[0] != places[1]:
                    dropped.add((one, other))
        used += _tree(by_rank[rank], dropped, clusters.home)
        for component in components:
            clusters.join(component)
    home = clusters.home
    dropped = {(one, other) for one, other in dropped if home[one] != home[other]}
    return sorted(map(frozenset, clusters.members.values()), key=min), used, dropped


class _Clusters:
    """Forms that have been joined so far. A cluster goes by the smallest number of a form.

    Attributes:
        home: The cluster of each form.
        members: The forms of each cluster.
    """

    def __init__(self, count: int, compared: Compared) -> None:
        self.home = list(range(count))
        self.members = {number: {number} for number in range(count)}
        self._links = compared.links
        self._apart = compared.apart
        self._unlike: dict[int, set[int]] = defaultdict(set)
        for one, other in compared.apart:
            self._unlike[one].add(other)
            self._unlike[other].add(one)

    def join(self, clusters: Iterable[int]) -> None:
        """Make clusters one."""
        ordered = sorted(clusters)
        for cluster in ordered[1:]:
            moved = self.members.pop(cluster)
            self.members[ordered[0]] |= moved
            for number in moved:
                self.home[number] = ordered[0]

    def linked(self, pairs: Iterable[Pair]) -> dict[int, set[int]]:
        """Return for each cluster to which others the links lead."""
        found: dict[int, set[int]] = defaultdict(set)
        for one, other in pairs:
            left, right = self.home[one], self.home[other]
            if left != right:
                found[left].add(right)
                found[right].add(left)
        return found

    def apart(self, rank: Rank, among: Collection[int]) -> dict[int, set[int]]:
        """Return for each cluster which others are of somebody else.

        Nobody but the user overrules the user, and whoever has two names, by the user's word or
        list, may be linked by either.
        """
        found: dict[int, set[int]] = {cluster: set() for cluster in among}
        for (one, other), cause in self._apart.items():
            left, right = self.home[one], self.home[other]
            if left == right or left not in found or right not in found:
                continue
            if cause == "user" or (rank < Rank.USER and self._counts(one, other, cause, rank)):
                found[left].add(right)
                found[right].add(left)
        return found

    def _counts(self, one: int, other: int, cause: Cause, rank: Rank) -> bool:
        if cause != "names":
            return True
        if rank == Rank.LISTED:
            return False
        return not self._bears(other, one) and not self._bears(one, other)

    def _bears(self, form: int, unlike: int) -> bool:
        """Tell whether a cluster with a name unlike the form's has one that it is linked by."""
        cluster = self.members[self.home[unlike]]
        return len(cluster) > 1 and any(
            (min(each, form), max(each, form)) in self._links
            for each in self._unlike[unlike] & cluster
        )


def _components(graph: Mapping[int, set[int]]) -> list[set[int]]:
    """Return the clusters that hang together, without those that are alone."""
    seen: set[int] = set()
    found = []
    for start in sorted(graph):
        if start in seen:
            continue
        component, waiting = {start}, [start]
        while waiting:
            new = graph[waiting.pop()] - component
            component |= new
            waiting += new
        seen |= component
        if len(component) > 1:
            found.append(component)
    return found


def _tree(pairs: Iterable[Pair], dropped: Collection[Pair], home: Sequence[int]) -> list[Pair]:
    """Return as few of the links as join what they join."""
    root: dict[int, int] = {}

    def find(cluster: int) -> int:
        while root.get(cluster, cluster) != cluster:
            cluster = root[cluster]
        return cluster

    kept = []
    for one, other in pairs:
        left, right = find(home[one]), find(home[other])
        if left != right and (one, other) not in dropped:
            root[left] = right
            kept.append((one, other))
    return kept
