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
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np

from onrecord.follow.update import bring_up_to_date
from onrecord.store import Archive
from onrecord.types import (
    Document,
    Layout,
    ModelIdentity,
    Origin,
    Record,
    Span,
    Speaker,
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
CARRIERS_EXPONENT = 2.0
"""Half of the utterances or so are carried once, and a few by hundreds."""


class Generator:
    """Makes utterances and what documents have of them; the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = np.random.default_rng(seed)
        syllables = [
            first + last for first in "bcdfghklmnprstvwz" for last in ("a", "en", "ir", "o", "ul")
        ]
        counts = self.random.integers(2, 5, VOCABULARY)
        self.words = ["".join(self.random.choice(syllables, count)) for count in counts]
        self._shares = _zipf(VOCABULARY, EXPONENT)
        self._small_shares = _zipf(len(SMALL), 0.9)
        self._carriers = _zipf(MOST_CARRIERS, CARRIERS_EXPONENT)
        self._stock_shares = _zipf(STOCK_PHRASES, EXPONENT)
        self.stock = [self.draw(int(self.random.integers(4, 9))) for _ in range(STOCK_PHRASES)]

    def draw(self, length: int) -> list[str]:
        """Return ``length`` words."""
        small = self.random.random(length) < SMALL_SHARE
        places = np.searchsorted(self._shares, self.random.random(length))
        small_places = np.searchsorted(self._small_shares, self.random.random(length))
        return [
            SMALL[min(int(its), len(SMALL) - 1)]
            if is_small
            else self.words[min(int(place), VOCABULARY - 1)]
            for is_small, its, place in zip(small, small_places, places, strict=True)
        ]

    def utterance(self) -> list[str]:
        """Return what somebody says: a few words, or several sentences."""
        words = self.draw(int(np.clip(self.random.lognormal(3.1, 0.55), SHORTEST_CUT, 150)))
        if self.random.random() < STOCK_SHARE:
            stock = self.stock[int(np.searchsorted(self._stock_shares, self.random.random()))]
            at = int(self.random.integers(0, len(words) + 1))
            words[at:at] = stock
        return words

    def carriers(self) -> int:
        """Return how many documents carry an utterance."""
        return 1 + int(np.searchsorted(self._carriers, self.random.random()))

    def carried(self, words: Sequence[str]) -> str:
        """Return an utterance as one document has it."""
        kept = list(words)
        if self.random.random() < 0.45:
            length = int(self.random.integers(min(SHORTEST_CUT, len(kept)), len(kept) + 1))
            start = int(self.random.integers(0, len(kept) - length + 1))
            cut = kept[start : start + length]
            if sum(word not in SMALL for word in cut) >= FEWEST_CONTENT:
                kept = cut
        chance = self.random.random()
        at = int(self.random.integers(3, len(kept) - 3)) if len(kept) > 8 else 0
        if at and chance < 0.06:
            kept[at : at + int(self.random.integers(1, 6))] = ["…"]
        elif at and chance < 0.10:
            del kept[at : at + int(self.random.integers(1, 4))]
        elif at and chance < 0.20:
            kept[at] = self.draw(1)[0]
        shown = " ".join(kept).replace("will not", "won't").replace("do not", "don't")
        shown = shown[0].upper() + shown[1:]
        return shown + (".", ",", "!", "")[int(self.random.integers(4))]


def _zipf(many: int, exponent: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    shares = 1 / np.arange(1, many + 1) ** exponent
    return np.cumsum(shares / shares.sum())


def make(generator: Generator, quotations: int) -> list[tuple[int, str]]:
    """Return quotations with the number of their utterance, in no order."""
    made: list[tuple[int, str]] = []
    number = 0
    while len(made) < quotations:
        words = generator.utterance()
        made += [(number, generator.carried(words)) for _ in range(generator.carriers())]
        number += 1
    del made[quotations:]
    order = generator.random.permutation(len(made))
    return [made[int(place)] for place in order]


def records(made: Iterable[tuple[int, str]]) -> Iterator[Record]:
    """Yield documents of ``PER_DOCUMENT`` quotations; a statement's key begins with its truth."""
    rest = iter(made)
    number = 0
    while batch := list(islice(rest, PER_DOCUMENT)):
        yield _record(number, batch)
        number += 1


def _record(number: int, batch: Sequence[tuple[int, str]]) -> Record:
    text, statements, speakers = "", [], []
    for place, (truth, words) in enumerate(batch):
        name = f"Ada Quill{truth % 5000}"
        source = Span(len(text), len(text) + len(name))
        start = source.end + len(" said “")
        text += f"{name} said “{words}”\n\n"
        speaker = Speaker(f"s{place}", name, "person", None, source, ())
        speakers.append(speaker)
        quoted = Span(start, start + len(words))
        statements.append(
            Statement(
                id=f"{truth:08}-{place}",
                source=source,
                cue=Span(source.end + 1, source.end + 5),
                content=(Span(start - 1, quoted.end + 1),),
                quoted=(quoted,),
                type="direct",
                voice="source",
                speaker=speaker,
                parent=None,
                topic=None,
                confidence=0.9,
                flags=(),
                why=(),
            )
        )
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(text, Origin(f"https://news.org/{number}", "text/plain", digest))
    layout = Layout((Zone("body", Span(0, len(text))),), (), (), ())
    return Record(document, tuple(statements), tuple(speakers), (), MODEL, layout)


def follow(path: Path) -> dict[str, float]:
    """Follow what is new in an archive; return what it took."""
    began, ran = time.perf_counter(), time.process_time()
    with Archive(path) as archive:
        bring_up_to_date(archive, _tell)
    return {
        "seconds": time.perf_counter() - began,
        "processor": time.process_time() - ran,
        "mebibytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _tell(done: int, total: int) -> None:
    print(f"{done:,} of {total:,} documents", file=sys.stderr, flush=True)


def in_own_process(path: Path) -> dict[str, float]:
    """Follow in a new process, so that its memory is its own."""
    command = [sys.executable, __file__, "--follow", str(path)]
    done = subprocess.run(command, check=True, capture_output=False, stdout=subprocess.PIPE)
    taken: dict[str, float] = json.loads(done.stdout)
    return taken


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
    parser.add_argument("--archive", type=Path, help="make the archive there, and keep it")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--follow", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.follow is not None:
        print(json.dumps(follow(arguments.follow)))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        path = arguments.archive or Path(folder) / "archive.sqlite"
        made = make(Generator(arguments.seed), arguments.quotations)
        *most, last = records(made)
        with Archive(path, create=True) as archive:
            # What the disk does while the archive is made is not what is measured.
            archive.connection.execute("PRAGMA synchronous = OFF")
            for record in most:
                archive.put(record)
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
    print(f"{len(made):,} quotations, {wordings:,} wordings, {pairs // 2:,} pairs alike")
    print(
        f"followed in {taken['seconds']:,.0f} s ({taken['processor']:,.0f} s of the processor),"
        f" {taken['mebibytes']:,.0f} MiB of memory, {grown / 2**20:,.0f} MiB in the file"
    )
    print(f"one document more: {again['seconds']:.2f} s")
    print(", ".join(f"{name} {value:.2%}" for name, value in scores.items()))
    return 0 if scores["B3 F1"] >= 0.95 else 1


if __name__ == "__main__":
    sys.exit(main())
