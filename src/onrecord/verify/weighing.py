"""Tell a verdict by what is compared word by word, and by what a network reads, together.

Two log-linear models, fitted by ``training/weigh.py``: which of the likeliest passages a statement
rests on, or none; and whether that one supports it, denies it, or leaves it open.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from onrecord.checks import Verdict

if TYPE_CHECKING:
    from onrecord.entail import Reading
    from onrecord.verify.judgement import Judgement

VERDICTS: tuple[Verdict, ...] = ("paraphrase", "contradicted", "unsure")
"""What may be told of a passage that a statement rests on."""
SURE = 0.5
"""Below this chance nothing is told: it would be likelier wrong than right."""
SURE_OF_DENIAL = 0.62
"""Below this chance nothing is called contradicted: to a reader that is the gravest."""
_FIGURES = frozenset(["number", "date", "unit", "name"])
_LEAST = 1e-6
_MOST = 7.0
"""A logit counts no more than this."""

Features = dict[str, float]
Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Readings:
    """What the network makes of a statement.

    Attributes:
        alone: Beside the passage alone.
        after: Beside the passage with the sentence before it.
        denying: Whether the statement's cue denies it ("ruled out"): what supports it is then
            what denies its words.
        asking: Whether it is a question.
    """

    alone: Reading
    after: Reading
    denying: bool
    asking: bool


@dataclass(frozen=True, slots=True)
class Weighed:
    """The passage that a statement is told by, and the verdict.

    Attributes:
        judgement, readings: Of that passage.
        verdict: One of ``VERDICTS``.
        chance: Of the verdict.
    """

    judgement: Judgement
    readings: Readings
    verdict: Verdict
    chance: float


def weigh(judged: Sequence[tuple[Judgement, Readings]]) -> Weighed | None:
    """Choose among passages, and tell the verdict; ``None`` where the statement rests on none."""
    choices = [choice_features(*each) for each in judged]
    tellings = [verdict_features(*each) for each in judged]
    found = decide(choices, tellings, *_weights())
    if found is None:
        return None
    best, verdict, chance = found
    return Weighed(*judged[best], verdict, chance)


def decide(
    choices: Sequence[Features],
    tellings: Sequence[Features],
    choice: Weights,
    telling: Mapping[Verdict, Weights],
) -> tuple[int, Verdict, float] | None:
    """Return which passage a statement rests on, the verdict and its chance; ``None`` for none.

    The verdict is ``unsure`` where its chance is low: see ``SURE`` and ``SURE_OF_DENIAL``.

    Args:
        choices: Of each passage, its ``choice_features``.
        tellings: Of each passage, its ``verdict_features``.
        choice: Weights of the former.
        telling: Weights of the latter, by verdict.
    """
    *chances, nothing = _softmax([*(_value(choice, each) for each in choices), 0.0])
    if not chances:
        return None
    best = max(range(len(chances)), key=chances.__getitem__)
    features = tellings[best]
    told = _softmax([_value(telling[verdict], features) for verdict in VERDICTS])
    verdict, chance = max(zip(VERDICTS, told, strict=True), key=lambda each: each[1])
    chance *= 1 - nothing
    if nothing > chance:
        return None
    least = SURE_OF_DENIAL if verdict == "contradicted" else SURE
    return best, verdict if chance >= least else "unsure", chance


def choice_features(judgement: Judgement, readings: Readings) -> Features:
    """Return what tells whether a statement rests on a passage."""
    supported, denied = _turned(readings.alone, denying=readings.denying)
    return {
        "bias": 1.0,
        "rank": _logit(judgement.chance),
        "share": judgement.share,
        "back": judgement.back,
        "elsewhere": _logit(readings.alone.elsewhere),
        "elsewhere after": _logit(readings.after.elsewhere),
        "supported": _logit(supported),
        "denied": _logit(denied),
    }


def verdict_features(judgement: Judgement, readings: Readings) -> Features:
    """Return what tells whether the passage that a statement rests on supports or denies it."""
    found: Features = {
        "bias": 1.0,
        "rank": _logit(judgement.chance),
        "share": judgement.share,
        "denying": float(readings.denying),
        "asking": float(readings.asking),
        "doubt": float(bool(judgement.doubts)),
        "loss": float(bool(judgement.losses)),
        "conflict": float(bool(judgement.conflicts)),
        "negation": float(any(each.alarm == "negation" for each in judgement.conflicts)),
        "figure": float(any(each.alarm in _FIGURES for each in judgement.conflicts)),
        "opposite": float(any(each.alarm is None for each in judgement.conflicts)),
    }
    for name, reading in (("", readings.alone), (" after", readings.after)):
        supported, denied = _turned(reading, denying=readings.denying)
        found[f"supported{name}"] = _logit(supported)
        found[f"denied{name}"] = _logit(denied)
        found[f"open{name}"] = _logit(reading.open)
    return found


def _turned(reading: Reading, *, denying: bool) -> tuple[float, float]:
    if denying:
        return reading.denied, reading.supported
    return reading.supported, reading.denied


@cache
def _weights() -> tuple[Weights, Mapping[Verdict, Weights]]:
    text = (files("onrecord.verify") / "weighing.json").read_text("utf-8")
    weights = json.loads(text)
    return weights["choice"], weights["verdict"]


def _value(weights: Weights, features: Features) -> float:
    return sum(weights[name] * value for name, value in features.items())


def _logit(chance: float) -> float:
    chance = min(max(chance, _LEAST), 1 - _LEAST)
    return max(-_MOST, min(_MOST, math.log(chance / (1 - chance))))


def _softmax(values: Sequence[float]) -> list[float]:
    highest = max(values)
    powers = [math.exp(value - highest) for value in values]
    return [power / sum(powers) for power in powers]
