"""Plain text: bytes in some encoding, decoded and otherwise untouched."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from onrecord.errors import UndecodableInput, UnsupportedInput
from onrecord.ingest.options import ReadOptions
from onrecord.ingest.payload import Payload
from onrecord.types import Document

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MARK = "\ufeff"
_MARK_NOTE = "byte-order mark dropped"

# Where the zero bytes of (mostly) ASCII text stand in each four bytes.
_ZERO_PATTERNS = {
    (False, True, True, True): "utf-32-le",
    (True, True, True, False): "utf-32-be",
    (False, True, False, True): "utf-16-le",
    (True, False, True, False): "utf-16-be",
}

# A guess is made from so many bytes; more cost time and do not change it.
_GUESS_FROM = 200_000
# Typography that English text has and that the wrong encoding turns into letters or controls.
_TYPOGRAPHY = frozenset("‘’“”–—…•€£\u00a0")
_WEIGHT_OF_TYPOGRAPHY = {"…": 1}
"""What a sign tells more than a letter does; the ellipsis no more: its byte is "É" elsewhere."""
_PREFERRED = ("cp1252", "mac_roman")
"""The usual ones for English, the first where they are equally likely."""
_FOREIGN_SHARE = 0.2
"""A text with more bytes beyond ASCII is hardly English, and its encoding may be any."""

# What servers and pages call Latin-1 is Windows-1252 in practice (and by the HTML standard);
# read as Latin-1, its curly quotation marks would become control characters.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252"}

_CONTROL_SHARE_UTF8 = 0.3
_CONTROL_SHARE_GUESSED = 0.02
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
# Dashes, curly quotation marks and the ellipsis in UTF-8; no other encoding has text like it.
_UTF8_TYPOGRAPHY = re.compile(rb"\xe2\x80[\x90-\x9f\xa6]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in, and what decoding did that the text does not show."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def read_plain(payload: Payload, options: ReadOptions) -> Document:
    """Read a plain-text file; line ends, NUL and odd spaces stay as they are."""
    decoded = decode(payload, options, declared=payload.charset)
    refuse_binary(payload, decoded)
    origin = payload.origin("text/plain", encoding=decoded.encoding, notes=decoded.notes)
    return Document(decoded.text, origin)


def decode(payload: Payload, options: ReadOptions, *, declared: str | None = None) -> Decoded:
    """Decode by the forced encoding, the byte-order mark, the declared encoding, or a guess.

    Args:
        payload: The bytes.
        options: May force an encoding and say what becomes of undecodable bytes.
        declared: The encoding that a server or the content itself names; it is believed where
            it holds for every byte.

    Raises:
        UndecodableInput: If the bytes are not text in the encoding asked for, or in any found.
        UnsupportedInput: If they are not text at all.
    """
    data = payload.data
    if options.encoding is not None:
        return _decode_as(payload, options, options.encoding)
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            text = _try(data[len(mark) :], encoding)
            if text is not None:
                return Decoded(text, encoding, (_MARK_NOTE,))
    marked = next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), None)
    if marked is not None:
        return _decode_as(payload, options, marked)
    for candidate in (_declared(declared), _wide_encoding(data), "utf-8"):
        text = _try(data, candidate) if candidate else None
        if candidate and text is not None:
            return Decoded(text, candidate)
    if not _is_damaged_utf8(data):
        guess = _guess(data)
        if guess is not None:
            return guess
    return _decode_as(payload, options, "utf-8")


def refuse_binary(payload: Payload, decoded: Decoded) -> None:
    """Raise ``UnsupportedInput`` if the decoded text is mostly not text.

    Valid UTF-8 may hold some control characters; a guessed encoding may hold hardly any. Text in
    an unknown encoding has bytes that cannot be decoded, but no control characters.
    """
    controls = len(_CONTROL.findall(decoded.text))
    odd = controls + decoded.text.count("\ufffd")
    guessed = not decoded.encoding.startswith("utf")
    share = _CONTROL_SHARE_GUESSED if guessed else _CONTROL_SHARE_UTF8
    if controls and odd > share * len(decoded.text):
        raise UnsupportedInput(
            payload.path,
            f"looks like a binary file: {odd:,} of {len(decoded.text):,} characters are control "
            f"characters or not valid {decoded.encoding}.",
            "Give the text itself, or HTML, PDF, DOCX, a feed, subtitles or JSON.",
        )


def _decode_as(payload: Payload, options: ReadOptions, encoding: str) -> Decoded:
    data = payload.data
    notes = []
    try:
        name = codecs.lookup(encoding).name.removesuffix("-sig")
        for mark, marked in _BYTE_ORDER_MARKS:
            # "utf-16" takes its byte order from the mark, "utf-16-le" would keep the mark.
            if data.startswith(mark) and (name == marked or name == marked[: len(name)]):
                data, name = data[len(mark) :], marked
                notes.append(_MARK_NOTE)
                break
        try:
            text = data.decode(name)
        except UnicodeError:
            if options.encoding_errors == "strict":
                raise
            text = data.decode(name, "replace")
            notes.append(f"undecodable bytes replaced with U+FFFD ({text.count(chr(0xFFFD))})")
    except UnicodeDecodeError as error:
        if options.encoding is None:
            refuse_binary(payload, Decoded(data.decode(name, "replace"), name))
        byte = error.object[error.start]
        raise UndecodableInput(
            payload.path,
            f"byte 0x{byte:02x} at offset {error.start} is not valid {encoding}.",
            "Name the right encoding with --encoding, or accept U+FFFD in its place with "
            "--encoding-errors replace.",
        ) from error
    except (UnicodeError, LookupError, ValueError) as error:
        raise UndecodableInput(
            payload.path,
            f"cannot be decoded as {encoding!r}: {error}.",
            "Name an encoding that Python knows, such as utf-8, utf-16, cp1252 or mac_roman.",
        ) from error
    return Decoded(text, name, tuple(notes))


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None


def _declared(name: str | None) -> str | None:
    try:
        known = codecs.lookup(name).name if name else None
    except (LookupError, ValueError):
        return None
    return _MEANT.get(known, known) if known else None


def _wide_encoding(data: bytes) -> str | None:
    """Recognise UTF-16 and UTF-32 without a mark by where the zero bytes stand."""
    head = data[:4096]
    head = head[: len(head) // 4 * 4]
    if len(head) < 8:
        return None
    shares = [head[offset::4].count(0) * 4 / len(head) for offset in range(4)]
    if any(0.1 < share < 0.7 for share in shares):
        return None
    first, second, third, fourth = (share >= 0.7 for share in shares)
    return _ZERO_PATTERNS.get((first, second, third, fourth))


def _is_damaged_utf8(data: bytes) -> bool:
    """Tell whether more of the non-ASCII bytes form valid UTF-8 than do not, or typography does.

    In any other encoding valid sequences come about by chance only, and seldom.
    """
    if _UTF8_TYPOGRAPHY.search(data):
        return True
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(character >= "\x80" for character in text) - broken > broken


def _guess(data: bytes) -> Decoded | None:
    if sum(byte >= 0x80 for byte in data[:_GUESS_FROM]) <= _FOREIGN_SHARE * len(data[:_GUESS_FROM]):
        encoding = _usual_encoding(data)
    else:
        encoding = _any_encoding(data)
    if encoding is None:
        return None
    return Decoded(data.decode(encoding), encoding, (f"encoding guessed: {encoding}",))


def _usual_encoding(data: bytes) -> str | None:
    """Return which of the usual encodings makes English of the bytes; ``None`` if neither does."""
    texts = {name: _try(data, name) for name in _PREFERRED}
    # The less usual one needs something that speaks for it.
    likely = {
        name: _likeness(text) - rank
        for rank, (name, text) in enumerate(texts.items())
        if text is not None
    }
    best = max(likely, key=lambda name: likely[name])
    return best if likely[best] >= 0 else None


def _likeness(text: str) -> int:
    """Tell how much the signs beyond ASCII look like those of an English text."""
    likeness = 0
    for found in _BEYOND_ASCII.finditer(text, 0, _GUESS_FROM):
        sign = found[0]
        before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        if sign in _TYPOGRAPHY:
            # An opening mark behind a letter, a closing one at the start of a word.
            odd = before.isalpha() if sign in "“‘" else sign == "”" and not before.strip()
            likeness += -1 if odd else _WEIGHT_OF_TYPOGRAPHY.get(sign, 3)
        elif sign.isalpha():
            if sign.isupper() and before.islower():  # "cafŽ"
                likeness -= 1
            elif before.isalpha() or after.isalpha():
                likeness += 1
        elif unicodedata.category(sign) == "Sm" and before.isalpha():
            likeness -= 1
    return likeness


def _any_encoding(data: bytes) -> str | None:
    import charset_normalizer

    matches = [
        match
        for match in charset_normalizer.from_bytes(data[:_GUESS_FROM])
        if _is_reversible(data, match.encoding)
    ]
    if not matches:
        return None
    best = max(
        matches,
        key=lambda match: (
            sum(character in _TYPOGRAPHY for character in str(match)),
            any(name in match.could_be_from_charset for name in _PREFERRED),
            -match.chaos,
        ),
    )
    # Several encodings may give the same text; name the usual one.
    return next(
        (
            name
            for name in _PREFERRED
            if name in best.could_be_from_charset and _is_reversible(data, name)
        ),
        best.encoding,
    )


def _is_reversible(data: bytes, encoding: str) -> bool:
    text = _try(data, encoding)
    try:
        return text is not None and text.encode(encoding) == data
    except UnicodeError:
        return False
