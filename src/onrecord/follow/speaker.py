"""One speaker for a quotation, where the documents that carry it agree."""

from __future__ import annotations

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

    Those whom the archive's registry has as one are one, whatever they are called; two full names
    that it keeps apart are two, though they be the same. For all others the names count: "Verrick"
    is taken for "Ilona Verrick" where no other Verrick is named. Who names nobody, or
    "a spokeswoman", does not disagree. A person and a ministry do: which of them spoke is for the
    reader to decide.

    Args:
        read: The number of each document, and whom it names.
    """
    documents: dict[tuple[str, str] | None, set[int]] = {}
    speakers: dict[tuple[str, str] | None, Speaker | None] = {}
    for number, speaker in sorted(read, key=lambda each: each[0]):
        key = (speaker.name, _known(speaker)) if speaker is not None else None
        speakers.setdefault(key, speaker)
        documents.setdefault(key, set()).add(number)
    ranked = sorted(
        documents,
        key=lambda key: (-len(documents[key]), key[0] if key else "￿", min(documents[key])),
    )
    readings = tuple(Reading(speakers[key], tuple(sorted(documents[key]))) for key in ranked)
    named = [each.speaker for each in readings if each.speaker is not None]
    return Agreement(_fullest([each for each in named if _is_name(each)]), readings)


def _known(speaker: Speaker) -> str:
    return speaker.known_as.id if speaker.known_as is not None else ""


def _is_name(speaker: Speaker) -> bool:
    return speaker.kind != "unnamed" and bool(name_words(speaker.name))


def _fullness(speaker: Speaker) -> tuple[int, int, str]:
    words = name_words(speaker.name)
    return len(words), sum(map(len, words)), speaker.name


def _fullest(speakers: Sequence[Speaker]) -> Speaker | None:
    """Return the speaker with the fullest name, if every other one can be that party."""
    if not speakers:
        return None
    fullest = max(speakers, key=_fullness)
    return fullest if all(_are_one(each, fullest) for each in speakers) else None


def _are_one(one: Speaker, other: Speaker) -> bool:
    if _known(one) and _known(other):
        if _known(one) == _known(other):
            return True
        if _is_full(one) and _is_full(other):
            return False
    return one.kind == other.kind and are_one(name_words(one.name), name_words(other.name))


def _is_full(speaker: Speaker) -> bool:
    """Tell whether a name has a given name: of less, the registry knows too little to join it."""
    words = name_words(speaker.name)
    return len(words) > 1 and len(words[0]) > 1
