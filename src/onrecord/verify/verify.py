"""Check claims: the whole path of this room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from onrecord.checks import Check, Claim
from onrecord.entail import Entail
from onrecord.segment import segment
from onrecord.types import Document, Span
from onrecord.verify.article import Article, find_proper
from onrecord.verify.context import add_context
from onrecord.verify.evidence import Search
from onrecord.verify.index import build_index
from onrecord.verify.indirect import Checker
from onrecord.verify.meaning import Embed, Meaning
from onrecord.verify.names import find_titles
from onrecord.verify.quotation import conclude, find_quotation
from onrecord.verify.support import build_units


def verify(
    claims: Sequence[Claim],
    article: Document,
    transcripts: Sequence[Document],
    embed: Embed | None = None,
    entail: Entail | None = None,
    advance: Callable[[int, int], None] = lambda _done, _total: None,
) -> tuple[Check, ...]:
    """Check each of ``claims`` against ``transcripts``.

    Args:
        claims: Of the article, by its offsets.
        article: Where they stand.
        transcripts: What was said. A verdict of ``not-found`` means: not in these.
        embed: Turns a text into a vector of its meaning, so that indirect statements are found in
            other words. Without it they are compared by their words alone.
        entail: Reads a passage and a statement together. Without it an indirect statement is
            told by what is compared word by word alone.
        advance: Called after each claim with the number of claims done, and of all.

    Returns:
        A check for each claim, in the same order.
    """
    spoken = [each for each in transcripts if each.lang == article.lang]
    if transcripts and not spoken:
        reason = f"the transcript is in another language ({transcripts[0].lang})"
        return tuple(Check(claim, "unsure", why=(reason,)) for claim in claims)
    known = titled(claims, [article, *spoken])
    numbers = [at for at, each in enumerate(transcripts) if each.lang == article.lang]
    view = Article(article.text, segment(article))
    index = build_index(spoken)
    written = view.words(Span(0, len(article.text)))
    proper = find_proper([*written, *index.words])
    findings = {
        at: find_quotation(claim, view, index, proper)
        for at, claim in enumerate(known)
        if claim.kind == "quotation"
    }
    for finding in findings.values():
        if finding.pieces and "unsure" not in finding.verdicts:
            add_context(finding, view, index, list(findings.values()))
    meaning = Meaning(embed) if embed is not None else None
    checker = Checker(view, Search(index, build_units(index), meaning), proper, entail)
    found: list[Check] = []
    for at, claim in enumerate(known):
        found.append(conclude(findings[at], index) if at in findings else checker.check(claim))
        advance(len(found), len(known))
    return tuple(
        replace(_renumbered(check, numbers), claim=claim)
        for check, claim in zip(found, claims, strict=True)
    )


def titled(claims: Sequence[Claim], documents: Sequence[Document]) -> list[Claim]:
    """Return claims with what the texts call their speakers, beside the role of the record.

    A transcript may label a turn by the function alone: "THE MINISTER".
    """
    texts = [document.text for document in documents]
    titles = {
        name: find_titles(name, texts)
        for name in {claim.speaker for claim in claims if claim.speaker is not None}
    }
    return [
        claim
        if claim.speaker is None
        else replace(claim, role=f"{claim.role or ''} {titles[claim.speaker]}".strip() or None)
        for claim in claims
    ]


def _renumbered(check: Check, numbers: Sequence[int]) -> Check:
    """Return a check whose passages have the numbers of all transcripts, not of those read."""
    passages = tuple(replace(each, document=numbers[each.document]) for each in check.passages)
    return replace(check, passages=passages)
