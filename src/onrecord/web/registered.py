"""What the registry knows of a speaker, and what a reader says of who is one."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from onrecord.errors import RegistryError
from onrecord.registry import (
    Known,
    Made,
    by_forms,
    decisions,
    find_known,
    known_by_name,
    merge,
    named_so,
    roles_held,
    split,
    undo,
    update,
)
from onrecord.store import Archive
from onrecord.web.intake import BadForm
from onrecord.web.question import as_sentence
from onrecord.web.shelf import NotThere
from onrecord.web.views import DecisionView, DoubtView, FormView, RegistryView, RoleView

Action = Literal["merge", "split", "undo"]


class Namesakes(NotThere):
    """Several speakers have the name."""


def open_archive(path: Path) -> Archive:
    """Open the archive with a registry that is up to date."""
    archive = Archive(path)
    try:
        update(archive)
    except BaseException:
        archive.close()
        raise
    return archive


def who_is(archive: Archive, name: str, identity: str) -> Known | None:
    """Return whom an id or a name is of; ``None`` if the registry has nobody of the name.

    Raises:
        NotThere: If there is no such id.
        Namesakes: If several have the name.
    """
    if identity:
        try:
            return find_known(archive, identity)
        except RegistryError as error:
            raise NotThere(
                f"There is no speaker {identity!r} in the archive. Look for the name."
            ) from error
    found = known_by_name(archive, name)
    if len(found) > 1:
        ids = ", ".join(each.id for each in found)
        raise Namesakes(f"{len(found)} speakers have the name {name!r}. Ask for one by id: {ids}.")
    return found[0] if found else None


def registered(archive: Archive, known: Known) -> RegistryView:
    """Return what the registry knows of a speaker."""
    names = {form: f"“{name}”" + (f", {role}" if role else "") for form, name, role in known.forms}
    others = by_forms(archive, (doubt.other for doubt in known.doubts))
    doubts = {
        others[doubt.other].id: DoubtView(
            others[doubt.other].id, others[doubt.other].name, _role(others[doubt.other]), doubt.why
        )
        for doubt in known.doubts
        if doubt.other in others
    }
    return RegistryView(
        id=known.id,
        kind=known.kind,
        wikidata=known.wikidata,
        roles=tuple(
            RoleView(each.role, each.first, each.last, each.documents)
            for each in roles_held(archive, known)
        ),
        forms=tuple(
            FormView(each.id, each.name, each.role, each.documents)
            for each in named_so(archive, known)
        ),
        joined=tuple(
            f"{names.get(link.one, 'your list')} and {names.get(link.other, 'your list')}:"
            f" {link.why}"
            for link in known.links
        ),
        doubts=tuple(doubts.values()),
        decisions=tuple(
            DecisionView(made.number, made.made, _said(made))
            for made in decisions(archive)
            if any(name in known.names for side in made.names for name in side)
        ),
    )


def decide(
    archive: Archive, identity: str, action: Action, *, other: str, form: str, document: str,
    number: str,
) -> str:  # fmt: skip
    """Keep what a reader says of who is one.

    Args:
        archive: Where.
        identity: Whom it is said of.
        action: What is said.
        other: To merge with: an id or a name.
        form: To split off: the id of a way to name the speaker.
        document: To split off: the number of a document, in place of a form.
        number: To undo: the decision's.

    Returns:
        The id of the speaker to show next.

    Raises:
        BadForm: If it can't be done.
    """
    try:
        known = find_known(archive, identity)
        if action == "merge":
            merge(archive, [known, find_known(archive, other)])
        elif action == "split":
            documents = [int(document)] if document.isdecimal() else []
            split(archive, known, forms=[form] if form else [], documents=documents)
        else:
            undo(archive, int(number) if number.isdecimal() else 0)
    except RegistryError as error:
        raise BadForm(as_sentence(error)) from error
    return known.id


def _role(known: Known) -> str | None:
    return next((role for *_, role in known.forms if role), None)


def _said(made: Made) -> str:
    sides = [", ".join(names) for names in made.names]
    return f"One: {sides[0]}" if made.verdict == "same" else f"Not one: {' | '.join(sides)}"
