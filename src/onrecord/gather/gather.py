"""Learn topics from the vectors of an archive's statements, and keep up with what is new."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from onrecord.find.nearest import Nearest
from onrecord.gather.cluster import SAME_TOPIC, find_centres, place_vectors
from onrecord.gather.label import Labeller, find_terms
from onrecord.store import Archive
from onrecord.store import topics as rows
from onrecord.store.topics import TopicEntry, Worded

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from onrecord.find.embedder import Embedder

FEWEST_STATEMENTS = 6
FEWEST_DOCUMENTS = 2
"""What fewer statements or documents have in common is no topic across documents."""
_FEWEST_TERMS = 2
"""A statement of fewer ("they", "his name") is about nothing that can be told from its words."""


def list_topics(archive: Archive) -> list[TopicEntry]:
    """Return the archive's topics, those with the most statements first."""
    return rows.read_topics(archive.query)


def gather(
    archive: Archive,
    embedder: Embedder,
    *,
    again: bool = False,
    advance: Callable[[int, int], object] | None = None,
) -> list[TopicEntry]:
    """Learn topics from statements that are about none yet, and return all topics.

    Topics that are there stay as they are. Statements join the topic that they are nearest to; new
    topics are learned from those that are near to none.

    Args:
        archive: Where they are kept.
        embedder: The model that vectors are made with.
        again: Learn all anew. Topics that a person named or merged stay, and what is nearest to
            them joins them first.
        advance: Called with how many statements the model has read, and of how many.
    """
    Nearest(archive, embedder).embed_new(advance)
    if again:
        with archive.writing() as connection:
            rows.forget_learned(connection)
    _join_known(archive, embedder)
    _learn(archive, embedder)
    return list_topics(archive)


def keep_up(archive: Archive, embedder: Callable[[], Embedder]) -> int:
    """Let new statements join the archive's topics, if it has any.

    Args:
        archive: Where they are kept.
        embedder: Loads the model, if it is needed.

    Returns:
        How many statements were new.
    """
    if not rows.read_topics(archive.query) or not rows.unplaced(archive.query):
        return 0
    loaded = embedder()
    Nearest(archive, loaded).embed_new()
    return _join_known(archive, loaded)


def _join_known(archive: Archive, embedder: Embedder) -> int:
    import numpy as np

    known = rows.read_centres(archive.query, embedder.identity)
    waiting = rows.unplaced(archive.query)
    numbers, vectors = _vectors(archive, list(_telling(archive, waiting)), embedder)
    centres = np.frombuffer(b"".join(vector for _, vector in known), np.float32)
    nearest = place_vectors(vectors, centres.reshape(len(known), embedder.size))
    topics: dict[int, int | None] = dict.fromkeys(waiting)
    for number, place in zip(numbers, nearest.tolist(), strict=True):
        topics[number] = known[place][0] if place >= 0 else None
    with archive.writing() as connection:
        rows.place(connection, topics)
    return len(topics)


def _learn(archive: Archive, embedder: Embedder) -> None:
    known = [vector for _, vector in rows.read_centres(archive.query, embedder.identity)]
    worded = _telling(archive, rows.homeless(archive.query))
    numbers, vectors = _vectors(archive, list(worded), embedder)
    centres = _apart(find_centres(vectors), known)
    members: dict[int, list[int]] = {}
    for number, place in zip(numbers, place_vectors(vectors, centres).tolist(), strict=True):
        if place >= 0:
            members.setdefault(place, []).append(number)
    labeller = Labeller(worded.values())
    # What readers would call by one name is one topic, however its statements lie.
    labelled: dict[str, int] = {each.label: each.id for each in list_topics(archive)}
    with archive.writing() as connection:
        for place, ids in sorted(members.items()):
            label = _label(labeller, [worded[number] for number in ids])
            if label is None:
                continue
            centre = centres[place].tobytes()
            if label in labelled:
                rows.put_centre(connection, labelled[label], embedder.identity, centre)
            else:
                labelled[label] = rows.put_topic(connection, label, embedder.identity, centre)
            rows.place(connection, dict.fromkeys(ids, labelled[label]))


def _telling(archive: Archive, ids: Sequence[int]) -> dict[int, Worded]:
    """Return the statements whose words can tell what they are about."""
    worded = rows.read_worded(archive.query, ids)
    return {
        number: each
        for number, each in worded.items()
        if len(find_terms(each.words)) >= _FEWEST_TERMS
    }


def _label(labeller: Labeller, statements: Sequence[Worded]) -> str | None:
    """Return a topic's label; ``None`` where it is no topic across documents."""
    documents = {each.document for each in statements}
    if len(statements) < FEWEST_STATEMENTS or len(documents) < FEWEST_DOCUMENTS:
        return None
    return labeller.label(statements)


def _apart(centres: NDArray[np.float32], known: Iterable[bytes]) -> NDArray[np.float32]:
    """Return the centres that are near to none that is known."""
    import numpy as np

    others = [np.frombuffer(each, np.float32) for each in known]
    if not others or not len(centres):
        return centres
    likeness = centres @ np.stack(others).T
    apart: NDArray[np.float32] = centres[likeness.max(axis=1) < SAME_TOPIC]
    return apart


def _vectors(
    archive: Archive, ids: Sequence[int], embedder: Embedder
) -> tuple[list[int], NDArray[np.float32]]:
    """Return the statements that have vectors, and these, of length 1."""
    import numpy as np

    kept = archive.vectors(ids)
    read = np.frombuffer(b"".join(kept.values()), np.int8).reshape(len(kept), embedder.size)
    vectors = read.astype(np.float32)
    return list(kept), vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
