"""Count what each annotator of PolNeAR does at a cue's edge, where the guide is open or not kept.

Where annotators differ steadily, no label learnt from all of them can be right for each:
``python training/count_habits.py ../shared/data/polnear/{train,dev}.jsonl`` prints them as a table
in Markdown.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

_DAY = r"(?:on )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|last \w+)\b"
_SAID = r"(?:said|told|announced|added|wrote|tweeted|ruled|called|argued|claimed)"
_OCCASION = rf"(?!{_DAY})(?:in|on|at|during)\b"

HABITS = {
    "day": "a day or “last …” after a verb of saying",
    "occasion": "a phrase with in, on, at, during after “said”, “added”, “wrote”, “continued”",
    "by": "“by” before the source",
    "empty pronoun": "“it” or “there” before is, was, are, were, seems, appears",
    "possessive": "the source's possessive mark",
}
"""What may stand inside the cue or outside it, each with what is counted."""

Counts = Mapping[str, Counter[tuple[str, bool]]]
"""By habit, how often each annotator has it outside and inside the cue."""


def find_habits(text: str, attribution: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """Yield each habit that the attribution shows, and whether the cue takes the words in."""
    if not attribution["cue"]:
        return
    start, end = attribution["cue"][0]
    cue, before, after = text[start:end], text[:start], text[end:].lstrip()
    if re.search(rf"\b{_SAID}\b.*\b{_DAY}", cue):
        yield "day", True
    elif re.search(rf"\b{_SAID}$", cue) and re.match(_DAY, after):
        yield "day", False
    if re.search(rf"\b(?:said|added|wrote|continued) {_OCCASION}", cue):
        yield "occasion", True
    elif re.search(r"\b(?:said|added|wrote|continued)$", cue) and re.match(_OCCASION, after):
        yield "occasion", False
    verb = r"(?:is|was|are|were|seems|appears)\b"
    if re.match(rf"(?:it|there) {verb}", cue, re.IGNORECASE):
        yield "empty pronoun", True
    elif re.match(verb, cue) and re.search(r"\b(?:it|there) $", before, re.IGNORECASE):
        yield "empty pronoun", False
    if not attribution["source"]:
        return
    source_start, source_end = attribution["source"][0]
    if end < source_start:
        if cue.endswith(" by"):
            yield "by", True
        elif text[end:source_start].strip() == "by":
            yield "by", False
    elif re.match(r"['’]s\b", cue):
        yield "possessive", True
    elif text[source_end - 2 : source_end] in ("'s", "’s") and source_end <= start:
        yield "possessive", False


def count_habits(articles: Iterator[Mapping[str, Any]]) -> Counts:
    """Count the habits of every annotator of ``articles``."""
    counts: dict[str, Counter[tuple[str, bool]]] = defaultdict(Counter)
    for article in articles:
        for attribution in article["attributions"]:
            for habit, inside in find_habits(article["text"], attribution):
                counts[habit][article["annotator"], inside] += 1
    return counts


def print_table(counts: Counts) -> None:
    """Print, for each habit, how many the cue takes in: all annotators, the least and the most."""
    print("| | inside the cue | least | most |\n| --- | --- | --- | --- |")
    for habit, meaning in HABITS.items():
        if habit not in counts:
            continue
        inside = {who: counts[habit][who, True] for who, _ in counts[habit]}
        total = {who: inside[who] + counts[habit][who, False] for who in inside}
        order = sorted(total, key=lambda who: inside[who] / total[who])
        shown = [f"{inside[who]} of {total[who]}" for who in (order[0], order[-1])]
        print(
            f"| {meaning} | {sum(inside.values())} of {sum(total.values())} | {' | '.join(shown)} |"
        )


def _read(paths: list[Path]) -> Iterator[Mapping[str, Any]]:
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, nargs="+", help="PolNeAR files, JSON lines")
    print_table(count_habits(_read(parser.parse_args().corpora)))
