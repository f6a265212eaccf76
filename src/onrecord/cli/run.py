"""Read and extract many documents, in order, in one process or in several."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from onrecord.errors import InputError
from onrecord.ingest import ReadOptions, find_sources, read_source
from onrecord.types import Document, Record

AHEAD = 4
"""Documents that wait for each worker: enough to keep it busy, few enough to stay small."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An input without a record.

    Attributes:
        origin: The input, as given.
        kind: Name of the error.
        problem: What is wrong.
        advice: The next step.
    """

    origin: str
    kind: str
    problem: str
    advice: str

    @classmethod
    def of(cls, error: InputError) -> Failure:
        """Describe an input that can't be read."""
        return cls(error.origin, type(error).__name__, error.problem, error.advice)


def run(
    arguments: Sequence[str], options: ReadOptions, model: Path, *, workers: int, threads: int
) -> Iterator[Record | Failure]:
    """Yield a record or a failure for each document, in the order of the arguments.

    Args:
        arguments: Paths, folders, patterns, URLs or ``-``.
        options: How to read them.
        model: The model's folder.
        workers: Processes; 1 reads in this one.
        threads: Threads of the model where there is one process.
    """
    documents = chain.from_iterable(
        (source,) if isinstance(source, InputError) else read_source(source, options)
        for source in find_sources(arguments)
    )
    if workers == 1:
        return _in_order(documents, partial(_extract, model, threads))
    return _in_workers(documents, model, workers)


def _extract(model: Path, threads: int, document: Document) -> Record | Failure:
    from onrecord.pipeline import extract_record
    from onrecord.tag import load_model

    loaded = load_model(model, threads)
    try:
        return extract_record(document, loaded)
    except Exception as error:
        # A fault of ours in one document must not lose the others of a batch.
        return Failure(
            document.origin.path,
            type(error).__name__,
            f"onrecord failed on this document: {error}.",
            "Please report it, with the document if you can share it.",
        )


def _in_order(
    documents: Iterator[Document | InputError], extract: Callable[[Document], Record | Failure]
) -> Iterator[Record | Failure]:
    for document in documents:
        yield Failure.of(document) if isinstance(document, InputError) else extract(document)


def _in_workers(
    documents: Iterator[Document | InputError], model: Path, workers: int
) -> Iterator[Record | Failure]:
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing import get_context

    waiting: deque[Future[Record | Failure]] = deque()
    # Forking a process whose model has threads can lock it up; spawning can't.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for document in documents:
            if isinstance(document, InputError):
                failed: Future[Record | Failure] = Future()
                failed.set_result(Failure.of(document))
                waiting.append(failed)
            else:
                waiting.append(pool.submit(_extract, model, 1, document))
            if len(waiting) > workers * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
