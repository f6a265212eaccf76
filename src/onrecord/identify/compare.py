"""Compare two forms of names: do they name one speaker, or two, or is it open?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.days import day_of
from onrecord.identify.names import Likeness, Name, liken, read_name
from onrecord.identify.roles import Office, agree, read_role, why_contrary
from onrecord.identify.values import Form, Rank

Cause = Literal["user", "list", "roles", "names"]

YEARS_WITHOUT_OWNER = 4
"""So far apart, at most, may two documents be that both speak of "President Doe" without saying of
what: a term of most offices."""
YEARS_IN_OFFICE = 12
"""So far apart may they be where they do say of what: three terms. Sons come later."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a comparison found.

    Attributes:
        rank: How sure it is that both are one; ``None`` if that is open, or they are two.
        why: In plain words.
        apart: What makes them two, if they are: nothing may join them but the user.
    """

    rank: Rank | None
    why: str
    apart: Cause | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A form of a person's name, taken apart.

    Attributes:
        form: The form.
        names: Its name; all of them, of somebody in the user's list.
        offices: Its role; all of them, of somebody in the user's list.
        days: Of the documents that have it.
    """

    form: Form
    names: tuple[Name, ...]
    offices: tuple[Office, ...]
    days: tuple[date, ...]


def read_person(form: Form) -> Person:
    """Take a form of a person's name apart."""
    listed = form.listed
    written = [form.name] if listed is None else [listed.name, *listed.names]
    roles = [form.role] if listed is None else [each.role for each in listed.roles]
    title = _title_of(form.name)
    offices = [read_role(role) for role in (*roles, title) if role]
    return Person(
        form,
        tuple(name for each in written if (name := read_name(each)) is not None),
        tuple(dict.fromkeys(office for office in offices if office is not None)),
        _days(form),
    )


def compare(one: Person, other: Person) -> Finding | None:
    """Compare two people; ``None`` if nothing speaks for one and nothing needs to be said."""
    if one.form.listed is not None and other.form.listed is not None:
        return Finding(None, "the list has them as two", "list")
    contrary = _contrary(one.offices, other.offices)
    if listed := _listed_name(one, other):
        if contrary:
            return Finding(None, f"the list has the name {listed!r}, but {contrary}")
        return Finding(Rank.LISTED, f"your list has the name {listed!r}")
    found = [
        finding
        for mine in one.names
        for theirs in other.names
        if (finding := _compare_names(one, other, liken(mine, theirs), contrary)) is not None
    ]
    if not found:
        return None
    return max(found, key=lambda each: (each.rank or 0, each.apart is None))


def _compare_names(
    one: Person, other: Person, likeness: Likeness, contrary: str | None
) -> Finding | None:
    if likeness == "other":
        return Finding(None, "the names are two people's", "names")
    if likeness == "surname":
        return _compare_surnames(one, other, contrary)
    if contrary and likeness != "alike":
        return Finding(None, f"{_SAYS[likeness]}, but {contrary}", "roles")
    agreement = _best_agreement(one.offices, other.offices)
    if likeness in ("equal", "spelling", "middle"):
        if likeness != "equal":
            return Finding(Rank.NEARLY, _SAYS[likeness])
        if agreement in ("same", "alike") or not (one.offices or other.offices):
            return Finding(Rank.ROLE, "the same name and the same role")
        return Finding(Rank.NAME, _SAYS[likeness])
    political = any(office.field == "politics" for office in one.offices)
    enough = {"same"} if likeness in ("alike", "second") else {"same", "related"}
    if agreement in enough or (likeness == "short" and agreement == "alike" and political):
        return Finding(Rank.VARIANT, f"{_SAYS[likeness]}, and the roles agree")
    if likeness == "alike":
        return None
    return Finding(None, f"{_SAYS[likeness]}, but no role says that they are one")


_SAYS: dict[Likeness, str] = {
    "equal": "the same name in full",
    "spelling": "the same name, written in another way",
    "middle": "the same name but for a middle name",
    "short": "the given name may be short for the other",
    "initial": "an initial fits the given name",
    "second": "the given name is the other's middle name",
    "alike": "the names are spelled alike",
    "surname": "the surname is the same",
}


def _compare_surnames(one: Person, other: Person, contrary: str | None) -> Finding | None:
    """A surname alone joins nobody; with an office that one person at a time holds, it may."""
    if contrary:
        return None
    for mine in one.offices:
        for theirs in other.offices:
            if agree(mine, theirs) in ("same", "alike") and _one_holder(mine, theirs, one, other):
                return Finding(Rank.OFFICE, "the same surname and the same office")
    return Finding(None, "the surname is the same, and nothing else says who it is")


def _one_holder(mine: Office, theirs: Office, one: Person, other: Person) -> bool:
    if not (mine.is_single and theirs.is_single) or mine.former != theirs.former:
        return False
    years = _years_apart(one.days, other.days)
    if agree(mine, theirs) == "same":
        return years is None or years <= YEARS_IN_OFFICE
    return mine.is_of_home and years is not None and years <= YEARS_WITHOUT_OWNER


def _contrary(one: Sequence[Office], other: Sequence[Office]) -> str | None:
    """Return why no two of the roles can be one person's; ``None`` if some can."""
    reasons = [why_contrary(mine, theirs) for mine in one for theirs in other]
    return reasons[0] if reasons and all(reasons) else None


def _best_agreement(one: Iterable[Office], other: Iterable[Office]) -> str:
    found = {agree(mine, theirs) for mine in one for theirs in other}
    return next((each for each in ("same", "alike", "related") if each in found), "unknown")


def _listed_name(one: Person, other: Person) -> str | None:
    """Return the name in the user's list that the other one's is, word for word."""
    for listed, person in ((one, other), (other, one)):
        if listed.form.listed is not None:
            words = {name.words for name in person.names}
            written = (listed.form.listed.name, *listed.form.listed.names)
            for each in written:
                name = read_name(each)
                if name is not None and name.words in words:
                    return each
    return None


def _title_of(name: str) -> str | None:
    """Return the title in a name: "Pope" in "Pope Francis"."""
    read = read_name(name)
    return " ".join(read.titles) if read is not None and read.titles else None


def _days(form: Form) -> tuple[date, ...]:
    listed = form.listed
    if listed is not None:
        ends = [day for each in listed.roles for day in (each.since, each.until) if day is not None]
        return tuple(sorted(ends))
    written = {each.date[:10] for each in form.appearances if each.date}
    return tuple(sorted(day for each in written if (day := day_of(each)) is not None))


def _years_apart(one: tuple[date, ...], other: tuple[date, ...]) -> float | None:
    """Return how many years lie between two stretches of time; ``None`` if one is unknown."""
    if not one or not other:
        return None
    gap = max((one[0] - other[-1]).days, (other[0] - one[-1]).days, 0)
    return gap / 365.25
