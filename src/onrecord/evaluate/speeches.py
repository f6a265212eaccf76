"""Marked speech: what was said, with what a writer may make of it.

The speech is a file, written for the project. Its marks ``{kind|as spoken|as written}`` say what
may be changed, so that ``generate`` knows no words itself: neither it nor the file has any list in
common with the room that checks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from onrecord.checks import Alarm
from onrecord.errors import CorpusError

MARK = re.compile(r"\{(?P<kind>[a-z]+)\|(?P<spoken>[^|{}]*)\|(?P<written>[^|{}]*)\}")
"""A mark: its kind, and both sets of words."""
_MEANING = ("negation", "number", "unit", "date", "name", "modal", "quantifier")
REWRITTEN = (*_MEANING, "word")
"""Kinds of marks that other words stand for."""
RESPELT = ("spelling", "contraction", "digits")
"""Kinds that are written another way and mean the same."""
LEFT_OUT = ("filler", "aside")
"""Kinds that nobody misses."""
ENDS: dict[str, tuple[Alarm, ...]] = {
    "tail": ("cut-end",),
    "tailif": ("cut-end", "cut-qualifier"),
    "head": (),
    "headif": ("cut-qualifier",),
}
"""Kinds that are cut off an end, and the alarms that follow."""
_KINDS = frozenset((*REWRITTEN, *RESPELT, *LEFT_OUT, *ENDS))


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
        return _tidy(MARK.sub(lambda mark: mark["spoken"], self.marked))

    def kinds(self) -> list[tuple[int, str]]:
        """Return the number and the kind of each mark."""
        return [(number, mark["kind"]) for number, mark in enumerate(MARK.finditer(self.marked))]

    def written(self, changed: frozenset[int], cut_sign: str = "") -> str:
        """Return the sentence with the marks of these numbers carried out.

        Args:
            changed: The numbers of the marks.
            cut_sign: What stands for what is left out inside the sentence.
        """
        parts: list[str] = []
        at = 0
        for number, mark in enumerate(MARK.finditer(self.marked)):
            parts.append(self.marked[at : mark.start()])
            at = mark.end()
            if number not in changed:
                parts.append(mark["spoken"])
            elif cut_sign and mark["kind"] in LEFT_OUT:
                parts.append(cut_sign)
            else:
                parts.append(mark["written"])
        parts.append(self.marked[at:])
        return capital(_tidy("".join(parts)))


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
            f"{said[0].speaker.upper()}: {' '.join(capital(each.spoken) for each in said)}"
            for said in turns.values()
        )


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
            for mark in MARK.finditer(line):
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


def _tidy(words: str) -> str:
    """Return ``words`` with one space between them and none before a comma."""
    return re.sub(r"\s+(?=[,.?])(?!\.\.\.)", "", re.sub(r"\s+", " ", words)).strip()


def capital(words: str) -> str:
    """Return ``words`` with a capital letter in front."""
    return words[0].upper() + words[1:]
