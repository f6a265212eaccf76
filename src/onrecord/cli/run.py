"""Extract the records of many documents, in order, in threads or in processes."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from threading import Lock

from onrecord.errors import InputError
from onrecord.types import Document, Record

Item = Document | InputError
AHEAD = 4
"""Documents that wait for each worker: enough to keep it busy, few enough to stay small."""

_LOADING = Lock()
"""Held by the thread that loads the model, so that the others wait for it and load none."""


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


Extract = Callable[[Item], Record | Failure]


def run(
    items: Iterable[tuple[int, Item]], model: Path, *, workers: int, threads: int
) -> Generator[tuple[int, Record | Failure]]:
    """Yield a record or a failure for each document, in order.

    Whoever takes fewer than all closes it: its threads must end in the thread that they began in.

    Args:
        items: What ``read_sources`` read, with the number of its source.
        model: The model's folder.
        workers: Processes; 1 reads in this one.
        threads: Documents that are read side by side where there is one process; a document that
            comes alone is read with so many threads of the model.

    Yields:
        The number of the source, and what became of one of its documents.
    """
    if workers > 1:
        return in_workers(items, partial(_extract, model, 1), workers)
    items = iter(items)
    first = list(islice(items, 2))
    if threads == 1 or len(first) < 2:
        return ((number, _extract(model, threads, item)) for number, item in chain(first, items))
    return in_threads(chain(first, items), partial(_extract, model, 1), threads)


def records(
    items: Iterable[tuple[int, Item]],
    model: Path,
    failures: list[Failure],
    *,
    workers: int,
    threads: int,
    advance: Callable[[int], None] = lambda _number: None,
) -> Generator[Record]:
    """Yield the records of documents, in order. As with ``run``, it is closed by its taker.

    Args:
        items: As ``run`` takes them, like the model, workers and threads.
        model: The model's folder.
        failures: Where inputs without a record are put.
        workers: Processes.
        threads: Documents read side by side.
        advance: Called for each document with the number of its source.
    """
    with closing(run(items, model, workers=workers, threads=threads)) as results:
        for number, result in results:
            advance(number)
            if isinstance(result, Failure):
                failures.append(result)
            else:
                yield result


def in_threads(
    items: Iterable[tuple[int, Item]], extract: Extract, threads: int
) -> Generator[tuple[int, Record | Failure]]:
    """Yield each number with what ``extract`` makes of its item, in order.

    While the network reads one document, Python is free for the stages of another: on two cores
    this takes a quarter less time than two threads for one document after the other.
    """
    waiting: deque[tuple[int, Future[Record | Failure]]] = deque()
    executor = ThreadPoolExecutor(threads)

    def first() -> tuple[int, Record | Failure]:
        number, future = waiting.popleft()
        return number, future.result()

    try:
        for number, item in items:
            waiting.append((number, executor.submit(extract, item)))
            if len(waiting) > threads:
                yield first()
        while waiting:
            yield first()
    finally:
        executor.shutdown(cancel_futures=True)


def in_workers(
    items: Iterable[tuple[int, Item]], extract: Extract, workers: int
) -> Generator[tuple[int, Record | Failure]]:
    """Yield each number with what ``extract`` makes of its item, in order.

    The death of a process costs the one item that it died of.
    """
    waiting: deque[tuple[int, Item, Future[Record | Failure]]] = deque()
    with _Pool(workers) as pool, _Pool(1) as alone:

        def first() -> tuple[int, Record | Failure]:
            number, item, future = waiting.popleft()
            with suppress(BrokenProcessPool):
                return number, future.result()
            # A death takes along all that the pool had in hand, and does not tell whose item it
            # was: each of them is tried once more, with nothing beside it.
            with suppress(BrokenProcessPool):
                return number, alone.submit(extract, item).result()
            return number, _deadly(item)

        for number, item in items:
            waiting.append((number, item, pool.submit(extract, item)))
            if len(waiting) > workers * AHEAD:
                yield first()
        while waiting:
            yield first()


class _Pool:
    """Processes that are replaced when one of them dies. None starts before it is needed."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._executor = self._start()

    def __enter__(self) -> _Pool:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._executor.shutdown(cancel_futures=True)

    def submit(self, extract: Extract, item: Item) -> Future[Record | Failure]:
        try:
            return self._executor.submit(extract, item)
        except BrokenProcessPool:
            self._executor.shutdown()
            self._executor = self._start()
            return self._executor.submit(extract, item)

    def _start(self) -> ProcessPoolExecutor:
        # Forking a process whose model has threads can lock it up; spawning can't.
        return ProcessPoolExecutor(self._workers, mp_context=get_context("spawn"))


def _extract(model: Path, threads: int, item: Item) -> Record | Failure:
    from onrecord.pipeline import extract_record
    from onrecord.tag import load_model

    if isinstance(item, InputError):
        return Failure.of(item)
    with _LOADING:
        loaded = load_model(model, threads)
    try:
        return extract_record(item, loaded)
    except Exception as error:
        # A fault of ours in one document must not lose the others of a batch.
        return Failure(
            item.origin.path,
            type(error).__name__,
            f"onrecord failed on this document: {error}.",
            "Please report it, with the document if you can share it.",
        )


def _deadly(item: Item) -> Failure:
    return Failure(
        item.origin if isinstance(item, InputError) else item.origin.path,
        BrokenProcessPool.__name__,
        "the process that read it died, twice; memory may have run out.",
        "Read it by itself with --workers 1, or split it.",
    )
