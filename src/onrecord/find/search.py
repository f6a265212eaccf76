"""Finding statements by their words and by what is known of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.excerpt import excerpt
from onrecord.find.filters import Filters
from onrecord.find.marks import mark
from onrecord.find.words import match_column, match_words
from onrecord.store import Archive, Entry
from onrecord.types import Document, Span, Statement

DEFAULT_LIMIT = 20
RANKED = 5
"""So many times as many as are wanted are taken from the index, and held against confidence."""
EVERYTHING = Filters()

_IN_INDEX = """
SELECT statement.id, words.rank * statement.confidence, words.rank FROM words
JOIN statement ON statement.id = words.rowid JOIN revision ON revision.id = statement.revision
WHERE words MATCH :question AND {condition}
ORDER BY {order} LIMIT :limit
"""
_IN_TABLES = """
SELECT statement.id, 0.0 FROM revision JOIN statement ON statement.revision = revision.id
WHERE {condition}
ORDER BY {order} LIMIT :limit
"""
_NEWEST = "revision.date DESC, revision.id DESC, statement.position"


@dataclass(frozen=True)
class Hit:
    """A statement that was found.

    Attributes:
        entry: The revision of the document that it stands in.
        document: With the text that all spans point into.
        statement: The statement itself.
        matches: Where the words that were looked for stand in the content; ascending.
        score: How well it fits, more is better: BM25 times the statement's confidence for words,
            the cosine for nearest statements; 0 where nothing but filters was asked for.
    """

    entry: Entry
    document: Document
    statement: Statement
    matches: tuple[Span, ...]
    score: float

    def snippet(self, width: int) -> tuple[Span, ...]:
        """Return what to show of the content: about ``width`` characters around the matches.

        The spans lie inside the content's parts, and begin and end at white space or at an end
        of the part.
        """
        return excerpt(self.statement.content, self.document.text, width, self.matches)


def find(
    archive: Archive,
    words: str | None = None,
    filters: Filters = EVERYTHING,
    *,
    limit: int = DEFAULT_LIMIT,
) -> list[Hit]:
    """Return the statements whose content has ``words``, the best fitting first.

    Args:
        archive: Where to look.
        words: What ``match_words`` understands. ``None`` looks at the filters alone, and the
            newest document's statements come first.
        filters: What else must hold.
        limit: How many at most.

    Raises:
        ValueError: If there is no word in ``words`` or in a filter that needs one.
    """
    question = None
    if words is not None:
        question = match_words(words)
        if question is None:
            raise ValueError(f"there is no word in {words!r}. Give at least one.")
    ids = select(archive, question, filters, limit=limit)
    return hits(archive, dict(ids), question)


def select(
    archive: Archive,
    question: str | None,
    filters: Filters,
    *,
    limit: int,
    among: Sequence[int] | None = None,
    ordered: bool = True,
) -> list[tuple[int, float]]:
    """Return ids and scores of statements.

    Args:
        archive: Where to look.
        question: For the content, in the index's language; ``None`` for any.
        filters: What else must hold.
        limit: How many at most; -1 for all.
        among: Ids of the statements to look at; ``None`` for all.
        ordered: The best fitting first, else the newest; ``False`` where order has no use.
    """
    asked = filters.question()
    if question is not None:
        asked.append(match_column("content", question))
    condition, values = filters.condition()
    values["limit"] = limit if question is None or limit < 0 else limit * RANKED
    if among is not None:
        values["among"] = json.dumps(among)
        condition += " AND statement.id IN (SELECT value FROM json_each(:among))"
    newest = _NEWEST if ordered else "NULL"
    if not asked:
        return archive.query(_IN_TABLES.format(condition=condition, order=newest), values)
    values["question"] = " AND ".join(asked)
    order = newest if question is None else "rank"
    found = archive.query(_IN_INDEX.format(condition=condition, order=order), values)
    if question is None:
        return [(number, 0.0) for number, _, _ in found]
    # The index counts down from 0: the most negative fits best.
    best = sorted(((number, -score) for number, score, _ in found), key=lambda each: -each[1])
    return best if limit < 0 else best[:limit]


def hits(archive: Archive, scores: Mapping[int, float], question: str | None = None) -> list[Hit]:
    """Return the statements with these ids, in their order.

    Args:
        archive: Where they are.
        scores: How well each fits.
        question: Marks what it asks for in the contents.
    """
    stored = archive.statements(scores)
    marks = mark(stored, question) if question is not None else {}
    return [
        Hit(
            stored[number].entry,
            stored[number].document,
            stored[number].statement,
            marks.get(number, ()),
            score,
        )
        for number, score in scores.items()
        if number in stored
    ]
