"""The user's own list of people, and other speakers: read from CSV and JSON, and written."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, TextIO, TypeGuard, cast, get_args

from onrecord.errors import InputError
from onrecord.identify import NOT_KNOWN_AGAIN, Listed, ListedRole, blocks_of
from onrecord.registry.known import list_known, named_so, roles_held
from onrecord.registry.rows import (
    block_number,
    listed_values,
    read_listed,
)
from onrecord.registry.update import touch
from onrecord.store import Archive
from onrecord.store.connection import plainly, transaction
from onrecord.types import SpeakerKind

COLUMNS = ("id", "name", "kind", "names", "role", "since", "until", "wikidata")
BETWEEN_NAMES = ";"
"""Parts the names of one cell."""

_KINDS = tuple(kind for kind in get_args(SpeakerKind) if kind not in NOT_KNOWN_AGAIN)
# Also as Wikidata itself writes it in tables: the address of the entity.
_WIKIDATA = re.compile(r"(?:https?://(?:www\.)?wikidata\.org/(?:entity|wiki)/)?(Q[1-9]\d*)")
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")  # JSON can write what no file can hold
_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(r"\d{4}-\d{2}")


@dataclass(frozen=True, slots=True)
class _Row:
    """What one row of a file says, and where it stands."""

    file: Path
    place: str
    values: Mapping[str, Any]

    def wrong(self, problem: str, advice: str) -> InputError:
        return InputError(f"{self.file}, {self.place}", problem, advice)


def read_people(*paths: Path) -> list[Listed]:
    """Read a list of people from one file or several.

    A ``.csv`` file has a row for each role of somebody, with the columns ``COLUMNS``; ``name`` is
    enough. A ``.json`` file has a list of objects, as ``write_people`` writes it. Rows with the
    same ``id`` or ``wikidata``, or else the same name, are one, whatever files they stand in.

    Raises:
        InputError: If a file is none, or a value of it is not allowed.
    """
    people: dict[str, tuple[Listed, _Row]] = {}
    for path in paths:
        for row in _read_json(path) if path.suffix.lower() == ".json" else _read_csv(path):
            listed = _listed(row)
            known, earlier = people.get(listed.key, (listed, row))
            if known.name != listed.name:
                raise row.wrong(
                    f"the id {listed.id or listed.wikidata!r} is of {known.name!r} in"
                    f" {earlier.file}, {earlier.place}, and of {listed.name!r} here.",
                    "Give each their own, or both the same name; other names go into 'names'.",
                )
            people[listed.key] = _joined(known, listed), earlier
    return [listed for listed, _ in people.values()]


def import_people(archive: Archive, people: Iterable[Listed]) -> int:
    """Have the archive's list be ``people``, in place of the one before; return how many."""
    listed = list(people)
    with plainly(archive.path), transaction(archive.connection):
        before = [blocks for _, blocks in read_listed(archive)]
        archive.connection.execute("DELETE FROM listed")
        archive.connection.executemany(
            "INSERT INTO listed (entry) VALUES (?)",
            [(json.dumps(listed_values(each), ensure_ascii=False),) for each in listed],
        )
        touch(archive, (block for blocks in before for block in blocks))
        touch(archive, (block_number(block) for each in listed for block in blocks_of(each)))
    return len(listed)


def people_of(archive: Archive) -> list[Listed]:
    """Return everybody in the registry as a list that can be imported, and whom the list has."""
    entries = {each.key: each for each, _ in read_listed(archive)}
    found = []
    for known in list_known(archive):
        own = next((each for each in entries.values() if each.name == known.name), None)
        own = own if own is not None and own.wikidata == known.wikidata else None
        names = [each.name for each in named_so(archive, known) if _is_whole(each.name)]
        roles = [
            ListedRole(each.role, _day(each.first), _day(each.last))
            for each in roles_held(archive, known)
        ]
        if own is not None:
            del entries[own.key]
            found.append(own)
        elif _is_whole(known.name):
            others = tuple(dict.fromkeys(name for name in names if name != known.name))
            found.append(
                Listed(known.name, others, known.kind, tuple(roles), known.wikidata, known.id)
            )
    return [*found, *entries.values()]


def write_people(people: Sequence[Listed], form: str, file: TextIO) -> None:
    """Write a list of people as ``"csv"`` or ``"json"``."""
    if form == "json":
        json.dump([listed_values(each) for each in people], file, ensure_ascii=False, indent=1)
        file.write("\n")
        return
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in people:
        names = f"{BETWEEN_NAMES} ".join(each.names)
        for role in each.roles or (ListedRole(""),):
            writer.writerow(
                (each.id, each.name, each.kind, names, role.role, role.since, role.until,
                 each.wikidata)
            )  # fmt: skip


def _read_csv(path: Path) -> list[_Row]:
    lines = _text(path).splitlines(keepends=True)
    reader = csv.reader(lines, strict=True, delimiter=_delimiter(lines))
    columns: list[str] = []
    rows = []
    begins = 1
    try:
        for cells in reader:
            if columns and cells:
                row = _Row(path, f"row {begins}", {})
                rows.append(replace(row, values=_values(row, columns, cells)))
            elif cells:
                columns = _columns(path, cells)
            begins = reader.line_num + 1
    except csv.Error as error:
        raise InputError(
            f"{path}, row {begins}",
            f"it is no CSV: {error}.",
            'Mend the row: a cell that begins with " ends with one, and " in it is written "".',
        ) from error
    if not columns:
        raise InputError(
            str(path),
            "no column is 'name'.",
            f"Write a first row of columns: {', '.join(COLUMNS)}.",
        )
    if not rows:
        raise InputError(
            str(path),
            "it lists nobody.",
            "Write a row for each; to have no list any more, import a .json file of [].",
        )
    return rows


def _delimiter(lines: Sequence[str]) -> str:
    """Return what parts the cells: spreadsheets of some countries write ";" or a tab."""
    first = next((line for line in lines if line.strip()), "")
    return next((sign for sign in ",;\t" if sign in first), ",")


def _columns(path: Path, cells: Sequence[str]) -> list[str]:
    columns = [name.strip().lower() for name in cells]
    unknown = [name for name in columns if name not in COLUMNS]
    twice = [name for name in columns if columns.count(name) > 1]
    if unknown:
        problem = f"the column {unknown[0]!r} is not known."
    elif twice:
        problem = f"the column {twice[0]!r} is there twice."
    elif "name" not in columns:
        problem = "no column is 'name'."
    else:
        return columns
    raise InputError(f"{path}, row 1", problem, f"Columns are: {', '.join(COLUMNS)}.")


def _values(row: _Row, columns: Sequence[str], cells: Sequence[str]) -> dict[str, Any]:
    """Return what a row of cells says, as an object of a ``.json`` file would."""
    if len(cells) > len(columns):
        raise row.wrong(
            "it has more cells than there are columns.", "Put a cell with commas in marks."
        )
    given: dict[str, Any] = dict.fromkeys(columns)
    given |= {name: cell.strip() or None for name, cell in zip(columns, cells, strict=False)}
    role = {name: given.pop(name, None) for name in ("role", "since", "until")}
    if role["role"] is None and (role["since"] or role["until"]):
        raise row.wrong("it has dates, but no role.", "Give the role that they are of.")
    names = (given.get("names") or "").split(BETWEEN_NAMES)
    given["names"] = [name.strip() for name in names if name.strip()]
    given["roles"] = [role] if role["role"] else []
    return given


def _read_json(path: Path) -> list[_Row]:
    try:
        found = json.loads(_text(path))
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputError(
            str(path), f"it is no JSON: {error}.", "Mend it, or give a .csv file."
        ) from error
    if half := _HALF_CHARACTER.search(json.dumps(found, ensure_ascii=False)):
        raise InputError(
            str(path), f"{half[0]!r} is half of a character.", "Write both halves, or none."
        )
    if not isinstance(found, list):
        raise InputError(str(path), "it is no list.", "Put the people's objects in [ and ].")
    rows = []
    for number, values in enumerate(found, start=1):
        row = _Row(path, f"entry {number}", values if isinstance(values, dict) else {})
        if not isinstance(values, dict):
            raise row.wrong(f"{values!r} is no object.", 'Write {"name": "Ada Quill"}.')
        unknown = sorted(values.keys() - {"id", "name", "kind", "names", "roles", "wikidata"})
        if unknown:
            raise row.wrong(
                f"{unknown[0]!r} is not known.",
                "It may have id, name, kind, names, roles, wikidata.",
            )
        rows.append(row)
    return rows


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise InputError(
            str(path), f"it cannot be read ({error.strerror}).", "Name another file."
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(
            str(path), f"byte {error.start} is no UTF-8.", "Save it as UTF-8."
        ) from error


def _listed(row: _Row) -> Listed:
    values = row.values
    name = values.get("name")
    if not _is_name(name):
        raise row.wrong(f"the name is {name!r}.", "Give the name to show, on one line.")
    kind = values.get("kind") or "person"
    if kind not in _KINDS:
        raise row.wrong(f"the kind is {kind!r}.", f"It may be {', '.join(_KINDS)}.")
    names = values.get("names") or []
    if not isinstance(names, list) or not all(map(_is_name, names)):
        raise row.wrong(f"names are {names!r}.", "Give a list of names, each on one line.")
    roles = values.get("roles") or []
    if not isinstance(roles, list):
        raise row.wrong(f"roles are {roles!r}.", 'Write [{"role": "mayor of Hallow"}].')
    wikidata = values.get("wikidata")
    entity = _WIKIDATA.fullmatch(wikidata) if isinstance(wikidata, str) else None
    if wikidata is not None and entity is None:
        raise row.wrong(f"the Wikidata id is {wikidata!r}.", "It is a Q and digits, as Q58217.")
    identity = values.get("id")
    if not isinstance(identity, str | int | None):
        raise row.wrong(f"the id is {identity!r}.", "Give digits or letters.")
    return Listed(
        name.strip(),
        tuple(each.strip() for each in names),
        cast(SpeakerKind, kind),
        tuple(_role(row, each) for each in roles),
        None if entity is None else entity[1],
        str(identity) if identity is not None else None,
    )


def _is_name(value: object) -> TypeGuard[str]:
    """Tell whether a value can be a name: a quotation mark left open makes many lines one cell."""
    return isinstance(value, str) and len(value.strip().splitlines()) == 1


def _role(row: _Row, values: Any) -> ListedRole:
    role = values.get("role") if isinstance(values, dict) else None
    if not isinstance(role, str) or not role.strip():
        raise row.wrong(f"a role is {values!r}.", 'Write {"role": "mayor of Hallow"}.')
    since = _date(row, values.get("since"), "since", end=False)
    until = _date(row, values.get("until"), "until", end=True)
    if since is not None and until is not None and since > until:
        raise row.wrong(
            f"the role ends on {until}, before it begins on {since}.", "Mend the dates."
        )
    return ListedRole(role.strip(), since, until)


def _date(row: _Row, value: Any, name: str, *, end: bool) -> date | None:
    """Read a day, a month or a year; of the latter two the first day, or the last."""
    if value is None:
        return None
    written = str(value).strip()
    if _YEAR.fullmatch(written):
        written += "-12-31" if end else "-01-01"
    elif _MONTH.fullmatch(written):
        # The last day of a month is said to be its 28th: nothing hangs on three days.
        written += "-28" if end else "-01"
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise row.wrong(
            f"{name} is {value!r}.", "Write a day, a month or a year: 2004-03-09, 2004-03, 2004."
        ) from None


def _joined(one: Listed, other: Listed) -> Listed:
    return replace(
        one,
        names=tuple(dict.fromkeys((*one.names, *other.names))),
        roles=tuple(dict.fromkeys((*one.roles, *other.roles))),
        wikidata=one.wikidata or other.wikidata,
    )


def _is_whole(name: str) -> bool:
    """Tell whether a name can be in a list: a surname alone is nobody's own."""
    return len(name.split()) > 1


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written[:10]) if written else None
