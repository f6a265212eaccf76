"""Quality floors: figures that must not fall, and the corpora they were measured on."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from onrecord.errors import CorpusError
from onrecord.evaluate.fields import Fields, read_object

_TOLERANCE = 1e-6  # sums of floats may differ in the last digits from one machine to another


class Measured(Protocol):
    """What floors can be set for: a report, or a score against hand-annotated files."""

    @property
    def corpus(self) -> Mapping[str, str]:
        """SHA-256 of each file it was measured on."""

    @property
    def figures(self) -> dict[str, float]:
        """All figures by key, higher being better."""


@dataclass(frozen=True, slots=True)
class Floors:
    """The least that each figure may be.

    Attributes:
        corpus: SHA-256 of each corpus file by name, such as ``polnear/dev.jsonl``.
        floors: By the key of a figure, such as ``cofe.source.exact.f1``, in per cent.
    """

    corpus: Mapping[str, str]
    floors: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Violation:
    """A figure below its floor."""

    key: str
    floor: float
    figure: float

    def __str__(self) -> str:
        return f"{self.key} is {self.figure:.2f}; at least {self.floor:.2f} is allowed"


def read_floors(path: Path) -> Floors:
    """Read a file ``{"corpus": {name: sha256}, "floors": {key: figure}}``.

    Raises:
        CorpusError: If it is missing or not of this form.
    """
    fields = read_object(path)
    corpus, floors = _table(fields, "corpus"), _table(fields, "floors")
    for name, sha256 in corpus.items():
        if not isinstance(sha256, str):
            raise fields.wrong(f"the checksum of {name!r}", sha256, "a string")
    for key, floor in floors.items():
        if isinstance(floor, bool) or not isinstance(floor, int | float) or not 0 <= floor <= 100:
            raise fields.wrong(f"the floor of {key!r}", floor, "a number from 0 to 100")
    return Floors(corpus, {key: float(floor) for key, floor in floors.items()})


def write_floors(path: Path, floors: Floors) -> None:
    """Write the file that ``read_floors`` reads, its keys in order."""
    value = {"corpus": dict(floors.corpus), "floors": dict(floors.floors)}
    path.write_text(json.dumps(value, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def check_floors(report: Measured, floors: Floors) -> tuple[Violation, ...]:
    """Return the figures of a report that lie below their floors.

    A floors file may serve several reports: only the floors of the report's own measures (those
    whose key begins with the same word, such as ``cofe``, or with the same collection, such as
    ``speakers.passages``) are looked at.

    Raises:
        CorpusError: If the report was measured on other files than the floors, or a floor is set
            for a figure that the report should have and has not.
    """
    _check_corpus(report, floors)
    return tuple(
        Violation(key, floor, report.figures[key])
        for key, floor in _own(report, floors).items()
        if report.figures[key] < floor - _TOLERANCE
    )


def raise_floors(report: Measured, floors: Floors, new: Iterable[str] = ()) -> Floors:
    """Return floors raised to the report's figures, rounded down to a tenth; none is lowered.

    Args:
        report: What was measured.
        floors: What holds so far. With no checksum of the report's files they are noted.
        new: Keys of further figures to set a floor for.

    Raises:
        CorpusError: As ``check_floors``, or if a new key is none of the report's.
    """
    wanted = tuple(new)
    unknown = sorted(set(wanted) - report.figures.keys())
    if unknown:
        raise CorpusError(_no_figure(unknown[0], report))
    known = replace(floors, corpus={**report.corpus, **floors.corpus})
    _check_corpus(report, known)
    keys = {**_own(report, floors), **{key: 0.0 for key in wanted if key not in floors.floors}}
    raised = {
        key: max(floor, math.floor(report.figures[key] * 10 + _TOLERANCE) / 10)
        for key, floor in keys.items()
    }
    return replace(known, floors={**floors.floors, **raised})


def _table(fields: Fields, key: str) -> dict[str, Any]:
    found = fields.values.get(key)
    if not isinstance(found, dict):
        raise fields.wrong(repr(key), found, "an object")
    return found


def _own(report: Measured, floors: Floors) -> dict[str, float]:
    families = {_family(key) for key in report.figures}
    own = {key: floor for key, floor in floors.floors.items() if _family(key) in families}
    unknown = sorted(own.keys() - report.figures.keys())
    if unknown:
        raise CorpusError(_no_figure(unknown[0], report))
    return own


def _family(key: str) -> str:
    """Return the word that a report's keys begin with.

    Speakers, checks and shifts are measured on several collections, some of which may be out of
    reach or left out: there, two words.
    """
    words = key.split(".")
    return ".".join(words[:2]) if words[0] in ("speakers", "checks", "shifts") else words[0]


def _no_figure(key: str, report: Measured) -> str:
    return (
        f"the floor {key!r} is set for no figure of the report; allowed are "
        f"{', '.join(sorted(report.figures))}."
    )


def _check_corpus(report: Measured, floors: Floors) -> None:
    for name, sha256 in report.corpus.items():
        expected = floors.corpus.get(name)
        if sha256 != expected:
            raise CorpusError(
                f"{name} has the SHA-256 {sha256}; the floors were measured on {expected}. "
                "Restore that file, or measure the floors anew on this one."
            )
