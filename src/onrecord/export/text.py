"""The record as a round-up to read in a terminal."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.export.roundup import (
    GAP,
    UNSURE,
    Entry,
    Party,
    Section,
    attribution,
    describe_origin,
    divide,
    headline,
    is_wrapped,
    round_up,
    telling_act,
    verbatim,
)
from onrecord.types import Record

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    _Line = tuple[Text, int]
    """Words and how deep to indent them."""

INDENT = 2
_NOBODY = "In quotation marks, attributed to nobody"
_COLOURS = ("cyan", "magenta", "yellow", "green", "blue", "red")
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINE_END = re.compile(r"\r\n?|\n")


def render_text(record: Record, *, console: Console, explain: bool = False) -> None:
    """Print the round-up of ``record``: by topic, then by speaker, then who said how much.

    Works without colour: words in quotation marks keep the source's marks, and the rest is said
    in words. Control characters of the source are shown as signs, so none reaches the terminal.
    With ``explain`` the reasons for each statement and its speaker follow it, numbered.
    """
    from rich.text import Text

    for words, depth in _Renderer(record, console.encoding, explain).render():
        indent = " " * (depth * INDENT)
        for line in words.wrap(console, max(console.width - len(indent), 1), overflow="fold"):
            line.rstrip()
            console.print(Text(indent * bool(line)) + line, highlight=False, soft_wrap=True)


def neutralise(text: str, encoding: str = "utf-8") -> str:
    """Return ``text`` with a visible sign for each character that could act on the terminal.

    These are control characters and those that turn the direction of writing; line ends become
    ``\\n``, tabs a space. What ``encoding`` can't express is written as an escape.
    """
    plain = _LINE_END.sub("\n", text).replace("\t", " ")
    plain = "".join(_sign(character) for character in plain)
    return plain.encode(encoding, "backslashreplace").decode(encoding)


def _sign(character: str) -> str:
    if character == "\n":
        return character
    category = unicodedata.category(character)
    if category == "Cs":
        return "\ufffd"
    if category == "Cc" and ord(character) < 0x20:
        return chr(0x2400 + ord(character))
    if category in ("Cc", "Zl", "Zp") or character in _BIDI:
        return f"⟨U+{ord(character):04X}⟩"
    return character


class _Renderer:
    """What the parts of one printed record share."""

    def __init__(self, record: Record, encoding: str, explain: bool) -> None:
        self.record = record
        self.encoding = encoding
        self.explain = explain
        self.roundup = round_up(record)
        speakers = [party.key for party in self.roundup.parties if party.kind == "speaker"]
        self.colours = {key: _COLOURS[index % len(_COLOURS)] for index, key in enumerate(speakers)}

    def render(self) -> Iterator[_Line]:
        yield from self.header()
        for section in self.roundup.sections:
            yield from self.section(section)
        yield from self.unattributed()
        yield from self.footer()

    def header(self) -> Iterator[_Line]:
        title = headline(self.record)
        yield self.line(title, "bold"), 0
        url = self.record.document.url
        facts = (*describe_origin(self.record), url if url != title else None)
        if shown := " · ".join(fact for fact in facts if fact):
            yield self.line(shown, "dim"), 0

    def section(self, section: Section) -> Iterator[_Line]:
        topic = section.topic
        yield from self.heading(topic.label if topic is not None else "Without a topic")
        for index, group in enumerate(section.groups):
            if index:
                yield self.line(""), 0
            yield self.party(group.party), 1
            for entry in group.entries:
                yield from self.entry(entry, 2)

    def entry(self, entry: Entry, depth: int) -> Iterator[_Line]:
        yield self.attribution(entry), depth
        yield self.words(entry), depth + 1
        for number, reason in enumerate(entry.statement.why if self.explain else (), 1):
            yield self.line(f"{number}. {reason}", "dim"), depth + 1
        for child in entry.children:
            yield _join(self.line("↳ ", "dim"), self.party(child.party)), depth + 1
            yield from self.entry(child, depth + 2)

    def unattributed(self) -> Iterator[_Line]:
        if self.record.unattributed:
            yield from self.heading(_NOBODY)
            for span in self.record.unattributed:
                yield self.text(span.of(self.record.document.text)), 1

    def footer(self) -> Iterator[_Line]:
        statements = self.record.statements
        yield from self.heading(_count(len(statements), "statement"))
        counted = [(party.statements, self.party(party)) for party in self.roundup.parties]
        if self.record.unattributed:
            counted.append((len(self.record.unattributed), self.line(_NOBODY)))
        for count, name in counted:
            yield _join(self.text(f"{count:4}  "), name), 0
        types = Counter(statement.type for statement in statements)
        facts = [f"{types[kind]} {kind}" for kind in ("direct", "indirect", "mixed") if types]
        model = self.record.model
        facts.append(f"written by {model.name} {model.version}")
        yield self.line(" · ".join(facts), "dim"), 1
        yield self.line(""), 0

    def heading(self, words: str) -> Iterator[_Line]:
        yield self.line(""), 0
        yield self.line(words, "bold"), 0
        yield self.line("─" * 24, "dim"), 0

    def party(self, party: Party) -> Text:
        style = f"bold {self.colours.get(party.key, '')}".strip()
        return _join(self.line(party.name, style), self.line(f", {party.role}" * bool(party.role)))

    def attribution(self, entry: Entry) -> Text:
        """Return source and cue as they stand in the text, and what there is to know of them."""
        statement = entry.statement
        text = self.record.document.text
        parts: list[Text] = []
        for role, span, between in attribution(statement, text):
            parts.append(self.line(between, "dim"))
            parts.append(self.line(span.of(text), "italic" if role == "cue" else ""))
        facts: list[str] = [statement.type, *statement.flags, *telling_act(statement)]
        if statement.confidence < UNSURE:
            facts.append(f"unsure: confidence {statement.confidence:.2f}")
        if parts:
            parts.append(self.text(" · ", "dim"))
        return _join(*parts, self.line(" · ".join(facts), "dim"))

    def words(self, entry: Entry) -> Text:
        """Return all of the content, with the words of the speaker marked."""
        text = self.record.document.text
        in_their_words = f"bold {self.colours.get(entry.party.key, '')}".strip()
        plain = "dim" if entry.party.kind == "outlet" else ""
        parts: list[Text] = []
        for part in entry.statement.content:
            if parts:
                parts.append(self.text(GAP, "dim"))
            show = self.line if is_wrapped(self.record, part) else self.text
            for piece, quoted in divide(part, verbatim(entry.statement)):
                parts.append(show(piece.of(text), in_their_words if quoted else plain))
        return _join(*parts)

    def line(self, words: str, style: str = "") -> Text:
        """Return ``words`` as one line, however the source breaks it."""
        return self.text(re.sub(r"\s+", " ", words), style)

    def text(self, words: str, style: str = "") -> Text:
        from rich.text import Text

        return Text(neutralise(words, self.encoding), style=style, overflow="fold")


def _join(*parts: Text) -> Text:
    from rich.text import Text

    return Text.assemble(*parts, overflow="fold")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number or 'No'} {noun}s"
