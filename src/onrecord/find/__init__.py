"""Questions to the archive: full text, filters, nearest statements, edits."""

from onrecord.find.edits import Edit, Edits, FieldEdit, find_edits
from onrecord.find.embedder import embedder_folder, find_embed, load_embedder
from onrecord.find.filters import Filters
from onrecord.find.nearest import Nearest
from onrecord.find.search import DEFAULT_LIMIT, Hit, find

__all__ = [
    "DEFAULT_LIMIT",
    "Edit",
    "Edits",
    "FieldEdit",
    "Filters",
    "Hit",
    "Nearest",
    "embedder_folder",
    "find",
    "find_edits",
    "find_embed",
    "load_embedder",
]
