"""Tell the outlet's own assertions from those of a source."""

from __future__ import annotations

import re

from onrecord.describe.phrase import read_phrase
from onrecord.types import Attribution, Document, Layout, Voice

_ADVERBS = r"(?:\s(?:\w+ly|not|also|now|still|often|long|once|best|so|already|never|far))*"
_BE = r"(?:(?:is|are|was|were)(?:n't)?|be|been|being|'s|'re|become|becomes|became)"

# What people at large hold. "It was announced", "he was accused of" are not among them: these
# imply a particular party, even where it is not named.
_OPINION = (
    r"(?:believed|thought|considered|regarded|seen|viewed|understood|known|expected|assumed"
    r"|presumed|perceived|deemed|rumou?red|reputed|supposed|said|feared|remembered|recogni[sz]ed"
    r"|acknowledged|estimated|anticipated|projected|likely|unlikely)"
)
_GENERAL = re.compile(
    rf"^(?:\w+ )?{_BE}{_ADVERBS}\s{_OPINION}\b"
    rf"|\b(?:widely|generally|commonly|popularly|universally|largely|often|best|long|also|now)"
    rf"[\s-]{_OPINION}\b"
    rf"|^(?:as )?(?:known|seen|viewed|regarded|considered|expected|deemed|rumou?red|reputed)\b"
    r"|\b(?:have|has|had) a reputation\b"
    r"|\b(?:it(?:'s| is| was| remains| became| becomes)|is it|was it)"
    r" (?:\w+ )?(?:clear|unclear|likely|unlikely|possible|no secret|obvious|evident|hard to know)",
    re.IGNORECASE,
)
_IMPRESSION = re.compile(
    r"^(?:\w+ ){0,2}?(?:seem|appear)(?:s|ed|ing)?\b"
    r"|^(?:\w+ ){0,2}?(?:look|sound)(?:s|ed)?(?: like| as| to be)?$"
    r"|\b(?:reportedly|allegedly|supposedly|apparently|purportedly|seemingly|presumably"
    r"|ostensibly|evidently|hopefully|arguably|undoubtedly)\b"
    r"|\b(?:not clear|unclear|not known|unknown)\b|\bremains? to be seen\b",
    re.IGNORECASE,
)
# "is believed by many", "concern among his colleagues": a party, though not as the source.
_NOT_A_PARTY = (
    r"\w+ing\b|\d|(?:the (?:end|time|start|middle)|early|mid|late|next|then|now|far|no means|way"
    r"|some distance|tomorrow|tonight|noon|midnight|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:jan|febr)uary|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber"
    r"|spring|summer|autumn|winter)\b"
)
_PARTY = re.compile(
    rf"\b(?:by (?!{_NOT_A_PARTY})|among |according to |in the (?:eyes|view|opinion) of )",
    re.IGNORECASE,
)
_REACH = 60


def find_voice(attribution: Attribution, document: Document, layout: Layout) -> Voice:
    """Return whose assertion a statement is: a source's, or the outlet's own.

    ``"outlet"`` only where nothing names or implies who holds it: a passive of general opinion
    ("is widely believed to be"), the writer's impression ("seems", "reportedly"), what "is not
    clear". Everything else is ``"source"``: where the source is named; inside another's
    statement, which makes it that party's assertion; in quotation marks or in a turn; where a
    party is implied ("was announced", "was asked", "accused of") or follows ("believed by").
    """
    if attribution.source is not None or attribution.parent is not None or attribution.cue is None:
        return "source"
    phrase = read_phrase(attribution, document.text, layout)
    if not (_GENERAL.search(phrase.cue) or _IMPRESSION.search(phrase.cue)):
        return "source"
    following = document.text[attribution.cue.end : attribution.cue.end + _REACH]
    if _PARTY.search(phrase.cue) or _PARTY.match(following.lstrip()):
        return "source"
    return "outlet"
