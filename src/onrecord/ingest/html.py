"""HTML pages: the article's text by trafilatura, with headings, title and metadata."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from onrecord.errors import EmptyInput, UnsupportedInput
from onrecord.ingest.article import choose_blocks, share_kept
from onrecord.ingest.blocks import join_blocks, mark_title
from onrecord.ingest.markup import (
    FURNITURE,
    NAVIGATION,
    Element,
    drop_formatting,
    drop_hidden,
    parse_html,
    show_quotation_elements,
    tree_blocks,
)
from onrecord.ingest.metadata import day_in_url, page_metadata
from onrecord.ingest.options import ReadOptions
from onrecord.ingest.payload import Payload
from onrecord.ingest.plain import decode, refuse_binary
from onrecord.types import Document

if TYPE_CHECKING:
    import trafilatura.settings

_META_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?([\w.:-]+)""")
_META_WITHIN = 4096

_Q_NOTE = "quotation marks of {} <q> or <blockquote> written out"
_LEAST_KEPT = 0.5
"""If fewer of the article's words are found on the page, its own text is the better one."""
_REARRANGED_NOTE = "the article's text may be rearranged: its lines were not found on the page"
_WHOLE_PAGE_NOTE = "no article found: the whole page was taken, without navigation"


def read_html(payload: Payload, options: ReadOptions) -> Document:
    """Read a page: its main text, one line a paragraph, heading, item or cell.

    The lines are the page's own, as a browser shows them; trafilatura chooses which. ``<q>``
    elements get the quotation marks that browsers show around them, and block quotations behind a
    colon get marks, too.

    Raises:
        EmptyInput: If there is no text on the page.
    """
    meta = _META_CHARSET.search(payload.data[:_META_WITHIN].lower())
    declared = payload.charset or (meta.group(1).decode("ascii", "replace") if meta else None)
    decoded = decode(payload, options, declared=declared)
    refuse_binary(payload, decoded)
    tree = parse_html(decoded.text, payload.path)
    if tree is None:
        raise _no_text(payload)
    metadata = page_metadata(tree)
    notes = list(decoded.notes)
    drop_hidden(tree)
    if added := show_quotation_elements(tree):
        notes.append(_Q_NOTE.format(added))
    drop_formatting(tree)
    _split_preformatted(tree)
    try:
        article = _extract(tree, payload.url)
    except Exception as error:  # whatever a damaged page makes trafilatura or lxml raise
        raise UnsupportedInput(
            payload.path,
            f"cannot be read as HTML: {error}.",
            "Save the page again, or copy its text into a .txt file.",
        ) from error
    blocks = choose_blocks(tree_blocks(tree, NAVIGATION), (article and article.text) or "")
    if not blocks:
        blocks = tree_blocks(tree, FURNITURE)
        notes.append(_WHOLE_PAGE_NOTE)
    elif article is not None and share_kept(blocks, article.text or "") < _LEAST_KEPT:
        blocks = tree_blocks(article.body)
        notes.append(_REARRANGED_NOTE)
    if not blocks:
        raise _no_text(payload)
    title = article.title if article is not None else None
    byline = article.author if article is not None else None
    url = (article.url if article is not None else None) or payload.url
    text, zones = join_blocks(mark_title(blocks, title))
    origin = payload.origin("text/html", encoding=decoded.encoding, notes=tuple(notes))
    return Document(
        text,
        origin,
        title=title or None,
        date=metadata.date or day_in_url(url),
        outlet=metadata.outlet or _host(url),
        author=metadata.author or _standing(byline, tree),
        url=url,
        zones=zones,
    )


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host and host.removeprefix("www.")


def _standing(author: str | None, tree: Element) -> str | None:
    """Return the author that trafilatura found, if the page has the name in these words."""
    if not author:
        return None
    return author if author in " ".join("".join(tree.itertext()).split()) else None


def _no_text(payload: Payload) -> EmptyInput:
    return EmptyInput(
        payload.path,
        "there is no text on the page.",
        "If a browser shows text there, a script writes it: save the page from the browser, or "
        "copy its text into a .txt file.",
    )


def _split_preformatted(tree: Element) -> None:
    """Make the lines of ``<pre>`` lines of a paragraph: white space is not kept otherwise."""
    for element in list(tree.iter("pre")):
        if element.getparent() is None or len(element) or not (element.text or "").strip():
            continue
        first, *others = [line for line in element.text.splitlines() if line.strip()]
        element.tag = "p"
        element.text = first
        for line in others:
            line_break = element.makeelement("br")
            line_break.tail = line
            element.append(line_break)


def _extract(tree: Element, url: str | None) -> trafilatura.settings.Document | None:
    from trafilatura import bare_extraction

    with _quiet("trafilatura"), _quiet("htmldate"):
        article = bare_extraction(
            tree,
            url=url,
            with_metadata=True,
            include_comments=False,
            # A date must stand in the metadata or the URL: others on the page are guesses.
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    # Only the deprecated ``as_dict`` returns a dict.
    return None if isinstance(article, dict) else article


@contextmanager
def _quiet(name: str) -> Iterator[None]:
    """Keep a library's warnings from stderr, unless the program handles its logs."""
    handler = logging.NullHandler()
    logger = logging.getLogger(name)
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
