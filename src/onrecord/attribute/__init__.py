"""From tagged spans to attributions: who is joined to which cue and which words."""

from __future__ import annotations

from onrecord.attribute.alone import follow_alone, leave_exchanges
from onrecord.attribute.coordinated import part_coordinated
from onrecord.attribute.elsewhere import follow_sentence, leave_elsewhere
from onrecord.attribute.genres import drop_genres
from onrecord.attribute.introduced import find_further
from onrecord.attribute.join import contents_of, find_evidence, join
from onrecord.attribute.marks import close_gaps, include_marks
from onrecord.attribute.names import keep_names_whole
from onrecord.attribute.nest import find_nested, is_first_person, lies_inside
from onrecord.attribute.paragraphs import continue_quotations
from onrecord.attribute.turns import keep_to_turns
from onrecord.tag import Calibration
from onrecord.types import Attribution, Document, Layout, Tags

__all__ = [
    "attribute",
    "contents_of",
    "find_evidence",
    "find_nested",
    "is_first_person",
    "lies_inside",
    "part_coordinated",
]


def attribute(
    document: Document, layout: Layout, tags: Tags, calibration: Calibration
) -> tuple[Attribution, ...]:
    """Join what the tagger found in a whole document into attributions, none of them nested."""
    joined = keep_names_whole(document.text, join(document.text, layout, tags, calibration))
    joined = include_marks(document.text, layout, joined)
    joined = close_gaps(document.text, drop_genres(document.text, joined))
    joined = leave_elsewhere(document.text, layout, joined)
    joined = find_further(document.text, layout, joined)
    joined = leave_exchanges(document.text, layout, joined)
    joined = follow_alone(document.text, layout, continue_quotations(document.text, layout, joined))
    joined = follow_sentence(document.text, layout, joined)
    return keep_to_turns(document.text, layout, joined)
