"""Statements that mean what a sentence means.

A vector is kept as int8, and once more as its signs, a bit a component. For a question the signs of
all statements are compared, and the vectors of those that differ least: that is an exhaustive
search in all but the last places, in a thirty-second of the memory, and there is no index that has
to be built (Shakir, Aarsen and Lee 2024, "Binary and scalar embedding quantization").
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from onrecord.find.filters import Filters
from onrecord.find.search import DEFAULT_LIMIT, EVERYTHING, Hit, hits, select
from onrecord.store import Archive, Vector

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from onrecord.find.embedder import Embedder

CANDIDATES = 2000
"""Statements whose vectors are compared. `benchmarks/find.py` tells how many of the nearest by
exhaustive search are among them."""
FIRST = 10
"""So many times as many as are wanted are held against the filters at first."""
BATCH = 256
"""Statements whose vectors are written in one transaction."""


class Nearest:
    """Finds nearest statements in an archive, question after question.

    Args:
        archive: Where to look.
        embedder: The model.
    """

    def __init__(self, archive: Archive, embedder: Embedder) -> None:
        self._archive = archive
        self._embedder = embedder
        self._seen: tuple[int, int] | None = None
        self._ids: NDArray[np.int64]
        self._signs: NDArray[np.uint64]

    def embed_new(self, advance: Callable[[int, int], object] | None = None) -> int:
        """Give a vector to each statement that has none yet.

        Args:
            advance: Called with how many are done, and of how many, from time to time.

        Returns:
            How many there were.
        """
        identity = self._embedder.identity
        waiting = self._archive.without_vector(identity)
        for start in range(0, len(waiting), BATCH):
            batch = waiting[start : start + BATCH]
            self._archive.put_vectors(
                identity, {number: self._vector(words) for number, words in batch}
            )
            if advance is not None:
                advance(start + len(batch), len(waiting))
        return len(waiting)

    def find(
        self, text: str, filters: Filters = EVERYTHING, *, limit: int = DEFAULT_LIMIT
    ) -> list[Hit]:
        """Return the statements whose content is nearest to ``text``, the nearest first.

        Their score is the cosine: 1 for the same words, around 0 for what has nothing in common.
        """
        if not any(map(str.isalnum, text)):
            raise ValueError(f"there is no word in {text!r}. Give at least one.")
        return hits(self._archive, self.closest(self._embedder.embed(text), filters, limit=limit))

    def closest(
        self,
        question: NDArray[np.float32],
        filters: Filters = EVERYTHING,
        *,
        limit: int = DEFAULT_LIMIT,
    ) -> dict[int, float]:
        """Return ids and cosines of the statements nearest to a vector, the nearest first.

        Args:
            question: Of any length, shape (size,).
            filters: What must hold of a statement.
            limit: How many at most.
        """
        import numpy as np

        self._refresh()
        question = question / np.linalg.norm(question)
        cosines = self._compare(question, None)
        order = sorted(cosines, key=lambda number: -cosines[number])
        # Most of the nearest pass most filters: the first few are asked for by themselves.
        passing = self._passing(filters, order[: limit * FIRST])
        if len(passing) < limit:
            passing |= self._passing(filters, order[limit * FIRST :])
        if len(passing) < limit and len(cosines) < len(self._ids):
            # The filters leave few of the nearest: look among all that they let through.
            passing = self._passing(filters, None)
            among = np.flatnonzero(np.isin(self._ids, list(passing)))
            cosines = self._compare(question, among)
            order = sorted(cosines, key=lambda number: -cosines[number])
        nearest = [number for number in order if number in passing]
        return {number: cosines[number] for number in nearest[:limit]}

    def _vector(self, words: str) -> Vector:
        import numpy as np

        vector = self._embedder.embed(words)
        rounded = np.rint(vector * (127 / np.abs(vector).max())).astype(np.int8)
        return Vector(pack_signs(rounded).tobytes(), rounded.tobytes())

    def _refresh(self) -> None:
        """Read the signs, unless nothing has changed since they were read."""
        import numpy as np

        changes = self._archive.changes
        if changes == self._seen:
            return
        rows = self._archive.signs(self._embedder.identity)
        self._ids = np.fromiter((number for number, _ in rows), dtype=np.int64, count=len(rows))
        words = self._embedder.size // 64
        self._signs = np.frombuffer(b"".join(signs for _, signs in rows), np.uint64)
        # A row a place in the vector: numpy adds rows up far faster than it adds along them.
        self._signs = np.ascontiguousarray(self._signs.reshape(len(rows), words).T)
        self._seen = changes

    def _passing(self, filters: Filters, among: list[int] | None) -> set[int]:
        found = select(self._archive, None, filters, limit=-1, among=among, ordered=False)
        return {number for number, _ in found}

    def _compare(
        self, question: NDArray[np.float32], among: NDArray[np.int64] | None
    ) -> dict[int, float]:
        """Return the cosines of those statements whose signs differ least from the question's.

        Args:
            question: Of length 1.
            among: Places of the statements to look at; ``None`` for all.
        """
        import numpy as np

        ids = self._ids if among is None else self._ids[among]
        if len(ids) > CANDIDATES:
            signs = self._signs if among is None else self._signs[:, among]
            differing = np.bitwise_count(signs ^ pack_signs(question)[:, None])
            differing = differing.sum(axis=0, dtype=np.uint16)
            ids = ids[np.argpartition(differing, CANDIDATES)[:CANDIDATES]]
        kept = self._archive.vectors(ids.tolist())
        if not kept:
            return {}
        vectors = np.frombuffer(b"".join(kept.values()), np.int8).reshape(len(kept), -1)
        vectors = vectors.astype(np.float32)
        cosines = vectors @ question / np.linalg.norm(vectors, axis=1)
        return dict(zip(kept, cosines.tolist(), strict=True))


def pack_signs(vector: NDArray[np.floating | np.int8]) -> NDArray[np.uint64]:
    """Return the signs of a vector's components, shape (components,), 64 in a number."""
    import numpy as np

    return np.packbits(vector > 0).view(np.uint64)
