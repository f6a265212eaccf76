"""Join forms into entities.

What comes out depends on nothing but the set of forms: not on their order, and not on what was
joined before. The surest links are followed first. Whoever could go to two who are not one goes to
neither of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Literal

from onrecord.identify.bodies import body_key
from onrecord.identify.compare import Cause, Finding, Person, compare, read_person
from onrecord.identify.forms import part_by_document
from onrecord.identify.names import read_name
from onrecord.identify.values import Doubt, Entity, Form, Link, Rank

_Pair = tuple[int, int]


@dataclass(slots=True)
class _Compared:
    """What is known of each two forms, by their numbers.

    Attributes:
        links: Why they are one.
        apart: Why they are two.
        open: Why neither is known.
    """

    links: dict[_Pair, Finding] = field(default_factory=dict)
    apart: dict[_Pair, Cause] = field(default_factory=dict)
    open: dict[_Pair, str] = field(default_factory=dict)


def join(forms: Sequence[Form]) -> list[Entity]:
    """Return the entities that the forms of connected blocks are of, by id."""
    ordered = sorted(forms, key=lambda form: form.id)
    compared = _compare_all(ordered)
    clusters, used, dropped = _cluster(len(ordered), compared)
    links: dict[int, list[Link]] = defaultdict(list)
    place = {number: cluster for cluster in clusters for number in cluster}
    for one, other in used:
        finding = compared.links[one, other]
        assert finding.rank is not None
        links[min(place[one])].append(
            Link(ordered[one].id, ordered[other].id, finding.rank, finding.why)
        )
    doubts = _doubts(ordered, compared, dropped, place)
    parts = _part_unsure(ordered, clusters, dropped)
    entities = []
    for cluster in clusters:
        first = min(cluster)
        own = sorted(links[first], key=lambda each: (-each.rank, each.one, each.other))
        if first in parts:
            for part in parts[first]:
                moved = [replace(each, one=part.id) for each in doubts[first]]
                entities.append(_entity([part], [], moved))
        else:
            known = [each for number in sorted(cluster) for each in doubts[number]]
            entities.append(_entity([ordered[number] for number in sorted(cluster)], own, known))
    instead = {ordered[number].id: forms for number, forms in parts.items()}
    entities = [_renewed(entity, instead) for entity in entities]
    return sorted(entities, key=lambda entity: entity.id)


def _part_unsure(
    forms: Sequence[Form], clusters: Iterable[frozenset[int]], dropped: Iterable[_Pair]
) -> dict[int, list[Form]]:
    """Part names without a role that fit several: each document may mean another."""
    unsure = {number for pair in dropped for number in pair}
    alone = (next(iter(cluster)) for cluster in clusters if len(cluster) == 1)
    return {
        number: part_by_document(forms[number])
        for number in alone
        if number in unsure
        and forms[number].role is None
        and forms[number].appearances
        and not _is_held_together(forms[number])
    }


def _is_held_together(form: Form) -> bool:
    """Tell whether the user's latest word on a form is that all it has are the same."""
    latest = max(form.said, key=lambda decision: decision.number, default=None)
    return latest is not None and latest.verdict == "same"


def _renewed(entity: Entity, instead: Mapping[str, Sequence[Form]]) -> Entity:
    """Let doubts speak of the parts of what was parted."""
    if not any(doubt.other in instead for doubt in entity.doubts):
        return entity
    doubts = [
        replace(doubt, other=other)
        for doubt in entity.doubts
        for other in [form.id for form in instead.get(doubt.other, ())] or [doubt.other]
    ]
    return replace(entity, doubts=tuple(doubts))


def _compare_all(forms: Sequence[Form]) -> _Compared:
    compared = _Compared()
    people = {
        number: read_person(form) for number, form in enumerate(forms) if form.kind == "person"
    }
    for one, other in combinations(range(len(forms)), 2):
        said = _said(forms[one], forms[other])
        if said == "same":
            compared.links[one, other] = Finding(Rank.USER, "you have said so")
            continue
        if said == "different":
            compared.apart[one, other] = "user"
            continue
        finding = None
        if one in people and other in people:
            finding = _compare_people(people[one], people[other])
        elif forms[one].kind == forms[other].kind:
            finding = _compare_bodies(forms[one], forms[other])
        if finding is None:
            continue
        if finding.apart is not None:
            compared.apart[one, other] = finding.apart
            if finding.apart == "roles":
                compared.open[one, other] = finding.why
        elif finding.rank is None:
            compared.open[one, other] = finding.why
        else:
            compared.links[one, other] = finding
    return compared


def _compare_people(one: Person, other: Person) -> Finding | None:
    bare = [all(name.person is None for name in each.names) for each in (one, other)]
    if all(bare) and not (one.offices and other.offices):
        return None
    finding = compare(one, other)
    # Of two surnames nobody can say more than that they are alike.
    return None if finding is not None and finding.rank is None and all(bare) else finding


def _compare_bodies(one: Form, other: Form) -> Finding | None:
    if one.listed is not None and other.listed is not None:
        return Finding(None, "the list has them as two", "list")
    for listed, form in ((one, other), (other, one)):
        if listed.listed is not None:
            for name in (listed.listed.name, *listed.listed.names):
                if body_key(name, form.kind) == body_key(form.name, form.kind) is not None:
                    return Finding(Rank.LISTED, f"your list has the name {name!r}")
    return None


def _said(one: Form, other: Form) -> Literal["same", "different"] | None:
    """Return what the user's latest decision about both says."""
    for decision in sorted(
        one.said.keys() & other.said.keys(), key=lambda each: each.number, reverse=True
    ):
        if decision.verdict == "same":
            return "same"
        if one.said[decision] != other.said[decision]:
            return "different"
    return None


def _cluster(
    count: int, compared: _Compared
) -> tuple[list[frozenset[int]], list[_Pair], set[_Pair]]:
    """Return clusters of forms, the links that joined them, and those that were given up."""
    clusters = _Clusters(count, compared)
    used: list[_Pair] = []
    dropped: set[_Pair] = set()
    by_rank: dict[Rank, list[_Pair]] = defaultdict(list)
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

    def __init__(self, count: int, compared: _Compared) -> None:
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

    def linked(self, pairs: Iterable[_Pair]) -> dict[int, set[int]]:
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


def _tree(pairs: Iterable[_Pair], dropped: Collection[_Pair], home: Sequence[int]) -> list[_Pair]:
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


def _doubts(
    forms: Sequence[Form],
    compared: _Compared,
    dropped: Iterable[_Pair],
    place: Mapping[int, frozenset[int]],
) -> dict[int, list[Doubt]]:
    reasons = {
        pair: f"{compared.links[pair].why}, but others fit as well" for pair in sorted(dropped)
    }
    found: dict[int, list[Doubt]] = defaultdict(list)
    for pair, why in sorted((compared.open | reasons).items()):
        one, other = pair
        if place[one] != place[other] and compared.apart.get(pair) != "user":
            found[one].append(Doubt(forms[one].id, forms[other].id, why))
            found[other].append(Doubt(forms[other].id, forms[one].id, why))
    return found


def _entity(forms: Sequence[Form], links: Sequence[Link], doubts: Sequence[Doubt]) -> Entity:
    listed = [form.listed for form in forms if form.listed is not None]
    ordered = tuple(sorted(forms, key=lambda form: form.id))
    return Entity(
        id=ordered[0].id,
        name=listed[0].name if listed else _name(forms),
        kind=ordered[0].kind,
        forms=ordered,
        links=tuple(links),
        doubts=tuple(doubts),
        wikidata=next((each.wikidata for each in listed if each.wikidata), None),
    )


def _name(forms: Iterable[Form]) -> str:
    """Return the name that most documents give, names in full before surnames."""
    documents: dict[str, set[str]] = defaultdict(set)
    for form in forms:
        for each in form.appearances:
            documents[each.name].add(each.document)

    def order(name: str) -> tuple[bool, int, int, str]:
        read = read_name(name)
        whole = read is not None and read.person is not None
        return (not whole, -len(documents[name]), -len(name), name)

    return min(documents, key=order)
