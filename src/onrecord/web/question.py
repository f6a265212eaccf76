"""What a reader looks for: the address of a search, read and written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import Depends, Query

from onrecord.find import Filters
from onrecord.types import Act

_WORDS = Query(max_length=300)


class BadQuestion(ValueError):
    """A value in a search's address is none of those that are allowed."""


def as_sentence(problem: object) -> str:
    """Return what the rooms below say is wrong as a sentence of its own."""
    said = str(problem)
    return said[:1].upper() + said[1:]


@dataclass(frozen=True, slots=True)
class Question:
    """A search.

    Attributes:
        words: What was said; empty for anything.
        speaker, outlet, topic: Words of the name or topic.
        since, until: Days.
        type, act, voice: Values of the record; empty for any.
        confidence: The least, in percent.
        page: From 1.
    """

    words: str = ""
    speaker: str = ""
    outlet: str = ""
    topic: str = ""
    since: str = ""
    until: str = ""
    type: str = ""
    act: str = ""
    voice: str = ""
    confidence: int = 0
    page: int = 1

    def filters(self) -> Filters:
        """Return the filters that ``find`` takes.

        Raises:
            BadQuestion: If a day is none.
        """
        return Filters(
            speaker=self.speaker or None,
            outlet=self.outlet or None,
            topic=self.topic or None,
            since=_day(self.since),
            until=_day(self.until),
            type=self.type or None,
            act=self.act or None,
            voice=self.voice or None,
            min_confidence=self.confidence / 100,
        )

    def address(self, *, path: str = "/search", page: int = 1) -> str:
        """Return the address of this search, or of another page of it."""
        values = {
            "q": self.words,
            "speaker": self.speaker,
            "outlet": self.outlet,
            "topic": self.topic,
            "from": self.since,
            "to": self.until,
            "type": self.type,
            "act": self.act,
            "voice": self.voice,
            "confidence": self.confidence,
            "page": page if page > 1 else 0,
        }
        given = {name: value for name, value in values.items() if value}
        return f"{path}?{urlencode(given)}" if given else path

    @property
    def is_filtered(self) -> bool:
        """Whether anything but words is asked for."""
        return Question(words=self.words, page=self.page) != self


def ask(
    q: Annotated[str, _WORDS] = "",
    speaker: Annotated[str, _WORDS] = "",
    outlet: Annotated[str, _WORDS] = "",
    topic: Annotated[str, _WORDS] = "",
    since: Annotated[str, Query(max_length=10, alias="from", description="A day.")] = "",
    until: Annotated[str, Query(max_length=10, alias="to", description="A day.")] = "",
    type: Annotated[Literal["", "direct", "indirect", "mixed"], Query()] = "",
    act: Annotated[Act | Literal[""], Query()] = "",
    voice: Annotated[Literal["", "source", "outlet"], Query()] = "",
    confidence: Annotated[int, Query(ge=0, le=100, description="The least, in percent.")] = 0,
    page: Annotated[int, Query(ge=1, le=50)] = 1,
) -> Question:
    """Read a search's address."""
    return Question(
        words=q.strip(),
        speaker=speaker.strip(),
        outlet=outlet.strip(),
        topic=topic.strip(),
        since=since.strip(),
        until=until.strip(),
        type=type,
        act=act,
        voice=voice,
        confidence=confidence,
        page=page,
    )


Asked = Annotated[Question, Depends(ask)]


def _day(written: str) -> date | None:
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise BadQuestion(f"{written!r} is no day. Write it as 2024-05-31.") from None
