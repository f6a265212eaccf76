"""From an element tree to lines of text, as a browser would show them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

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
_SPACES = re.compile(r"[ \t\n\r\f]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_OPENING_MARKS = "\"'“‘«„‹"


def parse_html(text: str) -> Element | None:
    """Return the tree of an HTML document or fragment, ``None`` if there is nothing in it."""
    import lxml.etree  # type: ignore[import-untyped]
    import lxml.html  # type: ignore[import-untyped]

    # The parser ends at NUL; a form feed is white space; escapes may have left surrogates.
    encoded = text.replace("\0", "\ufffd").replace("\f", " ").encode("utf-8", "replace")
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(encoded, parser=parser)
    except lxml.etree.LxmlError:
        return None
    for element in tree.iter():
        # The parser lets control characters in, but lxml lets no text with them be moved.
        if element.text:
            element.text = _CONTROLS.sub("\ufffd", element.text)
        if element.tail:
            element.tail = _CONTROLS.sub("\ufffd", element.tail)
    return tree


def drop_formatting(tree: Element) -> None:
    """Take out elements that only say how words look; the words stay where they are."""
    for element in list(tree.iter(*_FORMATTING)):
        element.drop_tag()


def show_quotation_elements(tree: Element) -> int:
    """Put quotation marks around the text of ``<q>``, as browsers show it; return how many.

    Where the page has its own marks inside or just before the element, none are added.
    """
    added = 0
    for element in tree.iter("q"):
        inside = sum(1 for _ in element.iterancestors("q")) % 2
        text = "".join(element.itertext()).lstrip()
        if not text.strip() or text[0] in _OPENING_MARKS or _before(element) in _OPENING_MARKS:
            continue
        opening, closing = "‘’" if inside else "“”"
        element.text = opening + (element.text or "")
        if len(element):
            element[-1].tail = (element[-1].tail or "") + closing
        else:
            element.text += closing
        added += 1
    return added


def _before(element: Element) -> str:
    previous = element.getprevious()
    text = element.getparent().text if previous is None else previous.tail
    return (text or " ")[-1]


def tree_blocks(tree: Element, skipped: frozenset[str] = frozenset()) -> tuple[Block, ...]:
    """Return the lines of a tree: headings are marked, everything else is body."""
    body = tree.find("body") if tree.tag == "html" else None
    return tuple(_lines(_pieces(tree if body is None else body, "body", _HIDDEN | skipped)))


def fragment_blocks(html: str) -> tuple[Block, ...]:
    """Return the lines of a piece of HTML, such as a feed's entry holds."""
    tree = parse_html(html)
    if tree is None:
        return ()
    show_quotation_elements(tree)
    return tree_blocks(tree)


def _pieces(
    element: Element, kind: ZoneKind, hidden: frozenset[str]
) -> Iterator[tuple[ZoneKind, str | None]]:
    """Yield pieces of text with their kind; ``None`` stands for the end of a line."""
    tag = element.tag
    if tag in hidden or not isinstance(tag, str):
        return
    # A quotation inside a paragraph runs on; one that holds paragraphs stands alone.
    inline_quote = tag == "quote" and element.getparent() is not None
    inline_quote = inline_quote and element.getparent().tag == "p"
    is_block = tag in _BLOCKS and not inline_quote
    if tag in _HEADINGS:
        kind = "heading"
    if is_block or tag in _LINE_BREAKS:
        yield kind, None
    if element.text:
        yield kind, element.text
    for child in element:
        yield from _pieces(child, kind, hidden)
        if child.tail:
            yield kind, child.tail
    if is_block:
        yield kind, None


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
