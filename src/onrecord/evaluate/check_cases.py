"""Labelled checks: articles beside transcripts, and what a check of each passage should find."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, get_args

from onrecord.checks import ALARMS, VERDICTS, Alarm, Claim, ClaimKind, Verdict
from onrecord.errors import CorpusError
from onrecord.evaluate.fields import Fields, read_object
from onrecord.ingest import detect_language, read_text
from onrecord.types import Document, Span

Collection = Literal["open", "second", "held-back", "fresh", "third", "generated"]
_OPEN = range(1, 121)
_SECOND = range(301, 401)
"""Cases that may be read while a method is made; of those with other numbers only totals."""
_FRESH = range(138, 166)
_THIRD = range(166, 201)
OPEN: tuple[Collection, ...] = ("open", "second")
"""Collections of written cases that may be read."""
HELD_BACK: tuple[Collection, ...] = ("held-back", "fresh", "third")
"""Collections of which nothing but totals is shown."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a check of one claim should find.

    Attributes:
        claim: What is checked.
        verdict: The right one.
        also: Others that hold.
        alarms: Those that should be raised.
        change: What was done to the words, of generated ones.
    """

    claim: Claim
    verdict: Verdict
    also: frozenset[Verdict]
    alarms: frozenset[Alarm]
    change: str | None = None


@dataclass(frozen=True)
class CheckCase:
    """An article beside its transcripts, labelled."""

    name: str
    collection: Collection
    article: Document
    transcripts: tuple[Document, ...]
    labels: tuple[Label, ...]


def find_case_files(folder: Path) -> tuple[Path, ...]:
    """Return the files of the hand-written cases, in order.

    Raises:
        CorpusError: If there are none.
    """
    found = tuple(sorted(folder.glob("case-*.json"), key=lambda path: (len(path.name), path.name)))
    if not found:
        raise CorpusError(f"{folder}: there is no case-01.json. Give a folder of labelled cases.")
    return found


def collection_of(path: Path) -> Collection:
    """Return by its number to which collection a case belongs."""
    number = path.stem.removeprefix("case-")
    if not number.isdigit():
        raise CorpusError(f"{path}: the name has no number. Name it as case-07.json.")
    if int(number) in _OPEN:
        return "open"
    if int(number) in _FRESH:
        return "fresh"
    if int(number) in _THIRD:
        return "third"
    return "second" if int(number) in _SECOND else "held-back"


def read_case(path: Path) -> CheckCase:
    """Read one hand-written case.

    Raises:
        CorpusError: If it is missing or not of the form that the folder's README tells.
    """
    fields = read_object(path)
    article, said = (fields.values.get(key) for key in ("article", "transcript"))
    checks = fields.values.get("checks")
    if not isinstance(article, str):
        raise fields.wrong("'article'", article, "a string")
    transcripts = [said] if isinstance(said, str) else said
    if not isinstance(transcripts, list) or not all(isinstance(each, str) for each in transcripts):
        raise fields.wrong("'transcript'", said, "a string or a list of strings")
    if not isinstance(checks, list):
        raise fields.wrong("'checks'", checks, "a list")
    return CheckCase(
        path.stem,
        collection_of(path),
        read_text(article, path=path.name, lang="en"),
        tuple(_in_its_language(read_text(each, path=path.name, lang="en")) for each in transcripts),
        tuple(_labels(checks, article, fields)),
    )


def _in_its_language(document: Document) -> Document:
    return replace(document, lang=detect_language(document.text)[0])


def _labels(checks: list[Any], article: str, fields: Fields) -> Iterator[Label]:
    for check in checks:
        if not isinstance(check, dict):
            raise fields.wrong("a check", check, "an object")
        if check["kind"] not in get_args(ClaimKind):
            raise fields.wrong("a check's 'kind'", check["kind"], " or ".join(get_args(ClaimKind)))
        if check["verdict"] not in VERDICTS:
            raise fields.wrong("a check's 'verdict'", check["verdict"], ", ".join(VERDICTS))
        if unknown := set(check["alarms"]) - set(ALARMS):
            raise fields.wrong("a check's 'alarms'", unknown, ", ".join(ALARMS))
        cue = check.get("cue")
        yield Label(
            Claim(
                check["kind"],
                (_place(check, article, fields),),
                speaker=check["speaker"],
                cue=_place(cue, article, fields) if cue else None,
            ),
            check["verdict"],
            frozenset(check["also"]),
            frozenset(check["alarms"]),
        )


def _place(words: dict[str, Any], article: str, fields: Fields) -> Span:
    start = -1
    for _ in range(words["occurrence"] + 1):
        start = article.find(words["words"], start + 1)
        if start < 0:
            raise fields.wrong("a check's 'words'", words["words"], "words of the article")
    return Span(start, start + len(words["words"]))
