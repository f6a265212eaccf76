"""Words that tell what a speaker does, as they stand in a cue, and words that praise and blame.

Source: written by hand for this project from general knowledge of reporting verbs and nouns. A word
stands under each act that it can be the cue of; how much it then tells is learned from labelled
statements (``training/acts.py``).
"""

from __future__ import annotations

from functools import lru_cache

from onrecord.resolve.word_lists import words_of
from onrecord.types import Act

_ENDINGS = ("ing", "ed", "es", "s")
_SHORTEST = 3
_IRREGULAR = dict(
    form.split(":")
    for form in words_of("""
        said:say told:tell wrote:write written:write found:find made:make agreed:agree
        agreeing:agree agrees:agree thought:think felt:feel knew:know known:know shown:show
        saw:see seen:see spoke:speak spoken:speak sought:seek meant:mean held:hold gave:give
        given:give took:take taken:take swore:swear sworn:swear foresaw:foresee foretold:foretell
        chose:choose chosen:choose fought:fight pled:plead heard:hear read:read sued:sue
        understood:understand withdrew:withdraw disagreed:disagree forbade:forbid came:come
        went:go won't:will can't:can
    """)
)

_CUES: dict[Act, str] = {
    "denies": """
        deny denial refute rebut dispute debunk disprove contradict disavow disown discount dismiss
        reject rejection repudiate renounce disclaim gainsay insist false untrue baseless unfounded
        pushback quash counter
    """,
    "supports": """
        support supporter supportive endorse endorsement back backing backer praise applaud hail
        laud celebrate congratulate congratulation commend thank thankful grateful gratitude welcome
        defend defense defence favor favour favorable embrace champion tout approve approval admire
        admiration agree agreement concur echo affirm respect honor honour salute compliment credit
        love like adore adulation cheer bless blessing pride proud vote elect side rally ally behind
        loyal loyalty enthusiasm enthusiastic prefer appreciate appreciation sympathy sympathize
        vouch promote advocate advocacy glad happy pleased delight impressed trust faith accept
        stand ovation accolade tribute sign nominate sponsor reaffirm chant adopt
    """,
    "opposes": """
        oppose opposition opponent criticize criticise criticism critical critic attack assail blast
        slam condemn condemnation denounce denunciation deplore decry accuse accusation allege
        allegation blame charge rebuke rip bash lambaste lambast excoriate castigate chastise chide
        scold reprimand deride mock ridicule ridiculed insult jeer heckle boo taunt belittle
        disparage dismiss rail lash fault object objection complain complaint grumble gripe protest
        outrage anger angry fury furious ire resent resentment hate hatred dislike detest loathe
        disdain scorn contempt disgust dismay frustrate frustration disappoint appall offended
        hostile hostility backlash skeptical skepticism sceptical question doubt distrust mistrust
        reject refuse repudiate disagree disagreement dissent against challenge impugn malign smear
        knock hammer pillory skewer savage trash swipe shot jab needle tweak unload hit barrage
        tirade diatribe bemoan bristle balk brand label liken compare sue lawsuit veto block fume
        snipe sneer scoff shame critique rejection renounce restrict ban resist target spar counter
        rebuff lament distance lose wary unhappy upset annoyed sick tired sour disapprove
        disapproval downplay vilify demonize
    """,
    "urges": """
        urge call demand insist request ask plead plea beg beseech implore appeal exhort encourage
        encouragement press pressure push lobby advise advice recommend recommendation counsel
        suggest propose proposal advocate order command instruct direct tell petition require must
        should need ought want prod nudge coax challenge dare invite enlist seek solicit persuade
        convince prevail
    """,
    "commits": """
        vow pledge promise swear commit commitment plan plot intend intention aim goal decide
        decision determine determined resolve agree decline refuse refusal unwilling willing
        unwillingness willingness threaten threat offer volunteer prepare ready eager opt choose
        undertake guarantee assure assurance reassure announce announcement eye seek attempt try
        strive mull consider propose schedule want desire ambition hesitate reluctant inclined
        inclination will would
    """,
    "warns": """
        warn warning caution fear fearful worry worried worrisome concern alarm danger dangerous
        threat risk anxious anxiety dread afraid apprehension apprehensive nervous uneasy unease
        jitter spook scare scared frighten frightened panic terrify foreboding ominous pessimistic
        pessimism beware alert
    """,
    "asks": """
        ask question wonder query inquire inquiry quiz interrogate curious ponder press puzzle
        whether grill probe pose
    """,
    "expects": """
        expect expectation anticipate predict prediction forecast foresee foretell project
        projection hope hopeful optimistic optimism estimate bet gamble speculate speculation likely
        unlikely guess presume imagine envision confident confidence poised set await prophesy doubt
        reckon count
    """,
    "asserts": """
        say tell state add note report explain describe claim assert declare argue contend maintain
        write believe think feel know learn find show reveal suggest indicate acknowledge admit
        concede confess recall remember remind observe point remark comment according conclude view
        see regard term estimate hold insist quote cite testify confirm disclose detail proclaim
        mention appear seem represent portray depict recount relate tweet post reply respond answer
        highlight emphasize stress underscore reiterate repeat boast brag shout yell hint imply deem
        express put call lament paint identify outline assume suspect see think suggestion
        argument assertion belief opinion idea sense signal inform expose
        continue recognize realize understand discover notice hear joke quip poll survey
    """,
    "other": """
        discuss discussion talk speak mention refer reference focus address debate ignore avoid
        touch allude invoke raise dwell topic subject issue consider review examine study listen
        read watch look meet name unknown include contain deliver speech remarks comments silence
        silent answer respond react reaction response conversation concentrate interview share
        release sign pass list apologize fire hire appoint cover introduce allow file provide
        publish present play resign
    """,
}
_PRAISE = """
    great good excellent wonderful terrific amazing best brilliant fantastic proud love admire
    respect smart honest decent strong honor honorable hero heroic qualified greatest tremendous
    outstanding impressive right beautiful inspiring historic success successful glad grateful thank
    congratulation progress courage genuine integrity friend champion fighter leader kind caring
    bright better deserve support
"""
_BLAME = """
    bad wrong terrible worst disaster disastrous disgrace disgraceful disgusting shameful shame
    outrageous unfit unqualified dishonest liar lie lying corrupt corruption crooked fraud
    fraudulent racist racism bigot bigoted sexist misogynist xenophobic hateful hatred hate fail
    failure weak stupid dumb idiot fool foolish ridiculous absurd pathetic dangerous reckless
    careless irresponsible unacceptable offensive divisive rigged unfair hypocrisy hypocrite
    hypocritical phony fake con scam loser incompetent ignorant ignorance embarrassing embarrassment
    cheat stole steal illegal criminal crime violate blame mistake nonsense inexcusable coward crazy
    insane unstable demagogue tyrant thug extremist horrible awful lousy betray betrayal undermine
    attack smear insult misleading pandering desperate
"""
_CLAIMS = """
    idea notion claim charge accusation allegation suggestion report rumor rumour story point
    criticism concern implication assertion argument contention link role involvement speculation
    critique wrongdoing account version theory premise
"""
_NAMING = "call describe label brand portray cast depict deem consider dub paint regard view see"
_NEGATIONS = frozenset(
    ["not", "no", "never", "nor", "without", "neither", "none", "nobody", "cannot", "few", "little"]
)


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """Return a lower-case word without its ending, so that "denies" and "denied" are one."""
    word = _IRREGULAR.get(word, word)
    if len(word) <= _SHORTEST:
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST and word[-2:] != "ss":
            word = word[: -len(ending)]
            if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "ls":
                word = word[:-1]
            break
    word = word.removesuffix("e")
    return f"{word[:-1]}y" if word.endswith("i") else word


def is_negation(word: str) -> bool:
    """Tell whether a lower-case word negates."""
    return word in _NEGATIONS or word.endswith("n't")


def _by_stem() -> dict[str, tuple[Act, ...]]:
    found: dict[str, list[Act]] = {}
    for act, words in _CUES.items():
        for each in dict.fromkeys(map(stem, words.split())):
            found.setdefault(each, []).append(act)
    return {each: tuple(acts) for each, acts in found.items()}


ACTS_OF_CUE = _by_stem()
"""The acts that the stem of a cue's word can stand for."""
PRAISE = frozenset(map(stem, _PRAISE.split()))
BLAME = frozenset(map(stem, _BLAME.split()))
CLAIMS = frozenset(map(stem, _CLAIMS.split()))
"""What one denies by rejecting it; to reject anything else is to oppose it."""
NAMING = frozenset(map(stem, _NAMING.split()))
"""Cues whose content says what somebody or something is to the speaker."""
