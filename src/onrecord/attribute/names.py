"""Names that the tagger cut in two, between source and cue, or took for a part of the cue."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from onrecord.types import Attribution, Span

_NAME_FIRST = re.compile(
    r"(?P<name>[A-Z][\w’'-]*)\s+(?P<cue>(?:(?:had|has|also|then|later|once|\w+ly)\s+){0,2}"
    r"(?:said|says|told|tells|asks|adds|wrote|writes|[a-z]\w*ed)\b)"
)
# "Mayor Ada Quill: …", but not a headline's "Ada Quill Warns: …" or "Officials Say: …".
_NAME_BEFORE_COLON = re.compile(
    r"(?!(?:Say|Tell|Ask|Add|Warn|Vow|Urge|Claim|Admit|Insist)\b)"
    r"(?P<name>[A-Z][\w’'-]*(?<!s)(?<!ed))\s?(?P<cue>:)(?=\s)"
)
_ENDS_IN_NAME = re.compile(r"[A-Z][\w’'.-]*$")


def keep_names_whole(text: str, attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Give the source what the cue has of its name: "Mayor Ada" + "Quill said".

    The tagger reads words in lower case, and a surname may be a word of its own. A cue that begins
    in capitals right after a source is a headline's ("Praises"), unless a verb in lower case
    or a colon follows. A cue without a source may have all of the name ("Quill later tweeted"), if
    the text shows that it is one.
    """
    return tuple(_keep_whole(text, found) for found in attributions)


def _keep_whole(text: str, found: Attribution) -> Attribution:
    if found.cue is None:
        return found
    rest = _NAME_FIRST.match(text, found.cue.start, found.cue.end)
    if rest is None and found.source is not None:
        rest = _NAME_BEFORE_COLON.match(text, found.cue.start)
        if rest and found.cue.end not in (rest.end("name"), rest.end("cue")):
            return found
    if rest is None:
        return found
    name = Span(*rest.span("name"))
    if found.source is None:
        if not _is_name(text, name.of(text)):
            return found
        source = name
    elif _stands_before(text, found.source, name):
        source = Span(found.source.start, name.end)
    else:
        return found
    end = max(rest.end("cue"), found.cue.end)
    return replace(found, source=source, cue=Span(rest.start("cue"), end))


def _is_name(text: str, word: str) -> bool:
    """Tell whether ``word`` has its capital inside a sentence, too, and always."""
    inside = rf"(?:(?<=[\w,] )|(?<=,[\"”’'] )){re.escape(word)}\b"
    in_lower_case = rf"\b{re.escape(word.lower())}\b"
    return re.search(inside, text) is not None and re.search(in_lower_case, text) is None


def _stands_before(text: str, source: Span, name: Span) -> bool:
    """Tell whether ``source`` ends, with a name's beginning, right before ``name``."""
    if not source.end < name.start or "\n" in text[source.end : name.start]:
        return False
    return not text[source.end : name.start].strip() and bool(_ENDS_IN_NAME.search(source.of(text)))
