"""WebVTT and SRT subtitles: the words, with speaker and times in the zones.

The cues of one speaker run on in one line, a space between them, because sentences run on; a new
speaker begins a new line. Every cue is a ``turn`` zone with its time. A label such as
``ILONA VERRICK:`` is taken out of the text and holds until the next one; ``<v Name>`` holds for
its own cue, as WebVTT has it; ``>>`` or a dash alone begins a turn of somebody unnamed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from itertools import pairwise

from onrecord.errors import EmptyInput, UnsupportedInput
from onrecord.ingest.options import ReadOptions
from onrecord.ingest.payload import Payload
from onrecord.ingest.plain import decode
from onrecord.letters import CAPITALS
from onrecord.types import Document, Span, Zone

_STAMP = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?"
_TIMING = re.compile(rf"\s*{_STAMP}\s*-->\s*{_STAMP}(?:\s.*)?", re.ASCII)
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>]+)>")
# Tags of WebVTT and SRT, inner time stamps, and the {\an8} of positioned SRT; not "5 < 6".
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<\d[\d:.]*>|\{\\[^}]*\}")
# A dash that goes on with a sentence is followed by a small letter.
_CHANGE = re.compile(r"(>>+|[-–—](?=\s*[^a-z\s\d–—-]))\s*")

# In capitals, or two to five capitalised words ("But remember:" is no label), or Q and A.
_IN_CAPITALS = rf"(?:[{CAPITALS}][{CAPITALS}.'’-]*(?: |(?=:))){{1,5}}"
_NAME = rf"(?:[{CAPITALS}][\w.'’-]*(?: (?:of|the|de|van|von|al) | )){{1,4}}[{CAPITALS}][\w.'’-]*"
_LABEL = re.compile(rf"({_IN_CAPITALS}|{_NAME}) ?(?:\([^)]*\) ?)?:(?:\s+|$)")
# What is heard before a speaker's label: "(SIGHS) ANN ROE:".
_HEARD = re.compile(r"[(\[][^()\[\]]{1,40}[)\]] *")
_MARKED_LABEL = re.compile(rf"([{CAPITALS}][\w.'’ -]{{0,40}}?) ?(?:\([^)]*\) ?)?:(?:\s+|$)")

_ROLLING_SHARE = 0.5
"""Captions that roll up show the last line again, above a new one, in most cues of two lines."""
_ROLLING_NOTE = "lines that rolling captions repeat were taken once"


@dataclass(frozen=True, slots=True)
class Cue:
    """What is shown at a time."""

    time: tuple[float, float]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    """What one speaker says in one cue, if anything; ``opens`` where a new turn begins."""

    text: str
    time: tuple[float, float]
    label: str | None
    opens: bool


def read_subtitles(payload: Payload, options: ReadOptions) -> Document:
    """Read a WebVTT or SRT file.

    Raises:
        EmptyInput: If no cue has words.
        UnsupportedInput: If there are no cues.
    """
    decoded = decode(payload, options, declared=payload.charset)
    cues = tuple(parse_cues(decoded.text))
    if not cues:
        raise UnsupportedInput(
            payload.path,
            "has no cues: a line such as 00:00:01.000 --> 00:00:04.000 begins each.",
            "Give a WebVTT or SRT file, or the transcript as a .txt file.",
        )
    notes = list(decoded.notes)
    if _is_rolling(cues):
        cues = tuple(_unrolled(cues))
        notes.append(_ROLLING_NOTE)
    text, zones = _join(list(_words(cues)))
    if not text:
        raise EmptyInput(
            payload.path, "no cue has words.", "Give the file that holds the transcript."
        )
    is_vtt = decoded.text.startswith("WEBVTT")
    origin = payload.origin(
        "text/vtt" if is_vtt else "application/x-subrip",
        encoding=decoded.encoding,
        notes=tuple(notes),
    )
    return Document(text, origin, url=payload.url, zones=zones)


def parse_cues(text: str) -> Iterator[Cue]:
    """Yield the cues: a timing line, and the lines below it up to an empty one."""
    time: tuple[float, float] | None = None
    lines: list[str] = []
    for line in [*re.split(r"\r\n|\r|\n", text), ""]:
        timing = _TIMING.fullmatch(line)
        if timing or not line.strip():
            if time is not None:
                yield Cue(time, tuple(lines))
            time, lines = None, []
            if timing:
                start, end = _seconds(timing.groups()[:4]), _seconds(timing.groups()[4:])
                time = (start, max(start, end))
        else:
            lines.append(" ".join(line.split()))


def _seconds(parts: Sequence[str | None]) -> float:
    hours, minutes, seconds, fraction = (part or "0" for part in parts)
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{fraction}")


def _plain(line: str) -> str:
    return " ".join(unescape(_TAG.sub("", line)).split())


def _is_rolling(cues: Sequence[Cue]) -> bool:
    pairs = [(above, below) for above, below in pairwise(cues) if above.lines and below.lines[1:]]
    rolled = sum(_plain(above.lines[-1]) == _plain(below.lines[0]) for above, below in pairs)
    return rolled > 1 and rolled > _ROLLING_SHARE * len(pairs)


def _unrolled(cues: Iterable[Cue]) -> Iterator[Cue]:
    shown: list[str] = []
    for cue in cues:
        plain = [line for line in map(_plain, cue.lines) if line]
        kept = tuple(line for line in cue.lines if _plain(line))
        for overlap in range(min(len(shown), len(plain)), 0, -1):
            if shown[-overlap:] == plain[:overlap]:
                kept = kept[overlap:]
                break
        if kept:
            yield replace(cue, lines=kept)
        shown = plain or shown


def _words(cues: Iterable[Cue]) -> Iterator[_Words]:
    label: str | None = None
    voiced = False
    for cue in cues:
        for voice, text in _voices(cue.lines):
            if voice is not None:
                yield _Words(_plain(text), cue.time, voice, not voiced or voice != label)
                label, voiced = voice, True
                continue
            for begins, name, words in _turns(text):
                opens = voiced or begins
                if opens:
                    label = name
                yield _Words(words, cue.time, label, opens)
                voiced = False


def _voices(lines: Sequence[str]) -> Iterator[tuple[str | None, str]]:
    """Yield the parts of a cue with the name that ``<v Name>`` gives each."""
    parts = _VOICE.split("\n".join(lines).replace("</v>", ""))
    yield None, parts[0]
    for name, text in zip(parts[1::2], parts[2::2], strict=True):
        yield _plain(name) or None, text


def _turns(text: str) -> Iterator[tuple[bool, str | None, str]]:
    """Yield ``(a turn begins, label, words)`` for the lines of a cue's part."""
    for line in text.split("\n"):
        plain = _plain(line)
        if not plain:
            continue
        change = _CHANGE.match(plain)
        if change:
            plain = plain[change.end() :]
        arrows = change is not None and change.group(1).startswith(">")
        heard = _HEARD.match(plain)
        label = (_MARKED_LABEL if arrows else _LABEL).match(plain, heard.end() if heard else 0)
        if label:
            yield True, label.group(1).strip(), plain[label.end() :]
        else:
            yield change is not None, None, plain


def _join(pieces: Sequence[_Words]) -> tuple[str, tuple[Zone, ...]]:
    text = ""
    zones: list[Zone] = []
    opens = False
    for piece in pieces:
        opens = opens or piece.opens
        if not piece.text:
            continue
        if text:
            text += "\n" if opens else " "
        start, end = len(text), len(text) + len(piece.text)
        if zones and not opens and zones[-1].time == piece.time:
            # The lines of one cue are one zone.
            start = zones.pop().span.start
        zones.append(Zone("turn", Span(start, end), piece.label, piece.time))
        text += piece.text
        opens = False
    return text, tuple(zones)
