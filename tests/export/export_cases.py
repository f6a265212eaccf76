"""A record made by hand: an invented article in which everything occurs that a page must show."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cache

from onrecord.checks import CheckedArticle, Claim
from onrecord.ingest import read_text
from onrecord.segment import segment
from onrecord.types import (
    Document,
    Flag,
    Layout,
    ModelIdentity,
    Origin,
    Record,
    Span,
    Speaker,
    Statement,
    Topic,
    Voice,
    Zone,
    ZoneKind,
)
from onrecord.verify import verify

MODEL = ModelIdentity("sample", "1", "0" * 64)

ARTICLE = """\
Neighbours agree on the Tannick dam, and on little else
By Maud Ferrier
Two ministers and a mayor spoke to the press in Hallow Bridge on Tuesday, after nine hours of \
talks about the river that their countries share.

The dam:

Ostrel’s Energy Minister Petra Halvorsen said that the Tannick dam “will be filled over six \
years, not three”, and that farmers downstream would be told of every change a week ahead.

“We have listened,” Halvorsen said. “A river is not a tap, and nobody in this room owns it.”

Her counterpart from Vanmoor, Idris Callow, welcomed the delay. He recalled that the late \
President Senna Ruud had told him “water remembers every promise”, and that he had laughed.

Asked about the old weir, Callow would not say whether it must go. According to the river \
commission, one in three salmon still fails to pass it.

Trade:

Callow warned that Vanmoor might “look again at the grain tariff” if the lower fields ran dry. \
Halvorsen called this “a threat with a straw hat on”.

“Let us first count the sacks,
and then the grievances,” the minister from Vanmoor replied, adding that his officials have \
never seen a figure from Ostrel they could check.

Comment: The tariff is widely thought to have cost both sides more than it brought in. The banner \
on the town hall read “Our river, our bread”.

The town:

The Mayor of Hallow Bridge, Oona Quist, said she expects “about forty jobs, and a great deal of \
mud”. She reportedly told the council that Halvorsen had asked her, “Do you want a lake or a \
levy?”

If the works begin before the frost, Quist will say the town was right to wait. “I have waited \
eleven years,” she told reporters. “I can wait for a spring.”
"""


@dataclass
class Builder:
    """Makes a record by naming words of the text, each found after the one named before."""

    text: str
    statements: list[Statement] = field(default_factory=list)
    speakers: list[Speaker] = field(default_factory=list)
    reached: int = 0

    def find(self, words: str, after: int | None = None) -> Span:
        start = self.text.index(words, self.reached if after is None else after)
        return Span(start, start + len(words))

    def speaker(self, name: str, role: str | None, *mentions: str) -> Speaker:
        spans: list[Span] = []
        for words in mentions:
            spans.append(self.find(words, spans[-1].end if spans else 0))
        speaker = Speaker(
            f"s{len(self.speakers) + 1}", name, "person", role, spans[0], tuple(spans)
        )
        self.speakers.append(speaker)
        return speaker

    def state(
        self,
        *content: str,
        at: str,
        source: str | None = None,
        cue: str | None = None,
        speaker: Speaker | None = None,
        topic: str | None = None,
        parent: Statement | None = None,
        voice: Voice = "source",
        flags: tuple[Flag, ...] = (),
        confidence: float = 0.93,
        why: tuple[str, ...] = ("the cue stands beside its content",),
    ) -> Statement:
        """Add a statement whose parts are all found after the words ``at``."""
        place = self.find(at, 0).start
        parts: list[Span] = []
        for words in content:
            parts.append(self.find(words, parts[-1].end if parts else place))
        quoted = tuple(
            Span(start + 1, self.text.index("”", start))
            for part in parts
            for start in range(part.start, part.end)
            if self.text[start] == "“"
        )
        inside = all(self.text[part.start] == "“" for part in parts)
        statement = Statement(
            id=hashlib.sha256(f"{place} {content}".encode()).hexdigest()[:16],
            source=self.find(source, place) if source is not None else None,
            cue=self.find(cue, place) if cue is not None else None,
            content=tuple(parts),
            quoted=quoted,
            type="direct" if quoted and inside else "mixed" if quoted else "indirect",
            voice=voice,
            speaker=speaker,
            parent=parent.id if parent is not None else None,
            topic=Topic(topic, "heading") if topic is not None else None,
            confidence=confidence,
            flags=flags,
            why=why,
        )
        self.statements.append(statement)
        return statement


@cache
def article_record() -> Record:
    """Return the record of ``ARTICLE``."""
    build = Builder(ARTICLE)
    halvorsen = build.speaker(
        "Petra Halvorsen", "Ostrel’s Energy Minister", "Petra Halvorsen", *["Halvorsen"] * 3
    )
    callow = build.speaker(
        "Idris Callow", "Energy Minister of Vanmoor", "Idris Callow", *["Callow"] * 2
    )
    ruud = build.speaker("Senna Ruud", "President", "Senna Ruud")
    commission = build.speaker("the river commission", None, "the river commission")
    quist = build.speaker("Oona Quist", "Mayor of Hallow Bridge", "Oona Quist", "Quist")
    dam, trade, town = "The dam", "Trade", "The town"
    build.state(
        "that the Tannick dam “will be filled over six years, not three”",
        at="Ostrel’s Energy",
        source="Ostrel’s Energy Minister Petra Halvorsen",
        cue="said",
        speaker=halvorsen,
        topic=dam,
        why=("the cue stands beside its content", "the source names Petra Halvorsen in full"),
    )
    build.state(
        "that farmers downstream would be told of every change a week ahead",
        at="Ostrel’s Energy",
        source="Ostrel’s Energy Minister Petra Halvorsen",
        cue="said",
        speaker=halvorsen,
        topic=dam,
    )
    build.state(
        "“We have listened,”",
        "“A river is not a tap, and nobody in this room owns it.”",
        at="“We have",
        source="Halvorsen",
        cue="said",
        speaker=halvorsen,
        topic=dam,
        why=("the second quotation goes on in the same paragraph, with no other source",),
    )
    build.state(
        "the delay",
        at="Her counterpart",
        source="Her counterpart from Vanmoor, Idris Callow",
        cue="welcomed",
        speaker=callow,
        topic=dam,
    )
    recalled = build.state(
        "that the late President Senna Ruud had told him “water remembers every promise”, and "
        "that he had laughed",
        at="He recalled",
        source="He",
        cue="recalled",
        speaker=callow,
        topic=dam,
        why=("“He” can only be Idris Callow: no other man has been named",),
    )
    build.state(
        "“water remembers every promise”",
        at="He recalled",
        source="the late President Senna Ruud",
        cue="had told",
        speaker=ruud,
        topic=dam,
        parent=recalled,
        confidence=0.81,
    )
    build.state(
        "whether it must go",
        at="Asked about",
        source="Callow",
        cue="would not say",
        speaker=callow,
        topic=dam,
        flags=("negated",),
    )
    build.state(
        "one in three salmon still fails to pass it",
        at="According to",
        source="the river commission",
        cue="According to",
        speaker=commission,
        topic=dam,
    )
    build.state(
        "that Vanmoor might “look again at the grain tariff” if the lower fields ran dry",
        at="Callow warned",
        source="Callow",
        cue="warned",
        speaker=callow,
        topic=trade,
    )
    build.state(
        "this “a threat with a straw hat on”",
        at="Halvorsen called",
        source="Halvorsen",
        cue="called",
        speaker=halvorsen,
        topic=trade,
    )
    build.state(
        "“Let us first count the sacks,\nand then the grievances,”",
        at="“Let us",
        source="the minister from Vanmoor",
        cue="replied",
        speaker=callow,
        topic=trade,
    )
    build.state(
        "that his officials have never seen a figure from Ostrel they could check",
        at="“Let us",
        source="the minister from Vanmoor",
        cue="adding",
        speaker=callow,
        topic=trade,
        confidence=0.46,
    )
    build.state(
        "The tariff",
        "to have cost both sides more than it brought in",
        at="The tariff",
        cue="is widely thought",
        topic=trade,
        voice="outlet",
        flags=("hedged",),
        why=("outlet: no attributed party is named or implied",),
    )
    build.state(
        "she expects “about forty jobs, and a great deal of mud”",
        at="The Mayor",
        source="The Mayor of Hallow Bridge, Oona Quist",
        cue="said",
        speaker=quist,
        topic=town,
    )
    told = build.state(
        "that Halvorsen had asked her, “Do you want a lake or a levy?”",
        at="She reportedly",
        source="She",
        cue="told",
        topic=town,
        flags=("hedged",),
        confidence=0.44,
        why=("“She” may be Oona Quist or Petra Halvorsen: not certain",),
    )
    build.state(
        "“Do you want a lake or a levy?”",
        at="Halvorsen had asked",
        source="Halvorsen",
        cue="had asked",
        speaker=halvorsen,
        topic=town,
        parent=told,
        flags=("question",),
    )
    build.state(
        "the town was right to wait",
        at="If the works",
        source="Quist",
        cue="will say",
        speaker=quist,
        topic=town,
        flags=("hypothetical",),
    )
    build.state(
        "“I have waited eleven years,”",
        "“I can wait for a spring.”",
        at="“I have waited",
        source="she",
        cue="told",
        speaker=quist,
        topic=town,
    )
    return Record(
        document=Document(
            text=ARTICLE,
            origin=Origin("tannick.txt", "text/plain", "0" * 64, "utf-8"),
            title="Neighbours agree on the Tannick dam, and on little else",
            date="2031-04-08",
            outlet="The Hallow Courier",
            author="Maud Ferrier",
        ),
        statements=tuple(build.statements),
        speakers=tuple(build.speakers),
        unattributed=(build.find("“Our river, our bread”", 0),),
        model=MODEL,
        layout=plain_layout(ARTICLE),
    )


def plain_layout(text: str) -> Layout:
    """Return a simple layout: a line is a paragraph, except inside a quotation."""
    paragraphs: list[Span] = []
    zones: list[Zone] = []
    start = 0
    for line in text.replace("sacks,\n", "sacks, ").splitlines(keepends=True):
        words = line.strip()
        if words:
            span = Span(start, start + len(words))
            paragraphs.append(span)
            zones.append(Zone(_kind(words, first=start == 0), span))
        start += len(line)
    return Layout(tuple(zones), tuple(paragraphs), (), ())


def _kind(words: str, *, first: bool) -> ZoneKind:
    if first:
        return "title"
    if words.startswith("By "):
        return "byline"
    if words.startswith("Comment:"):
        return "comment"
    return "heading" if words.endswith(":") else "body"


def bare_record(text: str) -> Record:
    """Return the record of a text in which nothing was found."""
    return Record(
        document=Document(text=text, origin=Origin("bare.txt", "text/plain", "0" * 64)),
        statements=(),
        speakers=(),
        unattributed=(),
        model=MODEL,
        layout=Layout((), (), (), ()),
    )


def embassy_checks() -> CheckedArticle:
    """Check a quotation that is right, and one whose ellipsis hides a "not"."""
    said = read_text("MARLOW: We will not close the embassy. I thank the builders.", lang="en")
    told = read_text(
        '"I thank the builders," Marlow said. "We will ... close the embassy."', lang="en"
    )
    claims = []
    for words in ("I thank the builders", "We will ... close the embassy"):
        start = told.text.index(words)
        claims.append(Claim("quotation", (Span(start, start + len(words)),), None, "Marlow"))
    record = Record(told, (), (), (), MODEL, segment(told))
    return CheckedArticle(record, (said,), verify(claims, told, [said]))
