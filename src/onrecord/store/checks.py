"""Checks of a text against transcripts of the archive, kept so that its pages can show them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from onrecord.checks import Check, Claim, Cut, Edit, Passage
from onrecord.store.now import now
from onrecord.types import Span


@dataclass(frozen=True, slots=True)
class KeptChecks:
    """What became of a revision's words in transcripts.

    Attributes:
        made: When it was checked, ISO 8601 in UTC.
        transcripts: Numbers of the revisions it was checked against; passages number them from 0.
        checks: One for each claim that the record had then.
    """

    made: str
    transcripts: tuple[int, ...]
    checks: tuple[Check, ...]


def write_checks(
    connection: sqlite3.Connection,
    revision: int,
    transcripts: Sequence[int],
    checks: Iterable[Check],
) -> None:
    """Keep the checks of a revision against those of transcripts, in place of any earlier ones."""
    dumped = json.dumps([asdict(check) for check in checks], ensure_ascii=False)
    connection.execute("DELETE FROM checked WHERE revision = ?", (revision,))
    connection.execute("INSERT INTO checked VALUES (?, ?, ?)", (revision, now(), dumped))
    connection.executemany(
        "INSERT INTO checked_against VALUES (?, ?, ?)",
        [(revision, position, each) for position, each in enumerate(transcripts)],
    )


def read_checks(connection: sqlite3.Connection, revision: int) -> KeptChecks | None:
    """Return the checks of a revision; ``None`` if it has none that this version can read."""
    found = connection.execute(
        "SELECT made, checks FROM checked WHERE revision = ?", (revision,)
    ).fetchone()
    if found is None:
        return None
    transcripts = connection.execute(
        "SELECT transcript FROM checked_against WHERE revision = ? ORDER BY position", (revision,)
    ).fetchall()
    try:
        checks = tuple(_check(each) for each in json.loads(found[1]))
    except (KeyError, TypeError):  # A check had other parts then.
        return None
    return KeptChecks(found[0], tuple(number for (number,) in transcripts), checks)


def _check(dumped: dict[str, Any]) -> Check:
    parts = {
        "claim": _claim(dumped["claim"]),
        "passages": tuple(_passage(each) for each in dumped["passages"]),
        "edits": tuple(_edit(each) for each in dumped["edits"]),
        "cuts": tuple(Cut(**{**each, "span": Span(**each["span"])}) for each in dumped["cuts"]),
        **{name: tuple(dumped[name]) for name in ("also", "alarms", "why")},
    }
    return Check(**{**dumped, **parts})


def _claim(dumped: dict[str, Any]) -> Claim:
    cue = dumped["cue"]
    spans = {
        "parts": tuple(Span(**part) for part in dumped["parts"]),
        "cue": Span(**cue) if cue is not None else None,
        "through": tuple(dumped["through"]),
    }
    return Claim(**{**dumped, **spans})


def _passage(dumped: dict[str, Any]) -> Passage:
    time = dumped["time"]
    span = {"span": Span(**dumped["span"]), "time": tuple(time) if time is not None else None}
    return Passage(**{**dumped, **span})


def _edit(dumped: dict[str, Any]) -> Edit:
    spans = {name: Span(**dumped[name]) for name in ("article", "transcript")}
    return Edit(**{**dumped, **spans, "alarms": tuple(dumped["alarms"])})
