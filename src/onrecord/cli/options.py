"""What the commands' options have in common."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click


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
        help="Threads of the model in a single process.",
    )
    return add_model(add_threads(command))


def _folder(_context: click.Context, _option: click.Parameter, name: str) -> Path:
    from onrecord.errors import ModelError
    from onrecord.tag import model_folder

    try:
        return model_folder(name)
    except ModelError as error:
        raise click.BadParameter(str(error)) from error
