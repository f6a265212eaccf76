"""Evaluate what speakers are said to do, where the statements are given.

Acts are told from the annotated spans, so that what the tagger gets wrong does not count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import CorpusError
from onrecord.evaluate.act_report import ActReport, ActRow
from onrecord.evaluate.acted import ActStatement, by_article, read_acts
from onrecord.evaluate.gold import checksum
from onrecord.evaluate.report import measures_of
from onrecord.evaluate.speaker_report import OWN
from onrecord.evaluate.tally import RESAMPLES, SEED, Counts, Tally, total
from onrecord.types import Act, Span

if TYPE_CHECKING:
    from onrecord.tag import ActScores, Model

LABELS = "labels.jsonl"
CORPUS = "polnear/train.jsonl"
FEWEST = 20
"""Acts with fewer statements in the gold are not in the mean: their F1 would be chance."""

LEAST_GUESSED = 0.3
"""The acts' scores take an act from this probability on: of the answers below it three in ten are
right in cross-validation over the training statements' articles. A record asks for more."""

Answer = tuple[Act | None, Span | None]
"""An act and its target."""
_WORD = re.compile(r"[a-z]+")


def evaluate_acts(folder: Path, root: Path | None, model: Model) -> ActReport:
    """Measure how often the right act is told, beside simpler ways to tell it.

    Args:
        folder: Holds ``labels.jsonl``.
        root: Holds ``data/polnear``, where the articles' texts are.
        model: Reads the articles.

    Raises:
        CorpusError: If a file is missing or malformed, or an article's text is not in the corpus.
    """
    if root is None:
        raise CorpusError(
            "../shared: there is no corpus there, and the labels hold no text. Name its folder "
            "with --data or ONRECORD_DATA."
        )
    corpus = root / "data" / CORPUS
    statements = read_acts(folder / LABELS, corpus)
    scores = {article: _read(own[0].text, model) for article, own in by_article(statements).items()}
    counts = Counter(each.act for each in statements)
    common = tuple(act for act, count in counts.most_common() if count >= FEWEST)
    majority = counts.most_common(1)[0][0]
    programs: dict[str, Callable[[ActStatement], Answer]] = {
        OWN: lambda each: answer(each, scores[each.article], LEAST_GUESSED),
        f"{OWN}, where sure": lambda each: answer(each, scores[each.article]),
        "regression on the words": lambda each: answer(each, least=LEAST_GUESSED),
        "cue list": lambda each: (from_cue_list(each), None),
        f"always “{majority}”": lambda _: (majority, None),
    }
    return ActReport(
        corpus={f"acts/{LABELS}": checksum(folder / LABELS), CORPUS: checksum(corpus)},
        articles=len({each.article for each in statements}),
        statements=len(statements),
        counts=dict(counts.most_common()),
        common=common,
        rows=tuple(_score(name, program, statements, common) for name, program in programs.items()),
    )


def answer(
    statement: ActStatement, read: ActScores | None = None, least: float | None = None
) -> Answer:
    """Tell the act and the target of a statement, as the program tells those of its own.

    Args:
        statement: Its act is not looked at.
        read: What the model says of its text; without it the act is told by its words.
        least: The least probability at which an act is told, by default the program's.
    """
    from onrecord.describe import find_act, find_target

    spans = (statement.source, statement.cue, statement.content)
    act, _ = find_act(*spans, statement.text, read, least)
    return act, find_target(act, statement.content, statement.text)


def _read(text: str, model: Model) -> ActScores | None:
    from onrecord.ingest import read_text
    from onrecord.segment import segment
    from onrecord.tag import encode, tag_encoded

    document = read_text(text)
    return tag_encoded(encode(text, segment(document), model.pieces), model).acts


def from_cue_list(statement: ActStatement) -> Act:
    """Tell the act by the first word of the cue that stands in the program's list of cues.

    Of a word listed under several acts, the first of these; without one, the act is to assert, or
    to ask where the content ends in a question mark.
    """
    from onrecord.describe.act_words import ACTS_OF_CUE, stem

    text = statement.text
    words = _WORD.findall(statement.cue.of(text).lower()) if statement.cue else []
    for word in words:
        acts = ACTS_OF_CUE.get(stem(word))
        if acts and acts != ("asserts",):
            return acts[0]
    end = statement.content[-1].end
    return "asks" if "?" in text[end - 2 : end + 1] else "asserts"


def _score(
    name: str,
    program: Callable[[ActStatement], Answer],
    statements: Sequence[ActStatement],
    common: Sequence[Act],
) -> ActRow:
    tallies = [
        tally([(each, program(each)) for each in own]) for own in by_article(statements).values()
    ]
    return ActRow(
        name, macro(tallies, common), macro_interval(tallies, common), measures_of(tallies)
    )


def tally(answers: Sequence[tuple[ActStatement, Answer]]) -> dict[str, Counts]:
    """Count what is right of one article: all acts, each act, and targets.

    A target is right where it touches the annotator's, and half right where the characters that
    both cover are at least half of those that either covers.
    """
    found: dict[str, Counts] = {}

    def add(key: str, *counts: float) -> None:
        found[key] = found.get(key, Counts()) + Counts(*counts)

    for statement, (act, target) in answers:
        right = act == statement.act
        add("acts.all", right, 1, 1)
        add(f"acts.{statement.act}", right, 0, 1)
        if act is not None:
            add(f"acts.{act}", 0, 1, 0)
        given, gold = target is not None, statement.target is not None
        shared = target.overlap(statement.target) if target and statement.target else 0
        either = (len(target) if target else 0) + (len(statement.target or ())) - shared
        add("acts.target.touching", shared > 0, given, gold)
        add("acts.target.half", either > 0 and 2 * shared >= either, given, gold)
    return found


def macro(tallies: Sequence[Tally], acts: Sequence[Act]) -> float:
    """Return the mean of the acts' F1, in per cent."""
    sums = total(tallies)
    return sum(sums.get(f"acts.{act}", Counts()).f1 for act in acts) / len(acts)


def macro_interval(
    tallies: Sequence[Tally], acts: Sequence[Act], *, resamples: int = RESAMPLES, seed: int = SEED
) -> tuple[float, float]:
    """Return the 95 % percentile bootstrap interval of ``macro``, articles drawn anew."""
    import numpy as np

    nothing = Counts()
    table = np.array(
        [
            [
                (2 * counts.matched, counts.predicted + counts.gold)
                for counts in (each.get(f"acts.{act}", nothing) for act in acts)
            ]
            for each in tallies
        ]
    )
    draws = np.random.default_rng(seed).integers(0, len(tallies), size=(resamples, len(tallies)))
    sums = np.stack([table[draw].sum(axis=0) for draw in draws])
    scores = np.where(sums[..., 1] > 0, 100 * sums[..., 0] / np.maximum(sums[..., 1], 1), 100.0)
    low, high = np.percentile(scores.mean(axis=1), (2.5, 97.5))
    return float(low), float(high)
