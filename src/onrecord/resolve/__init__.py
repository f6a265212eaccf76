"""From source spans to speakers: names, titles, roles and pronouns of one document joined.

The first version goes by rules and small hand-written word lists. It looks at one document at a
time and answers ``None`` wherever two readings are open.
"""

from __future__ import annotations

from onrecord.resolve.answers import Answers
from onrecord.resolve.speakers import make_speakers
from onrecord.types import Attribution, Document, Layout, Resolution

__all__ = ["resolve"]


def resolve(
    document: Document, layout: Layout, attributions: tuple[Attribution, ...]
) -> Resolution:
    """Return who is behind each of ``attributions``.

    Speakers are in the order of their first mention and numbered by it. A name is a slice of the
    document, except that of a turn in subtitles, whose labels are not part of the text: it is the
    zone's label, and its origin the turn's empty beginning.
    """
    answers = Answers(document, layout, attributions)
    found = answers.all()
    speakers, number_of = make_speakers(
        answers.cast.words, (answer.party for answer in found if answer.party is not None)
    )
    return Resolution(
        speakers=speakers,
        speaker_of=tuple(
            None if answer.party is None else number_of[answer.party] for answer in found
        ),
        why=tuple(answer.why for answer in found),
    )
