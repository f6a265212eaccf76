"""The small words: forms of address, titles, pronouns, determiners and what opens a sentence.

Source: written by hand for this project, from grammars' closed classes and from what stands at
the edges of names in the news.
"""

from __future__ import annotations

from typing import Literal

from onrecord.resolve.word_lists import words_of

Gender = Literal["male", "female"]

MALE: Gender = "male"
FEMALE: Gender = "female"

# Forms of address: they stand before a name, are no role, and tell a gender where they have one.
HONORIFICS: dict[str, Gender | None] = {
    "mr": MALE,
    "mister": MALE,
    "sir": MALE,
    "lord": MALE,
    "mrs": FEMALE,
    "ms": FEMALE,
    "miss": FEMALE,
    "madam": FEMALE,
    "mme": FEMALE,
    "lady": FEMALE,
    "dame": FEMALE,
    "dr": None,
    "prof": None,
    "mx": None,
    "honorable": None,
    "honourable": None,
}

# Abbreviated titles, with the role they stand for; a full stop may follow them.
ABBREVIATED_TITLES: dict[str, str] = {
    "sen": "senator",
    "sens": "senators",
    "gov": "governor",
    "govs": "governors",
    "rep": "representative",
    "reps": "representatives",
    "del": "delegate",
    "pres": "president",
    "gen": "general",
    "lt": "lieutenant",
    "col": "colonel",
    "maj": "major",
    "capt": "captain",
    "cpl": "corporal",
    "sgt": "sergeant",
    "cmdr": "commander",
    "adm": "admiral",
    "amb": "ambassador",
    "rev": "reverend",
    "fr": "father",
    "supt": "superintendent",
    "insp": "inspector",
    "atty": "attorney",
    "asst": "assistant",
    "hon": "honourable",
    "st": "saint",
    "cllr": "councillor",
    "clr": "councillor",
    "coun": "councillor",
    "det": "detective",
    "pc": "constable",
    "rt": "right",
}
# Titles that stand before a given name alone, and belong to it: "Sister Maria", "King Felipe".
TITLES_OF_GIVEN = words_of(
    "king queen prince princess emperor pope patriarch archbishop bishop sister brother father"
    " mother imam rabbi sheikh lama"
)
SIBLINGS = words_of("brothers sisters siblings twins")
SUFFIXES = words_of("jr sr ii iii iv junior senior")
# What may stand behind a name and is no part of it: degrees, orders, and what lawyers are.
DEGREES = words_of("esq phd md dds dvm rn cpa kc qc jd frs cbe obe mbe kbe dbe mp msp mep")
PARTICLES = words_of(
    "de del della di da do dos das du la le el al van von der den ter ten zu bin ibn ben bint abu"
    " mac st san"
)

# Words that name nobody in particular.
NOBODY = words_of(
    "those anyone anybody nobody someone somebody everyone everybody whoever one none no-one"
    " either neither each this that these you your whom there what"
)
QUANTITIES = words_of(
    "many some most several few both all others another one two three four five six seven eight"
    " nine ten dozens hundreds thousands millions half more fewer countless numerous various other"
    " certain any every no each"
)

# Pronouns that a statement may be attributed to, with what they can stand for.
MALE_PRONOUNS = words_of("he his him himself")
FEMALE_PRONOUNS = words_of("she her hers herself")
THING_PRONOUNS = words_of("it its itself")
PLURAL_PRONOUNS = words_of("they their them themselves")
SPEAKER_PRONOUNS = words_of("i my me myself mine")
SPEAKERS_PRONOUNS = words_of("we our us ourselves")
PRONOUNS = (
    MALE_PRONOUNS
    | FEMALE_PRONOUNS
    | THING_PRONOUNS
    | PLURAL_PRONOUNS
    | SPEAKER_PRONOUNS
    | SPEAKERS_PRONOUNS
)

ARTICLES = words_of("a an the this that these those")
INDEFINITE = words_of("a an another one some any")
DEFINITE = words_of("the this that these those said")
POSSESSIVES = words_of("my our your his her its their whose")

DETERMINERS = INDEFINITE | DEFINITE | POSSESSIVES | QUANTITIES

PREPOSITIONS = words_of(
    """
    about above across after against along alongside amid among around as at before behind below
    beneath beside besides between beyond by concerning despite down during except following for
    from in including inside into like near of off on onto out outside over past per regarding
    round since than through throughout till to toward towards under until unlike up upon versus
    via with within without
    """
)
RELATIVE_WORDS = words_of("who which that whom whose where when")
CONJUNCTIONS = words_of("and or nor but & plus")

# Verbs and auxiliaries that end a noun phrase; verbs in -ed and -ing are told by their ending.
VERBS = words_of(
    """
    is are was were be been being am has have had do does did will would shall should can could may
    might must said say says tell tells told ask asks argue argues claim claims write writes wrote
    think thinks thought believe believes know knows knew see sees saw feel feels felt hold holds
    held made make makes gave give gives go goes went take takes took came come comes put puts
    got get gets found find finds show shows kept keep keeps spoke speak speaks left met meet began
    begin became become led lead leads ran run runs told won lost let lets want wants wanted
    suggest suggests add adds note notes insist insists call calls warn warns
    sent stood paid sought fought chose grew heard laid read rose sat set sold wore swore wrote
    drew broke brought built bought caught dealt drove fell flew forgot hid hit hurt knew lay meant
    quit rode sang shot shut slept spent split spread stole struck swept swung taught threw
    understood woke won withdrew
    """
)

# After these, a phrase that stood before them has ended.
ENDS_OF_PHRASE = PREPOSITIONS | RELATIVE_WORDS

# Words that open what comes before the subject of a sentence.
OPENINGS = PREPOSITIONS | words_of(
    "when while if as although though because since unless whereas whenever given instead"
)

# After these, the name before them is a person's, or at least a speaker's.
SAYING = words_of(
    "said says told tells added adds asked wrote argued replied answered explained insisted noted"
    " warned recalled declared joked remarked conceded who"
)

# Words that open a sentence with a capital letter without being a name.
OPENERS = (
    PREPOSITIONS
    | RELATIVE_WORDS
    | CONJUNCTIONS
    | VERBS
    | INDEFINITE
    | DEFINITE
    | POSSESSIVES
    | QUANTITIES
    | NOBODY
    | words_of(
        """
        i he she it we they you him them us me my mine his hers its our your their theirs himself
        herself itself myself themselves yes no not so if then thus while because although though
        unless whether how why what when where here there now today yesterday tomorrow again also
        even just only still yet ever never always often once twice soon later earlier meanwhile
        however moreover furthermore nevertheless nonetheless instead indeed perhaps maybe
        otherwise therefore hence likewise similarly finally first second third last next former
        latter according asked speaking comment update breaking exclusive photo image video
        read more related good well ok okay oh ah hey hello please thanks thank sorry sure right
        alright yeah yep nope wow whoa alas already together somehow whatever whichever wherever
        let say says given asking addressing describing turning citing calling noting saying
        such much too very rather quite almost nearly about especially particularly
        apparently reportedly allegedly clearly obviously certainly fortunately unfortunately
        morning afternoon evening night day week month year
        january february march april may june july august september october november december feb
        mar apr jun jul aug sept sep oct nov dec monday tuesday wednesday thursday friday
        saturday sunday mon tue wed thu fri sat sun christmas easter spring summer autumn winter
        et al vs am pm a.m. p.m. q a
        """
    )
)

# Capitalised words that say what somebody is, before a name: "Republican Marco Rubio".
PARTY_WORDS = words_of(
    "republican democrat democratic conservative labour liberal libertarian socialist communist"
    " independent tory gop christian muslim jewish catholic islamist sunni shiite kurdish arab"
    " western eastern northern southern african-american latino hispanic evangelical presumptive"
    " presidential former ex rival fellow senior junior top texan californian floridian"
    " retired veteran billionaire longtime incumbent"
)
PARTY_PLURALS = words_of(
    "republicans democrats conservatives liberals libertarians socialists communists independents"
    " tories christians muslims jews catholics islamists sunnis shiites kurds arabs latinos"
    " hispanics evangelicals texans californians floridians progressives nationalists greens"
    " southerners westerners"
)
PLACE_NOUNS = words_of(
    """
    airport avenue bay beach boulevard bridge canal cape castle cathedral cemetery city coast
    county court creek desert district falls field forest fort garden gardens gulf hall harbor
    harbour heights hill hills hotel island islands isle lake lane mount mountain mountains
    ocean palace park peninsula plaza point port prison province ridge river road sea square
    stadium state street territory town tower valley village bank
    """
)
PLACE_OPENERS = words_of("port fort mount lake cape point san santa los las saint st el new north")
