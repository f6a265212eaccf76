"""Labels that name the kind of a text, and nobody who speaks in it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.types import Attribution

_GENRE = re.compile(
    r"\W*(?:the\s+)?(?:interview|exclusive|q\s?&\s?a|live|live\s?blog|watch|listen|video|podcast"
    r"|opinion|comment|analysis|editorial|review|profile|obituary|explainer|explained|revealed"
    r"|fact[\s-]?check(?:ed)?|in pictures|letters?|update[ds]?|breaking(?: news)?)\W*",
    re.IGNORECASE,
)


def drop_genres(text: str, attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Leave out statements of which a label such as "Interview:" or "Fact check:" is the source."""
    return tuple(
        found
        for found in attributions
        if found.source is None
        or found.cue is None
        or ":" not in found.cue.of(text)
        or not _GENRE.fullmatch(found.source.of(text))
    )
