"""Vectors of statements, kept beside them; what they mean is the business of who makes them."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.store.rows import spans
from onrecord.types import ModelIdentity

_CHUNK = 10_000
"""Placeholders of one question; SQLite takes 32,766."""


@dataclass(frozen=True, slots=True)
class Vector:
    """A direction.

    Attributes:
        signs: A bit a component: whether it is above zero.
        components: int8, a byte each.
    """

    signs: bytes
    components: bytes


def statements_without(
    connection: sqlite3.Connection, model: ModelIdentity
) -> list[tuple[int, str]]:
    """Return ids and words of the statements that have no vector of this model."""
    rows = connection.execute(
        "SELECT statement.id, content, text FROM statement"
        " JOIN revision ON revision.id = statement.revision"
        " LEFT JOIN embedding ON embedding.statement = statement.id"
        " LEFT JOIN model ON model.id = embedding.model"
        " WHERE (model.name, model.version, model.sha256) IS NOT (?, ?, ?)",
        (model.name, model.version, model.sha256),
    )
    return [
        (number, " ".join(" ".join(span.of(text) for span in spans(content)).split()))
        for number, content, text in rows
    ]


def write_vectors(
    connection: sqlite3.Connection, model: int, vectors: Mapping[int, Vector]
) -> None:
    """Keep vectors of statements, by id; a statement that is gone by now is left out."""
    connection.executemany(
        "INSERT OR REPLACE INTO embedding (statement, model, signs, vector)"
        " SELECT id, ?, ?, ? FROM statement WHERE id = ?",
        [(model, each.signs, each.components, number) for number, each in vectors.items()],
    )


def read_signs(connection: sqlite3.Connection, model: ModelIdentity) -> list[tuple[int, bytes]]:
    """Return id and signs of all statements that have a vector of this model."""
    return connection.execute(
        "SELECT statement, signs FROM embedding INDEXED BY embedding_signs WHERE model ="
        " (SELECT id FROM model WHERE (name, version, sha256) = (?, ?, ?))",
        (model.name, model.version, model.sha256),
    ).fetchall()


def read_vectors(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, bytes]:
    """Return the components of the vectors of statements."""
    found: dict[int, bytes] = {}
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        places = ", ".join("?" * len(chunk))
        found.update(
            connection.execute(
                f"SELECT statement, vector FROM embedding WHERE statement IN ({places})", chunk
            ).fetchall()
        )
    return found


def model_id(connection: sqlite3.Connection, model: ModelIdentity) -> int:
    """Return a model's number, which it is given now if it has none."""
    values = (model.name, model.version, model.sha256)
    connection.execute(
        "INSERT OR IGNORE INTO model (name, version, sha256) VALUES (?, ?, ?)", values
    )
    found = connection.execute(
        "SELECT id FROM model WHERE (name, version, sha256) = (?, ?, ?)", values
    ).fetchall()
    return int(found[0][0])
