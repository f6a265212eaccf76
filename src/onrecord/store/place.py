"""Where the archive is unless the user says otherwise."""

from __future__ import annotations

from pathlib import Path


def default_archive() -> Path:
    """Return the archive's place in the user's folder for data, as the platform has it."""
    from platformdirs import user_data_path

    return user_data_path("onrecord", appauthor=False) / "archive.sqlite"
