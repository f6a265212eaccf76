"""Words that say the opposite of each other.

Source: written by hand for this project, from the pairs that any grammar or thesaurus of English
gives for change, measure, place, judgement and consent. None is a list of topics.
"""

from __future__ import annotations

from onrecord.verify.grammar import NEGATIVE_PREFIXES
from onrecord.verify.stems import stem

_PAIRS = """
rise climb grow increase raise | fall drop shrink decrease decline reduce cut lower
open reopen | close shut closed
more | less few fewer
exceed | undercut
high higher large larger big great | low lower small smaller little
win won gain | lose
good well better improve improvement | bad poor worse worsen
safe harmless fine sound benign | dangerous unsafe harmful hazardous deadly
agree accept approve recommend support back welcome | disagree reject refuse oppose condemn
confirm admit affirm concede | deny denied
begin start launch | end stop finish
buy purchase import | sell sold export
early earlier first | late later last
old | new young
upper | lower
north northern | south southern
east eastern | west western
inside indoors | outside outdoors
true right correct | false wrong incorrect
allow permit legal | forbid ban prohibit illegal
guilty | innocent
rich wealthy | poor
strong stronger | weak weaker
fast faster quick | slow slower
easy easier | hard harder difficult
cheap cheaper | expensive costly dear
full | empty
remember | forget
stay remain keep | leave move quit
join arrive enter come | leave depart
present | absent
public | private
hire employ | dismiss fire sack
lend | borrow
love | hate
like | dislike
alive | dead
hot warm | cold
light | dark heavy
seriously serious | joking joke
friend ally | enemy opponent
pass | fail
include | exclude
remove | add
possible | impossible
polite kind | rude brutal cruel
voluntary optional | compulsory mandatory
temporary | permanent
major | minor
maximum | minimum
loss | profit
success | failure
enough sufficient ample | few little scarce insufficient
peace | war
wet damp | dry
clean | dirty
long longer | short shorter
wide | narrow
thick | thin
deep | shallow
tall | short
smooth | rough
calm | stormy
quiet silent | loud noisy
awake | asleep
married | single divorced
elder older | younger
ancient | modern
domestic | foreign
urban | rural
majority | minority
above | below
before | after
forward | backward
victory | defeat
birth | death
attack | defend
accuse blame | acquit exonerate
convict | acquit
arrest detain | release free
create build | destroy demolish
expand | contract
advance | retreat
appear | disappear vanish
lock | unlock
optimistic | pessimistic
advantage | disadvantage drawback
accelerate quicken | slow decelerate
encourage | discourage
hide conceal | reveal disclose publish
praise | criticise criticize
trust | distrust
simple | complex complicated
real genuine | fake false
sober | drunk
senior | junior
superior | inferior
abundant plentiful | scarce
tight | loose
sharp | blunt
"""


def _read() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _PAIRS.strip().splitlines():
        one, other = ({stem(word) for word in side.split()} for side in line.split("|"))
        for mine, theirs in ((one, other), (other, one)):
            for word in mine:
                found.setdefault(word, set()).update(theirs - mine)
    return {word: frozenset(others) for word, others in found.items()}


_ANTONYMS = _read()
_SHORTEST_BASE = {"in": 6, "im": 5, "dis": 5, "ir": 5, "il": 4}
"""Letters that must follow a prefix: "inform" is not the opposite of "form"."""


def are_opposite(one: str, other: str) -> bool:
    """Tell whether two words, in small letters, are opposites: "rose" and "fell"."""
    mine, theirs = stem(one), stem(other)
    return theirs in _ANTONYMS.get(mine, ()) or denies_the_other(one, other)


def denies_the_other(one: str, other: str) -> bool:
    """Tell whether a prefix makes one word the denial of the other: "agree" and "disagree"."""
    short, long = sorted((one, other), key=len)
    base = stem(short)
    # A stemmer cuts "illegal" and "legal" at other places: the prefix is taken off before.
    return any(
        long.startswith(prefix)
        and stem(long.removeprefix(prefix)) == base
        and len(base) >= _SHORTEST_BASE.get(prefix, 3)
        for prefix in NEGATIVE_PREFIXES
    )
