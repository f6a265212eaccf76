"""How alike two texts are in meaning, by a model of sentences that the caller may give."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.verify.names import name_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Embed = Callable[[str], "NDArray[np.float32]"]
"""Turns a text into a vector of length 1."""

# Person and tense as the speaker had them: "he would" was "I will". Words of the model's input
# alone: what is compared word by word is never rewritten.
_DIRECT = tuple(
    (re.compile(rf"\b{indirect}\b", re.IGNORECASE), direct)
    for indirect, direct in (
        (r"(?:he|she) (?:was|is)", "I am"),
        (r"they (?:were|are)", "we are"),
        (r"(?:he|she)(?: had| has)?", "I"),
        (r"they(?: had| have)?", "we"),
        (r"(?:his|her)", "my"),
        (r"him", "me"),
        (r"(?:him|her)self", "myself"),
        (r"their", "our"),
        (r"them", "us"),
        (r"would", "will"),
        (r"had been", "was"),
        (r"had", ""),
    )
)
_OPENING = re.compile(r"\s*(?:that|to)\s+", re.IGNORECASE)
_SHORTEST_NAME = 3


@dataclass(frozen=True)
class Meaning:
    """Likeness by a model; each text is read once.

    Attributes:
        embed: The model.
    """

    embed: Embed
    _known: dict[str, NDArray[np.float32]] = field(default_factory=dict)

    def likeness(self, one: str, other: str) -> float:
        """Return the cosine of two texts: from -1 to 1, 1 for the same meaning."""
        return float(self._vector(one) @ self._vector(other))

    def _vector(self, text: str) -> NDArray[np.float32]:
        if text not in self._known:
            self._known[text] = self.embed(text)
        return self._known[text]


def as_spoken(statement: str, speaker: str | None) -> str:
    """Return an indirect statement as its speaker may have said it: "I will", not "he would".

    The model finds "I will resign" much nearer to "I will step down" than to "she would step down".
    """
    said = _OPENING.sub("", statement, count=1)
    for name in name_words(speaker or ""):
        if len(name) >= _SHORTEST_NAME:
            said = re.sub(
                rf"\b{re.escape(name)}(['’]s)?\b",
                lambda found: "my" if found[1] else "I",
                said,
                flags=re.IGNORECASE,
            )
    for indirect, direct in _DIRECT:
        said = indirect.sub(direct, said)
    return " ".join(said.split())
