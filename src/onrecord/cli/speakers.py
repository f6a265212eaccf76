"""``onrecord speakers``: who is on record across documents."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from onrecord.cli.options import archive_option
from onrecord.types import SpeakerKind

if TYPE_CHECKING:
    from onrecord.registry import Known, Made
    from onrecord.store import Archive

_MOST_DOCUMENTS = 12
"""Documents of one name that `show` lists."""
_FORMS = ("table", "jsonl")


@click.group(
    invoke_without_command=True, short_help="Who is on record across documents; merge and split."
)
@archive_option
@click.option("--name", "words", default="", metavar="WORDS", help="Words of one of their names.")
@click.option("--kind", type=click.Choice(get_args(SpeakerKind)), help="Only these.")
@click.option("--doubtful", is_flag=True, help="Who may be one, but is kept apart, and why.")
@click.option(
    "--format", "form", type=click.Choice(_FORMS), default="table", show_default=True,
    help="table: tabs between.",
)  # fmt: skip
@click.pass_context
def speakers(
    context: click.Context,
    *,
    archive_path: Path,
    words: str,
    kind: str | None,
    doubtful: bool,
    form: str,
) -> None:
    """List who is on record: the speakers of all documents, each person, body or state once.

    A line each, with tabs between: id, name, kind, how many statements and documents, latest role.

    Speakers of two documents are joined where name and role leave no doubt, and kept apart
    otherwise; a surname alone joins nobody. `show` says why. `merge` and `split` have the last
    word: they hold in documents that come later, and what was split never comes together by itself.
    """
    if context.invoked_subcommand is not None:
        context.obj = archive_path
        return
    from onrecord.cli.archive import opened
    from onrecord.registry import list_known

    with opened(archive_path) as archive:
        found = list_known(archive, words, kind)
        if doubtful:
            lines = _doubtful(archive, found)
        elif form == "jsonl":
            lines = (json.dumps(_to_json(archive, each), ensure_ascii=False) for each in found)
        else:
            lines = (_line(archive, each) for each in found)
        _write(lines)


@speakers.command(short_help="All that is known of a speaker, and why.")
@click.argument("who", metavar="SPEAKER")
@click.pass_obj
def show(archive_path: Path, *, who: str) -> None:
    """Show a speaker's names with the documents that have them, roles over time, and reasons.

    SPEAKER is an id, or its first digits, or a Wikidata id, or a name or words of one that
    nobody else has.
    """
    from onrecord.cli.archive import opened
    from onrecord.registry import find_known

    with opened(archive_path) as archive:
        _write(_shown(archive, find_known(archive, who)))


@speakers.command(short_help="Have several speakers be one.")
@click.argument("who", nargs=-1, required=True, metavar="SPEAKER SPEAKER...")
@click.pass_obj
def merge(archive_path: Path, *, who: tuple[str, ...]) -> None:
    """Have several speakers be one, whatever their names and roles say.

    It holds in documents that come later, when documents are read anew, and when one is removed.
    """
    from onrecord.cli.archive import opened
    from onrecord.registry import find_known
    from onrecord.registry import merge as merge_known

    with opened(archive_path) as archive:
        _say(merge_known(archive, [find_known(archive, each) for each in who]))


@speakers.command(short_help="Have a part of a speaker be somebody else.")
@click.argument("who", metavar="SPEAKER")
@click.argument("forms", nargs=-1, metavar="[NAME]...")
@click.option("--doc", "docs", multiple=True, metavar="DOC", help="This document's; repeatable.")
@click.pass_obj
def split(archive_path: Path, *, who: str, forms: tuple[str, ...], docs: tuple[str, ...]) -> None:
    """Have a part of a speaker be somebody else, for good.

    NAME is the id of one of the names that `show` lists; --doc takes what one document says.
    """
    from onrecord.cli.archive import opened
    from onrecord.registry import find_known
    from onrecord.registry import split as split_known

    with opened(archive_path) as archive:
        known = find_known(archive, who)
        chosen = {
            next((form for form, *_ in known.forms if form.startswith(each)), each)
            for each in forms
        }
        documents = {archive.find_document(each) for each in docs}
        _say(split_known(archive, known, forms=chosen, documents=documents))


@speakers.command(short_help="Take a merge or split back.")
@click.argument("number", type=int)
@click.pass_obj
def undo(archive_path: Path, *, number: int) -> None:
    """Take a merge or split back, by its number: names and roles hold again."""
    from onrecord.cli.archive import opened
    from onrecord.registry import undo as undo_decision

    with opened(archive_path) as archive:
        undo_decision(archive, number)
        click.echo(f"onrecord: decision {number} is taken back.", err=True)


@speakers.command(short_help="List merges and splits.")
@click.pass_obj
def decisions(archive_path: Path) -> None:
    """List your merges and splits: number, time, what was decided."""
    from onrecord.cli.archive import opened
    from onrecord.registry import decisions as all_decisions

    with opened(archive_path) as archive:
        _write(f"{each.number}\t{each.made}\t{_decided(each)}" for each in all_decisions(archive))


@speakers.command("import", short_help="Take your own list of people as authority.")
@click.argument("paths", nargs=-1, required=True, metavar="FILE...",
                type=click.Path(path_type=Path, dir_okay=False))  # fmt: skip
@click.pass_obj
def import_list(archive_path: Path, *, paths: tuple[Path, ...]) -> None:
    """Take your own list of people as authority, in place of the one before.

    FILE is .csv, with the columns name, and where you have them names (others, with ; between),
    kind, role, since, until, wikidata, id; a row for each role. Or .json, as `export` writes it.
    Whoever has a name of the list is the one in the list; two in the list are never one. Several
    files are one list: rows of the same id, Wikidata id or name are of one.
    """
    from onrecord.cli.archive import opened
    from onrecord.registry import import_people, read_people

    with opened(archive_path) as archive:
        count = import_people(archive, read_people(*paths))
        click.echo(f"onrecord: the list has {count} speakers.", err=True)


@speakers.command("export", short_help="Write all speakers as a list of people.")
@click.option("--format", "form", type=click.Choice(["csv", "json"]), default="csv",
              show_default=True, help="The format.")  # fmt: skip
@click.pass_obj
def export_list(archive_path: Path, *, form: str) -> None:
    """Write all speakers with a name in full, and your list, as a list that `import` takes."""
    from onrecord.cli.archive import opened
    from onrecord.cli.output import standard_output
    from onrecord.registry import people_of, write_people

    with opened(archive_path) as archive, standard_output("jsonl") as file:
        write_people(people_of(archive), form, file)


def _write(lines: Iterable[str]) -> None:
    from onrecord.cli.output import standard_output

    with standard_output("jsonl") as file:
        for line in lines:
            file.write(line + "\n")


def _line(archive: Archive, known: Known) -> str:
    from onrecord.registry import roles_held

    roles = roles_held(archive, known)
    latest = max(roles, key=lambda each: (each.last or "", each.documents)).role if roles else None
    cells = (known.id, known.name, known.kind, known.statements, known.documents, latest)
    return "\t".join(map(_clean, cells)).rstrip()


def _clean(value: object) -> str:
    from onrecord.export.text import neutralise

    return neutralise(" ".join(str(value if value is not None else "").split()))


def _shown(archive: Archive, known: Known) -> Iterable[str]:
    from onrecord.registry import by_forms, named_so, roles_held

    wikidata = f"  {known.wikidata}" if known.wikidata else ""
    yield f"{known.id}  {_clean(known.name)}  ({known.kind}){wikidata}"
    yield f"{known.statements} statements in {known.documents} documents"
    yield "names:"
    for form in named_so(archive, known):
        called = f"{form.name}, {form.role}" if form.role else form.name
        yield f"  {form.id}  {_clean(called)}"
        for number, day, title in form.documents[:_MOST_DOCUMENTS]:
            yield f"      document {number}  {_clean(day or 'no date')}  {_clean(title)}"
        if len(form.documents) > _MOST_DOCUMENTS:
            yield f"      … {len(form.documents) - _MOST_DOCUMENTS} more documents"
    if roles := roles_held(archive, known):
        yield "roles:"
        for role in roles:
            days = " to ".join(dict.fromkeys(each[:10] for each in (role.first, role.last) if each))
            yield f"  {days or 'no date'}  {_clean(role.role)}  ({role.documents} documents)"
    if known.links:
        yield "why they are one:"
        yield from (f"  {each.one} = {each.other}  {_clean(each.why)}" for each in known.links)
    if known.doubts:
        others = by_forms(archive, (each.other for each in known.doubts))
        yield "may be, but is kept apart:"
        yield from dict.fromkeys(
            f"  {others[each.other].id}  {_clean(others[each.other].name)}: {_clean(each.why)}"
            for each in known.doubts
            if each.other in others
        )


def _doubtful(archive: Archive, found: Iterable[Known]) -> Iterable[str]:
    from onrecord.registry import by_forms

    found = list(found)
    others = by_forms(archive, (doubt.other for each in found for doubt in each.doubts))
    said = set[frozenset[str]]()
    for known in found:
        for doubt in known.doubts:
            other = others.get(doubt.other)
            if other is None or frozenset((known.id, other.id)) in said:
                continue
            said.add(frozenset((known.id, other.id)))
            cells = (known.id, known.name, other.id, other.name, doubt.why)
            yield "\t".join(map(_clean, cells))


def _to_json(archive: Archive, known: Known) -> dict[str, Any]:
    from onrecord.registry import named_so, roles_held

    return {
        "id": known.id,
        "name": known.name,
        "kind": known.kind,
        "wikidata": known.wikidata,
        "names": list(known.names),
        "statements": known.statements,
        "documents": known.documents,
        "forms": [
            {
                "id": form.id,
                "name": form.name,
                "role": form.role,
                "documents": [number for number, *_ in form.documents],
            }
            for form in named_so(archive, known)
        ],
        "roles": [
            {"role": each.role, "first": each.first, "last": each.last, "documents": each.documents}
            for each in roles_held(archive, known)
        ],
        "links": [
            {"forms": [each.one, each.other], "why": each.why, "by": each.rank.name.lower()}
            for each in known.links
        ],
        "doubts": [
            {"form": each.one, "other": each.other, "why": each.why} for each in known.doubts
        ],
    }


def _decided(made: Made) -> str:
    sides = [", ".join(names) for names in made.names]
    return f"one: {sides[0]}" if made.verdict == "same" else f"not one: {' | '.join(sides)}"


def _say(made: Made) -> None:
    click.echo(
        f"onrecord: {_decided(made)}. `onrecord speakers undo {made.number}` takes it back.",
        err=True,
    )
