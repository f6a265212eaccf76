import os
import signal

from onrecord.cli.run import Failure, in_workers, run
from onrecord.errors import EmptyInput
from onrecord.ingest import find_sources, read_sources
from onrecord.types import Document, Origin


def read_or_die(item):
    """Stand in for the extractor, in a process of its own."""
    if item.text == "deadly":
        os.kill(os.getpid(), signal.SIGKILL)
    return item.text


def documents(*texts):
    return [
        (number, Document(text, Origin(f"{number}.txt", "text/plain", "0" * 64)))
        for number, text in enumerate(texts)
    ]


def test_a_dead_process_costs_only_the_document_that_it_died_of():
    texts = ["a", "deadly", *"bcdefgh", "deadly", "i"]
    results = list(in_workers(iter(documents(*texts)), read_or_die, workers=1))
    assert [number for number, _ in results] == list(range(len(texts)))
    failures = {number: found for number, found in results if isinstance(found, Failure)}
    assert {number: failure.origin for number, failure in failures.items()} == {
        1: "1.txt",
        9: "9.txt",
    }
    assert all(failure.problem and failure.advice for failure in failures.values())
    assert "".join(found for number, found in results if number not in failures) == "abcdefghi"


def test_results_tell_their_source(tmp_path):
    path = tmp_path / "lines.jsonl"
    path.write_text('{"text": ""}\n{"text": " "}\n', "utf-8")
    sources = [*find_sources([str(path)]), EmptyInput("x", "is empty.", "Give another.")]
    results = run(read_sources(sources), tmp_path, workers=1, threads=1)
    assert [(number, failure.origin) for number, failure in results] == [
        (0, f"{path}#1"),
        (0, f"{path}#2"),
        (1, "x"),
    ]
