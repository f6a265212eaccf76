"""Join forms into entities.

What comes out depends on nothing but the set of forms: not on their order, and not on what was
joined before. The surest links are followed first. Whoever could go to two who are not one goes to
neither of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Literal

from onrecord.identify.bodies import body_key
from onrecord.identify.clusters import Compared, Pair, cluster_forms
from onrecord.identify.compare import Finding, Person, compare, read_person
from onrecord.identify.forms import part_by_document
from onrecord.identify.names import read_name
from onrecord.identify.values import Doubt, Entity, Form, Link, Rank


def join(forms: Sequence[Form]) -> list[Entity]:
    """Return the entities that the forms of connected blocks are of, by id."""
    ordered = sorted(forms, key=lambda form: form.id)
    compared = _compare_all(ordered)
    clusters, used, dropped = cluster_forms(len(ordered), compared)
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
    forms: Sequence[Form], clusters: Iterable[frozenset[int]], dropped: Iterable[Pair]
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


def _compare_all(forms: Sequence[Form]) -> Compared:
    compared = Compared()
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


def _doubts(
    forms: Sequence[Form],
    compared: Compared,
    dropped: Iterable[Pair],
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
