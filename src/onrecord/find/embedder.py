"""The model that turns a sentence into a vector: sentences of one meaning point one way."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import ModelError
from onrecord.types import ModelIdentity

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

_PACKAGE = "onrecord_nearest"
_MISSING = (
    "nearest statements need a model that is not installed. Install it with"
    " `pip install onrecord-nearest`, from a checkout with `pip install ./packages/nearest`."
)


@dataclass(frozen=True)
class Embedder:
    """A loaded model.

    Attributes:
        identity: Name, version and checksum of the weights.
        size: Components of a vector.
    """

    identity: ModelIdentity
    size: int
    _session: InferenceSession
    _tokenizer: Tokenizer
    _begin: int
    _end: int
    _max_pieces: int

    def embed(self, text: str) -> NDArray[np.float32]:
        """Return the vector of ``text``, of length 1, shape (size,).

        What is beyond the model's 254 word pieces does not count. A text is read alone, so its
        vector does not depend on what else is read.
        """
        import numpy as np

        pieces = self._tokenizer.encode(text, add_special_tokens=False).ids[: self._max_pieces]
        window = np.array([[self._begin, *pieces, self._end]], dtype=np.int32)
        vector: NDArray[np.float32] = self._session.run(["vector"], {"pieces": window})[0][0]
        return vector / np.linalg.norm(vector)


def embedder_folder() -> Path:
    """Return the folder of the model: in its package, or in a checkout.

    Raises:
        ModelError: If it is not installed; the message has the command that installs it.
    """
    places = [Path(__file__).parents[3] / "models"]
    if find_spec(_PACKAGE):
        places.insert(0, Path(str(files(_PACKAGE))) / "models")
    for place in places:
        if (place / "nearest" / "card.json").is_file():
            return place / "nearest"
    raise ModelError(_MISSING)


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
    import onnxruntime
    from tokenizers import Tokenizer

    try:
        card = json.loads((folder / "card.json").read_text("utf-8"))
        for name, checksum in card["files"].items():
            with (folder / name).open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != checksum:
                    raise ModelError(
                        f"{folder / name}: damaged, its checksum differs. Install it again."
                    )
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"{folder}: cannot be read ({error}). Install it again.") from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    vocabulary = tokenizer.get_vocab()
    return Embedder(
        ModelIdentity(card["name"], card["version"], card["files"]["weights.onnx"]),
        card["size"],
        onnxruntime.InferenceSession(
            str(folder / "weights.onnx"), options, providers=["CPUExecutionProvider"]
        ),
        tokenizer,
        vocabulary[card["begin"]],
        vocabulary[card["end"]],
        card["max_pieces"],
    )
