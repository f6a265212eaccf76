import os
import signal
import time

from onrecord.cli.run import Failure, in_threads, in_workers, run
from onrecord.errors import EmptyInput
from onrecord.example import REPORTS, path
from onrecord.ingest import find_sources, read_sources
from onrecord.tag import model_folder
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


def test_threads_keep_the_order_and_read_little_ahead():
    begun, delays = [], [0.05, 0.0, 0.02, 0.0, 0.0, 0.03, 0.0]

    def given():
        for number, document in documents(*"abcdefg"):
            begun.append(number)
            yield number, document

    def read_late(item):
        time.sleep(delays["abcdefg".index(item.text)])
        return item.text

    results = in_threads(given(), read_late, threads=2)
    assert next(results) == (0, "a")
    assert begun == [0, 1, 2]
    assert list(results) == list(enumerate("abcdefg"))[1:]


def test_threads_stop_when_nobody_takes_what_they_read():
    read = []
    results = in_threads(documents(*"abcdefgh"), lambda item: read.append(item.text), threads=2)
    next(results)
    results.close()
    assert len(read) <= 3


def test_documents_side_by_side_have_the_records_they_have_alone():
    paths = [str(path(name)) for name in REPORTS]
    model = model_folder("fast")

    def read_with(threads):
        items = read_sources(find_sources(paths))
        return [record for _, record in run(items, model, workers=1, threads=threads)]

    alone, together = read_with(1), read_with(2)
    assert len(alone) == len(paths)
    assert alone == together


def test_results_tell_their_source(tmp_path):
    lines = tmp_path / "lines.jsonl"
    lines.write_text('{"text": ""}\n{"text": " "}\n', "utf-8")
    sources = [*find_sources([str(lines)]), EmptyInput("x", "is empty.", "Give another.")]
    results = run(read_sources(sources), tmp_path, workers=1, threads=1)
    assert [(number, failure.origin) for number, failure in results] == [
        (0, f"{lines}#1"),
        (0, f"{lines}#2"),
        (1, "x"),
    ]
