"""A comparison to read in a terminal: who carries what, then each shared point's versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.comparisons import Comparison, Relation
from onrecord.export.check_text import plain_text, styled_pieces
from onrecord.export.compare_view import Cell, CompareView, Row, Telling, arrange

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

_COLOURS: dict[Relation, str] = {
    "fullest": "bold",
    "verbatim": "green",
    "shortened": "yellow",
    "overlapping": "yellow",
    "altered": "red",
    "paraphrase": "",
    "contradicted": "red",
}
_WIDTHS = ((14, 20, 14), (10, 12, 12), (8, 8, 7))
"""Characters in the table of a name, of words at least, and of a relation with its alarm; the first
that fit the terminal are taken."""
_KEY = (
    "Each version is compared with the fullest one. {…} other words, (…) put in or left out with a "
    "mark. “left out” means: not found in what was read of the document."
)


def render_comparison(comparison: Comparison, *, console: Console) -> None:
    """Print who carries what as a table, and below it how: word by word, with where it stands."""
    view = arrange(comparison)
    encoding = console.encoding
    for outlet in view.outlets:
        facts = " · ".join((outlet.name, *outlet.facts))
        counts = f"{outlet.carries} statements, {outlet.alone} of them alone"
        console.print(plain_text(f"{outlet.letter}  {facts}  {counts}", encoding), soft_wrap=True)
        for reason in outlet.reasons:
            console.print(plain_text(f"   {reason}", encoding, "dim"), soft_wrap=True)
    console.print(_table(view, console.width, encoding), soft_wrap=True)
    for row in view.shared:
        for line in _details(row, encoding):
            console.print(line, highlight=False, soft_wrap=True)
    console.print(plain_text(_KEY, encoding, "dim"))


def _table(view: CompareView, width: int, encoding: str) -> Table:
    from rich.table import Table

    rows = (*view.shared, *(row for rows in view.alone for row in rows))
    number = len(str(len(rows)))
    count = len(view.outlets)
    for who, words, relation in _WIDTHS:
        taken = number + who + count * relation + count + 2
        if taken + words <= width:
            break
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False)
    # Every width is given: rich would take the number's away where the terminal is narrow.
    table.add_column("", justify="right", width=number)
    table.add_column("said by", width=who, no_wrap=True, overflow="ellipsis")
    table.add_column("words", width=max(words, width - taken), no_wrap=True, overflow="ellipsis")
    for outlet in view.outlets:
        table.add_column(outlet.letter, width=relation, no_wrap=True, overflow="ellipsis")
    for row in rows:
        table.add_row(
            str(row.number),
            plain_text(row.who, encoding),
            plain_text(row.words, encoding),
            *(_summary(cell, encoding, alone=len(row.carriers) == 1) for cell in row.cells),
        )
    return table


def _summary(cell: Cell, encoding: str, *, alone: bool) -> Text:
    if not cell.tellings:
        return plain_text("perhaps" if cell.perhaps else "–", encoding, "dim")
    if alone:
        return plain_text("only here", encoding)
    first = cell.tellings[0]
    alarmed = any(telling.alarms for telling in cell.tellings)
    return plain_text(first.relation + " !" * alarmed, encoding, _COLOURS[first.relation])


def _details(row: Row, encoding: str) -> list[Text]:
    differ = "  ! given to different people" if row.speakers_differ else ""
    lines = [plain_text("", encoding), plain_text(f"{row.number}{differ}", encoding, "bold")]
    for cell in row.cells:
        for telling in cell.tellings:
            lines += _told(cell.outlet.letter, telling, encoding)
        if not cell.tellings:
            lines.append(plain_text(f"  {cell.outlet.letter}  {_absence(cell)}", encoding, "dim"))
    return lines


def _absence(cell: Cell) -> str:
    if cell.perhaps is None:
        return "left out"
    return f"perhaps: {' … '.join(cell.perhaps.words)}  [{cell.perhaps.place}]"


def _told(letter: str, telling: Telling, encoding: str) -> list[Text]:
    from rich.text import Text

    alarms = f"  ! {', '.join(telling.alarms)}" if telling.alarms else ""
    who = f"  {telling.who}, {telling.how}  [{telling.place}]"
    lines = [
        Text.assemble(
            plain_text(f"  {letter}  ", encoding),
            plain_text(telling.relation, encoding, _COLOURS[telling.relation]),
            plain_text(alarms, encoding, "bold red"),
            plain_text(who, encoding, "dim"),
        )
    ]
    words = Text("     ")
    for number, part in enumerate(telling.parts):
        words.append(" ⋯ " if number else "")
        for piece in styled_pieces(part, encoding):
            words.append_text(piece)
    lines.append(words)
    for before, after in telling.changed:
        change = f"“{before}” became “{after}”" if before and after else ""
        change = change or (f"without “{before}”" if before else f"put in: “{after}”")
        lines.append(plain_text(f"     {change}", encoding, "red"))
    lines += [plain_text(f"     leaves out “{each}”", encoding, "yellow") for each in telling.lost]
    if telling.relation == "contradicted":
        lines.append(plain_text(f"     {'; '.join(telling.why)}", encoding, "red"))
    return lines
