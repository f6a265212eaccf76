"""What the model says of acts: how much each word speaks for each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord.tag.encode import EncodedText
from onrecord.types import ACTS, Act, Span

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class ActScores:
    """How much the words of a text speak for each act.

    A statement's scores are the mean of its cue's words and the mean of its content's words.

    Attributes:
        encoded: The text.
        as_cue, as_content: Of each word where it stands in a cue and where it stands in a content,
            shape (words, acts).
    """

    encoded: EncodedText
    as_cue: NDArray[np.float32]
    as_content: NDArray[np.float32]

    def tell(self, cue: Span, content: Sequence[Span]) -> tuple[Act, float]:
        """Return the likeliest act of a statement and its probability."""
        scores = self.score(cue, content)
        weights = np.exp(scores - scores.max())
        best = int(scores.argmax())
        return ACTS[best], float(weights[best] / weights.sum())

    def score(self, cue: Span, content: Sequence[Span]) -> NDArray[np.float32]:
        """Return the logarithm of how likely each act is, but for a sum, shape (acts,)."""
        in_cue = list(self.encoded.word_range(cue))
        in_content = [word for span in content for word in self.encoded.word_range(span)]
        summed: NDArray[np.float32] = _mean(self.as_cue[in_cue]) + _mean(
            self.as_content[in_content]
        )
        return summed


def _mean(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the mean over words, nothing where there are none."""
    mean: NDArray[np.float32] = scores.sum(axis=0) / max(len(scores), 1)
    return mean
