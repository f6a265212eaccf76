"""Make labelled quotations from marked speech: each change at a known place, drawn by a seed.

The speech is a file, written for the project. Its marks ``{kind|as spoken|as written}`` say what a
writer may make of it, so that this module knows no words itself: neither it nor the file has any
list in common with the room that checks.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.checks import ALARMS, VERDICTS, Alarm, Claim, Verdict
from onrecord.errors import CorpusError
from onrecord.evaluate.check_cases import CheckCase, Label
from onrecord.ingest import read_text
from onrecord.types import Span

ROUNDS = 17
"""Articles on each transcript: so many give more than 2,000 quotations."""
SEED = 20241017
_HARMLESS_SHARE = 0.5

_MARK = re.compile(r"\{(?P<kind>[a-z]+)\|(?P<spoken>[^|{}]*)\|(?P<written>[^|{}]*)\}")
_MEANING = ("negation", "number", "unit", "date", "name", "modal", "quantifier")
_REWRITTEN = (*_MEANING, "word")
_RESPELT = ("spelling", "contraction", "digits")
_LEFT_OUT = ("filler", "aside")
_ENDS: dict[str, tuple[Alarm, ...]] = {
    "tail": ("cut-end",),
    "tailif": ("cut-end", "cut-qualifier"),
    "head": (),
    "headif": ("cut-qualifier",),
}
_KINDS = frozenset((*_REWRITTEN, *_RESPELT, *_LEFT_OUT, *_ENDS))
_APART = 3
"""Sentences between two that are joined: those of one stretch are no splice."""
_FEWEST_WORDS = 4
_NEGATIVE = ("negation", "contraction", "headif", "head")
"""Marks that may hold a negation or a condition: a fragment keeps away from them."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the speech, with its marks.

    Attributes:
        marked: As the file has it.
        speaker: Who says it.
        turn: The number of the turn; ``None`` of a sentence that was never said.
    """

    marked: str
    speaker: str
    turn: int | None

    @property
    def spoken(self) -> str:
        """The words of the transcript."""
        return _tidy(_MARK.sub(lambda mark: mark["spoken"], self.marked))

    def kinds(self) -> list[tuple[int, str]]:
        """Return the number and the kind of each mark."""
        return [(number, mark["kind"]) for number, mark in enumerate(_MARK.finditer(self.marked))]

    def written(self, changed: frozenset[int], cut_sign: str = "") -> str:
        """Return the sentence with the marks of these numbers carried out.

        Args:
            changed: The numbers of the marks.
            cut_sign: What stands for what is left out inside the sentence.
        """
        parts: list[str] = []
        at = 0
        for number, mark in enumerate(_MARK.finditer(self.marked)):
            parts.append(self.marked[at : mark.start()])
            at = mark.end()
            if number not in changed:
                parts.append(mark["spoken"])
            elif cut_sign and mark["kind"] in _LEFT_OUT:
                parts.append(cut_sign)
            else:
                parts.append(mark["written"])
        parts.append(self.marked[at:])
        return _capital(_tidy("".join(parts)))


@dataclass(frozen=True, slots=True)
class Speech:
    """A transcript to be, and what was never said in it."""

    title: str
    sentences: tuple[Sentence, ...]
    unsaid: tuple[Sentence, ...]

    def transcript(self) -> str:
        """Return the transcript, a paragraph a turn."""
        turns: dict[int, list[Sentence]] = {}
        for sentence in self.sentences:
            turns.setdefault(sentence.turn or 0, []).append(sentence)
        return "\n\n".join(
            f"{said[0].speaker.upper()}: {' '.join(_capital(each.spoken) for each in said)}"
            for said in turns.values()
        )


@dataclass(frozen=True, slots=True)
class _Quotation:
    """What stands in an article's paragraph, and its label."""

    words: str
    speaker: str
    whole: bool
    verdicts: frozenset[Verdict]
    alarms: frozenset[Alarm]
    change: str


def read_speeches(path: Path) -> tuple[Speech, ...]:
    """Read a file of marked speech.

    Raises:
        CorpusError: If it is missing, or a line has no speaker or a mark of an unknown kind.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise CorpusError(f"{path}: cannot be read ({error}). Give a file of speeches.") from error
    speeches: list[Speech] = []
    title, speaker, turn = "", "", 0
    said: list[Sentence] = []
    unsaid: list[Sentence] = []
    for number, line in enumerate([*lines, "=="], 1):
        if line.startswith("=="):
            if said:
                speeches.append(Speech(title, tuple(said), tuple(unsaid)))
            title, speaker, said, unsaid = line.strip("= "), "", [], []
        elif line.startswith("@"):
            speaker, turn = line[1:].strip(), turn + 1
        elif line.strip() and not line.startswith("#"):
            for mark in _MARK.finditer(line):
                if mark["kind"] not in _KINDS:
                    raise CorpusError(
                        f"{path}, line {number}: there is no kind {mark['kind']!r} of change; "
                        f"there are {', '.join(sorted(_KINDS))}."
                    )
            if not speaker:
                raise CorpusError(f"{path}, line {number}: put a line '@ Speaker' before it.")
            if line.startswith("~"):
                unsaid.append(Sentence(line[1:].strip(), speaker, None))
            else:
                said.append(Sentence(line.strip(), speaker, turn))
    return tuple(speeches)


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
                _capital(sentence.spoken),
                sentence.speaker,
                True,
                frozenset(("not-found",)),
                frozenset(),
                "never said",
            )


def _harmless(sentence: Sentence, draw: random.Random) -> _Quotation:
    kinds = sentence.kinds()
    respelt = [number for number, kind in kinds if kind in _RESPELT]
    left_out = [number for number, kind in kinds if kind in _LEFT_OUT]
    choice = draw.choice(["whole", "fragment", "respelt", "marked", "embedded"])
    if choice == "respelt" and respelt:
        words = sentence.written(frozenset(respelt))
        return _unchanged(words, sentence, "spelt another way", normalised=True)
    if choice == "marked" and left_out and not _at_edge(sentence, left_out[0]):
        words = sentence.written(frozenset(left_out[:1]), draw.choice([" … ", " ... "]))
        return _unchanged(words, sentence, "cut with a mark", normalised=True)
    words = _capital(sentence.spoken)
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
    marks = [(number, kind) for number, kind in sentence.kinds() if kind not in _RESPELT]
    choice = draw.random()
    if (choice < 0.08 or not marks) and others:
        return _Quotation(
            _capital(sentence.spoken),
            draw.choice(others),
            True,
            frozenset(("misattributed", "verbatim")),
            frozenset(),
            "given to somebody else",
        )
    if choice < 0.18 and (far := _far(sentence, speech)):
        other = draw.choice(far)
        words = f"{_capital(sentence.spoken)} {_capital(other.spoken)}"
        return _Quotation(
            words, sentence.speaker, True, frozenset(("spliced",)), frozenset(), "joined"
        )
    if not marks:
        return _unchanged(_capital(sentence.spoken), sentence, "unchanged", normalised=False)
    number, kind = draw.choice(marks)
    respelt = [other for other, each in sentence.kinds() if each in _RESPELT]
    also = frozenset(respelt) if draw.random() < _HARMLESS_SHARE else frozenset[int]()
    words = sentence.written(frozenset((number,)) | also)
    verdicts: set[Verdict] = {"normalised"} if also else set()
    alarms: set[Alarm] = set()
    if kind in _REWRITTEN:
        verdicts.add("altered")
        alarms.update(alarm for alarm in ALARMS if alarm == kind)
    else:
        verdicts.add("shortened")
        alarms.update(_ENDS.get(kind, ()))
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
    mark = list(_MARK.finditer(sentence.marked))[number]
    before = sentence.marked[: mark.start()]
    return not before.strip() or sentence.marked[mark.end() :].strip(" .?") == ""


def _fragment(sentence: Sentence, draw: random.Random) -> str | None:
    """Return some words from inside a sentence, away from what its edges may turn round."""
    before_end, *_ = re.split(r"\{tail(?:if)?\|", sentence.marked)
    inner = _MARK.sub(
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


def _tidy(words: str) -> str:
    """Return ``words`` with one space between them and none before a comma."""
    return re.sub(r"\s+(?=[,.?])(?!\.\.\.)", "", re.sub(r"\s+", " ", words)).strip()


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
