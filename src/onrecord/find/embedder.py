"""The model that turns a sentence into a vector: sentences of one meaning point one way."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import ModelError
from onrecord.released import Released, find_released, open_released
from onrecord.types import ModelIdentity

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

_MISSING = (
    "nearest statements need a model that is not installed. Install it with"
    " `pip install onrecord-nearest`, from a checkout with `pip install ./packages/nearest`."
)


@dataclass(frozen=True)
class Embedder:
    """A loaded model."""

    _released: Released

    @property
    def identity(self) -> ModelIdentity:
        """Name, version and checksum of the weights."""
        return self._released.identity

    @property
    def size(self) -> int:
        """Components of a vector."""
        size: int = self._released.card["size"]
        return size

    def embed(self, text: str) -> NDArray[np.float32]:
        """Return the vector of ``text``, of length 1, shape (size,).

        What is beyond the model's 254 word pieces does not count. A text is read alone, so its
        vector does not depend on what else is read.
        """
        import numpy as np

        model = self._released
        pieces = model.pieces(text)[: model.card["max_pieces"]]
        window = np.array([[model.begin, *pieces, model.end]], dtype=np.int32)
        vector: NDArray[np.float32] = model.session.run(["vector"], {"pieces": window})[0][0]
        return vector / np.linalg.norm(vector)


def embedder_folder() -> Path:
    """Return the folder of the model: in its package, or in a checkout.

    Raises:
        ModelError: If it is not installed; the message has the command that installs it.
    """
    return find_released("nearest", _MISSING)


def find_embed(threads: int = 2) -> Callable[[str], NDArray[np.float32]] | None:
    """Return what turns a text into a vector; ``None`` where the model is not installed.

    Raises:
        ModelError: If a file of the model is damaged.
    """
    try:
        folder = embedder_folder()
    except ModelError:
        return None
    return load_embedder(folder, threads).embed


@lru_cache(maxsize=1)
def load_embedder(folder: Path, threads: int = 2) -> Embedder:
    """Load the model in ``folder`` for ``threads`` threads.

    Raises:
        ModelError: If a file is missing or is not the one that was released.
    """
    return Embedder(open_released(folder, threads))
