"""Checks to read in a terminal: understandable without colour."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from onrecord.checks import VERDICTS, Check, CheckedArticle
from onrecord.export.changes import Mark, Piece, mark_article, mark_passage, place_of
from onrecord.export.text import neutralise

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_COLOURS = {
    "verbatim": "green",
    "normalised": "green",
    "paraphrase": "green",
    "shortened": "yellow",
    "unsure": "yellow",
    "not-found": "yellow",
}
_GRAVE = "red"
# What stands around a marked stretch, so that the marks are seen without colour.
_SIGNS: dict[Mark, tuple[str, str]] = {
    "same": ("", ""),
    "spelling": ("", ""),
    "marked": ("(", ")"),
    "changed": ("{", "}"),
    "cut": ("[-", "-]"),
    "context": ("[…", "…]"),
}
_STYLES: dict[Mark, str] = {
    "same": "",
    "spelling": "underline",
    "marked": "dim",
    "changed": "bold red",
    "cut": "red",
    "context": "yellow",
}
_KEY = (
    "{…} other words, [-…-] cut without a mark, (…) cut with a mark, "
    "[…cut…] the sentence's other words"
)
_LABEL = 12


def render_checks(checked: CheckedArticle, *, console: Console) -> None:
    """Print what became of each quotation and statement, worst first, and how many there are.

    Those with an alarm precede all others: words that were only normalised may hide a lost "not".
    """
    for line in _lines(checked, console.encoding):
        console.print(line, highlight=False, soft_wrap=True)


def _lines(checked: CheckedArticle, encoding: str) -> list[Text]:
    lines: list[Text] = []
    order = sorted(
        checked.checks, key=lambda check: (not check.alarms, VERDICTS.index(check.verdict))
    )
    for check in order:
        lines += _entry(check, checked, encoding)
    counts = Counter(check.verdict for check in checked.checks)
    total = ", ".join(f"{counts[each]} {each}" for each in VERDICTS if counts[each])
    alarms = sum(bool(check.alarms) for check in checked.checks)
    lines.append(
        plain_text(f"{len(checked.checks)} checked: {total or 'nothing'}", encoding, "bold")
    )
    if alarms:
        lines.append(
            plain_text(f"{alarms} with an alarm: the change may turn the meaning", encoding)
        )
    lines.append(plain_text(_KEY, encoding, "dim"))
    for document, why in checked.taken:
        if why:
            name = document.title or document.origin.path
            lines.append(plain_text(f"checked against {name}: {'; '.join(why)}", encoding))
    return lines


def _entry(check: Check, checked: CheckedArticle, encoding: str) -> list[Text]:
    from rich.text import Text

    style = _GRAVE if check.alarms else _COLOURS.get(check.verdict, _GRAVE)
    head = [plain_text(check.verdict.upper(), encoding, f"bold {style}")]
    if check.alarms:
        head.append(plain_text("  ! " + ", ".join(check.alarms), encoding, "bold red"))
    if check.also:
        head.append(plain_text("  also " + ", ".join(check.also), encoding, "dim"))
    lines = [Text.assemble(*head)]
    who = check.claim.speaker or "nobody named"
    kind = "" if check.claim.kind == "quotation" else ", not in quotation marks"
    lines.append(
        Text.assemble(
            _label("article"),
            *styled_pieces(mark_article(check, checked.record.document.text), encoding),
            plain_text(f"  ({who}{kind})", encoding, "dim"),
        )
    )
    for number, passage in enumerate(check.passages):
        lines.append(
            Text.assemble(
                _label("transcript"),
                *styled_pieces(mark_passage(check, number, checked), encoding),
                plain_text(f"  ({', '.join(place_of(passage, checked))})", encoding, "dim"),
            )
        )
    if check.why:
        lines.append(
            Text.assemble(_label("why"), plain_text("; ".join(check.why), encoding, "dim"))
        )
    lines.append(plain_text("", encoding))
    return lines


def _label(name: str) -> Text:
    return plain_text(f"  {name:{_LABEL}}", "utf-8", "dim")


def styled_pieces(pieces: tuple[Piece, ...], encoding: str) -> list[Text]:
    """Return pieces with a sign around each change, so that it is seen without colour."""
    shown = []
    for piece in pieces:
        opening, closing = _SIGNS[piece.mark]
        words = re.sub(r"\s+", " ", piece.text)
        core = words.strip()
        lead, trail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
        if not core:
            shown.append(plain_text(words, encoding))
            continue
        shown.append(
            plain_text(f"{lead}{opening}{core}{closing}{trail}", encoding, _STYLES[piece.mark])
        )
    return shown


def plain_text(words: str, encoding: str, style: str = "") -> Text:
    """Return words that can't act on the terminal."""
    from rich.text import Text

    return Text(neutralise(words, encoding), style=style)
