"""What waits to be read, kept in a file beside the archive so that it survives a restart."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from onrecord.store.now import now
from onrecord.web.queue_file import MOST_ATTEMPTS, opened

Kind = Literal["text", "file", "url"]
State = Literal["waiting", "reading", "done", "failed"]

KEPT_BATCHES = 200
"""Of ended ones; older ones are forgotten. What they brought is in the archive."""
REMOVED = "A document that was removed"
"""Stands for the name of what was dropped in."""

_TABLES = """
CREATE TABLE IF NOT EXISTS batch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    added TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS job (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    batch INTEGER NOT NULL REFERENCES batch ON DELETE CASCADE,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    data BLOB,                  -- NULL once it was read, and for URLs
    about TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    results TEXT NOT NULL,
    problems TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS job_by_state ON job (state);
CREATE INDEX IF NOT EXISTS job_by_batch ON job (batch);
"""
_COLUMNS = "id, batch, kind, name, about, state, results, problems"


@dataclass(frozen=True, slots=True)
class About:
    """What the reader knows of a document that it may not say itself; ``None`` leaves it."""

    title: str | None = None
    outlet: str | None = None
    date: str | None = None
    url: str | None = None
    english: bool = False


@dataclass(frozen=True, slots=True)
class Submission:
    """Something to be read: ``data`` is a text in UTF-8 or a file's bytes; a URL is its name."""

    kind: Kind
    name: str
    data: bytes | None = None
    about: About = field(default_factory=About)


@dataclass(frozen=True, slots=True)
class Result:
    """A document that a job brought: its number, and what became of it."""

    document: int
    outcome: str
    statements: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Why there is no document, and what to do next."""

    name: str
    problem: str
    advice: str


@dataclass(frozen=True, slots=True)
class Job:
    """One input on its way into the archive."""

    id: int
    batch: int
    kind: Kind
    name: str
    about: About
    state: State
    results: tuple[Result, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """What was dropped in at once.

    Attributes:
        id: Its number.
        added: When, ISO 8601 in UTC.
        jobs: One for each input.
        done: How many of them are read or have failed.
        ended: Whether all are.
    """

    id: int
    added: str
    jobs: tuple[Job, ...]
    done: int
    ended: bool


class Queue:
    """Jobs in a SQLite file. Each call opens it anew, so that any thread may call.

    Args:
        path: The file; it is made if there is none.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with opened(self.path) as connection:
            connection.executescript(_TABLES)

    def add(self, submissions: Sequence[Submission]) -> int:
        """Put inputs into the queue together, and return their batch's number."""
        with opened(self.path) as connection:
            batch = connection.execute(
                "INSERT INTO batch (added) VALUES (?)",
                (now(),),
            ).lastrowid
            connection.executemany(
                "INSERT INTO job (batch, kind, name, data, about, state, attempts, results,"
                " problems) VALUES (?, ?, ?, ?, ?, 'waiting', 0, '[]', '[]')",
                [
                    (batch, each.kind, each.name, each.data, json.dumps(asdict(each.about)))
                    for each in submissions
                ],
            )
        return batch or 0

    def recover(self) -> None:
        """Let what was being read when the program ended wait again."""
        with opened(self.path) as connection:
            connection.execute("UPDATE job SET state = 'waiting' WHERE state = 'reading'")

    def take(self) -> tuple[Job, bytes | None] | None:
        """Return the next job and its bytes, which is being read from now on."""
        with opened(self.path) as connection:
            found = connection.execute(
                f"SELECT {_COLUMNS}, data, attempts FROM job WHERE state = 'waiting'"
                " ORDER BY id LIMIT 1"
            ).fetchone()
            if found is None:
                return None
            *columns, data, attempts = found
            job = _job(columns)
            connection.execute(
                "UPDATE job SET state = 'reading', attempts = attempts + 1 WHERE id = ?", (job.id,)
            )
        if attempts >= MOST_ATTEMPTS:
            problem = Problem(
                job.name,
                f"the program ended {attempts} times while it read this; memory may have run out.",
                "Split it, and drop in the parts.",
            )
            self.end(job.id, job.results, (problem,))
            return self.take()
        return job, data

    def give_back(self, job: int) -> None:
        """Let a job wait again that was not read to its end, through no fault of its own."""
        with opened(self.path) as connection:
            connection.execute(
                "UPDATE job SET state = 'waiting', attempts = attempts - 1 WHERE id = ?", (job,)
            )

    def note(self, job: int, results: Sequence[Result], problems: Sequence[Problem]) -> None:
        """Write down how far a job is."""
        with opened(self.path) as connection:
            self._write(connection, job, results, problems)

    def end(self, job: int, results: Sequence[Result], problems: Sequence[Problem]) -> None:
        """Write down how a job ended, and forget its bytes."""
        with opened(self.path) as connection:
            self._write(connection, job, results, problems)
            state = "done" if results or not problems else "failed"
            connection.execute("UPDATE job SET state = ?, data = NULL WHERE id = ?", (state, job))
            connection.execute(
                "DELETE FROM batch WHERE id <= (SELECT max(id) FROM batch) - ? AND id NOT IN"
                " (SELECT batch FROM job WHERE state IN ('waiting', 'reading'))",
                (KEPT_BATCHES,),
            )

    def batch(self, number: int) -> Batch | None:
        """Return a batch; ``None`` if there is none with this number."""
        with opened(self.path) as connection:
            found = connection.execute("SELECT added FROM batch WHERE id = ?", (number,)).fetchone()
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM job WHERE batch = ? ORDER BY id", (number,)
            ).fetchall()
        return _batch(number, found[0], [_job(row) for row in rows]) if found else None

    def batches(self, limit: int) -> list[Batch]:
        """Return the latest batches, the newest first."""
        with opened(self.path) as connection:
            found = connection.execute(
                "SELECT id FROM batch ORDER BY id DESC LIMIT ?", (limit,)
            ).fetchall()
        return [batch for (number,) in found if (batch := self.batch(number)) is not None]

    def unfinished(self) -> int:
        """Return how many jobs are waiting or being read."""
        with opened(self.path) as connection:
            (count,) = connection.execute(
                "SELECT count(*) FROM job WHERE state IN ('waiting', 'reading')"
            ).fetchone()
        return int(count)

    def documents(self) -> set[int]:
        """Return the numbers of the documents that jobs brought."""
        with opened(self.path) as connection:
            rows = connection.execute("SELECT results FROM job WHERE results != '[]'").fetchall()
        return {each["document"] for (results,) in rows for each in json.loads(results)}

    def forget(self, documents: Collection[int]) -> None:
        """Forget that jobs brought these documents, and all of jobs that are left with none."""
        with opened(self.path) as connection:
            rows = connection.execute(
                "SELECT id, results FROM job WHERE state IN ('done', 'failed') AND results != '[]'"
            ).fetchall()
            for job, dumped in rows:
                results = json.loads(dumped)
                left = [each for each in results if each["document"] not in documents]
                if len(left) < len(results):
                    connection.execute(
                        "UPDATE job SET results = ? WHERE id = ?", (json.dumps(left), job)
                    )
                    if not left:
                        connection.execute(
                            "UPDATE job SET kind = 'text', name = ?, about = '{}', problems = '[]'"
                            " WHERE id = ?",
                            (REMOVED, job),
                        )

    def _write(
        self,
        connection: sqlite3.Connection,
        job: int,
        results: Sequence[Result],
        problems: Sequence[Problem],
    ) -> None:
        values = [json.dumps([asdict(each) for each in some]) for some in (results, problems)]
        connection.execute("UPDATE job SET results = ?, problems = ? WHERE id = ?", (*values, job))


def _job(columns: Sequence[Any]) -> Job:
    number, batch, kind, name, about, state, results, problems = columns
    return Job(
        number,
        batch,
        kind,
        name,
        About(**json.loads(about)),
        state,
        tuple(Result(**each) for each in json.loads(results)),
        tuple(Problem(**each) for each in json.loads(problems)),
    )


def _batch(number: int, added: str, jobs: list[Job]) -> Batch:
    done = sum(job.state in ("done", "failed") for job in jobs)
    return Batch(number, added, tuple(jobs), done, done == len(jobs))
