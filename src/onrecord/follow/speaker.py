"""One speaker for a quotation, where the documents that carry it agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.types import Speaker
from onrecord.verify.names import are_one, name_words


@dataclass(frozen=True, slots=True)
class Reading:
    """Whom some documents name as speaker.

    Attributes:
        speaker: As the first of them has it; ``None`` where they name nobody.
        documents: Their numbers, ascending.
    """

    speaker: Speaker | None
    documents: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """What documents say of who spoke.

    Attributes:
        speaker: The fullest name, if all that name somebody can mean one party; else ``None``.
        readings: What each document reads, the commonest first.
    """

    speaker: Speaker | None
    readings: tuple[Reading, ...]

    @property
    def is_disputed(self) -> bool:
        """Whether documents name different parties."""
        return self.speaker is None and any(each.speaker is not None for each in self.readings)


def agree(read: Iterable[tuple[int, Speaker | None]]) -> Agreement:
    """Return whom documents agree on.

    "Verrick" is taken for "Ilona Verrick" where no other Verrick is named. Who names nobody, or
    "a spokeswoman", does not disagree. A person and a ministry do: which of them spoke is for the
    reader to decide.

    Args:
        read: The number of each document, and whom it names.
    """
    documents: dict[str | None, set[int]] = {}
    speakers: dict[str | None, Speaker | None] = {}
    for number, speaker in sorted(read, key=lambda each: each[0]):
        name = speaker.name if speaker is not None else None
        speakers.setdefault(name, speaker)
        documents.setdefault(name, set()).add(number)
    ranked = sorted(documents, key=lambda name: (-len(documents[name]), name or "￿"))
    readings = tuple(Reading(speakers[name], tuple(sorted(documents[name]))) for name in ranked)
    named = [each for each in readings if each.speaker is not None and _is_name(each.speaker)]
    return Agreement(_fullest(named), readings)


def _is_name(speaker: Speaker) -> bool:
    return speaker.kind != "unnamed" and bool(name_words(speaker.name))


def _fullness(speaker: Speaker) -> tuple[int, int, str]:
    words = name_words(speaker.name)
    return len(words), sum(map(len, words)), speaker.name


def _fullest(readings: Sequence[Reading]) -> Speaker | None:
    """Return the speaker with the fullest name, if every other name can be that party's."""
    if not readings:
        return None
    speakers = [each.speaker for each in readings if each.speaker is not None]
    fullest = max(speakers, key=_fullness)
    kinds = Counter(each.kind for each in speakers)
    words = name_words(fullest.name)
    same = all(are_one(name_words(each.name), words) for each in speakers)
    return fullest if same and len(kinds) == 1 else None
