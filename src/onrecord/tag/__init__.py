"""The one place that runs the model: text to tagged spans and their links."""

from __future__ import annotations

from onrecord.tag.encode import EncodedText, encode
from onrecord.tag.model import Model, load_model, model_folder
from onrecord.tag.tagger import tag_encoded

__all__ = ["EncodedText", "Model", "encode", "load_model", "model_folder", "tag_encoded"]
