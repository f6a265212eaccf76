"""From an element tree to lines of text, as a browser would show them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from onrecord.errors import UnsupportedInput
from onrecord.ingest.blocks import Block
from onrecord.types import ZoneKind

# An element of lxml; lxml has no type information of its own.
Element = Any


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


# HTML's headings, and "head" as trafilatura writes them.
_HEADINGS = _tags("h1 h2 h3 h4 h5 h6 head")
_BLOCKS = _HEADINGS | _tags(
    "address article aside blockquote body caption cell center dd details div dl dt fieldset "
    "figcaption figure footer form header hr html item legend li list main nav ol option p pre "
    "quote row section summary table tbody td tfoot th thead title tr ul"
)
_LINE_BREAKS = _tags("br lb")
_HIDDEN = _tags(
    "audio canvas datalist embed iframe math noembed noframes noscript object script select style "
    "svg template textarea title video"
)
NAVIGATION = _tags("button footer nav")
"""Never part of an article."""
FURNITURE = NAVIGATION | _tags("aside figure form header")
"""What may surround an article; skipped where no article was found."""
_FORMATTING = _tags(
    "abbr b big cite code em font i ins kbd mark q s small strong sub sup time tt u"
)

# White space that HTML does not show; a non-breaking space it does.
_SPACE = " \t\n\r\f"
_SPACES = re.compile(f"[{_SPACE}]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_OPENING_MARKS = "\"'“‘«„‹"
_DOUBLE_MARKS = frozenset('"“”«»„')
_NOT_FIRST = (*_OPENING_MARKS, *"-–—―•*")
"""What no paragraph of a quotation begins with: marks of its own, a signature's dash, a dot."""
_PARAGRAPHS = _tags("p div")
# No headings, lists, tables and quotations in quotations; no ``<cite>``, which names who speaks.
_IN_PARAGRAPHS = _PARAGRAPHS | (_FORMATTING - _tags("cite q")) | _tags("a br span")
_LONGEST_QUOTATION = 300
"""Words. What is longer is a document of its own, or how the page indents its article."""


def parse_html(text: str, path: str) -> Element | None:
    """Return the tree of an HTML document or fragment, ``None`` if there is nothing in it.

    Args:
        text: The HTML.
        path: Names the input in messages.

    Raises:
        UnsupportedInput: If the parser gave up: what follows that place would be missing.
    """
    import lxml.etree  # type: ignore[import-untyped]
    import lxml.html  # type: ignore[import-untyped]

    # The parser ends at NUL; a form feed is white space; escapes may have left surrogates.
    encoded = text.replace("\0", "\ufffd").replace("\f", " ").encode("utf-8", "replace")
    parser = lxml.html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        tree = lxml.html.document_fromstring(encoded, parser=parser)
    except lxml.etree.LxmlError:
        return None
    for problem in parser.error_log:
        if problem.level == lxml.etree.ErrorLevels.FATAL:
            reason = problem.message.partition(",")[0]
            raise UnsupportedInput(
                path,
                f"cannot be read as HTML beyond line {problem.line} ({reason}).",
                "Save the page again from a browser, or copy its text into a .txt file.",
            )
    for element in tree.iter():
        # The parser lets control characters in, but lxml lets no text with them be moved.
        if element.text:
            element.text = _CONTROLS.sub("\ufffd", element.text)
        if element.tail:
            element.tail = _CONTROLS.sub("\ufffd", element.tail)
    return tree


def drop_hidden(tree: Element) -> None:
    """Empty the elements that have the ``hidden`` attribute: browsers do not show them.

    A hidden body stays: scripts show it, and otherwise there would be no page.
    """
    for element in tree.findall(".//*[@hidden]"):
        if element.tag != "body":
            element.clear(keep_tail=True)
            # What is not shown ends no line.
            element.tag = "span"


def drop_formatting(tree: Element) -> None:
    """Take out elements that only say how words look; the words stay where they are."""
    for element in list(tree.iter(*_FORMATTING)):
        element.drop_tag()


def show_quotation_elements(tree: Element) -> int:
    """Put quotation marks around the text of elements that quote; return how many got them.

    That is ``<q>``, around which browsers show marks, and ``<blockquote>`` behind a colon, whose
    form says the same to whoever sees the page. Where the page has its own marks inside or just
    before the element, none are added.
    """
    added = _mark_block_quotations(tree)
    for element in tree.iter("q"):
        inside = sum(1 for _ in element.iterancestors("q")) % 2
        text = "".join(element.itertext()).lstrip()
        if not text.strip() or text[0] in _OPENING_MARKS or _before(element) in _OPENING_MARKS:
            continue
        _put_around(element, *("‘’" if inside else "“”"))
        added += 1
    return added


def _mark_block_quotations(tree: Element) -> int:
    """Put marks around what is set apart as quoted, by the printers' convention.

    Each paragraph is opened, the last one is closed.
    """
    added = 0
    for element in _introduced_block_quotations(tree):
        children = [child for child in element if child.tag in _PARAGRAPHS] or [element]
        paragraphs = [each for each in children if "".join(each.itertext()).strip()]
        if paragraphs and _is_plain_quotation(element, paragraphs):
            for paragraph in paragraphs:
                _put_around(paragraph, "“", "”" if paragraph is paragraphs[-1] else "")
            added += 1
    return added


def _introduced_block_quotations(tree: Element) -> list[Element]:
    """Return the block quotations right behind a colon, as a speaker's words are introduced.

    Without one they may be a pulled quotation, an embedded post, or no more than an indent.
    """
    import lxml.etree

    found = []
    before = ""
    for event, element in lxml.etree.iterwalk(tree, events=("start", "end")):
        if event == "start" and element.tag == "blockquote" and before.rstrip().endswith(":"):
            found.append(element)
        words = element.text if event == "start" else element.tail
        if words and not words.isspace():
            before = words
    return found


def _is_plain_quotation(element: Element, paragraphs: Sequence[Element]) -> bool:
    """Tell whether an element holds nothing but words of one voice, without marks of its own."""
    words = "".join(element.itertext()).split()
    texts = ["".join(paragraph.itertext()).strip() for paragraph in paragraphs]
    return (
        len(words) <= _LONGEST_QUOTATION
        and all(map(_DOUBLE_MARKS.isdisjoint, words))
        and not any(text.startswith(_NOT_FIRST) for text in texts)
        and "".join(words) == "".join("".join(texts).split())
        and all(each.tag in _IN_PARAGRAPHS for each in element.iterdescendants())
    )


def _put_around(element: Element, opening: str, closing: str) -> None:
    """Put marks at both ends of an element's text."""
    element.text = opening + (element.text or "").lstrip(_SPACE)
    if len(element):
        element[-1].tail = (element[-1].tail or "").rstrip(_SPACE) + closing
    else:
        element.text = element.text.rstrip(_SPACE) + closing


def _before(element: Element) -> str:
    previous = element.getprevious()
    text = element.getparent().text if previous is None else previous.tail
    return (text or " ")[-1]


def tree_blocks(tree: Element, skipped: frozenset[str] = frozenset()) -> tuple[Block, ...]:
    """Return the lines of a tree: headings are marked, everything else is body."""
    body = tree.find("body") if tree.tag == "html" else None
    return tuple(_lines(_pieces(tree if body is None else body, _HIDDEN | skipped)))


def fragment_blocks(html: str, path: str) -> tuple[Block, ...]:
    """Return the lines of a piece of HTML, such as a feed's entry at ``path`` holds.

    Raises:
        UnsupportedInput: If it cannot be read to its end.
    """
    tree = parse_html(html, path)
    if tree is None:
        return ()
    drop_hidden(tree)
    show_quotation_elements(tree)
    return tree_blocks(tree)


def _pieces(root: Element, hidden: frozenset[str]) -> Iterator[tuple[ZoneKind, str | None]]:
    """Yield pieces of text with their kind; ``None`` stands for the end of a line.

    Elements may be nested more deeply than functions may call themselves.
    """
    import lxml.etree

    walk = lxml.etree.iterwalk(root, events=("start", "end"))
    headings = 0  # how many of the elements around this place are headings
    for event, element in walk:
        starts = event == "start"
        is_hidden = element.tag in hidden
        headings += starts and element.tag in _HEADINGS
        kind: ZoneKind = "heading" if headings else "body"
        if not is_hidden and (_is_block(element) or (starts and element.tag in _LINE_BREAKS)):
            yield kind, None
        if starts and is_hidden:
            walk.skip_subtree()
        elif starts and element.text:
            yield kind, element.text
        if starts:
            continue
        headings -= element.tag in _HEADINGS
        if element.tail and element is not root:
            yield "heading" if headings else "body", element.tail


def _is_block(element: Element) -> bool:
    """Tell whether an element stands on lines of its own."""
    parent = element.getparent()
    # A quotation inside a paragraph runs on; one that holds paragraphs stands alone.
    if element.tag == "quote" and parent is not None and parent.tag == "p":
        return False
    return element.tag in _BLOCKS


def _lines(pieces: Iterable[tuple[ZoneKind, str | None]]) -> Iterator[Block]:
    line: list[str] = []
    line_kind: ZoneKind = "body"
    for kind, piece in pieces:
        if piece is not None:
            if not line:
                line_kind = kind
            line.append(piece)
            continue
        yield from _block(line_kind, line)
        line = []
    yield from _block(line_kind, line)


def _block(kind: ZoneKind, pieces: Sequence[str]) -> Iterator[Block]:
    text = _SPACES.sub(" ", "".join(pieces)).strip()
    if text:
        yield Block(kind, text)
