"""Tell which attributed words are speech that has lost its quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.attribute import is_first_person
from onrecord.describe.locate import index_at, start_of
from onrecord.describe.unmarked import MOST_IN_FIRST_PERSON, first_person_outside, is_unmarked
from onrecord.segment import zone_at
from onrecord.types import Attribution, Document, Layout

# Behind a colon any word of the first person is the speaker's. "I" behind a name is a number, as in
# "World War I ended".
_FIRST_PERSON = re.compile(
    r"(?:\A|[^\w\s]\s?|\b[a-z]+\s)I(?=['’]|\s[a-z])"
    r"|\b(?:[Ww]e|[Uu]s|[Mm]e|[Mm]y|[Oo]urs?|myself|ourselves)\b(?!\.[A-Z])"
)
# Before the report only a sentence of the speaker's own is: "the best plan we have, experts say".
_SENTENCE = re.compile(
    r"(?:\A\W*|[.!?;]\s+)(?:(?:And|But|So|No|Yes|Now|Then|Today),?\s)?"
    r"(?:I|[Ww]e|[Mm]y|[Oo]ur)(?=['’]|\s[a-z])"
)
# "We share half of our genes with bananas, scientists say", "a study found": everybody is meant.
_NOBODY_IN_PARTICULAR = re.compile(
    r"(?!(?:an?|the|this|that|these|those|his|her|their|its|one|he|she|they|who)\b)[a-z][^A-Z]*"
    r"|.*\b(?:stud(?:y|ies)|reports?|research|surveys?|polls?|papers?)",
    re.DOTALL,
)


def find_lost_marks(
    document: Document, layout: Layout, attributions: Sequence[Attribution]
) -> frozenset[int]:
    """Return the indexes of the attributions that are speech without its quotation marks.

    Such speech is attributed to nobody (see ``find_unmarked``), or is in the first person though
    its source is not: behind a colon, or as a sentence of its own before the report of it ("We
    will not pay, the mayor said"). Behind "that", or a verb alone, such words may be the writer's;
    wherever he says "I" or "we" himself, they may be, too.
    """
    text = document.text
    found = {index for index, each in enumerate(attributions) if is_unmarked(each, layout)}
    spoken = [
        (index, each)
        for index, each in enumerate(attributions)
        if index not in found and _is_in_first_person(text, layout, each)
    ]
    if spoken:
        own = first_person_outside(text, layout, attributions)
        sentences = {index_at(layout.sentences, word) for word in own}
        if not _is_writer_in_first_person(text, layout, attributions, own):
            found.update(
                index
                for index, each in spoken
                if index_at(layout.sentences, start_of(each)) not in sentences
            )
    return frozenset(found)


def _is_in_first_person(text: str, layout: Layout, attribution: Attribution) -> bool:
    """Tell whether somebody is reported to say "I" or "we" in words of his own, without marks."""
    source, cue, content = attribution.source, attribution.cue, attribution.content
    if source is None or cue is None or is_first_person(text, attribution):
        return False
    zone = zone_at(layout.zones, content[0].start)
    if zone is None or zone.kind != "body":
        return False
    if cue.end <= content[0].start:
        between = text[cue.start : content[0].start].rstrip()
        own = between.endswith(":") and any(_FIRST_PERSON.search(span.of(text)) for span in content)
    else:
        own = (
            content[0].end <= min(source.start, cue.start)
            and _NOBODY_IN_PARTICULAR.fullmatch(source.of(text)) is None
            and any(_SENTENCE.search(span.of(text)) for span in content)
        )
    return own and not any(
        quotation.span.overlap(span) for quotation in layout.quotations for span in content
    )


def _is_writer_in_first_person(
    text: str, layout: Layout, attributions: Sequence[Attribution], own: Sequence[int]
) -> bool:
    """Tell whether the writer says "I" or "we" himself, at ``own`` or of what he thinks or says."""
    paragraphs = {index_at(layout.paragraphs, word) for word in own}
    return len(paragraphs) > MOST_IN_FIRST_PERSON or any(
        each.parent is None
        and is_first_person(text, each)
        and not any(quotation.span.contains(each.source) for quotation in layout.quotations)
        for each in attributions
        if each.source is not None
    )
