"""What people say of statements, as corrections; among them what annotators changed elsewhere.

``read_brat`` and ``read_web_annotations`` read what ``onrecord export`` wrote and a person edited,
``find_corrections`` compares it with the record. ``put_right`` is what was chosen by hand.
"""

from onrecord.review.annotated import Annotated, AnnotatedStatement
from onrecord.review.brat import read_brat
from onrecord.review.compare import find_corrections
from onrecord.review.places import read_places
from onrecord.review.put_right import put_right
from onrecord.review.web_annotation import read_web_annotations

__all__ = [
    "Annotated",
    "AnnotatedStatement",
    "find_corrections",
    "put_right",
    "read_brat",
    "read_places",
    "read_web_annotations",
]
