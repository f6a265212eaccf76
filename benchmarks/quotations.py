"""Whether quotations are followed in time, and rightly: ``python benchmarks/quotations.py``.

Makes an archive of generated documents whose quotations are cuts of generated utterances, follows
them in a process of its own, and compares with the truth, which is known: two quotations are the
same if they were cut from one utterance.

Words follow Zipf's law, nearly half of them are the small words of English. Many an utterance
holds one of a few thousand stock phrases, which join nothing. An utterance is carried by one
document or by hundreds: whole, cut at either end, with words left out with or without a mark, and
with words exchanged. A quotation cut from another end of an utterance than all others counts as
missed, though nothing in the archive says that it belongs to them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.follow.update import bring_up_to_date
from onrecord.store import Archive
from onrecord.types import (
    Document,
    Layout,
    ModelIdentity,
    Origin,
    Record,
    Span,
    Statement,
    Zone,
)

MODEL = ModelIdentity("generated", "1", "0" * 64)
PER_DOCUMENT = 10
VOCABULARY = 60_000
EXPONENT = 1.0
SMALL_SHARE = 0.45
SMALL_WORDS = (
    "the to of and a in that is it for we you not have on with be are this as they will at by from"
    " or but was our what all there who has were if would about their can so which when do more"
    " been my had out up no them than some could into only its should because those these how"
)
SMALL = tuple(SMALL_WORDS.split())
STOCK_PHRASES = 3000
STOCK_SHARE = 0.2
SHORTEST_CUT = 8
FEWEST_CONTENT = 4
MOST_CARRIERS = 400
CUT_SHARE = 0.45
CARRIERS_EXPONENT = 2.0
"""Half of the utterances or so are carried once, and a few by hundreds."""
DOCUMENTS_AT_ONCE = 2000
SAYS = "Ada Quill said “"
REVISION = """
INSERT INTO revision (id, document, number, latest, added, content_sha256, record_sha256, model,
    text, text_sha256, lang, path, media_type, bytes_sha256, notes, document_zones, zones,
    paragraphs, sentences, quotations, unattributed)
VALUES (?1, ?1, 1, 1, '', ?1, '', 1, ?2, '', 'en', ?3, 'text/plain', '', '[]', '[]', '[]', '[]',
    '[]', '[]', '[]')
"""
STATEMENT = """
INSERT INTO statement (revision, position, key, content, quoted, type, voice, zone, confidence,
    flags, why)
VALUES (?, ?, ?, ?, ?, 'direct', 'source', 'body', 0.9, '[]', '[]')
"""

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Corpus:
    """Utterances, and which quotation is cut from which.

    Attributes:
        words: Numbers of all utterances' words, one utterance after another; of the small words
            those below ``len(SMALL)``.
        starts: Where each utterance begins in ``words``, and where the last one ends.
        truth: For each quotation the number of its utterance, in no order.
    """

    words: Numbers
    starts: Numbers
    truth: Numbers


class Generator:
    """Makes utterances and what documents have of them; the same for the same seed.

    Numbers are drawn for many at once; words are written out a few thousand documents at a time.
    """

    def __init__(self, seed: int) -> None:
        self.random = np.random.default_rng(seed)
        syllables = [
            first + last for first in "bcdfghklmnprstvwz" for last in ("a", "en", "ir", "o", "ul")
        ]
        drawn = iter(self.random.choice(syllables, 4 * VOCABULARY).tolist())
        counts = self.random.integers(2, 5, VOCABULARY).tolist()
        self.forms = [*SMALL, *("".join(islice(drawn, count)) for count in counts)]
        self._shares = _zipf(VOCABULARY, EXPONENT)
        self._small_shares = _zipf(len(SMALL), 0.9)

    def draw(self, length: int) -> Numbers:
        """Return ``length`` words."""
        common = np.searchsorted(self._shares[:-1], self.random.random(length)) + len(SMALL)
        small = np.searchsorted(self._small_shares[:-1], self.random.random(length))
        return np.where(self.random.random(length) < SMALL_SHARE, small, common)

    def corpus(self, quotations: int) -> Corpus:
        """Return utterances, and ``quotations`` that are cut from them."""
        stock = [self.draw(int(self.random.integers(4, 9))) for _ in range(STOCK_PHRASES)]
        carriers = self._carriers(quotations)
        sizes = self.random.lognormal(3.1, 0.55, len(carriers))
        sizes = np.clip(sizes, SHORTEST_CUT, 150).astype(np.int64)
        ends = np.cumsum(sizes)
        parts = np.split(self.draw(int(ends[-1])), ends[:-1])
        phrases = np.searchsorted(
            _zipf(STOCK_PHRASES, EXPONENT)[:-1], self.random.random(len(carriers))
        )
        with_stock = np.flatnonzero(self.random.random(len(carriers)) < STOCK_SHARE)
        for number in with_stock.tolist():
            said = parts[number]
            at = int(self.random.integers(0, len(said) + 1))
            parts[number] = np.concatenate((said[:at], stock[phrases[number]], said[at:]))
        starts = np.concatenate(([0], np.cumsum([len(part) for part in parts])))
        truth = np.repeat(np.arange(len(carriers)), carriers)[:quotations]
        return Corpus(np.concatenate(parts), starts, self.random.permutation(truth))

    def _carriers(self, quotations: int) -> Numbers:
        """Return for each utterance how many documents carry it."""
        drawn = self.random.random(quotations)
        carriers = 1 + np.searchsorted(_zipf(MOST_CARRIERS, CARRIERS_EXPONENT)[:-1], drawn)
        return carriers[: int(np.searchsorted(np.cumsum(carriers), quotations)) + 1]

    def carried(self, corpus: Corpus, first: int, last: int) -> list[str]:
        """Return the quotations ``first`` to ``last``, as documents have them."""
        starts, draws = corpus.starts, self.random.random((last - first, 7)).tolist()
        others = self.draw(last - first).tolist()
        found = []
        for truth, draw, other in zip(
            corpus.truth[first:last].tolist(), draws, others, strict=True
        ):
            said = corpus.words[starts[truth] : starts[truth + 1]].tolist()
            found.append(self._written(_cut(said, draw), draw, other))
        return found

    def _written(self, kept: list[int], draw: Sequence[float], other: int) -> str:
        """Return words as they are written, some left out or exchanged."""
        shown = [self.forms[number] for number in kept]
        change, where, much, end = draw[3:]
        if len(shown) > SHORTEST_CUT:
            at = 3 + int(where * (len(shown) - 6))
            if change < 0.06:
                shown[at : at + 1 + int(much * 5)] = ["…"]
            elif change < 0.10:
                del shown[at : at + 1 + int(much * 3)]
            elif change < 0.20:
                shown[at] = self.forms[other]
        text = " ".join(shown).replace("will not", "won't").replace("do not", "don't")
        return text[0].upper() + text[1:] + (".", ",", "!", "")[int(end * 4)]


def _cut(said: list[int], draw: Sequence[float]) -> list[int]:
    """Return an utterance, or a stretch of it."""
    if draw[0] >= CUT_SHARE:
        return said
    length = SHORTEST_CUT + int(draw[1] * (len(said) - SHORTEST_CUT + 1))
    start = int(draw[2] * (len(said) - length + 1))
    cut = said[start : start + length]
    return cut if sum(word >= len(SMALL) for word in cut) >= FEWEST_CONTENT else said


def _zipf(many: int, exponent: float) -> NDArray[np.float64]:
    """Return the share of each of ``many`` by Zipf's law, with the shares of those before it."""
    shares = 1 / np.arange(1, many + 1) ** exponent
    summed: NDArray[np.float64] = np.cumsum(shares / shares.sum())
    return summed


def fill(archive: Archive, generator: Generator, corpus: Corpus) -> None:
    """Put documents of ``PER_DOCUMENT`` quotations into an archive, all but the last one.

    Only what following reads is there, and no index of the words. ``Archive.put`` takes two
    milliseconds for a document, and is not what is measured.
    """
    # Nor is what the disk does meanwhile.
    archive.connection.execute("PRAGMA synchronous = OFF")
    quotations = len(corpus.truth) - PER_DOCUMENT
    with archive.writing() as connection:
        connection.execute("INSERT INTO model VALUES (1, 'generated', '1', 'generated')")
    step = PER_DOCUMENT * DOCUMENTS_AT_ONCE
    for first in range(0, quotations, step):
        last = min(first + step, quotations)
        said = generator.carried(corpus, first, last)
        with archive.writing() as connection:
            for start in range(first, last, PER_DOCUMENT):
                of_document = slice(start, start + PER_DOCUMENT)
                passages = said[start - first : start - first + PER_DOCUMENT]
                number = start // PER_DOCUMENT + 1
                _put(connection, number, passages, corpus.truth[of_document].tolist())


def _put(
    connection: sqlite3.Connection, number: int, passages: Sequence[str], truth: Sequence[int]
) -> None:
    text, rows = "", []
    for position, (passage, utterance) in enumerate(zip(passages, truth, strict=True)):
        start = len(text) + len(SAYS)
        text += f"{SAYS}{passage}”\n"
        span = f"[[{start},{start + len(passage)}]]"
        rows.append((number, position, f"{utterance:08}-{position}", span, span))
    address = f"https://news.org/{number}"
    connection.execute("INSERT INTO document VALUES (?, ?)", (number, address))
    connection.execute(REVISION, (number, text, address))
    connection.executemany(STATEMENT, rows)


def record(generator: Generator, corpus: Corpus) -> Record:
    """Return the last document, which ``fill`` leaves out."""
    last = len(corpus.truth)
    said = generator.carried(corpus, last - PER_DOCUMENT, last)
    truth = corpus.truth[last - PER_DOCUMENT :].tolist()
    text, statements = "", []
    for position, (passage, utterance) in enumerate(zip(said, truth, strict=True)):
        start = len(text) + len(SAYS)
        text += f"{SAYS}{passage}”\n"
        quoted = Span(start, start + len(passage))
        statements.append(
            Statement(
                id=f"{utterance:08}-{position}",
                source=None,
                cue=None,
                content=(quoted,),
                quoted=(quoted,),
                type="direct",
                voice="source",
                speaker=None,
                parent=None,
                topic=None,
                confidence=0.9,
                flags=(),
                why=(),
            )
        )
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(text, Origin("https://news.org/last", "text/plain", digest))
    layout = Layout((Zone("body", Span(0, len(text))),), (), (), ())
    return Record(document, tuple(statements), (), (), MODEL, layout)


def follow(path: Path) -> dict[str, Any]:
    """Follow what is new in an archive; return what it took, and had taken at each step."""
    began, ran = time.perf_counter(), time.process_time()
    steps: list[tuple[int, float]] = []

    def advance(done: int, total: int) -> None:
        steps.append((done * PER_DOCUMENT, time.process_time() - ran))
        print(
            f"{done:,} of {total:,} documents, {steps[-1][1]:,.1f} s of the processor",
            file=sys.stderr,
            flush=True,
        )

    with Archive(path) as archive:
        bring_up_to_date(archive, advance)
    return {
        "steps": steps,
        "seconds": time.perf_counter() - began,
        "processor": time.process_time() - ran,
        "mebibytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def in_own_process(path: Path) -> dict[str, Any]:
    """Follow in a new process, so that its memory is its own."""
    command = [sys.executable, __file__, "--follow", str(path)]
    done = subprocess.run(command, check=True, capture_output=False, stdout=subprocess.PIPE)
    taken: dict[str, Any] = json.loads(done.stdout)
    return taken


def exponent(steps: Sequence[tuple[int, float]]) -> float:
    """Return the power of the number of quotations by which the time grew; 1 is in step.

    Fitted to the logarithms of both from a tenth of all quotations on.
    """
    done, seconds = np.log(np.array([step for step in steps if step[0] * 10 >= steps[-1][0]])).T
    return float(np.polyfit(done, seconds, 1)[0])


def score(archive: Archive) -> dict[str, float]:
    """Return precision and recall of pairs, and B³, of all quotations that were given."""
    both: Counter[tuple[str, int]] = Counter()
    for key, number, root in archive.query(
        "SELECT key, statement.id, root FROM statement LEFT JOIN quotation"
        " ON quotation.statement = statement.id LEFT JOIN wording ON wording.id = wording"
    ):
        # What was too short to be followed is alone.
        both[key.partition("-")[0], root if root is not None else -number] += 1
    truth: Counter[str] = Counter()
    found: Counter[int] = Counter()
    for (right, root), count in both.items():
        truth[right] += count
        found[root] += count
    matched = sum(count * (count - 1) for count in both.values())
    total = sum(both.values())
    precision = sum(count**2 / found[root] for (_, root), count in both.items()) / total
    recall = sum(count**2 / truth[right] for (right, _), count in both.items()) / total
    return {
        "pair precision": matched / max(sum(n * (n - 1) for n in found.values()), 1),
        "pair recall": matched / max(sum(n * (n - 1) for n in truth.values()), 1),
        "B3 precision": precision,
        "B3 recall": recall,
        "B3 F1": 2 * precision * recall / (precision + recall),
    }


def main() -> int:
    """Read the command line, make the archive, follow, compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quotations", type=int, default=100_000)
    parser.add_argument("--archive", type=Path, help="keep the archive there; go on with one")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--follow", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.follow is not None:
        print(json.dumps(follow(arguments.follow)))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        path = arguments.archive or Path(folder) / "archive.sqlite"
        began = time.process_time()
        generator = Generator(arguments.seed)
        corpus = generator.corpus(arguments.quotations)
        if not path.exists():
            with Archive(path, create=True) as archive:
                fill(archive, generator, corpus)
        last = record(generator, corpus)
        generated = time.process_time() - began
        before = path.stat().st_size
        taken = in_own_process(path)
        grown = path.stat().st_size - before
        with Archive(path) as archive:
            archive.put(last)
        again = in_own_process(path)
        with Archive(path) as archive:
            scores = score(archive)
            wordings, pairs = (
                archive.query(f"SELECT count(*) FROM {table}")[0][0]
                for table in ("wording", "likeness")
            )
    print(f"generated in {generated:,.0f} s of the processor")
    print(f"{arguments.quotations:,} quotations, {wordings:,} wordings, {pairs // 2:,} pairs alike")
    print(
        f"followed in {taken['seconds']:,.0f} s ({taken['processor']:,.0f} s of the processor),"
        f" {taken['mebibytes']:,.0f} MiB of memory, {grown / 2**20:,.0f} MiB in the file"
    )
    if len(taken["steps"]) > 2:
        print(f"the time grows with the quotations to the power of {exponent(taken['steps']):.2f}")
    print(
        f"one document more: {again['seconds']:.2f} s ({again['processor']:.2f} s of the processor)"
    )
    print(", ".join(f"{name} {value:.2%}" for name, value in scores.items()))
    return 0 if scores["B3 F1"] >= 0.95 else 1


if __name__ == "__main__":
    sys.exit(main())
