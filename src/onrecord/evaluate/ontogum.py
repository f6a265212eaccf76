"""Evaluate on OntoGUM: whether two sources of one coreference chain get one speaker."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import CorpusError
from onrecord.evaluate.fields import read_bytes
from onrecord.evaluate.gold import checksum
from onrecord.evaluate.report import Report, measures_of
from onrecord.evaluate.verdicts import tally_pairs
from onrecord.types import Record, Span

GUM = "gum/dev"
_ENTITY = re.compile(r"(?:^|\|)Entity=([^|]+)")
_BRACKET = re.compile(r"\((?P<opened>[^()]+)(?P<closed>\))?|(?P<closing>[^()]+)\)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of somebody or something.

    Attributes:
        chain: The same for all mentions of one in a document.
        span: Where it stands.
        head: Its head word.
    """

    chain: str
    span: Span
    head: Span


@dataclass(frozen=True, slots=True)
class Word:
    """A word with the words it depends on, by number."""

    span: Span
    number: int
    governor: int


@dataclass(frozen=True, slots=True)
class ChainedText:
    """A text with its coreference chains. Mentions that no other corefers with are in none.

    Attributes:
        text: The words as they were, paragraphs parted by blank lines.
        sentences: The words of each sentence.
        mentions: Of all chains.
    """

    text: str
    sentences: tuple[tuple[Word, ...], ...]
    mentions: tuple[Mention, ...]

    def chain_of(self, span: Span) -> str | None:
        """Return the chain of the mention that shares the span's head word and most of its extent.

        Without the head, "Byron's wife" would be taken for a mention of Byron.
        """
        head = self._head(span)
        same = [mention for mention in self.mentions if mention.head == head]
        nearest = max(same, key=lambda each: _ratio(each.span, span), default=None)
        return nearest.chain if nearest else None

    def _head(self, span: Span) -> Span | None:
        for sentence in self.sentences:
            if words := [word for word in sentence if word.span.overlap(span)]:
                return _head_of(words)
        return None


def evaluate_gum(extract: Callable[[str], Record], root: Path) -> Report:
    """Score, pair by pair, the speakers of statements that an extractor finds in a text.

    A statement counts where its source is a mention of a chain.

    Args:
        extract: From a text to its record.
        root: The folder that holds ``data/gum``.

    Raises:
        CorpusError: If the corpus is missing or not of the form expected.
    """
    folder = root / "data" / GUM
    paths = sorted(folder.glob("*.conllu"))
    if not paths:
        raise CorpusError(
            f"{folder}: no .conllu files there. Set ONRECORD_DATA to the folder that holds {GUM}."
        )
    tallies, found, chained = [], 0, 0
    model = None
    for path in paths:
        document = read_chains(path)
        record = extract(document.text)
        model = record.model
        found += len(record.statements)
        pairs = [
            (chain, statement.speaker.id if statement.speaker else None)
            for statement in record.statements
            if statement.source and (chain := document.chain_of(statement.source))
        ]
        chained += len(pairs)
        tallies.append({"gum.pairwise": tally_pairs(pairs)})
    return Report(
        name="OntoGUM dev",
        corpus={f"{GUM}/{path.name}": checksum(path) for path in paths},
        model=model,
        articles=len(paths),
        annotations=chained,
        passages=len(paths),
        statements=found,
        measures=measures_of(tallies),
    )


def read_chains(path: Path) -> ChainedText:
    """Read a document in CoNLL-U with ``Entity=`` brackets in its last column.

    Raises:
        CorpusError: If the file is missing or not of this form.
    """
    text = ""
    sentences: list[tuple[Word, ...]] = []
    mentions: list[Mention] = []
    try:
        for block in read_bytes(path).decode("utf-8").split("\n\n"):
            lines = block.split("\n")
            rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
            if text and any(line.startswith("# newpar") for line in lines):
                text = text.rstrip() + "\n\n"
            written, words = _place(rows, len(text))
            text += written
            sentences.append(tuple(words.values()))
            mentions += _mentions(rows, words)
    except (ValueError, LookupError) as error:
        raise CorpusError(
            f"{path}: not CoNLL-U with closed Entity= brackets ({error}). "
            "Restore the file from its release."
        ) from error
    return ChainedText(text.rstrip(), tuple(sentences), tuple(mentions))


def _place(rows: Sequence[Sequence[str]], start: int) -> tuple[str, dict[int, Word]]:
    """Write the words of a sentence.

    Returns:
        The sentence, and its words by number; their spans count from ``start`` on.
    """
    written = ""
    words: dict[int, Word] = {}
    joined = Span(start, start)  # several words that are written as one: "Lord's"
    cursor = last_joined = 0
    for row in rows:
        number, form = row[0], row[1]
        if "." in number:  # a word that is understood, not written
            continue
        end = start + len(written)
        if "-" in number:
            joined, cursor = Span(end, end + len(form)), end
            last_joined = int(number.partition("-")[2])
        elif int(number) <= last_joined:
            at = written.find(form, cursor - start)
            span = Span(start + at, start + at + len(form)) if at >= 0 else joined
            cursor = span.end
            words[int(number)] = Word(span, int(number), int(row[6]))
            continue
        else:
            words[int(number)] = Word(Span(end, end + len(form)), int(number), int(row[6]))
        written += form if "SpaceAfter=No" in row[9] else form + " "
    return written, words


def _mentions(rows: Sequence[Sequence[str]], words: Mapping[int, Word]) -> Iterator[Mention]:
    """Yield the mentions of a sentence: ``(2`` opens one of chain 2, ``2)`` closes the last."""
    opened: dict[str, list[int]] = {}
    for row in rows:
        entity = _ENTITY.search(row[9])
        for bracket in _BRACKET.finditer(entity[1]) if entity else ():
            chain = bracket["opened"] or bracket["closing"]
            if bracket["opened"]:
                opened.setdefault(chain, []).append(int(row[0]))
            if not bracket["opened"] or bracket["closed"]:
                first = opened[chain].pop()
                inside = [words[number] for number in range(first, int(row[0]) + 1)]
                span = Span(inside[0].span.start, inside[-1].span.end)
                yield Mention(chain, span, _head_of(inside))
    if unclosed := [chain for chain, starts in opened.items() if starts]:
        raise ValueError(f"the bracket of chain {unclosed[0]} is not closed")


def _head_of(words: Sequence[Word]) -> Span:
    """Return the first of ``words`` that depends on none of the others."""
    numbers = {word.number for word in words}
    return next((word for word in words if word.governor not in numbers), words[0]).span


def _ratio(one: Span, other: Span) -> float:
    shared = one.overlap(other)
    return shared / (len(one) + len(other) - shared)
