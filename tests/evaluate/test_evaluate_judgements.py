"""The judged differences are whole, and the chapter's tables are counted from them."""

import json
from collections import Counter
from math import sqrt
from pathlib import Path

import pytest

from onrecord.evaluate.differences import KINDS

ROOT = Path(__file__).parents[2]
JUDGEMENTS = [
    json.loads(line)
    for line in (ROOT / "tests/gold/errors/judgements.jsonl").read_text("utf-8").splitlines()
]
CHAPTER = (ROOT / "docs/quality.md").read_text("utf-8")
JUDGED = ("program", "either", "annotation")
PARTS = {
    "missed": ("missed",),
    "invented": ("invented",),
    "source": ("source",),
    "cue": ("cue",),
    "content": ("content",),
    "all": ("missed", "invented", "source", "cue", "content"),
}


def wilson(count: int, total: int) -> str:
    """The 95 % interval of a share, by Wilson's score, in per cent."""
    z, share = 1.96, count / total
    centre = share + z * z / 2 / total
    half = z * sqrt((share * (1 - share) + z * z / 4 / total) / total)
    low, high = (100 * bound / (1 + z * z / total) for bound in (centre - half, centre + half))
    return f"{low:.0f}–{high:.0f}"


def spans(statement):
    marks = [statement["source"], statement["cue"], *statement["content"]]
    return [mark for mark in marks if mark is not None]


def test_every_judgement_is_whole():
    assert len(JUDGEMENTS) == 200
    for each in JUDGEMENTS:
        assert each["kind"] in KINDS
        assert each["judgement"] in JUDGED
        assert each["build"]
        assert each["why"]
        assert (each["gold"] is None) == (each["kind"] == "invented")
        assert (each["found"] is None) == each["kind"].startswith("missed")
        for statement in filter(None, (each["gold"], each["found"])):
            assert statement["content"]
            assert all(0 <= start < end for start, end in spans(statement))


def test_no_difference_is_judged_twice():
    marks = [{**each, "judgement": None, "build": None, "why": None} for each in JUDGEMENTS]
    assert len({json.dumps(mark) for mark in marks}) == len(JUDGEMENTS)


@pytest.mark.parametrize("part", PARTS)
def test_the_chapter_counts_them_by_part(part):
    chosen = [each for each in JUDGEMENTS if each["kind"].split()[0] in PARTS[part]]
    counts = Counter(each["judgement"] for each in chosen)
    cells = [
        f"{100 * counts[judged] / len(chosen):.0f} ({wilson(counts[judged], len(chosen))})"
        for judged in JUDGED
    ]
    assert f"| {len(chosen)} | {' | '.join(cells)} |" in row_of(part)


def test_the_chapter_counts_the_commonest_builds():
    builds = Counter(each["build"] for each in JUDGEMENTS)
    for build, number in builds.most_common(8):
        judged = Counter(each["judgement"] for each in JUDGEMENTS if each["build"] == build)
        cells = " | ".join(str(judged[each]) for each in JUDGED)
        assert row_of(build).startswith(f"| {build} | {number} | {cells} |")


def row_of(name: str) -> str:
    """The chapter's row that begins with ``name``."""
    chapter = CHAPTER.split("## Where the remaining errors are")[1].split("\n## ")[0]
    return next(line for line in chapter.splitlines() if line.startswith(f"| {name} |"))
