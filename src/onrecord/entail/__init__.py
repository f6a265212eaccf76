"""Does a passage of speech support a claim, or deny it? A network reads the two together."""

from onrecord.entail.encode import MOST_PIECES, Heard, encode_pair
from onrecord.entail.reader import (
    CHANGES,
    DENIED,
    ELSEWHERE,
    OPEN,
    SUPPORTED,
    Entail,
    Reader,
    Reading,
    find_entail,
    load_reader,
    reader_folder,
)

__all__ = [
    "CHANGES",
    "DENIED",
    "ELSEWHERE",
    "MOST_PIECES",
    "OPEN",
    "SUPPORTED",
    "Entail",
    "Heard",
    "Reader",
    "Reading",
    "encode_pair",
    "find_entail",
    "load_reader",
    "reader_folder",
]
