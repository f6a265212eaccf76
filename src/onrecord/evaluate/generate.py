"""Make labelled quotations from marked speech: each change at a known place, drawn by a seed."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.checks import ALARMS, VERDICTS, Alarm, Claim, Verdict
from onrecord.evaluate.check_cases import CheckCase, Label
from onrecord.evaluate.speeches import (
    ENDS,
    LEFT_OUT,
    MARK,
    RESPELT,
    REWRITTEN,
    Sentence,
    Speech,
    capital,
)
from onrecord.ingest import read_text
from onrecord.types import Span

ROUNDS = 17
"""Articles on each transcript: so many give more than 2,000 quotations."""
SEED = 20241017
_HARMLESS_SHARE = 0.5

_APART = 3
"""Sentences between two that are joined: those of one stretch are no splice."""
_FEWEST_WORDS = 4
_NEGATIVE = ("negation", "contraction", "headif", "head")
"""Marks that may hold a negation or a condition: a fragment keeps away from them."""


@dataclass(frozen=True, slots=True)
class _Quotation:
    """What stands in an article's paragraph, and its label."""

    words: str
    speaker: str
    whole: bool
    verdicts: frozenset[Verdict]
    alarms: frozenset[Alarm]
    change: str


def generate_cases(
    speeches: Sequence[Speech], *, rounds: int = ROUNDS, seed: int = SEED
) -> Iterator[CheckCase]:
    """Yield articles on each speech, a quotation a paragraph, half of them harmless.

    Args:
        speeches: What is said.
        rounds: Articles on each.
        seed: Of the draw: the same seed gives the same articles.
    """
    draw = random.Random(seed)
    for speech in speeches:
        transcript = read_text(speech.transcript(), path=speech.title, lang="en")
        for number in range(rounds):
            text, labels = _write(list(_quotations(speech, draw)), draw)
            article = read_text(text, path=f"{speech.title} {number}", lang="en")
            yield CheckCase(article.origin.path, "generated", article, (transcript,), labels)


def _quotations(speech: Speech, draw: random.Random) -> Iterator[_Quotation]:
    sentences = list(speech.sentences)
    draw.shuffle(sentences)
    for sentence in sentences:
        if len(sentence.spoken.split()) < _FEWEST_WORDS:
            continue
        if draw.random() < _HARMLESS_SHARE:
            yield _harmless(sentence, draw)
        else:
            yield _harmful(sentence, speech, draw)
    for sentence in speech.unsaid:
        if draw.random() < _HARMLESS_SHARE:
            yield _Quotation(
                capital(sentence.spoken),
                sentence.speaker,
                True,
                frozenset(("not-found",)),
                frozenset(),
                "never said",
            )


def _harmless(sentence: Sentence, draw: random.Random) -> _Quotation:
    kinds = sentence.kinds()
    respelt = [number for number, kind in kinds if kind in RESPELT]
    left_out = [number for number, kind in kinds if kind in LEFT_OUT]
    choice = draw.choice(["whole", "fragment", "respelt", "marked", "embedded"])
    if choice == "respelt" and respelt:
        words = sentence.written(frozenset(respelt))
        return _unchanged(words, sentence, "spelt another way", normalised=True)
    if choice == "marked" and left_out and not _at_edge(sentence, left_out[0]):
        words = sentence.written(frozenset(left_out[:1]), draw.choice([" … ", " ... "]))
        return _unchanged(words, sentence, "cut with a mark", normalised=True)
    words = capital(sentence.spoken)
    if choice == "embedded" and not words.startswith(("I ", "I'")):
        inner = words[0].lower() + words[1:].rstrip(".?")
        return _Quotation(
            inner,
            sentence.speaker,
            False,
            frozenset(("normalised",)),
            frozenset(),
            "a small first letter",
        )
    if choice == "fragment" and (fragment := _fragment(sentence, draw)):
        return _Quotation(
            fragment, sentence.speaker, False, frozenset(("verbatim",)), frozenset(), "a fragment"
        )
    return _unchanged(words, sentence, "unchanged", normalised=False)


def _unchanged(words: str, sentence: Sentence, change: str, *, normalised: bool) -> _Quotation:
    verdict: Verdict = "normalised" if normalised else "verbatim"
    return _Quotation(words, sentence.speaker, True, frozenset((verdict,)), frozenset(), change)


def _harmful(sentence: Sentence, speech: Speech, draw: random.Random) -> _Quotation:
    others = sorted({each.speaker for each in speech.sentences} - {sentence.speaker})
    marks = [(number, kind) for number, kind in sentence.kinds() if kind not in RESPELT]
    choice = draw.random()
    if (choice < 0.08 or not marks) and others:
        return _Quotation(
            capital(sentence.spoken),
            draw.choice(others),
            True,
            frozenset(("misattributed", "verbatim")),
            frozenset(),
            "given to somebody else",
        )
    if choice < 0.18 and (far := _far(sentence, speech)):
        other = draw.choice(far)
        words = f"{capital(sentence.spoken)} {capital(other.spoken)}"
        return _Quotation(
            words, sentence.speaker, True, frozenset(("spliced",)), frozenset(), "joined"
        )
    if not marks:
        return _unchanged(capital(sentence.spoken), sentence, "unchanged", normalised=False)
    number, kind = draw.choice(marks)
    respelt = [other for other, each in sentence.kinds() if each in RESPELT]
    also = frozenset(respelt) if draw.random() < _HARMLESS_SHARE else frozenset[int]()
    words = sentence.written(frozenset((number,)) | also)
    verdicts: set[Verdict] = {"normalised"} if also else set()
    alarms: set[Alarm] = set()
    if kind in REWRITTEN:
        verdicts.add("altered")
        alarms.update(alarm for alarm in ALARMS if alarm == kind)
    else:
        verdicts.add("shortened")
        alarms.update(ENDS.get(kind, ()))
    return _Quotation(words, sentence.speaker, True, frozenset(verdicts), frozenset(alarms), kind)


def _far(sentence: Sentence, speech: Speech) -> list[Sentence]:
    """Return the sentences of the same speaker that stand in another turn."""
    at = speech.sentences.index(sentence)
    return [
        other
        for number, other in enumerate(speech.sentences)
        if other.speaker == sentence.speaker
        and other.turn != sentence.turn
        and abs(number - at) > _APART
    ]


def _at_edge(sentence: Sentence, number: int) -> bool:
    mark = list(MARK.finditer(sentence.marked))[number]
    before = sentence.marked[: mark.start()]
    return not before.strip() or sentence.marked[mark.end() :].strip(" .?") == ""


def _fragment(sentence: Sentence, draw: random.Random) -> str | None:
    """Return some words from inside a sentence, away from what its edges may turn round."""
    before_end, *_ = re.split(r"\{tail(?:if)?\|", sentence.marked)
    inner = MARK.sub(
        lambda mark: " ¦ " if mark["kind"] in _NEGATIVE else mark["spoken"], before_end
    )
    # The last word stands beside what may be cut.
    runs = [run.split()[:-1] for run in re.split(r"¦|\.", inner)]
    first, *later = runs
    # After a negation only words some way off say the same without it.
    open_runs = [first[1:], *(run[_FEWEST_WORDS:] for run in later)]
    long_enough = [run for run in open_runs if len(run) >= _FEWEST_WORDS]
    if not long_enough:
        return None
    run = draw.choice(long_enough)
    start = draw.randrange(0, len(run) - _FEWEST_WORDS + 1)
    end = draw.randrange(start + _FEWEST_WORDS, len(run) + 1)
    words = " ".join(run[start:end]).strip(" ,")
    torn = words.endswith(" per")
    return words if words and not torn and words in sentence.spoken else None


_WHOLE = (
    "“{words},” {speaker} said.",
    "{speaker} said: “{words}.”",
    "“{words},” said {speaker}, who spoke for some time.",
)
_PART = (
    "{speaker} said that “{words}”.",
    "It was a matter, {speaker} told the hall, of “{words}”.",
)


def _write(quotations: Sequence[_Quotation], draw: random.Random) -> tuple[str, tuple[Label, ...]]:
    text = ""
    labels: list[Label] = []
    for quotation in quotations:
        frame = draw.choice(_WHOLE if quotation.whole else _PART)
        words = quotation.words
        ending = words[-1] if words[-1] in "?" else ""
        bare = words.rstrip(".?")
        paragraph = frame.format(words="\0", speaker=quotation.speaker)
        if ending:
            paragraph = re.sub("\0[,.]?", "\0" + ending, paragraph)
        before, after = paragraph.split("\0")
        start = len(text) + len(before)
        inside = after[: after.index("”")]
        end = start + len(bare) + len(inside)
        text += f"{before}{bare}{after}\n\n"
        verdict = min(quotation.verdicts, key=VERDICTS.index)
        labels.append(
            Label(
                Claim("quotation", (Span(start, end),), speaker=quotation.speaker),
                verdict,
                quotation.verdicts - {verdict},
                quotation.alarms,
                quotation.change,
            )
        )
    return text.rstrip("\n"), tuple(labels)
