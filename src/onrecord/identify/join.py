"""Join forms into entities.

What comes out depends on nothing but the set of forms: not on their order, and not on what was
joined before. The surest links are followed first. Whoever could go to two who are not one goes to
neither of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, product
from typing import Literal

from onrecord.identify.bodies import body_key
from onrecord.identify.compare import Finding, Person, compare, read_person
from onrecord.identify.forms import part_by_document
from onrecord.identify.names import read_name
from onrecord.identify.values import Doubt, Entity, Form, Link, Rank

Cause = Literal["user", "list", "roles", "names"]
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
        if number in unsure and forms[number].role is None and forms[number].appearances
    }


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
        finding, cause = None, "names"
        if one in people and other in people:
            finding = _compare_people(people[one], people[other])
            cause = _cause(people[one], people[other])
        elif forms[one].kind == forms[other].kind:
            finding = _compare_bodies(forms[one], forms[other])
            cause = "list"
        if finding is None:
            continue
        if finding.apart:
            compared.apart[one, other] = cause  # type: ignore[assignment]
            if cause == "roles":
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


def _cause(one: Person, other: Person) -> Cause:
    if one.form.listed is not None and other.form.listed is not None:
        return "list"
    if any(mine.words == its.words for mine, its in product(one.names, other.names)):
        return "roles"
    finding = compare(one, other)
    return "roles" if finding is not None and ", but " in finding.why else "names"


def _compare_bodies(one: Form, other: Form) -> Finding | None:
    if one.listed is not None and other.listed is not None:
        return Finding(None, "the list has them as two", apart=True)
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
    home = {number: frozenset((number,)) for number in range(count)}
    used: list[_Pair] = []
    dropped: set[_Pair] = set()
    apart = _Apart(compared)
    for rank in sorted(Rank, reverse=True):
        pairs = [pair for pair, found in compared.links.items() if found.rank == rank]
        graph: dict[frozenset[int], set[frozenset[int]]] = defaultdict(set)
        for one, other in pairs:
            if home[one] != home[other]:
                if apart.are(home[one], home[other], rank):
                    dropped.add((one, other))
                else:
                    graph[home[one]].add(home[other])
                    graph[home[other]].add(home[one])
        torn = _torn(graph, apart, rank)
        for cluster in torn:
            for neighbour in graph.pop(cluster):
                if neighbour in graph:
                    graph[neighbour].discard(cluster)
        components = []
        for component in _components(graph):
            if any(apart.are(one, other, rank) for one, other in combinations(component, 2)):
                torn |= set(component)
            else:
                components.append(component)
        dropped |= {
            pair for pair in pairs if home[pair[0]] in torn or home[pair[1]] in torn
            if home[pair[0]] != home[pair[1]]
        }  # fmt: skip
        before = dict(home)
        for component in components:
            whole = frozenset().union(*component)
            home.update(dict.fromkeys(whole, whole))
        used += _tree([pair for pair in sorted(pairs) if home[pair[0]] == home[pair[1]]], before)
    dropped = {pair for pair in dropped if home[pair[0]] != home[pair[1]]}
    return sorted(set(home.values()), key=min), used, dropped


class _Apart:
    """Tells whether two clusters are of two entities."""

    def __init__(self, compared: _Compared) -> None:
        self._links = compared.links
        self._causes: dict[int, dict[int, Cause]] = defaultdict(dict)
        for (one, other), cause in compared.apart.items():
            self._causes[one][other] = self._causes[other][one] = cause

    def are(self, one: frozenset[int], other: frozenset[int], rank: Rank) -> bool:
        """Tell it for links of a rank: nobody but the user overrules the user."""
        small, large = sorted((one, other), key=len)
        for mine in small:
            causes = self._causes[mine]
            for theirs in causes.keys() & large if len(causes) > len(large) else causes:
                if theirs in large and self._counts(mine, theirs, small, large, rank):
                    return True
        return False

    def _counts(
        self, mine: int, theirs: int, one: frozenset[int], other: frozenset[int], rank: Rank
    ) -> bool:
        cause = self._causes[mine][theirs]
        if cause == "user":
            return True
        if rank == Rank.USER:
            return False
        if cause != "names":
            return True
        if rank == Rank.LISTED:
            return False
        # Somebody who has two names, by the user's word or list, may be linked by either.
        return not self._bears(theirs, mine, one) and not self._bears(mine, theirs, other)

    def _bears(self, form: int, unlike: int, cluster: frozenset[int]) -> bool:
        """Tell whether a cluster with a name unlike the form's has one that it is linked by."""
        return any(
            each in cluster and (min(each, form), max(each, form)) in self._links
            for each in self._causes[unlike]
        )


def _torn(
    graph: Mapping[frozenset[int], set[frozenset[int]]], apart: _Apart, rank: Rank
) -> set[frozenset[int]]:
    """Return the clusters that are linked with two who are apart."""
    return {
        cluster
        for cluster, neighbours in graph.items()
        if any(apart.are(one, other, rank) for one, other in combinations(neighbours, 2))
    }


def _components(
    graph: Mapping[frozenset[int], set[frozenset[int]]],
) -> list[list[frozenset[int]]]:
    seen: set[frozenset[int]] = set()
    found = []
    for start in graph:
        if start in seen:
            continue
        component, waiting = [], [start]
        seen.add(start)
        while waiting:
            cluster = waiting.pop()
            component.append(cluster)
            new = graph[cluster] - seen
            seen |= new
            waiting += new
        found.append(component)
    return found


def _tree(pairs: Iterable[_Pair], before: Mapping[int, frozenset[int]]) -> list[_Pair]:
    """Return as few of the links as join what they join."""
    root: dict[frozenset[int], frozenset[int]] = {}

    def find(cluster: frozenset[int]) -> frozenset[int]:
        while root.get(cluster, cluster) != cluster:
            cluster = root[cluster]
        return cluster

    kept = []
    for one, other in pairs:
        left, right = find(before[one]), find(before[other])
        if left != right:
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
