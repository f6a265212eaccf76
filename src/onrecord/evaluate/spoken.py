"""Texts whose speakers are known; see ``tests/gold/speakers/README.md``."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from onrecord.errors import CorpusError
from onrecord.evaluate.fields import Fields, read_lines
from onrecord.evaluate.gold import GoldAttribution, hull
from onrecord.evaluate.markup import Written, read_markup, read_written
from onrecord.evaluate.names import GoldSpeaker
from onrecord.types import SpeakerKind

ARTICLE = "article"
_ANSWER = re.compile(r"^@.*\n?", re.MULTILINE)
_FORM = re.compile(
    r"@(?P<number>\d+) = (?:\?|(?P<name>[^|]+?) \| (?P<kind>\w+)(?: \| also: (?P<also>[^|]+))?)\s*"
)


@dataclass(frozen=True, slots=True)
class SpokenStatement:
    """A statement and who makes it.

    Attributes:
        parts: Its spans.
        speaker: A key of the text's speakers; ``None`` where naming nobody is right.
        is_scored: False where the annotator could not tell.
    """

    parts: GoldAttribution
    speaker: str | None
    is_scored: bool = True


@dataclass(frozen=True, slots=True)
class SpokenText:
    """A text, its statements and their speakers.

    Attributes:
        name: Such as ``case 12``; the beginning of an article's checksum.
        kind: Of passage, such as ``nickname``; ``article`` for an article.
        text: What the spans point into.
        statements: In the order of their file.
        speakers: By key.
    """

    name: str
    kind: str
    text: str
    statements: tuple[SpokenStatement, ...]
    speakers: Mapping[str, GoldSpeaker]


def read_spoken_passages(path: Path) -> tuple[SpokenText, ...]:
    """Read passages with their speakers: ``@1 = Name | kind | also: Form; Form``, or ``@1 = ?``.

    Raises:
        CorpusError: If the file is missing or not of this form.
    """
    return tuple(map(_passage, read_written(path)))


def read_spoken_articles(path: Path, corpus: Path) -> tuple[SpokenText, ...]:
    """Read the speakers of articles.

    Args:
        path: The annotation, one JSON object a line; it holds no text.
        corpus: The file that holds the texts, which are known by their SHA-256.

    Raises:
        CorpusError: If a file is missing or malformed, or a text is not in the corpus.
    """
    annotated = {each.string("article"): each for each in read_lines(path)}
    texts = read_texts(corpus, annotated.keys(), path)
    return tuple(_article(each, texts[name]) for name, each in annotated.items())


def read_texts(corpus: Path, wanted: Collection[str], annotation: Path) -> dict[str, str]:
    """Return the corpus's texts of which an annotation has the SHA-256, by it.

    Raises:
        CorpusError: If the corpus is missing or malformed, or has no such text.
    """
    texts = (fields.string("text") for fields in read_lines(corpus))
    by_checksum = ((hashlib.sha256(text.encode()).hexdigest(), text) for text in texts)
    found = {checksum: text for checksum, text in by_checksum if checksum in wanted}
    missing = sorted(set(wanted) - found.keys())
    if missing:
        raise CorpusError(
            f"{corpus}: no article there has the SHA-256 {missing[0]}, which {annotation} "
            "annotates. Use the corpus from its release."
        )
    return found


def _passage(written: Written) -> SpokenText:
    text, parts = read_markup(written.place, _ANSWER.sub("", written.passage).strip())
    names: dict[str, str | None] = {}
    speakers: dict[str, GoldSpeaker] = {}
    for number, speaker in _answers(written):
        if number in names:
            raise CorpusError(f"{written.place}: '@{number}' stands twice. Keep one of them.")
        names[number] = speaker.name if speaker else None
        if speaker:
            known = speakers.get(speaker.name, speaker)
            speakers[speaker.name] = GoldSpeaker(
                speaker.name, speaker.kind, tuple(dict.fromkeys((*known.also, *speaker.also)))
            )
    unpaired = sorted(names.keys() ^ {each.id for each in parts})
    if unpaired:
        raise CorpusError(
            f"{written.place}: statement {unpaired[0]} has no speaker or no spans. "
            "Give each statement both, such as '{t1|words}' and '@1 = Name | person'."
        )
    return SpokenText(
        name=f"case {written.number}",
        kind=written.note.partition("|")[0].strip() or "other",
        text=text,
        statements=tuple(SpokenStatement(each, names[each.id]) for each in parts),
        speakers=speakers,
    )


def _answers(written: Written) -> Iterator[tuple[str, GoldSpeaker | None]]:
    """Yield for each ``@`` line the number of its statement and the speaker."""
    for line in _ANSWER.findall(written.passage):
        form = _FORM.fullmatch(line)
        if not form or (form["kind"] and form["kind"] not in get_args(SpeakerKind)):
            raise CorpusError(
                f"{written.place}: {line.strip()!r} names no speaker. Write '@1 = Name | kind', "
                f"'@1 = Name | kind | also: Form; Form' or '@1 = ?'; a kind is one of "
                f"{', '.join(get_args(SpeakerKind))}."
            )
        also = tuple(part.strip() for part in (form["also"] or "").split(";") if part.strip())
        speaker = GoldSpeaker(form["name"].strip(), form["kind"], also) if form["name"] else None
        yield form["number"], speaker


def _article(fields: Fields, text: str) -> SpokenText:
    speakers = {
        key: GoldSpeaker(
            described.string("name"),
            described.string("kind", get_args(SpeakerKind)),
            described.strings("also"),
        )
        for key, described in fields.named_objects("speakers")
    }
    return SpokenText(
        name=fields.string("article")[:12],
        kind=ARTICLE,
        text=text,
        statements=tuple(
            _statement(str(number), each, len(text), speakers)
            for number, each in enumerate(fields.objects("statements"), start=1)
        ),
        speakers=speakers,
    )


def _statement(
    number: str, fields: Fields, length: int, speakers: Collection[str]
) -> SpokenStatement:
    content = fields.spans("content", length)
    if not content:
        raise fields.wrong("'content'", [], "at least one [start, end]")
    speaker = fields.string_or_none("speaker")
    if speaker is not None and speaker not in speakers:
        raise fields.wrong("'speaker'", speaker, "null or a key of the article's speakers")
    return SpokenStatement(
        parts=GoldAttribution(
            id=number,
            source=hull(fields.spans("source", length)),
            cue=hull(fields.spans("cue", length)),
            content=content,
        ),
        speaker=speaker,
        is_scored=not fields.values.get("undecidable", False),
    )
