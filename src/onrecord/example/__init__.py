"""A wholly fictional press conference: its transcript, three reports of it, and the truth.

``truth.json`` holds the checksums of the texts, what a check of each quotation should find
(``checks``), and every attribution in the reports (``statements``). Its ``about`` says how to
read both.
"""

from pathlib import Path

TRANSCRIPT = "transcript.txt"
REPORTS = ("roundup.txt", "wire.txt", "release.txt")
NAMES = (TRANSCRIPT, *REPORTS, "truth.json")


def path(name: str) -> Path:
    """Return where the example's file ``name``, one of ``NAMES``, lies."""
    if name not in NAMES:
        raise ValueError(f"no example file {name!r}; there are {', '.join(NAMES)}")
    return Path(__file__).parent / name
