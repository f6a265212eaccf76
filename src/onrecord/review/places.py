"""Places of words as people write them down: ``12-34,50-61``."""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.types import Span

_PLACE = re.compile(r"\s*([0-9]{1,9})-([0-9]{1,9})\s*")


def read_places(written: str) -> tuple[Span, ...]:
    """Read first and last offsets, in code points.

    Raises:
        ValueError: If a part is no place, or the places do not ascend or overlap.
    """
    spans: list[Span] = []
    for part in written.split(","):
        found = _PLACE.fullmatch(part)
        if found is None or int(found[1]) >= int(found[2]):
            raise ValueError(
                f"{part[:40]!r} is no place. Write the first and the last offset, as 12-34."
            )
        spans.append(Span(int(found[1]), int(found[2])))
    if any(first.end > second.start for first, second in pairwise(spans)):
        raise ValueError(f"{written[:40]!r}: places ascend, and none overlaps another.")
    return tuple(spans)
