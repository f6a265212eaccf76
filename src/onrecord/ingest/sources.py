"""From the user's arguments to the inputs they stand for: files, folders, patterns, ``-``, URLs."""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import EmptyInput, InputError, UnreadableInput
from onrecord.ingest.options import MEBIBYTE, ReadOptions
from onrecord.ingest.payload import Payload
from onrecord.ingest.sniff import SUFFIXES

_STREAM_LIMIT = 1024 * MEBIBYTE
"""More is never taken from a stream before the options' limit is looked at."""
_WEB = ("http://", "https://")
_CHECK_PATH = "Check the path."


@dataclass(frozen=True, slots=True)
class Source:
    """One input found, not yet read; it can be sent to another process.

    Attributes:
        path: Path, URL or ``-``.
        data: The bytes of standard input or of a pipe, which only this process can read;
            ``None`` for files and URLs.
    """

    path: str
    data: bytes | None = None

    @property
    def is_url(self) -> bool:
        """Tell whether it has to be fetched."""
        return self.path.startswith(_WEB)

    @property
    def shown(self) -> str:
        """The path as it can be printed: bytes that are not UTF-8 become U+FFFD."""
        return self.path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def find_sources(
    arguments: Sequence[str], outputs: Collection[Path] = ()
) -> Iterator[Source | InputError]:
    """Yield the inputs that the arguments stand for, in their order.

    A folder gives its files of known suffix, with those of its subfolders, sorted by path; hidden
    files and folders are skipped. A pattern (``*``, ``?``, ``[…]``, ``**``) is expanded if no file
    has it for a name. A file that is named by itself is taken whatever its suffix.

    Args:
        arguments: Paths, patterns, URLs and ``-``.
        outputs: Files and folders that are written to: what a folder or a pattern finds there is
            what an earlier run wrote, and is left out.
    """
    for argument in arguments:
        if argument == "-":
            yield Source("-", sys.stdin.buffer.read(_STREAM_LIMIT))
        elif argument.lower().startswith(_WEB):
            scheme, separator, rest = argument.partition("://")
            yield Source(scheme.lower() + separator + rest)
        elif _mode(argument) is None and glob.has_magic(argument):
            yield from _matches(argument, outputs)
        else:
            yield from _at_path(argument, outputs)


def is_same_file(path: str | Path, other: str | Path) -> bool:
    """Tell whether two paths lead to one file or folder, be it by links or before there is any.

    A device or a pipe is never the same: what is written there replaces nothing.
    """
    try:
        one, two = Path(path).stat(), Path(other).stat()
    except OSError:
        return os.path.realpath(path) == os.path.realpath(other)
    except ValueError:  # no file can have such a name
        return False
    return os.path.samestat(one, two) and (stat.S_ISREG(one.st_mode) or stat.S_ISDIR(one.st_mode))


def read_file(source: Source, options: ReadOptions) -> Payload:
    """Return the bytes of a file, or those that the source brought along.

    Raises:
        UnreadableInput: If the file cannot be read or is larger than the limit.
    """
    limit = options.max_file_bytes
    data = source.data
    if data is None:
        try:
            with Path(source.path).open("rb") as file:
                data = file.read(limit + 1)
        except (OSError, ValueError) as error:
            raise unreadable(source.path, error) from error
    if len(data) > limit:
        raise UnreadableInput(
            source.shown,
            f"has more than {limit:,} bytes.",
            "Split it into smaller files.",
        )
    return Payload(source.shown, data, suffix=suffix(source.path))


def suffix(path: str) -> str:
    """Return the suffix of a file's name, in lower case."""
    return Path(path).suffix.lower()


def unreadable(path: str, error: OSError | ValueError) -> UnreadableInput:
    """Say in plain words why a path cannot be read."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return UnreadableInput(Source(path).shown, f"cannot be read ({reason}).", _CHECK_PATH)


def _matches(pattern: str, outputs: Collection[Path]) -> Iterator[Source | InputError]:
    try:
        found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207
    except (OSError, ValueError) as error:
        yield unreadable(pattern, error)
        return
    paths = [path for path in found if not _is_written(path, outputs)]
    if not paths:
        yield UnreadableInput(
            Source(pattern).shown, "no file matches the pattern.", "Check the pattern."
        )
    for path in paths:
        # ** matches every folder as well as the files in it.
        if "**" not in pattern or not Path(path).is_dir():
            yield from _at_path(path, outputs)


def _at_path(path: str, outputs: Collection[Path]) -> Iterator[Source | InputError]:
    mode = _mode(path)
    if mode is None:
        yield _missing(path)
    elif stat.S_ISDIR(mode):
        yield from _in_folder(path, outputs)
    elif stat.S_ISREG(mode):
        yield Source(path)
    else:
        # A pipe, such as a shell's <(command): it can be read once, and only here.
        try:
            with Path(path).open("rb") as pipe:
                yield Source(path, pipe.read(_STREAM_LIMIT))
        except OSError as error:
            yield unreadable(path, error)


def _in_folder(folder: str, outputs: Collection[Path]) -> Iterator[Source | InputError]:
    errors: list[OSError] = []
    paths = []
    for parent, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths += [
            path
            for path in (Path(parent, name) for name in names)
            if not path.name.startswith(".")
            and suffix(path.name) in SUFFIXES
            and not _is_written(path, outputs)
        ]
    for error in errors:
        yield unreadable(str(error.filename), error)
    if not paths and not errors:
        yield EmptyInput(
            Source(folder).shown,
            f"the folder holds no file of a known kind ({' '.join(SUFFIXES)}).",
            "Give a folder with such files, or name the files themselves.",
        )
    yield from (Source(str(path)) for path in sorted(paths))


def _is_written(path: str | Path, outputs: Collection[Path]) -> bool:
    """Tell whether a path is one of the outputs, or lies in a folder that is one."""
    return any(
        is_same_file(path, output)
        or (output.is_dir() and Path(os.path.realpath(path)).is_relative_to(output.resolve()))
        for output in outputs
    )


def _missing(path: str) -> UnreadableInput:
    scheme, separator, _ = path.partition("://")
    if separator and scheme.isalpha():
        return UnreadableInput(
            Source(path).shown,
            f"addresses with {scheme}:// are not fetched, only http:// and https://.",
            "Save it, and give the path of the file.",
        )
    return UnreadableInput(Source(path).shown, "there is no such file or folder.", _CHECK_PATH)


def _mode(path: str) -> int | None:
    try:
        return Path(path).stat().st_mode
    except (OSError, ValueError):
        return None
