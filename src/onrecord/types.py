"""The frozen values that pass from stage to stage.

All offsets are Unicode code points, half-open, into ``Document.text``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, get_args

ZoneKind = Literal[
    "title", "byline", "credit", "heading", "body", "comment", "caption", "boilerplate", "turn"
]
Role = Literal["source", "cue", "content"]
StatementType = Literal["direct", "indirect", "mixed"]
Voice = Literal["source", "outlet"]
SpeakerKind = Literal["person", "organisation", "state", "group", "document", "unnamed"]
Act = Literal[
    "asserts",
    "denies",
    "supports",
    "opposes",
    "urges",
    "commits",
    "warns",
    "asks",
    "expects",
    "other",
]
ACTS: tuple[Act, ...] = get_args(Act)
Flag = Literal["hypothetical", "negated", "unmarked", "hedged", "question"]


_set = object.__setattr__


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """A stretch of a document's text, ``text[start:end]``.

    Raises:
        ValueError: If ``0 <= start <= end`` does not hold.
    """

    start: int
    end: int

    # Thousands are made of each document, and the generated method takes twice as long.
    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start <= end:
            raise ValueError(f"a span needs 0 <= start <= end, not [{start}, {end})")
        _set(self, "start", start)
        _set(self, "end", end)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words of this span: a slice of ``text``, never a copy made elsewhere."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: Span) -> int:
        """Return the number of characters that both spans cover."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def shift(self, by: int) -> Span:
        """Return this span moved by ``by`` characters."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Zone:
    """What a stretch of the document is.

    Attributes:
        kind: One of ``ZoneKind``.
        span: Where it is.
        label: The speaker's name of a ``turn``, as written; else ``None``.
        time: Start and end in seconds, for captions and subtitles; else ``None``.
        page: The page number, from 1, in formats that have pages; else ``None``.
    """

    kind: ZoneKind
    span: Span
    label: str | None = None
    time: tuple[float, float] | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document came from.

    Attributes:
        path: Path, URL or ``-`` as given (``path#3`` for the third entry of a feed or JSONL file).
        media_type: IANA media type of the bytes.
        sha256: Checksum of the original bytes, in hexadecimal.
        encoding: Text encoding that was used, where there was one.
        notes: What reading did to the bytes that the text does not show (a dropped byte-order
            mark, replaced bytes), in plain words.
    """

    path: str
    media_type: str
    sha256: str
    encoding: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Document:
    """One text to read statements from, untouched.

    Attributes:
        text: The text that every offset points into.
        origin: Where it came from.
        title, date, outlet, author, url: As the source gives them; ``None`` where it does not.
            ``date`` is ISO 8601; where the format has none, the one that the text states.
        lang: ISO 639-1 code.
        zones: What the reader's format knows of the layout (turns, headings, pages). The
            ``segment`` stage fills in the rest.
    """

    text: str
    origin: Origin
    title: str | None = None
    date: str | None = None
    lang: str = "en"
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    zones: tuple[Zone, ...] = ()

    @cached_property
    def id(self) -> str:
        """SHA-256 of the text, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Quotation:
    """A pair of quotation marks and what stands between them.

    Attributes:
        span: With the marks (one mark only where the other is missing).
        inner: Without the marks.
        style: ``"straight"``, ``"curly"``, ``"single-straight"``, ``"single-curly"``,
            ``"guillemets"``, ``"german"``, ``"backtick"`` or ``"doubled-single"``.
        depth: 0 for an outermost quotation, 1 for one inside it, and so on.
        closed: False where the closing mark is missing: the quotation runs over the end of its
            paragraph (the next paragraph opens afresh) or is cut off.
    """

    span: Span
    inner: Span
    style: str
    depth: int = 0
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Layout:
    """The views on a document's text: all are offsets, in ascending order.

    Attributes:
        zones: Cover every paragraph; disjoint.
        paragraphs: Non-empty lines or blocks of text, without surrounding white space.
        sentences: Each lies inside one paragraph; together they cover all its words.
        quotations: Pairs of quotation marks; an inner one follows the one that holds it.
    """

    zones: tuple[Zone, ...]
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class TaggedSpan:
    """A span that the tagger gave a role.

    Attributes:
        role: Source, cue or content.
        span: Where.
        score: The model's probability for it, from 0 to 1.
    """

    role: Role
    span: Span
    score: float


@dataclass(frozen=True, slots=True)
class Tags:
    """What the tagger found in one text.

    Attributes:
        spans: In ascending order, disjoint.
        source_of: For each index of a cue in ``spans``, ``(index of the source, probability)``;
            the index is ``None`` where the model holds that the cue has no source.
        cue_of: For each index of a content in ``spans``, ``(index of the cue, probability)``.
        doubtful: Words in none of the spans that may yet begin a cue, ascending.
    """

    spans: tuple[TaggedSpan, ...]
    source_of: dict[int, tuple[int | None, float]] = field(default_factory=dict)
    cue_of: dict[int, tuple[int | None, float]] = field(default_factory=dict)
    doubtful: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source, a cue and content joined: a statement before speaker and labels are known.

    Attributes:
        source, cue: One span each, or ``None``.
        content: Ascending, disjoint, at least one.
        parent: Index, in the tuple this stands in, of the attribution inside whose content this
            one is nested; ``None`` at the top.
        confidence: From 0 to 1.
        why: The reasons, in plain words.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    parent: int | None = None
    confidence: float = 1.0
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownAs:
    """Who a document's speaker is across the documents of an archive.

    Attributes:
        id: In the archive's registry.
        name: The name to show.
        wikidata: Identifier in Wikidata, where the user's list has one.
    """

    id: str
    name: str
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person, body or document behind one or more source spans.

    Attributes:
        id: Stable within the document.
        name: Canonical name, the fullest form that the document gives.
        kind: One of ``SpeakerKind``.
        role: As the document gives it; ``None`` where it gives none.
        origin: The mention that ``name`` is taken from.
        mentions: All mentions, ascending.
        known_as: Who it is across documents; ``None`` outside an archive.
    """

    id: str
    name: str
    kind: SpeakerKind
    role: str | None
    origin: Span
    mentions: tuple[Span, ...]
    known_as: KnownAs | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is behind each attribution.

    Attributes:
        speakers: In order of first mention.
        speaker_of: For each attribution, an index into ``speakers``, or ``None`` where it is not
            certain.
        why: For each attribution, the reason, in plain words.
    """

    speakers: tuple[Speaker, ...]
    speaker_of: tuple[int | None, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """What a statement is about.

    Attributes:
        label: A few words, taken from the document.
        origin: ``"heading"`` or ``"passage"``: where the label was taken from.
    """

    label: str
    origin: Literal["heading", "passage"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of the record. The wire format's names are in ``onrecord.export.wire``."""

    id: str
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    quoted: tuple[Span, ...]
    type: StatementType
    voice: Voice
    speaker: Speaker | None
    parent: str | None
    topic: Topic | None
    confidence: float
    flags: tuple[Flag, ...]
    why: tuple[str, ...]
    act: Act | None = None
    addressee: Span | None = None
    target: Span | None = None
    occasion: Occasion | None = None


@dataclass(frozen=True, slots=True)
class Occasion:
    """The event at which statements were made.

    Attributes:
        kind: Such as ``"press conference"``.
        place: In the document's words; ``None`` where it gives none.
        date: ISO 8601; ``None`` where it is not certain.
    """

    kind: str
    place: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """Which model wrote a record."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True)
class Record:
    """The checkable record of one document.

    Attributes:
        statements: Ordered by first content offset, then longer first: a parent precedes its
            children.
        speakers: In order of first mention.
        unattributed: Quotations (with their marks) that belong to no statement.
        occasion: At what event most statements were made; ``None`` where it is not certain.
    """

    document: Document
    statements: tuple[Statement, ...]
    speakers: tuple[Speaker, ...]
    unattributed: tuple[Span, ...]
    model: ModelIdentity
    layout: Layout
    occasion: Occasion | None = None

    def children(self, statement: Statement) -> Sequence[Statement]:
        """Return the statements nested directly inside ``statement``."""
        return tuple(child for child in self.statements if child.parent == statement.id)
