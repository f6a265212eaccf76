"""Set claims of scenes beside passages: what they are judged by, or something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from onrecord.entail import CHANGES, DENIED, ELSEWHERE, SUPPORTED, Heard
from retell import change, retell
from scenes import Labelled, Scene

BEFORE, AFTER = 0.5, 0.3
"""How often a passage has the sentence before it, or after it, with it."""
APART = 0.2
"""How often a claim is also set beside a passage on something else."""
RETOLD = 8
"""Sentences of a scene that are retold in their own words; half of them are changed, too."""
CHANGED = 0.5


@dataclass(frozen=True, slots=True)
class Beside:
    """A claim beside a passage.

    Attributes:
        passage: What is said, and asked.
        claim: In a reporter's words, after its cue where that is part of it.
        label: ``SUPPORTED``, ``DENIED``, ``OPEN`` or ``ELSEWHERE``.
        change: Which of ``CHANGES`` makes it denied; -1 where it is not.
    """

    passage: tuple[Heard, ...]
    claim: str
    label: int
    change: int


def draw(scenes: Sequence[Scene], random: Random) -> list[Beside]:
    """Return every claim of ``scenes`` beside what it is judged by, some beside more."""
    return [each for scene in scenes for each in _set_beside(scene, scene.claims, random)]


def draw_retold(scenes: Sequence[Scene], random: Random) -> list[Beside]:
    """Return sentences of ``scenes`` retold, rightly and with a change, in the same way."""
    return [
        each for scene in scenes for each in _set_beside(scene, retell_some(scene, random), random)
    ]


def retell_some(scene: Scene, random: Random) -> list[Labelled]:
    """Return claims made of sentences of ``scene``: see ``retell``."""
    spoken = [at for at, each in enumerate(scene.sentences) if not each.asked]
    claims = []
    for at in random.sample(spoken, min(RETOLD, len(spoken))):
        told = retell(scene.sentences[at].text, random)
        if told is None:
            continue
        claims.append(Labelled(told, "", SUPPORTED, (at,), None))
        changed = change(told, scene, random) if random.random() < CHANGED else None
        if changed is not None:
            claims.append(Labelled(changed[0], "", DENIED, (at,), changed[1]))
    return claims


def _widen(scene: Scene, first: int, last: int, random: Random) -> tuple[int, int]:
    if first and (random.random() < BEFORE or scene.sentences[first - 1].asked):
        first -= 1
    if last + 1 < len(scene.sentences) and random.random() < AFTER:
        last += 1
    return first, last


def _set_beside(scene: Scene, claims: Sequence[Labelled], random: Random) -> list[Beside]:
    def hear(first: int, last: int) -> tuple[Heard, ...]:
        return tuple(Heard(each.text, each.asked) for each in scene.sentences[first : last + 1])

    found = []
    for claim in claims:
        first, last = _widen(scene, min(claim.places), max(claim.places), random)
        change = CHANGES.index(claim.change) if claim.change else -1
        text = f"{claim.cue} {claim.text}" if claim.cue else claim.text
        found.append(Beside(hear(first, last), text, claim.label, change))
        far = [at for at in range(len(scene.sentences)) if not first - 1 <= at <= last + 1]
        if far and random.random() < APART:
            at = random.choice(far)
            apart = _widen(scene, at, at, random)
            if apart[1] < first or last < apart[0]:
                found.append(Beside(hear(*apart), text, ELSEWHERE, -1))
    return found
