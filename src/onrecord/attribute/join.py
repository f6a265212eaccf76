"""Join sources, cues and contents into attributions, cue first."""

from __future__ import annotations

from onrecord.types import Attribution, Tags


def join(tags: Tags) -> tuple[Attribution, ...]:
    """Make one attribution of each cue that has content.

    A cue takes the source that it points at, if any, and every content that points at it. A
    content that points at no cue belongs to no attribution: no statement is better than a wrong
    one. The confidence is the product of the model's probabilities for every part and link.
    """
    contents: dict[int, list[int]] = {}
    for content, (cue, _) in tags.cue_of.items():
        if cue is not None:
            contents.setdefault(cue, []).append(content)
    joined = []
    for cue, parts in sorted(contents.items()):
        source, certainty = tags.source_of.get(cue, (None, 1.0))
        confidence = tags.spans[cue].score * certainty
        if source is not None:
            confidence *= tags.spans[source].score
        for part in parts:
            confidence *= tags.spans[part].score * tags.cue_of[part][1]
        joined.append(
            Attribution(
                source=None if source is None else tags.spans[source].span,
                cue=tags.spans[cue].span,
                content=tuple(tags.spans[part].span for part in sorted(parts)),
                confidence=confidence,
                why=("the tagger found these spans and their links",),
            )
        )
    return tuple(sorted(joined, key=lambda found: (found.content[0].start, -found.content[0].end)))
