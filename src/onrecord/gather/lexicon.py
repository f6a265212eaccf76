"""Words that name no topic, or none by themselves.

Source: written by hand for this project, from the labels of topics of political news.
"""

from __future__ import annotations

from onrecord.resolve.lexicon import ABBREVIATED_TITLES, HONORIFICS, SUFFIXES
from onrecord.resolve.nouns import PERSON_NOUNS, RELATIVES
from onrecord.resolve.word_lists import words_of
from onrecord.verify.grammar import DAYS, MONTHS, PERIODS, WEEKDAYS

TITLES = (
    frozenset(HONORIFICS)
    | frozenset(ABBREVIATED_TITLES)
    | SUFFIXES
    | words_of("""
    president senator governor secretary congressman congresswoman representative mayor judge
    justice minister chairman chairwoman ambassador former director speaker professor spokesman
    spokeswoman leader
""")
)
EMPTY = frozenset((*MONTHS, *WEEKDAYS, *DAYS, *PERIODS)) | words_of("""
    people person thing things time times way ways lot something anything everything nothing
    someone anyone everyone make making get getting want need think know say said saying tell told
    talk take give given good great really much many even also still never always well come back
    right look seen actually every another different important like old new big bad own kind sort
    part parts sure man men woman women guy guys someone life lives world fact facts point points
    question questions answer answers reason reasons idea ideas matter issue issues problem problems
    case cases place places side sides number numbers line lines name names word words story
    statement statements remark remarks comment comments speech speeches report reports article
    articles interview interviews news letter message messages call calls view views opinion
    opinions term terms terms thought thoughts level levels amount amounts group groups members
    member order orders event events area areas end start beginning top rest half example examples
    sense chance chances bit stuff deal hand hands face head heart mind eyes son daughter husband
    wife friend friends family families guy style attitude approach position positions effort
    efforts action actions step steps change changes result results future past moment moments
    meeting meetings mr mrs ms dr sen rep gov hundred thousand million billion dozen dozens percent
    mistake mistakes decision decisions role roles list lists piece set range series rate rates ago
    yet yes away together ahead forward overseas abroad early late later inside outside less
    further closer
    close high low open entire similar special general major recent possible potential common
    via etc able around whole next last first second third
    """)
"""Words that name no topic by themselves."""
GENERIC = (
    PERSON_NOUNS
    | RELATIVES
    | words_of("""
    account act activity administration advantage age agenda agreement aide announcement appeal
    appearance approval argument arrangement aspect assessment association attempt attention
    audience authority background base basis behaviour behavior benefit board body book building
    business campaign career category center centre century challenge character charge child
    children choice city class comparison competition complaint concern condition conflict
    connection consequence contest contract contribution control conversation cost council country
    county couple course crowd culture damage data date degree delay demand description design
    detail development difference difficulty direction discussion district document doubt duty
    election element employee endorsement enemy error establishment evidence evaluation excuse
    exception exchange existence experience explanation expression extent factor failure fear
    feature field fight figure file film finding focus force form frustration function game gap
    general goal government ground growth hearing height history home hope house household impact
    importance impression increase individual influence information input instance institution
    intention interest item job kid knowledge lack language law leadership lesson limit link
    location loss majority management manner market material measure mechanism method minority
    mission mix mode model mood motion move movement network notion object objective occasion offer
    office official operation opportunity opposite option organisation organization outcome output
    page pair panel paper parent party pattern payment performance period permission phase phrase
    picture plan platform player policy politics population possibility post power practice presence
    pressure primary principle priority process product program programme progress project promise
    proof proposal prospect provision public purpose quality quantity race reaction reality record
    recovery reduction reference refuge region relation relationship release reporter request
    requirement resource response responsibility restriction review rise risk rival room rule sale
    sample scale scene schedule school section sector selection sentence service session shape share
    shift show sign signal significance site situation size skill society solution source space
    speed spirit spot staff stage standard state status strategy strength structure struggle study
    subject success suggestion support surface surprise survey system table talk task team technique
    technology text theme theory tone tool topic total town track tradition trend trip trouble truth
    type unit use user value variety version victory visit voice volume vote weakness work youth
    zone criticism bill specific test string reform rhetoric comment position racist range trust
    gain loss need demand lead effect access affair
    """)
) - words_of("""
    refugee immigrant migrant delegate superdelegate donor hacker worker billionaire veteran nurse
    teacher farmer soldier prisoner nationalist lobbyist
    """)
"""Words that name a part of any affair: a topic only with another word, "school shooting"."""
