"""Contrast two statements: every kind of shift in turn."""

from __future__ import annotations

from onrecord.contrast.denial import find_denial, find_dropped
from onrecord.contrast.figure import find_deadline, find_figure
from onrecord.contrast.reading import Reading
from onrecord.contrast.stance import find_stance
from onrecord.positions import Contrast

_KINDS = (find_stance, find_dropped, find_denial, find_figure, find_deadline)


def find_contrast(first: Reading, second: Reading) -> Contrast | None:
    """Return how the second of two statements of one speaker differs in its position.

    Args:
        first: As ``read_statement`` gives it.
        second: Made on a later day.

    Returns:
        ``None`` where they agree, where they are about different things, and wherever that is not
        certain.
    """
    if first.day >= second.day:
        return None
    return next(filter(None, (find(first, second) for find in _KINDS)), None)
