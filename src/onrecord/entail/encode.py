"""A passage and a claim as the network reads them: word pieces, and what each is part of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

MARK, SAID, ASKED, CLAIMED = range(4)
"""A piece is a mark at an edge, or part of what is said, of a question, or of the claim."""
MOST_PIECES = 200
"""Longer passages lose their end; most have 20 to 60 pieces."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence of a passage.

    Attributes:
        text: It.
        asked: Whether somebody else asks it.
    """

    text: str
    asked: bool = False


def encode_pair(
    passage: Sequence[Heard],
    claim: str,
    pieces_of: Callable[[str], list[int]],
    begin: int,
    end: int,
) -> tuple[list[int], list[int]]:
    """Return the pieces of a passage and a claim, with their marks, and the kind of each piece.

    Args:
        passage: Its sentences, in the order in which they were said.
        claim: In a reporter's words.
        pieces_of: Returns the word pieces of a text.
        begin: The piece that stands at a text's beginning.
        end: The piece that stands at its end.
    """
    claimed = pieces_of(claim)[: MOST_PIECES // 2]
    said: list[int] = []
    kinds: list[int] = []
    for sentence in passage:
        found = pieces_of(sentence.text)
        said += found
        kinds += [ASKED if sentence.asked else SAID] * len(found)
    room = MOST_PIECES - len(claimed) - 3
    said, kinds = said[:room], kinds[:room]
    return (
        [begin, *said, end, *claimed, end],
        [MARK, *kinds, MARK, *[CLAIMED] * len(claimed), MARK],
    )
