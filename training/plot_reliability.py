"""Draw whether confidence can be taken at its word.

Reads the ``evaluation.json`` of each model, as ``onrecord evaluate --json`` writes it:
``python training/plot_reliability.py docs/images/reliability.svg models/accurate models/fast``.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import matplotlib
from matplotlib import pyplot

COLOURS = ("#0b6e99", "#c2571a")
"""Told apart by those who do not see red and green, and 4.5 to 1 against white."""
MARKERS = ("o", "s")
LARGEST = 170
"""Area in square points of the mark of the fullest bin."""


def draw(models: list[Path], picture: Path) -> None:
    """Draw the reliability of ``models``, at most two, a mark's area by its bin's statements."""
    matplotlib.rcParams |= {"svg.hashsalt": "onrecord", "font.size": 10}
    figure, axes = pyplot.subplots(figsize=(5.2, 4.6), layout="constrained")
    axes.plot([0, 1], [0, 1], color="#777777", linewidth=1, linestyle=(0, (4, 3)))
    axes.annotate("perfect", (0.06, 0.09), rotation=41, color="#555555")
    for model, colour, marker in zip(models, COLOURS, MARKERS, strict=False):
        confidence = json.loads((model / "evaluation.json").read_text("utf-8"))["confidence"]
        bins = confidence["bins"]
        fullest = max(each["number"] for each in bins)
        across = [each["confidence"] for each in bins]
        up = [each["right"] for each in bins]
        label = f"{model.name}: expected calibration error {confidence['error']:.3f}"
        axes.plot(across, up, color=colour, marker=marker, markersize=4, linewidth=1.2, label=label)
        axes.scatter(
            across,
            up,
            [12 + LARGEST * each["number"] / fullest for each in bins],
            color=colour,
            marker=marker,
            alpha=0.8,
        )
    axes.set(
        xlim=(0, 1),
        ylim=(0, 1),
        aspect="equal",
        xlabel="confidence, mean of a tenth",
        ylabel="share that is right (overlap)",
        title="Confidence on PolNeAR dev",
    )
    axes.legend(loc="upper left", frameon=False)
    axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(picture, metadata={"Date": None})


def main() -> int:
    """Read the command line and draw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("picture", type=Path)
    parser.add_argument("models", type=Path, nargs="+", help="folders of released models")
    arguments = parser.parse_args()
    if len(arguments.models) > len(COLOURS):
        parser.error(f"{len(arguments.models)} models; at most {len(COLOURS)} are told apart")
    draw(arguments.models, arguments.picture)
    return 0


if __name__ == "__main__":
    sys.exit(main())
