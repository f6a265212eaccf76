"""Words that name no subject, no speaker and no section."""

from __future__ import annotations

# Capitalised, but not what a passage is about: dates, titles, agencies, parties and peoples.
_CAPITALISED = """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May
    June July August September October November December Jan Feb Mar Apr Aug Sept Oct Nov Dec
    Mr Mrs Ms Dr Sen Gov Rep President Senator Governor Republican Republicans Democrat
    Democrats Democratic GOP American Americans America States House Twitter Facebook CNN Fox
    Reuters AP NBC ABC CBS MSNBC BBC Post Times English Secretary Minister Foreign God
    Internet TV Instagram YouTube
"""

# Too common in reports to name a subject, alone or in a phrase.
_COMMON = """
    the and for that with was are his her has had have not but they their its who from this
    which would will could should can may might been were said says say saying told tell asked
    ask also more most than then there when where what how why about after before over under
    into out off all any some one two three four five six seven eight nine ten first second
    last next new old other others such only just even still yet very much many few own same
    our your you she him them these those because while during between against through without
    within among being does did doing done get got getting make made making take taken took
    taking going come came coming went gone see seen like know think want need year years
    month months week weeks day days time times today yesterday tomorrow ago now since until
    again ever never always often already way people person man woman men women thing things
    lot part kind number percent million billion thousand hundred news press conference
    interview statement reporters reporter according added called call calls statements speech
    question questions answer remarks comments story article party campaign candidate
    candidates president presidential election voters state states national country government
    officials official former senior long high good great better best well back down around
    left right here too both each every another including include however though although
    whether per via let put set use used using give given show shown run running work working
    support help really something anything nothing everything someone everyone minister
    foreign secretary morning night group members member place point end
"""

# The last capitalised word of a source that describes its speaker instead of naming him.
_OFFICES = """
    Minister President Secretary Spokesman Spokeswoman Senator Governor Chancellor Ambassador
    Chairman Chairwoman Director General Ministry Office House Department Officials Government
    The He She They It We Mr Mrs Ms Dr Sen Gov Rep Who Both
"""

# Headings that order a page and name no subject.
_HEADINGS = """
    abstract, full text, letters, letter, comment, comments, related, related stories, read
    more, see also, advertisement, background, introduction, conclusion, summary, key points,
    highlights, main points, the main points, notes, note, q&a, questions and answers,
    transcript, full transcript, update, updates, share, opinion, editorial, analysis,
    facebook, twitter, contact, about, sources, references, photos, video, watch, more, news,
    politics, correction, the bottom line, what happened, what they said, reaction, reactions,
    overview, contents
"""

NOT_A_SUBJECT = frozenset(_CAPITALISED.split())
COMMON = frozenset(_COMMON.split())
OFFICES = frozenset(_OFFICES.split())
ORDERING_HEADINGS = frozenset(" ".join(_HEADINGS.split()).split(", "))
