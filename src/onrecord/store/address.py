"""What makes two documents the same: the place where they were published or lie."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from onrecord.store.rows import content_checksum
from onrecord.types import Document

_ENTRY = re.compile(r".*#\d+", re.DOTALL)
_PIPES = ("/dev/fd/", "/dev/stdin", "/proc/")
"""Where shells put what they pipe; /dev/shm holds files as any other folder does."""


def address_of(document: Document) -> str:
    """Return the address whose revisions a document's texts are.

    It is the document's URL, without the fragment; else the absolute path of its file. Text from
    standard input or a pipe, and an entry of a file that holds several documents, is known by
    nothing but its content: the third line of a list today need not be the third of tomorrow.
    So is a document whose URL is a site's front page, which stands for no one article.
    """
    for given in (document.url, document.origin.path):
        if given and given.lower().startswith(("http://", "https://")):
            parts = urlsplit(given)
            if parts.path.strip("/") or parts.query:
                return parts._replace(fragment="").geturl()
    path = document.origin.path
    is_entry = _ENTRY.fullmatch(path) is not None and not Path(path).is_file()
    if _is_file_path(path) and not is_entry:
        return file_address(path)
    return f"sha256:{content_checksum(document)}"


def file_address(path: str) -> str:
    """Return the absolute path of a file; ``a/../b.txt`` is ``b.txt``."""
    absolute = Path(path).absolute()
    if ".." not in absolute.parts:
        return str(absolute)
    # Only the file system knows what is above a folder that is a link.
    return str(absolute.parent.resolve() / absolute.name)


def _is_file_path(path: str) -> bool:
    """Tell whether a document's origin is a file that could be read again."""
    return not (
        path == "-"
        or path.startswith(("<", *_PIPES))
        or path.lower().startswith(("http://", "https://"))
    )
