"""Figures that others published, to stand beside a report. Exact-match F1 on PolNeAR's test part.

The models are those of Wang et al., COLING 2022 (https://aclanthology.org/2022.coling-1.215/). The
two extractors were run on raw text by the authors of this project.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PART = "PolNeAR test"


@dataclass(frozen=True, slots=True)
class PublishedSystem:
    """What a system reaches.

    Attributes:
        name: The system.
        source, cue, content: Exact-match F1 of each role, in per cent; ``None`` where it has none.
        overlap: F1 of contents that share half of their characters, where measured.
        origin: ``published`` with the system, or ``measured`` for this project.
    """

    name: str
    source: float | None
    cue: float | None
    content: float | None
    overlap: float | None = None
    origin: Literal["published", "measured"] = "published"

    @property
    def figures(self) -> dict[str, float]:
        """Its figures by the key of the measure in a report."""
        by_key = {
            "cofe.source.exact": self.source,
            "cofe.cue.exact": self.cue,
            "cofe.content.exact": self.content,
            "record.content": self.overlap,
        }
        return {key: figure for key, figure in by_key.items() if figure is not None}


SYSTEMS = (
    PublishedSystem("CofeNet, BERT-base", 83.2, 75.3, 72.9),
    PublishedSystem("BERT-base + CRF", 82.2, 74.9, 71.0),
    PublishedSystem("BERT-base", 81.1, 74.0, 68.9),
    PublishedSystem("BiLSTM + CRF", 69.6, 66.7, 59.0),
    PublishedSystem("CoreNLP quote annotator", 13.9, None, 17.5),
    PublishedSystem("Gender Gap Tracker, spaCy small", 52.8, 47.2, 23.0, 50.5, "measured"),
    PublishedSystem("textacy, spaCy small", 21.5, 24.2, 23.0, 27.4, "measured"),
)


def best_published(key: str) -> float | None:
    """Return the best figure known for a measure of a report, ``None`` where there is none."""
    return max((system.figures[key] for system in SYSTEMS if key in system.figures), default=None)
