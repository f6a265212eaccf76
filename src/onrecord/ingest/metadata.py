"""What a page says of itself: its date, outlet and author, as it gives them.

trafilatura's metadata are tidied: capitals come into names, a role becomes a second author, and
03/04/2024 becomes a day. Here nothing is guessed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.ingest.dates import iso_date
from onrecord.ingest.markup import Element

# Names of <meta> elements, in lower case, the most telling first.
_DATES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dc.date",
    "dcterms.issued",
    "dcterms.created",
    "dcterms.date",
    "citation_publication_date",
    "citation_date",
)
_OUTLETS = (
    "og:site_name",
    "application-name",
    "publisher",
    "article:publisher",
    "dc.publisher",
    "dcterms.publisher",
    "citation_journal_title",
)
_AUTHORS = (
    "author",
    "article:author",
    "og:article:author",
    "og:author",
    "byl",
    "authors",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "creator",
    "citation_author",
)
_NAMED_BY = ("property", "name", "itemprop")

# Types of schema.org that are articles: NewsArticle, BlogPosting, ….
_ARTICLE = re.compile(r"(Article|Posting|Report)$")
_DAY_IN_URL = re.compile(r"/(\d{4})/(\d\d)/(\d\d)/")
_ADDRESS = re.compile(r"https?://|//|@")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself; ``None`` where it does not.

    Attributes:
        date: When it was published, as ISO 8601.
        outlet: Who published it.
        author: Who wrote it; several names stand between semicolons.
    """

    date: str | None = None
    outlet: str | None = None
    author: str | None = None


def page_metadata(tree: Element) -> Metadata:
    """Read the ``<meta>`` elements, then the JSON-LD, then what is marked in the text."""
    metas = _metas(tree)
    article = next(_articles(tree), {})
    dates = [*_given(metas, _DATES), *_strings(article.get("datePublished")), *_times(tree)]
    outlets = [*_given(metas, _OUTLETS), *_strings(article.get("publisher"))]
    authors = next(filter(None, (_named(metas.get(name, ())) for name in _AUTHORS)), ())
    authors = authors or _named(_strings(article.get("author"))) or _named(_signed(tree))
    return Metadata(
        date=next(filter(None, map(iso_date, dates)), None),
        outlet=next(iter(_named(outlets)), None),
        author="; ".join(authors) or None,
    )


def day_in_url(url: str | None) -> str | None:
    """Return the day in an address such as ``https://northern.example/2024/10/17/fish``."""
    match = _DAY_IN_URL.search(url or "")
    return iso_date("-".join(match.groups())) if match else None


def _metas(tree: Element) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = next(filter(None, map(element.get, _NAMED_BY)), None)
        if name is not None:
            metas.setdefault(name.strip().lower(), []).append(element.get("content", ""))
    return metas


def _given(metas: Mapping[str, list[str]], names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield from metas.get(name, ())


def _named(values: Iterator[str] | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """Return the different names among the values: addresses and handles are none."""
    trimmed = (" ".join(value.split()) for value in values)
    return tuple(dict.fromkeys(name for name in trimmed if name and not _ADDRESS.match(name)))


def _articles(tree: Element) -> Iterator[Mapping[str, object]]:
    """Yield the articles that the page's JSON-LD describes."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            waiting = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            item = waiting.pop()
            if isinstance(item, list):
                waiting += reversed(item)
            elif isinstance(item, dict):
                if any(map(_ARTICLE.search, _strings(item.get("@type")))):
                    yield item
                waiting.append(item.get("@graph"))


def _strings(value: object) -> Iterator[str]:
    """Yield a value of JSON-LD: a string, something with a name, or a list of those."""
    for item in value if isinstance(value, list) else [value]:
        name = item.get("name") if isinstance(item, dict) else item
        if isinstance(name, str):
            yield name


def _times(tree: Element) -> Iterator[str]:
    for element in tree.iter("time"):
        if element.get("itemprop") == "datePublished" or "pubdate" in element.attrib:
            yield element.get("datetime") or "".join(element.itertext())


def _signed(tree: Element) -> list[str]:
    """Return the first marked names that stand together: others belong to other articles."""
    marked = tree.xpath("//body//*[@rel='author' or @itemprop='author']")
    return [
        "".join(element.itertext())
        for element in marked
        if element.getparent() is marked[0].getparent()
    ]
