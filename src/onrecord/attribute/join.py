"""Join sources, cues and contents into attributions, cue first."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.tag import Calibration, log_odds
from onrecord.types import Attribution, Tags


def join(tags: Tags, calibration: Calibration) -> tuple[Attribution, ...]:
    """Make one attribution of each cue that has content.

    A cue takes the source that it points at, if any, and every content that points at it. A
    content that points at no cue belongs to no attribution: no statement is better than a wrong
    one.
    """
    joined = []
    for cue, parts in sorted(contents_of(tags).items()):
        source, _ = tags.source_of.get(cue, (None, 1.0))
        joined.append(
            Attribution(
                source=None if source is None else tags.spans[source].span,
                cue=tags.spans[cue].span,
                content=tuple(tags.spans[part].span for part in parts),
                confidence=calibration.confidence(find_evidence(tags, cue, parts)),
                why=("the tagger found these spans and their links",),
            )
        )
    return tuple(sorted(joined, key=lambda found: (found.content[0].start, -found.content[0].end)))


def contents_of(tags: Tags) -> dict[int, list[int]]:
    """Return for each cue that has any, as indices of spans, its contents in ascending order."""
    contents: dict[int, list[int]] = {}
    for content, (cue, _) in sorted(tags.cue_of.items()):
        if cue is not None:
            contents.setdefault(cue, []).append(content)
    return contents


def find_evidence(tags: Tags, cue: int, contents: Sequence[int]) -> tuple[float, ...]:
    """Return what the confidence in an attribution is taken from; see ``EVIDENCE``."""
    source, linked = tags.source_of.get(cue, (None, 1.0))
    least = min(tags.spans[part].score * tags.cue_of[part][1] for part in contents)
    return (
        log_odds(tags.spans[cue].score),
        0.0 if source is None else log_odds(tags.spans[source].score * linked),
        log_odds(linked) if source is None else 0.0,
        log_odds(least),
        float(len(contents) - 1),
    )
