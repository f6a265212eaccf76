"""Bytes to read, with what is known about them before they are looked at."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property

from onrecord.types import Origin


@dataclass(frozen=True)
class Payload:
    """The bytes of one input.

    Attributes:
        path: Path, URL or ``-`` as the user gave it.
        data: The bytes.
        suffix: The suffix of the file name or of the URL's path, in lower case, with its dot.
        media_type: The type that a web server gave, in lower case and without parameters.
        charset: The encoding that a web server gave.
        url: Where the bytes came from in the end, after redirects.
    """

    path: str
    data: bytes
    suffix: str = ""
    media_type: str | None = None
    charset: str | None = None
    url: str | None = None

    @cached_property
    def sha256(self) -> str:
        """Checksum of the bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()

    def origin(
        self,
        media_type: str,
        *,
        entry: int | None = None,
        encoding: str | None = None,
        notes: tuple[str, ...] = (),
    ) -> Origin:
        """Describe a document made from these bytes, or from the ``entry``-th part of them."""
        path = self.path if entry is None else f"{self.path}#{entry}"
        return Origin(path, media_type, self.sha256, encoding, notes)
