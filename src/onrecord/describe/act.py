"""Tell what a speaker does with what is said: asserts, denies, supports, opposes, urges and so on.

A multinomial logistic regression on the statement's words (``onrecord.describe.act_features``),
fitted by ``training/acts.py`` on statements labelled by hand. Its weights are ``acts.json``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from onrecord.describe.act_features import find_features
from onrecord.describe.act_words import ACTS_OF_CUE, stem
from onrecord.types import Act, Span

ACTS: tuple[Act, ...] = get_args(Act)
SCALE = 100
"""Weights are stored as whole numbers, in parts of this."""
LEAST_ACT = 0.8
"""The least probability at which a record has an act: no act is better than a wrong one. In
cross-validation over the training statements' articles nine in ten of these are right."""
_REASONS = 2
_WORD = re.compile(r"[A-Za-z]+")


@dataclass(frozen=True)
class ActModel:
    """The weights of the regression.

    Attributes:
        rows: The row of each feature in ``weights``.
        weights: Shape (features, acts).
        bias: Shape (acts,).
    """

    rows: dict[str, int]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def decide(self, features: Sequence[str]) -> tuple[Act, float, tuple[str, ...]]:
        """Return the likeliest act, its probability, and the features that decided for it."""
        known = [(feature, row) for feature in features if (row := self.rows.get(feature, -1)) >= 0]
        given = self.weights[[row for _, row in known]]
        scores = self.bias + given.sum(axis=0)
        best = int(scores.argmax())
        odds = np.exp(scores - scores[best])
        strength = given[:, best] - given.mean(axis=1)
        reasons = tuple(
            known[index][0] for index in np.argsort(-strength)[:_REASONS] if strength[index] > 0
        )
        return ACTS[best], float(1 / odds.sum()), reasons


@cache
def load_acts() -> ActModel:
    """Return the released weights."""
    file = resources.files("onrecord.describe") / "acts.json"
    card = json.loads(file.read_text(encoding="utf-8"))
    assert card["acts"] == list(ACTS)
    return ActModel(
        rows={feature: row for row, feature in enumerate(card["weights"])},
        weights=(np.array(list(card["weights"].values())) / SCALE).astype(np.float32),
        bias=(np.array(card["bias"]) / SCALE).astype(np.float32),
    )


def find_act(
    source: Span | None,
    cue: Span | None,
    content: Sequence[Span],
    text: str,
    least: float = LEAST_ACT,
) -> tuple[Act | None, str]:
    """Return what the speaker does, and what decided that, in words.

    ``None``, with no reason, where no act is as likely as ``least``; ``"other"`` where none of
    the others fits: a topic of which nothing is said, an act that did not happen, what is no
    speech at all.
    """
    act, probability, reasons = load_acts().decide(find_features(source, cue, content, text))
    if probability < least:
        return None, ""
    own = cue.of(text) if cue else ""
    told = dict.fromkeys(_in_words(reason, act, own) for reason in reasons)
    return act, f"{act}: {'; '.join(told) or 'nothing speaks for another act'}"


def _in_words(reason: str, act: Act, cue: str) -> str:
    """Name the words of the cue where their class decided; else the feature tells by itself."""
    if not reason.startswith(("cue (", "cue is (")):
        return reason
    words = [word for word in _WORD.findall(cue) if act in ACTS_OF_CUE.get(stem(word.lower()), ())]
    return f"the cue has “{' … '.join(words)}”" if words else reason
