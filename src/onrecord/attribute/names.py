"""Names that the tagger cut in two, between source and cue."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from onrecord.types import Attribution, Span

_REST_OF_NAME = re.compile(
    r"(?P<name>[A-Z][\w’'-]*)\s+(?P<cue>(?:(?:had|has|also|then|later|once|\w+ly)\s+){0,2}"
    r"(?:said|says|told|tells|asked|asks|added|adds|wrote|writes|replied|argued|noted|warned)\b)"
)
_ENDS_IN_NAME = re.compile(r"[A-Z][\w’'.-]*$")


def keep_names_whole(text: str, attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Give the source what the cue has of its name: "Mayor Ada" + "Quill said".

    The tagger reads words in lower case, and a surname may be a word of its own. A cue that begins
    in capitals right after a source is a headline's ("Praises"), unless a verb of speech in lower
    case follows.
    """
    return tuple(_keep_whole(text, found) for found in attributions)


def _keep_whole(text: str, found: Attribution) -> Attribution:
    source, cue = found.source, found.cue
    if source is None or cue is None or not source.end < cue.start:
        return found
    rest = _REST_OF_NAME.match(text, cue.start, cue.end)
    if rest is None or text[source.end : cue.start].strip() or "\n" in text[source.end : cue.start]:
        return found
    if not _ENDS_IN_NAME.search(source.of(text)):
        return found
    return replace(
        found, source=Span(source.start, rest.end("name")), cue=Span(rest.start("cue"), cue.end)
    )
