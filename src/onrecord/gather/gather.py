"""Learn topics from the vectors of an archive's statements, and keep up with what is new."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from onrecord.find.nearest import Nearest
from onrecord.gather.label import is_broad
from onrecord.gather.learn import learn
from onrecord.gather.place import Centres, place
from onrecord.gather.vocabulary import open_words
from onrecord.store import Archive
from onrecord.store import topics as rows
from onrecord.store.topics import TopicEntry, Worded

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from onrecord.find.embedder import Embedder

_FEWEST_WORDS = 2
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
    waiting = rows.unplaced(archive.query)
    worded = _telling(archive, waiting)
    numbers, vectors = _vectors(archive, list(worded), embedder)
    documents = rows.count_documents(archive.query)
    labels = {
        each.id: each.label
        for each in list_topics(archive)
        if each.is_named or not is_broad(each.documents, documents)
    }
    topics: dict[int, int | None] = dict.fromkeys(waiting)
    topics |= place(numbers, vectors, worded, _centres(archive, embedder), labels)
    with archive.writing() as connection:
        rows.place(connection, topics)
    return len(topics)


def _learn(archive: Archive, embedder: Embedder) -> None:
    """Learn topics from the statements that have none."""
    worded = _telling(archive, rows.homeless(archive.query))
    numbers, vectors = _vectors(archive, list(worded), embedder)
    found = learn(numbers, vectors, worded, _centres(archive, embedder).vectors)
    known_as = {each.label: each.id for each in list_topics(archive)}
    with archive.writing() as connection:
        for topic in found:
            number = known_as.get(topic.label)
            if number is None:
                number = known_as[topic.label] = rows.put_topic(connection, topic.label)
            for centre in topic.centres:
                rows.put_centre(connection, number, embedder.identity, centre.tobytes())
            rows.place(connection, dict.fromkeys(topic.statements, number))


def _centres(archive: Archive, embedder: Embedder) -> Centres:
    import numpy as np

    known = rows.read_centres(archive.query, embedder.identity)
    vectors = np.frombuffer(b"".join(vector for _, vector in known), np.float32)
    return Centres(tuple(topic for topic, _ in known), vectors.reshape(len(known), embedder.size))


def _telling(archive: Archive, ids: Sequence[int]) -> dict[int, Worded]:
    """Return the statements whose words can tell what they are about."""
    worded = rows.read_worded(archive.query, ids)
    return {
        number: each
        for number, each in worded.items()
        if len(open_words(each.words)) >= _FEWEST_WORDS
    }


def _vectors(
    archive: Archive, ids: Sequence[int], embedder: Embedder
) -> tuple[list[int], NDArray[np.float32]]:
    """Return the statements that have vectors, and these, of length 1."""
    import numpy as np

    kept = archive.vectors(ids)
    read = np.frombuffer(b"".join(kept.values()), np.int8).reshape(len(kept), embedder.size)
    vectors = read.astype(np.float32)
    return list(kept), vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
