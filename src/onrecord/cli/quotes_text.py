"""Followed quotations to read in a terminal: understandable without colour."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from onrecord.export.check_text import plain_text
from onrecord.export.roundup import shown_date
from onrecord.types import Span

if TYPE_CHECKING:
    from rich.text import Text

    from onrecord.follow.quotations import Appearance, FollowedQuotation, Piece, PieceKind, Variant
    from onrecord.follow.speaker import Reading

# What stands around a stretch, so that it is seen without colour; as in `onrecord check`.
_SIGNS: dict[PieceKind, tuple[str, str, str]] = {
    "same": ("", "", ""),
    "changed": ("{", "}", "bold"),
    "cut": ("[-", "-]", "red"),
    "marked": ("(", ")", "dim"),
}
_KEY = "{…} other words, [-…-] cut without a mark, (…) cut with a mark"
_SPACE = re.compile(r"\s+")
_MOST_PLACES = 6
"""Documents that are listed with one wording; the others are counted."""


def render_quotations(quotations: Sequence[FollowedQuotation], file: TextIO) -> None:
    """Print followed quotations, with what each document has of them."""
    from rich.console import Console

    console = Console(file=file, highlight=False)
    for quotation in quotations:
        for line in _lines(quotation, console.encoding):
            console.print(line, soft_wrap=True)
    if any(
        piece.kind != "same"
        for quotation in quotations
        for variant in quotation.variants
        for piece in variant.pieces
    ):
        console.print(plain_text(_KEY, console.encoding, "dim"), soft_wrap=True)


def _lines(quotation: FollowedQuotation, encoding: str) -> list[Text]:
    whole = quotation.whole
    words = " … ".join(f"“{_slice(span, whole)}”" for span in whole.spans)
    lines = [plain_text(words, encoding, "bold")]
    lines.append(plain_text(f"  {' · '.join(_facts(quotation))}", encoding))
    if quotation.agreement.is_disputed:
        readings = quotation.agreement.readings
        names = [each.speaker.name for each in readings if each.speaker is not None]
        said = "; ".join(_reading(each, names) for each in readings)
        lines.append(plain_text(f"  speaker not certain: {said}", encoding, "yellow"))
    for variant in quotation.variants:
        lines.append(_variant(variant, quotation, encoding))
    if quotation.also_in:
        many = len(quotation.also_in)
        others = "another quotation" if many == 1 else f"{many} other quotations"
        lines.append(plain_text(f"  shares words with {others}", encoding, "dim"))
    lines.append(plain_text("", encoding))
    return lines


def _facts(quotation: FollowedQuotation) -> list[str]:
    agreement = quotation.agreement
    facts = []
    if agreement.speaker is not None:
        role = agreement.speaker.role
        facts.append(agreement.speaker.name + (f", {role}" if role else ""))
    elif not agreement.is_disputed:
        facts.append("no speaker named")
    many = len(quotation.documents)
    facts.append(f"{many} document{'s' if many > 1 else ''}")
    first = quotation.first
    if first:
        places = list(dict.fromkeys(_outlet(each) for each in first))
        facts.append(f"first seen {shown_date(first[0].document.date)}, {', '.join(places)}")
    undated = {each.entry.document for each in quotation.appearances if not each.document.date}
    if undated:
        facts.append(f"{len(undated)} without a date" if first else "none has a date")
    return facts


def _variant(variant: Variant, quotation: FollowedQuotation, encoding: str) -> Text:
    from rich.text import Text

    start, end = variant.carries
    total = len(quotation.whole.read[1])
    is_whole = (start, end) == (0, total)
    line = plain_text(
        f"  {'all' if is_whole else f'{start + 1}–{end} of {total}':12} ", encoding, "dim"
    )
    if not is_whole or any(piece.kind != "same" for piece in variant.pieces):
        line += plain_text("“" if start == 0 else "“… ", encoding)
        line += Text(" ").join(
            _piece(each, variant, quotation, encoding) for each in variant.pieces
        )
        line += plain_text("”  " if end == total else " …”  ", encoding)
    places = list(dict.fromkeys(map(_place, variant.appearances)))
    shown = "; ".join(places[:_MOST_PLACES])
    if len(places) > _MOST_PLACES:
        shown += f"; and {len(places) - _MOST_PLACES} more"
    return line + plain_text(shown, encoding, "dim")


def _piece(piece: Piece, variant: Variant, quotation: FollowedQuotation, encoding: str) -> Text:
    place = quotation.whole if piece.side == "whole" else variant.appearances[0]
    opening, closing, style = _SIGNS[piece.kind]
    return plain_text(f"{opening}{_slice(piece.span, place)}{closing}", encoding, style)


def _slice(span: Span, place: Appearance) -> str:
    """Return the words of a span on one line."""
    return _SPACE.sub(" ", span.of(place.document.text))


def _place(appearance: Appearance) -> str:
    number = f"document {appearance.entry.document}"
    facts = [_outlet(appearance), shown_date(appearance.document.date), number]
    return ", ".join(fact for fact in facts if fact)


def _outlet(appearance: Appearance) -> str:
    return (
        appearance.document.outlet or appearance.document.title or _name(appearance.entry.address)
    )


def _name(address: str) -> str:
    """Return the last step of an address: of a path, the file's name."""
    return address.rstrip("/").rsplit("/", 1)[-1]


def _reading(reading: Reading, names: Sequence[str]) -> str:
    speaker = reading.speaker
    name = speaker.name if speaker is not None else "nobody"
    if speaker is not None and names.count(name) > 1:
        # The registry knows two of that name.
        name += f" ({speaker.role or 'no role given'})"
    many = "documents" if len(reading.documents) > 1 else "document"
    return f"{name} in {many} {', '.join(map(str, reading.documents))}"
