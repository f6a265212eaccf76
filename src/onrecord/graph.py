"""Run a graph on several inputs, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from onrecord.released import open_session

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray
    from onnxruntime import InferenceSession


@dataclass(frozen=True)
class Graph:
    """A graph that is loaded, and what runs it.

    Each input is run by one thread and as many inputs at a time as there are threads: two threads
    that share the products of one input wait for each other a third of their time.

    Attributes:
        session: Runs the graph on an input.
        pool: The threads; ``None`` where there is one, that of the caller.
    """

    session: InferenceSession
    pool: ThreadPoolExecutor | None

    @classmethod
    def open(cls, path: Path, threads: int) -> Graph:
        """Load the graph in ``path``, for ``threads`` threads."""
        return cls.of(open_session(path, 1), threads)

    @classmethod
    def of(cls, session: InferenceSession, threads: int) -> Graph:
        """Return what ``session``, itself of one thread, runs, for ``threads`` threads."""
        return cls(session, ThreadPoolExecutor(threads) if threads > 1 else None)

    @property
    def outputs(self) -> list[str]:
        """Names of what the graph gives."""
        return [output.name for output in self.session.get_outputs()]

    def run(
        self, outputs: Sequence[str], inputs: Sequence[Mapping[str, NDArray[Any]]]
    ) -> list[list[NDArray[Any]]]:
        """Return ``outputs`` for each of ``inputs``, which are not joined into batches.

        On two cores a batch gains nothing, and padding would have to be read and masked. Apart,
        what is made of an input also does not depend on what else is read, since activations are
        quantised by the range of the tensor that they stand in.
        """
        run = partial(self.session.run, outputs)
        if self.pool is None or len(inputs) == 1:
            return [run(each) for each in inputs]
        return list(self.pool.map(run, inputs))
