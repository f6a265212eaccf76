"""Flag statements that the text does not report as plainly made."""

from __future__ import annotations

import re

from onrecord.describe.phrase import Phrase, read_phrase
from onrecord.types import Attribution, Document, Flag, Layout, Span

_FEW_WORDS = r"(?:[\w'-]+ ){0,3}?"

# Lower case on purpose: "Will" and "May" are names.
_MODAL = re.compile(
    rf"^{_FEW_WORDS}(?P<modal>will|would|might|could|may|shall|should|must|'ll)\b"
    # A polite or a habitual "would", a future in the past.
    r"(?!(?: \w+ly| also| still| even)? "
    r"(?:like|love|prefer|rather|later|soon|eventually|then|often|always|sometimes|subsequently"
    r"|repeatedly|go on to|come to|be (?:known|remembered|seen))\b)"
    # A perception, an admission; but "should admit" is a demand, and "might see" a guess.
    r"(?!(?<!might)(?<!may)(?<!should)(?: \w+ly| also| still| even)? "
    r"(?:see|hear|feel|sense|remember|recall|understand|admit|confess)\b)"
    # "would not say" is a refusal, which is flagged as negated.
    r"(?P<refused>n't| not| never)?"
)
_FORETOLD = re.compile(
    # Not "more likely to say", which compares.
    r"(?<!more )(?<!less )(?<!most )(?<!least )"
    r"\b(?:likely|expected|set|going|about|due|poised|scheduled|prepared|ready|bound) to "
    r"(?!have\b)\w+"
)
_AS_IF = re.compile(r"\bas (?:if|though) to \w+")
_SUPPOSED = re.compile(
    # Not "even if", which concedes.
    r"\b(?P<word>(?<!even )if|unless|imagine|imagining|suppose|supposing|pretend|as though"
    r"|in case|lest|whether)(?: that)?$",
    re.IGNORECASE,
)
# "Had he warned that …, they would have left": a condition by its order of words.
_ON_CONDITION = re.compile(r"(?:(?:and|but),? )?(?:had|should|were)", re.IGNORECASE)
_ASKED_OF = re.compile(
    r"^(?:(?:and|but|so),? )?(?:did|does|do|has|have|had|would|will|could|can|should|is|are|was"
    r"|were)$",
    re.IGNORECASE,
)

_NOT_A_NEGATION = re.compile(
    r"\bnot (?:only|just|merely|simply|surprisingly|infrequently)\b"
    r"|\bno (?:doubt|secret|bones|uncertain|fewer|less|sooner)\b"
    r"|\bwithout (?:a )?doubt\b|\bnothing (?:but|less)\b"
    r"|\bcould(?:n't| not) (?:resist|help|but)\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?P<word>not|never|cannot|nor|neither|no|none|nothing|without"
    r"|(?:stop|stopped|stops|fell|falls) short of|(?:fail|fails|failed|neglected) to)\b"
    r"|n't\b",
    re.IGNORECASE,
)
_REFUSED_TO_SAY = re.compile(r"\b(?:declin|refus)(?:e|es|ed|ing) to \w+", re.IGNORECASE)
_NOBODY = re.compile(
    r"^(?:[Nn]o one|[Nn]obody|[Nn]one|[Nn]either|[Nn]ot (?:one|a single)|[Nn]o(?= [a-z]))\b"
)
_NEVER_DID = re.compile(
    r"\b(?:nor|neither|never|at no (?:point|time)|not once)"
    r"(?: (?:did|does|do|has|have|had|will|would|could|can|was|is))?$",
    re.IGNORECASE,
)
# "There is no evidence that he said", "far from denying that": what was never said or done.
_UNTRUE = re.compile(
    r"\b(?P<word>no (?:\w+ )?(?:evidence|proof|indication|suggestion|record|sign)"
    r"|(?:not|n't) (?:true|correct|the case)|(?:untrue|false|a lie|a myth)) that(?: the)?$"
    r"|\b(?P<instead>far from|instead of|rather than)$",
    re.IGNORECASE,
)

_UNSURE = (
    r"reportedly|allegedly|apparently|supposedly|purportedly|ostensibly|seemingly|presumably"
    r"|perhaps|possibly|probably|evidently|reputedly|rumou?redly"
)
_UNSURE_ADVERB = re.compile(rf"\b(?:{_UNSURE})\b", re.IGNORECASE)
_UNSURE_LEAD = re.compile(rf"\b(?:{_UNSURE}),?$", re.IGNORECASE)
_SAID_TO = re.compile(
    r"\b(?:(?:said|reported|rumou?red|alleged|believed|thought|understood) to have"
    r"|(?:is|are|was|were) (?:widely )?(?:said|rumou?red|alleged) to)\b",
    re.IGNORECASE,
)
# Nobody holds it but "people": the outlet says it without vouching for it.
_BELIEVED = re.compile(
    r"\b(?:is|are|was|were|been|'s|'re)(?: \w+ly)? "
    r"(?:believed|thought|understood|assumed|presumed|reputed|said|rumou?red|feared)\b",
    re.IGNORECASE,
)
_SEEMS = re.compile(
    r"\b(?:seem|appear)(?:s|ed|ing)?\b"
    r"(?! (?:on|in|at|before|with|alongside|beside|next|for|live|together)\b)",
    re.IGNORECASE,
)

_ASKS = re.compile(r"\b(?:ask|wonder|inquir|enquir|quer)(?:s|ed|ing|e|es|y|ies|ied)?\b", re.I)
_QUESTION_OPENS = re.compile(
    r"^\W*(?:whether|if|who|whom|whose|what|when|where|why|how|which|about)\b", re.IGNORECASE
)
# "Why do they wait": a question by its order of words.
_INVERTED = re.compile(
    r"^\W*(?:and |but |so )?(?:who|whom|whose|what|when|where|why|how)(?: \w+)?? "
    r"(?:can|could|do|does|did|is|are|was|were|will|would|should|shall|have|has|may|might|must)"
    r"(?:n't)? (?:I|we|you|he|she|it|they|the|this|that|these|those|a|an|my|our|your|his|her|their"
    r"|any\w*|some\w*|there)\b",
    re.IGNORECASE,
)
_OPENING_MARK = re.compile(r"^[\"'“‘«„`]")
_INNER_QUESTION = re.compile(r"\s[\"'“‘«„`][^?]{0,300}\?[\"'”’»]")
_SENTENCE_ENDS = re.compile(r"([.!?…]+)[\"'”’»)\]]*(?:\s|$)")


def find_flags(
    attribution: Attribution, document: Document, layout: Layout, *, unmarked: bool = False
) -> dict[Flag, str]:
    """Return the flags of a statement, each with its reason in plain words.

    - ``hypothetical``: the text foretells or supposes the statement ("will say that",
      "might argue", "if he says") or asks whether it was made ("Did he say …?").
    - ``negated``: the source did not make it ("did not say", "no one said", "declined to
      say", "no evidence that he said"). A denial and a refusal are statements of their own:
      "denied that", and "declined" with what was declined as its content, are not negated.
    - ``unmarked``: speech that has lost its quotation marks, as the caller found.
    - ``hedged``: the text does not vouch for it ("reportedly", "seemed to suggest", "is said to
      have said"; without a source also "is believed").
    - ``question``: the content is a question, with or without its question mark.
    """
    phrase = read_phrase(attribution, document.text, layout)
    found: dict[Flag, str | None] = {
        "hypothetical": _why_hypothetical(phrase, attribution, document.text),
        "negated": _why_negated(phrase),
        "unmarked": "speech without quotation marks" if unmarked else None,
        "hedged": _why_hedged(phrase, sourceless=attribution.source is None),
        "question": _why_question(phrase, attribution, document.text),
    }
    return {flag: f"{flag}: {reason}" for flag, reason in found.items() if reason is not None}


def _why_hypothetical(phrase: Phrase, attribution: Attribution, text: str) -> str | None:
    modal = _MODAL.search(phrase.verb)
    refused = modal is not None and (modal["refused"] or _NOBODY.match(phrase.source))
    if modal and (not refused or modal["modal"] in ("might", "may", "should")):
        return f"“{modal['modal']}” in the cue"
    if foretold := _FORETOLD.search(phrase.verb) or _AS_IF.search(phrase.cue):
        return f"“{foretold[0]}” in the cue"
    if supposed := _SUPPOSED.search(phrase.before):
        return f"“{supposed['word']}” before it"
    if phrase.before and _ASKED_OF.match(phrase.before) and _is_asked(attribution, text):
        return "asked, not reported"
    if _ON_CONDITION.fullmatch(phrase.before):
        return f"“{phrase.before}” before it"
    return None


def _is_asked(attribution: Attribution, text: str) -> bool:
    """Tell whether the sentence that attributes is itself a question."""
    end = attribution.content[-1].end
    return attribution.cue is not None and text[end : end + 1] == "?"


def _why_negated(phrase: Phrase) -> str | None:
    if refused := _REFUSED_TO_SAY.search(phrase.verb):
        return f"“{refused[0]}” in the cue"
    negation = _NEGATION.search(phrase.verb)
    if negation and (negation := _NEGATION.search(_NOT_A_NEGATION.sub(" ", phrase.verb))):
        return f"“{negation[0]}” in the cue"
    if nobody := _NOBODY.match(phrase.source):
        return f"“{nobody[0]}” as the source"
    if never := _NEVER_DID.search(phrase.before):
        return f"“{never[0]}” before it"
    if untrue := _UNTRUE.search(phrase.before):
        return f"“{untrue['word'] or untrue['instead']}” before it"
    return None


def _why_hedged(phrase: Phrase, *, sourceless: bool) -> str | None:
    if unsure := _UNSURE_ADVERB.search(f"{phrase.cue} {phrase.after}"):
        return f"“{unsure[0]}” with the cue"
    if unsure := _UNSURE_LEAD.search(phrase.before):
        return f"“{unsure[0].rstrip(',')}” before it"
    if said := _SAID_TO.search(phrase.verb) or _SEEMS.search(phrase.verb):
        return f"“{said[0]}” in the cue"
    if sourceless and (believed := _BELIEVED.search(phrase.verb)):
        return f"“{believed[0]}” in the cue"
    return None


def _why_question(phrase: Phrase, attribution: Attribution, text: str) -> str | None:
    asks = _ASKS.search(phrase.verb)
    if asks and (phrase.verb.endswith("about") or _QUESTION_OPENS.match(phrase.opening)):
        return f"“{asks[0]}” in the cue"
    quoted = _OPENING_MARK.match(phrase.opening)
    if quoted and _INVERTED.match(phrase.opening) and not _goes_on(attribution.content, text):
        return "the content is worded as a question"
    if not any("?" in text[span.start : span.end + 1] for span in attribution.content):
        return None
    if not asks and any(_reports_question(span.of(text)) for span in attribution.content):
        return None
    endings = [
        ending for span in attribution.content for ending in _endings(span, text, bool(asks))
    ]
    marks = ["?" in ending for ending in endings]
    if any(marks) and (asks or all(marks)):
        return "the content ends in a question mark"
    return None


def _reports_question(words: str) -> bool:
    """Tell whether a quotation inside the content asks: "that they may say, “Who pays?”"."""
    return not _OPENING_MARK.match(words) and _INNER_QUESTION.search(words) is not None


def _goes_on(content: tuple[Span, ...], text: str) -> bool:
    """Tell whether the content has more than one sentence."""
    return sum(len(_endings(span, text, with_next=False)) for span in content) > 1


def _endings(span: Span, text: str, with_next: bool) -> list[str]:
    """Return the marks that end the sentences of ``span``, if asked with the one that follows."""
    end = span.end + (with_next and text[span.end : span.end + 1] == "?")
    return [match[1] for match in _SENTENCE_ENDS.finditer(text[span.start : end])]
