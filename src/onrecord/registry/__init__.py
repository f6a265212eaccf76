"""The registry: who is on record across the archive's documents, and what the user says of it."""

from onrecord.registry.decide import Made, decisions, merge, split, undo
from onrecord.registry.known import (
    Known,
    NamedSo,
    RoleHeld,
    by_forms,
    find_known,
    known_by_name,
    list_known,
    named_so,
    of_speakers,
    roles_held,
)
from onrecord.registry.people import import_people, people_of, read_people, write_people
from onrecord.registry.recognise import recognise
from onrecord.registry.update import update

__all__ = [
    "Known",
    "Made",
    "NamedSo",
    "RoleHeld",
    "by_forms",
    "decisions",
    "find_known",
    "import_people",
    "known_by_name",
    "list_known",
    "merge",
    "named_so",
    "of_speakers",
    "people_of",
    "read_people",
    "recognise",
    "roles_held",
    "split",
    "undo",
    "update",
    "write_people",
]
