"""How fast an archive answers: ``python benchmarks/find.py``.

Makes an archive of 100,000 statements and asks it questions of several kinds, in one process. Words
follow Zipf's law, as those of any language do: most questions hit a few statements, some hit tens
of thousands. What is said means nothing, so its vectors are generated too: unequal clusters, with
components of unequal spread. Questions for nearest statements are real sentences, which the model
reads.

Prints for each kind the median and 95th percentile of the clock, and the median of the processor's
time in this process, which does not count what else the machine does.
"""

from __future__ import annotations

import argparse
import hashlib
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.find import Filters, Nearest, embedder_folder, find, load_embedder
from onrecord.find.nearest import pack_signs
from onrecord.store import Archive, Vector
from onrecord.types import (
    Document,
    Layout,
    ModelIdentity,
    Origin,
    Record,
    Span,
    Speaker,
    Statement,
    Topic,
    Zone,
)

MODEL = ModelIdentity("generated", "1", "0" * 64)
PER_DOCUMENT = 20
VOCABULARY = 60_000
EXPONENT = 1.07
"""Zipf's law of English news has an exponent a little above 1."""
QUESTIONS = 200
FIRST_DAY = date(2020, 1, 1)
DAYS = 2000
SENTENCES = (
    "The minister denied that the talks had failed.",
    "Prices will rise before the end of the year.",
    "We will never accept this border.",
    "The company expects to open a second plant.",
    "Nobody was told about the leak until Monday.",
    "The court has no authority over the treaty.",
    "More doctors are needed in the villages.",
    "He said the vote was neither free nor fair.",
)


class Generator:
    """Makes documents of invented words; the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = np.random.default_rng(seed)
        syllables = [
            first + last for first in "bcdfghklmnprstvwz" for last in ("a", "en", "ir", "o", "ul")
        ]
        counts = self.random.integers(1, 5, VOCABULARY)
        self.words = ["".join(self.random.choice(syllables, count)) for count in counts]

    def sentence(self) -> list[str]:
        """Return some words; about as many as a statement's content has."""
        length = int(np.clip(self.random.lognormal(2.9, 0.6), 3, 120))
        return [self.words[draw(self.random, VOCABULARY)] for _ in range(length)]

    def record(self, number: int) -> Record:
        """Return the record of one document."""
        names = [f"{self._pick(800, 'Ada')} {self._pick(3000, 'Quill')}" for _ in range(5)]
        text, places = "", []
        for _ in range(PER_DOCUMENT):
            name = names[int(self.random.integers(5))]
            content = " ".join(self.sentence())
            start = len(text) + len(name) + len(" said ")
            places.append((name, len(text), Span(start, start + len(content))))
            text += f"{name} said {content}. {' '.join(self.sentence())}.\n\n"
        digest = hashlib.sha256(text.encode()).hexdigest()
        speakers = {
            name: Speaker(f"s{index}", name, "person", None, Span(0, 0), ())
            for index, name in enumerate(dict.fromkeys(names))
        }
        statements = tuple(
            Statement(
                id=f"{digest[:12]}{index:04}",
                source=Span(start, start + len(name)),
                cue=Span(start + len(name) + 1, start + len(name) + 5),
                content=(span,),
                quoted=(),
                type=("direct", "indirect", "mixed")[int(self.random.integers(3))],
                voice="source",
                speaker=speakers[name],
                parent=None,
                topic=Topic(self._pick(500, "topic"), "heading"),
                confidence=float(self.random.beta(5, 2)),
                flags=(),
                why=("generated",),
            )
            for index, (name, start, span) in enumerate(places)
        )
        day = FIRST_DAY + timedelta(days=int(self.random.integers(DAYS)))
        document = Document(
            text,
            Origin(f"/generated/{number}.txt", "text/plain", digest),
            title=" ".join(self.sentence()[:8]),
            date=day.isoformat(),
            outlet=self._pick(60, "Gazette"),
        )
        layout = Layout((Zone("body", Span(0, len(text))),), (), (), ())
        return Record(document, statements, tuple(speakers.values()), (), MODEL, layout)

    def _pick(self, many: int, stem: str) -> str:
        """Return one of ``many`` names, some far more often than others."""
        return f"{stem}{draw(self.random, many)}"


@cache
def _zipf(many: int) -> NDArray[np.float64]:
    """Return the share of each of ``many`` by Zipf's law, with the shares of those before it."""
    shares = 1 / np.arange(1, many + 1) ** EXPONENT
    summed: NDArray[np.float64] = np.cumsum(shares / shares.sum())
    return summed


def draw(random: np.random.Generator, many: int) -> int:
    """Return a number below ``many``, the small ones far more often."""
    return min(int(np.searchsorted(_zipf(many), random.random())), many - 1)


def fill(archive: Archive, statements: int, generator: Generator) -> list[list[str]]:
    """Add documents; return the words of some of the statements."""
    # What the disk does when it is written to is not what is measured here.
    archive.connection.execute("PRAGMA synchronous = OFF")
    sample = []
    for number in range(statements // PER_DOCUMENT):
        record = generator.record(number)
        archive.put(record)
        sample.append(record.statements[0].content[0].of(record.document.text).split())
    return sample


def fill_vectors(archive: Archive, model: ModelIdentity, size: int, seed: int) -> None:
    """Give every statement a generated vector."""
    random = np.random.default_rng(seed)
    spread = np.linspace(1.6, 0.4, size)
    centres = random.normal(size=(1000, size)) * spread
    ids = [number for number, _ in archive.without_vector(model)]
    for start in range(0, len(ids), 5000):
        batch = ids[start : start + 5000]
        chosen = [draw(random, len(centres)) for _ in batch]
        vectors = centres[chosen] + 1.2 * random.normal(size=(len(batch), size)) * spread
        rounded = np.rint(vectors * (127 / np.abs(vectors).max(axis=1, keepdims=True)))
        kept = {
            number: Vector(pack_signs(vector).tobytes(), vector.tobytes())
            for number, vector in zip(batch, rounded.astype(np.int8), strict=True)
        }
        archive.put_vectors(model, kept)


def questions(
    archive: Archive, sample: list[list[str]], random: np.random.Generator
) -> Iterator[tuple[str, list[Callable[[], object]]]]:
    """Yield kinds of questions in words and filters, and the questions of each."""

    def several(ask: Callable[[list[str]], Callable[[], object]]) -> list[Callable[[], object]]:
        chosen = random.choice(len(sample), QUESTIONS)
        return [ask(sample[int(place)]) for place in chosen]

    def one(words: list[str]) -> str:
        return str(random.choice(words))

    def asking(words: str | None, **filters: object) -> Callable[[], object]:
        return lambda: find(archive, words, replace(Filters(), **filters))  # type: ignore[arg-type]

    def since() -> date:
        return FIRST_DAY + timedelta(days=int(random.integers(DAYS)))

    def name() -> str:
        return f"Quill{draw(random, 3000)}"

    yield "the commonest word", [asking("".join(max(sample, key=len)[:1]))] * 20
    yield "a word, as often as it is used", several(lambda words: asking(one(words)))
    yield "two words", several(lambda words: asking(f"{one(words)} {one(words)}"))
    yield "a phrase", several(lambda words: asking(f'"{" ".join(words[:3])}"'))
    yield "a prefix of three letters", several(lambda words: asking(f"{one(words)[:3]}*"))
    yield (
        "a word, a speaker and dates",
        several(lambda words: asking(one(words), speaker=name(), since=since())),
    )
    yield "a speaker", several(lambda _: asking(None, speaker=name()))
    yield (
        "an outlet and a type",
        several(lambda _: asking(None, outlet=f"Gazette{int(random.integers(20))}", type="direct")),
    )
    yield "dates and confidence", several(lambda _: asking(None, since=since(), min_confidence=0.9))


def nearest_questions(
    nearest: Nearest, random: np.random.Generator
) -> Iterator[tuple[str, list[Callable[[], object]]]]:
    """Yield kinds of questions for nearest statements."""

    def asking(**filters: object) -> Callable[[], object]:
        sentence = SENTENCES[int(random.integers(len(SENTENCES)))]
        return lambda: nearest.find(sentence, replace(Filters(), **filters))  # type: ignore[arg-type]

    nearest.find(SENTENCES[0])
    yield "nearest", [asking() for _ in range(QUESTIONS)]
    yield "nearest of a type", [asking(type="direct") for _ in range(QUESTIONS)]
    names = [f"Quill{draw(random, 3000)}" for _ in range(QUESTIONS)]
    yield "nearest of a speaker", [asking(speaker=name) for name in names]


def measure(kind: str, asked: list[Callable[[], object]]) -> float:
    """Ask, print the figures, and return the median of the clock in milliseconds."""
    clock, processor = [], []
    for ask in asked:
        began, ran = time.perf_counter(), time.process_time()
        ask()
        clock.append((time.perf_counter() - began) * 1000)
        processor.append((time.process_time() - ran) * 1000)
    median = statistics.median(clock)
    late = statistics.quantiles(clock, n=20)[-1]
    own = statistics.median(processor)
    print(f"{kind:32} {median:9.1f} {late:9.1f} {own:9.1f}", flush=True)
    return median


def measure_recall(archive: Archive, nearest: Nearest, model: ModelIdentity, seed: int) -> None:
    """Print how many of the ten nearest by exhaustive search are found."""
    random = np.random.default_rng(seed)
    ids = [number for number, _ in archive.signs(model)]
    stored = archive.vectors(ids)
    vectors = np.stack([np.frombuffer(stored[number], np.int8) for number in ids])
    scaled = vectors.astype(np.float32)
    scaled /= np.linalg.norm(scaled, axis=1, keepdims=True)
    found = 0
    asked = 50
    for place in random.choice(len(ids), asked, replace=False):
        noise = random.normal(size=vectors.shape[1]) * np.abs(scaled[place]).mean()
        question = (scaled[place] + noise).astype(np.float32)
        exact = {ids[int(each)] for each in np.argsort(-(scaled @ question))[:10]}
        found += len(exact & set(nearest.closest(question, limit=10)))
    print(f"of the ten nearest by exhaustive search, {found / asked / 10:.1%} are found")


def main() -> int:
    """Read the command line, make the archive, ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--archive", type=Path, help="keep the archive there, and use it again")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = arguments.archive or Path(folder) / "archive.sqlite"
        with Archive(path, create=True) as archive:
            generator = Generator(arguments.seed)
            sample = fill(archive, arguments.statements, generator)
            embedder = load_embedder(embedder_folder())
            fill_vectors(archive, embedder.identity, embedder.size, arguments.seed)
            nearest = Nearest(archive, embedder)
            ((count,),) = archive.query("SELECT count(*) FROM statement")
            size = sum(each.stat().st_size for each in path.parent.glob(path.name + "*"))
            print(f"{count:,} statements, {size / 2**20:,.0f} MiB; milliseconds:")
            print(f"{'':32} {'median':>9} {'95 %':>9} {'processor':>9}")
            random = np.random.default_rng(arguments.seed)
            kinds = [*questions(archive, sample, random), *nearest_questions(nearest, random)]
            medians = [measure(kind, asked) for kind, asked in kinds]
            measure_recall(archive, nearest, embedder.identity, arguments.seed)
    return 0 if max(medians) < 50 else 1


if __name__ == "__main__":
    sys.exit(main())
