"""The file beside the archive in which work waits, so that it survives a restart."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MOST_ATTEMPTS = 2
"""Work that was begun so often and never ended is what ended the program."""


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the file for one transaction; it is made if there is none."""
    connection = sqlite3.connect(path, timeout=30.0, isolation_level=None)
    try:
        # What was read is overwritten: a document that is removed must not be left here.
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.rollback()
            raise
        connection.commit()
    finally:
        connection.close()
