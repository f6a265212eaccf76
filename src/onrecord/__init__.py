"""onrecord: who said what, in which exact words and where.

``onrecord.read(path)`` and ``onrecord.extract(text)`` return a ``Record``; see ``onrecord.types``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.api import extract, read

__version__ = "0.1.0"
__all__ = ["__version__", "extract", "read"]


def __getattr__(name: str) -> Any:
    # Importing onrecord must stay cheap: the model and the readers load when first used.
    if name in ("extract", "read"):
        from onrecord import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
