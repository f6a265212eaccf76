"""Tell what a speaker does with what is said: asserts, denies, supports, opposes, urges and so on.

The model that tags says so of its statements (``onrecord.tag.acts``). Of a statement that it has
not read, or that has no cue, a multinomial logistic regression on its words does
(``onrecord.describe.act_features``), fitted by ``training/acts.py`` on the same labels; its weights
are ``acts.json``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp, inf
from typing import TYPE_CHECKING

import numpy as np

from onrecord.describe.act_features import find_features, find_negated
from onrecord.describe.act_words import ACTS_OF_CUE, stem
from onrecord.types import ACTS, Act, Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from onrecord.tag import ActScores

SCALE = 100
"""Weights are stored as whole numbers, in parts of this."""
LEAST_READ = 0.7
"""The least probability at which a record has an act that the model tells: no act is better than a
wrong one. Of the 138 labelled statements of the articles that no model is trained on, 69 % have one
from here on, and 88 % of these are right."""
LEAST_ACT = 0.6
"""The least probability at which a record has an act: no act is better than a wrong one. Behind a
cue that tells of one, nine in ten are right from here on, of the training statements that were
drawn at random and told by a model of other articles (``training/acts.py`` prints it)."""
LEAST_SAID = 0.95
"""The same behind a cue that only says that something was said: there seven in ten are right at
most probabilities, so that a record hardly ever has one."""
LEAST_PLAIN: dict[Act, float] = {"asserts": 0.8, "other": 0.9}
"""The same of the two that are told apart worst, behind any cue: 83 % are right."""
_REASONS = 2
_WORD = re.compile(r"[A-Za-z]+")


@dataclass(frozen=True, slots=True)
class ActModel:
    """The weights of the regression.

    All are whole numbers, in parts of ``SCALE``, and a feature's lie side by side in memory: a
    statement has some thirty of thousands of features, and they are fetched from far away.

    Attributes:
        rows: For each feature, its row in ``weights``.
        weights: A weight for each act, shape (features, acts).
        bias: For each act, shape (acts,).
    """

    rows: dict[str, int]
    weights: NDArray[np.int16]
    bias: NDArray[np.int16]

    def decide(self, features: Sequence[str]) -> tuple[Act, float]:
        """Return the likeliest act and its probability."""
        given = [row for row in map(self.rows.get, features) if row is not None]
        scores = (np.add.reduce(self.weights.take(given, axis=0), axis=0) + self.bias).tolist()
        best = max(scores)
        odds = sum([exp((score - best) / SCALE) for score in scores])
        return ACTS[scores.index(best)], 1 / odds

    def reasons(self, features: Sequence[str], act: Act) -> list[str]:
        """Return the features that weigh most for ``act`` beside what they weigh for all acts."""
        known = [feature for feature in features if feature in self.rows]
        weights = self.weights[[self.rows[feature] for feature in known]]
        strength = len(ACTS) * weights[:, ACTS.index(act)] - weights.sum(axis=1)
        strongest = (-strength).argsort(kind="stable")[:_REASONS].tolist()
        return [known[place] for place in strongest if strength[place] > 0]


@cache
def load_acts() -> ActModel:
    """Return the released weights."""
    file = resources.files("onrecord.describe") / "acts.json"
    card = json.loads(file.read_text(encoding="utf-8"))
    assert card["acts"] == list(ACTS)
    return ActModel(
        rows={feature: row for row, feature in enumerate(card["weights"])},
        weights=np.array(list(card["weights"].values()), np.int16),
        bias=np.array(card["bias"], np.int16),
    )


def find_act(
    source: Span | None,
    cue: Span | None,
    content: Sequence[Span],
    text: str,
    read: ActScores | None = None,
    least: float | None = None,
) -> tuple[Act | None, str]:
    """Return what the speaker does, and what decided that, in words.

    ``read`` is what the model says of the text. ``None``, with no reason, where no act is as likely
    as ``least``; by default, as ``LEAST_READ``, ``LEAST_ACT``, ``LEAST_SAID`` or ``LEAST_PLAIN``
    ask. It is ``"other"`` where none of the others fits: a topic
    of which nothing is said, an act that did not happen, what is no speech at all.
    """
    if read is not None and cue is not None:
        act, probability = read.tell(cue, content)
        if probability < (LEAST_READ if least is None else least):
            return None, ""
        if least is None and act in find_negated(source, cue, text):
            return None, ""  # who "did not deny" has not denied, whatever that is instead
        return act, f"{act}: the model reads it so, and is {100 * probability:.0f} % sure"
    model = load_acts()
    features = find_features(source, cue, content, text)
    act, probability = model.decide(features)
    if probability < (_least(act, features) if least is None else least):
        return None, ""
    own = cue.of(text) if cue else ""
    told = dict.fromkeys(_in_words(each, act, own) for each in model.reasons(features, act))
    return act, f"{act}: {'; '.join(told) or 'nothing speaks for another act'}"


def _least(act: Act, features: Sequence[str]) -> float:
    """Return from which probability on a record has this act."""
    if f"negated ({act})" in features:
        return inf
    return LEAST_PLAIN.get(act, LEAST_SAID if "said" in features else LEAST_ACT)


def _in_words(reason: str, act: Act, cue: str) -> str:
    """Name the words of the cue where their class decided; else the feature tells by itself."""
    if not reason.startswith(("cue (", "cue is (")):
        return reason
    words = [word for word in _WORD.findall(cue) if act in ACTS_OF_CUE.get(stem(word.lower()), ())]
    return f"the cue has “{' … '.join(words)}”" if words else reason
