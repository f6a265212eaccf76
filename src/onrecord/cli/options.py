"""What the commands' options have in common."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from typing import Any, Literal, TypeVar

import click

from onrecord.ingest import ReadOptions

_DEFAULTS = ReadOptions()
PageFormat = Literal["text", "html", "json"]
PAGE_SUFFIXES: Mapping[str, PageFormat] = {
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".txt": "text",
}
Form = TypeVar("Form", bound=str)


def format_for(
    output: Path | None, suffixes: Mapping[str, Form], *, terminal: Form, elsewhere: Form
) -> Form:
    """Return the format that an output's name tells; without a name, whether a terminal is.

    An ending of another format is refused: the file would not be what its name says.
    """
    if output is None:
        return terminal if sys.stdout.isatty() else elsewhere
    ending = output.suffix.lower()
    if ending not in ("", *suffixes):
        raise click.UsageError(
            f"{str(output)!r}: there is no format for names that end in {output.suffix}. Let it "
            f"end in {', '.join(suffixes)}, or say the format with --format."
        )
    return suffixes.get(ending, elsewhere)


def day_options(later: str, earlier: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Add ``--from`` and ``--to``, given to the command as ``since`` and ``until``, with help."""

    def add(command: Callable[..., None]) -> Callable[..., None]:
        day = click.DateTime(["%Y-%m-%d"])
        until = click.option("--to", "until", type=day, metavar="DAY", help=earlier)
        since = click.option("--from", "since", type=day, metavar="DAY", help=later)
        return since(until(command))

    return add


class NumberRange(click.FloatRange):
    """A number within bounds; "nan", which is within any to click, is refused."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the number, or refuse it as wrong usage."""
        number = super().convert(value, param, ctx)
        if number != number:
            self.fail(
                f"{value!r} is not a number in the range {self._describe_range()}.", param, ctx
            )
        return number


class OutputFile(click.Path):
    """A file to write. That it can't be written is said before any work is done."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, dir_okay=False, writable=True)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path, or refuse it as wrong usage."""
        try:
            path = Path(os.fsdecode(super().convert(value, param, ctx)))
            folder = path.resolve().parent
            # A device or a pipe is written to as it is: nothing is made beside it.
            replaced = path.is_file() or not path.exists()
        except (OSError, RuntimeError) as error:
            self.fail(f"{str(value)!r}: cannot be written ({error}). Name another.", param, ctx)
        if replaced and not folder.is_dir():
            self.fail(
                f"{str(path)!r}: there is no folder {str(path.parent)!r}. "
                "Make it, or name a file in another folder.",
                param,
                ctx,
            )
        if replaced and not os.access(folder, os.W_OK | os.X_OK):
            self.fail(
                f"{str(path)!r}: files can't be made in {str(path.parent)!r}. "
                "Have that permitted, or name a file in another folder.",
                param,
                ctx,
            )
        return path


def output_option(command: Callable[..., None]) -> Callable[..., None]:
    """Add ``--output``, given to the command as the path ``output``."""
    return click.option(
        "--output",
        "-o",
        type=OutputFile(),
        metavar="FILE",
        help="Write there, not to standard output.",
    )(command)


def model_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add ``--model``, given to the command as the folder ``model``, and ``--threads``."""
    add_model = click.option(
        "--model",
        default="fast",
        show_default=True,
        metavar="NAME",
        callback=_folder,
        help="Which model reads.",
    )
    add_threads = click.option(
        "--threads",
        type=click.IntRange(1, 256),
        default=2,
        show_default=True,
        help="Threads in a single process.",
    )
    return add_model(add_threads(command))


def archive_option(command: Callable[..., None]) -> Callable[..., None]:
    """Add ``--archive``, given to the command as the path ``archive_path``."""
    return click.option(
        "--archive",
        "archive_path",
        type=click.Path(path_type=Path),
        envvar="ONRECORD_ARCHIVE",
        metavar="FILE",
        callback=_archive_path,
        help="The archive's file. Default: ONRECORD_ARCHIVE, else in your folder for data.",
    )(command)


def many_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add what goes with many inputs: ``--workers``, and ``--errors`` as ``errors_path``."""
    add_workers = click.option(
        "--workers",
        type=click.IntRange(1, 256),
        default=1,
        show_default=True,
        help="Processes that read at once, one thread each where there are several.",
    )
    add_errors = click.option(
        "--errors",
        "errors_path",
        type=OutputFile(),
        metavar="FILE",
        help="Also write failures there, as JSON lines.",
    )
    return add_workers(add_errors(command))


def reading_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of reading inputs, given to the command together as ``options``."""

    @click.option(
        "--lang",
        type=click.Choice(["en"]),
        help="Take the texts to be in this language, without looking.",
    )
    @click.option("--encoding", metavar="NAME", help="Text encoding. Default: detected.")
    @click.option(
        "--encoding-errors",
        type=click.Choice(["strict", "replace"]),
        default=_DEFAULTS.encoding_errors,
        show_default=True,
        help="What to do with bytes that are no text.",
    )
    @click.option(
        "--text-field",
        default=_DEFAULTS.text_field,
        show_default=True,
        metavar="NAME",
        help="The field of JSON inputs that holds the text.",
    )
    @click.option(
        "--max-bytes",
        type=click.IntRange(min=1),
        default=_DEFAULTS.max_bytes,
        show_default=True,
        metavar="N",
        help="The most that is taken from a URL.",
    )
    @click.option(
        "--timeout",
        type=NumberRange(0, 3600, min_open=True),
        default=_DEFAULTS.timeout,
        show_default=True,
        metavar="SECONDS",
        help="How long fetching a URL may take in all.",
    )
    @wraps(command)
    def with_options(
        *,
        lang: str | None,
        encoding: str | None,
        encoding_errors: Literal["strict", "replace"],
        text_field: str,
        max_bytes: int,
        timeout: float,
        **others: Any,
    ) -> None:
        options = ReadOptions(
            encoding=encoding,
            encoding_errors=encoding_errors,
            text_field=text_field,
            lang=lang,
            max_bytes=max_bytes,
            timeout=timeout,
        )
        command(options=options, **others)

    return with_options


def _archive_path(_context: click.Context, _option: click.Parameter, path: Path | None) -> Path:
    from onrecord.store import default_archive

    return path if path is not None else default_archive()


def _folder(_context: click.Context, _option: click.Parameter, name: str) -> Path:
    from onrecord.errors import ModelError
    from onrecord.tag import model_folder

    try:
        return model_folder(name)
    except ModelError as error:
        raise click.BadParameter(str(error)) from error
