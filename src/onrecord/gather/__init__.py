"""Gather what statements of many documents are about into topics, which a person can edit."""

from onrecord.gather.edit import merge_topics, rename_topic
from onrecord.gather.gather import gather, keep_up, list_topics
from onrecord.store.topics import TopicEntry

__all__ = [
    "TopicEntry",
    "gather",
    "keep_up",
    "list_topics",
    "merge_topics",
    "rename_topic",
]
