"""Checks that readers have asked for and that are not done yet: one an article at the most."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from onrecord.web.queue_file import MOST_ATTEMPTS, opened

State = Literal["waiting", "checking", "failed"]

_TABLE = """
CREATE TABLE IF NOT EXISTS asked_check (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL UNIQUE,
    against TEXT NOT NULL,      -- numbers of the transcripts, in JSON
    state TEXT NOT NULL DEFAULT 'waiting',
    attempts INTEGER NOT NULL DEFAULT 0,
    done INTEGER NOT NULL DEFAULT 0,
    total INTEGER NOT NULL DEFAULT 0,
    problem TEXT NOT NULL DEFAULT ''
) STRICT;
"""
_COLUMNS = "id, article, against, state, done, total, problem"


@dataclass(frozen=True, slots=True)
class AskedCheck:
    """A check that a reader has asked for.

    Attributes:
        id: Its number; an article's next check has another.
        article: Number of the document whose latest text is checked.
        against: Numbers of the transcripts.
        state: Whether it waits, is being made, or has failed.
        done: How many quotations and statements are checked.
        total: Of how many; 0 until that is known.
        problem: Why it failed, and what to do next.
    """

    id: int
    article: int
    against: tuple[int, ...]
    state: State
    done: int
    total: int
    problem: str


class CheckQueue:
    """Asked checks in the queue's file. Each call opens it anew, so that any thread may call.

    A check that is done is in the archive, and here no more.

    Args:
        path: The file; it is made if there is none.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with opened(path) as connection:
            connection.execute(_TABLE)

    def ask(self, article: int, against: Sequence[int]) -> None:
        """Ask for a check, in place of an earlier one of the article."""
        with opened(self.path) as connection:
            connection.execute(
                "INSERT OR REPLACE INTO asked_check (article, against) VALUES (?, ?)",
                (article, json.dumps(list(against))),
            )

    def of(self, article: int) -> AskedCheck | None:
        """Return the check that was asked for an article, if it is not done."""
        return self._find("article = ?", article)

    def recover(self) -> None:
        """Let what was being checked when the program ended wait again."""
        with opened(self.path) as connection:
            connection.execute("UPDATE asked_check SET state = 'waiting' WHERE state = 'checking'")

    def take(self) -> AskedCheck | None:
        """Return the next check, which is being made from now on."""
        with opened(self.path) as connection:
            connection.execute(
                "UPDATE asked_check SET state = 'failed', problem = ?"
                " WHERE state = 'waiting' AND attempts >= ?",
                (
                    f"The program ended {MOST_ATTEMPTS} times while it checked this; memory may"
                    " have run out. Check against fewer transcripts.",
                    MOST_ATTEMPTS,
                ),
            )
            found = connection.execute(
                "UPDATE asked_check SET state = 'checking', attempts = attempts + 1 WHERE id ="
                " (SELECT min(id) FROM asked_check WHERE state = 'waiting') RETURNING id"
            ).fetchone()
        return self._find("id = ?", found[0]) if found is not None else None

    def note(self, check: int, done: int, total: int) -> None:
        """Write down how far a check is."""
        with opened(self.path) as connection:
            connection.execute(
                "UPDATE asked_check SET done = ?, total = ? WHERE id = ?", (done, total, check)
            )

    def give_back(self, check: int) -> None:
        """Let a check wait again that was not made to its end, through no fault of its own."""
        with opened(self.path) as connection:
            connection.execute(
                "UPDATE asked_check SET state = 'waiting', attempts = attempts - 1 WHERE id = ?",
                (check,),
            )

    def end(self, check: int, problem: str = "") -> None:
        """Forget a check that is done, or write down why it failed."""
        with opened(self.path) as connection:
            if problem:
                connection.execute(
                    "UPDATE asked_check SET state = 'failed', problem = ? WHERE id = ?",
                    (problem, check),
                )
            else:
                connection.execute("DELETE FROM asked_check WHERE id = ?", (check,))

    def forget_failed(self) -> None:
        """Forget all that failed, and why."""
        with opened(self.path) as connection:
            connection.execute("DELETE FROM asked_check WHERE state = 'failed'")

    def _find(self, condition: str, value: int) -> AskedCheck | None:
        with opened(self.path) as connection:
            found = connection.execute(
                f"SELECT {_COLUMNS} FROM asked_check WHERE {condition}", (value,)
            ).fetchone()
        if found is None:
            return None
        number, article, against, *others = found
        return AskedCheck(number, article, tuple(json.loads(against)), *others)
