"""Topics across documents, as the archive keeps them; what makes one is the business of others."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.store.rows import spans
from onrecord.store.vectors import model_id
from onrecord.types import ModelIdentity

Query = Callable[..., list[tuple[Any, ...]]]
"""``Archive.query``: a question in SQL and its values."""
LATEST = (
    "statement JOIN revision ON revision.id = statement.revision"
    " WHERE latest AND statement.replaced IS NULL"
)


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """A topic.

    Attributes:
        id: Its number; never given twice.
        label: A few words.
        is_named: Whether a person has given the label.
        statements, documents: How many are about it.
    """

    id: int
    label: str
    is_named: bool
    statements: int
    documents: int


@dataclass(frozen=True, slots=True)
class Worded:
    """A statement's words and where it stands.

    Attributes:
        document: The document's number.
        words: Of the content.
        heading: The heading that it stands under; ``None`` if none.
        title: The document's headline; ``None`` if it has none.
    """

    document: int
    words: str
    heading: str | None
    title: str | None = None


def read_topics(query: Query) -> list[TopicEntry]:
    """Return the topics, those with the most statements first."""
    found = query(
        "SELECT topic.id, label, named, count(revision.id), count(DISTINCT revision.document)"
        " FROM topic LEFT JOIN topic_statement ON topic_statement.topic = topic.id"
        " LEFT JOIN statement ON statement.id = topic_statement.statement AND replaced IS NULL"
        " LEFT JOIN revision ON revision.id = statement.revision AND latest"
        " GROUP BY topic.id ORDER BY 4 DESC, topic.id"
    )
    return [
        TopicEntry(number, label, bool(named), statements, documents)
        for number, label, named, statements, documents in found
    ]


def count_documents(query: Query) -> int:
    """Return how many documents the archive has."""
    ((count,),) = query("SELECT count(*) FROM revision WHERE latest")
    return int(count)


def read_centres(query: Query, model: ModelIdentity) -> list[tuple[int, bytes]]:
    """Return topic and vector of each centre that is of a model's vectors."""
    return [
        (topic, vector)
        for topic, vector in query(
            "SELECT topic, vector FROM topic_centre WHERE model ="
            " (SELECT id FROM model WHERE (name, version, sha256) = (?, ?, ?)) ORDER BY id",
            (model.name, model.version, model.sha256),
        )
    ]


def unplaced(query: Query) -> list[int]:
    """Return the statements of the latest texts that were not held against the topics yet."""
    placed = "SELECT statement FROM topic_statement"
    found = query(f"SELECT statement.id FROM {LATEST} AND statement.id NOT IN ({placed})")
    return [number for (number,) in found]


def homeless(query: Query) -> list[int]:
    """Return the statements of the latest texts that were near to no topic."""
    placed = "SELECT statement FROM topic_statement WHERE topic IS NULL"
    found = query(f"SELECT statement.id FROM {LATEST} AND statement.id IN ({placed})")
    return [number for (number,) in found]


def read_worded(query: Query, ids: Sequence[int]) -> dict[int, Worded]:
    """Return the words of statements, by number."""
    first, last = "json_extract(content, '$[0][0]')", "json_extract(content, '$[#-1][1]')"
    rows = query(
        f"SELECT statement.id, document, content, {first},"
        f" substr(text, {first} + 1, {last} - {first}),"
        " iif(topic_from = 'heading', topic, NULL), title FROM statement"
        " JOIN revision ON revision.id = statement.revision"
        " WHERE statement.id IN (SELECT value FROM json_each(?)) ORDER BY statement.id",
        (json.dumps(ids),),
    )
    return {
        number: Worded(
            document,
            " … ".join(span.shift(-start).of(text) for span in spans(content)),
            heading,
            title,
        )
        for number, document, content, start, text, heading, title in rows
    }


def put_topic(connection: sqlite3.Connection, label: str) -> int:
    """Keep a learned topic, and return its number."""
    cursor = connection.execute("INSERT INTO topic (label, named) VALUES (?, 0)", (label,))
    return cursor.lastrowid or 0


def put_centre(
    connection: sqlite3.Connection, topic: int, model: ModelIdentity, centre: bytes
) -> None:
    """Keep a centre of a topic."""
    connection.execute(
        "INSERT INTO topic_centre (topic, model, vector) VALUES (?, ?, ?)",
        (topic, model_id(connection, model), centre),
    )


def place(connection: sqlite3.Connection, topics: Mapping[int, int | None]) -> None:
    """Keep which topic each statement is about; ``None`` for none."""
    connection.executemany(
        "INSERT OR REPLACE INTO topic_statement (statement, topic)"
        " SELECT id, (SELECT id FROM topic WHERE id = ?) FROM statement WHERE id = ?",
        [(topic, statement) for statement, topic in topics.items()],
    )


def forget_learned(connection: sqlite3.Connection) -> None:
    """Drop all that was learned; topics that a person named stay, without their statements."""
    connection.execute("DELETE FROM topic_statement")
    connection.execute("DELETE FROM topic WHERE NOT named")


def name_topic(connection: sqlite3.Connection, topic: int, label: str) -> None:
    """Give a topic a person's label."""
    connection.execute("UPDATE topic SET label = ?, named = 1 WHERE id = ?", (label, topic))


def merge_topics(connection: sqlite3.Connection, into: int, others: Iterable[int]) -> None:
    """Make several topics one, which a person is taken to have named."""
    for other in others:
        for table in ("topic_centre", "topic_statement"):
            connection.execute(f"UPDATE {table} SET topic = ? WHERE topic = ?", (into, other))
        connection.execute("DELETE FROM topic WHERE id = ?", (other,))
    connection.execute("UPDATE topic SET named = 1 WHERE id = ?", (into,))
