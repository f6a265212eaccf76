"""RSS and Atom feeds: a document for every entry."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.errors import EmptyInput, InputError, UnsupportedInput
from onrecord.ingest.blocks import Block, join_blocks
from onrecord.ingest.dates import iso_date
from onrecord.ingest.markup import fragment_blocks
from onrecord.ingest.options import ReadOptions
from onrecord.ingest.payload import Payload
from onrecord.ingest.plain import decode
from onrecord.types import Document

_NOT_WELL_FORMED = "the feed is not well-formed XML"
_XML_TYPE = "application/xml"
_DATES = ("published", "updated", "created")


def read_feed(payload: Payload, options: ReadOptions) -> Iterator[Document | InputError]:
    """Yield a document for every entry of a feed, or the reason why there is none.

    Nothing is fetched: an entry's text is what the feed itself holds of it.

    Raises:
        UnsupportedInput: If the file is not a feed.
        EmptyInput: If it has no entries.
    """
    feed = _parse(payload, options)
    entries = feed.get("entries") or []
    if not entries:
        if not feed.get("version"):
            raise UnsupportedInput(
                payload.path,
                "is not a feed: no RSS or Atom was found in it.",
                "Give an RSS or Atom file, or the text as HTML or .txt.",
            )
        raise EmptyInput(payload.path, "the feed has no entries.", "Get the feed again later.")
    media_type = "application/atom+xml" if "atom" in feed["version"] else "application/rss+xml"
    notes = (_NOT_WELL_FORMED,) if feed.get("bozo") else ()
    outlet = _line(feed.get("feed", {}), "title", payload.path)
    encoding = feed.get("encoding") or None
    for number, entry in enumerate(entries, 1):
        origin = payload.origin(media_type, entry=number, encoding=encoding, notes=notes)
        try:
            text, zones = join_blocks(_entry_blocks(entry, origin.path))
            title = _line(entry, "title", origin.path)
        except UnsupportedInput as error:
            yield error
            continue
        link = _string(entry.get("link"))
        if not text:
            yield EmptyInput(
                origin.path,
                "the entry has no text, only a headline or a link.",
                f"Give the address of its page: {link}" if link else "Give the page itself.",
            )
            continue
        yield Document(
            text,
            origin,
            title=title,
            date=next(filter(None, (_date(entry, name) for name in _DATES)), None),
            outlet=outlet,
            author=_string(entry.get("author")),
            url=link,
            zones=zones,
        )


def _parse(payload: Payload, options: ReadOptions) -> Mapping[str, Any]:
    import feedparser  # type: ignore[import-untyped]

    data, charset = payload.data, payload.charset
    if options.encoding is not None:
        data, charset = decode(payload, options).text.encode("utf-8", "replace"), "utf-8"
    headers = {"content-type": f"{_XML_TYPE}; charset={charset}"} if charset else None
    try:
        # A stream, because feedparser takes a string for a URL or a path.
        feed: Mapping[str, Any] = feedparser.parse(
            io.BytesIO(data),
            response_headers=headers,
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except Exception as error:  # damaged feeds raise many things
        raise UnsupportedInput(
            payload.path,
            f"is damaged and cannot be read as a feed ({error}).",
            "Get the feed again.",
        ) from error
    return feed


def _entry_blocks(entry: Mapping[str, Any], path: str) -> tuple[Block, ...]:
    """Return the lines of the entry's fullest text: its content, or else its summary."""
    details = [*(entry.get("content") or ()), entry.get("summary_detail") or {}]
    return max((_detail_blocks(detail, path) for detail in details), key=_length)


def _length(blocks: tuple[Block, ...]) -> int:
    return sum(len(block.text) for block in blocks)


def _detail_blocks(detail: Mapping[str, Any], path: str) -> tuple[Block, ...]:
    value = _string(detail.get("value"))
    if value is None:
        return ()
    if detail.get("type") == "text/plain":
        return tuple(Block("body", line) for line in value.splitlines() if line.strip())
    return fragment_blocks(value, path)


def _line(holder: Mapping[str, Any], name: str, path: str) -> str | None:
    """Return a title as one line: feeds escape it once, twice or not at all."""
    blocks = _detail_blocks(holder.get(f"{name}_detail") or {}, path)
    return " ".join(" ".join(block.text.split()) for block in blocks) or None


def _date(entry: dict[str, Any], name: str) -> str | None:
    # feedparser's own look-up gives another date, with a warning, where this one is missing.
    value = _string(dict.get(entry, name))
    return iso_date(value) if value is not None else None


def _string(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
