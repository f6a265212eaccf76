"""The network that tells whether a passage of speech supports a claim or denies it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.entail.encode import Heard, encode_pair
from onrecord.errors import ModelError
from onrecord.graph import Graph
from onrecord.released import Released, find_released, open_released

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SUPPORTED, DENIED, OPEN, ELSEWHERE = range(4)
"""What a passage makes of a claim: it says it, it excludes it, it is on the subject and leaves it
open, or it is on something else."""
CHANGES = ("negation", "number", "unit", "date", "name", "modal", "quantifier", "-")
"""What a claim that is denied has otherwise than the passage; ``-`` for anything else."""
_MISSING = (
    "indirect statements are checked better with a model that is not installed. Install it with"
    " `pip install onrecord-entail`, from a checkout with `pip install ./packages/entail`."
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a passage makes of a claim, in probabilities.

    Attributes:
        supported, denied, open, elsewhere: They sum to 1.
        changes: By change, should the claim be denied; they sum to 1.
    """

    supported: float
    denied: float
    open: float
    elsewhere: float
    changes: Mapping[str, float]


Entail = Callable[[Sequence[Sequence[Heard]], str], list[Reading]]
"""Reads a claim beside each of several passages."""


@dataclass(frozen=True)
class Reader:
    """A loaded model, and its graph."""

    _released: Released
    _graph: Graph

    def read(self, passages: Sequence[Sequence[Heard]], claim: str) -> list[Reading]:
        """Tell what each of ``passages`` makes of ``claim``; each pair is read alone."""
        model = self._released
        pairs = [
            encode_pair(passage, claim, model.pieces, model.begin, model.end)
            for passage in passages
        ]
        scored = self._graph.run(["labels", "changes"], [_feed(*pair) for pair in pairs])
        return [self._reading(labels[0, 0], changes[0, 0]) for labels, changes in scored]

    def _reading(self, labels: NDArray[np.float32], changes: NDArray[np.float32]) -> Reading:
        scale = self._released.card["scale"]  # fitted, so that scores are probabilities
        named = dict(zip(CHANGES, _chances(changes), strict=True))
        supported, denied, left_open, elsewhere = _chances(labels * scale)
        return Reading(supported, denied, left_open, elsewhere, named)


def _feed(pieces: Sequence[int], kinds: Sequence[int]) -> dict[str, NDArray[np.int32]]:
    import numpy as np

    return {
        "pieces": np.array([pieces], dtype=np.int32),
        "features": np.array([kinds], dtype=np.int32),
    }


def _chances(scores: NDArray[np.float32]) -> list[float]:
    import numpy as np

    powers = np.exp(scores - scores.max())
    return [float(each) for each in powers / powers.sum()]


def reader_folder() -> Path:
    """Return the folder of the model: in its package, or in a checkout.

    Raises:
        ModelError: If it is not installed; the message has the command that installs it.
    """
    return find_released("entail", _MISSING)


def find_entail(threads: int = 2) -> Entail | None:
    """Return what reads a passage and a claim; ``None`` where the model is not installed.

    Raises:
        ModelError: If a file of the model is damaged.
    """
    try:
        folder = reader_folder()
    except ModelError:
        return None
    return load_reader(folder, threads).read


@lru_cache(maxsize=1)
def load_reader(folder: Path, threads: int = 2) -> Reader:
    """Load the model in ``folder`` for ``threads`` threads.

    Raises:
        ModelError: If a file is missing or is not the one that was released.
    """
    released = open_released(folder, 1)
    return Reader(released, Graph.of(released.session, threads))
