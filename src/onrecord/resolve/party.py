"""A party: whoever or whatever a document speaks of."""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from onrecord.resolve.lexicon import TITLES_OF_GIVEN, Gender
from onrecord.resolve.mentions import Mention
from onrecord.resolve.names import PersonName
from onrecord.resolve.phrases import Phrase
from onrecord.resolve.words import Words
from onrecord.types import Span, SpeakerKind

_first = attrgetter("first")


def _is_of_given(words: Words, mention: Mention) -> bool:
    """Tell whether the title before a name is one that belongs to it: "Prince Edmund"."""
    before = mention.first - 1
    return words.is_capital(before) and words.lowers[before] in TITLES_OF_GIVEN


@dataclass(slots=True, eq=False)
class Party:
    """A person, body, state, group or document, gathered while one document is read.

    Parties grow and never leave this room: ``onrecord.types.Speaker`` is the value made of them.

    Attributes:
        kind: What it is.
        certain: Whether the document tells the kind, or it is the likeliest one.
        mentions: Its names in the text, in order.
        fullest: The first one of those with most words.
        names: The same parsed, where it is a person named by more than one word.
        phrases: What it is called besides: roles, descriptions.
        gender: Where it is known.
        others: Places of pronouns and phrases that were resolved to it.
        definite: False for "a senior official": nobody the reader is to know.
        speaks: Whether a statement is attributed to it by name.
        wording: The words it is called by where it has no name.
        label: The label of its turns in a transcript where it has neither.
        owned: Its name with whose it is, where every state has such a body: "Italy's Navy".
    """

    kind: SpeakerKind
    certain: bool = True
    mentions: list[Mention] = field(default_factory=list)
    fullest: Mention | None = None
    names: list[PersonName] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    gender: Gender | None = None
    others: list[Span] = field(default_factory=list)
    definite: bool = True
    speaks: bool = False
    wording: Span | None = None
    label: str | None = None
    owned: Span | None = None

    @property
    def is_person(self) -> bool:
        """Whether it is, as far as one can tell, a single person."""
        return self.kind in ("person", "unnamed")

    @property
    def is_introduced(self) -> bool:
        """Whether the reader can tell who it is; "the minister" alone may be anybody."""
        doubtful = self.is_person or self.kind == "organisation"
        return bool(self.mentions) or self.certain or not doubtful

    @property
    def is_called(self) -> bool:
        """Whether there are words in the text, or a label, to call it by."""
        return bool(self.mentions or self.phrases or self.wording or self.label)

    @property
    def initials(self) -> str:
        """The first letters of its name, in lower case."""
        return "".join(word[0] for word in self.fullest.key.split()) if self.fullest else ""

    def mention(self, mention: Mention) -> None:
        """Record one of its names."""
        insort(self.mentions, mention, key=_first)
        if self.fullest is None or (mention.size, -mention.first) > (
            self.fullest.size,
            -self.fullest.first,
        ):
            self.fullest = mention

    def say(self, wording: Span) -> None:
        """Record a description of the party that a statement is attributed to."""
        self.others.append(wording)
        if self.wording is None:
            self.wording = wording

    def name(self, words: Words) -> Span:
        """Return where the fullest form of its name stands, a form of address included.

        A form of address belongs to the name where no given name is known: "Mr. Smith", and a state
        to that of its ministry. A party without a name is called by its wording.
        """
        fullest = self.fullest
        if fullest is not None and fullest.size == 1:
            for addressed in self.mentions:
                if addressed.honorific or (addressed.titled and _is_of_given(words, addressed)):
                    return words.span(addressed.first - 1, addressed.last)
        if fullest is not None:
            span = fullest.span
            return self.owned if self.owned is not None and len(self.owned) > len(span) else span
        return self.phrases[0].span if self.wording is None else self.wording

    def called(self, words: Words) -> str:
        """Return what to call it in a reason."""
        return self.name(words).of(words.text) or self.label or ""


class Answer(NamedTuple):
    """The party behind one attribution, if that is certain, and why."""

    party: Party | None
    why: str
