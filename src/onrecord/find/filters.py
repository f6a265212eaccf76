"""Which statements are looked at."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any

from onrecord.find.words import match_column, match_words

# Whoever is meant by a name may be called by another one in the next document. The record's own
# names count too: in texts that later ones have replaced there are no others.
_SPOKEN = """(statement.id IN (SELECT rowid FROM words WHERE words MATCH :speaker)
OR (statement.revision, statement.speaker) IN (
    SELECT revision, position FROM appearance WHERE entity IN (
        SELECT entity FROM words JOIN statement AS named ON named.id = words.rowid
        JOIN appearance
            ON (appearance.revision, appearance.position) = (named.revision, named.speaker)
        WHERE words MATCH :speaker
        UNION SELECT appearance.entity FROM appearance WHERE form = :entity)))"""

# The topic that the document itself gives, or one of several documents.
_ON_TOPIC = """statement.id IN (
    SELECT rowid FROM words WHERE words MATCH :topic
    UNION ALL SELECT topic_statement.statement FROM topic_words
    JOIN topic_statement ON topic_statement.topic = topic_words.rowid
    WHERE topic_words MATCH :topic_label
)"""


@dataclass(frozen=True, slots=True)
class Filters:
    """What must hold of a statement; ``None`` lets all through.

    Attributes:
        speaker: Words that must all occur in the speaker's name, or in another name that the
            registry has of the same speaker; or the id of a speaker in the registry.
        outlet: Words that must all occur in the outlet's name. Case and accents never count.
        topic: Words that must all occur in the topic that the document gives, or in the label of
            one of several documents.
        since, until: Days between which the document is dated, both included. One without a date
            is left out.
        type, act, voice, zone: One of the record's values.
        min_confidence: The least probability that it is right.
        document: Number of the document.
        all_revisions: Look at texts, too, that later ones have replaced.
    """

    speaker: str | None = None
    outlet: str | None = None
    topic: str | None = None
    since: date | None = None
    until: date | None = None
    type: str | None = None
    act: str | None = None
    voice: str | None = None
    zone: str | None = None
    min_confidence: float = 0.0
    document: int | None = None
    all_revisions: bool = False

    def question(self) -> list[str]:
        """Return what the full-text index has to be asked.

        Raises:
            ValueError: If there is no word in a value that needs one.
        """
        for column in ("speaker", "topic"):
            if getattr(self, column) is not None:
                self._words(column)
        return [match_column("outlet", self._words("outlet"))] if self.outlet is not None else []

    def _words(self, column: str) -> str:
        """Return what the index has to be asked for in a column."""
        given = getattr(self, column)
        question = match_words(given)
        if question is None:
            raise ValueError(f"{column}: there is no word in {given!r}. Give one.")
        return question

    def condition(self) -> tuple[str, dict[str, Any]]:
        """Return what rows of ``statement`` and ``revision`` must satisfy, and its values."""
        tests = {
            "type": "statement.type = :type",
            "act": "statement.act = :act",
            "voice": "statement.voice = :voice",
            "zone": "statement.zone = :zone",
            "document": "revision.document = :document",
            "since": "revision.date >= :since",
            "until": "revision.date < :until",
        }
        values = {each.name: getattr(self, each.name) for each in fields(self)}
        given = {name: values[name] for name in tests if values[name] is not None}
        conditions = ["statement.replaced IS NULL", *(tests[name] for name in given)]
        if self.speaker is not None:
            given["speaker"] = match_column("speaker", self._words("speaker"))
            given["entity"] = self.speaker.strip().casefold()
            conditions.append(_SPOKEN)
        if self.topic is not None:
            words = self._words("topic")
            given |= {"topic": match_column("topic", words), "topic_label": words}
            conditions.append(_ON_TOPIC)
        if self.min_confidence > 0:
            given["min_confidence"] = self.min_confidence
            conditions.append("statement.confidence >= :min_confidence")
        if not self.all_revisions:
            conditions.append("revision.latest")
        # A date may have a time after it, and is later than the bare day then.
        if self.since is not None:
            given["since"] = self.since.isoformat()
        if self.until is not None:
            given["until"] = (self.until + timedelta(days=1)).isoformat()
        return " AND ".join(conditions), given
