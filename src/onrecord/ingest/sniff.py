"""Which format is it? Unmistakable content first, then the suffix, then likely content.

An HTML page, a feed, subtitles or a PDF are recognised whatever their name, so a page that was
saved as ``.txt`` is read as HTML. JSON and fragments of HTML are recognised by content only where
the suffix does not say otherwise: a ``.txt`` file that begins with ``{`` is plain text.
"""

from __future__ import annotations

import io
import json
import re
from typing import Literal

from onrecord.errors import UnsupportedInput
from onrecord.ingest.payload import Payload

Format = Literal["plain", "html", "pdf", "docx", "feed", "subtitles", "json", "jsonlines"]

DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

SUFFIXES: dict[str, Format] = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "plain",
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
    ".vtt": "subtitles",
    ".srt": "subtitles",
    ".json": "json",
    ".jsonl": "jsonlines",
    ".ndjson": "jsonlines",
}

# Types that servers give to anything (text/plain, XML, octet-stream) are left to the content.
_MEDIA_TYPES: dict[str, Format] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    DOCX_TYPE: "docx",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "text/vtt": "subtitles",
    "application/x-subrip": "subtitles",
    "application/json": "json",
    "application/ld+json": "json",
    "application/jsonl": "jsonlines",
    "application/x-ndjson": "jsonlines",
}
_MEDIA_KINDS = ("image/", "audio/", "video/", "font/")

_READ = "onrecord reads plain text, HTML, PDF, DOCX, RSS and Atom, VTT, SRT, JSON and JSONL."
_UNPACK = "Unpack it and give the files inside."
_EXPORT = "Save it as DOCX, PDF or plain text and give that."

_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG\r\n", "a PNG image", _READ),
    (b"\xff\xd8\xff", "a JPEG image", _READ),
    (b"GIF8", "a GIF image", _READ),
    (b"II*\x00", "a TIFF image", _READ),
    (b"MM\x00*", "a TIFF image", _READ),
    (b"RIFF", "a sound, video or image file", _READ),
    (b"ID3", "a sound file", _READ),
    (b"OggS", "a sound or video file", _READ),
    (b"\x1f\x8b", "compressed by gzip", _UNPACK),
    (b"BZh", "compressed by bzip2", _UNPACK),
    (b"\xfd7zXZ\x00", "compressed by xz", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "compressed by zstd", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"\x7fELF", "a program", _READ),
    (b"SQLite format 3\x00", "an SQLite database", _READ),
    (b"{\\rtf", "Rich Text Format", _EXPORT),
    (b"%!PS", "PostScript", _EXPORT),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

# Atomic and possessive groups: comments without number must not cost exponential time.
_ROOT = re.compile(
    r"\ufeff?(?>\s+|<\?.*?\?>|<!--.*?-->|<!(?!doctype\s+html)[a-z][^>]*>)*+"
    r"<(!doctype\s+html|[a-z_][\w.:-]*)",
    re.IGNORECASE | re.DOTALL,
)
_ROOT_WITHIN = 65_536
_FEED_ROOTS = frozenset(("rss", "feed", "rdf"))
_HTML_ROOTS = frozenset(("!doctype html", "html"))
_FRAGMENT_ROOTS = "head body article main section div header p h1 h2 title meta table ul blockquote"
_VTT = re.compile(r"\ufeff?WEBVTT(?=\s|$)")
_SRT = re.compile(r"\ufeff?\s*\d+\s*\n\s*\d+:\d\d:\d\d[,.]\d{1,3}\s*-->")


def sniff(payload: Payload) -> Format:
    """Return the format of the bytes.

    Raises:
        UnsupportedInput: If it is not one of those that onrecord reads.
    """
    if payload.media_type in _MEDIA_TYPES:
        return _MEDIA_TYPES[payload.media_type]
    if payload.media_type is not None and payload.media_type.startswith(_MEDIA_KINDS):
        raise UnsupportedInput(payload.path, f"is of type {payload.media_type}.", _READ)
    suffix = payload.suffix if payload.suffix in SUFFIXES else ""
    if not suffix and payload.media_type == "text/plain":
        suffix = ".txt"
    certain = _by_signature(payload, suffix) or _by_opening(payload, suffix)
    if certain is not None:
        return certain
    if suffix in (".pdf", ".docx"):
        raise UnsupportedInput(
            payload.path,
            f"is named {suffix} but its content is not {suffix[1:].upper()}.",
            "The file may be damaged or cut off: get it again, or name it by what it is.",
        )
    return SUFFIXES[suffix] if suffix else _by_likelihood(payload)


def _by_signature(payload: Payload, suffix: str) -> Format | None:
    data = payload.data
    # The PDF signature may stand a little after the start; text may mention it there.
    if data.lstrip().startswith(b"%PDF-") or (suffix == ".pdf" and b"%PDF-" in data[:1024]):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _zip_format(payload, suffix)
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            problem = "is an Office document protected by a password."
            raise UnsupportedInput(
                payload.path, problem, "Save it without the password, or as plain text."
            )
        problem = "is a document in an old Office format (.doc, .xls, .ppt)."
        raise UnsupportedInput(payload.path, problem, _EXPORT)
    for signature, name, advice in _SIGNATURES:
        if data.startswith(signature):
            raise UnsupportedInput(payload.path, f"is {name}.", advice)
    if data[4:8] == b"ftyp":
        raise UnsupportedInput(payload.path, "is a video or sound file.", _READ)
    return None


def _zip_format(payload: Payload, suffix: str) -> Format:
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(payload.data)) as archive:
            names = archive.namelist()
    except Exception:  # damaged archives raise many things; the DOCX reader says what is wrong
        names = ["word/"] if suffix == ".docx" else []
    if any(name.startswith("word/") for name in names):
        return "docx"
    if any(name.startswith(("xl/", "ppt/")) for name in names):
        raise UnsupportedInput(payload.path, "is a spreadsheet or a presentation.", _EXPORT)
    if "mimetype" in names:
        raise UnsupportedInput(payload.path, "is an OpenDocument file or an e-book.", _EXPORT)
    raise UnsupportedInput(payload.path, "is a ZIP archive.", _UNPACK)


def _by_opening(payload: Payload, suffix: str) -> Format | None:
    opening = opening_text(payload.data)
    if _VTT.match(opening) or _SRT.match(opening):
        return "subtitles"
    match = _ROOT.match(opening)
    if match is None:
        return None
    root = re.sub(r"\s+", " ", match.group(1).lower()).rpartition(":")[2]
    if root in _HTML_ROOTS:
        return "html"
    if root in _FEED_ROOTS:
        return "feed"
    if suffix in ("", ".xml", ".rss", ".atom"):
        if root in _FRAGMENT_ROOTS.split():
            return "html"
        if suffix or opening.lstrip("\ufeff").startswith("<?xml"):
            raise UnsupportedInput(
                payload.path,
                f"is XML with root element <{match.group(1)}>, neither a feed (<rss>, <feed>, "
                "<rdf:RDF>) nor XHTML (<html>).",
                "Give the text of it as a .txt or HTML file.",
            )
    return None


def opening_text(data: bytes) -> str:
    """Return the first characters, good enough to recognise a format by."""
    head = data[:_ROOT_WITHIN]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace")
    if head[1:4:2] == b"\0\0":
        return head.decode("utf-16-le", "replace")
    if head[0:3:2] == b"\0\0":
        return head.decode("utf-16-be", "replace")
    return head.decode("utf-8", "replace")


def _by_likelihood(payload: Payload) -> Format:
    stripped = payload.data.removeprefix(b"\xef\xbb\xbf").strip()
    if stripped[:1] not in (b"{", b"["):
        return "plain"
    first, _, rest = stripped.partition(b"\n")
    if rest and isinstance(_json(first), dict):
        return "jsonlines"
    return "json" if isinstance(_json(stripped), dict | list) else "plain"


def _json(data: bytes) -> object:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None
