"""Tell by its form what a paragraph of plain text is: a credit, a byline, a heading and so on.

The patterns come from reading news sites, agencies' wires and ministries' press releases. Each is
tied to the start or the end of a paragraph, or to the whole of it: a sentence of the article that
has the same words in its midst is not meant.
"""

from __future__ import annotations

import re

from onrecord.letters import CAPITALS

_AGENCY = (
    r"(?:AP|A\.P\.|Associated Press|Reuters|REUTERS|AFP|Getty(?: Images)?|EPA|EFE|DPA|dpa|PA|TASS"
    r"|Sputnik|Xinhua|Bloomberg(?: News)?|UPI|ANSA|Kyodo|Shutterstock|iStock|Alamy|Corbis|Flickr"
    r"|Wikimedia(?: Commons)?|Creative Commons|CC BY[\w .-]*|Pool|WireImage|ZUMA(?: Press)?"
    r"|The New York Times|The Washington Post|The Guardian|POLITICO|USA TODAY(?: Sports)?)"
)
_NAME = (
    rf"[{CAPITALS}][\w.'’-]*"
    rf"(?:[ ](?:[{CAPITALS}][\w.'’-]*|de|da|di|del|der|van|von|al|el|bin|la|le|ten)){{0,5}}"
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_DATE = (
    rf"(?:(?:\w+day,?\s)?\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH},?\s\d{{4}}"
    rf"|(?:\w+day,?\s)?{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}|\d{{4}}-\d\d-\d\d"
    r"|\d{1,2}[./]\d{1,2}[./]\d{4})"
)
_CLOCK = r"(?:\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[APap]\.?\s?[Mm]\.?)?\s*(?:[A-Z]{2,4})?)"

_CREDIT = re.compile(
    rf"(?:©|\(c\)|Copyright\s)\s*(?!\d{{4}}){_NAME}(?:\s?(?:[/|,]|via|for)\s?[\w .'’/&-]+)?\.?"
    rf"|[\[(]?(?:{_AGENCY}|File)?\s?(?:Photo|Image|Picture)s?(?:graph)?\s?(?:/|[Bb]y\s){_NAME}"
    r"[\w .,'’/&-]*[\])]?\.?"
    r"|(?:(?:Photo|Image|Picture|Video|Graphic|Illustration|Screenshot)s?"
    r"(?:\s(?:[Cc]redit|[Cc]ourtesy(?:\sof)?|[Bb]y|[Ss]ource))?|Credits?)\s?[:/]\s?\S[^:]{0,80}"
    rf"|[\[(]?{_NAME}\s?(?:[/|]|,?\s(?:via|for|of)\s|,\s|[-–—]\s?)\s?(?:The\s)?{_AGENCY}"
    rf"(?:\s?[/,]\s?[\w ]+)?[\])]?\.?|{_AGENCY}(?:\s?/\s?{_NAME})?\.?"
)
# "Photo: The minister arrives at the hall": a caption, unlike "Photo: Ann Lee/Reuters".
_LABELLED_PICTURE = re.compile(
    r"(?:Photo|Image|Picture|Video|Graphic|Illustration|Screenshot)s?\s?:\s?(?P<words>.*)",
    re.DOTALL,
)
_CAPTION = re.compile(
    r"(?:FILE(?:\sPHOTO)?|File(?:\s[Pp]hoto)?)\s?[:–—-]\s"
    r"|(?i:captions?|pictured|above|left|right|below)\s?:\s"
    r"|In this\s.{0,60}\b(?:photo|image|picture|frame)\b"
    r"|(?:Photo|Image) caption\b"
)
_CAPTION_END = re.compile(
    rf"[.!?”\"]\s?(?:[\[(](?:(?:{_AGENCY}\s)?(?:[Pp]hoto|[Ii]mage|[Pp]icture)s?"
    rf"(?:graph)?\s?(?:/|:|[Bb]y\s)\s?[^()\[\]]{{1,60}}|{_NAME}\s?[/|,]\s?{_AGENCY}[^()\[\]]{{0,30}})"
    rf"[\])]|{_NAME}\s?/\s?{_AGENCY}|{_AGENCY}\s?/\s?{_NAME})\.?\Z"
)

_FULL_NAME = (
    rf"[{CAPITALS}][\w.'’-]*"
    rf"(?:[ ](?:[{CAPITALS}][\w.'’-]*|de|da|di|del|der|van|von|al|el|bin|la|le)){{1,5}}"
)
_BYLINE = re.compile(
    rf"(?:[Bb]y|BY|Written by|Posted by|Story by|Opinion by|Analysis by)\s:?\s?"
    rf"(?:{_FULL_NAME}|{_AGENCY}|[Ss]taff)(?:,?\s(?:and|&|with)\s{_NAME}|,\s{_NAME})*"
    r"(?:(?:\s?[|,/•·–—-]\s?|\s(?:for|in|of|at)\s)[A-Z@(][\w .,'’/&|:@•·()–—-]{0,70})?"
)
_DATED = re.compile(
    rf"(?:{_NAME}(?:,\s{_NAME})?\s?[,|•·–—-]\s?)?(?:(?:Published|Updated|Posted|Modified|Created"
    rf"|Last updated|First published|Date|Released)\b(?:\son|\sat)?\s?:?\s?)?"
    rf"(?:{_CLOCK}[,]?\s(?:on\s)?)?{_DATE}"
    rf"(?:\s?(?:[,|•·–—-]|at|,\sat)?\s?{_CLOCK})?(?:\s?[|•·–—-].{{0,60}})?\.?"
    r"|(?:Published|Updated|Posted|Last updated|First published)(?:\son|\sat)?\s?:?\s.{0,60}\d"
    r".{0,30}"
)

_DATELINE = re.compile(
    rf"[{CAPITALS}][{CAPITALS}.'’ -]{{2,40}}(?:,\s[\w. ]{{2,30}}){{0,2}}\s?"
    rf"(?:\((?:{_AGENCY}|[A-Z][\w ]{{1,30}})\)\s?)?"
    r"(?:[–—―-]{1,2})\s"
)
_COMMENT = re.compile(
    r"[\[(]?\s?(?:(?:[A-Z]\w+\s)?Comment|COMMENT|(?i:corrections?|clarification|editors?['’]?s?['’]?\s(?:note|comment)s?"
    r"|ed\.?\snote|note from the editors?|author['’]s\snote|translator['’]s\snote|publisher['’]s"
    r"\snote))\s?(?:[:–—]|\s-\s)",
)

_BOILERPLATE = re.compile(
    r"(?:\W*(?:"
    r"(?:read|see|watch|view|listen to|find out)\s(?:more|also|next|it here|the full (?:story"
    r"|article|text|interview|transcript))\b[^.]{0,200}"
    r"|(?:related|recommended|trending)(?:\s(?:articles?|stor(?:y|ies)|news|content|coverage|links?"
    r"|topics?))?\s?(?::.{0,150})?|also on\s[^.]{1,40}:|you may also like.{0,100}|most read"
    r"|(?:subscribe|sign up|log in|register)\s(?:to|for|here|now|today|in)\b.{0,300}"
    r"|click (?:here|the|on)\b.{0,200}"
    r"|follow\s(?:us\b|@|[\w.'’ ,]{1,60}\son\s(?:twitter|facebook|instagram|x|telegram)\b).{0,200}"
    r"|(?:like|find|join|visit)\sus\s(?:on|at)\b.{0,150}"
    r"|(?:share|tweet|print|email)\s(?:this|via)\b.{0,100}"
    r"|page\s\d{1,4}(?:\s(?:of|/)\s\d{1,4})?"
    r"|advertisement|sponsored(?: content)?|story continues(?: below)?.{0,60}"
    r"|continue reading.{0,80}"
    r"|(?:additional\s)?(?:reporting|writing|editing)\sby\s(?-i:[A-Z])[^.]{0,60}"
    r"(?:[;,.]?\s*(?:additional|writing|editing)\b.{0,200})?"
    r"|contributing\s?:.{0,200}"
    r"|.{3,150}\scontributed (?:to this (?:report|article|story)|reporting)"
    r"|.{0,150}\ball rights reserved\b.{0,200}|this material may not be published.{0,200}"
    r"|(?:©|\(c\)|copyright)\s?(?:©\s?)?\d{4}.{0,200}"
    r"|this (?:article|story|post|piece|interview) (?:was|has been|is|first|originally)\s(?:\w+\s)?"
    r"(?:appeared|published|produced|updated|corrected|edited)\b.{0,250}"
    r"|for immediate release|for more information,? (?:please )?(?:visit|contact|see)\b.{0,200}"
    r"|(?:media|press)\s(?:contacts?|enquiries|inquiries|office)\s?:.{0,200}|contacts?\s?:.{0,150}"
    r"|notes? (?:to|for) editors?|h/t\b.{0,80}|correction appended"
    r"|twitter:\s?@\w+|we are sorry,\s?this video.{0,80}|(?:do you|are you)\s.{0,60}like the page:"
    r"|abstract|full text|facebook|twitter|letters|ends?|more|next|previous|loading"
    r")\W{0,3})|end\s+\d{1,2}:\d\d\s*[ap]\.?m\.?.{0,20}"
    # What is left of a page's markup and style sheets; rules of signs.
    r"|[\w .#:,-]{0,60}\{|\}\.?|(?-i:[a-z-]+):\s?[\w#%.()!-]+(?:\s[\w#%.()!-]+){0,3};"
    r"|(?:<[^<>]{1,300}>\W?)+|[^\w]+|_+\W*",
    re.IGNORECASE | re.DOTALL,
)
# Notices are short; the patterns below would find their words in long paragraphs, too.
_LONGEST_BOILERPLATE = 400

_MARKUP_HEADING = re.compile(
    r"#{1,6}\s+\S.{0,120}|\*\*[^*\n]{2,100}\*\*:?|={2,6}\s?[^=]{2,100}\s?={2,6}|[–—-]\s.{2,80}\s[–—-]\.?"
)
# Words that a heading in small letters does not have: it names a thing and states nothing.
_STATES = re.compile(
    r"\b(?:I|he|she|they|we|you|it|who|is|are|was|were|be|been|has|have|had|do|does|did|will|would"
    r"|can|could|should|may|might|must|said|says|told|tells|asked|asks|wrote|writes|went|goes|made"
    r"|makes|took|takes|gave|gives|got|gets|came|comes|found|finds|follows|below|here|that|went|held"
    r"|reads?|reports|notes|put|puts|let|lets|also|then|this|these|those|including|adding|saying|example)\b"
    r"|n['’]t\b|\b\w{2,}(?:ed|ing)\s?:\Z",
    re.IGNORECASE,
)
# An entry of a live report: "10:42 Met Office upgrades its warning to red". It may state something.
_TIMED = re.compile(rf"{_CLOCK}\s?[-–—|:]?\s[\"'“‘]?[{CAPITALS}]")
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_SENTENCE_END = re.compile(r"[.!?…;,][\"'”’»)\]]*\Z|[\"”»]\Z")
# At most so many signs and words; sub-editors keep headings to one line, titles to two or three.
_LONGEST_HEADING, _MOST_HEADING_WORDS = 90, 12
_MOST_PLAIN_HEADING_WORDS = 6
_LONGEST_TITLE, _MOST_TITLE_WORDS = 180, 28


def is_credit(words: str) -> bool:
    """Tell whether a paragraph names a photographer or the owner of a picture, and no more."""
    if len(words) > 150 or _CREDIT.fullmatch(words) is None:
        return False
    picture = _LABELLED_PICTURE.fullmatch(words)
    return picture is None or not _states_something(picture["words"])


def is_caption(words: str) -> bool:
    """Tell whether a paragraph describes a picture."""
    picture = _LABELLED_PICTURE.fullmatch(words)
    return (
        _CAPTION.match(words) is not None
        or _CAPTION_END.search(words[-160:]) is not None
        or (picture is not None and len(words) <= 500 and _states_something(picture["words"]))
    )


def _states_something(words: str) -> bool:
    return len(words.split()) > 5 and re.search(_AGENCY, words) is None


def is_byline(words: str) -> bool:
    """Tell whether a paragraph gives the writer's name, or the place and date, and no more."""
    return len(words) <= 150 and (
        _BYLINE.fullmatch(words) is not None or _DATED.fullmatch(words) is not None
    )


def opens_comment(words: str) -> bool:
    """Tell whether an editor's remark starts with this paragraph."""
    return _COMMENT.match(words) is not None


def is_comment_label(words: str) -> bool:
    """Tell whether a paragraph is nothing but the label of an editor's remark."""
    return _COMMENT.fullmatch(words) is not None


def is_boilerplate(words: str) -> bool:
    """Tell whether a paragraph is not of the article: links, notices, rules, markup."""
    return len(words) <= _LONGEST_BOILERPLATE and _BOILERPLATE.fullmatch(words) is not None


def looks_like_title(words: str, apart: bool = False) -> bool:
    """Tell whether the first paragraph of a document looks like its title.

    Args:
        words: The paragraph.
        apart: What follows shows that the text only begins there: a title may then end with a
            full stop even where it is not Written With Capitals.
    """
    if len(words) > _LONGEST_TITLE or len(words.split()) > _MOST_TITLE_WORDS:
        return False
    if words.endswith(":") or not any(map(str.isalpha, words)):
        return False
    stops = re.search(r"[.…,][\"'”’»)\]]*\Z", words) is not None
    return apart or not stops or is_in_title_case(words)


def has_dateline(words: str) -> bool:
    """Tell whether a paragraph opens as agencies' reports do: "PORT ROE, Ohio (AP) — "."""
    return _DATELINE.match(words) is not None


def looks_like_heading(words: str) -> bool:
    """Tell whether a paragraph has the form of a heading, whatever stands around it."""
    if len(words) > _LONGEST_HEADING or not words:
        return False
    if _MARKUP_HEADING.fullmatch(words):
        return True
    if not (words[0].isupper() or words[0].isdigit()):
        return False
    count = len(words.split())
    if count > _MOST_HEADING_WORDS or sum(map(str.isalpha, words)) < 3:
        return False
    if re.search(r",\s\d+\Z", words):
        # A name with an age, of a list of people.
        return False
    if words.isupper():
        return words[-1] not in ",;" and (count > 1 or words[-1] != ".")
    if _SENTENCE_END.search(words):
        return False
    if _TIMED.match(words):
        return True
    if words.endswith(":") or not is_in_title_case(words):
        return count <= _MOST_PLAIN_HEADING_WORDS and _STATES.search(words) is None
    return True


def is_in_title_case(words: str) -> bool:
    """Tell whether a line is Written With Capitals, as titles in American English are."""
    long_words = [word for word in _WORD.findall(words) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in long_words)
    return len(long_words) >= 2 and capitals >= 0.8 * len(long_words)
