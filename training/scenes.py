"""Read scenes: what somebody said, sentence by sentence, and claims that others make of it.

``claims/README.md`` tells the form of the files and what the labels mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.entail import DENIED, OPEN, SUPPORTED
from onrecord.errors import CorpusError

LABELS = {"S": SUPPORTED, "D": DENIED, "N": OPEN}
CHANGES = ("negation", "number", "unit", "date", "name", "modal", "quantifier", "-")
"""What makes a claim one that is denied; ``-`` for anything else, such as an opposite."""
LOST = "cut-qualifier"
"""What a supported claim may lack."""
_SENTENCE = re.compile(r"(\d+)(Q?) +(\S.*)")
_CLAIM = re.compile(r"([SDN]) +(\d+(?:,\d+)*)(?: +(\S+))? *\| *(?:\[([^][]+)\] +)?(\S.*)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a scene.

    Attributes:
        text: It.
        asked: Whether it is a question of somebody else.
    """

    text: str
    asked: bool


@dataclass(frozen=True, slots=True)
class Labelled:
    """A claim with what the speech makes of it.

    Attributes:
        text: The claim, as an article would put it after "she said that".
        cue: The words before it that make it this claim, as "ruled out"; empty where these say
            no more than that it was said.
        label: ``SUPPORTED``, ``DENIED`` or ``OPEN``.
        places: The sentences that it is judged by, the first being 0.
        change: What makes it denied, one of ``CHANGES``; ``None`` where it is not.
    """

    text: str
    cue: str
    label: int
    places: tuple[int, ...]
    change: str | None


@dataclass(frozen=True, slots=True)
class Scene:
    """Speech of one speaker, with questions, and claims about it."""

    title: str
    sentences: tuple[Sentence, ...]
    claims: tuple[Labelled, ...]


def read_scenes(folder: Path) -> list[Scene]:
    """Read all scenes in the ``.txt`` files of ``folder``.

    Raises:
        CorpusError: If a line has not the form, or a claim names a sentence that is not there.
    """
    return [scene for path in sorted(folder.glob("*.txt")) for scene in _read_file(path)]


def _read_file(path: Path) -> Iterator[Scene]:
    title = ""
    sentences: list[Sentence] = []
    claims: list[Labelled] = []
    for number, raw in enumerate(path.read_text("utf-8").splitlines(), start=1):
        line = raw.strip()
        if line.startswith("== "):
            if title:
                yield Scene(title, tuple(sentences), tuple(claims))
            title, sentences, claims = line.removeprefix("== "), [], []
        elif found := _SENTENCE.fullmatch(line):
            if int(found[1]) != len(sentences) + 1:
                raise CorpusError(f"{path}:{number}: sentence {found[1]} is out of order.")
            sentences.append(Sentence(found[3], found[2] == "Q"))
        elif found := _CLAIM.fullmatch(line):
            places = tuple(int(each) - 1 for each in found[2].split(","))
            if max(places) >= len(sentences):
                raise CorpusError(f"{path}:{number}: there is no sentence {max(places) + 1}.")
            change = found[3] if found[1] == "D" else None
            if (found[1] == "D" and change not in CHANGES) or (
                found[1] != "D" and found[3] not in (None, LOST)
            ):
                raise CorpusError(
                    f"{path}:{number}: {found[3]!r} is no change. Allowed: {', '.join(CHANGES)}."
                )
            claims.append(Labelled(found[5], found[4] or "", LABELS[found[1]], places, change))
        elif line not in ("", "-") and not line.startswith("@ "):
            raise CorpusError(f"{path}:{number}: neither a sentence nor a claim: {line!r}.")
    if title:
        yield Scene(title, tuple(sentences), tuple(claims))
