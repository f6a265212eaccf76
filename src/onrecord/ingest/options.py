"""What the user may ask of reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read.

    Attributes:
        encoding: Text encoding to use instead of the one found.
        encoding_errors: ``"replace"`` puts U+FFFD where bytes cannot be decoded, and notes it.
        text_field: The field of a JSON object that holds the text.
        lang: ``"en"`` takes every text for English; ``None`` detects the language.
        max_bytes: The most that is taken from a URL.
        max_file_bytes: The most that is taken from a file or from standard input, and the most
            that compressed content may unpack to. A JSONL file may be of any size: the limit
            holds for each of its lines.
        timeout: Seconds that fetching a URL may take in all.
        public_only: Never fetch from a private, loopback or link-local address, not even one that
            was typed: for programs that fetch what others ask for.
    """

    encoding: str | None = None
    encoding_errors: Literal["strict", "replace"] = "strict"
    text_field: str = "text"
    lang: str | None = None
    max_bytes: int = 20 * MEBIBYTE
    max_file_bytes: int = 256 * MEBIBYTE
    timeout: float = 30.0
    public_only: bool = False
