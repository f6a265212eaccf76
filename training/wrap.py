"""Statements inside statements, for training: real paragraphs put into somebody's mouth.

PolNeAR marks no statement inside another, so nothing in it teaches the tagger what stands in a
content. Here a whole paragraph with all its annotated attributions becomes the content of one
more: "A spokesman said that …", "“…,” she said. “…”". Source and cue of the frame are taken from
another attribution of the corpus, so the outer statement is annotated as the corpus would, and
the paragraph's own attributions are the gold of the nested layer. Paragraphs without attributions
are wrapped as well: they teach what is *not* nested.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal

from onrecord.segment import segment
from onrecord.types import Document, Origin, Span

Annotation = dict[str, list[list[int]]]
"""``source``, ``cue`` and ``content`` as lists of [start, end], as in PolNeAR's files."""

FEWEST_WORDS = 5
MOST_WORDS = 90
"""Words of the longest paragraph that is wrapped: longer quotations are rare in a news report."""
LONGEST_FRAME = 10
"""Words of source and cue together."""
WITHOUT_ATTRIBUTION = 0.35
"""Share of the paragraphs without attributions that may be wrapped. Most contents hold nothing
nested, but the paragraphs that do are the ones to learn from."""
_ROLES = ("source", "cue", "content")
_QUOTATION_MARKS = '"“”'


@dataclass(frozen=True, slots=True)
class Frame:
    """What introduces a statement: words, with the source and the cue as places in them.

    Attributes:
        kind: ``that`` and ``before`` stand before the content, ``after`` after a quotation.
        words: As the corpus has them.
        source, cue: Inside ``words``.
    """

    kind: Literal["that", "before", "after"]
    words: str
    source: Span
    cue: Span


def find_frames(text: str, attributions: Sequence[Annotation]) -> Iterable[Frame]:
    """Yield the frames of attributions that have the plainest form."""
    for attribution in attributions:
        if not (len(attribution["source"]) == len(attribution["cue"]) == 1):
            continue
        if not attribution["content"]:
            continue
        (source,), (cue,) = attribution["source"], attribution["cue"]
        low, high = min(source[0], cue[0]), max(source[1], cue[1])
        words = text[low:high]
        between = text[min(source[1], cue[1]) : max(source[0], cue[0])]
        if between != " " or "\n" in words or len(words.split()) > LONGEST_FRAME:
            continue
        frame = (words, Span(*source).shift(-low), Span(*cue).shift(-low))
        first, last = attribution["content"][0], attribution["content"][-1]
        if source[0] < cue[0] and high <= first[0]:
            gap = text[high : first[0]]
            if gap == " " and text.startswith("that ", first[0]):
                yield Frame("that", *frame)
            elif gap.strip(" ,:") == "" and text[first[0]] in _QUOTATION_MARKS:
                yield Frame("before", *frame)
        elif text[last[1] : low] == " " and text[last[1] - 1] in _QUOTATION_MARKS:
            yield Frame("after", *frame)


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text and its attributions.

    Attributes:
        text: The article.
        plain: Attributions of the corpus at the top.
        outer: Attributions that were made by wrapping, at the top.
        nested: Attributions of the corpus that now stand inside those.
        annotator: Who annotated it; empty where nobody did, and its attributions are not known.
    """

    text: str
    plain: Sequence[Annotation]
    outer: Sequence[Annotation] = ()
    nested: Sequence[Annotation] = ()
    annotator: str = ""


def wrap(article: Annotated, frames: Sequence[Frame], random: Random, share: float) -> Annotated:
    """Wrap about ``share`` of the paragraphs that can be wrapped."""
    text = article.text
    origin = Origin(path="corpus", media_type="text/plain", sha256="")
    layout = segment(Document(text=text, origin=origin))
    rewriting = _Rewriting(text)
    outer: list[Annotation] = []
    nested: list[Annotation] = []
    wrapped: set[int] = set()
    for paragraph in layout.paragraphs:
        inside = [i for i, found in enumerate(article.plain) if _touches(found, paragraph)]
        if random.random() >= (share if inside else share * WITHOUT_ATTRIBUTION):
            continue
        if not all(_inside(article.plain[i], paragraph) for i in inside):
            continue
        sentences = [span for span in layout.sentences if paragraph.contains(span)]
        made = _wrap_paragraph(text, paragraph, sentences, random.choice(frames), random)
        if made is None:
            continue
        begin, moved = rewriting.plan(paragraph, made)
        children = [child for i in inside if (child := _move(article.plain[i], moved)) is not None]
        if len(children) < len(inside):
            # The paragraph's last stop is left out, and one of its spans has it.
            continue
        rewriting.apply(paragraph, made)
        outer.append(
            {
                role: [[begin + low, begin + high] for low, high in spans]
                for role, spans in made.spans.items()
            }
        )
        nested.extend(children)
        wrapped.update(inside)
    plain = [
        {
            role: [[rewriting.moved(low), rewriting.moved(high)] for low, high in found[role]]
            for role in _ROLES
        }
        for i, found in enumerate(article.plain)
        if i not in wrapped
    ]
    return Annotated(rewriting.finish(), plain, outer, nested, article.annotator)


@dataclass(frozen=True, slots=True)
class _Wrapped:
    """A wrapped paragraph.

    Attributes:
        parts: The new paragraph, as slices of the old text and other words.
        spans: Source, cue and content of the new statement, from the paragraph's beginning.
        quoted: Whether the content stands in quotation marks.
    """

    parts: tuple[Span | str, ...]
    spans: dict[str, list[tuple[int, int]]]
    quoted: bool


class _Rewriting:
    """Writes a text anew, paragraph by paragraph, and keeps account of where things went."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces: list[str] = []
        self.length = self.place = 0
        self.shifts: list[tuple[int, int]] = []

    def plan(self, paragraph: Span, made: _Wrapped) -> tuple[int, list[tuple[Span, int]]]:
        """Return where the new paragraph will begin, and by how much each slice will move."""
        begin = at = self.length + paragraph.start - self.place
        moved = []
        for part in made.parts:
            if isinstance(part, Span):
                moved.append((part, at - part.start))
            at += len(part)
        return begin, moved

    def apply(self, paragraph: Span, made: _Wrapped) -> None:
        """Write the text up to the paragraph, and the new paragraph."""
        written = [self.text[self.place : paragraph.start]]
        for part in made.parts:
            written.append(self._fit(part, made.quoted) if isinstance(part, Span) else part)
        self.pieces += written
        self.length += sum(map(len, written))
        self.place = paragraph.end
        self.shifts.append((self.place, self.length - self.place))

    def _fit(self, part: Span, quoted: bool) -> str:
        """Write a slice as it would stand in a content; its length stays.

        Inside a quotation double marks become single ones. Elsewhere the first word loses its
        capital, unless the article never has it without.
        """
        words = part.of(self.text)
        if quoted:
            return words.replace("“", "‘").replace("”", "’").replace('"', "'")
        lowered = words[0].lower() + words[1:]
        return lowered if f" {lowered.split()[0]} " in self.text else words

    def moved(self, offset: int) -> int:
        """Return where an offset outside the new paragraphs has gone."""
        index = bisect_right(self.shifts, offset, key=lambda shift: shift[0])
        return offset + (self.shifts[index - 1][1] if index else 0)

    def finish(self) -> str:
        """Return the whole new text."""
        return "".join([*self.pieces, self.text[self.place :]])


def _wrap_paragraph(
    text: str, paragraph: Span, sentences: Sequence[Span], frame: Frame, random: Random
) -> _Wrapped | None:
    """Put a paragraph into ``frame``, or return ``None`` where it does not fit."""
    words = paragraph.of(text)
    if not FEWEST_WORDS <= len(words.split()) <= MOST_WORDS or words[-1] not in '.?!”"':
        return None
    parts: tuple[Span | str, ...]
    opening, closing = random.choice(("“”", '""'))
    capitalised = frame.words[0].upper() + frame.words[1:]
    if frame.kind == "that":
        if len(sentences) != 1 or words[-1] in "?!" or words[0] in _QUOTATION_MARKS:
            return None
        body = Span(paragraph.start, paragraph.end - (words[-1] == "."))
        head = f"{capitalised} that "
        content = (len(frame.words) + 1, len(head) + len(body))
        return _Wrapped((head, body, "."), _roles(frame, 0, content), quoted=False)
    if frame.kind == "before":
        head = capitalised + (" " if frame.words[-1] == ":" else random.choice((", ", ": ", " ")))
        content = (len(head), len(head) + len(paragraph) + 2)
        parts = (head, opening, paragraph, closing)
        return _Wrapped(parts, _roles(frame, 0, content), quoted=True)
    first = sentences[0]
    if text[first.end - 1] != ".":
        return None
    body = Span(paragraph.start, first.end - 1)
    said = len(body) + 4
    parts = (opening, body, ",", closing, " ", frame.words, ".")
    if len(sentences) == 1:
        return _Wrapped(parts, _roles(frame, said, (0, said - 1)), quoted=True)
    rest = Span(sentences[1].start, paragraph.end)
    again = said + len(frame.words) + 2
    spans = _roles(frame, said, (0, said - 1), (again, again + len(rest) + 2))
    return _Wrapped((*parts, " ", opening, rest, closing), spans, quoted=True)


def _roles(frame: Frame, at: int, *content: tuple[int, int]) -> dict[str, list[tuple[int, int]]]:
    source, cue = frame.source.shift(at), frame.cue.shift(at)
    return {
        "source": [(source.start, source.end)],
        "cue": [(cue.start, cue.end)],
        "content": list(content),
    }


def _touches(found: Annotation, paragraph: Span) -> bool:
    return any(
        low < paragraph.end and paragraph.start < high
        for role in _ROLES
        for low, high in found[role]
    )


def _inside(found: Annotation, paragraph: Span) -> bool:
    return all(
        paragraph.start <= low and high <= paragraph.end
        for role in _ROLES
        for low, high in found[role]
    )


def _move(found: Annotation, moved: Sequence[tuple[Span, int]]) -> Annotation | None:
    """Shift an attribution with the slices it stands in; ``None`` if one of its spans is cut."""
    result: Annotation = {}
    for role in _ROLES:
        result[role] = [
            [low + by, high + by]
            for low, high in found[role]
            for piece, by in moved
            if piece.start <= low and high <= piece.end
        ]
        if len(result[role]) < len(found[role]):
            return None
    return result
