"""The error tree: every message names the input, what is wrong with it and what to do next."""

from __future__ import annotations

from pathlib import Path


class OnrecordError(Exception):
    """Base of every error that onrecord raises on purpose."""


class InputError(OnrecordError):
    """An input could not be turned into a document.

    Attributes:
        origin: The path, URL or ``-`` as the user gave it (with an entry's number where
            one file holds several documents).
        problem: What is wrong, with the value found and what is allowed.
        advice: The next step for the user.
    """

    def __init__(self, origin: str, problem: str, advice: str) -> None:
        super().__init__(f"{origin}: {problem} {advice}")
        self.origin = origin
        self.problem = problem
        self.advice = advice

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str, str]]:
        return type(self), (self.origin, self.problem, self.advice)


class UnreadableInput(InputError):
    """The bytes could not be had: missing, not permitted, too large, network failure."""


class UnsupportedInput(InputError):
    """The bytes are of a kind onrecord does not read: binary, encrypted, unknown format."""


class UndecodableInput(InputError):
    """The bytes are not valid text in the encoding found or asked for."""


class EmptyInput(InputError):
    """There is no text in the input."""


class WrongLanguage(InputError):
    """The text is not English."""


class ModelError(OnrecordError):
    """A model file is missing, damaged or does not fit this version."""


class CorpusError(OnrecordError):
    """An evaluation corpus is missing or not of the form the evaluation expects."""


class MissingExtra(OnrecordError):
    """A format needs a package that is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(
            f"{what} needs a package that is not installed. Install it with"
            f" `pip install 'onrecord[{extra}]'`."
        )


class ArchiveError(OnrecordError):
    """The archive's file is missing, damaged, busy, full or of another version.

    Attributes:
        path: The archive's file.
        problem: What is wrong, and what to do next.
    """

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path = path
        self.problem = problem


class RegistryError(OnrecordError):
    """What is asked of the registry of speakers can't be done."""
