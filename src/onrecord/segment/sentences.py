"""Divide paragraphs into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.letters import CAPITALS
from onrecord.types import Span

# Full stops that never end a sentence: a name follows.
_TITLES = re.compile(
    r"mr|mrs|ms|mx|dr|drs|prof|govs?|sens?|reps?|gen|brig|lt|col|maj|capt|cpt|cmdr|comdr|adm"
    r"|sgt|cpl|pvt|rev|fr|hon|pres|supt|det|insp|amb|atty|messrs|mme|mlle|u\.s\.s"
)
_NEVER_LAST = re.compile(r"vs?|viz|cf|e\.?g|i\.?e", re.IGNORECASE)
# They end a sentence unless a figure follows.
_BEFORE_FIGURES = re.compile(
    r"No|[Nn]os|pp?|[Vv]ols?|[Ff]igs?|[Aa]rt|[Ss]ec|[Cc]h|para|ver|op|ca|c"
)
# They end a sentence only where the next word is one that usually starts one.
_EITHER = re.compile(
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thurs?|fri|sat|sun|st|ste|mt|ft"
    r"|inc|co|corp|ltd|llc|plc|bros|jr|sr|esq|ph\.d|dept|dist|ave|blvd|rd|sq|bldg|univ|assn|intl"
    r"|natl|gov't|ala|ariz|ark|calif|colo|conn|del|fla|ga|ill|ind|kan|ky|la|md|mass|mich|minn|miss"
    r"|mo|mont|neb|nev|okla|ore|pa|penn|tenn|tex|va|vt|wash|wis|wyo|dem"
)
_SMALL_EITHER = re.compile(r"etc|al|est|approx")
_HOUR = re.compile(r"[ap]\.?m", re.IGNORECASE)
# What may follow "9 a.m." in the same sentence with a capital letter.
_AFTER_HOUR = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June"
    r"|July|Aug(?:ust)?|Sept(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|[ECMP][DS]?T|CES?T"
    r"|GMT|UTC|BST|Eastern|Central|Mountain|Pacific)\b"
)
# Words that, with a capital letter after an abbreviation, start a sentence: they are not part of
# a name.
_STARTER = re.compile(
    r"(?:[\"'“‘«„(\[]\s?)?(?:The|A|An|This|That|These|Those|He|She|It|We|They|You|I|His|Her|Its|Our"
    r"|Their|My|Your|But|And|Or|So|Yet|If|When|While|Where|Why|How|What|Who|After|Before|Since"
    r"|Because|Although|Though|In|On|At|For|From|With|By|As|To|Of|Under|Over|During|Among|There"
    r"|Here|Then|Now|Not|No|Yes|Is|Are|Was|Were|Do|Does|Did|Has|Have|Had|Will|Would|Can|Could"
    r"|Some|Many|Most|Both|Each|All|Any|Every|Several|Another|Other|More|Such|One|Two|Three|Even"
    r"|Also|However|Meanwhile|Still|Instead|Initially|Together|Earlier|Later|Last|Recently|Today"
    r"|Despite|Once|Until|Like|Asked|According|Let|Mr|Mrs|Ms)(?=[\s,.’'])"
)

_CLOSERS = r"[\"'”’»›“‘″＂)\]}]"
# A sentence may end at these signs, with the closing marks after them, before white space.
_END = re.compile(
    # A stop does not start in the midst of a row of them: each row is looked at once.
    r"(?P<stop>[.!?…‼⁇⁈⁉。！？](?<![.!?…‼⁇⁈⁉。！？].)[.!?…‼⁇⁈⁉。！？]*+)(?:(?<=[。！？])[」』”’）]*(?=\S)"
    rf"|(?P<closers>(?:\s?[”»›](?!\w)|{_CLOSERS}|\[\d{{1,3}}\])*)(?=\s))"
)
# '"Why?" Ms. Roe asked': the sentence goes on although a capital letter follows.
_REPORT = re.compile(
    rf"(?:(?:[{CAPITALS}][\w.’'-]*|[a-z]{{1,4}})\s+){{1,4}}(?:said|says|asked|asks|told|wrote|writes|added|adds"
    r"|shouted|replied|responded|wondered|tweeted|exclaimed|cried|demanded|joked|quipped|yelled)\b"
)
_INITIALS = re.compile(r"(?:[^\W\d_](?:\.|&|\.&))+[^\W\d_]\Z")
# The longest abbreviation above, with room for what a word carries before it: "(Lt-Gov".
_LONGEST_WORD = 16
# The longest stretch without a letter that is no sentence: "(12.3) ".
_LONGEST_MARKER = 8
_EDGE = " \t\"'“”‘’«»‹›„‚([{—–-/"


def find_sentences(text: str, paragraphs: Sequence[Span]) -> tuple[Span, ...]:
    """Return the sentences of ``paragraphs``, ascending, without white space around them.

    Each lies in one paragraph; together they cover all of a paragraph but white space. Closing
    quotation marks and brackets belong to the sentence they end. A sentence may end inside a
    quotation.
    """
    return tuple(
        sentence for paragraph in paragraphs for sentence in _find_in_paragraph(text, paragraph)
    )


def _find_in_paragraph(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for end in _END.finditer(text, paragraph.start, paragraph.end):
        if _is_marker(text, start, end.end()):
            continue
        following = _skip_space(text, end.end(), paragraph.end)
        if _is_marker(text, following, paragraph.end):
            break
        if _is_end(text, end, following, paragraph):
            yield Span(start, end.end())
            start = following
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def _is_marker(text: str, start: int, end: int) -> bool:
    """Tell whether there is no word: the number of a list, an ellipsis, a mark gone astray."""
    return end - start <= _LONGEST_MARKER and not any(map(str.isalpha, text[start:end]))


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _is_end(text: str, end: re.Match[str], following: int, paragraph: Span) -> bool:
    """Tell whether a sentence ends at ``end``; ``following`` is where the next word starts."""
    if end["closers"] is None:
        return True
    head = _first_letter(text, following, paragraph.end)
    if head.islower() or text[following] in ",;:)—–-.":
        return False
    if end["stop"] != ".":
        return not (end["closers"] and _REPORT.match(text, following, paragraph.end))
    if end["closers"].strip("])"):
        # 'the so-called "Mr." He' has an end that 'Mr. He' and '(D-Vt.) Senators' have not.
        return True
    return _ends_after(_word_before(text, end.start(), paragraph.start), text, following)


def _first_letter(text: str, start: int, end: int) -> str:
    """Return the first sign after opening marks and brackets."""
    return text[start : min(end, start + 8)].lstrip(_EDGE + "…. ")[:1]


def _word_before(text: str, stop: int, start: int) -> str:
    words = text[max(start, stop - _LONGEST_WORD) : stop].split()
    if not words or text[stop - 1].isspace():
        return ""
    # "then-Gov. Roe", "anti-U.S. marches": what stands before the hyphen does not matter.
    return re.split("[-–—]", words[-1])[-1].lstrip(_EDGE)


def _ends_after(word: str, text: str, following: int) -> bool:
    """Tell whether the full stop after ``word`` ends a sentence."""
    if not word:
        return True
    lower, capital = word.lower(), word[0].isupper()
    if (capital and _TITLES.fullmatch(lower)) or _NEVER_LAST.fullmatch(word):
        return False
    if _BEFORE_FIGURES.fullmatch(word):
        return not text[following].isdigit()
    if _HOUR.fullmatch(word):
        return _AFTER_HOUR.match(text, following) is None
    # "Ill." is Illinois, "ill." is not; a letter is an initial: "George W. Bush".
    if (
        (len(word) == 1 and capital)
        or _INITIALS.match(word)
        or (capital and _EITHER.fullmatch(lower))
        or _SMALL_EITHER.fullmatch(word)
    ):
        return _STARTER.match(text, following) is not None
    return True
