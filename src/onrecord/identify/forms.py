"""Gather the speakers of documents into forms: who is named and described in one way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.identify.bodies import body_key, is_of_a_surname
from onrecord.identify.names import read_name
from onrecord.identify.roles import read_role
from onrecord.identify.spelling import plain
from onrecord.identify.values import Appearance, Decision, Form, Listed, form_id

_ONE_DOCUMENT = "|@"
NOT_KNOWN_AGAIN = ("group", "unnamed")
"""Kinds that no two documents have in common: "a senior official", "residents"."""


def form_key(appearance: Appearance) -> str:
    """Return what a speaker has in common with all who are named and described as it is.

    Where its name does not tell who it is (a surname alone, "the company"), its document is part
    of it: what is alike elsewhere may be anybody.
    """
    kind, name = appearance.kind, appearance.name
    alone = f"{kind}|{plain(name)}|{plain(appearance.role or '')}"
    alone += f"{_ONE_DOCUMENT}{appearance.document}"
    if kind == "person":
        return _person_key(appearance) or alone
    body = body_key(name, kind)
    if body is None:
        return alone
    if is_of_a_surname(name):
        return f"{kind}|{body}|{appearance.date[:4]}" if appearance.date else alone
    return f"{kind}|{body}"


def _person_key(appearance: Appearance) -> str | None:
    name = read_name(appearance.name)
    if name is None:
        return None
    office = read_role(appearance.role) if appearance.role else None
    role = office.key if office is not None else plain(appearance.role or "")
    called = " ".join((*name.titles, *name.words))
    if name.person is not None:
        return f"person|{called}|{role}"
    if office is None and name.titles:
        office = read_role(" ".join(name.titles))
    if office is None or not office.is_single:
        return None
    if office.owners:
        return f"person|{called}|{role}"
    dated = appearance.date is not None and office.is_of_home
    return f"person|{called}|{role}|{(appearance.date or '')[:4]}" if dated else None


def is_of_one_document(form: Form) -> bool:
    """Tell whether a form is no more than one document's."""
    return _ONE_DOCUMENT in form.key


def member_key(appearance: Appearance) -> str:
    """Know a speaker of a document again when the document is read anew."""
    return f"{appearance.kind}|{plain(appearance.name)}{_ONE_DOCUMENT}{appearance.document}"


def gather(
    appearances: Iterable[Appearance], listed: Iterable[Listed], decisions: Sequence[Decision]
) -> list[Form]:
    """Return the forms of all speakers, by id.

    Speakers whom a decision of the user parts from others of their form are a form of their own.
    """
    groups: dict[str, dict[tuple[tuple[Decision, int], ...], list[Appearance]]]
    groups = defaultdict(lambda: defaultdict(list))
    for each in appearances:
        key = form_key(each)
        groups[key][_said(key, member_key(each), decisions)].append(each)
    forms = [
        _form(key if len(parts) == 1 else f"{key}|{_numbers(said)}", key, members, said)
        for key, parts in groups.items()
        for said, members in parts.items()
    ]
    forms += [
        Form(form_id(each.key), each.key, each.name, each.kind, None, (), each,
             dict(_said(each.key, each.key, decisions)))
        for each in listed
    ]  # fmt: skip
    return sorted(forms, key=lambda form: form.id)


def part_by_document(form: Form) -> list[Form]:
    """Return a form of each document: what is alike in them says nothing of who it is."""
    by_document: dict[str, list[Appearance]] = defaultdict(list)
    for each in form.appearances:
        by_document[each.document].append(each)
    return [
        _form(key := f"{form.key}{_ONE_DOCUMENT}{document}", key, members, tuple(form.said.items()))
        for document, members in by_document.items()
    ]


def _form(
    identity: str, key: str, members: list[Appearance], said: tuple[tuple[Decision, int], ...]
) -> Form:
    ordered = tuple(
        sorted(
            members, key=lambda each: (each.date or "", each.document, each.name, each.role or "")
        )
    )
    first = ordered[0]
    return Form(
        form_id(identity), key, first.name, first.kind, first.role, ordered, None, dict(said)
    )


def _said(key: str, member: str, decisions: Sequence[Decision]) -> tuple[tuple[Decision, int], ...]:
    """Return the decisions that speak of a speaker: of itself, or else of its form."""
    if not decisions:
        return ()
    found = []
    form, member = form_id(key), form_id(member)
    for decision in decisions:
        for own in (True, False):
            sides = [
                number
                for number, side in enumerate(decision.sides)
                if (member in side.members if own else form in side.forms)
            ]
            if sides:
                found.append((decision, sides[0]))
                break
    return tuple(found)


def _numbers(said: tuple[tuple[Decision, int], ...]) -> str:
    return " ".join(f"{decision.number}.{side}" for decision, side in said)
