"""The published protocol: spans of each role, compared token by token within passages.

The measures are those of CofeNet (Wang et al., "CofeNet: Context and Former-Label Enhanced Net for
Complicated Quotation Extraction", COLING 2022, https://aclanthology.org/2022.coling-1.215/), as
its released code defines them (github.com/cofe-ai/CofeNet, ``exe/eval/evaluation.py`` and
``exe/eval/extraction.py``). For each role, over the spans of all passages:

``exact``
    F1 where a predicted span matches a gold span of the same first and last token.
``begin``
    F1 where it matches one of the same first token.
``jaccard``
    Mean over the gold spans of the best ratio of shared tokens to covered tokens that a predicted
    span reaches, and 0 for each predicted span that shares no token with a gold span.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import get_args

from onrecord.evaluate.align import AlignedPassage
from onrecord.evaluate.gold import Parts
from onrecord.evaluate.tally import Counts, total
from onrecord.types import Role, Span

ROLES: tuple[Role, ...] = get_args(Role)  # source, cue, content: also their precedence
MEASURES = ("exact", "begin", "jaccard")

TokenSpans = dict[Role, frozenset[tuple[int, int]]]
"""By role, the spans of a passage as half-open ranges of tokens."""


def labelled_spans(labels: Sequence[str]) -> TokenSpans:
    """Read BIO labels; an ``I-`` that continues no span of its role belongs to none."""
    spans: dict[Role, set[tuple[int, int]]] = {role: set() for role in ROLES}
    start, role = 0, ""
    for at, label in enumerate([*labels, "O"]):
        if role and label != f"I-{role}":
            spans[_role(role)].add((start, at))
            role = ""
        if label.startswith("B-"):
            start, role = at, label[2:]
    return {role: frozenset(found) for role, found in spans.items()}


def projected_spans(statements: Iterable[Parts], tokens: Sequence[Span]) -> TokenSpans:
    """Project statements onto the tokens of a passage.

    A token is inside a span that holds its last character: the rule by which the published labels
    follow from the annotations where a span begins or ends within a token. A token inside several
    spans counts for a source before a cue before a content, and within a role for the one that
    begins first. What lies outside the passage is cut off.
    """
    ranked = _ranked(statements, tokens)
    owners = [_owner(token, ranked) for token in tokens]
    spans: dict[Role, set[tuple[int, int]]] = {role: set() for role in ROLES}
    start = 0
    for at, owner in enumerate(owners):
        if owner is None:
            continue
        if at == 0 or owners[at - 1] != owner:
            start = at
        if at + 1 == len(owners) or owners[at + 1] != owner:
            spans[ROLES[owner[0]]].add((start, at + 1))
    return {role: frozenset(found) for role, found in spans.items()}


def tally_passage(gold: TokenSpans, predicted: TokenSpans) -> dict[str, Counts]:
    """Count matches in one passage, by ``{role}.{measure}``."""
    counts: dict[str, Counts] = {}
    for role in ROLES:
        true, found = gold[role], predicted[role]
        begins, found_begins = {start for start, _ in true}, {start for start, _ in found}
        counts[f"{role}.exact"] = Counts(len(true & found), len(found), len(true))
        counts[f"{role}.begin"] = Counts(len(begins & found_begins), len(found), len(true))
        counts[f"{role}.jaccard"] = _jaccard(true, found)
    return counts


def tally_by_protocol(
    statements: Sequence[Parts], passages: Iterable[AlignedPassage]
) -> dict[str, Counts]:
    """Count matches between a text's statements and the labels of its passages.

    Args:
        statements: Without the nested ones: the corpora are flat.
        passages: All passages of the text, as one annotator labelled them.
    """
    return total(
        tally_passage(labelled_spans(passage.labels), projected_spans(statements, passage.tokens))
        for passage in passages
    )


def _role(name: str) -> Role:
    return next(role for role in ROLES if role == name)


def _ranked(statements: Iterable[Parts], tokens: Sequence[Span]) -> list[tuple[int, Span]]:
    """Return the spans that touch the passage with their role's rank, in order of precedence."""
    if not tokens:
        return []
    passage = Span(min(token.start for token in tokens), max(token.end for token in tokens))
    ranked = set()
    for statement in statements:
        sources = [statement.source] if statement.source else []
        cues = [statement.cue] if statement.cue else []
        for rank, spans in enumerate((sources, cues, statement.content)):
            ranked |= {(rank, span) for span in spans if span.overlap(passage)}
    return sorted(ranked, key=lambda item: (item[0], item[1].start, -item[1].end))


def _owner(token: Span, ranked: Iterable[tuple[int, Span]]) -> tuple[int, Span] | None:
    last = token.end - 1
    return next((item for item in ranked if item[1].start <= last < item[1].end), None)


def _jaccard(true: frozenset[tuple[int, int]], found: frozenset[tuple[int, int]]) -> Counts:
    ratios = [max((_ratio(gold, span) for span in found), default=0.0) for gold in true]
    ratios += [0.0 for span in found if not any(_ratio(gold, span) for gold in true)]
    return Counts(sum(ratios), len(ratios), len(ratios))


def _ratio(one: tuple[int, int], other: tuple[int, int]) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0.0, shared / (max(one[1], other[1]) - min(one[0], other[0])))
